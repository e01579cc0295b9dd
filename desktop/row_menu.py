"""The menu of a statement in a list: what can be done with it, by the right mouse button or the menu key."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QMenu

from desktop.actions import Actions


class RowMenu(QObject):
    """Offers the actions for statements in one list; they are those of the menu bar and about the selected rows."""

    def __init__(self, view: QAbstractItemView, actions: Actions) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_requested)

    @Slot(QPoint)
    def _on_requested(self, at: QPoint) -> None:
        """Opens the menu at the mouse, or below the current row if the key was pressed; none without a row."""
        view, actions = self._view, self._actions
        index = view.indexAt(at)
        if not view.selectionModel().isSelected(index):
            index = view.currentIndex()
            at = view.visualRect(index).center()
        if not index.isValid():
            return
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (
            (actions.copy, actions.copy_quote, actions.copy_as),
            (actions.star, actions.checked, actions.tags, actions.note),
            (actions.change_speaker, actions.reject),
            (actions.like, actions.variants, actions.open_page),
        ):
            menu.addActions(group)
            menu.addSeparator()
        menu.popup(view.viewport().mapToGlobal(at))
