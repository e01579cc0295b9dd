"""Nexis as it was until 2020: `N of M DOCUMENTS`, fields in capitals, as text, RTF or HTML, in several languages.

Each document has, in this order: the outlet and the date, centred; the headline; fields up to the length; the text;
fields from the load date or language on; the copyright.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from index.model import SourceRecord
from index.reading import authors, decoding, pages, wrapping
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.exports.parts import Part
from index.reading.layout import Line
from index.reading.outcome import Reading
from index.text import tidy

_SEPARATOR = re.compile(
    r"^[ \t|]*(?:\d+ (?:of|von|de|sur) \d+ (?:DOCUMENTS?|DOKUMENTEN?)|(?:Dokument|Document) \d+ (?:von|de|of|sur) \d+)"
    r"[ \t|]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD = re.compile(r"^\s*(?P<label>[A-ZÄÖÜÀÉÈÊÎÔ][A-ZÄÖÜÀÉÈÊÎÔ/ -]{2,30}):(?:\s+(?P<value>.*)|$)", re.DOTALL)
_BYLINE = {"BYLINE", "AUTOR", "AUTEUR", "VERFASSER", "AUTHOR"}
_SECTION = {"SECTION", "RUBRIK", "RUBRIQUE", "SEKTION", "RESSORT"}
_LENGTH = {"LENGTH", "LÄNGE", "LONGUEUR"}
_LANGUAGE = {"LANGUAGE", "SPRACHE", "LANGUE"}
_HEADING = _BYLINE | _SECTION | _LENGTH | {
    "DATELINE", "HIGHLIGHT", "HEADLINE", "SERIES", "ORT", "SOURCE", "QUELLE", "ENCART", "ORIGINE", "TYPE", "COLUMN",
}  # fmt: skip
_ENDING = _LANGUAGE | {
    "LOAD-DATE", "UPDATE", "DATE-CHARGEMENT", "PUBLICATION-TYPE", "TYPE-PUBLICATION", "PUBLIKATIONSTYP",
}  # fmt: skip
"""No text has lines with these labels."""
_CLOSING = _ENDING | {
    "JOURNAL-CODE", "ZEITUNGS-CODE", "CODE-REVUE", "GRAPHIC", "GRAFIK", "GRAPHIQUE", "SUBJECT", "SUJET", "THEMA",
    "ORGANIZATION", "ORGANISATION", "PERSON", "PERSONNE", "COMPANY", "COMPANIES", "UNTERNEHMEN", "SOCIETE", "SOCIÉTÉ",
    "INDUSTRY", "INDUSTRIE", "BRANCHE", "GEOGRAPHIC", "LOCALISATION-GEO", "GEOGRAPHIE", "STATE", "COUNTRY", "CITY",
    "TICKER", "DOCUMENT-TYPE", "ACC-NO", "CORRECTION-DATE", "NOTES", "URL", "SYMBOLE",
    "SYMBOLE-BOURSIER", "SECTEUR-ACTIVITE", "SECTEUR-ACTIVITÉ", "TYPE-DE-DOCUMENT",
}  # fmt: skip
"""These can be lines of a text, too, so they only close it where one of those above follows."""
_COPYRIGHT = re.compile(
    r"^\s*(?:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés)", re.I
)
_CORRECTED = re.compile(r"corrections? appended", re.IGNORECASE)
_MARKED_PAGE = re.compile(r"<!--\s*LXNComment|<a\s+name=\"?DOC_ID_\d", re.IGNORECASE)

Group = list[str]
"""Lines without a blank one between them."""


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are a Nexis export as text."""
    head = parts.beginning(data)
    if head.lstrip().startswith(("{\\rtf", "<")) or not (found := _SEPARATOR.search(head)):
        return False
    return has_fields(head[found.end() :])


def is_divided(text: str) -> bool:
    """Whether a text has a line that begins a document, as an RTF document of Nexis has."""
    return bool(_SEPARATOR.search(text))


def has_fields(text: str) -> bool:
    """Whether there are at least two of the fields that documents of Nexis have."""
    labels = {match["label"].strip() for line in text.split("\n") if (match := _FIELD.match(line))}
    return len(labels & (_HEADING | _CLOSING)) > 1


def looks_like_page(data: bytes) -> bool:
    """Whether bytes are a Nexis export as HTML."""
    return pages.looks_like_page(data) and bool(_MARKED_PAGE.search(parts.beginning(data)))


