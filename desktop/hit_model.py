"""The list of results: ids from the index, rows read when a view asks for them."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from itertools import chain

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.wording import spoken_row
from index.errors import RecordError
from index.model import Spans, StoredStatement

Index = QModelIndex | QPersistentModelIndex
FetchRows = Callable[[Sequence[int]], tuple[StoredStatement, ...]]

CACHE_SIZE = 512
_FEW_LOOKED_FOR = 8
BLOCK = 32
"""Rows read together: a view asks for neighbours next."""


class HitRole(IntEnum):
    """What a hit can be asked for, beside text."""

    STATEMENT = Qt.ItemDataRole.UserRole + 1
    """The `StoredStatement`, or None if it is gone from the library."""
    HITS = Qt.ItemDataRole.UserRole + 2
    """Where the query matches inside the quote: `Spans` in code points."""


def _no_hits(_: str) -> Spans:
    return ()


class HitModel(QAbstractListModel):
    """A list model over statement ids; a row is found again by its id, never by its number."""

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._ids: tuple[int, ...] = ()
        self._rows_by_id: dict[int, int] | None = None
        self._looked_for = 0
        self._cache: OrderedDict[int, StoredStatement] = OrderedDict()
        self._highlight: Callable[[str], Spans] = _no_hits
        self._hits: dict[int, Spans] = {}
        """What was found so far of the hits; a row is painted more often than it changes."""

    def show(self, ids: tuple[int, ...], rows: tuple[StoredStatement, ...], highlight: Callable[[str], Spans]) -> None:
        """Replaces the whole list in one step; `rows` are those already read.

        If it lists the same statements in the same order, only what they show is new.
        """
        read, found = dict(self._cache), dict(self._hits)
        self._hits.clear()
        if ids and ids == self._ids:
            self._highlight = highlight
            self._cache.clear()
            self._remember(rows)
            if not self._still_has(read, found):
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._rows_by_id = None
        self._looked_for = 0
        self._highlight = highlight
        self._cache.clear()
        self._remember(rows)
        self.endResetModel()

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of all rows, in order."""
        return self._ids

    def row_of(self, statement_id: int) -> int | None:
        """The row of a statement; None if it is not in the list."""
        if self._rows_by_id is None and self._looked_for < _FEW_LOOKED_FOR:
            # Most lists go with the next letter, and one statement is sooner looked for than all are put down.
            self._looked_for += 1
            with suppress(ValueError):
                return self._ids.index(statement_id)
            return None
        if self._rows_by_id is None:
            self._rows_by_id = dict(zip(self._ids, range(len(self._ids)), strict=True))
        return self._rows_by_id.get(statement_id)

    def neighbours(self, statement_id: int | None) -> Iterator[int]:
        """The statements below one, then those above it from the nearest on; none if it is not in the list.

        They are those of the list as it is now, also if another is shown meanwhile.
        """
        row, ids = self.row_of(statement_id) if statement_id is not None else None, self._ids
        if row is None:
            return iter(())
        return (ids[each] for each in chain(range(row + 1, len(ids)), range(row - 1, -1, -1)))

    def find(self, statement_id: int) -> StoredStatement | None:
        """A statement of the list by its id; None if the list does not have it, or it is gone from the library."""
        if (known := self._cache.get(statement_id)) is not None:
            return known
        row = self.row_of(statement_id)
        return self.statement(row) if row is not None else None

    def statement(self, row: int) -> StoredStatement | None:
        """A row's statement; None if the row does not exist or is gone from the library."""
        if not 0 <= row < len(self._ids):
            return None
        statement_id = self._ids[row]
        if statement_id not in self._cache:
            self._read_around(row)
        return self._cache.get(statement_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of results; a list has no children."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The statement, its hits, or words for it."""
        if not index.isValid() or (row := self.statement(index.row())) is None:
            return None
        if role == HitRole.STATEMENT:
            return row
        if role == HitRole.HITS:
            return self._hits_in(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row)
        return None

    def _still_has(self, rows: Mapping[int, StoredStatement], hits: Mapping[int, Spans]) -> bool:
        """Whether these rows are still the same, and have the same hits: the next letter often finds no more."""
        if any(self._cache.get(each) != row for each, row in rows.items()):
            return False
        return all(self._hits_in(self._cache[each]) == found for each, found in hits.items() if each in self._cache)

    def _hits_in(self, row: StoredStatement) -> Spans:
        if row.id not in self._hits:
            self._hits[row.id] = self._highlight(row.quote)
        return self._hits[row.id]

    def _read_around(self, row: int) -> None:
        """Reads a block of rows into the cache."""
        start = max(0, row - BLOCK // 4)
        wanted = [each for each in self._ids[start : start + BLOCK] if each not in self._cache]
        try:
            self._remember(self._fetch(wanted))
        except RecordError:
            self._read_one_by_one(wanted)

    def _read_one_by_one(self, ids: Sequence[int]) -> None:
        """Reads what is still there: a statement may have gone since the search."""
        for statement_id in ids:
            try:
                self._remember(self._fetch([statement_id]))
            except RecordError:
                continue

    def _remember(self, rows: Sequence[StoredStatement]) -> None:
        for row in rows:
            self._cache[row.id] = row
        while len(self._cache) > max(CACHE_SIZE, len(rows)):
            gone, _ = self._cache.popitem(last=False)
            self._hits.pop(gone, None)
