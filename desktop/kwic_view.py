"""Keywords in context: one line for each hit, the hit in the middle, its words left and right of it."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.hit_delegate import draw_ground, draw_line
from desktop.hit_model import FetchRows, Index
from desktop.page_head import PageHead
from desktop.signs import draw_tier
from desktop.statement_rows import RowRole, StatementRowList, StatementRows
from desktop.theme import Theme
from desktop.wording import count_words, facts, is_named, speaker_name, spoken_row
from index.model import StoredStatement
from index.survey import KwicLine

SPEAKERS_FROM_EM = 50
"""From this width on, each line says whose statement it is."""


class KwicModel(StatementRows):
    """A list model over lines."""

    def __init__(self, fetch: FetchRows, parent: QObject | None = None) -> None:
        super().__init__(fetch, parent)
        self._lines: tuple[KwicLine, ...] = ()

    def show(self, lines: tuple[KwicLine, ...]) -> None:
        """Replaces all lines in one step; the same ones again only show what is new of their statements."""
        if lines and lines == self._lines:
            self.forget()
            return

        def become() -> None:
            self._lines = lines

        self.replace(tuple(line.statement_id for line in lines), become)

    def line(self, row: int) -> KwicLine:
        """The line of a row."""
        return self._lines[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, its statement, or words for it."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == RowRole.ITEM:
            return line
        if role == RowRole.STATEMENT:
            return self.statement(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.left}{line.word}{line.right}"
        row = self.statement(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and row is not None:
            return f"{speaker_name(row)}\n{facts(row.record)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{word}, in: {line}").format(word=line.word, line=f"{line.left}{line.word}{line.right}")
            return f"{words}. {spoken_row(row)}" if row is not None else words
        return None


class KwicDelegate(QStyledItemDelegate):
    """Paints a line so that all keywords begin at one place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has one height."""
        return QSize(0, round(QFontMetricsF(self._theme.serif).height() + self._theme.space(3)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw_ground(painter, option, index, self._theme)
        line, rect = index.data(RowRole.ITEM), QRectF(option.rect)
        inner = rect.adjusted(self._theme.space(4), 0, -self._theme.space(4), 0)
        if rect.width() >= SPEAKERS_FROM_EM * self._theme.em:
            inner = self._draw_speaker(painter, inner, index.data(RowRole.STATEMENT))
        self._draw_line(painter, inner, line)
        painter.restore()

    def _draw_speaker(self, painter: QPainter, rect: QRectF, row: StoredStatement | None) -> QRectF:
        """Whose statement it is, on the left; gives what room is left."""
        theme = self._theme
        width = min(14 * theme.em, max(9 * theme.em, 0.2 * rect.width()))
        if row is not None:
            size = theme.em * 0.5
            tier = row.statement.attribution.tier
            draw_tier(painter, tier, QPointF(rect.left() + size / 2, rect.center().y()), size, theme.colour("second"))
            font = QFont(theme.small)
            font.setItalic(not is_named(row))
            name = QRectF(rect.left() + size + theme.space(2), rect.top(), width - size - theme.space(2), rect.height())
            draw_line(painter, name, speaker_name(row), font, theme.colour("second"))
        return rect.adjusted(width + theme.space(4), 0, 0, 0)

    def _draw_line(self, painter: QPainter, rect: QRectF, line: KwicLine) -> None:
        """The left words end where the keyword begins; words that have no room are left out at the far ends."""
        theme, heavy = self._theme, QFont(self._theme.serif)
        heavy.setWeight(QFont.Weight.DemiBold)
        plain, bold = QFontMetricsF(theme.serif), QFontMetricsF(heavy)
        middle = rect.left() + rect.width() * 0.45
        base = rect.center().y() + (plain.ascent() - plain.descent()) / 2
        left = plain.elidedText(line.left, Qt.TextElideMode.ElideLeft, middle - rect.left())
        left = left if left == line.left else left.removeprefix("…").partition(" ")[2]
        word = bold.elidedText(line.word, Qt.TextElideMode.ElideRight, rect.right() - middle)
        painter.setFont(theme.serif)
        painter.setPen(theme.colour("second"))
        painter.drawText(QPointF(middle - plain.horizontalAdvance(left), base), left)
        behind = middle + bold.horizontalAdvance(word)
        right = plain.elidedText(line.right, Qt.TextElideMode.ElideRight, rect.right() - behind)
        right = right if right == line.right else right.removesuffix("…").rpartition(" ")[0]
        painter.drawText(QPointF(behind, base), right)
        painter.setFont(heavy)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(middle, base), word)


class KwicPage(QWidget):
    """The page of the middle pane with the lines, and above them what they are sorted by."""

    activated = Signal()
    """Enter on a line."""

    def __init__(self, model: KwicModel, orders: QActionGroup, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.list = StatementRowList(model, self)
        self.list.setItemDelegate(KwicDelegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Keywords in context"))
        self.list.activated.connect(self.activated)
        self._head = PageHead(orders, theme, self, label=self.tr("Sort by"))
        self._head.above(self.list, self)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self.list.scheduleDelayedItemsLayout)

    def show_waiting(self) -> None:
        """Says that lines are being made: there are too many to be there at once."""
        self._head.say(self.tr("lining up…"))

    @Slot()
    def _on_reset(self) -> None:
        self._head.say(count_words(self._model.rowCount(), self.tr("{n} hit"), self.tr("{n} hits")))
