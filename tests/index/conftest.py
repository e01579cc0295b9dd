"""Libraries with small articles in them; statements are found by the real model."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import cli
from index.workspace import Reader, Workspace
from tests.index.texts import BRIDGE, HARVEST


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


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on the test's library; gives the exit code, the output and the error output."""

    def ran(command: str, *arguments: object) -> tuple[int, str, str]:
        code = cli.main([command, "--library", str(folder), *map(str, arguments)])
        return code, *capsys.readouterr()

    return ran


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with two megabytes; only where the tests may mount one."""
    yield from _mounted(tmp_path / "small-disk", megabytes=2)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """As `small_disk`, with eight megabytes: a write-ahead log takes four before it is folded into its library."""
    yield from _mounted(tmp_path / "disk", megabytes=8)


def _mounted(place: Path, *, megabytes: int) -> Iterator[Path]:
    place.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if mount is None or os.name != "posix" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def filled(run: Callable[..., tuple[int, str, str]], write: Callable[..., Path]) -> None:
    """Imports two articles into the test's library."""
    run("import", write("bridge.txt"), write("harvest.txt", HARVEST))
