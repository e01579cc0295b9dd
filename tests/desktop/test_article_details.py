"""What is known of an article: put right in a window of its own with the keyboard alone, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.article_details import ArticleDetailsDialog
from desktop.main_window import MainWindow
from desktop.record_words import date_certainty, date_origin
from desktop.wording import facts
from index.model import DateOrigin, SourceRecord
from index.record_fields import RecordField
from tests.desktop.driving import listed_row, search
from tests.desktop.samples import a_stored_article
from tests.index.reading.web_pages import page

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def open_details(qtbot: QtBot, window: MainWindow) -> ArticleDetailsDialog:
    """Opens the window with the details by its key."""
    place = window.article_view if window.article_view.isVisible() else window.view
    place.setFocus()
    qtbot.keyClick(place, Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: bool(dialogs()))
    (dialog,) = dialogs()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def dialogs() -> list[ArticleDetailsDialog]:
    return [
        each for each in QApplication.topLevelWidgets() if isinstance(each, ArticleDetailsDialog) and each.isVisible()
    ]


def go_to(qtbot: QtBot, dialog: ArticleDetailsDialog, field: RecordField) -> None:
    """Goes through the lines with Tab until the wanted one has the keyboard."""
    for _ in range(40):
        if dialog.focusWidget() is dialog.line(field):
            dialog.line(field).selectAll()
            return
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    pytest.fail(f"{field} is not reached with Tab")


def said(dialog: ArticleDetailsDialog) -> str:
    """All words that are seen in the window."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def save_button(dialog: ArticleDetailsDialog):
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)


def saved(qtbot: QtBot, window: MainWindow, dialog: ArticleDetailsDialog) -> None:
    """Presses Enter and waits until the list is read again."""
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitActive(window):
        window.activateWindow()


def test_what_the_page_states_for_links_is_offered_as_the_headline(qtbot, window, tmp_path):
    path = tmp_path / "quay.html"
    link = "<meta property='og:title' content='Harbour shuts its oldest quay'>"
    path.write_text(page(head=f"<title>Quay to close for the winter</title>{link}"), encoding="utf-8")
    with qtbot.waitSignal(window.importing.finished, timeout=60_000) as imported:
        window.importing.import_paths([path])
    (article_id,) = imported.args[0].imported
    # In the list of articles: there what comes in changes nothing of what is read.
    window.actions_.show_articles.trigger()
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    window.article_view.select_article(article_id)
    qtbot.waitUntil(lambda: window.context.article_id == article_id)
    dialog = open_details(qtbot, window)
    qtbot.waitUntil(lambda: "The page also says: Harbour shuts its oldest quay" in said(dialog))
    use = next(each for each in dialog.findChildren(QToolButton) if each.text() == "Use")
    use.setFocus()
    qtbot.keyClick(use, Qt.Key.Key_Space)
    assert dialog.line(RecordField.HEADLINE).hasFocus()
    assert dialog.line(RecordField.HEADLINE).text() == "Harbour shuts its oldest quay"
    saved(qtbot, window, dialog)
    qtbot.waitUntil(lambda: window.context.article.article.record.headline == "Harbour shuts its oldest quay")


def test_the_details_of_an_article_are_put_right_with_the_keyboard(qtbot, window):
    search(qtbot, window, "")
    statement_id = window.hits.ids[0]
    before = listed_row(window, statement_id).record
    dialog = open_details(qtbot, window)
    go_to(qtbot, dialog, RecordField.OUTLET)
    qtbot.keyClicks(dialog.line(RecordField.OUTLET), "The Courier")
    go_to(qtbot, dialog, RecordField.PUBLISHED)
    qtbot.keyClicks(dialog.line(RecordField.PUBLISHED), "2016-05")
    saved(qtbot, window, dialog)
    assert dialogs() == []
    now = listed_row(window, statement_id).record
    assert (now.outlet, now.published, now.dated_by) == ("The Courier", "2016-05", DateOrigin.GIVEN)
    qtbot.waitUntil(lambda: "The Courier · May 2016 (day not known, set by you)" in shown_facts(window))
    search(qtbot, window, "outlet:courier")
    assert statement_id in window.hits.ids
    search(qtbot, window, "")
    assert window.undo_stack.undoText() == "change of article details"
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(window.browsing.answered):
        qtbot.keyClick(window.view, Qt.Key.Key_Z, CONTROL)
    assert listed_row(window, statement_id).record == before
    qtbot.waitUntil(lambda: "The Courier" not in shown_facts(window))


def shown_facts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.context.panel.findChildren(QLabel))


