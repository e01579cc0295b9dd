"""What LibreOffice Writer makes of the flavours on the clipboard, through the filters that it pastes with."""

import shutil
import subprocess

import pytest
from lxml import etree

from desktop.clipboard import mime_data
from index.citation.cite import cite
from index.citation.record import CitationRecord, Credit, QuoteRun, Standing
from index.model import QuotationKind

WRITER = shutil.which("soffice") or shutil.which("libreoffice")
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
FILTERS = {"text/html": ("html", "HTML (StarWriter)"), "text/rtf": ("rtf", "Rich Text Format")}

pytestmark = pytest.mark.skipif(WRITER is None, reason="LibreOffice Writer is not installed")


@pytest.fixture(scope="module", params=FILTERS)
def pasted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> etree._Element:
    """The citation as Writer reads it, as a flat document."""
    folder = tmp_path_factory.mktemp("writer")
    ending, filter_ = FILTERS[request.param]
    source = folder / f"pasted.{ending}"
    source.write_bytes(bytes(mime_data(cite([RECORD], style="mla")).data(request.param).data()))
    command = [
        str(WRITER), "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--infilter={filter_}", "--convert-to", "fodt:OpenDocument Text Flat XML",
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return etree.parse(folder / "pasted.fodt").getroot()


def body(pasted: etree._Element) -> etree._Element:
    (found,) = pasted.xpath("//office:body/office:text", namespaces=NAMES)
    return found


def styles_used(pasted: etree._Element) -> list[etree._Element]:
    """The styles that the body's words carry, with those of the document that these are based on left aside."""
    used = set(body(pasted).xpath(".//@text:style-name", namespaces=NAMES))
    found = pasted.xpath("//office:automatic-styles/style:style", namespaces=NAMES)
    return [style for style in found if style.get(f"{{{NAMES['style']}}}name") in used]


def test_the_words_arrive_whole(pasted: etree._Element) -> None:
    paragraphs = ["".join(each.itertext()) for each in body(pasted).xpath("text:p", namespaces=NAMES)]
    plain = cite([RECORD], style="mla").plain.split("\n\n")
    assert [text for text in paragraphs if text.strip()] == plain


def test_the_outlet_is_italic_and_nothing_else_is(pasted: etree._Element) -> None:
    italic = {
        style.get(f"{{{NAMES['style']}}}name")
        for style in styles_used(pasted)
        if style.xpath("style:text-properties[@fo:font-style='italic']", namespaces=NAMES)
    }
    # HTML's emphasis is a style of Writer's own.
    italic.add("Emphasis")
    spans = body(pasted).xpath(".//text:span", namespaces=NAMES)
    words = ["".join(each.itertext()) for each in spans if each.get(f"{{{NAMES['text']}}}style-name") in italic]
    assert words == ["The Harbour Times"]


def test_the_links_lead_where_they_should(pasted: etree._Element) -> None:
    links = body(pasted).xpath(".//text:a", namespaces=NAMES)
    targets = {"".join(each.itertext()): each.get(f"{{{NAMES['xlink']}}}href") for each in links}
    assert targets == {"Doe": PASSAGE, RECORD.url: RECORD.url}


def test_no_fonts_sizes_or_colours_are_ours(pasted: etree._Element) -> None:
    found = [
        (style.get(f"{{{NAMES['style']}}}name"), name)
        for style in styles_used(pasted)
        for name in OURS
        if style.xpath(f"style:text-properties/@fo:{name}", namespaces=NAMES)
        or style.xpath("style:text-properties/@style:font-name", namespaces=NAMES)
    ]
    assert found == []
