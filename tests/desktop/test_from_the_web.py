"""An address that is pasted, dropped or typed brings its page in; what keeps it from coming is said."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.web_address import WebAddressDialog
from desktop.messages import explain
from index.addresses import WhyNotFetched
from index.errors import PageNotFetched
from tests.desktop.driving import search
from tests.desktop.test_pasted_pages import CONTROL, mime, paste, stored
from tests.index.reading.test_pasted import PAGE
from tests.index.reading.web_server import leads_to, sends, serving


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server():
    with serving() as made:
        made.pages |= {"/story": sends(PAGE), "/old": leads_to("/story")}
        yield made


def opened(qtbot: QtBot, window):
    window.actions_.import_address.trigger()
    (dialog,) = window.findChildren(WebAddressDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Import")
    return dialog, dialog.findChild(QLineEdit), button


@pytest.mark.parametrize("html", [None, "<a href='https://harbour.example/'>The harbour</a>"])
def test_a_pasted_address_brings_the_page_in_and_says_where_it_led(qtbot: QtBot, window, server, html):
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        report = paste(qtbot, window, mime(html, server.url("/old")))
    assert window.messages.text == f"Imported 1 article. {server.url('/old')} led to {server.url('/story')}."
    search(qtbot, window, "speaker:holm")
    assert stored(window, report.imported[0]).record.url == server.url("/story")


def test_a_text_with_an_address_in_it_is_pasted_as_a_text(qtbot: QtBot, window, server):
    report = paste(qtbot, window, mime(None, f"“The boat is late,” said Ida Holm.\n\n{server.url('/story')}"))
    assert (len(report.imported), server.asked) == (1, [])


def test_a_dropped_link_brings_the_page_in(qtbot: QtBot, window, server):
    data = QMimeData()
    data.setUrls([QUrl(server.url("/story"))])
    data.setHtml(f"<a href='{server.url('/story')}'>Second boat</a>")
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.importing.finished, timeout=20_000) as caught:
        window.dropEvent(event)
    assert len(caught.args[0].imported) == 1


def test_the_form_takes_the_address_from_the_clipboard(qtbot: QtBot, window, server):
    QGuiApplication.clipboard().setMimeData(mime(None, server.url("/story")))
    dialog, field, button = opened(qtbot, window)
    assert (field.text(), button.isEnabled(), dialog.isModal()) == (server.url("/story"), True, False)
    with qtbot.waitSignal(window.importing.finished, timeout=20_000) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(caught.args[0].imported) == 1


def test_the_form_says_whom_it_will_ask_and_what_is_no_address(qtbot: QtBot, window):
    dialog, field, button = opened(qtbot, window)

    def hint():
        return dialog.findChildren(QLabel)[-1].text()

    assert not button.isEnabled()
    qtbot.keyClicks(field, "the harbour")
    assert (button.isEnabled(), "not the address of a web page" in hint()) == (False, True)
    field.clear()
    qtbot.keyClicks(field, "www.harbour.example/a")
    assert (button.isEnabled(), "from harbour.example:" in hint()) == (True, True)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_page_that_is_not_there_is_said_to_be_so(qtbot: QtBot, window, server):
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        paste(qtbot, window, mime(None, server.url("/gone")))
    assert window.messages.text == (
        "127.0.0.1 has no such page (404 Not Found). Nothing was imported. Check the address."
    )


@pytest.mark.parametrize("why", list(WhyNotFetched))
def test_every_reason_has_words_of_what_happened_and_what_to_do(qapp, why):
    text = explain(PageNotFetched("https://harbour.example/" + 200 * "a", why)).text
    assert "{" not in text
    assert " Nothing was imported. " in text
    assert len(text) < 300


def test_its_key_opens_the_form_also_from_the_search_field(qtbot: QtBot, window):
    window.bar.field.setFocus()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.findChildren(WebAddressDialog)


def test_an_empty_clipboard_is_said_to_hold_nothing_to_import(qtbot: QtBot, window):
    QGuiApplication.clipboard().clear()
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_V, CONTROL)
    assert window.messages.text == "There is no text and no file to import."
