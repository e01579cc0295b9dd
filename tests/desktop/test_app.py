"""Starting: display, arguments, self-test, folders."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import app, self_test


@pytest.mark.parametrize(
    ("environment", "platform", "found"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_looked_for_before_qt_would_abort(environment, platform, found):
    assert app.has_display(environment, platform) is found


def test_without_a_display_it_prints_a_hint_and_ends_with_2():
    kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and key != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-c", "import sys; from desktop.app import main; sys.exit(main([]))"]
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == app.NO_DISPLAY
    assert "no display" in done.stderr


def test_settings_and_last_results_lie_beside_a_library_that_was_named(tmp_path):
    assert app.settings_path(tmp_path).parent == tmp_path
    assert app.snapshot_path(tmp_path).parent == tmp_path


def test_otherwise_they_lie_in_the_users_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if sys.platform == "linux":
        assert app.settings_path(None) == tmp_path / "config" / "on-the-record" / "settings.ini"
        assert app.snapshot_path(None).is_relative_to(tmp_path / "cache")
    assert app.settings_path(None).name == "settings.ini"


def test_the_self_test_passes(qapp, capsys):
    assert self_test.run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "self-test passed"
    assert len(lines) == len(self_test.CHECKS) + 1


def test_the_self_test_names_what_fails_and_goes_on(qapp, capsys, monkeypatch):
    def broken() -> str:
        raise FileNotFoundError("a part is missing")

    monkeypatch.setattr(self_test, "CHECKS", (("broken part", broken), ("good part", lambda: "fine")))
    assert self_test.run() == 1
    found = capsys.readouterr()
    assert "FAILED  broken part" in found.out
    assert "ok      good part: fine" in found.out
    assert "a part is missing" in found.err


def test_the_program_starts_paints_and_tells_so(tmp_path: Path):
    """The whole of `main`, in a process of its own, on a library that is made by it."""
    code = (
        "import sys; from desktop import app; from PySide6.QtWidgets import QApplication\n"
        "told = app._trace\n"
        "def trace():\n"
        "    told()\n"
        "    for window in QApplication.topLevelWidgets():\n"
        "        window.close()\n"
        "app._trace = trace\n"
        f"sys.exit(app.main(['--library', {str(tmp_path / 'library')!r}]))\n"
    )
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        app.TRACE_VARIABLE: "1",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    for _ in range(2):  # the second time with what the first left
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=100
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("painted ")
    assert (tmp_path / "library" / "last-results.json").exists()


def test_after_the_start_garbage_is_seldom_looked_for_in_everything():
    before = gc.get_threshold()
    try:
        app.collect_seldom()
        assert gc.get_freeze_count()
        assert gc.get_threshold()[2] > before[2]
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
