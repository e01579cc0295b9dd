"""Statements as a table: one line each, in columns that the user chooses, orders and sizes."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop import table_columns
from desktop.excerpt import excerpt, line_height
from desktop.hit_delegate import draw_ground, draw_line
from desktop.hit_model import FetchRows, Index
from desktop.row_marks import draw_margin
from desktop.signs import draw_tier
from desktop.statement_rows import RowRole, StatementRowList, StatementRows
from desktop.table_columns import Column, Shown
from desktop.theme import Theme
from desktop.wording import spoken_row
from index.model import Order, Polarity, Spans, StoredStatement

_SETTLED_AFTER_MS = 400
"""The header has rested: its widths are kept."""
_LEAST_SHARE = 0.36
"""Of the width, what the statements have in any case; the other columns are narrower then, all alike."""


def _no_hits(_: str) -> Spans:
    return ()


class TableModel(StatementRows):
    """A table over statement ids, in the order of the results."""

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(fetch, parent)
        self._columns: tuple[Column, ...] = ()
        self._highlight: Callable[[str], Spans] = _no_hits

    def show(self, ids: tuple[int, ...], highlight: Callable[[str], Spans]) -> None:
        """Replaces all rows in one step; the same ones again only show what is new of their statements."""
        self._highlight = highlight
        if ids and ids == self._ids:
            self.forget()
        else:
            self.replace(ids, lambda: None)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Shows these columns, in this order."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown, from left to right."""
        return self._columns

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title of a column."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return table_columns.title(self._columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and self._columns[section] in table_columns.ORDERS:
            return self.tr("Click to sort by this column")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell, its statement, or words for it."""
        if not index.isValid() or (row := self.statement(index.row())) is None:
            return None
        column = self._columns[index.column()]
        if role == RowRole.STATEMENT:
            return row
        if role == RowRole.ITEM:
            return self._highlight(row.quote) if column is Column.QUOTE else ()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return table_columns.cell(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{title}: {words}").format(
                title=table_columns.title(column), words=table_columns.cell(row, column) or self.tr("nothing")
            )
            return f"{words}. {spoken_row(row)}" if index.column() == 0 else words
        return None


class TableDelegate(QStyledItemDelegate):
    """Paints one cell: statements in serif with their hits, everything else small."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has one height."""
        return QSize(0, round(line_height(self._theme.serif) + self._theme.space(3)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole cell by itself; a row that is gone from the library stays empty."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw_ground(painter, option, index, self._theme)
        row, rect = index.data(RowRole.STATEMENT), QRectF(option.rect)
        if isinstance(row, StoredStatement):
            column, left = self._model.columns[index.column()], self._theme.space(4 if index.column() == 0 else 2)
            inner = rect.adjusted(left, 0, -self._theme.space(2), 0)
            if index.column() == 0:
                middle = rect.center().y()
                draw_margin(painter, rect.left(), middle, middle, row.marks, self._theme)
            if column is Column.QUOTE:
                self._draw_quote(painter, inner, row, index.data(RowRole.ITEM))
            else:
                self._draw_words(painter, inner, row, column)
        painter.restore()

    def _draw_quote(self, painter: QPainter, rect: QRectF, row: StoredStatement, hits: Spans) -> None:
        made = excerpt(row.quote, hits, self._theme.serif, width=rect.width(), lines=1)
        colour = self._theme.colour("text" if row.statement.polarity is Polarity.PLAIN else "second")
        made.draw(painter, rect.left(), rect.center().y() - line_height(self._theme.serif) / 2, colour)

    def _draw_words(self, painter: QPainter, rect: QRectF, row: StoredStatement, column: Column) -> None:
        theme, font = self._theme, QFont(self._theme.small)
        if column in {Column.SPEAKER, Column.CERTAINTY}:
            size, tier = theme.em * 0.5, row.statement.attribution.tier
            draw_tier(painter, tier, QPointF(rect.left() + size / 2, rect.center().y()), size, theme.colour("second"))
            rect = rect.adjusted(size + theme.space(2), 0, 0, 0)
        if column is Column.SPEAKER:
            font.setWeight(QFont.Weight.DemiBold)
            font.setItalic(table_columns.is_italic(row, column))
        colour = theme.colour("text" if column is Column.SPEAKER else "second")
        draw_line(painter, rect, table_columns.cell(row, column), font, colour)


class StatementTable(StatementRowList):
    """Shows them with a header: drag a title to move its column, its edge to size it, click it to sort."""

    columns_changed = Signal(object)
    """The user moved or sized columns: `Shown`s, from left to right."""
    order_wanted = Signal(object)
    """An `Order`."""
    columns_wanted = Signal()
    """The context menu of the header: columns are to be chosen."""

    def __init__(self, model: TableModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._table = model
        self._theme = theme
        self._widths: tuple[Shown, ...] = ()
        self._is_settling = False
        self.setItemDelegate(TableDelegate(model, theme, self))
        self.setAccessibleName(self.tr("Statements as a table"))
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_AFTER_MS)
        self._settled.timeout.connect(self._on_settled)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)  # the statements take what is left
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_menu_wanted)
        header.sectionMoved.connect(self._on_header_changed)
        header.sectionResized.connect(self._on_header_changed)
        header.sectionClicked.connect(self._on_section_clicked)
        header.show()
        theme.changed.connect(self._on_theme_changed)

    def show_columns(self, shown: tuple[Shown, ...]) -> None:
        """Shows these columns, in this order and as wide."""
        current, selected = self.current_id(), self.selected_ids()
        self._widths = shown
        self._table.set_columns(tuple(each.column for each in shown))
        self._fit()
        self.doItemsLayout()
        self.select_again(current, selected)

    def show_order(self, order: Order) -> None:
        """Marks the column that the results are sorted by."""
        columns = [table_columns.ORDERS.get(column) for column in self._table.columns]
        at = columns.index(order) if order in columns else -1
        ways = Qt.SortOrder
        way = ways.DescendingOrder if order is Order.NEWEST else ways.AscendingOrder
        self.horizontalHeader().setSortIndicator(at, way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives columns their widths again: they depend on that of the table."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Paints the whole row under the mouse, not its cell alone."""
        before = self.hovered_row
        super().mouseMoveEvent(event)
        if before != self.hovered_row:
            self.viewport().update()

    def _fit(self) -> None:
        """Gives columns their widths; the statements take what is left."""
        header = self.horizontalHeader()
        self._is_settling = True
        while (moved := next((n for n in range(header.count()) if header.visualIndex(n) != n), None)) is not None:
            header.moveSection(header.visualIndex(moved), moved)  # the model has the order now
        header.setMinimumSectionSize(round(self._theme.em))
        widest, em = self._widest(), self._em()
        for n, each in enumerate(self._widths):
            header.setSectionResizeMode(
                n, QHeaderView.ResizeMode.Stretch if n == widest else QHeaderView.ResizeMode.Interactive
            )
            if n != widest:
                header.resizeSection(n, round(each.width_em * em))
        header.setFixedHeight(round(QFontMetricsF(self._theme.small).height() + self._theme.space(3)))
        self._is_settling = False

    def _widest(self) -> int:
        """The column that takes what the others leave: the statements, else the last one."""
        columns = [each.column for each in self._widths]
        return columns.index(Column.QUOTE) if Column.QUOTE in columns else len(columns) - 1

    def _em(self) -> float:
        """How wide an em of a column is: less than one of the font where the table is too narrow for all."""
        others = sum(each.width_em for n, each in enumerate(self._widths) if n != self._widest())
        room = (1 - _LEAST_SHARE) * self.viewport().width()
        return min(self._theme.em, room / others) if others and room > 0 else self._theme.em

    @Slot()
    def _on_header_changed(self) -> None:
        if not self._is_settling and self._widths:
            self._settled.start()

    @Slot()
    def _on_settled(self) -> None:
        """Takes over what was dragged."""
        header, em = self.horizontalHeader(), self._em()
        order = [header.logicalIndex(place) for place in range(header.count())]
        dragged = tuple(
            Shown(
                column=self._widths[n].column,
                width_em=self._widths[n].width_em
                if header.sectionResizeMode(n) is QHeaderView.ResizeMode.Stretch
                else min(table_columns.WIDEST_EM, max(table_columns.NARROWEST_EM, header.sectionSize(n) / em)),
            )
            for n in order
        )
        if order != sorted(order):
            self.show_columns(dragged)
        self._widths = dragged
        self.columns_changed.emit(dragged)

    @Slot(int)
    def _on_section_clicked(self, section: int) -> None:
        if (order := table_columns.ORDERS.get(self._table.columns[section])) is not None:
            self.order_wanted.emit(order)

    @Slot(QPoint)
    def _on_menu_wanted(self, _at: QPoint) -> None:
        self.columns_wanted.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()
        self.doItemsLayout()
