"""One small file of each format, and ways to break it."""

import gzip
import json
import random

from tests.index.reading.exports.test_nexis import COVER, FIRST, SECOND
from tests.index.reading.exports.test_nexis_uni import FIRST as UNI
from tests.index.reading.exports.test_other_exports import PROQUEST, factiva, paragraph, rows
from tests.index.reading.office import archive_of, docx, odt, rtf, xlsx
from tests.index.reading.pdfs import column, pdf
from tests.index.reading.test_documents import LONG, MARKDOWN, epub
from tests.index.reading.test_feeds_and_tables import TEXT, rss
from tests.index.reading.test_mail import letter, mhtml
from tests.index.reading.web_pages import page

_JSON_LD = '{"@type": "NewsArticle", "headline": "Quay", "author": {"name": "A B"}}'
_HEAD = f'<script type="application/ld+json">{_JSON_LD}</script>'
_XML = (
    "<?xml version='1.0'?><PPSResponse><ppsArticleResponse xmlns='http://global.factiva.com/pps/2.0'><article>"
    f"<headline>Quay</headline><leadParagraph><paragraph>{TEXT}</paragraph></leadParagraph>"
    "</article></ppsArticleResponse></PPSResponse>"
)
_EUROPRESSE = (
    '<html><body><article><span class="DocPublicationName">Le Quai</span>'
    '<span class="DocHeader">mardi 4 mai 2021</span>'
    f'<p class="titreArticleVisu">Le quai</p><div class="docOcurrContainer"><p>{TEXT}</p></div></article></body></html>'
)
_FACTIVA = f'<div class="article enArticle"><table>{rows(HD="Quay", TD=paragraph(TEXT))}</table></div>'
_ITEM = f"<title>Quay</title><pubDate>Tue, 04 May 2021</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description>"
_ROW = {"text": TEXT, "author": ["A B"], "date": "2021-05-04"}
SEEDS = {
    "text": f"Quay to close\n\n{TEXT}\n".encode(),
    "page": page(head=_HEAD, between="<div>Share</div><br>").encode(),
    "mhtml": mhtml(page()),
    "mail": letter().as_bytes(),
    "nexis": (COVER + FIRST + SECOND).encode(),
    "nexis uni": docx(UNI),
    "nexis uni as text": "\n".join(UNI).encode(),
    "proquest": PROQUEST.encode(),
    "factiva": factiva(_FACTIVA).encode(),
    "factiva xml": _XML.encode(),
    "factiva rtf": rtf(
        "HD\tQuay", "PD\t4 May 2021", "SN\tThe Post", "LP", TEXT, "AN\tDocument HARB000020210504eh540001"
    ),
    "europresse": _EUROPRESSE.encode(),
    "docx": docx([("Title", "Quay"), TEXT]),
    "docx, stored": archive_of({"word/document.xml": f"<d><p><t>{TEXT}</t></p></d>"}, compression=0),
    "workbook": xlsx([["id", "title", "text", "date"], [1, "Quay", TEXT, 44320], [2, "Crane", TEXT, "4 May 2021"]]),
    "odt": odt(f"<text:h>Quay</text:h><text:p>{TEXT}<text:s text:c='3'/></text:p>"),
    "epub": epub(LONG, LONG),
    "rtf": rtf("Quay to close", TEXT, "Café – “né”"),
    "markdown": MARKDOWN.encode(),
    "pdf": pdf(column(["Quay to close", "", TEXT, TEXT]), column([TEXT])),
    "rss": rss(_ITEM).encode(),
    "json feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1", "items": [{"content_html": f"<p>{TEXT}</p>", "title": "Quay"}]}
    ).encode(),
    "csv": f'id,title,text\n1,Quay,"{TEXT}"\n2,Crane,"{TEXT}"\n'.encode(),
    "json lines": b"\n".join([json.dumps(_ROW).encode()] * 3),
    "zip": archive_of({"a.txt": TEXT, "b.html": page(), "c.zip": archive_of({"d.txt": TEXT})}),
    "gzip": gzip.compress(page().encode()),
}
_TOKENS = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"<", b">", b"</p>", b"<![CDATA[", b"<!--", b"&#0;", b"&#x110000;", b"\r\r\n",
    b"\x1b", b"{", b"}", b"[", b'"', b"\\u-1?", b"\\bin9", b"%", b"endobj", b"PK\x03\x04", b"A" * 3000, b"<div>" * 300,
    "\u202e\u2028\ud7ff".encode(), b"9" * 50, b"-1", b"1 of 1 DOCUMENTS\n", b"\nBody\n", b"\nEnd of Document\n",
    b"\t\t|\n", b"=?utf-8?B?",
)  # fmt: skip


def mutated(seed, number):
    """A broken form of some bytes; the number decides how."""
    chance = random.Random(number)
    data = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + chance.choice((1, 3, 20, 400)))
        match chance.randrange(6):
            case 0:
                data[place:end] = bytes(chance.randrange(256) for _ in range(end - place))
            case 1:
                del data[place:end]
            case 2:
                data[place:place] = chance.choice(_TOKENS)
            case 3:
                data[place:place] = data[place:end] * chance.randint(1, 5)
            case 4:
                data[place:end] = chance.choice(_TOKENS)
            case _:
                del data[place if chance.random() < 0.2 else end :]
                data += b"\n"
    return bytes(data)
