"""Fixtures of all GUI tests: no display, settings of their own, and a clipboard that is left empty."""

import gc
import os
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.backstage import Backstage
from desktop.library import Library
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.worker import Task, Work, Worker
from index.progress import Progress
from index.workspace import Workspace
from tests.desktop.driving import settled


@pytest.fixture(autouse=True)
def _quiet_world(qapp: QApplication) -> Iterator[None]:
    """English numbers, a clipboard left empty (data made in Python would crash the exit), and no thread left."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    before = set(threading.enumerate())
    # As in the program: a worker that came upon an earlier test's garbage would delete its widgets, and wait for the
    # interpreter while the window's thread, which has it, waits for what the worker holds.
    gc.disable()
    yield
    gc.enable()
    QGuiApplication.clipboard().clear()
    # Widgets left to the garbage collector would be deleted while Qt walks over all of them in a later test.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.name in _LANES]
    assert left == [], f"threads still running: {left}"


@pytest.fixture(autouse=True)
def _late(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delays background tasks, where that is asked for."""
    submit, longest = Worker.submit, request.config.getoption("--late")

    def submit_late(worker: Worker, work: Work) -> Task:
        delay = max(0.0, random.uniform(-longest, longest))

        def late(progress: Progress) -> object:
            threading.Event().wait(delay)
            return work(progress)

        return submit(worker, late)

    if longest:
        monkeypatch.setattr(Worker, "submit", submit_late)


_LANES = {"writer", "searcher", "reading", "surveying", "lane"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Iterator[Theme]:
    made = Theme(settings)
    made.apply()
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """A library with the built-in article, made once."""
    folder = tmp_path_factory.mktemp("prepared") / "library"
    with Workspace.open(folder) as workspace:
        workspace.import_sample()
    return folder


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, settings: Settings) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows over a folder, as `desktop.app` does; closes them afterwards."""
    made: list[MainWindow] = []

    def open_(folder: Path, *, size: tuple[int, int] = (1200, 760)) -> MainWindow:
        gc.disable()  # a window that was closed has left it to Python again
        library = Library(Backstage(folder), settings.query or "", settings.order)
        theme = Theme(settings)
        theme.apply()
        window = MainWindow(library, settings, theme)
        made.append(window)
        window.flow.start()
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield open_
    for window in made:
        window.close()
        shiboken6.delete(window)
    QApplication.instance().setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot, open_window, prepared: Path, tmp_path: Path) -> MainWindow:
    """A window over a copy of the prepared library, with its results and its article shown."""
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    made = open_window(folder)
    settled(qtbot, made)
    return made
