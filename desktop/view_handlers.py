"""What the actions of the menus View, Go and Help do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.messages import Message
from desktop.report import report_text
from desktop.row_menu import RowMenu
from desktop.settings import Appearance, View

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class ViewHandlers(QObject):
    """Connects what changes how the window looks and where its focus is."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        RowMenu(window.view, window.actions_)
        self._connect()
        self._show_settings()

    def _connect(self) -> None:
        """Every action to its handler."""
        actions = self._window.actions_
        pairs: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (actions.larger, self._on_larger),
            (actions.smaller, self._on_smaller),
            (actions.usual_size, self._on_usual_size),
            (actions.next_result, self._on_next_result),
            (actions.previous_result, self._on_previous_result),
            (actions.next_statement, self._on_next_statement),
            (actions.previous_statement, self._on_previous_statement),
            (actions.next_pane, self._on_next_pane),
            (actions.previous_pane, self._on_previous_pane),
            (actions.open_page, self._on_open_page),
            (actions.like, self._on_like),
            (actions.help, self._on_help),
            (actions.copy_report, self._on_copy_report),
            (actions.about, self._on_about),
        )
        for action, handler in pairs:
            action.triggered.connect(handler)
        actions.filters.toggled.connect(self._on_filters_toggled)
        actions.context.toggled.connect(self._on_context_toggled)
        actions.appearances.triggered.connect(self._on_appearance_chosen)
        actions.views.triggered.connect(self._on_view_chosen)

    def _show_settings(self) -> None:
        """Actions and panes as the settings say."""
        window, actions, settings = self._window, self._window.actions_, self._window.settings
        for group, value in ((actions.appearances, settings.appearance), (actions.views, settings.view)):
            for action in group.actions():
                action.setChecked(action.data() == value)
        actions.filters.setChecked(settings.filters_visible)
        actions.context.setChecked(settings.context_visible)
        window.panes.set_filters_visible(settings.filters_visible)
        window.panes.set_context_visible(settings.context_visible)
        actions.open_page.setEnabled(False)

    @Slot()
    def _on_larger(self) -> None:
        self._window.theme.zoom(1)

    @Slot()
    def _on_smaller(self) -> None:
        self._window.theme.zoom(-1)

    @Slot()
    def _on_usual_size(self) -> None:
        self._window.theme.zoom(0)

    @Slot()
    def _on_next_result(self) -> None:
        self._window.looking.shown.move_by(1)

    @Slot()
    def _on_previous_result(self) -> None:
        self._window.looking.shown.move_by(-1)

    @Slot()
    def _on_next_statement(self) -> None:
        self._window.context.step(1)

    @Slot()
    def _on_previous_statement(self) -> None:
        self._window.context.step(-1)

    @Slot()
    def _on_next_pane(self) -> None:
        self._step_pane(1)

    @Slot()
    def _on_previous_pane(self) -> None:
        self._step_pane(-1)

    def _step_pane(self, by: int) -> None:
        """Moves the focus to the next visible pane: field, filters, list, text."""
        window = self._window
        panes: list[QWidget] = [window.bar.field, window.filters.list, window.looking.list]
        panes += [window.article_page.box, window.article_view]
        if window.people.is_shown:
            panes += [window.people.view.list, window.context.person.name]
        else:
            panes.append(window.context.text)
        if window.failure_handlers.is_shown:
            panes.append(window.failure_handlers.panel.list)
        visible = [pane for pane in panes if pane.isVisible()]
        focus = QApplication.focusWidget()
        at = visible.index(focus) if focus in visible else (-1 if by > 0 else 0)
        visible[(at + by) % len(visible)].setFocus()

    @Slot()
    def _on_open_page(self) -> None:
        """Opens the page in the browser; only addresses of the web."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        url = QUrl(self._window.context.url, QUrl.ParsingMode.StrictMode)
        if url.scheme() in {"http", "https"} and not QDesktopServices.openUrl(url):
            self._window.messages.say(Message(text=self.tr("No program could open the page.")))

    @Slot(bool)
    def _on_filters_toggled(self, visible: bool) -> None:
        self._window.settings.filters_visible = visible
        self._window.panes.set_filters_visible(visible)

    @Slot(bool)
    def _on_context_toggled(self, visible: bool) -> None:
        self._window.settings.context_visible = visible
        self._window.panes.set_context_visible(visible)

    @Slot(QAction)
    def _on_appearance_chosen(self, action: QAction) -> None:
        self._window.theme.set_appearance(Appearance(action.data()))

    @Slot(QAction)
    def _on_view_chosen(self, action: QAction) -> None:
        self._window.flow.show_view(View(action.data()))

    @Slot()
    def _on_like(self) -> None:
        """Searches for what is most like the current statement; one goes back as from any search."""
        window = self._window
        if not (ids := window.browsing.chosen_ids()):
            window.messages.say(Message(text=self.tr("Choose a statement first.")))
            return
        window.actions_.show_quotes.trigger()
        window.browsing.ask(window.browsing.searching.only("like", str(ids[0])))

    @Slot()
    def _on_help(self) -> None:
        from desktop.dialogs.about import help_dialog  # not at the start: each dialog costs time

        help_dialog(self._window.actions_.all(), self._window.theme, self._window).show()

    @Slot()
    def _on_about(self) -> None:
        from desktop.dialogs.about import about_dialog

        about_dialog(self._window.theme, self._window).show()

    @Slot()
    def _on_copy_report(self) -> None:
        QGuiApplication.clipboard().setText(report_text())
        self._window.messages.say(Message(text=self.tr("Copied the report. It holds no text of your articles.")))
