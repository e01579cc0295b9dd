"""An original and what others made of it; two speakers or outlets side by side."""

import json

import pytest

from index.comparing.coverage import Use, use_counts
from index.errors import ArticleNotFound
from index.model import SourceRecord

RELEASE = """Statement on the ferry

“The boat is a long overdue step for everybody on the islands, and not a gift,” Mayor Ida Holm said on Monday.

“We have asked for this ferry since my children went to school on the mainland,” Holm said.

“The quay will be ready before the first storms of the autumn reach the harbour,” Holm said.
"""
PAPERS = {
    "Harbour Post": """Ferry comes

Nobody was surprised. “The boat is a long overdue step for everybody on the islands, and not a gift,” Ida Holm said.
""",
    "The Daily Tide": """Ferry is a gift

“The boat is a long overdue step for everybody on the islands, and a gift,” Ida Holm said in the town hall.

“We have asked for this ferry since my children went to school,” Holm said.
""",
}


@pytest.fixture
def release(library):
    """A press release and the papers that used it; its number."""
    (number,) = library.import_text(RELEASE, record=SourceRecord(outlet="City Hall", published="2021-05-03")).imported
    for outlet, text in PAPERS.items():
        library.import_text(text, record=SourceRecord(outlet=outlet, published="2021-05-04"))
    return number


def test_each_statement_of_the_original_has_what_others_made_of_it(release, reader):
    rows = reader.coverage(release)
    assert [row.use for row in rows] == [Use.QUOTED, Use.CUT, Use.NOT_QUOTED]
    assert len(rows[0].found.others) == 2
    assert {use: count for use, count in use_counts(rows).items() if count} == {
        Use.QUOTED: 1,
        Use.CUT: 1,
        Use.NOT_QUOTED: 1,
    }


def test_an_article_that_is_not_there_cannot_be_compared(release, reader):
    with pytest.raises(ArticleNotFound):
        reader.coverage(release + 100)


def test_two_outlets_stand_side_by_side_with_what_both_have(release, reader):
    sides = reader.side_by_side("islands", "outlet", ("Harbour Post", "The Daily Tide"))
    assert sides.counts == (1, 1)
    ((left, one),) = sides.shared
    assert (left, one.row.id) == (sides.rows[0][0].id, sides.rows[1][0].id)
    assert one.changed_words == 1


def test_a_name_in_the_query_gives_way_to_those_compared(release, reader):
    sides = reader.side_by_side("speaker:nobody", "speaker", ("Ida Holm", "Otto Brandt"))
    assert sides.counts[0] > 0
    assert sides.rows[1] == ()


def test_the_command_line_compares(release, library, run):
    library.close()
    code, printed, _ = run("compare", "--article", release)
    assert code == 0
    assert "3 statements: 1 quoted, 1 cut, 1 not quoted" in printed
    assert "altered, 1 word differs" in printed
    _, printed, _ = run("compare", "--article", release, "--json")
    assert [json.loads(line)["use"] for line in printed.splitlines()] == ["quoted", "cut", "not quoted"]
    _, printed, _ = run("compare", "--article", release, "--show", "used")
    assert printed.splitlines()[0] == "3 statements: 1 quoted, 1 cut, 1 not quoted"
    assert "first storms" not in printed
    _, printed, _ = run("compare", "--article", release, "--show", "not-quoted", "--json")
    assert [json.loads(line)["use"] for line in printed.splitlines()] == ["not quoted"]
    _, printed, _ = run("compare", "--outlets", "Harbour Post", "The Daily Tide", "islands")
    assert "Harbour Post: 1 statement" in printed
    assert "both: " in printed
    _, printed, _ = run("compare", "--outlets", "Harbour Post", "The Daily Tide", "--json")
    assert [json.loads(line)["side"] for line in printed.splitlines()].count("The Daily Tide") == 2
