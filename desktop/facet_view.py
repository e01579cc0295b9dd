"""The filters pane: a box that looks for names, and the list of values to click."""

from PySide6.QtCore import QLocale, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.clearable import ClearableField
from desktop.date_chart import DateChart
from desktop.facet_model import CHARTED, FacetKind, FacetModel, FacetRole, FacetRow
from desktop.facet_overlays import FacetOverlays
from desktop.facet_values import LONG_FIELDS
from desktop.hit_model import Index
from desktop.row_state import RowList, row_state
from desktop.searching import How
from desktop.signs import draw_tier
from desktop.theme import Theme
from index.model import Tier

_HOW: tuple[tuple[Qt.KeyboardModifier, How], ...] = (
    (Qt.KeyboardModifier.AltModifier, "exclude"),
    (Qt.KeyboardModifier.ShiftModifier, "widen"),
    (Qt.KeyboardModifier.ControlModifier, "add"),
)
_CHOOSING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


def how_with(modifiers: Qt.KeyboardModifier) -> How:
    """What a click with these keys held does: replace, add (Ctrl), widen (Shift) or exclude (Alt)."""
    return next((how for key, how in _HOW if modifiers & key), "replace")


class FacetDelegate(QStyledItemDelegate):
    """Paints headings in small capitals, values with their counts on the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sizes: dict[tuple[FacetKind, bool], QSize] = {}
        """By kind of row, and whether it is the first: the list asks for every row after every answer."""
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings have room above them."""
        row = index.data(FacetRole.ROW)
        if not isinstance(row, FacetRow):
            return QSize()
        key = (row.kind, index.row() == 0)
        if key not in self._sizes:
            self._sizes[key] = self._size(*key)
        return self._sizes[key]

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sizes.clear()

    def _size(self, kind: FacetKind, is_first: bool) -> QSize:
        """The size of a row of a kind."""
        height = QFontMetricsF(self._theme.small).height() + self._theme.space(2)
        if kind is FacetKind.HEADING:
            height += self._theme.space(1 if is_first else 4)
        elif kind is FacetKind.BOX:
            height += self._theme.space(4)
        elif kind is FacetKind.CHART:
            return QSize(0, chart_height(self._theme))
        return QSize(0, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself."""
        row = index.data(FacetRole.ROW)
        if not isinstance(row, FacetRow):
            return
        painter.save()
        inner = QRectF(option.rect).adjusted(self._theme.space(4), 0, -self._theme.space(3), 0)
        if row.kind is FacetKind.HEADING:
            self._draw_ground(painter, option, index)
            self._draw_heading(painter, inner, row)
        elif row.kind in {FacetKind.VALUE, FacetKind.MORE}:
            self._draw_ground(painter, option, index)
            self._draw_value(painter, inner, row)
        painter.restore()

    def _draw_heading(self, painter: QPainter, rect: QRectF, row: FacetRow) -> None:
        font = QFont(self._theme.small)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        painter.setFont(font)
        painter.setPen(self._theme.colour("second"))
        rect = rect.adjusted(0, 0, 0, -self._theme.space(1))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), row.label)
        size = self._theme.em * 0.3
        middle = rect.bottom() - QFontMetricsF(font).height() / 2
        _draw_arrow(painter, QPointF(rect.right() - size / 2, middle), size, down=not row.collapsed)
        if row.count and row.field in LONG_FIELDS:
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            beside = rect.adjusted(0, 0, -size - self._theme.space(2), 0)
            painter.drawText(beside, right, QLocale().toString(row.count))

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, theme = row_state(option, index), self._theme
        rect = QRectF(option.rect).adjusted(theme.space(2), 0, -theme.space(1), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state.hovered:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect, theme.space(1), theme.space(1))
        if state.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.space(1), theme.space(1))

    def _draw_value(self, painter: QPainter, rect: QRectF, row: FacetRow) -> None:
        """The label, struck out when excluded, with a bar in front when chosen; the count on the right."""
        theme = self._theme
        font = QFont(theme.small)
        colour = theme.colour("accent" if row.kind is FacetKind.MORE else "second" if row.count is None else "text")
        if row.filter is not None:
            font.setWeight(QFont.Weight.DemiBold)
            font.setStrikeOut(row.filter.excluded)
            colour = theme.colour("accent")
            bar = QRectF(theme.space(2), rect.top(), theme.space(1) * 0.75, rect.height())
            painter.fillRect(bar.adjusted(0, theme.space(1), 0, -theme.space(1)), colour)
        count = QLocale().toString(row.count) if row.kind is FacetKind.VALUE and row.count is not None else ""
        count_width = QFontMetricsF(theme.small).horizontalAdvance(count)
        left = 0.0
        if row.field == "is" and row.value in set(Tier):
            size = theme.em * 0.5
            centre = QPointF(rect.left() + size / 2, rect.center().y())
            draw_tier(painter, Tier(row.value), centre, size, theme.colour("second"))
            left = size + theme.space(2)
        painter.setFont(font)
        painter.setPen(colour)
        room = rect.adjusted(left, 0, -count_width - theme.space(2), 0)
        text = QFontMetricsF(font).elidedText(row.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setFont(theme.small)
        painter.setPen(theme.colour("second"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)


class FacetList(RowList):
    """The values; a click or Enter chooses, and the keys held say how."""

    chosen = Signal(object, object)
    """A `FacetRow`, and how: "replace", "add", "widen" or "exclude"."""
    _overlays: FacetOverlays | None = None
    """None while Qt makes the list."""

    def __init__(self, model: FacetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = model
        self.setModel(model)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setAccessibleName(self.tr("Filters"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        self._overlays = FacetOverlays(self, model, theme, how_with)
        self._overlays.chosen.connect(self.chosen)

    @property
    def chart(self) -> DateChart | None:
        """The chart of dates, once there were dates."""
        found = self.overlay(CHARTED)
        return found if isinstance(found, DateChart) else None

    def overlay(self, group: str) -> QWidget | None:
        """The chart, or the box that looks among the values of a group, once it was needed."""
        return self._overlays.widget(group) if self._overlays else None

    def reset(self) -> None:
        """Lays the new rows out now; Qt would do it while it paints, and paint a second time."""
        super().reset()
        if self.isVisible():
            self.executeDelayedItemsLayout()

    def updateGeometries(self) -> None:
        """Places the widgets that lie over rows after every layout."""
        super().updateGeometries()
        self._place_overlays()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves the widgets that lie over rows along."""
        super().scrollContentsBy(dx, dy)
        self._place_overlays()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the value under the mouse."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the current value or fold its group; everything else moves as usual."""
        if event.key() in _CHOOSING_KEYS:
            self._choose(self.currentIndex(), event.modifiers())
            return
        super().keyPressEvent(event)

    def _place_overlays(self) -> None:
        if self._overlays is not None:
            self._overlays.place()

    def _choose(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        row = self._facets.row(index) if index.isValid() else None
        if row is None:
            return
        if row.kind is FacetKind.HEADING:
            self._facets.toggle_group(row.group)
        elif row.kind is FacetKind.MORE:
            self._facets.toggle_field(row.field)
        elif row.kind is FacetKind.VALUE:
            self.chosen.emit(row, how_with(modifiers))
            return
        elif (widget := self.overlay(row.group)) is not None:
            widget.setFocus()
            return
        self.setCurrentIndex(self._facets.heading(row.group))

    @Slot(QPoint)
    def _on_menu_requested(self, point: QPoint) -> None:
        """Offers in words what the modifier keys do."""
        index = self.indexAt(point)
        row = self._facets.row(index) if index.isValid() else None
        if row is None or row.kind is not FacetKind.VALUE:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for how, text in (
            ("replace", self.tr("Only This")),
            ("add", self.tr("Add as a Condition\tCtrl+Click")),
            ("widen", self.tr("Add as an Alternative\tShift+Click")),
            ("exclude", self.tr("Exclude\tAlt+Click")),
        ):
            menu.addAction(text).setData((row, how))
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(self.viewport().mapToGlobal(point))

    @Slot(object)
    def _on_menu_triggered(self, action: object) -> None:
        row, how = action.data()  # type: ignore[attr-defined]
        self.chosen.emit(row, how)


def chart_height(theme: Theme) -> int:
    """How high the row is that the chart lies over."""
    return round(QFontMetricsF(theme.small).height() + theme.em * 2.4 + theme.space(3))


def _draw_arrow(painter: QPainter, centre: QPointF, size: float, *, down: bool) -> None:
    """The sign of a group that can be folded: pointing down while it is open, to the right while it is not."""
    across, along = (QPointF(size, 0), QPointF(0, size / 2)) if down else (QPointF(0, size), QPointF(size / 2, 0))
    points = (centre - across / 2 - along / 2, centre + along / 2, centre + across / 2 - along / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPolyline(points)


class FacetPane(QWidget):
    """The box for names above the list of filters."""

    chosen = Signal(object, object)

    def __init__(self, model: FacetModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.box = ClearableField(theme, self)
        self.box.setPlaceholderText(self.tr("Filter names"))
        self.box.setAccessibleName(self.tr("Filter names"))
        self.box.textChanged.connect(model.set_name_filter)
        self.list = FacetList(model, theme, self)
        self.list.chosen.connect(self.chosen)
        self._layout = QVBoxLayout(self)
        self._box_row = QHBoxLayout()
        self._box_row.addWidget(self.box)
        self._layout.addLayout(self._box_row)
        self._layout.addWidget(self.list, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._layout.setContentsMargins(0, space(3), 0, 0)
        self._layout.setSpacing(space(2))
        self._box_row.setContentsMargins(space(3), 0, space(3), 0)
        self.setMinimumWidth(round(9 * self._theme.em))
