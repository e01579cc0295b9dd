"""Gets a library out of a file that came from elsewhere, and makes sure that it is one, before any of it is taken in.

It is put together in a folder of its own, as a library of the age that the file is of, brought up to date like any
other, and looked through. Whatever is wrong with the file shows here, where nothing of the user's can be harmed.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import CopyFailed, LibraryDamaged, LibraryTooNew, LibraryUnavailable
from index.exchange_errors import ExchangeTooNew, ExchangeUnreadable
from index.library import articles, backups, interchange, schema, statements
from index.library.contents import Table, tables
from index.library.database import Database, open_read_only, transaction
from index.library.tables import APPLICATION_ID
from index.progress import Progress

FOLDER = "incoming"
_SQLITE = b"SQLite format 3\0"
_HEADER_BYTES = 100


def is_copy(path: Path) -> bool:
    """Whether a file is an SQLite database, or cannot be opened to see."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return True


def holds_library(path: Path, *, copies: bool = True) -> bool:
    """Whether a file begins as an exported library or as chosen statements of one; with `copies`, or is a library."""
    try:
        if not path.is_file():
            return False  # opening it might never end
        with path.open("rb") as file:
            if interchange.read_head(file) is not None:
                return True
            file.seek(0)
            return copies and _is_library(file.read(_HEADER_BYTES))
    except (OSError, ValueError):
        return False


def _is_library(header: bytes) -> bool:
    """Whether an SQLite database that begins so is one of ours."""
    return header.startswith(_SQLITE) and header[68:72] == APPLICATION_ID.to_bytes(4)


@contextmanager
def staged(path: Path, beside: Path, progress: Progress, *, whole: bool = False) -> Iterator[Database]:
    """The library that a file holds, up to date and whole; gone at the end. `beside` is the folder to work in.

    Raises:
        Cancelled: `progress` gave up.
        ExchangeUnreadable: it holds none, a damaged one, or chosen statements where a `whole` library is wanted.
        ExchangeTooNew: a newer program wrote it.
        LibraryUnavailable: there is no room to prepare it.
    """
    folder = beside / FOLDER
    shutil.rmtree(folder, ignore_errors=True)  # left by a crash
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise LibraryUnavailable(folder, (error.strerror or str(error)).lower()) from error
    stage = folder / "library.sqlite"
    try:
        with _explained(path):
            _fill(stage, path, progress, whole=whole)
            db = schema.open_library(stage)
        try:
            with _explained(path):
                _check(db, progress)
            yield db
        finally:
            db.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what a damaged or foreign file leads to into words about it."""
    try:
        yield
    except LibraryTooNew as error:
        raise ExchangeTooNew(path) from error
    except LibraryDamaged as error:
        raise ExchangeUnreadable(path, error.reason) from error
    except CopyFailed as error:
        raise LibraryUnavailable(error.path, error.reason) from error
    except sqlite3.IntegrityError as error:
        raise ExchangeUnreadable(path, f"what is in it does not fit together: {error}") from error
    except (ValueError, TypeError, OverflowError) as error:
        raise ExchangeUnreadable(path, str(error)) from error


def _fill(stage: Path, path: Path, progress: Progress, *, whole: bool) -> None:
    if not is_copy(path):
        try:
            with path.open("rb") as file:
                _fill_from_lines(stage, file, path.stat().st_size, progress, whole=whole)
        except OSError as error:
            raise ExchangeUnreadable(path, (error.strerror or str(error)).lower()) from error
        return
    try:
        source = open_read_only(path)
    except LibraryUnavailable as error:
        raise ExchangeUnreadable(path, error.reason) from error
    try:
        schema.check(source)
        backups.copy(source, stage, progress)
    finally:
        source.close()


def _fill_from_lines(stage: Path, file: IO[bytes], size_bytes: int, progress: Progress, *, whole: bool) -> None:
    """Makes the library that JSON Lines tell of.

    Raises:
        ValueError: they tell of none.
        LibraryTooNew: they are of a newer format.
    """
    head = interchange.read_head(file)
    if head is None:
        raise ValueError("it is no library that was exported")
    if head["format"] > interchange.FORMAT:
        raise LibraryTooNew(stage, found=head["format"], known=interchange.FORMAT)
    if whole and interchange.is_excerpt(head):
        raise ValueError("it holds chosen statements and no whole library; import it instead")
    db = schema.make_older(stage, head["schema"])
    try:
        db.execute("PRAGMA synchronous = OFF")  # it is thrown away
        with transaction(db):
            db.execute("PRAGMA defer_foreign_keys = ON")
            _insert(db, file, size_bytes, progress)
    finally:
        db.close()


def _insert(db: Database, file: IO[bytes], size_bytes: int, progress: Progress) -> None:
    known = tables(db)
    by_name = {table.name: table for table in known}
    parts = {
        table.name: [part for part in known if part.inside and part.refers[part.inside] == table.name]
        for table in known
    }
    counts: dict[str, int] = {}
    for number, what, values in interchange.read_lines(file):
        if what == "end":
            if values != counts or file.read(1):
                raise ValueError("lines are missing, or there are too many")
            return
        if what != interchange.SELECTED:
            if (table := by_name.get(what)) is None or table.inside:
                raise ValueError(f"line {number} is of an unknown kind")
            try:
                _insert_line(db, table, parts[what], values)
            except (ValueError, TypeError, OverflowError, sqlite3.Error) as error:
                raise ValueError(f"line {number} is damaged: {error}") from error
        counts[what] = counts.get(what, 0) + 1
        progress(file.tell(), size_bytes, "reading")
    raise ValueError("it is cut short")


def _insert_line(db: Database, table: Table, parts: list[Table], values: object) -> None:
    if not isinstance(values, dict):
        raise ValueError("it is no object")  # noqa: TRY004 - what is wrong is a value of the file
    names = {part.name for part in parts}
    own = interchange.row_values(table, {name: value for name, value in values.items() if name not in names})
    db.execute(table.insert(tuple(own)), tuple(own.values()))
    for part in parts:
        for entry in values.get(part.name, ()):
            row = interchange.row_values(part, entry) | {str(part.inside): own["id"]}
            db.execute(part.insert(tuple(row)), tuple(row.values()))


def _check(db: Database, progress: Progress) -> None:
    """Reads all articles and statements as the program will.

    Raises:
        ValueError: one of them is not as it can be.
    """
    if db.select("PRAGMA foreign_key_check"):
        raise ValueError("what is in it does not fit together")
    ids = articles.all_ids(db)
    for done, article_id in enumerate(ids):
        progress(done, len(ids), "checking")
        with _shaped():
            text = articles.article(db, article_id).article
            spans = [paragraph.span for paragraph in text.paragraphs]
            for row in statements.as_indexed(db, article_id):
                found = row.statement
                spans += (*found.content, *found.cue, *found.mention, *(link.span for link in found.attribution.chain))
            if any(not 0 <= start <= end <= len(text.text) for start, end in spans):
                raise ValueError(f"a place of article {article_id} is outside of its text")


@contextmanager
def _shaped() -> Iterator[None]:
    """Gives what JSON of another shape leads to as a `ValueError`."""
    try:
        yield
    except (KeyError, IndexError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError("what is in it is of another shape") from error
