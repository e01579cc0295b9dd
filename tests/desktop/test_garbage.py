"""Garbage is looked for in the window's thread alone."""

import gc
import threading
from typing import ClassVar

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.garbage import Collecting


class Knot:
    """Refers to itself, so that only the search for garbage frees it; tells which thread did."""

    freed_in: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.freed_in.append(threading.get_ident())


def make_garbage() -> None:
    for _ in range(5_000):
        Knot()


@pytest.fixture
def collecting(qapp):
    gc.collect()
    Knot.freed_in.clear()
    made = Collecting()
    yield made
    made.stop()


def test_what_a_worker_leaves_is_freed_in_the_window_s_thread(qtbot: QtBot, collecting):
    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert Knot.freed_in == []
    qtbot.waitUntil(lambda: len(Knot.freed_in) == 5_000)
    assert set(Knot.freed_in) == {threading.main_thread().ident}


def test_python_looks_for_garbage_again_when_the_last_one_stops(collecting):
    other = Collecting()
    collecting.stop()
    assert not gc.isenabled()
    other.stop()
    other.stop()
    assert gc.isenabled()


def test_a_window_looks_for_garbage_as_long_as_it_is_open(open_window, prepared):
    window = open_window(prepared)
    assert not gc.isenabled()
    window.close()
    assert gc.isenabled()


def test_whoever_types_is_not_interrupted(qtbot: QtBot, collecting):
    make_garbage()
    typing = QTimer(interval=50)
    typing.timeout.connect(collecting.wait)
    typing.start()
    QTimer.singleShot(1_500, typing.stop)
    qtbot.waitUntil(lambda: not typing.isActive())
    assert Knot.freed_in == []
    qtbot.waitUntil(lambda: len(Knot.freed_in) == 5_000)
