"""A library as JSON Lines: the format in which it leaves for other programs, later versions, other machines.

The file is UTF-8, one JSON object a line, with one key that says what the line is:

- first `{"library": {"format": 1, "schema": 3, "program": "0.1.0", "written": "2024-…Z", "originals": true}}`;
- then the rows of the library's tables under their names (`library/tables.py` says what each column means), each table
  after those that it refers to: `{"source": {"id": 1, "name": …}}`, `{"article": {"id": 1, "source_id": 1, …}}` and
  so on. What belongs to one row stands in its line as lists of objects: `paragraph` in an article, `cover` (the user's
  correction, star, check, tags and note) in a statement, `alias` in a person, `touched` in a change of the log;
- in a file of chosen statements, a `selected` line for each of them, in the order in which they were chosen, with what
  `search --json` prints of it, for programs that want no more;
- last `{"end": {"source": 1, "article": 1, …}}`, how many lines of each there are: without it the file is cut short.

Spans are `[start, end)` in code points of the article's text. The bytes of a source are in base64, or null where the
originals were left out. `format` grows when this page changes, `schema` when a table does; a file of an older schema is
read as a library of that age and brought up to date like one. A whole library is of format 1. Chosen statements are of
format 2: a small library with their articles and what else goes along (`library/excerpts.py` says what), without bytes.

Nothing is held in memory but a few rows; a line with the bytes of a source is the largest.
"""

import base64
import binascii
import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from index.library.contents import Table, tables
from index.library.database import Database, Row, now, snapshot
from index.library.excerpts import Excerpt, excerpt
from index.library.tables import MIGRATIONS
from index.progress import Progress
from index.version import VERSION

FORMAT = 2
_WHOLE = 1
SELECTED = "selected"
"""What a line is that is for other programs, and belongs to no table."""
_ROWS_AT_ONCE = 200
_LISTS = frozenset({
    ("article", "authors"), ("statement", "content_spans"), ("statement", "cue_spans"),
    ("statement", "mention_spans"), ("statement", "chain"), ("statement", "candidates"), ("cover", "content_spans"),
    ("cover", "tags"), ("change", "statement_ids"), ("touched", "before"), ("touched", "after"),
    ("split", "plan"),
})  # fmt: skip
"""Columns with JSON in them, which stands in the file as it is and not as a text."""
NO_BYTES = b""
"""In place of the bytes of a source that came without them."""

Values = Mapping[str, Any]


def write(db: Database, target: IO[bytes], progress: Progress, *, originals: bool = True) -> None:
    """Writes a library as it is now; `originals` tells whether with the bytes that articles were read from.

    Raises:
        Cancelled: `progress` gave up.
        OSError: it cannot be written.
        LibraryDamaged: the library is broken inside.
    """
    target.write(_line("library", _head(_WHOLE, originals=originals)))
    with snapshot(db):
        counts, total = _write_tables(db, target, progress, None, originals=originals)
    progress(total, total, "exporting")
    target.write(_line("end", counts))


def write_selected(
    db: Database, ids: Sequence[int], selected: Iterable[Values], target: IO[bytes], progress: Progress
) -> None:
    """Writes chosen statements with all that they need to be of use in another library; `selected` are their lines.

    Raises:
        Cancelled: `progress` gave up.
        OSError: it cannot be written.
        LibraryDamaged: the library is broken inside.
    """
    target.write(_line("library", _head(FORMAT, originals=False)))
    progress(0, len(ids), "exporting")
    with excerpt(db, ids) as chosen:
        counts, total = _write_tables(db, target, progress, chosen, originals=False, more=len(ids))
        for values in selected:
            progress(sum(counts.values()), total, "exporting")
            target.write(_line(SELECTED, values))
            counts[SELECTED] += 1
    target.write(_line("end", counts))


def _head(form: int, *, originals: bool) -> Values:
    return {"format": form, "schema": len(MIGRATIONS), "program": VERSION, "written": now(), "originals": originals}


def _write_tables(
    db: Database, target: IO[bytes], progress: Progress, chosen: Excerpt | None, *, originals: bool, more: int = 0
) -> tuple[Counter[str], int]:
    """Writes the lines of all tables; returns how many there are of each, and of all with `more` that follow."""
    counts: Counter[str] = Counter()
    every = tables(db)
    standing = [table for table in every if table.inside is None and (chosen is None or chosen.has(table))]
    total = sum(_count(db, table, chosen) for table in standing) + more
    for table in standing:
        parts = [part for part in every if part.inside and part.refers[part.inside] == table.name]
        for values in _lines(db, table, parts, chosen, originals=originals):
            progress(sum(counts.values()), total, "exporting")
            target.write(_line(table.name, values))
            counts[table.name] += 1
    return counts, total


def _count(db: Database, table: Table, chosen: Excerpt | None) -> int:
    return chosen.count(table) if chosen else int(db.select(f"SELECT COUNT(*) FROM {table.name}")[0][0])


def is_excerpt(head: Values) -> bool:
    """Whether a file that begins so holds chosen statements, and no whole library."""
    return bool(head["format"] > _WHOLE)


