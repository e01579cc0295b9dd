"""The list of results: keys, selection by id, and one painted row height."""

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.hit_delegate import HitDelegate
from desktop.hit_model import HitModel
from desktop.row_state import LongRowList, select_only
from desktop.theme import Theme


class HitView(LongRowList):
    """Shows hits; the selection is remembered by id, so it survives a new list."""

    statement_selected = Signal(object)
    """The id of the current statement; not emitted when there is none."""
    painted = Signal()
    """Once, after results were painted for the first time."""

    def __init__(self, model: HitModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._theme = theme
        self._rows = HitDelegate(theme, self)
        self.was_painted = False
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(self.tr("Statements"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    def show_headlines(self, shown: bool) -> None:
        """Says in rows without an outlet which article they are from, or not."""
        if shown != self._rows.shows_headlines:
            self._rows.shows_headlines = shown
            self.scheduleDelayedItemsLayout()

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the selected statements, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._hits.ids[row] for row in rows)

    def current_id(self) -> int | None:
        """The id of the current statement."""
        row = self.currentIndex().row()
        return self._hits.ids[row] if 0 <= row < len(self._hits.ids) else None

    def keep_or_select_first(
        self, current: int | None, selected: tuple[int, ...], neighbours: Iterable[int] = ()
    ) -> None:
        """After a new list: selects again what was selected and survived, else what stood nearby, else the first row.

        Args:
            current: the statement that was the current one.
            selected: those that were selected.
            neighbours: what else would do, best first.
        """
        rows = [row for each in selected if (row := self._hits.row_of(each)) is not None]
        row = self._hits.row_of(current) if current is not None else None
        if row is None:
            near = (row for each in neighbours if (row := self._hits.row_of(each)) is not None)
            self.select_row(next(near, 0))
            return
        self.select_row(row)
        picked = QItemSelection()
        for each in rows:
            index = self._hits.index(each)
            picked.select(index, index)
        self.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.Select)

    def select_statement(self, statement_id: int) -> bool:
        """Makes a statement the current one; False if the list does not have it."""
        row = self._hits.row_of(statement_id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Makes a row the current and only selected one; a row beyond the list is ignored."""
        if 0 <= row < self._hits.rowCount():
            index = self._hits.index(row)
            select_only(self, index)
            self.scrollTo(index)

    def select_nothing(self) -> None:
        """Leaves no row selected or current."""
        self.selectionModel().clear()

    def move_by(self, rows: int) -> None:
        """Moves the current row down, or up, as far as there are rows."""
        last = self._hits.rowCount() - 1
        self.select_row(min(last, max(0, self.currentIndex().row() + rows)))

    def page(self) -> int:
        """How many rows are seen at once, at least one."""
        return max(1, self.height() // self._rows.row_height(self._rows.width) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as usual, and tells of the first time there was something to paint."""
        super().paintEvent(event)
        if not self.was_painted and self._hits.rowCount():
            self.was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the rows their height again: it depends on the width. The current row stays in view."""
        current = self.currentIndex()
        place = self.visualRect(current)
        was_seen = current.isValid() and place.bottom() > 0 and place.top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_seen and event.size().height() < event.oldSize().height():
            self.scrollTo(current)
        before = self._rows.row_height(self._rows.width)
        self._rows.width = event.size().width()
        if self._rows.row_height(self._rows.width) != before:
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.statement_selected.emit(self._hits.ids[current.row()])

    @Slot()
    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
