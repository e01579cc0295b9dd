"""ProQuest as text: records between lines of underscores, each a list of fields, one of them the full text."""

import re
from collections.abc import Iterator

from index.model import ParagraphRole, SourceRecord
from index.reading import authors, decoding
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading
from index.text import tidy

_SEPARATOR = re.compile(r"^_{40,}[ \t]*$", re.MULTILINE)
_LABELS = frozenset(
    label.strip()
    for label in """title | author | publication title | publication date | publication year | publication info
    | full text | abstract | subject | location | people | company / organization | volume | issue | pages | first page
    | number of pages | start page | section | year | publisher | place of publication | country of publication
    | publication subject | publication note | issn | eissn | isbn | source type | language of publication | language
    | document type | document feature | proquest document id | accession number | document url | copyright
    | last updated | database | links | credit | caption | illustration | identifier / keyword | classification
    | dateline | column | supplement | correspondence author | corporate/institutional author | edition
    | company name | sic code | naics | duns | cpi code | tags | references | cited by | terms and conditions""".split(
        "|"
    )
)
_FIELD = re.compile(r"^(?P<label>[A-Z][A-Za-z/ ]{2,40}):(?:[ \t]+(?P<value>.*))?$")
_NOTICE = re.compile(r"enlarge this image\.?|(?:caption|credit|illustration):.*", re.IGNORECASE)


def looks_like(data: bytes) -> bool:
    """Whether bytes are a ProQuest export as text."""
    head = parts.beginning(data)
    if not _SEPARATOR.search(head):
        return False
    labels = {match["label"].lower() for line in head.split("\n") if (match := _FIELD.match(line))}
    return "title" in labels and len(labels & _LABELS) > len("123")


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of an export.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    records = map(_fields, _SEPARATOR.split(tidy(decoding.decode(data, source=source))))
    # The cover, the list of contents and the terms have no title of their own.
    return parts.reading((_part(fields) for fields in records if "title" in fields), source=source)


def _fields(record: str) -> dict[str, list[str]]:
    """The lines of each field; of two with one label the longer one."""
    found: dict[str, list[str]] = {}
    for label, lines in _labelled(record):
        if sum(map(len, lines)) > sum(map(len, found.get(label, []))):
            found[label] = lines
    return found


def _labelled(record: str) -> Iterator[tuple[str, list[str]]]:
    label, lines = "", list[str]()
    for line in record.split("\n"):
        match = _FIELD.match(line)
        if match and match["label"].lower() in _LABELS:
            yield label, lines
            label, lines = match["label"].lower(), [match["value"] or ""]
        else:
            lines.append(line)
    yield label, lines


def _part(fields: dict[str, list[str]]) -> Part:
    def value(*labels: str) -> str | None:
        return next((text for label in labels if (text := " ".join(fields.get(label, [])).strip())), None)

    url = value("document url")
    record = SourceRecord(
        headline=value("title"),
        authors=authors.names((value("author") or "").replace(";", "\n")),
        outlet=(value("publication title") or "").split(";")[0].strip() or None,
        published=iso_date(value("publication date", "publication year") or ""),
        url=url if url and url.startswith("http") else None,
        language=parts.language(value("language of publication", "language")),
        section=value("section"),
    )
    text = fields.get("full text") or fields.get("abstract") or []
    return Part(
        lines=tuple(Line(line, ParagraphRole.LEFT_OUT if _NOTICE.fullmatch(line.strip()) else None) for line in text),
        record=record,
    )
