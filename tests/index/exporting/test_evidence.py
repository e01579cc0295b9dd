"""The evidence pack: one page, opened by a parser, that shows how each speaker is known."""

from contextlib import closing
from zipfile import ZipFile

import pytest
from lxml import html

from index.exporting.export import export
from index.record_fields import RecordField
from index.version import VERSION
from index.workspace import SourceRecord, Workspace
from tests.index.texts import BRIDGE


@pytest.fixture
def library(tmp_path):
    with Workspace.open(tmp_path / "library") as library:
        record = SourceRecord(headline="<script>alert(1)</script>", outlet="The Ferry", url="https://example.org/a")
        library.import_text(BRIDGE, record=record, source="bridge.txt")
        yield library


def page_of(library, tmp_path):
    with closing(library.reader()) as reader:
        ids = reader.search("is:any").ids
        export(reader, ids, tmp_path / "pack.evidence.html", replacing=True)
        rows = reader.rows(ids)
        articles = [reader.article(row.article_id) for row in rows]
    return html.parse(str(tmp_path / "pack.evidence.html")).getroot(), rows, articles


def test_each_statement_has_its_evidence(library, tmp_path):
    page, rows, articles = page_of(library, tmp_path)
    sections = page.findall(".//section")
    assert len(sections) == len(rows) > 2
    for section, row, article in zip(sections, rows, articles, strict=True):
        words = section.text_content()
        assert row.quote in words
        assert f"({row.statement.attribution.tier})" in words
        assert all(part in words for part in (row.cue, row.mention, article.sha256, "not checked", "bridge.txt"))
        assert all(link.reason in words for link in row.statement.attribution.chain)
        assert section.find(".//blockquote/mark") is not None
        assert section.find(".//a").get("href").startswith("https://example.org/a#:~:text=")
    assert VERSION in page.find(".//p").text_content()


def test_what_the_user_checked_and_changed_is_told(library, tmp_path):
    _, rows, _ = page_of(library, tmp_path)
    library.set_checked([rows[0].id], on=True)
    library.set_note(rows[0].id, "ask <b>again</b>")
    page, _, _ = page_of(library, tmp_path)
    words = page.find(".//section").text_content()
    assert "by you, " in words
    assert "ask <b>again</b>" in words


def test_what_named_another_speaker_is_no_evidence_for_the_one_that_the_user_set(library, tmp_path):
    _, rows, _ = page_of(library, tmp_path)
    named = next(row for row in rows if row.mention and row.statement.attribution.speaker)
    library.set_speaker([named.id], "Zoe Somebody")
    page, rows, _ = page_of(library, tmp_path)
    places = [row.id for row in rows]
    section = page.findall(".//section")[places.index(named.id)]
    terms = [term.text for term in section.iter("dt")]
    facts = dict(zip(terms, [value.text_content() for value in section.iter("dd")], strict=True))
    assert "Speaker: Zoe Somebody" in section.find("h2").text_content()
    assert "named as" not in facts
    assert named.statement.attribution.speaker.name in facts["found"]
    assert named.mention in facts["found"]
    assert facts["corrected"] == "you set the speaker"
    assert "because" not in facts


def test_it_tells_why_another_name_is_shown_than_the_article_gives(library, tmp_path):
    _, rows, _ = page_of(library, tmp_path)
    named = next(row for row in rows if row.mention and row.statement.attribution.speaker)
    name = named.statement.attribution.speaker.name
    library.rename_person(named.person_id, "Zoe Somebody")
    page, _, _ = page_of(library, tmp_path)
    facts = [value.text_content() for value in page.iter("dd")]
    assert f"“{name}” is Zoe Somebody: you renamed them" in facts


def test_nothing_in_it_runs_or_is_loaded(library, tmp_path):
    page, _, _ = page_of(library, tmp_path)
    assert not page.xpath("//script | //img | //link | //iframe | //@src | //@onclick")
    assert "<script>alert(1)</script>" in page.text_content()


