"""A crash between the library and its index, or in the midst of a change, loses nothing and leaves nothing half."""

import errno
import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import LibraryUnavailable
from index.library import lock
from index.model import Order
from index.search.damage import IndexUnwritable
from index.search.indexer import SearchIndex
from index.workspace import Reader, Workspace, open_reader
from tests.index.texts import BRIDGE, HARVEST

TRIES = int(os.environ.get("ON_THE_RECORD_CRASH_TRIES", "2"))
QUERIES = ("is:any", "", "reopens", "years", "speaker:li", "is:corrected", "is:starred")

CHANGES = {
    "content": "library.set_content(2, [(0, 14)])",
    "add": "library.add_statement(1, [(0, 14)], 'Jo Li')",
    "reject": "library.reject([2])",
    "undo": "library.undo(library.set_content(2, [(7, 14)]).id)",
}
DIE_BEFORE_THE_INDEX = """
import os, sys
from pathlib import Path
from index.indexing import IndexKeeper
from index.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as library:
    made = []
    IndexKeeper.catch_up = lambda self: made.append(1) or (len(made) == {calls} and os._exit(7))
    {change}
"""
CORRECT_FOR_EVER = """
import random, sys
from pathlib import Path
from index.errors import LibraryError
from index.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as library:
    print("start", flush=True)
    while True:
        start = random.randrange(60)
        change = random.choice((
            lambda: library.set_content(random.randrange(1, 6), [(start, start + 12)]),
            lambda: library.add_statement(1, [(start, start + 9)], "Jo Li"),
            lambda: library.set_speaker([1, 2], random.choice(("Jo Li", None, 1))),
            lambda: library.undo(random.randrange(1, 60)),
            lambda: library.redo(random.randrange(1, 60)),
            lambda: library.set_starred([3], random.random() < 0.5),
        ))
        try:
            print(change().id, flush=True)
        except LibraryError:
            pass
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def filled(folder: Path) -> Path:
    """The folder of a library with two articles, closed."""
    with Workspace.open(folder) as library:
        library.import_text(BRIDGE, source="bridge")
        library.import_text(HARVEST, source="harvest")
    return folder


def answers(folder: Path) -> list[object]:
    with closing(Reader(folder)) as reader:
        results = [reader.search(query, order=order) for query in QUERIES for order in Order]
        return [(one.ids, one.hidden, one.facets) for one in results]


def rebuilt(folder: Path) -> list[object]:
    with Workspace.open(folder) as library:
        library.rebuild()
    return answers(folder)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_the_index_missed_is_found_after_opening(filled, name):
    made = 2 if name == "undo" else 1
    code = DIE_BEFORE_THE_INDEX.format(change=CHANGES[name], calls=made)
    died = subprocess.run([sys.executable, "-c", code, str(filled)], check=False, timeout=60)
    assert died.returncode == 7
    with closing(open_reader(filled)) as reader:
        assert len(reader.changes()) == made
        assert reader.is_in_step()
    assert answers(filled) == rebuilt(filled)


def test_a_full_disk_loses_no_change_and_the_index_follows_with_the_next_one(filled, monkeypatch):
    def no_space(*_args, **_options):
        raise IndexUnwritable(filled, OSError(errno.ENOSPC, "no space left on device"))

    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        monkeypatch.setattr(SearchIndex, "commit", no_space)
        with pytest.raises(LibraryUnavailable, match="the disk is full"):
            library.set_content(2, [(0, 14)])
        monkeypatch.undo()
        assert reader.rows([2])[0].quote == "Bridge reopens"
        assert not reader.is_in_step()
        library.set_content(1, [(7, 14)])
        assert set(reader.search("reopens").ids) == {1, 2}
        assert reader.is_in_step()


@pytest.mark.parametrize("attempt", range(TRIES))
def test_killed_corrections_leave_a_whole_log_and_a_right_index(attempt, filled):
    process = subprocess.Popen([sys.executable, "-c", CORRECT_FOR_EVER, str(filled)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "start\n"
    time.sleep(random.uniform(0.05, 1.0))
    process.kill()
    reported = [int(line) for line in process.communicate()[0].splitlines() if line.strip().isdecimal()]
    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        logged = [change.id for change in reversed(reader.changes())]
        assert logged[: len(reported)] == reported
        assert len(logged) <= len(reported) + 1
        repaired = answers(filled)
        library.rebuild()
        assert answers(filled) == repaired
