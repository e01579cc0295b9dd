"""What is painted on an article beside its marks: the bar at the current statement, places found, an end that moves."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Theme


def draw_bar(painter: QPainter, rects: Sequence[QRectF], theme: Theme) -> None:
    """A bar in the margin beside the lines of the current statement: it is found without any colour."""
    if rects:
        top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
        bar = QRectF(theme.space(1), top, theme.space(1) * 0.75, bottom - top)
        painter.fillRect(bar, theme.colour("accent"))


def draw_find(painter: QPainter, rect: QRectF, theme: Theme, *, is_current: bool) -> None:
    """A frame around a place that was looked for; the current one has a ground as well."""
    framed = rect.adjusted(-1.5, -0.5, 1.5, 0.5)
    if is_current:
        painter.fillRect(framed, theme.colour("selected"))
    painter.setPen(QPen(theme.colour("accent"), 2 if is_current else 1))
    painter.drawRect(framed)


def draw_end(painter: QPainter, rect: QRectF | None, theme: Theme) -> None:
    """A line where the end is that keys move; nothing without one."""
    if rect is not None:
        width = theme.space(1) * 0.6
        line = QRectF(rect.left() - width / 2, rect.top(), width, rect.height())
        painter.fillRect(line, theme.colour("accent"))
