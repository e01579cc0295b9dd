"""The log of changes as a file: what other programs read of it."""

import csv
import io
import json

import pytest

from index.library.log_files import FORMATS, as_csv, as_json_lines
from index.model import Change, Corrected

LINES = (
    Change(
        id=3,
        made_at="2021-05-04T08:00:00Z",
        title="Taken back: Change of speaker",
        subject="“Zoë, wait”, they\nsaid",
        before="Bo, Lake",
        after="Ann Field",
        statement_ids=(7, 9),
        undoes=2,
    ),
    Change(
        id=2,
        made_at="2021-05-04T07:59:00Z",
        title="Change of speaker",
        subject="=1+1",
        before="@home",
        after="-",
        statement_ids=(7, 9),
        undone=True,
        corrects=Corrected.SPEAKER,
    ),
)


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_begins_with_a_byte_order_mark_and_names_its_columns():
    assert as_csv(LINES).startswith("\ufeffnumber,made_at,what,subject,from,to,")


def test_every_word_comes_back_from_csv_also_with_commas_marks_and_line_ends():
    first, second = cells(as_csv(LINES))
    assert (first["subject"], first["from"], first["takes_back"]) == ("“Zoë, wait”, they\nsaid", "Bo, Lake", "2")
    assert (second["taken_back"], second["statements"]) == ("yes", "7 9")


def test_no_cell_of_csv_can_be_run_by_a_spreadsheet():
    _, second = cells(as_csv(LINES))
    assert (second["subject"], second["from"], second["to"]) == ("'=1+1", "'@home", "'-")


def test_json_lines_hold_each_change_as_it_is():
    first, second = (json.loads(line) for line in as_json_lines(LINES).splitlines())
    assert (first["id"], first["undoes"], first["statement_ids"]) == (3, 2, [7, 9])
    assert (second["corrects"], second["before"]) == ("speaker", "@home")


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_log_makes_a_file_without_lines(name):
    assert len(FORMATS[name](()).splitlines()) <= 1
