"""Lays a long article out piece by piece, so that it opens at once wherever one goes in it.

All of the text is in the document from the start, so that it can be selected and copied as a whole; but its paragraphs
are hidden, and Qt lays out only those that are shown. They are shown around the place that is looked at first, then on
both sides of it while nothing else is to be done, and what is seen stays where it is.
"""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from desktop.offsets import Offsets
from desktop.theme import Theme
from desktop.typesetting import prepare, set_piece, typeset
from index.model import Article, Span, Spans

LONG_FROM = 60_000
"""Characters from which on an article is laid out in pieces: about 10,000 words, a twentieth of a second."""
_READY = object()
_PARAGRAPHS_ABOVE = 8
"""Laid out above a place that is gone to, so that it does not stand at the upper edge."""
PIECE = 20_000
"""Characters that are laid out in one go."""


class Unrolling(QObject):
    """Fills the document of a text view with one article at a time."""

    begun = Signal()
    """The first pieces of a long article are laid out."""

    def __init__(self, view: QTextEdit, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._article: Article | None = None
        self._hits: Spans = ()
        self._offsets = Offsets("")
        self._is_long = False
        self._wanted: int | None = None
        """Where to begin, as long as nothing is laid out."""
        self._place = 0
        """Where one went last."""
        self._preparing: Iterator[None] = iter(())
        self._document: QTextDocument | None = None
        """Made here, and to be deleted with the next one; the view deletes its own first one."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_idle)

    @property
    def is_done(self) -> bool:
        """Whether all of the article is laid out."""
        return not self._timer.isActive()

    @property
    def is_long(self) -> bool:
        """Whether the article is laid out in pieces."""
        return self._is_long

    def show(self, article: Article | None, hits: Spans, offsets: Offsets) -> None:
        """Replaces the text by an article's, or by nothing; of a long one nothing is laid out before the next event."""
        self._timer.stop()
        self._wanted = None
        self._place = 0
        self._preparing = iter(())
        self._article, self._hits, self._offsets = article, hits, offsets
        was_long, self._is_long = self._is_long, article is not None and len(article.text) >= LONG_FROM
        # A bar that came with the text would change its width, and with it the length of all lines.
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self._view.setVerticalScrollBarPolicy(always if self._is_long else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if self._is_long or was_long:
            self._take_document(QTextDocument(self._view))
        if article is None or not self._is_long:
            typeset(self._view.document(), article, hits, offsets, self._theme)
            return
        self._wanted = 0
        self._preparing = self._prepare()
        self._timer.start()

    def set_hits(self, hits: Spans) -> None:
        """Shows other hits of a long article in bold: lays it out anew around what is seen."""
        self._hits = hits
        self.again()

    def again(self) -> None:
        """Lays a long article out anew around what is seen: lines have another length."""
        if not self._is_long or self._wanted is not None:
            return
        place = self._middle()
        top = self._pixels(place)
        hide_all(self._view.document())
        self._unroll(place)
        self._scroll_to(place, top)

    def ensure(self, units: int) -> bool:
        """Lays out what is around a place, if it is not yet; False if nothing is, and this place will be the first."""
        if self._wanted is not None:
            self._wanted = units
            return False
        block = self._view.document().findBlock(units)
        if self._is_long and block.isValid():
            self._place = units
            if not block.isVisible():
                self._unroll(units)
        return True

    def _take_document(self, document: QTextDocument) -> None:
        """Puts another document into the view: Qt would lay the old one out while its text is replaced."""
        self._view.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document

    def _prepare(self) -> Iterator[None]:
        """Makes the document of a long article, with all paragraphs hidden, in several goes."""
        document = QTextDocument(self._view)
        document.setUndoRedoEnabled(False)
        prepare(document, self._article, self._theme)
        yield
        hide_all(document)
        yield
        self._take_document(document)

    def _unroll(self, units: int) -> None:
        """Lays out a piece around a place, and the others when there is time."""
        self._place = units
        block = self._view.document().findBlock(units)
        for _ in range(_PARAGRAPHS_ABOVE):
            block = block.previous() if block.previous().isValid() else block
        self._show(block, forwards=True)
        self._timer.start()

    def _show(self, block: QTextBlock, *, forwards: bool) -> bool:
        """Lays out the next piece from a block on; False if nothing was hidden there."""
        while block.isValid() and block.isVisible():
            block = block.next() if forwards else block.previous()
        if not block.isValid() or self._article is None:
            return False
        shown = []
        size = 0
        while block.isValid() and not block.isVisible() and size < PIECE:
            size += block.length()
            shown.append(block)
            block = block.next() if forwards else block.previous()
        first, last = (shown[0], shown[-1]) if forwards else (shown[-1], shown[0])
        units = Span(first.position(), last.position() + last.length() - 1)
        for each in shown:
            each.setVisible(True)
        # The end of this change is what makes Qt lay the piece out, once.
        set_piece(self._view.document(), self._article, units, self._hits, self._offsets, self._theme)
        self._view.document().documentLayout().documentSize()  # asked for, it tells the scroll bar of the new height
        return True

    @Slot()
    def _on_idle(self) -> None:
        """Lays out the first pieces, or one more below what is seen, or else above it."""
        if self._wanted is not None:
            self._begin(self._wanted)
            return
        place = self._middle()
        top = self._pixels(place)
        block = self._view.document().findBlock(place)
        if self._show(block, forwards=True) or self._show(block, forwards=False):
            self._scroll_to(place, top)
            self._timer.start()

    def _begin(self, units: int) -> None:
        """Goes on with preparing the document; when that is done, lays out where it is wanted first."""
        self._timer.start()
        if next(self._preparing, _READY) is not _READY:
            return
        self._wanted = None
        self._unroll(units)
        self.begun.emit()

    def _middle(self) -> int:
        """A place that is seen: the one that was gone to last, or what is in the middle.

        Qt is not good at finding what is in the middle while there are hidden paragraphs, which take no room.
        """
        if 0 <= self._pixels(self._place) < self._view.viewport().height():
            return self._place
        cursor = self._view.cursorForPosition(self._view.viewport().rect().center())
        block = found = cursor.block()
        while block.isValid() and not block.isVisible():
            block = block.previous()
        while not block.isVisible() and found.isValid():
            block = found = found.next()
        return block.position() if block.isValid() and block != cursor.block() else cursor.position()

    def _pixels(self, place: int) -> int:
        """Where the line of a place is."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(place)
        return self._view.cursorRect(cursor).top()

    def _scroll_to(self, place: int, top: int) -> None:
        """Puts the line of a place where it was."""
        if moved := self._pixels(place) - top:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + moved)


def hide_all(document: QTextDocument) -> None:
    """Hides every paragraph; those that are laid out stay so until one of them is shown."""
    block = document.begin()
    for _ in range(document.blockCount()):
        block.setVisible(False)
        block = block.next()
