"""The articles in the library, newest import first."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Slot

from desktop.hit_model import Index
from desktop.wording import facts, headline_words, statement_words
from index.model import StoredArticle


class ArticleRole(IntEnum):
    """What an article can be asked for, beside text."""

    ARTICLE = Qt.ItemDataRole.UserRole + 1
    """The `StoredArticle`."""
    HEADLINE_ONLY = Qt.ItemDataRole.UserRole + 2
    """Whether the headline quotes words that no statement below it has."""


def title_of(stored: StoredArticle) -> str:
    """What an article is called: its headline, else its first line, else its file."""
    return stored.article.record.headline or stored.article.text.strip().partition("\n")[0] or stored.source


class ArticleModel(QAbstractListModel):
    """A list of articles; found again by their number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[StoredArticle, ...] = ()
        self._articles: tuple[StoredArticle, ...] = ()
        self._kept: frozenset[int] | None = None
        self._headline_only: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many articles there are, listed or not."""
        return len(self._all)

    def show(self, articles: tuple[StoredArticle, ...]) -> None:
        """Replaces the whole list in one step; of the new ones those are listed that `keep` has named last."""
        self._all = articles
        self.keep(self._kept)

    @Slot(object)
    def keep(self, article_ids: frozenset[int] | None) -> None:
        """Lists only these articles; with None all of them."""
        self.beginResetModel()
        self._kept = article_ids
        self._articles = tuple(each for each in self._all if article_ids is None or each.id in article_ids)
        self.endResetModel()

    @Slot(object)
    def mark_headlines(self, article_ids: frozenset[int]) -> None:
        """Marks the articles whose headline quotes words that no statement below it has."""
        if article_ids != self._headline_only:
            self._headline_only = article_ids
            self.dataChanged.emit(self.index(0), self.index(max(0, len(self._articles) - 1)))

    def article(self, row: int) -> StoredArticle | None:
        """The article of a row; None beyond the list."""
        return self._articles[row] if 0 <= row < len(self._articles) else None

    def row_of(self, article_id: int) -> int | None:
        """The row of an article; None if it is not in the list."""
        return next((row for row, each in enumerate(self._articles) if each.id == article_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of articles; a list has no children."""
        return 0 if parent.isValid() else len(self._articles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The article, or words for it."""
        if not index.isValid() or (stored := self.article(index.row())) is None:
            return None
        if role == ArticleRole.ARTICLE:
            return stored
        if role == ArticleRole.HEADLINE_ONLY:
            return stored.id in self._headline_only
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(stored)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            sign = f", {headline_words()}" if stored.id in self._headline_only else ""
            return f"{title_of(stored)}, {facts(stored.article.record)}, {statement_words(stored)}{sign}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return stored.source
        return None
