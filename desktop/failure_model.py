"""What could not be imported, as a table: the file and the reason."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from desktop.failure_words import reason_words
from desktop.hit_model import Index
from desktop.messages import explain
from index.errors import SourceError


class Failure(NamedTuple):
    """A source, or a part of one, that could not be imported."""

    error: SourceError
    path: Path | None
    """The file to try again with; None for what was no file."""

    @property
    def name(self) -> str:
        """What stands behind the last folder, with the part of the file if it is one."""
        folder = f"{self.path.parent}/" if self.path is not None else ""
        return self.error.source.removeprefix(folder)


class FailureModel(QAbstractTableModel):
    """Failures in the order in which they were reported; one of each source."""

    _failures: tuple[Failure, ...] = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All of them."""
        return self._failures

    def take_in(self, failures: Sequence[Failure], sound: Sequence[Path]) -> None:
        """Adds failures, each in place of an earlier one of the same source; `sound` files have none any more."""
        gone = set(sound)
        kept = [each for each in self._failures if each.path not in gone]
        by_source = {each.error.source: each for each in (*kept, *failures)}
        self.beginResetModel()
        self._failures = tuple(by_source.values())
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of failures; a table has no children."""
        return 0 if parent.isValid() else len(self._failures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """The file and the reason."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("File"), self.tr("Why it was not imported"))
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for a cell; the whole path, and what to do, as tooltips."""
        if not index.isValid() or not 0 <= index.row() < len(self._failures):
            return None
        failure = self._failures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return failure.name if index.column() == 0 else reason_words(failure.error)
        if role == Qt.ItemDataRole.ToolTipRole:
            return failure.error.source if index.column() == 0 else explain(failure.error).text
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return explain(failure.error).text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{failure.name}: {reason_words(failure.error)}"
        return None
