"""The filters as one flat list: a heading for each field, its values with counts, and "more" where it is long.

Some rows only keep a place for a widget that the view lays over them: a box that looks among the values of one long
field, and the chart of dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from desktop.facet_values import (
    LONG_FIELDS,
    MARKS,
    SOURCES,
    WORDING,
    Grouped,
    Value,
    group_of,
    grouped,
    listed,
    means,
    meant,
)
from desktop.folding import folded
from desktop.hit_model import Index
from desktop.wording import count_words, field_title, value_label, value_sentence
from index.model import FacetValue, Manner, Polarity, QueryFilter, QuotationKind, Results, Tier

GROUPS = ("speaker", "outlet", "date", "kind", "manner", "is", "source", "wording", "cue", "marks", "tag", "search")
"""The headings, each named like the field of the query whose values stand under it; but see `group_of`."""
CHARTED = "date"
"""The group that is a chart."""
SHORT_LIST = 10
_FIXED_ORDER = {
    "kind": {value.value: place for place, value in enumerate(QuotationKind)},
    "manner": {value.value: place for place, value in enumerate((*Manner, *Polarity))},
    "is": {value.value: place for place, value in enumerate(Tier)},
    "source": {value: place for place, value in enumerate(SOURCES)},
    "wording": {value: place for place, value in enumerate(WORDING)},
    "marks": {value: place for place, value in enumerate(MARKS)},
}
"""Groups whose values have an order of their own, whatever the counts."""


class FacetKind(Enum):
    """What a row of the list is."""

    HEADING = auto()
    VALUE = auto()
    MORE = auto()
    BOX = auto()
    """The place of the box that looks among the values of its group."""
    CHART = auto()
    """The place of the chart."""


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
    collapsed: bool = False
    """Of a heading: whether its values are folded away."""


class FacetModel(QAbstractListModel):
    """The facets of the last answer, with the values that the query already has marked as such."""

    collapsed_changed = Signal(object)
    """The groups that are folded away, as a frozenset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: dict[str, Sequence[FacetValue]] = {}
        self._filters: tuple[QueryFilter, ...] = ()
        self._found: Grouped = {}
        self._known: Grouped = {}
        self._known_listed: dict[str, list[Value]] = {}
        self._names = ""
        self._sought: dict[str, str] = {}
        self._open: frozenset[str] = frozenset()
        self._collapsed: frozenset[str] = frozenset()
        self._rows: tuple[FacetRow, ...] = ()
        self._dates: dict[str, int] = {}

    def show(self, results: Results) -> None:
        """Shows the facets of an answer.

        Once a value of a field is chosen, results have no other: those seen before stay, so that they can be added.
        """
        self._facets = results.facets
        self._found = grouped(results.facets)
        self._filters = results.filters
        chosen = {group_of(part.field, part.value) for part in results.filters if not part.excluded}
        self._known |= {group: self._found.get(group, ()) for group in GROUPS if group not in chosen}
        self._known_listed = {group: self._known_listed[group] for group in chosen & self._known_listed.keys()}
        self._rebuild()

    def set_name_filter(self, text: str) -> None:
        """Shows only the names that contain this; case and accents do not matter."""
        self._names = folded(text)
        self._rebuild()

    def set_group_filter(self, group: str, text: str) -> None:
        """Shows only the values of one group that contain this."""
        self._sought[group] = folded(text)
        self._rebuild()

    def toggle_field(self, field: str) -> None:
        """Shows all values of a long field with a box to look among them, or only the first again."""
        self._open ^= {field}
        self._sought.pop(field, None)
        self._rebuild()

    def set_collapsed(self, groups: frozenset[str]) -> None:
        """Folds groups away, and all others open."""
        self._collapsed = groups
        self._rebuild()

    def toggle_group(self, group: str) -> None:
        """Folds a group away, or open again; what is in the query stays in sight."""
        self.set_collapsed(self._collapsed ^ {group})
        self.collapsed_changed.emit(self._collapsed)

    def dates(self) -> dict[str, int]:
        """How many results each date has, by ISO 8601."""
        return {each.value: each.count for each in self._facets.get(CHARTED, ())}

    def period(self) -> QueryFilter | None:
        """The last period that the query asks for."""
        return next((part for part in reversed(self._filters) if part.field == CHARTED), None)

    def heading(self, group: str) -> QModelIndex:
        """Where the heading of a group is."""
        rows = range(len(self._rows))
        found = (n for n in rows if self._rows[n].group == group and self._rows[n].kind is FacetKind.HEADING)
        return self.index(next(found, 0))

    def places(self) -> list[QModelIndex]:
        """The rows that only keep a place for a widget."""
        return [self.index(n) for n, row in enumerate(self._rows) if row.kind in {FacetKind.BOX, FacetKind.CHART}]

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
        """Headings cannot be chosen, but gone to, to fold them."""
        row = self.row(index) if index.isValid() else None
        if row is None or row.kind not in {FacetKind.VALUE, FacetKind.MORE}:
            return Qt.ItemFlag.ItemIsEnabled if row else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _spoken(self, row: FacetRow) -> str:
        """A row in words, for screen readers."""
        if row.kind is FacetKind.HEADING:
            return self.tr("{label}, folded away").format(label=row.label) if row.collapsed else row.label
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
        if (dates := self.dates()) == self._dates and tuple(rows) == self._rows:
            return  # the next letter often finds the same
        self.beginResetModel()
        self._rows, self._dates = tuple(rows), dates
        self.endResetModel()

    def _group_rows(self, group: str) -> list[FacetRow]:
        """The rows of one group; none if it has no values."""
        if (first := self._first_rows(group)) is not None:
            return first
        values = self._values(group)
        if not values or (group == CHARTED and not self.dates()):
            return []
        collapsed = group in self._collapsed
        heading = self._row(FacetKind.HEADING, group, field_title(group), len(values), collapsed=collapsed)
        if collapsed:
            return [heading, *self._value_rows(group, self._chosen(group, values))]
        if group == CHARTED:
            return [heading, self._row(FacetKind.CHART, group, field_title(group), len(values))]
        if group not in LONG_FIELDS:
            return [heading, *self._value_rows(group, values)]
        return [heading, *self._long_rows(group, values)]

    def _first_rows(self, group: str) -> list[FacetRow] | None:
        """The rows of a long field that nothing is asked of, without going through its thousands; None for others."""
        found = self._found.get(group, ())
        count = sum(len(values) for _, values in found)
        is_asked = group in self._open or self._looked_for(group) or self._parts(group)
        if group not in LONG_FIELDS or group in self._collapsed or is_asked or count <= SHORT_LIST + 1:
            return None
        heading = self._row(FacetKind.HEADING, group, field_title(group), count)
        first = listed((field, few[:SHORT_LIST]) for field, few in found)
        return [heading, *self._value_rows(group, first[:SHORT_LIST]), self._show_all(group, count)]

    def _long_rows(self, group: str, values: list[Value]) -> list[FacetRow]:
        """The values of a long field that are looked for; the first ones, and those in the query in any case."""
        looked_for = self._looked_for(group)
        found = values
        for text in looked_for:
            found = [each for each in found if text in each.key]
        if len(values) <= SHORT_LIST + 1:
            return self._value_rows(group, found)
        if group in self._open:
            box = self._row(FacetKind.BOX, group, self.tr("Filter {field}").format(field=field_title(group)), 0)
            fewer = self._row(FacetKind.MORE, group, self.tr("Show fewer"), 0)
            return [box, *self._value_rows(group, found), fewer]
        if looked_for:
            return self._value_rows(group, found)
        shown = [*values[:SHORT_LIST], *self._chosen(group, values[SHORT_LIST:])]
        return [*self._value_rows(group, shown), self._show_all(group, len(values))]

    def _show_all(self, group: str, count: int) -> FacetRow:
        """The row that shows the rest of a long field."""
        return self._row(FacetKind.MORE, group, self.tr("Show all {count}").format(count=count), count)

    def _looked_for(self, group: str) -> list[str]:
        """What the boxes ask of the names of a group."""
        return [text for text in (self._names, self._sought.get(group, "")) if text]

    def _parts(self, group: str) -> list[QueryFilter]:
        """The parts of the query that are values of a group."""
        return [part for part in self._filters if group_of(part.field, part.value) == group]

    def _row(self, kind: FacetKind, group: str, label: str, count: int, *, collapsed: bool = False) -> FacetRow:
        """A row that is no value."""
        return FacetRow(kind=kind, group=group, field=group, label=label, count=count, collapsed=collapsed)

    def _chosen(self, group: str, values: list[Value]) -> list[Value]:
        """Those of some values that the query has."""
        chosen = {each for part in self._parts(group) for each in meant(part, values)}
        return [each for each in values if each in chosen] if chosen else []

    def _values(self, group: str) -> list[Value]:
        """The values found, those that the query has but no result (they must be removable, too), and others known."""
        found = listed(self._found.get(group, ()))
        parts = self._parts(group)
        if parts:  # else the values found are all that are known, and there may be thousands
            found += self._left_out(group, found, parts)
        order = _FIXED_ORDER.get(group)
        return sorted(found, key=lambda each: order.get(each.value, len(order))) if order else found

    def _left_out(self, group: str, found: list[Value], parts: list[QueryFilter]) -> list[Value]:
        """The values of a group that no result has."""
        seen = {(each.field, each.key) for each in found}
        left: list[Value] = []
        for part in parts:
            if not meant(part, found):
                left.append(Value(part.field, part.value, 0, folded(part.value)))
                seen.add((part.field, folded(part.value)))
        return [*left, *(each for each in self._known_values(group) if (each.field, each.key) not in seen)]

    def _known_values(self, group: str) -> list[Value]:
        """All that was known of a group before the query chose among it; the same while a name is being typed."""
        if group not in self._known_listed:
            self._known_listed[group] = listed(self._known.get(group, ()), counted=False)
        return self._known_listed[group]

    def _value_rows(self, group: str, values: list[Value]) -> list[FacetRow]:
        parts = self._parts(group)
        return [
            FacetRow(
                kind=FacetKind.VALUE,
                group=group,
                field=each.field,
                label=value_label(each.field, each.value),
                count=each.number,
                value=each.value,
                filter=next((part for part in parts if means(part, each.field, each.value)), None),
            )
            for each in values
        ]
