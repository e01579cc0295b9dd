"""A table of quotes, answered as a table."""

import csv

import pytest

from index.comparing.findings import Verdict
from index.errors import CopyFailed, SourceMalformed
from index.exporting.verified import COLUMNS, verify_table
from index.model import SourceRecord
from index.progress import Cancelled
from index.workspace import Workspace

STORY = """Ferry comes

“The boat is a long overdue step for everybody on the islands, and not a gift,” Mayor Ida Holm said on Monday.

The quay =SUM(A1) was painted white in the spring by people from the islands.
"""
QUOTE = "The boat is a long overdue step for everybody on the islands, and not a gift"
ALTERED = QUOTE.replace("not ", "")


@pytest.fixture
def reader(folder):
    """A library with one article."""
    with Workspace.open(folder) as library:
        record = SourceRecord(headline="Ferry comes", outlet="Harbour Post", published="2021-05-04")
        library.import_text(STORY, record=record)
        opened = library.reader()
        yield opened
        opened.close()


@pytest.fixture
def table(tmp_path):
    """Writes quotes with names, and gives the path."""

    def write(*rows, columns=("Quote", "Speaker")):
        path = tmp_path / "asked.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
        return path

    return write


def answers(path):
    text = path.read_text("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True)))


def test_each_quote_has_its_answer_with_what_was_found(reader, table, tmp_path):
    asked = table((QUOTE, "Holm"), (ALTERED, ""), ("Nobody has seen a whale", "Lee Tan"), ("", ""), (QUOTE, "Lee Tan"))
    counts = verify_table(reader, asked, tmp_path / "answers.csv")
    assert counts == {Verdict.EXACT: 1, Verdict.ALTERED: 1, Verdict.NOT_FOUND: 1, Verdict.OTHER_SPEAKER: 1}
    exact, altered, unknown, other = answers(tmp_path / "answers.csv")
    assert tuple(exact) == COLUMNS
    assert (exact["answer"], exact["speaker"], exact["differences"]) == ("exact", "Ida Holm", "")
    assert (exact["outlet"], exact["published"], exact["headline"]) == ("Harbour Post", "2021-05-04", "Ferry comes")
    assert altered["answer"] == "altered: 1 word differs"
    assert "[-not-]" in altered["differences"]
    assert (unknown["named"], unknown["answer"]) == ("Lee Tan", "not found in your article")
    assert unknown["statement"] == unknown["number"] == ""
    assert other["answer"] == "by someone else than Lee Tan"


def test_words_that_only_a_text_has_are_told_and_no_cell_is_run(reader, table, tmp_path):
    asked = table(("=SUM(A1) was painted white in the spring by people from the islands", ""))
    assert verify_table(reader, asked, tmp_path / "answers.csv") == {Verdict.IN_TEXT: 1}
    (answer,) = answers(tmp_path / "answers.csv")
    assert answer["quote"].startswith("'=SUM")
    assert answer["headline"] == "Ferry comes"
    assert "painted white" in answer["statement"]


def test_pieces_of_several_statements_have_a_line_each(folder, table, tmp_path):
    with Workspace.open(folder) as library:
        for words in (QUOTE, "We have asked for this ferry since my children went to school on the mainland"):
            library.import_text(f"Ferry\n\n“{words},” Mayor Ida Holm said on Monday.\n")
        reader = library.reader()
        asked = table((f"{QUOTE} … We have asked for this ferry since my children went to school on the mainland", ""))
        counts = verify_table(reader, asked, tmp_path / "answers.csv")
        reader.close()
    assert counts == {Verdict.JOINED: 1}
    assert len({answer["number"] for answer in answers(tmp_path / "answers.csv")}) == 2


def test_what_is_there_stays_where_the_table_cannot_be_read_or_the_work_is_stopped(reader, table, tmp_path):
    target = tmp_path / "answers.csv"
    target.write_text("mine")

    def stop(done, total, what):
        raise Cancelled

    with pytest.raises(CopyFailed):
        verify_table(reader, table((QUOTE, "")), target)
    with pytest.raises(Cancelled):
        verify_table(reader, table((QUOTE, "")), target, replacing=True, progress=stop)
    with pytest.raises(SourceMalformed):
        verify_table(reader, table(("a", "b"), columns=("text", "name")), target, replacing=True)
    assert target.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".csv") == ["answers.csv", "asked.csv"]
