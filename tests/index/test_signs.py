"""Signs of editing and headlines without support, as searches find them."""

import pytest

from index.article import SourceRecord
from index.record_fields import RecordField

TEXT = """Mayor calls ferry ‘a disgrace’

The council of Harbour Town met on Monday, and there was a long debate about the ferry.

“The ferry [to the islands] is late … every day of the week,” Mayor Ida Holm said through an interpreter.

Lee Tan, who runs the line, said that “the new boat would not sail before May” and that the quay was “too short”.
"""


@pytest.fixture
def put(library):
    """Imports the story; gives the number of its article."""
    record = SourceRecord(headline="Mayor calls ferry ‘a disgrace’")
    return library.import_text(TEXT, record=record).imported[0]


def found(reader, value):
    return {row.quote.split()[1] for row in reader.rows(reader.search(f"is:{value}").ids)}


def test_searches_and_facets_find_the_signs(put, reader):
    assert found(reader, "brackets") == found(reader, "ellipsis") == found(reader, "translated") == {"ferry"}
    counts = {one.value: one.count for one in reader.search("").facets["wording"]}
    assert counts["brackets"] == counts["translated"] == 1
    assert counts["headline-only"] == len(reader.search("").ids)
    assert reader.search("is:headline-only is:brackets").understood == "is headline-only AND is brackets"


def test_a_corrected_end_renews_them(put, reader, library):
    (row,) = reader.rows(reader.search("is:brackets").ids)
    start = reader.article(put).article.text.index("every day")
    change = library.set_content(row.id, [(start, start + len("every day of the week"))])
    assert found(reader, "brackets") == set()
    library.undo(change.id)
    assert found(reader, "brackets") == {"ferry"}


def test_a_corrected_headline_renews_them(put, reader, library):
    library.set_record(put, {RecordField.HEADLINE: "Mayor calls ferry ‘late’"})
    assert reader.search("is:headline-only").ids == ()
    assert reader.headline_only() == frozenset()


def test_the_command_line_lists_such_articles(put, library, run):
    library.close()
    code, printed, _ = run("articles", "--headline-only")
    assert code == 0
    assert "a disgrace" in printed
    run("set-article", put, "--headline", "Mayor calls ferry late")
    code, printed, said = run("articles", "--headline-only")
    assert (code, printed) == (1, "")
    assert "no headline quotes words" in said


def test_the_articles_are_told(put, reader, library):
    assert reader.headline_only() == {put}
    library.remove_articles([put])
    assert reader.headline_only() == frozenset()
