"""The backups of the library as a table: when, why, how large."""

from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QSize, Qt

from desktop.hit_model import Index
from desktop.split_model import ROW_EM
from desktop.theme import Theme
from desktop.wording import moment_words

if TYPE_CHECKING:
    from index.workspace import Backup


class BackupModel(QAbstractTableModel):
    """Newest first."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._backups: tuple[Backup, ...] = ()

    def show(self, backups: "Sequence[Backup]") -> None:
        """Replaces the whole list in one step."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self.endResetModel()

    def backup(self, row: int) -> "Backup | None":
        """The backup of a line; None beyond the list."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def row_of(self, name: str) -> int | None:
        """The line of a backup; None if it is not there."""
        return next((row for row, each in enumerate(self._backups) if each.path.name == name), None)

    def when(self, backup: "Backup") -> str:
        """When a backup was made, in the user's time."""
        return moment_words(backup.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def why(self, backup: "Backup") -> str:
        """Why a backup was made."""
        return {
            "daily": self.tr("Of the day"),
            "before-update": self.tr("Before a newer program updated the library"),
            "before-change": self.tr("Before a large change"),
            "by-you": self.tr("Made by you"),
            "damaged": self.tr("A library that could not be read"),
        }[backup.kind.value]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of backups; a table has no children."""
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """When, why, how large."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("When"), self.tr("Why"), self.tr("Size"))
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for a cell; the name of the file as its tooltip."""
        backup = self.backup(index.row()) if index.isValid() else None
        if backup is None:
            return None
        cells = (self.when(backup), self.why(backup), QLocale().formattedDataSize(backup.size_bytes))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, round(ROW_EM * self._theme.em))
        if role == Qt.ItemDataRole.ToolTipRole:
            return backup.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(cells)
        return None
