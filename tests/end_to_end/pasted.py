"""A citation that was pasted into a document of LibreOffice Writer, and what must be true of it there."""

from lxml import etree

from index.citation.cite import cite
from index.citation.record import CitationRecord, Credit, QuoteRun, Standing
from index.model import QuotationKind

PASSAGE = "https://example.org/tram?id=7&page=1#:~:text=We%20will,tram%20line"
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
OURS = ("color", "background-color", "font-size", "font-family")
QUOTE = "They told us ‘never,’ but we will build the tram line… [soon] — & for <all> 🚋"
RECORD = CitationRecord(
    pieces=((QuoteRun(QUOTE, in_quotes=True),),),
    kind=QuotationKind.DIRECT,
    speaker=Credit(standing=Standing.NAMED, words="Ana Ruiz"),
    headline="Mayor promises tram line",
    authors=("Jane Q. Doe",),
    outlet="The Harbour Times",
    published="2017-04-12",
    url="https://example.org/tram?id=7&page=1",
    passage=PASSAGE,
)


def body(pasted: etree._Element) -> etree._Element:
    """The text of the document."""
    (found,) = pasted.xpath("//office:body/office:text", namespaces=NAMES)
    return found


def paragraphs(pasted: etree._Element) -> list[str]:
    """Its paragraphs, empty ones aside."""
    found = ["".join(each.itertext()) for each in body(pasted).xpath("text:p", namespaces=NAMES)]
    return [text for text in found if text.strip()]


def wanted() -> list[str]:
    """The paragraphs as plain text has them."""
    return cite([RECORD], style="mla").plain.split("\n\n")


def italic_words(pasted: etree._Element) -> list[str]:
    """What is italic, by a style of the paste's own or by Writer's one for emphasis."""
    italic = {
        style.get(f"{{{NAMES['style']}}}name")
        for style in _styles_used(pasted)
        if style.xpath("style:text-properties[@fo:font-style='italic']", namespaces=NAMES)
    }
    italic.add("Emphasis")
    spans = body(pasted).xpath(".//text:span", namespaces=NAMES)
    return ["".join(each.itertext()) for each in spans if each.get(f"{{{NAMES['text']}}}style-name") in italic]


def links(pasted: etree._Element) -> dict[str, str]:
    """Where the words of links lead."""
    found = body(pasted).xpath(".//text:a", namespaces=NAMES)
    return {"".join(each.itertext()): each.get(f"{{{NAMES['xlink']}}}href") for each in found}


def ours(pasted: etree._Element) -> list[tuple[str | None, str]]:
    """The styles of the body's words that bring a font, a size or a colour along."""
    return [
        (style.get(f"{{{NAMES['style']}}}name"), name)
        for style in _styles_used(pasted)
        for name in OURS
        if style.xpath(f"style:text-properties/@fo:{name}", namespaces=NAMES)
        or style.xpath("style:text-properties/@style:font-name", namespaces=NAMES)
    ]


def _styles_used(pasted: etree._Element) -> list[etree._Element]:
    """The styles that the body's words carry, with those of the document that these are based on left aside."""
    used = set(body(pasted).xpath(".//@text:style-name", namespaces=NAMES))
    found = pasted.xpath("//office:automatic-styles/style:style", namespaces=NAMES)
    return [style for style in found if style.get(f"{{{NAMES['style']}}}name") in used]
