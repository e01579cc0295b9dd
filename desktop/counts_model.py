"""Who is quoted how much: counts of results by speaker, reporting word or outlet, direct against indirect."""

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt

from desktop.folding import folded
from desktop.hit_model import Index
from desktop.wording import kind_word
from index.model import QuotationKind
from index.survey import Tally

KINDS = tuple(QuotationKind)


class CountBy(StrEnum):
    """What the rows are."""

    SPEAKER = "speaker"
    CUE = "cue"
    OUTLET = "outlet"
    SPEAKER_IN_OUTLET = "speaker-outlet"


class CountRole(IntEnum):
    """What a cell can be asked for, beside text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `CountRow`."""
    SHARE = Qt.ItemDataRole.UserRole + 2
    """How much of the largest number it is, from 0 to 1, or the share itself; None in columns of words."""


@dataclass(slots=True, kw_only=True)
class CountRow:
    """Counts of what has the same names."""

    names: tuple[tuple[str, str], ...]
    """Fields of the query with their values; an empty value is unknown."""
    counts: dict[QuotationKind, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Of all kinds together."""
        return sum(self.counts.values())

    @property
    def direct_share(self) -> float:
        """How much of it is direct, from 0 to 1."""
        return self.counts.get(QuotationKind.DIRECT, 0) / self.total


FIELDS = {
    CountBy.SPEAKER: ("speaker",),
    CountBy.CUE: ("cue",),
    CountBy.OUTLET: ("outlet",),
    CountBy.SPEAKER_IN_OUTLET: ("speaker", "outlet"),
}


class CountsModel(QAbstractTableModel):
    """A table model over counts: names, all, each kind, and the share of direct quotations."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tallies: tuple[Tally, ...] = ()
        self._by = CountBy.SPEAKER
        self._rows: list[CountRow] = []
        self._largest = 1
        self._sorted = (1, Qt.SortOrder.DescendingOrder)

    def show(self, tallies: tuple[Tally, ...], by: CountBy) -> None:
        """Replaces all counts in one step; they stay sorted as they were, if the columns are the same."""
        self.beginResetModel()
        if len(FIELDS[by]) != len(FIELDS[self._by]):
            self._sorted = (len(FIELDS[by]), Qt.SortOrder.DescendingOrder)
        self._tallies, self._by = tallies, by
        self._rows = self._counted()
        self._largest = max((row.total for row in self._rows), default=1)
        self._sort()
        self.endResetModel()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column, and in which order."""
        return self._sorted

    def row(self, row: int) -> CountRow | None:
        """The counts of a row; None beyond the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many rows; cells have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Names, all, the kinds, the share of direct quotations."""
        return 0 if parent.isValid() else len(FIELDS[self._by]) + len(KINDS) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column holds."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._title(section) if 0 <= section < self.columnCount() else None
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Click to sort; in the table, Space sorts by the column of the current cell")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A name or a number, how it is aligned, or the whole row."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(row)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == CountRole.ROW:
            return row
        if role == CountRole.SHARE:
            return self._share(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.titles()[column]}: {self.texts(row)[column]}"
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; equal rows stay in the order of their total."""
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._rows[each.row()] for each in before]
        self._sort()
        places = {id(row): number for number, row in enumerate(self._rows)}
        after = [self.index(places[id(row)], each.column()) for row, each in zip(rows, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def titles(self) -> tuple[str, ...]:
        """What the columns hold."""
        names = {"speaker": self.tr("Speaker"), "cue": self.tr("Reporting word"), "outlet": self.tr("Outlet")}
        kinds = (kind_word(kind).capitalize() for kind in KINDS)
        return (*(names[each] for each in FIELDS[self._by]), self.tr("All"), *kinds, self.tr("Direct, %"))

    def _title(self, column: int) -> str:
        """A column's title, with an arrow where the table is sorted by it."""
        title = self.titles()[column]
        if column != self._sorted[0]:
            return title
        return f"{title} {'▾' if self._sorted[1] is Qt.SortOrder.DescendingOrder else '▴'}"

    def texts(self, row: CountRow) -> tuple[str, ...]:
        """What the cells of a row show."""
        unknown = {"speaker": self.tr("Speaker not named"), "cue": self.tr("none"), "outlet": self.tr("unknown")}
        locale = QLocale()
        numbers = (row.total, *(row.counts.get(kind, 0) for kind in KINDS), round(100 * row.direct_share))
        return (*(value or unknown[name] for name, value in row.names), *map(locale.toString, numbers))

    def as_tsv(self, rows: Iterable[int]) -> str:
        """Rows with their titles, for spreadsheets."""
        lines = [self.titles(), *(self._plain(self._rows[row]) for row in rows)]
        return "".join("\t".join(_cell(text) for text in line) + "\n" for line in lines)

    def as_html(self, rows: Iterable[int]) -> str:
        """Rows with their titles as a table without any styling."""
        head = "".join(f"<th>{html.escape(title)}</th>" for title in self.titles())
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in self._plain(self._rows[row])) + "</tr>"
            for row in rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _plain(self, row: CountRow) -> tuple[str, ...]:
        """The cells with numbers as spreadsheets read them, whatever the language."""
        numbers = (row.total, *(row.counts.get(kind, 0) for kind in KINDS), round(100 * row.direct_share))
        return (*self.texts(row)[: len(row.names)], *map(str, numbers))

    def _counted(self) -> list[CountRow]:
        fields = FIELDS[self._by]
        rows: dict[tuple[tuple[str, str], ...], CountRow] = {}
        for tally in self._tallies:
            names = tuple((name, str(getattr(tally, name))) for name in fields)
            row = rows.setdefault(names, CountRow(names=names))
            row.counts[tally.kind] = row.counts.get(tally.kind, 0) + tally.statements
        return sorted(rows.values(), key=lambda row: (-row.total, row.names))

    def _sort(self) -> None:
        column, order = self._sorted
        names = len(FIELDS[self._by])
        self._rows.sort(key=lambda row: (-row.total, row.names))
        downwards = order is Qt.SortOrder.DescendingOrder
        if column < names:
            # What is unknown has no place in the alphabet.
            self._rows.sort(key=lambda row: folded(row.names[column][1]), reverse=downwards)
            self._rows.sort(key=lambda row: not row.names[column][1])
        else:
            self._rows.sort(key=lambda row: self._number(row, column - names), reverse=downwards)

    def _number(self, row: CountRow, place: int) -> float:
        """The number in one of the columns of numbers."""
        if place == 0:
            return row.total
        return row.counts.get(KINDS[place - 1], 0) if place <= len(KINDS) else row.direct_share

    def _share(self, row: CountRow, column: int) -> float | None:
        place = column - len(FIELDS[self._by])
        if place < 0:
            return None
        number = self._number(row, place)
        return number / self._largest if place <= len(KINDS) else number

    def _alignment(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignLeft if column < len(FIELDS[self._by]) else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)


def _cell(text: str) -> str:
    """A cell of a table in plain text: one that a spreadsheet would run as a formula is kept from it."""
    plain = " ".join(text.split())
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@"} else plain
