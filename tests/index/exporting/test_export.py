"""Statements written into files, and read back by others."""

import csv
import json
from contextlib import closing

import pytest

from index.errors import CopyFailed
from index.exchange_errors import ExportFormatUnknown
from index.exporting import export as exporting
from index.exporting.export import ENDINGS, export
from index.progress import Cancelled
from index.workspace import SourceRecord, Workspace
from tests.index.texts import BRIDGE


@pytest.fixture
def reader(tmp_path):
    with Workspace.open(tmp_path / "library") as library:
        record = SourceRecord(headline='=HYPERLINK("x") <b>', outlet="The Ferry", published="2021-05-03")
        library.import_text(BRIDGE, record=record, source="bridge.txt")
        with closing(library.reader()) as reader:
            yield reader


@pytest.fixture
def ids(reader):
    ids = reader.search("is:any").ids
    assert len(ids) > 2
    return ids


def table(path):
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_a_table_has_every_statement_in_order(reader, ids, tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(exporting, "_AT_ONCE", at_once)
    export(reader, ids, tmp_path / "all.csv")
    rows = table(tmp_path / "all.csv")
    assert [int(row["number"]) for row in rows] == list(ids)
    assert [row["statement"] for row in rows] == [one.quote for one in reader.rows(ids)]


def test_a_cell_that_a_spreadsheet_would_run_is_text(reader, ids, tmp_path):
    export(reader, ids, tmp_path / "all.csv")
    assert {row["headline"] for row in table(tmp_path / "all.csv")} == {'\'=HYPERLINK("x") <b>'}


def test_a_speaker_who_is_not_sure_is_not_asserted_in_a_table(reader, ids, tmp_path):
    export(reader, ids, tmp_path / "all.csv")
    for row, stored in zip(table(tmp_path / "all.csv"), reader.rows(ids), strict=True):
        attribution = stored.statement.attribution
        name = attribution.speaker.name if attribution.speaker else ""
        asserted, possible = ("", name) if attribution.tier == "unsure" else (name, "")
        assert (row["speaker"], row["possible_speaker"], row["certainty"]) == (asserted, possible, attribution.tier)


def test_json_lines_have_every_statement(reader, ids, tmp_path):
    export(reader, ids, tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(ids)


@pytest.mark.parametrize("at_once", [1, 500])
def test_a_page_has_every_citation_and_runs_nothing(reader, ids, tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(exporting, "_AT_ONCE", at_once)
    export(reader, ids, tmp_path / "all.html")
    page = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert page.count("<p>") == len(ids)
    assert "<b>" not in page
    assert "<script" not in page


@pytest.mark.parametrize("at_once", [1, 500])
def test_markdown_has_every_citation(reader, ids, tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(exporting, "_AT_ONCE", at_once)
    export(reader, ids, tmp_path / "all.md")
    text = (tmp_path / "all.md").read_text(encoding="utf-8")
    assert text == f"{reader.cite(ids, style='newsroom').markdown}\n"


@pytest.mark.parametrize(("ending", "format_"), [(".bib", "bibtex"), (".ris", "ris"), (".json", "csl-json")])
def test_references_are_those_that_are_copied(reader, ids, tmp_path, ending, format_):
    export(reader, ids, tmp_path / f"all{ending}")
    assert (tmp_path / f"all{ending}").read_bytes().decode() == reader.export(ids, format=format_)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cancelled_export_leaves_no_file_and_the_old_one(reader, ids, tmp_path, ending):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"old{ending}").write_text("old")

    def give_up(done, total, what):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(reader, ids, folder / f"new{ending}", progress=give_up)
    with pytest.raises(Cancelled):
        export(reader, ids, folder / f"old{ending}", replacing=True, progress=give_up)
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [(f"old{ending}", "old")]


def test_a_file_is_replaced_only_when_told_so(reader, ids, tmp_path):
    (tmp_path / "all.csv").write_text("old")
    with pytest.raises(CopyFailed, match="there is a file of this name already"):
        export(reader, ids, tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_text() == "old"
    export(reader, ids, tmp_path / "all.csv", replacing=True)
    assert len(table(tmp_path / "all.csv")) == len(ids)


def test_a_name_that_tells_no_format_is_refused(reader, ids, tmp_path):
    with pytest.raises(ExportFormatUnknown, match=r"\.csv"):
        export(reader, ids, tmp_path / "all.docx")
    assert not (tmp_path / "all.docx").exists()
