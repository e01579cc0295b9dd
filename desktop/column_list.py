"""A list with columns, as dialogs and panels show their records: nothing in it is edited or unfolded."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from desktop.theme import Theme


class ColumnList(QTreeView):
    """Rows of one height below a header."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_widths(self, widths_em: Sequence[float], theme: Theme) -> None:
        """Gives the first columns their widths, in em; the last one takes the rest."""
        for column, width in enumerate(widths_em):
            self.setColumnWidth(column, round(width * theme.em))
