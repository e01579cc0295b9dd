"""Starts the program: paths, log, library, first search, window. Nothing heavy before the first paint."""

import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.version import VERSION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.library import Library
    from desktop.settings import Settings
    from desktop.snapshot import Snapshot

APPLICATION = "on-the-record"
TRACE_VARIABLE = "ON_THE_RECORD_TRACE_START"
NO_DISPLAY = 2
SWITCH_INTERVAL_S = 0.001
COLLECT_AFTER_MS = 2_000
COLLECT_THRESHOLDS = (2_000, 10, 500)
"""Among new things after so many more of them, among those that are left after ten such times, among all after 500."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the window, or the self-test; returns the exit code.

    Args:
        argv: the arguments without the program's name; those of the process if None.
    """
    self_test, folder = _parse(sys.argv[1:] if argv is None else argv)
    if not has_display(os.environ, sys.platform):
        sys.stderr.write(
            "on-the-record: there is no display to open a window on.\n"
            "Start it from a desktop session, or use its commands: on-the-record --help\n"
        )
        return NO_DISPLAY
    if self_test:
        from desktop.self_test import run

        return run()
    return _run(folder)


def has_display(environment: "os._Environ[str] | dict[str, str]", platform: str) -> bool:
    """Whether Qt will find a display: it would abort without one."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _parse(argv: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether to test only, and the folder of the library."""
    if not argv:
        return False, None
    import argparse  # seldom needed: a double click has no arguments

    parser = argparse.ArgumentParser(prog=APPLICATION, description="Who said what in the news.")
    parser.add_argument("--library", type=Path, metavar="DIR", help="the folder of the library to open")
    parser.add_argument("--self-test", action="store_true", help="check every bundled part and exit")
    options = parser.parse_args(argv)
    return options.self_test, options.library


def _run(folder: Path | None) -> int:
    """Opens the library and starts the first search in their threads while the window is being made."""
    switch_often()
    gc.disable()  # collecting while modules are loaded finds nothing; then the window does it, see `desktop.garbage`
    library, settings, last = _open_library(folder)
    application = _make_application()

    from PySide6.QtCore import QTimer

    from desktop.main_window import MainWindow
    from desktop.report import CrashHook, start_log
    from desktop.theme import Theme

    start_log(_log_folder())
    theme = Theme(settings)
    theme.apply()
    window = MainWindow(library, settings, theme)
    hook = CrashHook()
    hook.crashed.connect(window.flow.report)
    hook.install()
    QTimer.singleShot(COLLECT_AFTER_MS, collect_seldom)
    if os.environ.get(TRACE_VARIABLE):
        window.view.painted.connect(_trace)
    window.snapshot_path = snapshot_path(folder)
    window.flow.start(last)
    window.show()
    return application.exec()


def _open_library(folder: Path | None) -> "tuple[Library, Settings, Snapshot | None]":
    """The library, being opened or, if what was shown last can be shown again, about to be opened after that."""
    from desktop.backstage import Backstage
    from desktop.snapshot import recall

    last = recall(snapshot_path(folder), folder)
    backstage = Backstage(folder, at_once=last is None)
    from desktop.library import Library
    from desktop.settings import Settings

    settings = Settings(settings_path(folder))
    query = settings.query or ""
    if last is not None and (last.answer.results.query, last.order) != (query, settings.order):
        last = None
        backstage.go_on()
    return Library(backstage, query, settings.order), settings, last


def _make_application() -> "QApplication":
    """Qt's application object, with its name and icon."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from desktop.icons import application_icon

    # The style is named here: `setStyle` would hand out a QStyle, which is slow to load and not needed.
    application = QApplication([APPLICATION, "-style", "fusion"])
    application.setApplicationName(APPLICATION)
    application.setApplicationVersion(VERSION)
    QGuiApplication.setDesktopFileName(APPLICATION)
    application.setWindowIcon(application_icon())
    return application


def switch_often() -> None:
    """Lets the window's thread wait less for others.

    While another thread works, each call into Qt may cost a turn of it, and Python's turns last 5 ms: what is shown
    after an import takes ten of them.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)


def collect_seldom() -> None:
    """Has garbage looked for seldom in all there is.

    Looking through the articles of a large library took 0.1 s, a few times whenever they were read; the window waited.
    Nearly everything is freed without it; what was made by now stays and is never looked through again.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_THRESHOLDS)


def _trace() -> None:
    """Tells the benchmark when the first results were painted."""
    sys.stdout.write(f"painted {time.time():.6f}\n")
    sys.stdout.flush()


def settings_path(folder: Path | None) -> Path:
    """Settings lie beside a library that was named, else in the user's folder for settings."""
    import platformdirs

    if folder is not None:
        return folder / "settings.ini"
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "settings.ini"


def snapshot_path(folder: Path | None) -> Path:
    """The last results lie beside a library that was named, else in the user's folder for caches."""
    import platformdirs

    return (folder or platformdirs.user_cache_path(APPLICATION, appauthor=False)) / "last-results.json"


def _log_folder() -> Path:
    import platformdirs

    return platformdirs.user_log_path(APPLICATION, appauthor=False)
