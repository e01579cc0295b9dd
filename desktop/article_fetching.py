"""Reads the article that the context is to show, when nothing is more urgent.

Rows come first: an article is read after they are painted, since a thread that reads meanwhile takes turns with the
painting; and it is not shown while a search runs, whose answer may want another one.
"""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.after_painting import AfterPainting
from desktop.library import Library, LoadedArticle
from desktop.searching import Searching


class ArticleFetching(QObject):
    """Follows what is wanted; only the newest article comes."""

    came = Signal(object)
    """The `LoadedArticle` that is wanted."""
    failed = Signal(object)
    """An exception."""

    def __init__(self, library: Library, searching: Searching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._searching = searching
        self.wanted: int | None = None
        """The article that is to be shown; None if it does not matter any more."""
        self._is_due = False
        """Whether it is still to be asked for."""
        self._arrived: LoadedArticle | None = None
        self._is_urgent = False
        """Whether what comes is shown whatever else happens: what is shown now is wrong."""
        self._rest = AfterPainting(self)
        self._rest.came.connect(self._on_rest)
        searching.answered.connect(self._on_searched)
        searching.failed.connect(self._on_searched)

    def fetch(self, article_id: int) -> None:
        """Reads an article as soon as the window has nothing else to do."""
        self.wanted, self._is_due = article_id, True
        self._rest.start()

    def fetch_now(self, article_id: int) -> None:
        """Reads an article and shows it without waiting for anything."""
        self._is_urgent = True
        self._read(article_id)

    def _read(self, article_id: int) -> None:
        self.wanted, self._is_due = article_id, False
        job = self._library.load_article(article_id, self._searching.results.highlight)
        job.done.connect(self._on_loaded)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_searched(self, _: object) -> None:
        self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        """Shows what has come, or asks for what is wanted, unless an answer is about to come; then after that."""
        if self._searching.is_pending and not self._is_urgent:
            return
        if self._arrived is not None:
            loaded, self._arrived, self._is_urgent = self._arrived, None, False
            if loaded.stored.id == self.wanted:
                self.came.emit(loaded)
        if self._is_due and self.wanted is not None:
            self._read(self.wanted)

    @Slot(object)
    def _on_loaded(self, loaded: LoadedArticle) -> None:
        self._arrived = loaded
        self._on_rest()
