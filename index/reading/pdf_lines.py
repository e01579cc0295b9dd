"""The lines of a PDF's pages with where they stand, as pdfium finds them; the one place that speaks to pdfium."""

import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.errors import SourceLocked, SourceMalformed
from index.reading.limits import Clock

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

HYPHEN = "\ufffe"
"""Our sign for a hyphen at which a word was broken; lines end with it."""
_LOCK = threading.Lock()
"""pdfium may not be used by two threads at once."""
_MAX_PAGES = 2_000
_PAGES_LOOKED_AT = 5
_SAME_LINE = 0.6
"""How far apart words of one line stand at most, in heights of the line: small capitals, footnote signs."""
_UNKNOWN = "\uffff"
_SIGNS = {0: _UNKNOWN, 2: HYPHEN, **{code: _UNKNOWN for code in range(32) if code not in {2, 9, 10, 13}}}
_LAST_CODE = 0x10FFFF
_WORD = re.compile(r"\S+")


class PdfLine(NamedTuple):
    """A line of a page; where it stands is counted in points from the lower left corner."""

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
    signs = _signs(textpage)
    start = 0
    for end in _ends(signs):
        yield from _placed(signs, start, end, textpage)
        start = end


def _signs(textpage: "PdfTextPage") -> str:
    """The characters of a page, one for each that pdfium counts, so that their numbers fit."""
    from pypdfium2.raw import FPDFText_GetUnicode

    codes = (FPDFText_GetUnicode(textpage, number) for number in range(textpage.count_chars()))
    return "".join(_SIGNS.get(code) or (chr(code) if code <= _LAST_CODE else _UNKNOWN) for code in codes)


def _readable(text: str) -> str:
    """The text with halves of characters put together, and without what stands for none."""
    whole = text.encode("utf-16-le", errors="surrogatepass").decode("utf-16-le", errors="replace")
    return whole.replace(_UNKNOWN, "")


def _placed(text: str, start: int, end: int, textpage: "PdfTextPage") -> Iterator[PdfLine]:
    """A line with its place, cut where a word stands lower: pdfium does not end every line that ends on the page."""
    line: PdfLine | None = None
    for match in _WORD.finditer(text, start, end):
        left, bottom, right, top = textpage.get_charbox(match.start(), loose=True)
        # The sign of a broken word has no place, so the character before it counts.
        last = match.end() - (2 if match.group().endswith(HYPHEN) and len(match.group()) > 1 else 1)
        if last > match.start():
            right = textpage.get_charbox(last, loose=True)[2]
        if line is not None and abs(line.bottom - bottom) <= _SAME_LINE * max(line.height, top - bottom):
            line = line._replace(text=f"{line.text} {match.group()}", right=right)
            continue
        if line is not None:
            yield line._replace(text=_readable(line.text))
        line = PdfLine(match.group(), left, right, bottom, top - bottom)
    if line is not None:
        yield line._replace(text=_readable(line.text))


def _ends(text: str) -> Iterator[int]:
    """Where the lines of a page's text end, the signs of their ends included."""
    for place, sign in enumerate(text):
        if sign in {"\n", HYPHEN} or (sign == "\r" and text[place + 1 : place + 2] != "\n"):
            yield place + 1
    yield len(text)
