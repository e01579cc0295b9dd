"""ProQuest as text: records between lines of underscores, each a list of fields, one of them the full text."""

import re

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
_TEXT = "full text"
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
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
    label = ""
    blocks = _blocks(record)
    below = _first_below(blocks)
    for number, block in enumerate(blocks):
        lines = block.split("\n")
        stated = _label(lines[0])
        if stated and (label != _TEXT or number >= below):
            label, lines = stated[0], [stated[1], *lines[1:]]
            if sum(map(len, lines)) <= sum(map(len, found.get(label, []))):
                label = ""
                continue
            found[label] = []
        found.setdefault(label, []).extend(lines)
    return found


def _blocks(record: str) -> list[str]:
    """The fields and paragraphs of a record: mostly with blank lines between them, else a line each."""
    blocks = _BLANK_LINES.split(record)
    lines = record.split("\n")
    are_apart = 2 * sum(_label(block.lstrip("\n")) is not None for block in blocks) >= sum(
        map(bool, map(_label, lines))
    )
    return [block.lstrip("\n") for block in blocks] if are_apart else lines


def _first_below(blocks: list[str]) -> int:
    """Where the fields below the full text begin: from there on every block has a label, which a text can have, too."""
    number = len(blocks)
    while number and (
        not blocks[number - 1].strip() or (_label(blocks[number - 1].split("\n")[0]) or (_TEXT,))[0] != _TEXT
    ):
        number -= 1
    return number


def _label(line: str) -> tuple[str, str] | None:
    """The label that a line or block begins with, and what follows it on the line."""
    match = _FIELD.match(line.split("\n", 1)[0])
    if not match or match["label"].lower() not in _LABELS:
        return None
    return match["label"].lower(), match["value"] or ""


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
    text = fields.get(_TEXT) or fields.get("abstract") or []
    return Part(
        lines=tuple(Line(line, ParagraphRole.LEFT_OUT if _NOTICE.fullmatch(line.strip()) else None) for line in text),
        record=record,
    )
