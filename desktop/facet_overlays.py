"""The widgets that lie over rows of the filters: boxes that look among the values of a long field, and the chart.

They are children of the list's viewport and follow their rows, since a list that is filled anew would take widgets of
its own rows away with every letter typed.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from desktop.clearable import ClearableField
from desktop.date_chart import DateChart
from desktop.facet_model import CHARTED, FacetKind, FacetModel, FacetRow
from desktop.searching import How
from desktop.theme import Theme
from index.model import QueryFilter

_BEYOND_CHART = 2
"""From the heading of the chart to the row below the chart."""
HowWith = Callable[[Qt.KeyboardModifier], How]


class FacetOverlays(QObject):
    """Makes the widgets when their rows first come, and keeps each over its row."""

    chosen = Signal(object, object)
    """A `FacetRow`, and how: a period was chosen in the chart."""

    def __init__(self, view: QListView, model: FacetModel, theme: Theme, how_with: HowWith) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._theme = theme
        self._how_with = how_with
        self._widgets: dict[str, QWidget] = {}
        model.modelReset.connect(self._on_reset)

    def widget(self, group: str) -> QWidget | None:
        """The widget of a group, if there is one."""
        return self._widgets.get(group)

    def place(self) -> None:
        """Lays every widget over its row; those without a row are hidden."""
        placed = set()
        for index in self._model.places():
            if (row := self._model.row(index)) is not None:
                placed.add(row.group)
                widget = self._made(row)
                rect = self._view.visualRect(index)
                if row.kind is FacetKind.BOX:
                    space = self._theme.space
                    rect = rect.adjusted(space(3), space(1), -space(3), -space(1))
                widget.setGeometry(rect)
                widget.show()
        for group in self._widgets.keys() - placed:
            self._widgets[group].hide()

    def _made(self, row: FacetRow) -> QWidget:
        if row.group not in self._widgets:
            self._widgets[row.group] = self._chart() if row.kind is FacetKind.CHART else self._box(row)
            self._show_counts()
        return self._widgets[row.group]

    def _box(self, row: FacetRow) -> ClearableField:
        box = ClearableField(self._theme, self._view.viewport())
        box.setObjectName(row.group)
        box.setPlaceholderText(row.label)
        box.setAccessibleName(row.label)
        box.textChanged.connect(self._on_text_changed)
        return box

    def _chart(self) -> DateChart:
        chart = DateChart(self._theme, self._view.viewport())
        chart.period_chosen.connect(self._on_period_chosen)
        chart.period_dropped.connect(self._on_period_dropped)
        chart.left.connect(self._on_left)
        return chart

    def _show_counts(self) -> None:
        chart = self._widgets.get(CHARTED)
        if isinstance(chart, DateChart):
            chart.show_counts(self._model.dates())

    @Slot()
    def _on_reset(self) -> None:
        """Shows the new counts; a box whose list was cut again is emptied."""
        self._show_counts()
        boxes = {row.group for index in self._model.places() if (row := self._model.row(index)) is not None}
        for group, widget in self._widgets.items():
            if isinstance(widget, ClearableField) and group not in boxes and widget.text():
                widget.blockSignals(True)
                widget.clear()
                widget.blockSignals(False)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        group = self.sender().objectName()
        self._model.set_group_filter(group, text)

    @Slot(str, object)
    def _on_period_chosen(self, period: str, keys: Qt.KeyboardModifier) -> None:
        self.chosen.emit(self._row(period, None), self._how_with(keys))

    @Slot()
    def _on_period_dropped(self) -> None:
        if part := self._model.period():
            self.chosen.emit(self._row(part.value, part), "replace")

    def _row(self, period: str, part: QueryFilter | None) -> FacetRow:
        return FacetRow(
            kind=FacetKind.VALUE, group=CHARTED, field=CHARTED, label=period, count=None, value=period, filter=part
        )

    @Slot(object)
    def _on_left(self, by: int) -> None:
        """From the chart to the row above or below it."""
        at = self._model.heading(CHARTED).row() + (0 if by < 0 else _BEYOND_CHART)
        self._view.setFocus()
        self._view.setCurrentIndex(self._model.index(min(self._model.rowCount() - 1, at)))
