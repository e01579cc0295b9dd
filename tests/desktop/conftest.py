"""Fixtures of all GUI tests: no display, settings of their own, and a clipboard that is left empty."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.theme import Theme


@pytest.fixture(autouse=True)
def _quiet_world(qapp: QApplication) -> Iterator[None]:
    """English numbers, a clipboard left empty (data made in Python would crash the exit), and no thread left."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    before = set(threading.enumerate())
    yield
    QGuiApplication.clipboard().clear()
    # Widgets left to the garbage collector would be deleted while Qt walks over all of them in a later test.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.name in _LANES]
    assert left == [], f"threads still running: {left}"


_LANES = {"writer", "searcher", "reading", "lane"}


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
