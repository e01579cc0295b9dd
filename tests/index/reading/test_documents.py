"""Word, OpenDocument, EPUB, RTF and Markdown."""

import pytest

from index.errors import SourceEmpty, SourceLocked, SourceMalformed, SourceTooLarge
from index.model import ParagraphRole
from index.reading import limits, registry
from tests.index.reading.office import archive_of, docx, odt, rtf
from tests.index.reading.parts import articles, lines

STORY = [
    "The harbour board voted on Tuesday to close the eastern quay for the winter.",
    "“We cannot ask crews to moor there,” said Ida Holm, who chairs the board.",
]


def only(data, source="a file"):
    (article,) = articles(data, source)
    return article


def test_a_word_document_is_read_by_paragraphs():
    article = only(docx(["Quay to close", *STORY]))
    assert lines(article) == STORY
    assert article.record.headline == "Quay to close"


@pytest.mark.parametrize("style", ["Title", "Heading1"])
def test_the_style_of_a_title_makes_it_the_headline(style):
    article = only(docx([(style, "The quay, closed."), *STORY]))
    assert (article.record.headline, lines(article)) == ("The quay, closed.", STORY)


def test_breaks_tabs_tables_and_boxes_of_a_word_document_are_read():
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ida Holm</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    box = (
        "<w:p><w:r><w:t>Before</w:t><w:tab/><w:t>after.</w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>In a box.</w:t>"
        "</w:r></w:p></w:txbxContent></w:r></w:p>"
    )
    found = lines(only(docx([*STORY, "One line.\nTwo lines."], body=table + box)))
    assert found == [*STORY, "One line.", "Two lines.", "Ida Holm", "In a box.", "Before after."]


def test_deleted_text_and_field_codes_are_not_read():
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>It stays.</w:t></w:r></w:p>"
    )
    assert lines(only(docx(STORY, body=body)))[-1] == "It stays."


def test_a_document_without_words_is_empty():
    with pytest.raises(SourceEmpty):
        only(docx(["", " "]))


def test_a_document_cut_short_cannot_be_unpacked():
    with pytest.raises(SourceMalformed, match="unpacked"):
        only(docx(STORY)[:-200])


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document",
        "",
        "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>",
        "<d>" * 300 + "</d>" * 300,
        "<d xmlns:x='" + "y" * 100 + "'>\x00</d>",
    ],
)
def test_bad_xml_in_a_document_is_malformed(xml):
    with pytest.raises(SourceMalformed):
        only(archive_of({"word/document.xml": xml}))


def test_a_bomb_is_given_up_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 1_000_000)
    with pytest.raises(SourceTooLarge) as caught:
        only(archive_of({"word/document.xml": bytes(50_000_000)}))
    assert caught.value.limit_bytes == 1_000_000


def test_an_opendocument_text_is_read():
    content = (
        "<text:h text:style-name='Heading_20_1'>The quay</text:h><text:p>The board <text:span>closes</text:span> the"
        "<text:s text:c='2'/>quay.<text:line-break/>So it said.<office:annotation>"
        "<text:p>check</text:p></office:annotation>"
        "</text:p><text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        "<text:list><text:list-item><text:p>One."
        "</text:p></text:list-item></text:list>"
    )
    article = only(odt(content))
    assert article.record.headline == "The quay"
    assert "check" not in lines(article)
    assert [line for line in lines(article) if line not in {"check", "old"}] == [
        "The board closes the quay.",
        "So it said.",
        "One.",
    ]


