"""The log of changes as a table: when, what, on what, from, to."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont

from desktop.hit_model import Index
from desktop.theme import Theme
from desktop.wording import moment_words
from index.model import Change


class ChangeRole(IntEnum):
    """What a line can be asked for, beside text."""

    CHANGE = Qt.ItemDataRole.UserRole + 1
    """The `Change`."""


class ChangeModel(QAbstractTableModel):
    """Lines of the log, newest first; what is taken back is struck out and said to be."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._changes: tuple[Change, ...] = ()

    def show(self, changes: tuple[Change, ...]) -> None:
        """Replaces the whole log in one step."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()

    def change(self, row: int) -> Change | None:
        """The change of a line; None beyond the log."""
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def row_of(self, change_id: int) -> int | None:
        """The line of a change; None if it is not shown."""
        return next((row for row, each in enumerate(self._changes) if each.id == change_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of lines; a table has no children."""
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """When, what, on what, from, to."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("When"), self.tr("What"), self.tr("On"), self.tr("From"), self.tr("To"))
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The change, or words for a cell."""
        change = self.change(index.row()) if index.isValid() else None
        if change is None:
            return None
        if role == ChangeRole.CHANGE:
            return change
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells(change)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(cell for cell in self._cells(change) if cell)
        if change.undone and role == Qt.ItemDataRole.FontRole:
            font = QFont(self._theme.small)
            font.setStrikeOut(index.column() > 1)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and (change.undone or index.column() == 0):
            return QColor(self._theme.colour("second"))
        return None

    def _cells(self, change: Change) -> tuple[str, ...]:
        """A line in words."""
        title = self.tr("{what} (taken back)").format(what=change.title) if change.undone else change.title
        return moment_words(change.made_at), title, change.subject, change.before, change.after
