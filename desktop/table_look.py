"""The table of statements: keeps it in step with the results, and remembers its columns."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.table_columns import Shown
from desktop.table_view import StatementTable, TableModel
from index.model import Order, Results

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class TableLook(QObject):
    """Shows results as a table."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._model = TableModel(window.library.rows, self)
        self.page = self.shown = StatementTable(self._model, window.theme, window)
        self.shown.show_columns(window.settings.columns)
        self.shown.activated.connect(window.browsing.go_to_context)
        self.shown.columns_changed.connect(self._on_columns_changed)
        self.shown.columns_wanted.connect(self.choose_columns)
        self.shown.order_wanted.connect(self._on_order_wanted)

    def refresh(self, results: Results) -> None:
        """Shows other results."""
        selected = self.shown.selected_ids()
        self._model.show(results.ids, results.highlight)
        self.shown.show_order(self._window.settings.order)
        self.shown.select_again(self._window.view.current_id(), selected)

    def copy(self) -> bool:
        """Nothing of its own: statements are copied as from the list."""
        return False

    @Slot()
    def choose_columns(self) -> None:
        """Asks which columns are to be shown, and in which order."""
        from desktop.dialogs.columns import ColumnsDialog  # not at the start: each dialog costs time

        dialog = ColumnsDialog(self._window.settings.columns, self._window.theme, self._window)
        dialog.chosen.connect(self._on_columns_chosen)
        dialog.show()

    @Slot(object)
    def _on_columns_chosen(self, shown: tuple[Shown, ...]) -> None:
        self._window.settings.columns = shown
        self.shown.show_columns(shown)
        self.shown.show_order(self._window.settings.order)

    @Slot(object)
    def _on_columns_changed(self, shown: tuple[Shown, ...]) -> None:
        self._window.settings.columns = shown
        self.shown.show_order(self._window.settings.order)

    @Slot(object)
    def _on_order_wanted(self, order: Order) -> None:
        orders = self._window.actions_.orders.actions()
        next(action for action in orders if action.data() == order).trigger()
