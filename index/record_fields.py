"""The details of an article's record as a form or a command line takes them: one line of text each.

What a line means is the same everywhere, and a line that means nothing is refused with what is wrong with it.
"""

import re
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from index.errors import DetailInvalid
from index.languages import language_tag
from index.model import SourceRecord
from index.text import tidy

Value = str | tuple[str, ...] | None
"""What a field of a record holds: authors are a tuple, everything else is one text or unknown."""


class RecordField(StrEnum):
    """A field of `SourceRecord` that the user may set."""

    HEADLINE = "headline"
    AUTHORS = "authors"
    OUTLET = "outlet"
    PUBLISHED = "published"
    URL = "url"
    ACCESSED = "accessed"
    LANGUAGE = "language"
    SECTION = "section"


_DATES = frozenset({RecordField.PUBLISHED, RecordField.ACCESSED})
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def parsed(field: RecordField, line: str) -> Value:
    """What a line says of a field; nothing in it means that the field is unknown.

    Names of authors are parted by semicolons, or else by commas.

    Raises:
        DetailInvalid: it is no date, no address, or no language.
    """
    line = " ".join(tidy(line).split())
    if field is RecordField.AUTHORS:
        names = (name.strip() for name in line.split(";" if ";" in line else ","))
        return tuple(dict.fromkeys(name for name in names if name))
    if not line:
        return None
    if field in _DATES:
        return _date(field, line)
    if field is RecordField.URL:
        return _address(line)
    if field is RecordField.LANGUAGE:
        if (tag := language_tag(line)) is None:
            raise DetailInvalid(field, line)
        return tag
    return line


def written(value: Value) -> str:
    """A value as a line that `parsed` reads as the same value."""
    if value is None or isinstance(value, str):
        return value or ""
    if any("," in name for name in value):
        return "".join(f"{name}; " for name in value).rstrip() if len(value) == 1 else "; ".join(value)
    return ", ".join(value)


def value_of(record: SourceRecord, field: RecordField) -> Value:
    """What a record says of a field."""
    value: Value = getattr(record, field.value)
    return value


def _date(field: RecordField, line: str) -> str:
    match = _DATE.fullmatch(line)
    try:
        if match is None:
            raise DetailInvalid(field, line)
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise DetailInvalid(field, line) from error
    return line


def _address(line: str) -> str:
    try:
        parts = urlsplit(line)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in line
    except ValueError:
        is_address = False
    if not is_address:
        raise DetailInvalid(RecordField.URL, line)
    return line