def test_a_copied_citation_uses_the_new_details_at_once(qtbot, window):
    dialog = open_details(qtbot, window)
    go_to(qtbot, dialog, RecordField.AUTHORS)
    qtbot.keyClicks(dialog.line(RecordField.AUTHORS), "Jo Li")
    saved(qtbot, window, dialog)
    window.view.setFocus()
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(window.view, Qt.Key.Key_C, CONTROL)
    assert "Li, Jo" in QGuiApplication.clipboard().text()


def test_the_place_in_the_text_stays_when_details_change(qtbot, window):
    search(qtbot, window, "")
    current = window.context.current_id
    bar = window.context.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    dialog = open_details(qtbot, window)
    go_to(qtbot, dialog, RecordField.OUTLET)
    qtbot.keyClicks(dialog.line(RecordField.OUTLET), "The Courier")
    saved(qtbot, window, dialog)
    qtbot.waitUntil(lambda: "The Courier" in shown_facts(window))
    assert (window.context.current_id, bar.value()) == (current, at)


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        (RecordField.PUBLISHED, "2017-02-30", "There is no such date. Write 2017, 2017-04 or 2017-04-12."),
        (RecordField.PUBLISHED, "spring", "There is no such date."),
        (RecordField.ACCESSED, "32", "There is no such date."),
        (RecordField.URL, "example.org", "It begins with https:// or http://"),
        (RecordField.LANGUAGE, "Klingon", "This language is not known."),
    ],
)
def test_what_cannot_be_is_told_in_the_form_and_not_saved(qtbot, theme, field, line, words):
    dialog = ArticleDetailsDialog(a_stored_article(), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line(field).clear()
    qtbot.keyClicks(dialog.line(field), line)
    assert words in said(dialog)
    assert words in dialog.line(field).accessibleDescription()
    with qtbot.assertNotEmitted(dialog.saved):
        qtbot.keyClick(dialog.line(field), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not save_button(dialog).isEnabled()


def test_what_was_found_stays_in_view_and_comes_back(qtbot, theme):
    stored = a_stored_article()
    changed = a_stored_article(
        article=stored.article.__class__(
            text=stored.article.text,
            paragraphs=stored.article.paragraphs,
            record=SourceRecord(headline="Bridge will open in May", outlet="The Globe"),
        ),
        found=stored.article,
    )
    dialog = ArticleDetailsDialog(changed, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Found: The Courier" in said(dialog)
    assert "Found: 2021-05-03" in said(dialog)
    (restore,) = [
        button
        for button in dialog.findChildren(QToolButton)
        if button.accessibleName() == "Restore what was found: Outlet" and button.isVisibleTo(dialog)
    ]
    restore.setFocus()
    qtbot.keyClick(restore, Qt.Key.Key_Space)
    assert "Found: The Courier" not in said(dialog)
    with qtbot.waitSignal(dialog.saved) as caught:
        qtbot.keyClick(dialog.line(RecordField.OUTLET), Qt.Key.Key_Return)
    assert caught.args == [1, {RecordField.OUTLET: "The Courier"}]


def test_nothing_can_be_saved_before_something_is_changed(qtbot, theme):
    dialog = ArticleDetailsDialog(a_stored_article(), theme)
    qtbot.addWidget(dialog)
    assert not save_button(dialog).isEnabled()
    dialog.line(RecordField.SECTION).setText("  ")
    assert not save_button(dialog).isEnabled()
    dialog.line(RecordField.SECTION).setText("Local")
    assert save_button(dialog).isEnabled()


def test_the_origin_of_the_date_and_of_the_bytes_can_be_read_and_copied(qtbot, theme):
    dialog = ArticleDetailsDialog(a_stored_article(), theme)
    qtbot.addWidget(dialog)
    assert "It was not noted where the date comes from." in said(dialog)
    (label,) = [label for label in dialog.findChildren(QLabel) if "0" * 64 in label.text()]
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_the_window_is_about_the_article_that_is_shown_and_opens_once(qtbot, window):
    first = open_details(qtbot, window)
    window.actions_.article.details.trigger()
    assert dialogs() == [first]


@pytest.mark.parametrize(
    ("published", "origin", "words"),
    [
        ("2021-05-03", DateOrigin.FIELDS, ""),
        ("2021-05-03", None, ""),
        ("2021-05", DateOrigin.FIELDS, "day not known"),
        ("2021", DateOrigin.TEXT, "month and day not known, as printed on the page"),
        ("2021-05-03", DateOrigin.ADDRESS, "from the page’s address"),
        ("2021-05-03", DateOrigin.GIVEN, "set by you"),
        (None, None, ""),
    ],
)
def test_the_facts_say_how_certain_a_date_is(published, origin, words):
    record = SourceRecord(outlet="The Courier", published=published, dated_by=origin)
    assert date_certainty(record) == words
    assert (f"({words})" in facts(record)) is bool(words)
    assert date_origin(record)
