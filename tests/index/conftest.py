"""Libraries with small articles in them; statements are found by the real model."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.workspace import Reader, Workspace
from tests.index.texts import BRIDGE


@pytest.fixture
def library(folder: Path) -> Iterator[Workspace]:
    """A new library, open for writing."""
    with Workspace.open(folder) as workspace:
        yield workspace


@pytest.fixture
def reader(library: Workspace) -> Iterator[Reader]:
    """A reader of `library`."""
    opened = library.reader()
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file to import and returns its path."""

    def written(name: str, text: str | bytes = BRIDGE) -> Path:
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written
