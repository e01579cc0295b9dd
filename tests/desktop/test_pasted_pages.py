"""HTML from the clipboard or a drop comes in as an article with its paragraphs, headline and outlet."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.desktop.driving import search
from tests.index.reading.test_pasted import PAGE, PIECE, TEXT

CONTROL = Qt.KeyboardModifier.ControlModifier


def mime(html=None, text=None):
    data = QMimeData()
    if html is not None:
        data.setHtml(html)
    if text is not None:
        data.setText(text)
    return data


def paste(qtbot: QtBot, window, data):
    QGuiApplication.clipboard().setMimeData(data)
    window.view.setFocus()
    with qtbot.waitSignal(window.importing.finished, timeout=20_000) as caught:
        qtbot.keyClick(window.view, Qt.Key.Key_V, CONTROL)
    return caught.args[0]


def stored(window, article_id):
    """The article of the row that the newest search lists first."""
    rows = [window.hits.statement(row) for row in range(window.hits.rowCount())]
    return next(row for row in rows if row.article_id == article_id)


def test_a_piece_of_a_page_is_pasted_with_its_headline_and_can_be_searched(qtbot: QtBot, window):
    report = paste(qtbot, window, mime(PIECE, TEXT))
    assert (len(report.imported), report.failures) == (1, ())
    search(qtbot, window, "speaker:holm")
    row = stored(window, report.imported[0])
    assert (row.record.headline, row.record.authors) == ("Ferry line gets a second boat", ("Nora Pell",))


def test_a_dropped_page_brings_outlet_and_address(qtbot: QtBot, window):
    data = mime(PAGE)  # the event does not own it
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.importing.finished, timeout=20_000) as caught:
        window.dropEvent(event)
    (article_id,) = caught.args[0].imported
    search(qtbot, window, "speaker:holm")
    record = stored(window, article_id).record
    assert (record.outlet, record.url) == ("The Harbour Post", "https://harbour.example/2021/05/04/second-boat")


@pytest.mark.parametrize("html", ["<img src='https://boat.example/a.png'>", "  "])
def test_the_text_is_taken_where_the_html_has_none(qtbot: QtBot, window, html):
    report = paste(qtbot, window, mime(html, TEXT))
    assert (len(report.imported), report.failures) == (1, ())
    search(qtbot, window, "speaker:holm")
    assert stored(window, report.imported[0]).record.headline == "Ferry line gets a second boat"


def test_the_same_page_is_not_pasted_twice(qtbot: QtBot, window):
    first = paste(qtbot, window, mime(PIECE, TEXT))
    assert paste(qtbot, window, mime(PIECE, TEXT)).already == first.imported


def test_a_picture_alone_is_said_to_have_no_text(qtbot: QtBot, window):
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        paste(qtbot, window, mime("<img src='https://boat.example/a.png'>"))
    assert window.messages.text == "There is no text in “pasted text”. Nothing was imported."


def test_in_the_field_the_text_is_pasted_and_nothing_imported(qtbot: QtBot, window):
    QGuiApplication.clipboard().setMimeData(mime("<b>lavrov</b>", "lavrov"))
    window.bar.field.setFocus()
    window.bar.field.selectAll()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_V, CONTROL)
    assert window.bar.field.text() == "lavrov"
