"""What a row of a list is just now: asked of the view itself.

`QStyleOption.state` would tell, but with it Python makes all of the hundreds of names in `QStyle`, which takes longer
than painting the first screenful.
"""

from typing import NamedTuple

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from desktop.hit_model import Index


class RowState(NamedTuple):
    """Whether a row is selected, current in a list that has the focus, and under the mouse."""

    selected: bool
    current: bool
    hovered: bool


def row_state(option: QStyleOptionViewItem, index: Index) -> RowState:
    """The state of the row that is being painted; of none of it outside a list without a frame."""
    view = option.widget
    if not isinstance(view, QListView):
        return RowState(selected=False, current=False, hovered=False)
    chosen = view.selectionModel()
    return RowState(
        selected=chosen.isSelected(index),
        current=view.hasFocus() and chosen.currentIndex() == index,
        hovered=view.underMouse() and option.rect.contains(view.mapFromGlobal(QCursor.pos())),
    )
