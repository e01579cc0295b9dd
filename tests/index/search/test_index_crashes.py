"""A program that is killed at any moment leaves an index that opens, with all or nothing of what it was doing."""

import itertools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.search.damage import IndexDamaged
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher
from tests.index.search.inventions import index_of, invented

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]

_CHANGES_DISK = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
_KILLED = 9
_BEFORE = [invented(number, "deep tide") for number in range(1, 8)]


def opened(folder: Path) -> SearchIndex:
    index = SearchIndex(folder)
    index.open()
    return index


def add(folder: Path) -> None:
    index = opened(folder)
    index.add([invented(8, "high tide")])
    index.commit()


def remove(folder: Path) -> None:
    index = opened(folder)
    index.remove_articles([1, 2])
    index.commit()


def merge(folder: Path) -> None:
    index = opened(folder)
    index.add([invented(8, "high tide")])
    index.tidy()


def rebuild(folder: Path) -> None:
    SearchIndex(folder).rebuild([invented(number, "new tide") for number in range(20, 25)])


def killed_at(step: int, folder: Path, change: Callable[[Path], None]) -> bool:
    """Do something to an index in a process that dies right before its n-th step on disk; False if it did not."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _die_at(step, folder)
            change(folder)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in (0, _KILLED)
    return os.waitstatus_to_exitcode(status) == _KILLED


def _die_at(step: int, folder: Path) -> None:
    steps = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if event in _CHANGES_DISK and str(folder) in str(arguments[0]):
            steps += 1
            if steps == step:
                os._exit(_KILLED)

    sys.addaudithook(count)


def found(folder: Path) -> frozenset[int]:
    searcher = Searcher(folder)
    try:
        return frozenset(searcher.search("tide ").ids)
    finally:
        searcher.close()


@pytest.mark.parametrize("change", [add, remove, merge, rebuild])
def test_whenever_it_is_killed_the_index_holds_all_or_nothing(tmp_path: Path, change: Callable[[Path], None]) -> None:
    original = tmp_path / "original"
    index = index_of(original, _BEFORE[:4])
    index.add(_BEFORE[4:])
    index.commit()
    index.close()
    shutil.copytree(original, tmp_path / "changed")
    change(tmp_path / "changed")
    before, after = found(original), found(tmp_path / "changed")
    seen = set()
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        shutil.copytree(original, folder)
        killed = killed_at(step, folder, change)
        seen.add(found(folder))
        index = opened(folder)
        assert found(folder) in seen
        index.add([invented(99, "tide")])
        index.commit()
        index.verify()
        assert found(folder) - {99} in seen
        assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
        index.close()
        shutil.rmtree(folder)
        if not killed:
            break
    assert seen == {before, after}


def test_whenever_making_the_first_index_is_killed_it_is_made_again(tmp_path: Path) -> None:
    repaired = 0
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        killed = killed_at(step, folder, rebuild)
        try:
            index = opened(folder)
        except IndexDamaged:
            repaired += 1
            index = index_of(folder, [invented(number, "new tide") for number in range(20, 25)])
        assert found(folder) == {20, 21, 22, 23, 24}
        index.close()
        if not killed:
            break
    assert repaired > 5
