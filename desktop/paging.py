"""Where printed pages break: no statement is torn from the name above it, if it fits on a page."""

from collections.abc import Iterator

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QGuiApplication, QTextBlock, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtPrintSupport import QPrinter

_MARGIN_CM = 2.0
"""What `QTextDocument.print_` leaves free on each side."""
_CM_PER_INCH = 2.54
_ENDLESS = 1e8


def keep_whole(document: QTextDocument, printer: QPrinter) -> None:
    """Lets a new page begin before each part of a document that would go over its end; rules end the parts.

    The parts are measured once, as they are laid out for the printer. A part longer than a page is left to flow.
    """
    measured = document.clone()
    measured.documentLayout().setPaintDevice(printer)
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    margin_inches = _MARGIN_CM / _CM_PER_INCH
    room = page.height() - 2 * margin_inches * printer.logicalDpiY()
    form = measured.rootFrame().frameFormat()
    form.setMargin(margin_inches * QGuiApplication.primaryScreen().logicalDotsPerInchY())  # a layout scales it itself
    measured.rootFrame().setFrameFormat(form)
    measured.setPageSize(QSizeF(page.width(), _ENDLESS))
    used = 0.0
    for first, height in list(_parts(measured)):
        if used and used + height > room and height <= room:
            _break_before(document, first)
            used = 0.0
        used = (used + height) % room if used + height > room else used + height
    measured.deleteLater()


def _parts(document: QTextDocument) -> Iterator[tuple[int, float]]:
    """The number of the first block of each part, and how high it is with the room above it and the rule at its end."""
    layout = document.documentLayout()
    first, before = 0, layout.blockBoundingRect(document.begin()).top()
    block = document.begin()
    while block.isValid():
        if _is_rule(block) or not block.next().isValid():
            bottom = layout.blockBoundingRect(block).bottom()
            yield first, bottom - before
            first, before = block.blockNumber() + 1, bottom
        block = block.next()


def _is_rule(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)


def _break_before(document: QTextDocument, number: int) -> None:
    cursor = QTextCursor(document.findBlockByNumber(number))
    form = cursor.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    cursor.setBlockFormat(form)
