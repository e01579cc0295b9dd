"""Where the words of a document are painted: the rectangles of a span, one for each line that it goes over."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument

from index.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One line's worth of a span."""

    rect: QRectF
    baseline: float

    def translated(self, by: QPointF) -> "Piece":
        """The same piece elsewhere."""
        return Piece(rect=self.rect.translated(by), baseline=self.baseline + by.y())


def pieces(document: QTextDocument, units: Span, metrics: QFontMetricsF) -> Iterator[Piece]:
    """The rectangles of a span of UTF-16 units, in the document's own coordinates, as high as letters of this font."""
    block = document.findBlock(units.start)
    while block.isValid() and block.position() < units.end:
        yield from _block_pieces(document, block, units, metrics)
        block = block.next()


def _block_pieces(document: QTextDocument, block: QTextBlock, units: Span, metrics: QFontMetricsF) -> Iterator[Piece]:
    frame = document.documentLayout().blockBoundingRect(block)
    layout = block.layout()
    position, line_count = block.position(), layout.lineCount()
    # Straight to the first line: a paragraph may have hundreds, and dozens of spans are painted at once.
    first = layout.lineForTextPosition(max(0, units.start - position))
    for number in range(first.lineNumber() if first.isValid() else line_count, line_count):
        line = layout.lineAt(number)
        start = max(units.start - position, line.textStart())
        end = min(units.end - position, line.textStart() + line.textLength())
        if line.textStart() >= units.end - position:
            return
        if start < end:
            x1, x2 = _x_of(line, start), min(_x_of(line, end), line.x() + line.naturalTextWidth())
            baseline = frame.top() + line.y() + line.ascent()
            above = metrics.ascent() * 1.02
            rect = QRectF(frame.left() + x1, baseline - above, x2 - x1, above + metrics.descent() * 1.1)
            yield Piece(rect=rect, baseline=baseline)


def _x_of(line: object, position: int) -> float:
    """The x of a position in a line; PySide returns it with the position it settled on."""
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
