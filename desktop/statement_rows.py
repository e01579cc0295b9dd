"""What the views share that show statements otherwise than the list: rows read lazily, and selections by id."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QWidget

from desktop.hit_model import BLOCK, CACHE_SIZE, FetchRows, Index
from desktop.row_state import LongRowList, select_only
from index.errors import RecordError
from index.model import StoredStatement


class RowRole(IntEnum):
    """What a row can be asked for, beside text."""

    STATEMENT = Qt.ItemDataRole.UserRole + 1
    """The `StoredStatement`, or None if it is gone from the library."""
    ITEM = Qt.ItemDataRole.UserRole + 2
    """What else the model knows of the row."""


class StatementRows(QAbstractTableModel):
    """A list of statements in any order, also several times; what a row shows is read when a view asks."""

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._cache: OrderedDict[int, StoredStatement] = OrderedDict()

    @property
    def ids(self) -> Sequence[int]:
        """The statement of each row."""
        return self._ids

    def replace(self, ids: Sequence[int], become: Callable[[], None]) -> None:
        """Replaces all rows in one step; `become` takes over what else the model knows of them."""
        self.beginResetModel()
        self._ids = ids
        self._cache.clear()
        become()
        self.endResetModel()

    def forget(self) -> None:
        """Reads rows anew: what they show may have changed."""
        self._cache.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def row_of(self, statement_id: int) -> int | None:
        """The first row of a statement; None if it has none."""
        return next((row for row, each in enumerate(self._ids) if each == statement_id), None)

    def statement(self, row: int) -> StoredStatement | None:
        """The statement of a row; None if it is gone from the library."""
        if self._ids[row] not in self._cache:
            wanted = list(dict.fromkeys(self._ids[max(0, row - BLOCK // 4) : row + BLOCK]))
            try:
                found = self._fetch(wanted)
            except RecordError:  # one of them was removed since the search
                found = tuple(each for one in wanted for each in self._fetch_one(one))
            self._cache.update((each.id, each) for each in found)
            while len(self._cache) > CACHE_SIZE:
                self._cache.popitem(last=False)
        return self._cache.get(self._ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of rows; a list has no children."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """One, if a view has no columns."""
        return 0 if parent.isValid() else 1

    def _fetch_one(self, statement_id: int) -> tuple[StoredStatement, ...]:
        try:
            return self._fetch([statement_id])
        except RecordError:
            return ()


class StatementRowList(LongRowList):
    """Shows such rows; the current statement is told and found by its id."""

    statement_selected = Signal(object)
    """The id of the current statement; not emitted when there is none."""

    def __init__(self, model: StatementRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the selected statements, each once, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(dict.fromkeys(self._rows.ids[row] for row in rows))

    def current_id(self) -> int | None:
        """The id of the current statement."""
        row = self.currentIndex().row()
        return self._rows.ids[row] if 0 <= row < len(self._rows.ids) else None

    def select_statement(self, statement_id: int) -> bool:
        """Makes a statement the current one, unless it is; False if no row has it."""
        if self.current_id() == statement_id:
            return True
        row = self._rows.row_of(statement_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_again(self, current: int | None, selected: tuple[int, ...]) -> None:
        """After a new list: makes a statement the current one, and selects those again that were selected with it."""
        if current is None or not self.select_statement(current) or len(selected) < 2 or current not in selected:
            return
        wanted, chosen = set(selected), QItemSelection()
        for row, statement_id in enumerate(self._rows.ids):
            if statement_id in wanted:
                index = self._rows.index(row, 0)
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(chosen, flags)

    def select_row(self, row: int) -> None:
        """Makes a row the current and only selected one; a row beyond the list is ignored."""
        if 0 <= row < self._rows.rowCount():
            index = self._rows.index(row, max(0, self.currentIndex().column()))
            select_only(self, index)
            self.scrollTo(index)

    def move_by(self, rows: int) -> None:
        """Moves the current row down, or up, as far as there are rows."""
        self.select_row(min(self._rows.rowCount() - 1, max(0, self.currentIndex().row() + rows)))

    def page(self) -> int:
        """How many rows are seen at once, at least one."""
        return max(1, self.viewport().height() // max(1, self.sizeHintForRow(0)) - 1)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.statement_selected.emit(self._rows.ids[current.row()])
