"""What can be imported, as sources: files and folders, texts, the sample library, what was pasted. Part of the door."""

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceUnreadable
from index.extracting import Source
from index.model import SourceRecord
from index.progress import Progress, silent

if TYPE_CHECKING:
    from index.reading.outcome import Reading
    from index.reading.pasted import Pasted

_QUICK_LETTERS = 16_000


def from_paths(paths: Sequence[Path], progress: Progress = silent, *, recursive: bool = True) -> list[Source]:
    """Files, and the files in folders and in the folders there; hidden ones in folders are left alone.

    Links to folders are not followed, so that there is an end. A folder that cannot be read is a source that fails,
    and so is any other if it is not `recursive`.

    Raises:
        Cancelled: `progress` gave up.
    """
    found: list[Source] = []
    for path in paths:
        found += _in_folder(path, progress) if recursive and path.is_dir() else (_file(path),)
    return found


def text(text: str, record: SourceRecord | None, name: str) -> Source:
    """One article whose text is there already."""
    return Source(
        name=name,
        content=partial(text.encode, errors="surrogatepass"),
        read=partial(_read_text, text, record, name),
        is_quick=partial(bool, len(text) <= _QUICK_LETTERS),
    )


def sample() -> Source:
    """The built-in article."""
    from index.reading import registry, sample

    path = sample.path()
    return Source(name=path.name, content=partial(registry.source_bytes, path), read=_read_sample, is_quick=_yes)


def sample_library() -> list[Source]:
    """The shipped articles of Wikinews, each by itself.

    Raises:
        SourceError: the shipped file is missing or damaged.
    """
    from index.reading import sample_library, table

    return [
        Source(
            name=sample.headline,
            content=partial(bytes, sample.content),
            read=partial(table.read_json, source=sample.headline),
        )
        for sample in sample_library.samples()
    ]


def pasted_page(html: str, text: str, name: str) -> Source:
    """One article that is there as HTML and as text; kept of it is what it was read from."""
    return Source(
        name=name, content=partial(_pasted_content, html, text, name), read=partial(_read_pasted, html, text, name)
    )


def _in_folder(folder: Path, progress: Progress) -> Iterator[Source]:
    failures: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=failures.append):
        progress(0, 0, place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file():
                yield _file(path)
    for failure in failures:
        path = Path(os.fsdecode(failure.filename or folder))
        reason = (failure.strerror or str(failure)).lower()
        yield Source(
            name=path.name, path=path, content=partial(_unreadable, path, reason), read=_read_nothing, is_quick=_yes
        )


def _file(path: Path) -> Source:
    from index.reading import registry

    return Source(
        name=path.name,
        path=path,
        content=partial(registry.source_bytes, path),
        read=partial(registry.read_bytes, source=str(path)),
        holds_many=registry.holds_many,
        is_quick=partial(registry.is_quick, path),
    )


def _unreadable(path: Path, reason: str) -> bytes:
    raise SourceUnreadable(str(path), reason)


def _read_nothing(_: bytes) -> "Reading":
    raise NotImplementedError


def _yes() -> bool:
    return True


def _read_text(text: str, record: SourceRecord | None, name: str, _: bytes) -> "Reading":
    from index.reading import plain_text
    from index.reading.outcome import one

    return one(plain_text.read_text(text, record=record, source=name))


def _read_sample(_: bytes) -> "Reading":
    from index.reading import sample
    from index.reading.outcome import one

    return one(sample.article())


@lru_cache(maxsize=1)
def _pasted(html: str, text: str, name: str) -> "Pasted":
    from index.reading import pasted

    return pasted.read(html, text, source=name)


def _pasted_content(html: str, text: str, name: str) -> bytes:
    return _pasted(html, text, name).content


def _read_pasted(html: str, text: str, name: str, _: bytes) -> "Reading":
    from index.reading.outcome import one

    return one(_pasted(html, text, name).article)
