"""The signs of certainty, painted by us so that they look the same in every font: ● ◐ ○ –."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from index.model import Tier


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
