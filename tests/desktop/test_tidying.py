"""The index is put in order in a quiet moment, and never while somebody waits to write."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.tidy_handlers import TidyHandlers
from index.model import SourceRecord
from tests.desktop.driving import search


def parts(window) -> int:
    """Of how many files the index consists."""
    return sum(path.suffix == ".seg" for path in window.library.folder.rglob("*.seg"))


@pytest.fixture
def in_parts(qtbot: QtBot, window):
    """A window over a library to which articles were added one by one."""
    for number in range(4):
        text = f"The bridge is closed.\n\n“It will open on day {number},” said Ada Moreau."
        job = window.library.import_text(text, SourceRecord(headline=f"Day {number}"), "pasted text")
        with qtbot.waitSignal(job.done, timeout=60_000):
            pass
    assert parts(window) > 2
    return window


def test_small_parts_of_the_index_are_joined_and_searches_find_the_same(qtbot: QtBot, in_parts):
    search(qtbot, in_parts, "moreau")
    before = in_parts.hits.ids
    with qtbot.waitSignal(in_parts.library.tidy().done):
        pass
    assert parts(in_parts) <= 2
    search(qtbot, in_parts, "moreau ")
    assert in_parts.hits.ids == before
    assert len(before) == 4


def test_it_is_given_up_for_whoever_wants_to_write(qtbot: QtBot, in_parts):
    before = parts(in_parts)
    may_go_on = threading.Event()
    in_parts.library.change(lambda _: may_go_on.wait(30) and ())
    tidy = in_parts.library.tidy()
    number = in_parts.hits.ids[0]
    star = in_parts.library.change(lambda library: library.set_starred([number], True))
    with qtbot.waitSignals([tidy.stopped, star.done]):
        may_go_on.set()
    assert parts(in_parts) == before


def test_it_waits_for_a_quiet_moment_after_a_change(qtbot: QtBot, window):
    handlers = window.findChild(TidyHandlers)
    assert not handlers.pause.isActive()
    search(qtbot, window, "")
    window.view.select_row(0)
    with qtbot.waitSignal(window.changes.changed):
        window.actions_.star.trigger()
    qtbot.waitUntil(handlers.pause.isActive)
    handlers.pause.start(0)
    qtbot.waitUntil(lambda: not handlers.pause.isActive())
