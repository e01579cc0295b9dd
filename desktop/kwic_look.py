"""Keywords in context: has their lines made for every answer, and shows them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop.kwic_view import KwicModel, KwicPage
from index.model import Results
from index.progress import Progress
from index.survey import KwicLine, KwicOrder

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.workspace import Reader

_AT_ONCE = 300
"""Statements that are lined up first, so that a screenful is there before all are."""


class KwicLook(QObject):
    """Keeps the lines in step with the results."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._results: Results | None = None
        orders = window.actions_.looks.kwic_orders
        self._model = KwicModel(window.library.rows, self)
        self.page = KwicPage(self._model, orders, window.theme, window)
        self.shown = self.page.list
        self.page.activated.connect(window.browsing.go_to_context)
        orders.triggered.connect(self._on_order_chosen)

    def refresh(self, results: Results) -> None:
        """Lines results up."""
        self._results = results
        self.page.show_waiting()
        self._line_up(results.ids[:_AT_ONCE], self._on_first_lines)

    def copy(self) -> bool:
        """Nothing of its own: statements are copied as from the list."""
        return False

    def _line_up(self, ids: tuple[int, ...], then: Callable[[object], None]) -> None:
        if self._results is None:
            return
        highlight, order = self._results.highlight, self._window.settings.kwic_order

        def work(reader: "Reader", progress: Progress) -> object:
            return reader.kwic(ids, highlight, order=order, progress=progress)

        job = self._window.library.survey(work)
        job.done.connect(then)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_first_lines(self, lines: object) -> None:
        """The first lines: shown at once where they come in the order of the list, or where there are no more."""
        ids = self._results.ids if self._results is not None else ()
        is_all = len(ids) <= _AT_ONCE
        if is_all or self._window.settings.kwic_order is KwicOrder.FOUND:
            self._show_lines(lines)
        if not is_all:
            self.page.show_waiting()
            self._line_up(ids, self._show_lines)

    @Slot(object)
    def _show_lines(self, lines: object) -> None:
        selected = self.shown.selected_ids()
        self._model.show(cast("tuple[KwicLine, ...]", lines))
        self.shown.select_again(self._window.view.current_id(), selected)

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self._window.settings.kwic_order = KwicOrder(action.data())
        if self._results is not None:
            self.refresh(self._results)
