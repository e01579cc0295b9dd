"""A search index that was mended when the window opened is told there, and everything is found."""

import shutil

from pytestqt.qtbot import QtBot

from tests.desktop.driving import search, settled


def test_a_damaged_index_is_mended_and_told(qtbot: QtBot, open_window, prepared, tmp_path):
    folder = tmp_path / "library"
    shutil.copytree(prepared, folder)
    for path in folder.glob("index-*/*/*.seg"):
        path.write_bytes(path.read_bytes()[:200])
    window = open_window(folder)
    settled(qtbot, window)
    qtbot.waitUntil(lambda: window.messages.text.startswith("The search index was damaged and has been made again"))
    search(qtbot, window, "speaker:lavrov")
    assert window.hits.ids


def test_a_whole_index_is_no_news(window):
    assert window.messages.text == ""
