"""The filters as one flat list: a heading for each field, its values with counts, and "more" where it is long."""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.folding import folded
from desktop.hit_model import Index
from desktop.wording import count_words, field_title, value_label, value_sentence
from index.model import FacetValue, Manner, Polarity, QueryFilter, QuotationKind, Results, Tier

GROUPS = ("speaker", "outlet", "kind", "manner", "is", "marks", "tag", "search")
"""The headings, each named like the field of the query whose values stand under it; but see `_group_of`."""
LONG_FIELDS = frozenset({"speaker", "outlet", "tag"})
"""Fields of names: the filter box looks in them, and they are cut to a few until asked for more."""
MARKS = ("starred", "checked", "corrected", "tagged", "noted")
"""What the reader did, asked for with `is:`."""
SHORT_LIST = 10
_FIXED_ORDER = {
    "kind": {value.value: place for place, value in enumerate(QuotationKind)},
    "manner": {value.value: place for place, value in enumerate((*Manner, *Polarity))},
    "is": {value.value: place for place, value in enumerate(Tier)},
    "marks": {value: place for place, value in enumerate(MARKS)},
}
"""Groups whose values have an order of their own, whatever the counts."""


class FacetKind(Enum):
    """What a row of the list is."""

    HEADING = auto()
    VALUE = auto()
    MORE = auto()


class FacetRole(IntEnum):
    """What a row can be asked for, beside text."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The `FacetRow`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """A heading, a value, or the row that shows the rest of a long field."""

    kind: FacetKind
    group: str
    """The heading it is, or stands under."""
    field: str
    """The query's field that the value is of."""
    label: str
    count: int | None
    """How many results have it; None for a value that the query's other values of this field leave out."""
    value: str = ""
    filter: QueryFilter | None = None
    """The part of the query that this value is in, if it is."""


class FacetModel(QAbstractListModel):
    """The facets of the last answer, with the values that the query already has marked as such."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: dict[str, tuple[FacetValue, ...]] = {}
        self._filters: tuple[QueryFilter, ...] = ()
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._names = ""
        self._open: frozenset[str] = frozenset()
        self._rows: tuple[FacetRow, ...] = ()

    def show(self, results: Results) -> None:
        """Shows the facets of an answer.

        Once a value of a field is chosen, results have no other: those seen before stay, so that they can be added.
        """
        self._facets = results.facets
        self._filters = results.filters
        chosen = {_group_of(part.field, part.value) for part in results.filters if not part.excluded}
        for group in GROUPS:
            if group not in chosen:
                self._known[group] = tuple((field, each.value) for field, each in self._found(group))
        self._rebuild()

    def set_name_filter(self, text: str) -> None:
        """Shows only the names that contain this; case and accents do not matter."""
        self._names = folded(text)
        self._rebuild()

    def toggle_field(self, field: str) -> None:
        """Shows all values of a long field, or only the first again."""
        self._open ^= {field}
        self._rebuild()

    def row(self, index: Index) -> FacetRow | None:
        """What a row holds."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of rows, headings among them; a list has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, or words for it."""
        if not index.isValid() or (row := self.row(index)) is None:
            return None
        if role == FacetRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is FacetKind.VALUE:
            return value_sentence(row.field, row.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row(index) if index.isValid() else None
        if row is None or row.kind is FacetKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled if row else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _spoken(self, row: FacetRow) -> str:
        """A row in words, for screen readers."""
        if row.kind is not FacetKind.VALUE:
            return row.label
        text = self.tr("{field}: {label}").format(field=field_title(row.group), label=row.label)
        if row.count is not None:
            text += ", " + count_words(row.count, self.tr("{n} statement"), self.tr("{n} statements"))
        if row.filter is not None:
            text += ", " + (self.tr("excluded") if row.filter.excluded else self.tr("chosen"))
        return text

    def _rebuild(self) -> None:
        """Makes the rows anew, in one step."""
        rows: list[FacetRow] = []
        for group in GROUPS:
            rows.extend(self._group_rows(group))
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def _group_rows(self, group: str) -> list[FacetRow]:
        """The rows of one group; none if it has no values."""
        values = [self._value_row(group, *each) for each in self._values(group)]
        if not values:
            return []
        title = field_title(group)
        heading = FacetRow(kind=FacetKind.HEADING, group=group, field=group, label=title, count=len(values))
        if group not in LONG_FIELDS:
            return [heading, *values]
        if self._names:
            return [heading, *(row for row in values if self._names in folded(row.label))]
        return [heading, *self._shortened(group, values)]

    def _shortened(self, field: str, values: list[FacetRow]) -> list[FacetRow]:
        """The first values of a long field, those in the query in any case, and a row that shows the rest."""
        if len(values) <= SHORT_LIST + 1:
            return values
        if field in self._open:
            label = self.tr("Show fewer")
            return [*values, FacetRow(kind=FacetKind.MORE, group=field, field=field, label=label, count=0)]
        shown = [row for number, row in enumerate(values) if number < SHORT_LIST or row.filter]
        label = self.tr("Show all {count}").format(count=len(values))
        return [*shown, FacetRow(kind=FacetKind.MORE, group=field, field=field, label=label, count=len(values))]

    def _found(self, group: str) -> list[tuple[str, FacetValue]]:
        """The values of a group that the answer has, each with its field."""
        return [
            (field, each)
            for field, values in self._facets.items()
            for each in values
            if _group_of(field, each.value) == group
        ]

    def _values(self, group: str) -> list[tuple[str, str, int | None]]:
        """The values found, those that the query has but no result (they must be removable, too), and others known."""
        found: list[tuple[str, str, int | None]] = [
            (field, each.value, each.count) for field, each in self._found(group)
        ]
        seen = {(field, folded(value)) for field, value, _ in found}
        for part in self._filters:
            is_here = _group_of(part.field, part.value) == group
            if is_here and not any(_means(part, field, value) for field, value, _ in found):
                found.append((part.field, part.value, 0))
                seen.add((part.field, folded(part.value)))
        for field, value in self._known.get(group, ()):
            if (field, folded(value)) not in seen:
                found.append((field, value, None))
        order = _FIXED_ORDER.get(group)
        return sorted(found, key=lambda each: order.get(each[1], len(order))) if order else found

    def _value_row(self, group: str, field: str, value: str, count: int | None) -> FacetRow:
        part = next((each for each in self._filters if _means(each, field, value)), None)
        label = value_label(field, value)
        return FacetRow(
            kind=FacetKind.VALUE, group=group, field=field, label=label, count=count, value=value, filter=part
        )


def _group_of(field: str, value: str) -> str:
    """The group of a value: `is:` asks for certainty, for what was not said, and for the reader's marks."""
    if field != "is":
        return field
    if value in MARKS:
        return "marks"
    return "manner" if value in set(Polarity) else field


def _means(part: QueryFilter, field: str, value: str) -> bool:
    """Whether a part of the query means this value; of a name it may be any of the words."""
    if part.field != field:
        return False
    wanted, words = folded(part.value), folded(value)
    if part.field in LONG_FIELDS:
        return set(wanted.split()) <= set(words.split())
    return wanted == words
