"""What the command `extract` is given: files, or standard input, with one article or many in each."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError, SourceTooLarge
from index.model import Article
from index.reading import json_lines

if TYPE_CHECKING:
    from index.reading.outcome import Reading

STDIN = "-"


def documents(path: str) -> Iterator[tuple[object, Article] | SourceError]:
    """The articles of one input with their ids; in place of what cannot be read, an error."""
    if path == STDIN:
        first = sys.stdin.buffer.readline()
        if json_lines.looks_like_json_lines(first):
            lines = chain([first], sys.stdin.buffer)
            yield from map(_identified, json_lines.read_lines(lines, source=STDIN))
        else:
            yield from _all_of(lambda: _read_stdin(first), STDIN)
    elif json_lines.is_json_lines(Path(path)):
        yield from map(_identified, json_lines.read_file(Path(path)))
    else:
        from index.reading import registry  # not at the start: it brings a reader for each format

        yield from _all_of(lambda: registry.read(Path(path)), Path(path).name)


def _identified(entry: json_lines.Entry | SourceError) -> tuple[object, Article] | SourceError:
    return entry if isinstance(entry, SourceError) else (entry.id, entry.article)


def _all_of(read: Callable[[], "Reading"], document_id: str) -> Iterator[tuple[object, Article] | SourceError]:
    """The articles of one source; where there are several, a number tells them apart."""
    try:
        reading = read()
    except SourceError as error:
        yield error
        return
    for place, article in enumerate(reading.articles, start=1):
        yield (document_id if len(reading.articles) == 1 else f"{document_id}#{place}"), article
    yield from reading.failures


def _read_stdin(first: bytes) -> "Reading":
    from index.reading import registry  # not at the start, as above

    data = first + sys.stdin.buffer.read(registry.MAX_BYTES)
    if len(data) > registry.MAX_BYTES:
        raise SourceTooLarge(STDIN, size_bytes=len(data), limit_bytes=registry.MAX_BYTES)
    return registry.read_bytes(data, source=STDIN)