def held_bytes(sha256: str, content: bytes) -> bytes | None:
    """The bytes of a source; None where they were left out when its library was exported."""
    is_left_out = content == NO_BYTES and hashlib.sha256(NO_BYTES).hexdigest() != sha256
    return None if is_left_out else content


def row_values(table: Table, values: object) -> dict[str, Any]:
    """What a line, or a part of one, says of a row of a table, as the library keeps it.

    Raises:
        ValueError: it is not what this table has.
    """
    if not isinstance(values, dict):
        raise ValueError("it is no object")  # noqa: TRY004 - what is wrong is a value of the file
    if unknown := sorted(set(values) - set(table.columns)):
        raise ValueError(f"“{unknown[0]}” is not known here")
    kept = {column: _kept(table.name, column, value) for column, value in values.items()}
    if table.name == "source":
        _check_bytes(kept, values.get("content"))
    return kept


def _lines(
    db: Database, table: Table, parts: list[Table], chosen: Excerpt | None, *, originals: bool
) -> Iterator[dict[str, Any]]:
    """The lines of a table, in the order of its rows."""
    if chosen and table.name == "split":
        yield from chosen.splits()
        return
    for rows in _batches(db, table, chosen):
        within: dict[tuple[str, Any], list[dict[str, Any]]] = {}
        numbers = json.dumps([row[table.columns.index("id")] for row in rows]) if parts else ""
        for part in parts:
            wanted = f"{part.inside} IN (SELECT value FROM json_each(?)) AND {chosen.parts(part) if chosen else 1}"
            for row in db.select(part.select(wanted), (numbers,)):
                values = _shown(part, row, originals=originals)
                within.setdefault((part.name, values.pop(str(part.inside))), []).append(values)
        for row in rows:
            values = _shown(table, row, originals=originals)
            for part in parts:
                if found := within.get((part.name, values["id"])):
                    values[part.name] = found
            yield chosen.trimmed(table, values) if chosen else values


def _batches(db: Database, table: Table, chosen: Excerpt | None) -> Iterator[list[Row]]:
    if not table.is_numbered:
        yield db.select(table.select("1"))
        return
    at_once = 1 if table.name == "source" else _ROWS_AT_ONCE
    wanted = chosen.rows(table, at_once=at_once) if chosen else "id > ?"
    last = 0
    while rows := db.select(f"{table.select(wanted)} LIMIT {at_once}", (last,)):
        yield rows
        last = rows[-1][table.columns.index("id")]


def _shown(table: Table, row: Row, *, originals: bool) -> dict[str, Any]:
    """A row as its line has it."""
    values = dict(zip(table.columns, row, strict=True))
    if table.name == "source":
        content = held_bytes(values["sha256"], values["content"]) if originals else None
        values["content"] = None if content is None else base64.b64encode(content).decode()
    for column, value in values.items():
        if (table.name, column) in _LISTS and value is not None:
            values[column] = json.loads(value)
    return values


def _kept(table: str, column: str, value: object) -> object:
    if isinstance(value, list | dict):
        if (table, column) not in _LISTS:
            raise ValueError(f"“{column}” is no single value")
        # As `library/statements.py` writes them, and as all others do.
        separators = (",", ":") if table == "statement" else None
        return json.dumps(value, ensure_ascii=False, separators=separators)
    return value


def _check_bytes(kept: dict[str, Any], encoded: object) -> None:
    """Puts the bytes of a source in their place.

    Raises:
        ValueError: they are not those that were imported.
    """
    if encoded is None:
        kept["content"] = NO_BYTES
        return
    try:
        kept["content"] = base64.b64decode(str(encoded), validate=True)
    except binascii.Error as error:
        raise ValueError("the bytes of a file are damaged") from error
    if hashlib.sha256(kept["content"]).hexdigest() != kept.get("sha256"):
        raise ValueError("the bytes of a file are not those that were imported")


def _line(what: str, values: Values) -> bytes:
    return json.dumps({what: values}, ensure_ascii=False).encode() + b"\n"


def read_head(file: IO[bytes]) -> Mapping[str, Any] | None:
    """What the first line says; None if it is none of this format. The file stands at the second line then."""
    try:
        head = json.loads(file.readline(_HEAD_BYTES)).get("library")
    except (ValueError, AttributeError, RecursionError):
        return None
    is_ours = isinstance(head, dict) and all(isinstance(head.get(name), int) for name in ("format", "schema"))
    return head if is_ours and head["schema"] > 0 and head["format"] > 0 else None


_HEAD_BYTES = 10_000
MAX_LINE_BYTES = 256_000_000
"""More than any source with its bytes in base64."""


def read_lines(file: IO[bytes]) -> Iterator[tuple[int, str, object]]:
    """The lines that follow the first, each as its number, what it is, and its values.

    Raises:
        ValueError: a line is not of this format; it says which one.
        OSError: the file cannot be read.
    """
    for number in itertools.count(2):
        line = file.readline(MAX_LINE_BYTES)
        if not line:
            return
        try:
            ((what, values),) = json.loads(line, parse_constant=_no_number).items()
        except (ValueError, AttributeError, RecursionError) as error:
            raise ValueError(f"line {number} is damaged or cut short") from error
        yield number, what, values


def _no_number(name: str) -> object:
    raise ValueError(f"{name} is no number")
