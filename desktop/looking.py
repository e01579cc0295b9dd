"""The ways to look at results: joins the views that show them otherwise than as a list, and what they remember."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.settings import Look, View
from desktop.statements_shown import StatementsShown
from index.progress import Progress
from index.survey import KwicLine, KwicOrder

if TYPE_CHECKING:
    from desktop.kwic_view import KwicPage
    from desktop.main_window import MainWindow
    from index.model import Results
    from index.workspace import Reader

_AT_ONCE = 300
"""Statements that are lined up first, so that a screenful is there before all are."""


class Looking(QObject):
    """Makes views when they are first wanted and keeps them in step with the list."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._kwic: KwicPage | None = None
        self._surveyed: tuple[Look, Results] | None = None
        """What the page shows, and how."""
        actions = window.actions_.looks
        actions.look(window.settings.look).setChecked(True)
        actions.looks.triggered.connect(self._on_look_chosen)
        for action in actions.kwic_orders.actions():
            action.setChecked(action.data() == window.settings.kwic_order)
        actions.kwic_orders.triggered.connect(self._on_kwic_order_chosen)
        window.facets.set_collapsed(window.settings.folded)
        window.facets.collapsed_changed.connect(self._on_folded)
        window.browsing.answered.connect(self._on_answered)
        window.view.statement_selected.connect(self._on_statement_selected)
        window.browsing.shown = self.shown

    @property
    def page(self) -> QWidget:
        """The page of the middle pane that shows statements now."""
        return self.kwic if self._window.settings.look is Look.KWIC else self._window.view

    @property
    def shown(self) -> StatementsShown:
        """The list of statements on that page."""
        return self.kwic.list if self._window.settings.look is Look.KWIC else self._window.view

    @property
    def focus(self) -> QWidget:
        """What takes the keyboard on that page."""
        return self.kwic.list if self._window.settings.look is Look.KWIC else self._window.view

    @property
    def kwic(self) -> "KwicPage":
        """The page of keywords in context, made now if it was not."""
        if self._kwic is None:
            from desktop.kwic_view import KwicModel, KwicPage

            window = self._window
            self._kwic_model = KwicModel(window.library.rows, self)
            self._kwic = KwicPage(self._kwic_model, window.actions_.looks.kwic_orders, window.theme, window)
            self._add(self._kwic)
            self._kwic.list.statement_selected.connect(self._on_row_selected)
            self._kwic.list.addActions(window.view.actions())
            self._kwic.activated.connect(window.browsing.go_to_context)
        return self._kwic

    def refresh(self) -> None:
        """Makes what the page shows anew, if it shows something else than the results."""
        window = self._window
        results, look = window.browsing.searching.results, window.settings.look
        if window.settings.view is not View.QUOTES or look is Look.LIST or not results.ids:
            return
        if self._surveyed is not None and self._surveyed[0] is look and self._surveyed[1] is results:
            return
        self._surveyed = (look, results)
        if look is Look.KWIC:
            self.kwic.show_waiting()
            self._line_up(results.ids[:_AT_ONCE], self._on_first_lines)

    def _line_up(self, ids: tuple[int, ...], then: Callable[[object], None]) -> None:
        highlight, order = self._window.browsing.searching.results.highlight, self._window.settings.kwic_order

        def work(reader: "Reader", progress: Progress) -> object:
            return reader.kwic(ids, highlight, order=order, progress=progress)

        job = self._window.library.survey(work)
        job.done.connect(then)
        job.failed.connect(self._window.flow.report)

    def _add(self, page: QWidget) -> None:
        self._window.middle.addWidget(page)

    @Slot(object)
    def _on_first_lines(self, lines: object) -> None:
        """The first lines: shown at once where they come in the order of the list, or where there are no more."""
        ids = self._window.browsing.searching.results.ids
        is_all = len(ids) <= _AT_ONCE
        if is_all or self._window.settings.kwic_order is KwicOrder.FOUND:
            self._show_lines(lines)
        if not is_all:
            self.kwic.show_waiting()
            self._line_up(ids, self._show_lines)

    @Slot(object)
    def _show_lines(self, lines: object) -> None:
        selected = self.kwic.list.selected_ids()
        self._kwic_model.show(cast("tuple[KwicLine, ...]", lines))
        self.kwic.list.select_again(self._window.view.current_id(), selected)

    @Slot()
    def _on_answered(self) -> None:
        self.refresh()

    @Slot(object)
    def _on_statement_selected(self, statement_id: int) -> None:
        """The list has another current statement: the other views follow."""
        if self._kwic is not None and self._kwic.isVisible():
            self._kwic.list.select_statement(statement_id)

    @Slot(object)
    def _on_row_selected(self, statement_id: int) -> None:
        """Another view has another current statement: the list follows, and with it the context."""
        if self._window.view.current_id() != statement_id:
            self._window.view.select_statement(statement_id)

    @Slot(QAction)
    def _on_look_chosen(self, action: QAction) -> None:
        window = self._window
        window.settings.look = Look(action.data())
        window.browsing.shown = self.shown
        if window.settings.view is not View.QUOTES:
            window.actions_.show_quotes.trigger()
        else:
            window.flow.show_view(View.QUOTES)
        self.refresh()
        self.shown.setFocus()

    @Slot(QAction)
    def _on_kwic_order_chosen(self, action: QAction) -> None:
        self._window.settings.kwic_order = KwicOrder(action.data())
        self._surveyed = None
        self.refresh()

    @Slot(object)
    def _on_folded(self, groups: frozenset[str]) -> None:
        self._window.settings.folded = groups
