"""Nexis Uni and Lexis+: documents as paragraphs without usable styles, in DOCX, RTF or text.

Each document has its headline, outlet and date on lines of their own, then fields, a line that is only `Body`, the
text, and a line that is only `End of Document`. A cover and a list of all documents may come first.
"""

import re
from collections.abc import Iterator, Sequence

from index.model import ParagraphRole, SourceRecord
from index.reading import authors, decoding
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading
from index.text import tidy

_END = re.compile(r"end of document|ende des dokuments?|dokumentende|fin du document", re.IGNORECASE)
_BODY = re.compile(r"body|text|volltext|textkörper|corps", re.IGNORECASE)
_FIELD = re.compile(r"(?P<label>[A-Z][A-Za-zäöüé -]{2,24}):[\s\u00a0]*(?P<value>.*)", re.DOTALL)
_AFTER_TEXT = re.compile(r"(?:classification|klassifizierung|load-date\s*:.*)", re.IGNORECASE)
_BESIDE_TEXT = re.compile(r"(?:notes|graphic|grafik|correction)", re.IGNORECASE)
"""Headings of what stands below the text; since they could be headings in it, too, nothing is dropped."""
_MAX_DATE_CHARS = 60
_SEARCH_TERM = re.compile(r"^\d+\.\s")


def looks_like(lines: Sequence[str]) -> bool:
    """Whether the paragraphs of a document are an export of Nexis Uni."""
    stripped = [line.strip() for line in lines]
    return any(_END.fullmatch(line) for line in stripped) and any(_BODY.fullmatch(line) for line in stripped)


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are an export as text."""
    return looks_like(parts.beginning(data).split("\n"))


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of an export as text.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    return read_lines(tidy(decoding.decode(data, source=source)).split("\n"), source=source)


def read_lines(lines: Sequence[str], *, source: str) -> Reading:
    """The articles of an export's paragraphs, blank ones included.

    Raises:
        SourceError: as for `parts.reading`.
    """
    return parts.reading(map(_part, _documents([line.strip() for line in lines])), source=source)


def _documents(lines: list[str]) -> Iterator[list[str]]:
    document: list[str] = []
    for line in lines:
        if _END.fullmatch(line):
            yield document
            document = []
        else:
            document.append(line)
    if any(_BODY.fullmatch(line) for line in document):
        yield document


def _part(lines: list[str]) -> Part:
    body = next((number for number, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    if body is None:
        return Part(lines=(), record=SourceRecord())
    heading, text = lines[:body], lines[body + 1 :]
    end = next((number for number, line in enumerate(text) if _AFTER_TEXT.fullmatch(line)), len(text))
    known = {
        match["label"].lower(): match["value"] for line in (*heading, *text[end:]) if (match := _FIELD.match(line))
    }
    dated = next((number for number in reversed(range(len(heading))) if _is_date(heading[number])), None)
    title = [] if dated is None else _lines_before(heading, dated)
    record = SourceRecord(
        headline=" ".join(title[:-1]) or None,
        authors=authors.names(known.get("byline") or known.get("autor") or ""),
        outlet=title[-1] if title else None,
        published=None if dated is None else iso_date(heading[dated]),
        language=parts.language(known.get("language")),
        section=(known.get("section") or known.get("rubrik") or "").split(";")[0].strip() or None,
    )
    aside = next((number for number, line in enumerate(text[:end]) if _BESIDE_TEXT.fullmatch(line)), end)
    beside = (Line(line, ParagraphRole.LEFT_OUT) for line in text[aside:end])
    return Part(lines=(*map(Line, text[:aside]), *beside), record=record)


def _is_date(line: str) -> bool:
    """Whether a line is the date of a document rather than a field or a copyright with a year in it."""
    is_label = ":" in line.split(" ")[0] or line.lower().startswith("copyright")
    return len(line) <= _MAX_DATE_CHARS and not is_label and bool(iso_date(line))


def _lines_before(lines: list[str], end: int) -> list[str]:
    """The lines directly before one, as far as no blank line comes between."""
    start = end
    while start and lines[start - 1]:
        start -= 1
    return [line for line in lines[start:end] if not _SEARCH_TERM.match(line)]
