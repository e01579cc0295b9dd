"""Choosing how citations are written, with the keyboard alone, and seeing it before it is copied."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.dialogs.settings import SettingsDialog
from desktop.main_window import MainWindow
from desktop.settings import Appearance, Settings
from index.citation.cite import STYLES
from index.citation.options import Punctuation
from tests.desktop.driving import search

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    search(qtbot, window, '"low level of trust"')
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    found = window.findChild(SettingsDialog)
    assert found is not None
    wait_for(qtbot, lambda: "low level of trust" in found.preview.toPlainText())
    return found


def wait_for(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Waits longer than usual: a preview reads an article, on a machine that may be busy."""
    qtbot.waitUntil(holds, timeout=20_000)


def choose(qtbot: QtBot, box: QComboBox, key: str) -> None:
    """Goes to a choice with the arrow keys."""
    box.setFocus()
    steps = box.findData(key) - box.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def test_it_opens_with_what_is_chosen_and_the_statement_as_it_will_be_copied(dialog: SettingsDialog):
    assert dialog.style_box.currentData() == "mla"
    assert [dialog.style_box.itemData(place) for place in range(dialog.style_box.count())] == list(STYLES)
    assert "qtd. in" in dialog.preview.toPlainText()


def test_a_style_holds_at_once_everywhere(qtbot: QtBot, window, dialog, settings: Settings):
    choose(qtbot, dialog.style_box, "apa")
    wait_for(qtbot, lambda: "as cited in" in dialog.preview.toPlainText())
    assert settings.style == "apa"
    assert [action.data() for action in window.actions_.styles.actions() if action.isChecked()] == ["apa"]
    with qtbot.waitSignal(window.copying.said):
        window.actions_.copy.trigger()
    assert QGuiApplication.clipboard().text() == dialog.preview.toPlainText().replace("\n", "\n\n")


def test_a_style_chosen_in_the_menu_shows_here(qtbot: QtBot, window, dialog):
    window.actions_.styles.actions()[1].trigger()
    assert dialog.style_box.currentData() == STYLES[1]
    wait_for(qtbot, lambda: "as cited in" in dialog.preview.toPlainText())


def test_marks_are_said_to_be_fixed_where_they_are(qtbot: QtBot, dialog, settings: Settings):
    assert "American marks" in dialog.marks_note.text()
    choose(qtbot, dialog.style_box, "harvard")
    assert dialog.marks_note.text() == ""
    choose(qtbot, dialog.marks, Punctuation.BRITISH.value)
    wait_for(qtbot, lambda: dialog.preview.toPlainText().startswith("‘There"))
    assert settings.punctuation is Punctuation.BRITISH


def test_the_quote_alone_takes_the_marks(qtbot: QtBot, window, settings: Settings):
    settings.punctuation = Punctuation.BRITISH
    search(qtbot, window, '"low level of trust"')
    with qtbot.waitSignal(window.copying.said):
        window.actions_.copy_quote.trigger()
    assert QGuiApplication.clipboard().text().startswith("‘There is a low level of trust")


def test_a_form_of_ones_own_is_written_seen_and_kept(qtbot: QtBot, window, dialog, settings: Settings):
    assert not dialog.template.isVisible()
    choose(qtbot, dialog.style_box, "own")
    assert dialog.template.isVisible()
    dialog.template.selectAll()
    qtbot.keyClicks(dialog.template, "{speaker} in '{headline}'")
    wait_for(qtbot, lambda: "Tillerson in 'Trump" in dialog.preview.toPlainText())
    assert settings.template == "{speaker} in '{headline}'"
    with qtbot.waitSignal(window.copying.said):
        window.actions_.copy.trigger()
    assert "Tillerson in 'Trump" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("written", "said"), [("{speeker}", "There is no field {speeker}"), ("{speaker", "lacks its partner")]
)
def test_a_form_that_cannot_be_read_is_told_and_not_kept(qtbot: QtBot, dialog, settings: Settings, written, said):
    choose(qtbot, dialog.style_box, "own")
    dialog.template.setText("{speaker}, {date}")
    dialog.template.setText(written)
    assert said in dialog.fields.text()
    assert said in dialog.template.accessibleDescription()
    assert settings.template == "{speaker}, {date}"


def test_plain_text_only_leaves_html_out(qtbot: QtBot, window, dialog, settings: Settings):
    qtbot.keyClick(dialog.plain, Qt.Key.Key_Space)
    assert settings.plain_only
    with qtbot.waitSignal(window.copying.said):
        window.actions_.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert "low level of trust" in data.text()
    assert not data.hasHtml()
    assert not data.hasFormat("text/rtf")


def test_colours_change_the_window(qtbot: QtBot, window, dialog, settings: Settings):
    choose(qtbot, dialog.colours, Appearance.DARK.value)
    assert window.theme.dark
    assert settings.appearance is Appearance.DARK
    checked = [action.data() for action in window.actions_.appearances.actions() if action.isChecked()]
    assert checked == [Appearance.DARK.value]
    choose(qtbot, dialog.colours, Appearance.LIGHT.value)
    assert not window.theme.dark


def test_every_control_is_reached_with_tab_and_has_a_name(qtbot: QtBot, dialog):
    choose(qtbot, dialog.style_box, "own")
    reached = set()
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    wanted = {
        dialog.style_box,
        dialog.template,
        dialog.marks,
        dialog.passage,
        dialog.plain,
        dialog.colours,
        dialog.preview,
    }
    assert wanted <= reached
    assert all(each.accessibleName() or each.text() for each in wanted)


def test_the_preview_follows_the_statement(qtbot: QtBot, window, dialog):
    before = dialog.preview.toPlainText()
    window.actions_.next_statement.trigger()
    wait_for(qtbot, lambda: dialog.preview.toPlainText() != before)


def test_escape_closes_it_and_it_can_be_opened_again(qtbot: QtBot, window, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window.actions_.settings.trigger()
    assert window.findChild(SettingsDialog) is not None


def test_the_articles_are_listed_in_the_chosen_style(qtbot: QtBot, window, settings: Settings):
    settings.style = "ieee"
    search(qtbot, window, '"low level of trust"')
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(window, Qt.Key.Key_B, CONTROL | ALT)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("[1] “Trump forgets Cold War")
    assert "low level" not in text
