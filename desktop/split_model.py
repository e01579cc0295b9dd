"""How a file is split into articles, as a table that can be changed: rows are made when they are looked at."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor

from desktop.hit_model import Index
from desktop.theme import Theme
from desktop.wording import date_words
from index import splitting
from index.article import Article
from index.splitting import Part, Plan

if TYPE_CHECKING:
    from index.workspace import Preview

ROW_EM = 1.7
_CACHED = 400
_BEGINNING_CHARS = 160


class SplitColumn(IntEnum):
    """What is shown of an article."""

    HEADLINE = 0
    OUTLET = 1
    DATE = 2
    WORDS = 3
    BEGINS = 4


class SplitModel(QAbstractTableModel):
    """The parts that are new, then those in the library, then what of the file could not be read.

    A new part has a tick: without it, it is left out.
    """

    changed = Signal()
    """Another number of parts is ticked, or the file is split otherwise."""

    def __init__(self, preview: "Preview", theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._theme = theme
        self._article = lru_cache(maxsize=_CACHED)(self._made)
        self._parts: Plan = ()
        self._left_out: set[Part] = set()
        self.reset()

    def reset(self) -> None:
        """Splits the file as it was at the beginning."""
        preview = self._preview
        self.beginResetModel()
        # In the order of the file: what was left out before stands where it was.
        self._parts = tuple(sorted((*preview.plan, *preview.left_out), key=lambda part: part[0]))
        self._left_out = set(preview.left_out)
        self.endResetModel()
        self.changed.emit()

    @property
    def plan(self) -> Plan:
        """The parts that are to be imported."""
        return tuple(part for part in self._parts if part not in self._left_out)

    def can_change(self, row: int) -> bool:
        """Whether a row is a new part."""
        return 0 <= row < len(self._parts)

    def article(self, row: int) -> Article | None:
        """The article that a row becomes, or is; None for what could not be read."""
        part = self._part(row)
        return None if part is None else self._article(part)

    def toggle(self, rows: Sequence[int]) -> None:
        """Leaves parts out, or takes all of them in if all are left out."""
        parts = {self._parts[row] for row in rows if self.can_change(row)}
        if parts <= self._left_out:
            self._left_out -= parts
        else:
            self._left_out |= parts
        self._tell_rows(rows)

    def join(self, row: int) -> int:
        """Joins a part to the one before it; the row where it is then."""
        if not self.can_change(row) or row == 0:
            return row
        self._replace(splitting.joined(self._parts, row), {self._parts[row - 1], self._parts[row]} <= self._left_out)
        return row - 1

    def split(self, row: int, paragraph: int) -> None:
        """Splits a part before one of its paragraphs."""
        if self.can_change(row):
            self._replace(splitting.split(self._parts, row, paragraph), self._parts[row] in self._left_out)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of rows; a table has no children."""
        preview = self._preview
        return 0 if parent.isValid() else len(self._parts) + len(preview.stored) + len(preview.failures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Headline, outlet, date, words, beginning."""
        return 0 if parent.isValid() else len(SplitColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (
            self.tr("Headline"), self.tr("Outlet"), self.tr("Date"), self.tr("Words"), self.tr("Begins with")
        )  # fmt: skip
        return titles[section] if section < len(titles) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """New parts can be ticked with the mouse as well."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        is_tick = self.can_change(index.row()) and index.column() == SplitColumn.HEADLINE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for a cell, the tick of a row, and all of it for a screen reader."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        is_first = column == SplitColumn.HEADLINE
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._cells(row)[column]
        if role == Qt.ItemDataRole.CheckStateRole and is_first and self.can_change(row):
            return Qt.CheckState.Unchecked if self._parts[row] in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole and is_first:
            return ", ".join(word for word in (self._standing(row), *self._cells(row)) if word)
        if role == Qt.ItemDataRole.ForegroundRole and self._standing(row):
            return QColor(self._theme.colour("second"))
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, round(ROW_EM * self._theme.em))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SplitColumn.WORDS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.can_change(index.row()):
            return False
        self.toggle([index.row()])
        return True

    def _part(self, row: int) -> Part | None:
        parts = (*self._parts, *self._preview.stored) if row >= len(self._parts) else self._parts
        return parts[row] if 0 <= row < len(parts) else None

    def _made(self, part: Part) -> Article:
        return splitting.article_of(self._preview.articles, part)

    def _standing(self, row: int) -> str:
        """What keeps a row from being imported."""
        if self.can_change(row):
            return self.tr("left out") if self._parts[row] in self._left_out else ""
        return self.tr("in the library") if self._part(row) is not None else self.tr("not read")

    def _cells(self, row: int) -> tuple[str, ...]:
        article = self.article(row)
        if article is None:
            error = self._preview.failures[row - len(self._parts) - len(self._preview.stored)]
            return self.tr("Not read"), "", "", "", str(error)
        record = article.record
        headline = record.headline or self.tr("(no headline)")
        standing = self._standing(row)
        return (
            f"{headline} ({standing})" if standing else headline,
            record.outlet or "",
            date_words(record.published) if record.published else "",
            QLocale().toString(len(article.text.split())),
            " ".join(splitting.story(article)[:_BEGINNING_CHARS].split()),
        )

    def _replace(self, parts: Plan, is_left_out: bool) -> None:
        old = set(self._parts)
        self.beginResetModel()
        self._parts = parts
        self._left_out &= set(parts)
        if is_left_out:
            self._left_out |= set(parts) - old
        self.endResetModel()
        self.changed.emit()

    def _tell_rows(self, rows: Sequence[int]) -> None:
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(SplitColumn) - 1))
        self.changed.emit()
