"""Many texts in one file, one JSON object a line: corpora and the output of other programs."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError, SourceMalformed, SourceUnreadable
from index.model import Article, SourceRecord
from index.reading import layout

_GZIP_SUFFIX = ".gz"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: a text that was taken as it is, so that offsets fit the given text."""

    id: object
    """The line's own, whatever it is; None if it has none."""
    article: Article


def is_json_lines(path: Path) -> bool:
    """Whether a file says by its name that it holds JSON lines."""
    return path.name.lower().endswith((".jsonl", f".jsonl{_GZIP_SUFFIX}"))


def looks_like_json_lines(data: bytes) -> bool:
    """Whether bytes without a name hold JSON lines: the first line is a JSON object with a text."""
    first = data.removeprefix(_BOM).lstrip().split(b"\n", 1)[0]
    try:
        return isinstance(_entry(first, "").article, Article)
    except SourceMalformed:
        return False


def read_file(path: Path) -> Iterator[Entry | SourceError]:
    """The entries of a `.jsonl` or `.jsonl.gz` file, one by one; in place of what cannot be read, an error."""
    opener = gzip.open if path.name.lower().endswith(_GZIP_SUFFIX) else open
    try:
        with opener(path, "rb") as lines:
            yield from read_lines(lines, source=str(path))
    except OSError as error:
        yield SourceUnreadable(str(path), (error.strerror or str(error)).lower())


def read_lines(lines: Iterable[bytes], *, source: str) -> Iterator[Entry | SourceError]:
    """The entries of lines, one by one; in place of a bad line, or of what cannot be unpacked, an error."""
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if number == 1:
                line = line.removeprefix(_BOM)
            if not line.strip():
                continue
            try:
                yield _entry(line, f"{source}, line {number}")
            except SourceError as error:
                yield error
    except (OSError, EOFError, zlib.error) as error:
        yield SourceMalformed(f"{source}, after line {number}", f"cannot be unpacked ({error})".lower())


def _entry(line: bytes, source: str) -> Entry:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(source, "not a JSON object") from error
    if not isinstance(values, dict) or not isinstance(text := values.get("text"), str):
        raise SourceMalformed(source, "not a JSON object with a text")
    title = values.get("title")
    record = SourceRecord(headline=title if isinstance(title, str) and title.strip() else None)
    return Entry(id=values.get("id"), article=layout.article(text, record))
