"""Tables with a text in each row: CSV, JSON Lines and JSON lists, as corpora and other programs write them."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from index.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooSlow
from index.model import Article, SourceRecord
from index.reading import authors, decoding, layout, wrapping
from index.reading.dates import iso_date
from index.reading.exports import parts
from index.reading.limits import MAX_TEXT_BYTES, counted
from index.reading.outcome import Reading
from index.text import tidy

_COLUMNS = {
    "text": ("text", "body", "content", "full_text", "fulltext", "full text", "article", "story", "article_text"),
    "headline": ("headline", "title"),
    "published": ("date", "published", "publication_date", "publication date", "pubdate", "published_at", "datetime"),
    "authors": ("author", "authors", "byline", "creator"),
    "outlet": ("outlet", "publisher", "publication", "newspaper", "source", "publication title", "media"),
    "url": ("url", "link", "uri", "web_url"),
    "section": ("section", "category"),
    "language": ("language", "lang"),
}
_DELIMITERS = ",;\t|"
_LEAST_COLUMNS = 2

Row = Mapping[str, object]


def looks_like_csv(data: bytes) -> bool:
    """Whether bytes begin with a line of column names of which one holds the text."""
    first = parts.beginning(data)[:4_000].split("\n")[0]
    return _delimiter(first) is not None


def looks_like_json(data: bytes) -> bool:
    """Whether bytes begin as JSON Lines or a JSON list whose first object has a text."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"["):
        head = head[1:].lstrip()
        row = _first_object(parts.beginning(head))
    elif head.startswith(b"{"):
        row = _first_object(parts.beginning(head))
    else:
        return False
    return row is not None and isinstance(_value(row, "text"), str)


def read_csv(data: bytes, *, source: str) -> Reading:
    """The articles in the rows of a table; a row without a text is a failure.

    Raises:
        SourceNotText: the bytes are not text.
        SourceMalformed: the table is broken, or has too many rows.
        SourceEmpty: no row has a text.
        ModelError: what tells languages cannot be used.
    """
    text = decoding.decode(data, source=source).replace("\0", "")
    delimiter = _delimiter(text.split("\n")[0].rstrip("\r")) or ","
    csv.field_size_limit(MAX_TEXT_BYTES)
    return read_rows(_csv_rows(text, delimiter, source), source=source)


def read_json(data: bytes, *, source: str) -> Reading:
    """The articles in the objects of JSON Lines or of a JSON list; an object without a text is a failure.

    Raises:
        SourceError, ModelError: as for `read_csv`.
    """
    text = decoding.decode(data, source=source)
    rows = _json_list(text, source) if text.lstrip().startswith("[") else _json_rows(text, source)
    return read_rows(rows, source=source)


def names_texts(names: Iterable[str]) -> bool:
    """Whether one of the names of columns is that of texts."""
    return any(name.strip().lower() in _COLUMNS["text"] for name in names)


def names_dates(name: str) -> bool:
    """Whether a column of this name holds the day of publication."""
    return name.strip().lower() in _COLUMNS["published"]


def read_rows(rows: Iterator[Row | SourceError], *, source: str) -> Reading:
    """The articles in rows that another format holds, as `read_csv` finds them in its own.

    Raises:
        SourceError, ModelError: as for `read_csv`.
    """
    articles: list[Article] = []
    failures: list[SourceError] = []
    try:
        for number, row in counted(rows, source=source):
            if isinstance(row, SourceError):
                failures.append(row)
            elif (article := _article(row)) is None:
                failures.append(SourceEmpty(f"{source}, row {number}"))
            else:
                articles.append(article)
    except (SourceTooSlow, SourceMalformed) as error:
        if not articles:
            raise
        failures.append(error)
    if not articles:
        raise failures[0] if failures else SourceEmpty(source)
    return Reading(articles=tuple(articles), failures=tuple(failures))


def _article(row: Row) -> Article | None:
    text = _value(row, "text")
    if not isinstance(text, str) or not text.strip():
        return None
    url = _text(row, "url")
    people = _value(row, "authors")
    bylines = (
        [name for name in people if isinstance(name, str)]
        if isinstance(people, list)
        else [_text(row, "authors") or ""]
    )
    record = SourceRecord(
        headline=_text(row, "headline"),
        authors=authors.distinct(name for byline in bylines for name in authors.names(byline)),
        outlet=_text(row, "outlet"),
        published=iso_date(_text(row, "published") or ""),
        url=url if url and url.startswith(("http://", "https://")) else None,
        section=_text(row, "section"),
        language=parts.language(_text(row, "language")),
    )
    return layout.document(wrapping.unwrap(tidy(text)).split("\n"), record)


def _value(row: Row, wanted: str) -> object:
    """The value of a column under any of its names."""
    known = {str(name).strip().lower(): value for name, value in row.items()}
    return next((known[name] for name in _COLUMNS[wanted] if known.get(name) not in (None, "")), None)


def _text(row: Row, wanted: str) -> str | None:
    value = _value(row, wanted)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _delimiter(first: str) -> str | None:
    """What stands between the columns of a table's first line; None if that line names no column of texts."""
    for delimiter in _DELIMITERS:
        names = [name.strip(" \t\r\"'").lower() for name in first.split(delimiter)]
        if len(names) >= _LEAST_COLUMNS and names_texts(names):
            return delimiter
    return None


def _csv_rows(text: str, delimiter: str, source: str) -> Iterator[Row | SourceError]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in rows:
            yield {name: value for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        yield SourceMalformed(f"{source}, line {rows.line_num}", f"the table is broken ({error})")


def _json_rows(text: str, source: str) -> Iterator[Row | SourceError]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield row if isinstance(row, dict) else SourceMalformed(f"{source}, line {number}", "not a JSON object")


def _json_list(text: str, source: str) -> Iterator[Row | SourceError]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(source, "its JSON is broken") from error
    for number, row in enumerate(rows, start=1):
        yield row if isinstance(row, dict) else SourceMalformed(f"{source}, item {number}", "not a JSON object")


def _first_object(text: str) -> Row | None:
    """The JSON object at the beginning of a text."""
    try:
        row, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
