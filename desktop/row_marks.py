"""The reader's marks in a row: star and tick in the margin, tags and the sign of a note after the cue."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.signs import Sign, draw_sign
from desktop.theme import Theme
from index.model import Corrected, Marks, StoredStatement

_TAGS_SHARE = 0.6
"""Tags take at most this much of their line, so that the cue stays readable."""


def draw_margin(painter: QPainter, left: float, first: float, second: float, marks: Marks, theme: Theme) -> None:
    """Star and tick beside the first and second line of a row.

    Args:
        painter: of the row.
        left: where the row begins.
        first: the middle of the first line.
        second: the middle of the second line.
        marks: what the reader marked.
        theme: colours and sizes.
    """
    x = left + theme.space(4) * 0.52
    size = theme.em * 0.4
    if marks.starred:
        draw_sign(painter, Sign.STAR, QPointF(x, first), size, theme.colour("accent"))
    if marks.checked:
        draw_sign(painter, Sign.CHECK, QPointF(x, second), size, theme.colour("accent"))


def draw_after_cue(painter: QPainter, rect: QRectF, row: StoredStatement, theme: Theme) -> QRectF:
    """Tags and signs at the end of the line of the cue; returns what is left for the cue itself."""
    words = "  ".join(f"#{tag}" for tag in row.marks.tags)
    signs = [Sign.YOURS] * bool(row.corrected & {Corrected.CONTENT, Corrected.REJECTED}) + [Sign.NOTE] * bool(
        row.marks.note
    )
    if not words and not signs:
        return rect
    metrics = QFontMetricsF(theme.small)
    step = theme.em * 0.5 + theme.space(2)
    room = rect.width() * _TAGS_SHARE - step * len(signs)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(shown)
    x = rect.right() - width
    painter.setFont(theme.small)
    painter.setPen(theme.colour("accent"))
    place = QRectF(x, rect.top(), width + 1, rect.height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    for sign in reversed(signs):
        x -= step
        centre = QPointF(x + theme.em * 0.25, rect.center().y())
        draw_sign(painter, sign, centre, theme.em * 0.42, theme.colour("accent"))
    return rect.adjusted(0, 0, x - rect.right() - theme.space(2), 0)
