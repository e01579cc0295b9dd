"""Statements written into files, and read back by others."""

import csv
import json
from contextlib import closing
from dataclasses import replace
from zipfile import ZipFile, is_zipfile

import pytest
from lxml import etree

from index.errors import CopyFailed
from index.exchange_errors import ExportFormatUnknown
from index.exporting import export as exporting
from index.exporting import workbook
from index.exporting.export import ENDINGS, export
from index.exporting.placed import Placing
from index.progress import Cancelled
from index.version import VERSION
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
    lines = map(json.loads, (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines())
    assert [line["selected"]["id"] for line in lines if "selected" in line] == list(ids)


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


def cells_of(path):
    """The cells of a workbook's sheet by row, as they are kept in the file."""
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with ZipFile(path) as book:
        names = [name for name in book.namelist() if "worksheets/sheet" in name]
        sheet = etree.fromstring(book.read(names[0]))
    assert sheet.findall(".//x:f", space) == []  # no formula
    rows = sheet.findall(".//x:row", space)
    return [["".join(cell.itertext()) for cell in row.findall("x:c", space)] for row in rows]


def test_a_workbook_has_every_statement_and_no_formula(reader, ids, tmp_path):
    export(reader, ids, tmp_path / "all.xlsx")
    header, *rows = cells_of(tmp_path / "all.xlsx")
    assert header[:2] == ["number", "speaker"]
    assert [int(row[0]) for row in rows] == list(ids)
    for row, stored in zip(rows, reader.rows(ids), strict=True):
        assert stored.quote in row
        assert '=HYPERLINK("x") <b>' in row


def test_a_workbook_says_where_a_cell_had_no_room(reader, ids, tmp_path):
    (place,) = Placing(reader).placed(ids[:1])
    long, short = (replace(place, stored=replace(place.stored, quote=words)) for words in ("🌉" * 20_000, "short"))
    workbook.write([long, short], tmp_path / "long.xlsx")
    _, long, short = cells_of(tmp_path / "long.xlsx")
    (quote,) = [cell for cell in long if cell.startswith("🌉")]
    assert len(quote.encode("utf-16-le")) // 2 <= 32_767
    assert quote.endswith("cell has no room for more]")
    assert "short" in short


def test_more_statements_than_a_sheet_has_room_for_are_refused(reader, ids, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 2)
    with pytest.raises(CopyFailed, match="CSV has no limit"):
        export(reader, ids, tmp_path / "all.xlsx")
    assert list(tmp_path.glob("*.xlsx*")) == []


def test_a_workbook_can_be_cancelled_while_it_is_put_together(reader, ids, tmp_path):
    (place,) = Placing(reader).placed(ids[:1])
    pieces = []
    rows = [place] * 20
    workbook.write(rows, tmp_path / "all.xlsx", told=lambda: pieces.append(len(rows)))
    assert is_zipfile(tmp_path / "all.xlsx")
    *_, _an_empty_comment = pieces
    for allowed in range(len(pieces) - 1):
        left = iter(range(allowed))

        def give_up(left=left):
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            workbook.write(rows, tmp_path / "half.xlsx", told=give_up)
        assert not is_zipfile(tmp_path / "half.xlsx")


def test_a_workbook_that_is_given_up_is_not_put_together(reader, ids, tmp_path):
    pieces = []

    def some():
        yield from Placing(reader).placed(ids[:1])
        raise Cancelled

    with pytest.raises(Cancelled):
        workbook.write(some(), tmp_path / "all.xlsx", told=lambda: pieces.append(1))
    assert pieces == []


def test_a_pack_has_the_evidence_and_the_originals_byte_for_byte(reader, ids, tmp_path):
    export(reader, ids, tmp_path / "all.evidence.zip")
    with ZipFile(tmp_path / "all.evidence.zip") as pack:
        page, *originals = pack.namelist()
        assert pack.read(page).decode().count("<section>") == len(ids)
        assert [pack.read(name) for name in originals] == [reader.original(1).content]
        assert originals == [f"originals/{reader.original(1).sha256[:12]}-bridge.txt"]


def test_a_pack_has_a_file_of_several_articles_once(tmp_path):
    table = tmp_path / "two.jsonl"
    table.write_text("".join(json.dumps({"headline": f"News {n}", "text": f"{BRIDGE} {n}"}) + "\n" for n in (1, 2)))
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        assert len(library.import_paths([table]).imported) == 2
        export(reader, reader.search("is:any").ids, tmp_path / "all.evidence.zip")
    with ZipFile(tmp_path / "all.evidence.zip") as pack:
        assert len(pack.namelist()) == 2


def test_a_fact_check_sheet_tells_what_is_checked_and_escapes_what_was_noted(tmp_path):
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        library.import_text(BRIDGE, source="bridge.txt")
        ids = reader.search("is:any").ids
        library.set_checked(ids[:1], on=True)
        library.set_note(ids[1], "<b>ask</b> again")
        export(reader, ids, tmp_path / "sheet.factcheck.html")
    page = (tmp_path / "sheet.factcheck.html").read_text(encoding="utf-8")
    assert page.count("<td>☐ not yet</td>") == len(ids) - 1
    assert page.count("✓ by you<br>20") == 1
    assert f"by On the Record {VERSION}." in page
    assert f"{len(ids)} statements: 1 checked, {len(ids) - 1} not checked." in page
    assert "&lt;b&gt;ask&lt;/b&gt; again" in page
    assert "<script" not in page


def test_whoever_checked_is_named_where_the_name_is_given(tmp_path):
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        library.import_text(BRIDGE, source="bridge.txt")
        ids = reader.search("is:any").ids
        library.set_checked(ids[:1], on=True)
        for name in ("sheet.factcheck.html", "sheet.factcheck.csv", "pack.evidence.html"):
            export(reader, ids, tmp_path / name, by=" Ada <Moss> ")
    for name in ("sheet.factcheck.html", "pack.evidence.html"):
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert page.count("by Ada &lt;Moss&gt;") == 1
        assert "“You” is Ada &lt;Moss&gt;, who keeps the library" in page
    assert [row["checked_by"] for row in table(tmp_path / "sheet.factcheck.csv")][:2] == ["Ada <Moss>", ""]


def test_a_fact_check_sheet_says_what_was_not_said(tmp_path):
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        library.import_text("Mayor Ann Field did not say that the bridge would open in May.", source="bridge.txt")
        ids = reader.search("is:negated").ids
        export(reader, ids, tmp_path / "sheet.factcheck.html")
    assert len(ids) == 1
    assert "<td>[not said] " in (tmp_path / "sheet.factcheck.html").read_text(encoding="utf-8")


def test_a_fact_check_table_tells_who_checked_what_when_and_runs_nothing(tmp_path):
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        record = SourceRecord(headline="=1+1", outlet="The Ferry", url="https://example.org/a")
        library.import_text(BRIDGE, record=record, source="bridge.txt")
        ids = reader.search("is:any").ids
        library.set_checked(ids[:1], on=True)
        library.set_note(ids[1], "@ask again")
        export(reader, ids, tmp_path / "sheet.factcheck.csv")
        at = reader.rows(ids[:1])[0].marks.checked
    first, second, *rest = table(tmp_path / "sheet.factcheck.csv")
    assert (first["checked"], first["checked_by"], first["checked_at"]) == ("yes", "you", at)
    assert {(row["checked"], row["checked_by"], row["checked_at"]) for row in (second, *rest)} == {("no", "", "")}
    assert {row["headline"] for row in (first, second)} == {"'=1+1"}
    assert second["note"] == "'@ask again"
    assert first["passage"].startswith("https://example.org/a#:~:text=")


def test_a_table_tells_where_each_statement_stands_and_who_reports_it(tmp_path):
    text = "Ferry stays\n\nIt was a wet year.\n\nTom Velde said that Ana Ruiz had told him the ferry would stay."
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        library.import_text(text, record=SourceRecord(url="https://example.org/a"), source="ferry.txt")
        ids = reader.search("is:any").ids
        export(reader, ids, tmp_path / "all.csv")
        export(reader, ids, tmp_path / "all.xlsx")
        links = reader.export(ids, format="link").split()
    rows = table(tmp_path / "all.csv")
    assert [row["passage"] for row in rows] == links
    assert {row["paragraph"] for row in rows} == {"3"}
    (inner,) = (row for row in rows if row["statement"] == "the ferry would stay")
    assert inner["reported_by"].startswith("Tom Velde (")
    header, *cells = cells_of(tmp_path / "all.xlsx")
    assert {"3", links[0]} <= set(cells[0])
    assert header == list(rows[0])


@pytest.mark.parametrize(("ending", "format_"), [(".bib", "bibtex"), (".ris", "ris"), (".json", "csl-json")])
def test_references_come_an_article_at_a_time_and_can_be_cancelled_between(tmp_path, monkeypatch, ending, format_):
    monkeypatch.setattr(exporting, "_AT_ONCE", 1)
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        for number in range(3):
            library.import_text(f"{BRIDGE} Part {number}.", source=f"{number}.txt")
        ids = reader.search("is:any").ids[::-1]
        steps = []
        export(reader, ids, tmp_path / f"all{ending}", progress=lambda done, total, what: steps.append(done))
        assert (tmp_path / f"all{ending}").read_bytes().decode() == reader.export(ids, format=format_)

        def give_up(done, total, what):
            if 0 < done < total:
                raise Cancelled

        with pytest.raises(Cancelled):
            export(reader, ids, tmp_path / f"other{ending}", progress=give_up)
    assert steps == sorted(steps)
    assert len(set(steps)) == 4
    assert not list(tmp_path.glob("other*"))


def test_a_fact_check_sheet_tells_who_reports_a_second_hand_statement(tmp_path):
    text = "Ferry stays\n\nTom Velde said that Ana Ruiz had told him the ferry would stay."
    with Workspace.open(tmp_path / "library") as library, closing(library.reader()) as reader:
        library.import_text(text, source="ferry.txt")
        ids = [row.id for row in reader.rows(reader.search("is:any").ids) if row.within_id]
        export(reader, ids, tmp_path / "sheet.factcheck.html")
        export(reader, ids, tmp_path / "sheet.factcheck.csv")
    assert "<br>as reported by Tom Velde (" in (tmp_path / "sheet.factcheck.html").read_text(encoding="utf-8")
    assert table(tmp_path / "sheet.factcheck.csv")[0]["reported_by"].startswith("Tom Velde (")
