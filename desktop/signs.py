"""The signs of certainty and of the reader's marks, painted by us so that they look the same in every font."""

import math
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from index.model import Tier


class Sign(Enum):
    """What the reader put beside a statement."""

    STAR = auto()
    CHECK = auto()
    NOTE = auto()
    YOURS = auto()
    """The reader's word counts here, not the program's."""


def draw_tier(painter: QPainter, tier: Tier, centre: QPointF, size: float, colour: QColor) -> None:
    """Paints a tier's sign: a full, half or empty circle, or a dash for nobody."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, size / 7))
    circle = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if tier is Tier.UNATTRIBUTED:
        painter.drawLine(QPointF(circle.left(), centre.y()), QPointF(circle.right(), centre.y()))
    else:
        painter.drawEllipse(circle)
        painter.setBrush(colour)
        if tier is Tier.CLEAR:
            painter.drawEllipse(circle)
        elif tier is Tier.LIKELY:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(circle, 90 * 16, 180 * 16)
    painter.restore()


def draw_sign(painter: QPainter, sign: Sign, centre: QPointF, size: float, colour: QColor) -> None:
    """Paints a mark's sign: a star, a tick, lines of writing, or a diamond for what the reader decided."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, size / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    half = size / 2

    def at(x: float, y: float) -> QPointF:
        return QPointF(centre.x() + x * half, centre.y() + y * half)

    if sign is Sign.CHECK:
        painter.drawPolyline(QPolygonF([at(-0.9, 0.1), at(-0.25, 0.75), at(0.95, -0.75)]))
    elif sign is Sign.NOTE:
        for y, right in ((-0.7, 0.9), (0.0, 0.9), (0.7, 0.2)):
            painter.drawLine(at(-0.9, y), at(right, y))
    else:
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([at(x, y) for x, y in (_STAR if sign is Sign.STAR else _DIAMOND)]))
    painter.restore()


_DIAMOND = ((0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0))
_STAR = tuple(
    (radius * math.sin(math.pi * corner / 5), -radius * math.cos(math.pi * corner / 5))
    for corner in range(10)
    for radius in [1.3 if corner % 2 == 0 else 0.55]
)
