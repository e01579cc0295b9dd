"""The list of articles: headline over outlet and date; on the right the number of statements, or the language."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.article_model import ArticleModel, ArticleRole, title_of
from desktop.hit_delegate import draw_ground, draw_line
from desktop.hit_model import Index
from desktop.row_state import RowList, select_only
from desktop.theme import Theme
from desktop.wording import facts, headline_words, statement_words
from index.model import StoredArticle


class ArticleDelegate(QStyledItemDelegate):
    """Paints one article in two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has one height."""
        theme = self._theme
        lines = QFontMetricsF(theme.serif).height() + QFontMetricsF(theme.small).height()
        return QSize(0, round(lines + theme.space(1) + 2 * theme.space(3)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself."""
        stored = index.data(ArticleRole.ARTICLE)
        painter.save()
        draw_ground(painter, option, index, self._theme)
        if isinstance(stored, StoredArticle):
            self._draw(painter, QRectF(option.rect), stored, is_doubtful=bool(index.data(ArticleRole.HEADLINE_ONLY)))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, stored: StoredArticle, *, is_doubtful: bool) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.space(4), theme.space(3), -theme.space(4), -theme.space(3))
        count = statement_words(stored)
        count_width = QFontMetricsF(theme.small).horizontalAdvance(count)
        high = QFontMetricsF(theme.serif).height()
        font = QFont(theme.serif)
        font.setWeight(QFont.Weight.DemiBold)
        top = QRectF(inner.left(), inner.top(), inner.width() - count_width - theme.space(4), high)
        draw_line(painter, top, title_of(stored), font, theme.colour("text"))
        right = QRectF(inner.left(), inner.top(), inner.width(), high)
        draw_line(painter, right, count, theme.small, theme.colour("second"), right=True)
        below = QRectF(inner.left(), inner.top() + high + theme.space(1), inner.width(), inner.height() - high)
        sign = f"△ {headline_words()}" if is_doubtful else ""
        words = " · ".join(part for part in (facts(stored.article.record), sign) if part)
        draw_line(painter, below, words, theme.small, theme.colour("second"))


class ArticleView(RowList):
    """Shows articles; choosing one opens it in the context."""

    article_selected = Signal(object)
    """The number of the current article; not emitted when there is none."""

    def __init__(self, model: ArticleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._articles = model
        self.setModel(model)
        self.setItemDelegate(ArticleDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Articles"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def selected_ids(self) -> tuple[int, ...]:
        """The numbers of the selected articles, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(stored.id for row in rows if (stored := self._articles.article(row)) is not None)

    def select_article(self, article_id: int | None) -> None:
        """Makes an article the current one; the first if it is not there."""
        row = self._articles.row_of(article_id) if article_id is not None else None
        select_only(self, self._articles.index(row or 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        stored = self._articles.article(current.row()) if current.isValid() else None
        if stored is not None:
            self.article_selected.emit(stored.id)