def read_text_bytes(data: bytes, *, source: str) -> Reading:
    """The articles of an export as text.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    return read_text(decoding.decode(data, source=source), source=source)


def read_text(text: str, *, source: str) -> Reading:
    """The articles of an export's text.

    Raises:
        SourceError: as for `parts.reading`.
    """
    documents = _SEPARATOR.split(tidy(text))[1:]
    return parts.reading((_part(list(_groups(document.split("\n")))) for document in documents), source=source)


def read_page(data: bytes, *, source: str) -> Reading:
    """The articles of an export as HTML.

    Raises:
        SourceNotText: the bytes are not text.
        SourceError: as for `parts.reading`.
    """
    tree = pages.parse(pages.decoded(data, source=source), source=source)
    pages.without_unseen(tree)
    lines = [" ".join(text.split()) for _, text in pages.block_texts(tree)]
    documents: list[list[Group]] = []
    for line in lines:
        if _SEPARATOR.fullmatch(line):
            documents.append([])
        elif documents and line:
            documents[-1].append([line])
    return parts.reading(map(_part, documents), source=source)


def _groups(lines: list[str]) -> Iterator[Group]:
    group: Group = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []


def _part(groups: list[Group]) -> Part:
    """One document, cut into what stands before the text, the text, and what follows it."""
    fields = [_field(group) for group in groups]
    heading_end = _heading_end(fields)
    top = list(takewhile(lambda number: fields[number] is None, range(heading_end)))
    closing = _text_end(groups, fields, heading_end)
    known = {label: value for field in fields if field for label, value in [field]}
    dated = next((number for number in top if any(iso_date(line) for line in groups[number])), None)
    outlet = groups[0][0].strip() if top and dated != 0 else None
    after = 0 if dated is None else dated + 1
    lines = [line.strip() for number in top[after:] for line in groups[number]]
    headline = " ".join(line for line in lines if not _CORRECTED.fullmatch(line))
    record = SourceRecord(
        headline=known.get("HEADLINE") or headline or None,
        authors=authors.names(_first(known, _BYLINE) or ""),
        outlet=outlet,
        published=None if dated is None else next(filter(None, map(iso_date, groups[dated]))),
        language=parts.language(_first(known, _LANGUAGE)),
        section=_section(_first(known, _SECTION)),
    )
    return Part(lines=tuple(_story(groups[heading_end:closing])), record=record)


def _heading_end(fields: list[tuple[str, str] | None]) -> int:
    """Where the text begins: behind the length and the fields that follow it, or else behind the last field."""
    end = 0
    for number, field in enumerate(fields):
        if field is None and end and any(label in _LENGTH for label, _ in filter(None, fields[:end])):
            break
        if field and field[0] in _CLOSING:
            break
        if field and field[0] in _HEADING:
            end = number + 1
    return end


def _text_end(groups: list[Group], fields: list[tuple[str, str] | None], start: int) -> int:
    """Where the text ends that begins at `start`: before the fields that lead to one which certainly closes it."""
    end = start
    while end < len(groups) and not _closes(fields[end], groups[end]):
        end += 1
    while end > start and (field := fields[end - 1]) and field[0] in _CLOSING:
        end -= 1
    return end


def _closes(field: tuple[str, str] | None, group: Group) -> bool:
    return bool(field and field[0] in _ENDING) or bool(_COPYRIGHT.match(group[0]))


def _field(group: Group) -> tuple[str, str] | None:
    """The label and value of a group that is a field we know."""
    match = _FIELD.match(" ".join(line.strip() for line in group))
    if not match or (label := match["label"].strip()) not in _HEADING | _CLOSING:
        return None
    return label, match["value"] or ""


def _story(groups: list[Group]) -> Iterator[Line]:
    """The paragraphs of the text, their lines joined where they were only wrapped."""
    text = wrapping.rejoin("\n\n".join("\n".join(group) for group in groups))
    return (Line(line) for line in text.split("\n") if line.strip())


def _first(known: dict[str, str], labels: set[str]) -> str | None:
    return next((known[label] for label in known if label in labels), None)


def _section(value: str | None) -> str | None:
    """The section without page and edition: `NEWS; Pg. 3` is `NEWS`."""
    return (value or "").split(";")[0].strip() or None
