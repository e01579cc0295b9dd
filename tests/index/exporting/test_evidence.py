"""The evidence pack: one page, opened by a parser, that shows how each speaker is known."""

from contextlib import closing

import pytest
from lxml import html

from index.exporting.export import export
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
    assert "Speaker: Zoe Somebody" in section.findtext("h2")
    assert "named as" not in facts
    assert named.statement.attribution.speaker.name in facts["found"]
    assert named.mention in facts["found"]
    assert facts["corrected"] == "you set the speaker"
    assert "because" not in facts


def test_nothing_in_it_runs_or_is_loaded(library, tmp_path):
    page, _, _ = page_of(library, tmp_path)
    assert not page.xpath("//script | //img | //link | //iframe | //@src | //@onclick")
    assert "<script>alert(1)</script>" in page.text_content()
