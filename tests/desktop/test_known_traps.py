"""Things that went wrong, or would have, in Qt and in the libraries: each has its test here."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTextCursor
from PySide6.QtWidgets import QStyleOptionViewItem, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.article_text import ArticleText
from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from desktop.library import LoadedArticle
from desktop.settings import Settings
from tests.desktop.samples import TEXT, a_row, a_stored_article, bridges, some_results

TIMES = 200
SLACK = 20
"""Other threads and caches may hold a few references more or less."""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on")
def test_painting_asking_and_signalling_lose_no_references_to_none_and_true(qtbot: QtBot, theme):
    """PySide6 6.12 on Python 3.11 lost one per call, until the interpreter crashed."""
    model = HitModel(lambda ids: tuple(a_row(each) for each in ids))
    model.show(tuple(range(1, 20)), (), bridges)
    view = HitView(model, theme)
    qtbot.addWidget(view)
    image, other = (QImage(400, 80, QImage.Format.Format_ARGB32) for _ in range(2))
    option = QStyleOptionViewItem()
    option.rect = image.rect()

    class Sender(QObject):
        flagged = Signal(bool)
        said = Signal(object)

    class Painted(QWidget):
        def paintEvent(self, event):
            return None

    sender, painted, heard = Sender(), Painted(), []
    qtbot.addWidget(painted)
    sender.flagged.connect(heard.append)
    sender.said.connect(heard.append)

    def calls() -> None:
        painter = QPainter(image)
        for n in range(TIMES):
            view.itemDelegate().paint(painter, option, model.index(n % 19))
            model.index(n % 19).data(Qt.ItemDataRole.DecorationRole)
            painted.render(other)
            sender.flagged.emit(True)
            sender.said.emit(None)
        painter.end()
        heard.clear()

    calls()
    before = sys.getrefcount(None), sys.getrefcount(True)
    calls()
    lost = before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True)
    assert abs(lost[0]) < SLACK
    assert abs(lost[1]) < SLACK


def test_the_tagger_switches_telemetry_off_before_onnxruntime_is_loaded_and_opens_no_socket():
    """onnxruntime 1.29 and later send by default, and write a device id."""
    code = """
import os, socket, sys
os.environ.pop("ORT_DISABLE_TELEMETRY", None)
def no(*args, **kwargs):
    raise AssertionError("a socket was opened")
socket.socket.connect = no
socket.create_connection = no
socket.getaddrinfo = no
from index.statements.extract import Extractor
from index.model import Article, Paragraph, Span
text = '"It is late", Ann Field said.'
made = Extractor().extract(Article(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),)))
assert "onnxruntime" in sys.modules
assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
print(len(made))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_program_that_ends_with_a_citation_on_the_clipboard_does_not_crash():
    code = """
from PySide6.QtWidgets import QApplication
from desktop.clipboard import copy
from index.citation.record import Flavours
app = QApplication([])
assert copy(Flavours(plain="a", html="<p>a</p>", markdown="a", rtf="{}"))
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0


def test_starting_the_window_loads_nothing_heavy():
    code = """
import sys
import desktop.main_window, desktop.app
heavy = {"numpy", "onnxruntime", "whoosh", "sqlite3", "lxml", "trafilatura", "pypdfium2", "index.workspace"}
heavy |= {"index.reading", "index.citation.record"}
print(sorted(heavy & set(sys.modules)))
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_text_copied_from_the_article_carries_no_colours_of_the_theme(qtbot: QtBot, theme):
    text = ArticleText(theme)
    qtbot.addWidget(text)
    text.show_article(LoadedArticle(stored=a_stored_article(), statements=()), bridges(TEXT))
    text.selectAll()
    text.copy()
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert QGuiApplication.clipboard().text() == TEXT


def test_no_break_spaces_and_line_ends_are_copied_as_they_are(qtbot: QtBot, theme):
    """`toPlainText()` turns no-break spaces into spaces, so nothing is ever read back from the widget."""
    plain = QTextEdit()
    qtbot.addWidget(plain)
    plain.setPlainText(TEXT)
    assert plain.toPlainText() != TEXT
    text = ArticleText(theme)
    qtbot.addWidget(text)
    text.show_article(LoadedArticle(stored=a_stored_article(), statements=()), ())
    text.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    assert text.selected_text() == TEXT


def test_an_ini_file_does_not_make_false_true(tmp_path):
    settings = Settings(tmp_path / "s.ini")
    settings.filters_visible = False
    settings.save()
    assert "false" in (tmp_path / "s.ini").read_text()
    assert Settings(tmp_path / "s.ini").filters_visible is False


def test_numbers_beyond_32_bits_cross_signals_whole(qtbot: QtBot, theme):
    model = HitModel(lambda ids: tuple(a_row(each) for each in ids))
    view = HitView(model, theme)
    qtbot.addWidget(view)
    model.show((2**40,), (), bridges)
    with qtbot.waitSignal(view.statement_selected) as caught:
        view.select_row(0)
    assert caught.args == [2**40]


def test_facets_arrive_whole_although_they_are_a_dictionary(qtbot: QtBot):
    class Sender(QObject):
        answered = Signal(object)

    sender = Sender()
    results = some_results()
    with qtbot.waitSignal(sender.answered) as caught:
        QTimer.singleShot(0, lambda: sender.answered.emit(results))
    assert caught.args[0].facets == results.facets
