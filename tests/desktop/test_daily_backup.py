"""The window makes the backup of the day, when its start is over."""

import shutil

import pytest

from desktop import flow
from index import workspace
from index.workspace import Workspace
from tests.desktop.driving import settled


@pytest.fixture
def folder(prepared, tmp_path):
    """The folder of a library with the built-in article, without backups."""
    return shutil.copytree(prepared, tmp_path / "daily", ignore=lambda *_: ["backups"])


def kinds(folder):
    return [backup.kind.value for backup in workspace.backups(folder)]


def test_the_backup_of_the_day_is_made_once_the_library_is_open(qtbot, open_window, folder, monkeypatch):
    monkeypatch.setattr(flow, "BACK_UP_AFTER_MS", 0)
    open_window(folder)
    qtbot.waitUntil(lambda: kinds(folder) == ["daily"])


def test_the_start_waits_for_no_backup(qtbot, open_window, folder):
    window = open_window(folder)
    settled(qtbot, window)
    assert window.hits.ids
    assert kinds(folder) == []


def test_a_full_disk_says_nothing_in_the_window(qtbot, open_window, folder, monkeypatch, caplog):
    (folder / "backups").touch()
    monkeypatch.setattr(flow, "BACK_UP_AFTER_MS", 0)
    window = open_window(folder)
    qtbot.waitUntil(lambda: "today's backup was not made" in caplog.text)
    settled(qtbot, window)
    assert not window.messages.isVisible()


def test_a_library_that_is_broken_inside_is_told(qtbot, open_window, folder, monkeypatch):
    with Workspace.open(folder) as library:
        ((page,),) = library._db.select("SELECT rootpage FROM sqlite_schema WHERE name = 'source'")
    data = bytearray((folder / "library.sqlite").read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    (folder / "library.sqlite").write_bytes(data)
    monkeypatch.setattr(flow, "BACK_UP_AFTER_MS", 0)
    window = open_window(folder)
    qtbot.waitUntil(window.messages.isVisible)
    assert kinds(folder) == []