def test_an_encrypted_opendocument_text_says_so():
    with pytest.raises(SourceLocked):
        only(odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"))


def epub(*chapters, extra=None, nav=True):
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfiles><rootfile "
        "full-path='OEBPS/book.opf'/></rootfiles></container>",
    }
    items, spine = "", ""
    for number, chapter in enumerate(chapters):
        files[f"OEBPS/text/c {number}.xhtml"] = (
            f"<?xml version='1.0'?><html><head><title>t</title></head><body>{chapter}</body></html>"
        )
        items += f"<item id='c{number}' href='text/c%20{number}.xhtml'/>"
        spine += f"<itemref idref='c{number}'/>"
    if nav:
        files["OEBPS/nav.xhtml"] = "<html><body><nav><ol><li>Contents</li></ol></nav></body></html>"
        items += "<item id='n' href='nav.xhtml' properties='nav'/>"
        spine = f"<itemref idref='n'/>{spine}"
    facts = "<dc:title>Harbour Quarterly</dc:title><dc:creator>Ann Ash</dc:creator><dc:date>2021-05-04</dc:date>"
    files["OEBPS/book.opf"] = (
        f"<package xmlns:dc='d'><metadata>{facts}<dc:language>en-GB</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    return archive_of(files | (extra or {}))


LONG = "".join(
    f"<p>The board met for the {n}th time and the quay stayed as it was, said Ida Holm.</p>" for n in range(1, 6)
)


def test_each_chapter_of_an_epub_is_an_article_and_short_pages_join_the_next_one():
    first, second = articles(epub("<p>For my mother</p>", f"<h1>The quay</h1>{LONG}", f"<h2>The crane</h2>{LONG}"))
    assert (first.record.headline, second.record.headline) == ("The quay", "The crane")
    assert (first.record.outlet, first.record.authors, first.record.published) == (
        "Harbour Quarterly",
        ("Ann Ash",),
        "2021-05-04",
    )
    assert lines(first)[0] == "For my mother"
    assert len(lines(second)) == 5
    assert "Contents" not in first.text


def test_an_epub_that_is_encrypted_says_so():
    locked = {"META-INF/encryption.xml": "<encryption><enc:EncryptedData></enc:EncryptedData></encryption>"}
    with pytest.raises(SourceLocked):
        articles(epub(LONG, extra=locked))


def test_an_epub_whose_fonts_alone_are_encrypted_is_read():
    data = "<e><enc:EncryptedData><m Algorithm='http://www.idpf.org/2008/embedding'/></enc:EncryptedData></e>"
    assert len(articles(epub(LONG, extra={"META-INF/encryption.xml": data}))) == 1


def test_an_epub_that_points_nowhere_is_malformed():
    with pytest.raises(SourceMalformed):
        articles(archive_of({"META-INF/container.xml": "<container/>"}))


def test_rtf_is_read_with_its_letters():
    article = only(rtf("Quay to close", *STORY, "Café – “né”"))
    assert lines(article) == [*STORY, "Café – “né”"]
    assert article.record.headline == "Quay to close"


def test_the_pictures_of_rtf_are_not_read():
    data = rtf(*STORY).replace(b"\\f0 The", b"\\f0 {\\pict\\pngblip " + b"0123456789abcdef" * 5000 + b"}The")
    assert lines(only(data)) == STORY


@pytest.mark.parametrize("data", [b"{\\rtf1", b"{\\rtf1 \\par}", b"{\\rtf1 \\u99999999999? }"])
def test_broken_rtf_is_a_source_error(data):
    with pytest.raises((SourceEmpty, SourceMalformed)):
        only(data)


MARKDOWN = """---
title: "Quay to close"
author:
  - Ann Ash
  - Bo Ek
date: 2021-05-04
url: https://post.example/quay
---

# Quay to close

The harbour **board** voted on *Tuesday* to [close](https://post.example/x "t") the quay,
it said in `a note`. Snake_case_names and 2 * 3 * 4 stay.

![The quay](quay.png)

> “We must,” said Ida Holm.

- first point
- second \\*point\\*

Undertitle
----------

Line one\\
line two

[ref]: https://post.example/ref
<!-- a comment -->
"""


def test_markdown_is_read_without_its_marks():
    article = only(MARKDOWN)
    assert lines(article) == [
        "The harbour board voted on Tuesday to close the quay, it said in a note. Snake_case_names and 2 * 3 * 4 stay.",
        "“We must,” said Ida Holm.",
        "first point",
        "second *point*",
        "Undertitle",
        "Line one",
        "line two",
    ]
    assert lines(article, ParagraphRole.LEFT_OUT) == ["The quay"]


def test_front_matter_is_the_record():
    record = only(MARKDOWN).record
    assert (record.headline, record.authors) == ("Quay to close", ("Ann Ash", "Bo Ek"))
    assert (record.published, record.url) == ("2021-05-04", "https://post.example/quay")


def test_markdown_without_front_matter_has_its_first_heading_as_headline():
    article = only("# Quay to close\n\nThe board voted.\nIt was late.\n")
    assert (article.record.headline, lines(article)) == ("Quay to close", ["The board voted. It was late."])


@pytest.mark.parametrize(
    "text", ["He was #1 in the race.\n\nShe was second, he said.\n", "*** \nA note.\n", "---\nA rule.\n---\nText.\n"]
)
def test_plain_text_with_a_few_signs_is_no_markdown(text):
    assert registry.recognised(text.encode()).name == "plain text"


def test_a_transcript_keeps_its_turns():
    text = "CHAIR: The quay closes.\nMR EK: Why now?\nCHAIR: It is not safe, and the ministry has told us so twice.\n"
    assert lines(only(text)) == text.strip().split("\n")
