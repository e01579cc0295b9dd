"""The lines of a PDF's pages with where they stand, as pdfium finds them; the one place that speaks to pdfium."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.errors import SourceLocked, SourceMalformed
from index.reading.limits import Clock

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

HYPHEN = "\ufffe"
"""pdfium's sign for a hyphen at which a word was broken; our lines end with it."""
_LOCK = threading.Lock()
"""pdfium may not be used by two threads at once."""
_MAX_PAGES = 2_000
_PAGES_LOOKED_AT = 5


class PdfLine(NamedTuple):
    """A line of a page; offsets in points from the lower left corner, all 0 where they are not known."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    height: float = 0.0


class PdfPages(NamedTuple):
    """What was read of a document."""

    pages: tuple[tuple[PdfLine, ...], ...]
    has_pictures: bool
    """Whether one of the first pages has a picture; only looked for where no page has text."""


def read(data: bytes, *, source: str) -> PdfPages:
    """The lines of all pages, in the order in which the file has them.

    Raises:
        SourceLocked: it needs a password.
        SourceMalformed: it cannot be read, or has too many pages.
        SourceTooSlow: it takes too long.
    """
    import pypdfium2

    clock = Clock(source)
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
                raise SourceLocked(source) from error
            raise SourceMalformed(source, "not a PDF that can be read") from error
        try:
            return _read(document, source, clock)
        except (pypdfium2.PdfiumError, ValueError, OSError) as error:
            raise SourceMalformed(source, f"its pages cannot be read ({error})".lower()) from error
        finally:
            document.close()


def _read(document: "PdfDocument", source: str, clock: Clock) -> PdfPages:
    count = len(document)
    if count > _MAX_PAGES:
        raise SourceMalformed(source, f"it has more than {_MAX_PAGES:,} pages")
    pages = []
    for number in range(count):
        clock.check()
        page = document[number]
        textpage = page.get_textpage()
        pages.append(tuple(_lines(textpage)))
        textpage.close()
        page.close()
    return PdfPages(tuple(pages), not any(pages) and _has_pictures(document))


def _has_pictures(document: "PdfDocument") -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    looked_at = range(min(len(document), _PAGES_LOOKED_AT))
    return any(True for number in looked_at for _ in document[number].get_objects(filter=[FPDF_PAGEOBJ_IMAGE]))


def _lines(textpage: "PdfTextPage") -> Iterator[PdfLine]:
    text = textpage.get_text_range()
    # Characters beyond the basic plane count twice in pdfium.
    has_places = len(text) == textpage.count_chars()
    start = 0
    for end in _ends(text):
        line = text[start:end]
        first = start + len(line) - len(line.lstrip())
        last = start + len(line.rstrip()) - 1
        if stripped := line.strip():
            yield _placed(stripped, textpage, first, last) if has_places else PdfLine(stripped)
        start = end


def _placed(text: str, textpage: "PdfTextPage", first: int, last: int) -> PdfLine:
    """A line with its place; a broken word's sign has none, so the character before it counts."""
    if text.endswith(HYPHEN) and last > first:
        last -= 1
    left, bottom, _, top = textpage.get_charbox(first, loose=True)
    right = textpage.get_charbox(last, loose=True)[2]
    return PdfLine(text, left, right, bottom, top - bottom)


def _ends(text: str) -> Iterator[int]:
    """Where the lines of a page's text end, the signs of their ends included."""
    for place, sign in enumerate(text):
        if sign in {"\n", HYPHEN} or (sign == "\r" and text[place + 1 : place + 2] != "\n"):
            yield place + 1
    yield len(text)
