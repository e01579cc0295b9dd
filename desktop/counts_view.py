"""The table of counts, and above it what its rows are."""

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.counts_model import CountRole, CountsModel
from desktop.hit_delegate import draw_line
from desktop.hit_model import Index
from desktop.page_head import PageHead
from desktop.row_state import select_only
from desktop.theme import Theme
from desktop.wording import count_words

_NUMBER_EM = 5.2


class CountsDelegate(QStyledItemDelegate):
    """Paints names as words, and numbers over a bar as long as the number."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole cell by itself."""
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        chosen = self._view.selectionModel()
        if chosen.isRowSelected(index.row(), QModelIndex()):
            painter.fillRect(rect, theme.colour("selected"))
        share = index.data(CountRole.SHARE)
        inner = rect.adjusted(theme.space(3), 0, -theme.space(3), 0)
        if share:
            width = inner.width() * share
            bar = QRectF(inner.right() - width, rect.bottom() - theme.space(2), width, max(2, theme.space(1) / 2))
            painter.fillRect(bar, theme.colour("handle"))
        if self._view.hasFocus() and chosen.currentIndex() == index:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        row = index.data(CountRole.ROW)
        is_name = index.column() < len(row.names)
        font = QFont(theme.small)
        if is_name:
            font.setWeight(QFont.Weight.DemiBold if index.column() == 0 else QFont.Weight.Normal)
            font.setItalic(not row.names[index.column()][1])
        colour = theme.colour("text" if is_name or share else "second")
        draw_line(painter, inner, str(index.data()), font, colour, right=not is_name)
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.restore()


class CountsTable(QTableView):
    """Shows counts; Enter chooses a row, Space sorts by the column of the current cell."""

    chosen = Signal(object)
    """A `CountRow` whose statements are wanted."""

    def __init__(self, model: CountsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = model
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(CountsDelegate(theme, self))
        self.setAccessibleName(self.tr("Who is quoted how much"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.sectionClicked.connect(self._on_section_clicked)
        self.doubleClicked.connect(self._on_chosen)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def selected_ids(self) -> tuple[int, ...]:
        """No statements: the rows are counts."""
        return ()

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def move_by(self, rows: int) -> None:
        """Moves the current row down, or up, as far as there are rows."""
        row = min(self._counts.rowCount() - 1, max(0, self.currentIndex().row() + rows))
        select_only(self, self._counts.index(row, max(0, self.currentIndex().column())))

    def page(self) -> int:
        """How many rows are seen at once, at least one."""
        return max(1, self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize()) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Space sorts; everything else moves as usual."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._on_chosen(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._on_section_clicked(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        if (row := self._counts.row(index.row())) is not None and index.isValid():
            self.chosen.emit(row)

    @Slot(int)
    def _on_section_clicked(self, column: int) -> None:
        """Sorts by a column: numbers from the largest down at first, names from A on; again, the other way round."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        is_name = column < self._counts.columnCount() - 5
        order = up if is_name else down
        if self._counts.sorted_by == (column, order):
            order = down if is_name else up
        self._counts.sort(column, order)

    @Slot()
    def _on_reset(self) -> None:
        self._fit()
        if self._counts.rowCount():
            select_only(self, self._counts.index(0, 0))

    def _fit(self) -> None:
        """Names share what numbers leave."""
        header, columns = self.horizontalHeader(), self._counts.columnCount()
        for column in range(columns):
            is_name = column < columns - 5
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if is_name else QHeaderView.ResizeMode.Fixed
            )
            if not is_name:
                header.resizeSection(column, round(_NUMBER_EM * self._theme.em))

    @Slot()
    def _on_theme_changed(self) -> None:
        height = QFontMetricsF(self._theme.small).height() + self._theme.space(4)
        self.verticalHeader().setDefaultSectionSize(round(height))
        self._fit()


class CountsPage(QWidget):
    """The page of the middle pane with the table."""

    def __init__(self, model: CountsModel, choices: QActionGroup, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = model
        self.table = CountsTable(model, theme, self)
        self._head = PageHead(choices, theme, self)
        self._head.above(self.table, self)
        model.modelReset.connect(self._on_reset)

    @Slot()
    def _on_reset(self) -> None:
        self._head.say(count_words(self._counts.rowCount(), self.tr("{n} row"), self.tr("{n} rows")))
