"""What other programs find on the clipboard after a copy."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from desktop import clipboard
from index.citation.record import Flavours, Run
from index.citation.render import flavours

MADE = flavours([(Run("“Größe” — "), Run("Outlet", italic=True)), (Run("😀"),)])
NOTHING = Flavours(plain="", html="", markdown="", rtf="")


@pytest.fixture(autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Data made in Python must not stay on the clipboard when the interpreter ends."""
    yield
    clipboard.clear()


def test_every_flavour_is_offered_at_once() -> None:
    data = clipboard.mime_data(MADE)
    assert data.formats() == ["text/plain", "text/html", "text/markdown", "text/rtf", "application/rtf"]
    assert data.text() == MADE.plain
    assert data.html() == clipboard.HTML_HEAD + MADE.html
    assert bytes(data.data("text/markdown").data()).decode() == MADE.markdown
    assert bytes(data.data("text/rtf").data()).decode("ascii") == MADE.rtf
    assert data.data("application/rtf") == data.data("text/rtf")


def test_plain_text_alone_has_no_other_flavour() -> None:
    data = clipboard.mime_data(MADE, plain_only=True)
    assert data.formats() == ["text/plain"]
    assert data.text() == MADE.plain


def test_word_on_windows_finds_rtf_under_the_name_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    name = 'application/x-qt-windows-mime;value="Rich Text Format"'
    assert bytes(clipboard.mime_data(MADE).data(name).data()).decode("ascii") == MADE.rtf


def test_the_html_has_no_fonts_sizes_or_colours() -> None:
    html = clipboard.mime_data(MADE).html()
    assert not any(word in html for word in ("style", "font", "color", "span"))


def test_a_copy_is_found_on_the_clipboard() -> None:
    assert clipboard.copy(MADE)
    found = QGuiApplication.clipboard().mimeData()
    assert found.text() == MADE.plain
    assert found.hasFormat("text/rtf")


def test_a_copy_pastes_into_an_editor_as_the_same_words(qtbot: QtBot) -> None:
    editor = QTextEdit()
    qtbot.addWidget(editor)
    clipboard.copy(MADE)
    editor.paste()
    assert editor.toPlainText() == "“Größe” — Outlet\n😀"


def test_nothing_to_copy_leaves_the_clipboard_as_it_is() -> None:
    clipboard.copy(MADE)
    assert not clipboard.copy(NOTHING)
    assert QGuiApplication.clipboard().text() == MADE.plain


def test_clearing_leaves_nothing() -> None:
    clipboard.copy(MADE)
    clipboard.clear()
    assert not QGuiApplication.clipboard().text()


PROGRAM = """
from PySide6.QtGui import QGuiApplication
from desktop import clipboard
from index.citation.record import Flavours
app = QGuiApplication([])
clipboard.copy(Flavours(plain="a", html="<p>a</p>", markdown="a", rtf="{a}"))
print(QGuiApplication.clipboard().text())
"""


def test_a_program_that_copied_offscreen_ends_without_a_crash(request: pytest.FixtureRequest) -> None:
    command = [sys.executable, "-c", PROGRAM]
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(request.config.rootpath)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "a\n", "")
