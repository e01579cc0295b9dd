"""New from text: what is known of an article goes with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.new_text import NewTextDialog
from index.model import SourceRecord


@pytest.fixture
def dialog(qtbot: QtBot, theme):
    made = NewTextDialog(theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def add(dialog: NewTextDialog) -> QPushButton:
    (button,) = [each for each in dialog.findChildren(QPushButton) if each.text() == "Add to the Library"]
    return button


def test_the_text_and_what_is_known_of_it_are_handed_on(qtbot: QtBot, dialog):
    dialog._text.setPlainText("One.\u00a0Two.\nThree 🌉")
    for field, text in (
        ("_headline", "H"),
        ("_outlet", "The Courier"),
        ("_authors", "Ann Field, Bo"),
        ("_date", "2021-05"),
    ):
        qtbot.keyClicks(getattr(dialog, field), text)
    with qtbot.waitSignal(dialog.written) as caught:
        qtbot.mouseClick(add(dialog), Qt.MouseButton.LeftButton)
    assert caught.args == [
        "One.\u00a0Two.\nThree 🌉",
        SourceRecord(headline="H", outlet="The Courier", authors=("Ann Field", "Bo"), published="2021-05"),
    ]
    assert not dialog.isVisible()


def test_a_page_with_an_address_gets_the_day_it_was_looked_at(qtbot: QtBot, dialog):
    dialog._text.setPlainText("Text.")
    qtbot.keyClicks(dialog._url, "https://example.org/a")
    with qtbot.waitSignal(dialog.written) as caught:
        qtbot.mouseClick(add(dialog), Qt.MouseButton.LeftButton)
    assert caught.args[1].accessed is not None


def test_without_text_there_is_nothing_to_add(dialog):
    assert not add(dialog).isEnabled()


@pytest.mark.parametrize("date", ["yesterday", "2021-13", "2021-02-30", "21"])
def test_a_date_that_does_not_exist_is_told_and_not_added(qtbot: QtBot, dialog, date):
    dialog._text.setPlainText("Text.")
    qtbot.keyClicks(dialog._date, date)
    assert not add(dialog).isEnabled()
    assert "2017-04-12" in dialog._hint.text()
