"""Lists of painted rows, and what a row of them is just now.

`QStyleOption.state` would tell, too, but with it Python makes all of the hundreds of names in `QStyle`, which takes
longer than painting the first screenful.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QListView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.hit_model import Index

CursorAction = QAbstractItemView.CursorAction


# Two classes of Qt cannot be bases of one of ours.
if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


class _Rows(_View):
    """What lists of painted rows share; no letter opens an editor."""

    hovered_row = -1
    """The row under the mouse; -1 if there is none."""

    def _become_rows(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remembers the row under the mouse; Qt paints rows again that the mouse enters or leaves."""
        self.hovered_row = self.indexAt(event.position().toPoint()).row()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        self.hovered_row = -1
        super().leaveEvent(event)


class RowList(_Rows, QListView):
    """A list of rows that may differ in height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._become_rows()


class LongRowList(_Rows, QTableView):
    """A list of rows of one height, of which there may be a hundred thousand.

    `QListView` asks the model for every row to place it, also where all are alike; a table does not.
    """

    drag_wanted = Signal()
    """The selected rows are being dragged out; `is_held` tells until when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._become_rows()
        self.is_held = False
        """Whether the mouse holds the rows that are dragged."""
        self._pressed_at: QPoint | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects as usual; without keys held, what is selected then can be dragged."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        is_left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self.is_held = False
        self._pressed_at = at if is_left and self.indexAt(at).isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begins to drag; Qt would select all rows on the way instead."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if not self.is_held and way >= QApplication.startDragDistance():
            self.is_held = True
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects the one row that was pressed, unless the selected ones were dragged."""
        if not self.is_held:
            super().mouseReleaseEvent(event)
        self.is_held, self._pressed_at = False, None

    def doItemsLayout(self) -> None:
        """Gives all rows the height that the first one asks for."""
        if (height := self.sizeHintForRow(0)) > 0:
            self.verticalHeader().setDefaultSectionSize(height)
        super().doItemsLayout()

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row: there are no columns to go through."""
        if action in {CursorAction.MoveHome, CursorAction.MoveEnd}:
            row = 0 if action is CursorAction.MoveHome else self.model().rowCount() - 1
            return self.model().index(row, 0)
        return super().moveCursor(action, modifiers)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        """Paints again; every row keeps its height whatever it shows."""
        self.viewport().update()


def select_only(view: QAbstractItemView, index: Index) -> None:
    """Makes a row the current and only selected one, whatever keys are held; `setCurrentIndex` turns it with Ctrl."""
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().setCurrentIndex(index, flags)


class RowState(NamedTuple):
    """Whether a row is selected, current in a list that has the focus, and under the mouse."""

    selected: bool
    current: bool
    hovered: bool


def row_state(option: QStyleOptionViewItem, index: Index) -> RowState:
    """The state of the row that is being painted; nothing of it outside these lists."""
    view = option.widget
    if not isinstance(view, RowList | LongRowList):
        return RowState(selected=False, current=False, hovered=False)
    chosen = view.selectionModel()
    return RowState(
        selected=chosen.isSelected(index),
        current=view.hasFocus() and chosen.currentIndex() == index,
        hovered=view.hovered_row == index.row(),
    )