SECOND_HAND = """Ferry stays

The bridge was opened on Monday by Ana Ruiz, who is the mayor of the town.

It had been closed for a year.

Harbour master Tom Velde said that Ruiz had told him the ferry would stay."""


def test_a_second_hand_statement_has_who_reports_it_and_the_paragraph_that_names_the_speaker(tmp_path):
    with Workspace.open(tmp_path / "library") as library:
        library.import_text(SECOND_HAND, source="ferry.txt")
        page, rows, _ = page_of(library, tmp_path)
    at = next(place for place, row in enumerate(rows) if row.within_id)
    section = page.findall(".//section")[at]
    assert "Ana Ruiz" in section.find("h2").text_content()
    assert "Tom Velde (clear) who reports it" in section.findtext("p[@class='hand']")
    where, naming = section.findall("blockquote")
    assert where.findtext("mark") == "the ferry would stay"
    assert naming.text_content() == "The bridge was opened on Monday by Ana Ruiz, who is the mayor of the town."
    assert [one.text for one in naming.iter("span")] == ["Ana Ruiz"]
    assert "Paragraph 2 tells who that is" in section.text_content()
    facts = [value.text_content() for value in section.iter("dd")]
    assert "Tom Velde (clear): that Ruiz had told him the ferry would stay" in facts


def test_a_speaker_whom_the_user_set_has_no_paragraph_of_whom_the_program_found(tmp_path):
    with Workspace.open(tmp_path / "library") as library:
        library.import_text(SECOND_HAND, source="ferry.txt")
        _, rows, _ = page_of(library, tmp_path)
        inner = next(row for row in rows if row.within_id)
        library.set_speaker([inner.id], "Zoe Somebody")
        page, rows, _ = page_of(library, tmp_path)
    section = page.findall(".//section")[[row.id for row in rows].index(inner.id)]
    assert len(section.findall("blockquote")) == 1


def test_what_the_user_set_in_the_article_is_told_with_what_was_found(library, tmp_path):
    library.set_record(1, {RecordField.OUTLET: "The Harbour Times", RecordField.PUBLISHED: "2021-05-03"})
    page, _, _ = page_of(library, tmp_path)
    words = page.find(".//section").text_content()
    assert "you set the outlet; found was: The Ferry" in words
    assert "you set the date; found was: nothing" in words


@pytest.mark.parametrize("name", ["pack.evidence.htm", "PACK.EVIDENCE.HTML", "a.b.evidence.htm"])
def test_every_spelling_of_the_ending_makes_a_pack(library, tmp_path, name):
    with closing(library.reader()) as reader:
        export(reader, reader.search("is:any").ids, tmp_path / name)
    assert "<h1>Evidence for" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_very_long_paragraph_is_cut_around_the_statement(tmp_path):
    filling = "The river rose and fell again that year. " * 200
    with Workspace.open(tmp_path / "library") as library:
        library.import_text(f"{filling}“It is safe,” said Ana Ruiz, the mayor. {filling}", source="long.txt")
        page, _, _ = page_of(library, tmp_path)
    (quote,) = page.findall(".//blockquote")
    words = quote.text_content()
    assert "“It is safe,” said Ana Ruiz" in words
    assert words.startswith("[…] ")
    assert words.endswith(" […]")
    assert 500 < len(words) < 3_000


def test_the_page_of_a_pack_leads_to_the_originals(library, tmp_path):
    with closing(library.reader()) as reader:
        export(reader, reader.search("is:any").ids, tmp_path / "pack.evidence.zip")
    with ZipFile(tmp_path / "pack.evidence.zip") as pack:
        page = html.fromstring(pack.read("evidence.html").decode())
        links = {link.get("href") for link in page.iter("a") if "originals" in link.get("href")}
        assert links == {name for name in pack.namelist() if name.startswith("originals/")}
