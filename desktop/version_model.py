"""The differences between two versions as rows: what became of a statement, how it was, how it is."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.theme import Theme
from desktop.version_words import difference_word
from desktop.wording import speaker_name, standing_word
from index.comparison import Compared
from index.model import StoredStatement

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns."""

    DIFFERENCE = 0
    BEFORE = 1
    AFTER = 2


class VersionModel(QAbstractTableModel):
    """Rows of differences; it reads nothing."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Compared, ...] = ()

    def show(self, rows: tuple[Compared, ...]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def compared(self, row: int) -> Compared | None:
        """The statement of a row in both versions."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """The rows; none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """What became of it, before, after."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Statement"), self.tr("Before"), self.tr("After"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, all of them in the tooltip."""
        one = self.compared(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Qt.ItemDataRole.FontRole and index.column() != Column.DIFFERENCE:
            return self._theme.serif
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.column() == Column.DIFFERENCE:
            return difference_word(one.difference)
        return statement_words(one.before if index.column() == Column.BEFORE else one.after)


def statement_words(row: StoredStatement | None) -> str:
    """Who said what, and whether it was said; empty for none."""
    if row is None:
        return ""
    standing = standing_word(row.statement)
    return f"{speaker_name(row)}{f' ({standing})' if standing else ''}: {row.quote}"
