"""Lists of painted rows, and what a row of them is just now.

`QStyleOption.state` would tell, too, but with it Python makes all of the hundreds of names in `QStyle`, which takes
longer than painting the first screenful.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from desktop.hit_model import Index


class RowList(QListView):
    """A list whose rows are painted whole; no letter opens an editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        """The row under the mouse; -1 if there is none."""
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


class RowState(NamedTuple):
    """Whether a row is selected, current in a list that has the focus, and under the mouse."""

    selected: bool
    current: bool
    hovered: bool


def row_state(option: QStyleOptionViewItem, index: Index) -> RowState:
    """The state of the row that is being painted; nothing of it outside a `RowList`."""
    view = option.widget
    if not isinstance(view, RowList):
        return RowState(selected=False, current=False, hovered=False)
    chosen = view.selectionModel()
    return RowState(
        selected=chosen.isSelected(index),
        current=view.hasFocus() and chosen.currentIndex() == index,
        hovered=view.hovered_row == index.row(),
    )
