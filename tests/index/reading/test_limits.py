"""What is too large, too many, too deep or too slow is given up with the reason."""

import pytest

from index.errors import SourceMalformed, SourceTooLarge, SourceTooSlow
from index.reading import limits, pages, pdf_lines, registry, web_page
from index.reading.limits import Clock
from tests.index.reading.exports.test_nexis import COVER, FIRST, SECOND
from tests.index.reading.office import archive_of
from tests.index.reading.parts import articles, lines
from tests.index.reading.pdfs import column, pdf
from tests.index.reading.web_pages import STORY, page


def test_a_clock_gives_up_when_its_time_is_over():
    Clock("a file", limit_s=60).check()
    with pytest.raises(SourceTooSlow, match="a file: given up after 0 seconds") as caught:
        Clock("a file", limit_s=0).check()
    assert caught.value.limit_s == 0


@pytest.mark.parametrize(
    "data",
    [
        (COVER + FIRST + SECOND).encode(),
        archive_of({"a.txt": "A text."}),
        pdf(column(["A text."])),
        b"id,text\n1,A text.\n",
    ],
)
def test_a_source_that_takes_too_long_is_given_up(monkeypatch, data):
    def impatient(source):
        return Clock(source, limit_s=-1)

    for module in (limits, pdf_lines):
        monkeypatch.setattr(module, "Clock", impatient)
    monkeypatch.setattr("index.reading.archive.Clock", impatient)
    with pytest.raises(SourceTooSlow):
        registry.read_bytes(data, source="slow")


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(SourceTooLarge) as caught:
        registry.read_bytes(b"word " * 5_000_000, source="long.txt")
    assert caught.value.limit_bytes == limits.MAX_TEXT_BYTES


def test_a_page_with_a_text_that_its_parser_would_drop_is_refused(monkeypatch):
    monkeypatch.setattr(pages, "_MAX_TEXT_NODE_BYTES", 1_000)
    with pytest.raises(SourceTooLarge):
        registry.read_bytes(page(paragraphs=(*STORY, "word " * 300)).encode(), source="page.html")


def test_pictures_saved_into_a_page_do_not_count():
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 2_000_000}'>"
    (article,) = articles(page(between=picture))
    assert lines(article) == list(STORY)


def test_a_page_that_is_too_large_without_its_pictures_is_refused(monkeypatch):
    monkeypatch.setattr(pages, "MAX_TEXT_BYTES", 1_000)
    with pytest.raises(SourceTooLarge):
        registry.read_bytes(page(paragraphs=STORY * 10).encode(), source="page.html")


def test_a_page_of_very_many_elements_is_read_by_its_lines(monkeypatch):
    monkeypatch.setattr(web_page, "_MAX_ELEMENTS", 5)
    (article,) = articles(page())
    assert lines(article)[:4] == list(STORY)


@pytest.mark.parametrize("data", [(COVER + FIRST + SECOND).encode(), b"id,text\n1,A text.\n2,Another text.\n"])
def test_of_too_many_articles_the_first_ones_are_read(monkeypatch, data):
    monkeypatch.setattr(limits, "MAX_ARTICLES", 1)
    reading = registry.read_bytes(data, source="many")
    assert len(reading.articles) == 1
    (failure,) = reading.failures
    assert isinstance(failure, SourceMalformed)
    assert "more than 1 articles" in str(failure)


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_lines, "_MAX_PAGES", 1)
    with pytest.raises(SourceMalformed, match="more than 1 pages"):
        registry.read_bytes(pdf(column(["A text."]), column(["More."])), source="long.pdf")
