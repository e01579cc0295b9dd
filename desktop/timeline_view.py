"""What one or two speakers said, by date: a line of time with their statements beside it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.excerpt import excerpt, line_height
from desktop.hit_model import FetchRows, Index
from desktop.row_state import row_state
from desktop.signs import draw_tier
from desktop.statement_rows import RowRole, StatementRowList, StatementRows
from desktop.theme import Colours, Theme
from desktop.timeline_head import TimelineHead
from desktop.wording import date_words, spoken_row
from index.model import Spans, StoredStatement
from index.survey import Moment

LINES = 3
_AXIS_EM = 7


class Entry(NamedTuple):
    """A statement beside the line of time."""

    moment: Moment
    is_second: bool
    """Whether it is of the second speaker, who stands on the right."""
    is_first: bool
    """Whether it is the first of its date."""


def _no_hits(_: str) -> Spans:
    return ()


class TimelineModel(StatementRows):
    """A list model over entries, oldest first."""

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(fetch, parent)
        self.entries: tuple[Entry, ...] = ()
        self.speakers: tuple[str, ...] = ()
        self.highlight: Callable[[str], Spans] = _no_hits

    def show(self, moments: tuple[Moment, ...], speakers: tuple[str, ...], highlight: Callable[[str], Spans]) -> None:
        """Shows the moments of one or two speakers, in the order given, with the hits of the query in bold."""
        self.highlight = highlight
        dates = ["", *(moment.published for moment in moments)]
        entries = tuple(
            Entry(moment, moment.speaker != speakers[0], number == 0 or moment.published != dates[number])
            for number, moment in enumerate(moments)
        )
        if entries and (entries, speakers) == (self.entries, self.speakers):
            self.forget()
            return

        def become() -> None:
            self.entries, self.speakers = entries, speakers

        self.replace(tuple(moment.statement_id for moment in moments), become)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry, its statement, or words for it."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == RowRole.ITEM:
            return entry
        row = self.statement(index.row())
        if role == RowRole.STATEMENT or row is None:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.quote
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{date_words(entry.moment.published)}. {spoken_row(row)}"
        return None


class TimelinePainter:
    """Paints entries, on the screen and into pictures."""

    def __init__(self, theme: Theme, colours: Colours | None = None) -> None:
        """Takes the look from a theme, and the colours from it as well if there are no others."""
        self._theme = theme
        self._colours = colours

    def colour(self, name: str) -> QColor:
        """A colour by its name."""
        return QColor(getattr(self._colours or self._theme.colours, name))

    def row_height(self) -> int:
        """Every entry has one height."""
        return round(LINES * line_height(self._theme.serif) + 2 * self._theme.space(3))

    def axis(self, rect: QRectF, speakers: int) -> QRectF:
        """The column of the line of time: in the middle between two speakers, else on the left."""
        width = _AXIS_EM * self._theme.em
        left = rect.center().x() - width / 2 if speakers > 1 else rect.left() + self._theme.space(2)
        return QRectF(left, rect.top(), width, rect.height())

    def sides(self, rect: QRectF, speakers: int) -> tuple[QRectF, QRectF]:
        """Where the statements of the first and of the second speaker stand."""
        axis, space = self.axis(rect, speakers), self._theme.space
        right = QRectF(axis.right() + space(2), rect.top(), rect.right() - axis.right() - space(6), rect.height())
        if speakers < 2:
            return right, right
        return QRectF(rect.left() + space(4), rect.top(), axis.left() - rect.left() - space(6), rect.height()), right

    def draw(
        self, painter: QPainter, rect: QRectF, entry: Entry, row: StoredStatement | None, hits: Spans, speakers: int
    ) -> None:
        """The line, with a date where one begins, the sign of certainty on it, and the statement beside it."""
        theme, axis = self._theme, self.axis(rect, speakers)
        text = QFontMetricsF(theme.small).height()
        top = rect.top() + theme.space(3)
        centre = QPointF(axis.center().x(), top + text * 1.9)
        sign = QRectF(centre.x(), centre.y() - theme.em * 0.45, 0, theme.em * 0.9)
        breaks = [QRectF(centre.x(), top, 0, text)] if entry.is_first else []
        if row is not None:
            breaks.append(sign)
            draw_tier(painter, row.statement.attribution.tier, centre, theme.em * 0.5, self.colour("accent"))
            side = self.sides(rect, speakers)[1 if entry.is_second else 0]
            made = excerpt(row.quote, hits, theme.serif, width=side.width(), lines=LINES)
            made.draw(painter, side.left(), top, self.colour("text"))
        self._draw_axis(painter, QRectF(centre.x(), rect.top(), 0, rect.height()), breaks)
        if entry.is_first:
            place = QRectF(axis.left(), top, axis.width(), text)
            painter.setFont(theme.small)
            painter.setPen(self.colour("second"))
            words = date_words(entry.moment.published)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), words)

    def _draw_axis(self, painter: QPainter, line: QRectF, breaks: list[QRectF]) -> None:
        """The line of time, broken where something stands on it."""
        top = line.top()
        for place in [*breaks, QRectF(line.left(), line.bottom(), 0, 0)]:
            painter.fillRect(QRectF(line.left() - 0.5, top, 1, place.top() - top), self.colour("handle"))
            top = place.bottom()


class TimelineDelegate(QStyledItemDelegate):
    """Paints an entry as a row of the list."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._painter = TimelinePainter(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has one height."""
        return QSize(0, self._painter.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        state = row_state(option, index)
        if state.selected or state.hovered:
            painter.fillRect(option.rect, self._theme.colour("selected" if state.selected else "hover"))
        row = index.data(RowRole.STATEMENT)
        hits = self._model.highlight(row.quote) if row is not None else ()
        entry, speakers = index.data(RowRole.ITEM), len(self._model.speakers)
        self._painter.draw(painter, QRectF(option.rect), entry, row, hits, speakers)
        painter.restore()


class TimelinePage(QWidget):
    """The page of the middle pane: who is shown, and the line of time."""

    activated = Signal()
    """Enter on an entry."""

    def __init__(self, model: TimelineModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TimelineHead(theme, self)
        self.list = StatementRowList(model, self)
        self.list.setItemDelegate(TimelineDelegate(model, theme, self.list))
        self.list.setAccessibleName(self.tr("Timeline"))
        self.list.activated.connect(self.activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.list.scheduleDelayedItemsLayout()
