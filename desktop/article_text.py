"""The text of an article with its statements marked; Qt never changes a character of what is copied from it."""

from bisect import bisect_left
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from desktop.article_signs import draw_bar, draw_end, draw_find
from desktop.left_out import run_from
from desktop.library import LoadedArticle
from desktop.marks import Mark, draw_mark, marks_of
from desktop.offsets import Offsets
from desktop.paragraph_labels import ParagraphLabels
from desktop.text_lines import Piece, pieces
from desktop.theme import Theme
from desktop.typesetting import change_hits
from desktop.unrolling import Unrolling
from desktop.wording import credit_line
from index.model import Span, Spans, StoredStatement

MEASURE = 70
"""Characters in a line at most, on average."""
MOST_SEEN = 20_000
"""Characters that are seen at once at most."""


class ArticleText(QTextEdit):
    """Shows one article; positions are code points of its text, on the outside."""

    statement_clicked = Signal(object)
    """The id of a statement."""
    take_in_wanted = Signal(object)
    """The numbers, from 1, of paragraphs that were left out and are to be part of the story again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._loaded: LoadedArticle | None = None
        self._offsets = Offsets("")
        self._labels = ParagraphLabels(theme)
        self._marks: tuple[Mark, ...] | None = ()
        """None if they are to be found anew when they are next painted."""
        self._hits: Spans = ()
        self._current: StoredStatement | None = None
        self._draft: Spans | None = None
        self._draft_at: int | None = None
        self._menu_actions: tuple[QAction, ...] = ()
        self._is_typesetting = False
        self._found: Spans = ()
        self._found_at: int | None = None
        self._unrolling = Unrolling(self, theme)
        self._unrolling.begun.connect(self._reveal)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Article"))
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._on_theme_changed)

    def show_article(self, loaded: LoadedArticle | None, hits: Spans) -> None:
        """Shows an article, or nothing; the hits of the query are bold."""
        self._loaded = loaded
        self._hits = hits
        self._current = self._draft = self._draft_at = self._found_at = None
        self._found = ()
        self._typeset()

    def renew(self, loaded: LoadedArticle) -> None:
        """Takes the same article, in which statements or what is left out may be others; the text stays where it is."""
        before, self._loaded = self._loaded, loaded
        if before is not None and before.stored.article.paragraphs != loaded.stored.article.paragraphs:
            bar, cursor = self.verticalScrollBar(), self.textCursor()
            place = bar.value(), cursor.anchor(), cursor.position()
            self._hits = loaded.hits
            self._typeset()
            if self._unrolling.is_long:
                self._unrolling.ensure(place[2])
            else:
                cursor = self.textCursor()
                cursor.setPosition(place[1])
                cursor.setPosition(place[2], QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                bar.setValue(place[0])
        self.set_hits(loaded.hits)
        self._mark()

    def set_hits(self, hits: Spans) -> None:
        """Shows other hits in bold."""
        if hits == self._hits or self._loaded is None:
            return
        if self._unrolling.is_long:
            self._unrolling.set_hits(hits)
        else:
            change_hits(self.document(), self._loaded.stored.article, self._hits, hits, self._offsets)
        self._hits = hits
        self._reveal()

    def set_current(self, row: StoredStatement | None) -> None:
        """Marks a statement as the current one and brings it into view, unless it was the current one before."""
        before, self._current = self._current, row
        if row != before:
            self._mark()
            if before is None or row is None or (before.id, before.statement.span) != (row.id, row.statement.span):
                self._reveal()

    @Slot(object, object)
    def show_draft(self, spans: Spans, at: int | None) -> None:
        """Marks other spans as the current content, while they are being chosen; `at` is the end that moves."""
        self._draft, self._draft_at = spans, at
        self._mark()
        self.reveal_span(Span(at, at) if at is not None else spans[0])

    @Slot()
    def hide_draft(self) -> None:
        """Marks the current statement's own content again."""
        self._draft = self._draft_at = None
        self._mark()

    @Slot(object, object)
    def show_found(self, places: Spans, at: int | None) -> None:
        """Frames the places that were looked for, and goes to the current one."""
        self._found, self._found_at = places, at
        self.viewport().update()
        if at is not None:
            self.reveal_span(places[at])

    def set_menu_actions(self, *actions: QAction) -> None:
        """Offers these, too, in the menu of the right mouse button."""
        self._menu_actions = actions

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select all, and what can be done with a statement, or with the paragraph under the mouse."""
        if not self.textCursor().hasSelection() and event.reason() is QContextMenuEvent.Reason.Mouse:
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addActions(self._menu_actions)
        menu.popup(event.globalPos())

    def reveal_span(self, span: Span) -> None:
        """Brings a place into view, if it is not."""
        cursor = QTextCursor(self.document())
        units = self._offsets.span_to_units(span)
        if not self._unrolling.ensure(units.start):
            return
        cursor.setPosition(units.start)
        top = self.cursorRect(cursor).top()
        cursor.setPosition(units.end)
        bottom = self.cursorRect(cursor).bottom()
        margin = self._theme.space(6)
        height = self.viewport().height()
        if top < margin or bottom > height - margin:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(top - min(height * 0.3, max(margin, (height - bottom + top) / 2))))

    def selected_span(self) -> Span | None:
        """What is selected; None without a selection."""
        cursor = self.textCursor()
        if self._loaded is None or not cursor.hasSelection():
            return None
        return self._offsets.span_to_code_points(Span(cursor.selectionStart(), cursor.selectionEnd()))

    def offers(self) -> tuple[QRectF, ...]:
        """Where in the viewport a click takes text back in."""
        return self._labels.offers

    def place(self) -> Span:
        """What is selected, or where the keyboard is."""
        cursor = self.textCursor()
        return self._offsets.span_to_code_points(Span(cursor.selectionStart(), cursor.selectionEnd()))

    def select_nothing(self) -> None:
        """Leaves the keyboard's place where it is, with nothing selected."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def selected_text(self) -> str:
        """Exactly what is selected, as the article has it; empty without a selection."""
        span = self.selected_span()
        return self._loaded.stored.article.text[span.start : span.end] if self._loaded and span else ""

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text alone: no fonts, no colours, no changed line ends or spaces."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the marks below the text."""
        if self._loaded is None:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        first, last = self._visible_span()
        seen = [mark for mark in self._found_marks() if mark.span.start < last and mark.span.end > first]
        bottom, space = self.viewport().height(), self._theme.em
        for mark in sorted(seen, key=lambda mark: mark.role):
            for piece in self._pieces(mark.span):
                if -space < piece.rect.bottom() and piece.rect.top() < bottom + space:  # a paragraph may be long
                    draw_mark(painter, mark.role, piece.rect, piece.baseline, self._theme)
        spans = self._draft or (self._current.statement.content if self._current is not None else ())
        draw_bar(painter, [piece.rect for span in spans for piece in self._pieces(span)], self._theme)
        start = bisect_left(self._found, (first,))
        for number, span in enumerate(self._found[start : bisect_left(self._found, (last,))], start):
            for piece in self._pieces(span):
                draw_find(painter, piece.rect, self._theme, is_current=number == self._found_at)
        self._draw_labels(painter)
        draw_end(painter, self._moving_end(), self._theme)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps lines readable: no longer than a measure, however wide the pane; and what was in view in view."""
        before, after = event.oldSize(), event.size()
        is_seen = before.width() != after.width() or self._current_is_above(before.height())
        if before.width() != after.width() and not self._is_typesetting:
            self._unrolling.again()
        super().resizeEvent(event)
        self._fit_measure()
        if is_seen:
            self._reveal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a statement, with nothing selected, chooses it."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if self._loaded is not None and (label := self._labels.offer_at(event.position())) is not None:
            self.take_in_wanted.emit(run_from(self._loaded.stored.article.paragraphs, label))
            return
        if (row := self._statement_at(event.position().toPoint())) is not None:
            self.statement_clicked.emit(row.id)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells the speaker of the statement under the mouse; shows a hand where a click takes text back in."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._labels.show_hand(self.viewport(), event.position())
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._statement_at(event.pos())
            QToolTip.showText(event.globalPos(), credit_line(row) if row else "", self)
            return True
        return super().viewportEvent(event)

    def _typeset(self) -> None:
        """Sets the text anew."""
        article = self._loaded.stored.article if self._loaded else None
        self._offsets = Offsets(article.text if article else "")
        self._labels.show(self._loaded.stored if self._loaded else None)
        self._is_typesetting = True  # replacing the text resizes the viewport while it is half empty
        self._unrolling.show(article, self._hits, self._offsets)
        self._is_typesetting = False
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit_measure()
        self._mark()

    def _mark(self) -> None:
        """Paints the marks for the current statement."""
        self._marks = None
        self.viewport().update()

    def _found_marks(self) -> tuple[Mark, ...]:
        """The marks for the current statement."""
        if self._marks is None:
            statements = self._loaded.statements if self._loaded else ()
            if self._current is not None and self._current not in statements:
                statements = (*statements, self._current)  # a rejected one: it is looked for, and not marked otherwise
            self._marks = marks_of(statements, self._current.id if self._current else None, self._draft)
        return self._marks

    @Slot()
    def _reveal(self) -> None:
        if self._current is not None and not self._is_typesetting:
            self.reveal_span(self._current.statement.span)

    def _current_is_above(self, height: int) -> bool:
        """Whether something of the current statement is seen in the first `height` pixels."""
        if self._current is None or self._is_typesetting:
            return False
        rects = [piece.rect for span in self._current.statement.content for piece in self._pieces(span)]
        return any(rect.bottom() > 0 and rect.top() < height for rect in rects)

    def _fit_measure(self) -> None:
        """Leaves the width beyond the measure empty, most of it on the right."""
        wanted = QFontMetricsF(self._theme.serif).averageCharWidth() * MEASURE + 2 * self._theme.space(4)
        spare = max(0, self.width() - self.verticalScrollBar().sizeHint().width() - round(wanted))
        self.setViewportMargins(min(spare // 2, self._theme.space(8)), 0, max(0, spare - self._theme.space(8)), 0)

    def _statement_at(self, point: QPoint) -> StoredStatement | None:
        """The innermost marked statement at a point of the viewport."""
        if self._loaded is None:
            return None
        at = self._offsets.to_code_points(self.cursorForPosition(point).position())
        found = [mark for mark in self._found_marks() if mark.span.start <= at < mark.span.end]
        found.sort(key=lambda mark: mark.span.end - mark.span.start)
        wanted = found[0].statement_id if found else None
        return next((row for row in self._loaded.statements if row.id == wanted), None)

    def _visible_span(self) -> Span:
        """What is seen of the text, in code points, a little too much rather than too little."""
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).block()
        # While a long article is laid out, its end is what Qt finds below the text that is there.
        end = min(last.position() + last.length(), first + MOST_SEEN)
        return self._offsets.span_to_code_points(Span(first, end))

    def _pieces(self, span: Span) -> Iterator[Piece]:
        """The rectangles of a span, line by line, in the viewport."""
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        metrics = QFontMetricsF(self._theme.serif)
        for piece in pieces(self.document(), self._offsets.span_to_units(span), metrics):
            yield piece.translated(-scrolled)

    def _moving_end(self) -> QRectF | None:
        """Where the end is that keys move."""
        if self._draft_at is None:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_units(self._draft_at))
        return QRectF(self.cursorRect(cursor))

    def _draw_labels(self, painter: QPainter) -> None:
        """Says above a paragraph that is not the story what it is."""
        visible = self._visible_span()
        self._labels.forget_places()
        for paragraph in self._labels.paragraphs:
            if paragraph.span.overlaps(visible) and (first := next(self._pieces(paragraph.span), None)) is not None:
                self._labels.draw(painter, paragraph, first.rect.topLeft())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._typeset()
        self._reveal()
