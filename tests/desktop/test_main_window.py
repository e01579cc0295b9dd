"""The whole window over a real library: type, choose, read, copy, import, remove."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.flow import EXAMPLES, FIRST_QUERY
from desktop.main_window import MainWindow
from index.model import SourceRecord
from index.workspace import Workspace
from tests.desktop.driving import search, settled
from tests.index.reading.foreign import GERMAN

OTHER = (
    "Bridge will open in May\n\nThe bridge would open in May, Ann Field said on Monday. "
    "“It is a good bridge”, Field added."
)
SILENT = "The weather was good. The sun was out. There were clouds."
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def speakers(window: MainWindow) -> set[str]:
    rows = [window.hits.statement(n) for n in range(window.hits.rowCount())]
    return {row.statement.attribution.speaker.name for row in rows if row.statement.attribution.speaker}


def clipboard() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


# First start and empty libraries


def test_the_first_start_shows_the_built_in_article_with_a_query_typed_and_a_row_selected(
    qtbot: QtBot, open_window, tmp_path
):
    window = open_window(tmp_path / "new")
    qtbot.waitUntil(lambda: window.middle.currentWidget() is window.view, timeout=30_000)
    settled(qtbot, window)
    assert window.bar.field.text() == FIRST_QUERY
    assert window.view.selected_ids() == (window.context.current_id,)
    # The article is read in another thread and painted when it comes.
    qtbot.waitUntil(window.context.reason.isVisible)
    examples = [button.text() for button in window.findChildren(QPushButton, "example") if button.isVisible()]
    assert [text for text in examples if "hidden" not in text] == list(EXAMPLES)
    assert window.messages.text == ""


@pytest.fixture
def may_open(monkeypatch) -> Iterator[threading.Event]:
    """Libraries open only after this is set."""
    event, at_once = threading.Event(), Workspace.open

    def when_allowed(*where: Path, **how: object) -> Workspace:
        assert event.wait(30)
        return at_once(*where, **how)

    monkeypatch.setattr(Workspace, "open", when_allowed)
    yield event
    event.set()


@pytest.mark.parametrize("typed", ["haley", ""])
def test_the_first_start_leaves_the_field_to_who_has_gone_to_it(qtbot: QtBot, open_window, tmp_path, may_open, typed):
    window = open_window(tmp_path / "new")
    qtbot.keyClick(window.bar.field, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(window.bar.field, typed)
    may_open.set()
    qtbot.waitUntil(lambda: window.middle.currentWidget() is window.view, timeout=30_000)
    settled(qtbot, window)
    assert window.bar.field.text() == typed


@pytest.mark.parametrize("query", [FIRST_QUERY, *EXAMPLES])
def test_every_search_of_the_first_start_finds_something(qtbot: QtBot, window, query):
    search(qtbot, window, query)
    assert window.hits.ids


def test_an_example_can_be_clicked(qtbot: QtBot, window):
    (button,) = [each for each in window.findChildren(QPushButton, "example") if each.text() == EXAMPLES[2]]
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bar.field.text() == EXAMPLES[2]


def test_an_empty_library_says_what_to_do(qtbot: QtBot, open_window, tmp_path):
    with Workspace.open(tmp_path / "library") as workspace:
        report = workspace.import_sample()
        workspace.remove_articles(report.imported)
    window = open_window(tmp_path / "library")
    qtbot.waitUntil(lambda: window.empty.heading == "No articles yet")
    (button,) = [each for each in window.empty.findChildren(QPushButton) if "Built-in" in each.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot, window)


def test_a_library_that_cannot_be_opened_is_explained(qtbot: QtBot, open_window, tmp_path):
    (tmp_path / "library").write_text("a file, not a folder")
    window = open_window(tmp_path / "library")
    qtbot.waitUntil(lambda: window.empty.heading == "The library cannot be opened")


# Searching


def test_typing_a_speaker_s_name_finds_what_that_speaker_said(qtbot: QtBot, window):
    search(qtbot, window, "speaker:lavrov")
    assert speakers(window) == {"Sergey Lavrov"}


def test_the_newest_query_wins_however_fast_it_is_typed(qtbot: QtBot, window):
    answers = []
    window.browsing.answered.connect(answers.append)
    search(qtbot, window, "speaker:haley")
    assert answers[-1].results.query == "speaker:haley"
    assert len(answers) <= len("speaker:haley")
    assert speakers(window) == {"Nikki Haley"}


def test_the_selected_statement_stays_selected_if_it_survives(qtbot: QtBot, window):
    search(qtbot, window, "speaker:lavrov")
    window.view.select_row(1)
    chosen = window.view.current_id()
    search(qtbot, window, "")
    assert window.view.current_id() == chosen


def test_half_typed_queries_are_no_errors(qtbot: QtBot, window):
    for text in ('"low', "(lavrov", "speaker:", 'speaker:"ser', "-", "OR", "~", "*"):
        search(qtbot, window, text)
        assert window.messages.text == ""


def test_the_status_line_counts_and_times(qtbot: QtBot, window):
    search(qtbot, window, "speaker:haley")
    qtbot.waitUntil(lambda: "1 article" in window.status.counts())
    assert window.status.counts().startswith(f"{len(window.hits.ids)} of ")
    assert window.status.counts().endswith(" ms")


def offers(window) -> dict[str, QPushButton]:
    """What the page without results offers to ask."""
    return {each.text(): each for each in window.empty.findChildren(QPushButton) if not each.isHidden()}


def test_no_hit_says_how_the_query_was_understood_and_offers_to_clear_it(qtbot: QtBot, window):
    search(qtbot, window, "zeppelin kind:direct")
    assert window.empty.heading == "No statement matches"
    assert "Clear the Search" in offers(window)
    qtbot.waitUntil(lambda: any(each.startswith("Without zeppelin: ") for each in offers(window)))
    qtbot.mouseClick(offers(window)["Clear the Search"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.middle.currentWidget() is window.view)
    assert window.bar.field.text() == ""


def test_no_hit_offers_what_may_be_meant_with_how_many_it_finds(qtbot: QtBot, window):
    search(qtbot, window, "speaker:tilerson")
    found = window.library.read(lambda reader: len(reader.search("speaker:tillerson").ids))
    with qtbot.waitSignal(found.done) as answered:
        pass
    words = f"Did you mean speaker:tillerson? {answered.args[0]} statements"
    qtbot.waitUntil(lambda: words in offers(window))
    qtbot.mouseClick(offers(window)[words], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.middle.currentWidget() is window.view)
    assert window.bar.field.text() == "speaker:tillerson"
    assert len(window.hits.ids) == answered.args[0]


def test_back_and_forward_go_through_the_queries(qtbot: QtBot, window):
    for query in ("speaker:haley", "speaker:lavrov"):
        search(qtbot, window, query)
        qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.bar.field.text() == "speaker:haley"
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.bar.field.text() == "speaker:lavrov"
    assert window.settings.recent[:2] == ("speaker:lavrov", "speaker:haley")


def test_recent_searches_are_offered_and_run(qtbot: QtBot, window):
    window.browsing.ask("speaker:haley")
    window.actions_.recent.trigger()
    (menu,) = window.bar.field.findChildren(QMenu)
    with qtbot.waitSignal(window.browsing.answered):
        menu.actions()[0].trigger()
    assert window.bar.field.text() == "speaker:haley"
    menu.close()


def test_hidden_matches_can_be_shown(qtbot: QtBot, window):
    search(qtbot, window, "")
    before = len(window.hits.ids)
    with qtbot.waitSignal(window.browsing.answered):
        window.bar.chips.hidden_wanted.emit()
    assert "is:any" in window.bar.field.text()
    assert len(window.hits.ids) > before


# Filters


def facet(window: MainWindow, field: str, value: str) -> QPoint:
    model = window.facets
    rows = [n for n in range(model.rowCount()) if (r := model.row(model.index(n))).field == field and r.value == value]
    window.filters.list.scrollTo(model.index(rows[0]))
    return window.filters.list.visualRect(model.index(rows[0])).center()


def click_facet(qtbot: QtBot, window: MainWindow, field: str, value: str, keys=Qt.KeyboardModifier.NoModifier) -> None:
    place = facet(window, field, value)
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.mouseClick(window.filters.list.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_a_click_on_a_filter_writes_into_the_field_and_a_second_one_takes_it_out(qtbot: QtBot, window):
    search(qtbot, window, "")
    everything = window.hits.ids
    click_facet(qtbot, window, "kind", "direct")
    assert "kind:direct" in window.bar.field.text()
    assert 0 < len(window.hits.ids) < len(everything)
    click_facet(qtbot, window, "kind", "direct")
    assert window.bar.field.text() == ""
    assert window.hits.ids == everything


def test_shift_widens_and_alt_excludes(qtbot: QtBot, window):
    search(qtbot, window, "")
    everything = len(window.hits.ids)
    click_facet(qtbot, window, "kind", "direct")
    direct = len(window.hits.ids)
    click_facet(qtbot, window, "kind", "mixed", SHIFT)
    assert len(window.hits.ids) > direct
    search(qtbot, window, "")
    click_facet(qtbot, window, "kind", "direct", ALT)
    assert len(window.hits.ids) == everything - direct


def test_ctrl_adds_a_condition(qtbot: QtBot, window):
    search(qtbot, window, "")
    click_facet(qtbot, window, "kind", "direct")
    click_facet(qtbot, window, "speaker", window.facets.row(window.facets.index(1)).value, CONTROL)
    assert "kind:direct" in window.bar.field.text()
    assert "speaker:" in window.bar.field.text()


def test_a_chip_takes_its_filter_out_of_the_field(qtbot: QtBot, window):
    search(qtbot, window, "kind:direct")
    (chip,) = [each for each in window.findChildren(QPushButton, "chip") if each.isVisible()]
    with qtbot.waitSignal(window.browsing.answered):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.bar.field.text() == ""


# Context


def test_choosing_a_row_shows_its_place_in_the_article(qtbot: QtBot, window):
    search(qtbot, window, "speaker:lavrov")
    window.bar.field.setFocus()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Down)
    assert window.bar.field.hasFocus()
    assert window.context.current_id == window.view.current_id() == window.hits.ids[1]


def test_f3_moves_in_the_article_and_the_list_follows(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.select_row(0)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.context.current_id == window.view.current_id() == window.hits.ids[1]
    qtbot.keyClick(window, Qt.Key.Key_F3, SHIFT)
    assert window.context.current_id == window.hits.ids[0]


def test_f3_leaves_the_results_without_pretending_to_be_in_them(qtbot: QtBot, window):
    search(qtbot, window, "speaker:haley")
    window.view.select_row(len(window.hits.ids) - 1)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.context.current_id not in window.hits.ids
    assert window.view.selected_ids() == ()


# Copying


def test_ctrl_c_copies_a_citation_in_every_flavour(qtbot: QtBot, window):
    search(qtbot, window, '"low level of trust"')
    window.view.setFocus()
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(window.view, Qt.Key.Key_C, CONTROL)
    assert "low level of trust" in clipboard().text()
    assert "Tillerson" in clipboard().text()
    assert {"text/plain", "text/html", "text/markdown", "text/rtf"} <= set(clipboard().formats())
    assert window.messages.text == "Copied 1 statement."


def test_ctrl_c_copies_all_selected_rows(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.setFocus()
    window.view.select_row(0)
    qtbot.keyClick(window.view, Qt.Key.Key_A, CONTROL)
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(window.view, Qt.Key.Key_C, CONTROL)
    assert window.messages.text == f"Copied {len(window.hits.ids)} statements."


def test_ctrl_shift_c_copies_the_quote_alone(qtbot: QtBot, window):
    search(qtbot, window, '"low level of trust"')
    window.view.setFocus()
    with qtbot.waitSignal(window.copying.said):
        qtbot.keyClick(window.view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert "Tillerson" not in clipboard().text()


def test_ctrl_c_copies_exactly_the_text_selected_in_the_article(qtbot: QtBot, window):
    text = window.context.text
    text.setFocus()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_C, CONTROL)
    assert clipboard().text() == text._loaded.stored.article.text
    assert clipboard().formats() == ["text/plain"]


def test_ctrl_c_in_the_field_copies_what_is_selected_there(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    window.bar.field.selectAll()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_C, CONTROL)
    assert clipboard().text() == "lavrov"


@pytest.mark.parametrize(
    ("kind", "sign"),
    [("bibtex", "@"), ("ris", "TY  - "), ("csl-json", "["), ("style:apa", "cited in"), ("markdown", "low")],
)
def test_copy_as_offers_styles_and_formats(qtbot: QtBot, window, kind, sign):
    search(qtbot, window, '"low level of trust"')
    window.view.setFocus()
    actions = [*window.actions_.copy_styles.actions(), *window.actions_.copy_exports.actions()]
    (action,) = [each for each in actions if each.data() in {kind, f"export:{kind}"}]
    with qtbot.waitSignal(window.copying.said):
        action.trigger()
    assert sign in clipboard().text()


def test_every_style_offered_is_one_that_can_be_used(qtbot: QtBot, window):
    from index.citation.cite import EXPORTS, STYLES

    assert [action.data() for action in window.actions_.styles.actions()] == list(STYLES)
    assert [a.data() for a in window.actions_.copy_exports.actions()[1:]] == [f"export:{name}" for name in EXPORTS]


def test_the_chosen_style_is_kept(qtbot: QtBot, window):
    window.actions_.styles.actions()[1].trigger()
    assert window.settings.style == "apa"


# Importing and removing


def test_a_dropped_file_is_imported_and_can_be_shown(qtbot: QtBot, window, tmp_path):
    (tmp_path / "bridge.txt").write_text(OTHER, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bridge.txt"))])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        window.dropEvent(event)
    assert window.messages.text == "Imported 1 article."
    search(qtbot, window, "speaker:field")
    assert len(window.hits.ids) == 2


def test_what_is_there_already_can_be_shown(qtbot: QtBot, window):
    for words in ("Imported 1 article.", "1 article was in the library already."):
        with qtbot.waitSignal(window.importing.said, timeout=20_000):
            window.importing.import_text(OTHER, SourceRecord(), "pasted text")
        assert window.messages.text == words
        (button,) = [each for each in window.messages.findChildren(QPushButton) if each.isVisible()]
        assert button.text() == "Show"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.article is not None and window.context.article.id == 2, timeout=10_000)


def test_what_is_dragged_over_the_window_is_told_that_it_can_be_dropped(qtbot: QtBot, window, tmp_path):
    hint = window.findChild(QLabel, "drop")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "bridge.txt"))])
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert hint.isVisible()
    assert window.rect().contains(hint.geometry())
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not hint.isVisible()
    window.dragEnterEvent(enter)
    drop = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        window.dropEvent(drop)
    assert not hint.isVisible()


def test_ctrl_v_outside_fields_imports_the_clipboard(qtbot: QtBot, window):
    QGuiApplication.clipboard().setText(OTHER)
    window.view.setFocus()
    with qtbot.waitSignal(window.importing.finished, timeout=20_000) as caught:
        qtbot.keyClick(window.view, Qt.Key.Key_V, CONTROL)
    assert len(caught.args[0].imported) == 1


def test_ctrl_v_in_the_field_pastes_into_it(qtbot: QtBot, window):
    QGuiApplication.clipboard().setText("lavrov")
    window.bar.field.setFocus()
    window.bar.field.selectAll()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_V, CONTROL)
    assert window.bar.field.text() == "lavrov"


def test_an_unreadable_file_is_named_with_its_reason(qtbot: QtBot, window, tmp_path):
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        window.importing.import_paths([tmp_path / "missing.txt"])
    assert "“missing.txt” cannot be opened" in window.messages.text


def test_an_article_without_statements_is_said_to_have_none(qtbot: QtBot, window):
    from index.model import SourceRecord

    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_text(SILENT, SourceRecord(), "test")
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    window.actions_.show_articles.trigger()
    window.article_view.select_article(2)
    qtbot.waitUntil(lambda: window.context.article_id == 2)
    assert not window.context.reason.isVisible()


def test_an_article_in_another_language_is_kept_and_said_to_be_so(qtbot: QtBot, window, tmp_path):
    path = tmp_path / "bruecke.txt"
    path.write_text(GERMAN, encoding="utf-8")
    with qtbot.waitSignal(window.importing.said, timeout=20_000):
        window.importing.import_paths([path])
    assert window.messages.text.startswith("Imported 1 article. It is in German:")
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    (button,) = [each for each in window.messages.findChildren(QPushButton) if each.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.article_id == 2)
    shown = [label.text() for label in window.context.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("This article is in German.") for text in shown)
    assert window.context.text.toPlainText().startswith("Neue Brücke öffnet erst im Frühling")


def test_a_search_tells_that_articles_in_other_languages_were_not_read(qtbot: QtBot, window):
    from index.model import SourceRecord

    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_text(GERMAN, SourceRecord(), "test")
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    search(qtbot, window, "fruehling")
    shown = [label.text() for label in window.empty.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Not found in your English article. 1 more is in German:") for text in shown)


def test_in_the_list_of_articles_a_new_answer_leaves_the_context_alone(qtbot: QtBot, window):
    from index.model import SourceRecord

    with qtbot.waitSignal(window.importing.finished, timeout=20_000):
        window.importing.import_text(OTHER, SourceRecord(), "test")
    window.actions_.show_articles.trigger()
    qtbot.waitUntil(lambda: window.articles.rowCount() == 2)
    window.article_view.select_article(2)
    qtbot.waitUntil(lambda: window.context.article_id == 2)
    search(qtbot, window, "speaker:lavrov")
    assert window.context.article_id == 2
    window.actions_.show_quotes.trigger()
    qtbot.waitUntil(lambda: window.context.article_id == 1)


def test_an_article_is_removed_and_comes_back_with_undo(qtbot: QtBot, window):
    window.actions_.show_articles.trigger()
    qtbot.waitUntil(window.article_view.isVisible)
    window.article_view.setFocus()
    qtbot.keyClick(window.article_view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.empty.heading == "No articles yet", timeout=10_000)
    assert window.messages.text == "Removed 1 article."
    assert window.context.article_id is None
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: window.articles.rowCount() == 1, timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.articles.rowCount() == 0, timeout=10_000)


# Keys, menus, state


def menu_actions(menu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found += menu_actions(action.menu()) if action.menu() else [action]
    return found


def test_every_action_is_in_a_menu(window):
    in_menus = menu_actions(window.menuBar())
    assert [action.text() for action in window.actions_.all() if action not in in_menus] == []


def test_no_two_actions_share_a_key(window):
    for place in (window.view, window.article_view, window.context):
        actions = [action for action in window.actions_.all() if _works_in(place, action)]
        keys = [key.toString() for action in actions for key in action.shortcuts()]
        assert sorted(keys) == sorted(set(keys))


def _works_in(widget, action) -> bool:
    return action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut or action in widget.actions()


def test_every_input_and_button_has_a_name_for_screen_readers(window):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QTextEdit

    nameless = [
        widget
        for kind in (QLineEdit, QTextEdit, QAbstractItemView, QAbstractButton)
        for widget in window.findChildren(kind)
        if not widget.accessibleName() and not (isinstance(widget, QAbstractButton) and widget.text())
        if not widget.objectName().startswith("qt_") and type(widget).__module__ != "PySide6.QtWidgets"
    ]
    assert nameless == []


@pytest.mark.parametrize("key", ["F", "L", "K"])
def test_ctrl_and_a_letter_go_to_the_field_with_all_of_it_selected(qtbot: QtBot, window, key):
    search(qtbot, window, "lavrov")
    window.view.setFocus()
    qtbot.keyClick(window.view, getattr(Qt.Key, f"Key_{key}"), CONTROL)
    assert window.bar.field.hasFocus()
    assert window.bar.field.selectedText() == "lavrov"


def test_a_slash_goes_to_the_field_but_can_be_typed_there(qtbot: QtBot, window):
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Slash)
    assert window.bar.field.hasFocus()
    qtbot.keyClicks(window.bar.field, "a/b")
    assert window.bar.field.text() == "a/b"


def test_enter_goes_from_the_field_to_the_list_to_the_context(qtbot: QtBot, window):
    window.bar.field.setFocus()
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Return)
    assert window.view.hasFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Return)
    assert window.context.text.hasFocus()


def test_escape_goes_back_to_the_field_and_then_clears_it(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    window.view.setFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.bar.field.hasFocus()
    assert window.bar.field.text() == "lavrov"
    qtbot.keyClick(window.bar.field, Qt.Key.Key_Escape)
    assert window.bar.field.text() == ""


def test_f6_goes_round_the_panes(qtbot: QtBot, window):
    window.bar.field.setFocus()
    found = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        found.append(QApplication.focusWidget())
    assert found == [window.filters.list, window.view, window.context.text, window.bar.field]


def test_alt_down_moves_to_the_next_result_from_anywhere(qtbot: QtBot, window):
    search(qtbot, window, "")
    window.view.select_row(0)
    window.context.text.setFocus()
    qtbot.keyClick(window.context.text, Qt.Key.Key_Down, ALT)
    assert window.view.currentIndex().row() == 1


def test_tab_leaves_every_list(qtbot: QtBot, window):
    for widget in (window.view, window.filters.list):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert not widget.hasFocus()


def test_filters_and_context_are_hidden_and_stay_so(qtbot: QtBot, window):
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert not window.filters.isVisible()
    assert not window.context.isVisible()
    assert not window.settings.filters_visible
    assert not window.settings.context_visible


def test_below_the_limit_the_context_goes_under_the_list_and_back(qtbot: QtBot, window):
    em = window.theme.em
    window.resize(round(em * 58), 700)
    qtbot.waitUntil(lambda: window.panes.is_narrow)
    assert window.context.geometry().top() >= window.middle.geometry().bottom()
    window.resize(round(em * 80), 700)
    qtbot.waitUntil(lambda: not window.panes.is_narrow)


def test_everything_still_fits_at_twice_the_text_size(qtbot: QtBot, window):
    for _ in range(10):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    window.resize(900, 700)
    qtbot.waitUntil(lambda: window.panes.is_narrow)
    assert window.settings.zoom_percent == 200
    assert window.width() <= 900
    assert window.minimumSizeHint().width() <= 900


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, open_window, window, settings):
    search(qtbot, window, "speaker:haley")
    window.resize(1000, 640)
    folder = window.library.folder
    window.close()
    again = open_window(folder, size=(1000, 640))
    qtbot.waitUntil(lambda: bool(again.hits.ids))
    assert again.bar.field.text() == "speaker:haley"
    assert speakers(again) == {"Nikki Haley"}
    assert (again.width(), again.height()) == (1000, 640)


def test_help_lists_every_key(qtbot: QtBot, window):
    from PySide6.QtWidgets import QTextBrowser

    window.actions_.help.trigger()
    (browser,) = window.findChildren(QTextBrowser)
    words = browser.toPlainText()
    assert all(action.text().replace("&", "") in words for action in window.actions_.all() if action.shortcuts())
    window.actions_.about.trigger()


def test_dark_and_light_can_be_changed_while_it_runs(qtbot: QtBot, window):
    for action in window.actions_.appearances.actions():
        action.trigger()
        assert not window.grab().isNull()


def test_closing_while_something_is_imported_waits_and_ends_cleanly(qtbot: QtBot, window, tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(OTHER.replace("May", f"May {number}"), encoding="utf-8")
    window.importing.import_paths([tmp_path / f"{number}.txt" for number in range(20)])
    folder = window.library.folder
    window.close()
    with Workspace.open(folder) as workspace:
        assert workspace.reader().search("speaker:lavrov").ids
