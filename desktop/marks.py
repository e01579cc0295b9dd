"""Which places of an article carry which mark, and how each mark is painted."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Theme
from index.model import Polarity, Span, Spans, StoredStatement


class Role(IntEnum):
    """What a marked place is to the current statement, in the order of painting."""

    OTHER = 0
    """Content of another statement."""
    CONTENT = 1
    UNSAID = 2
    """Content of the current statement if the article says that it was not said, or only might be."""
    CHAIN = 3
    CUE = 4
    MENTION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place and its role; of a statement that is not current only the content is marked."""

    span: Span
    role: Role
    statement_id: int


def marks_of(
    statements: tuple[StoredStatement, ...], current_id: int | None, draft: Spans | None = None
) -> tuple[Mark, ...]:
    """All marks of an article, in order of position; a draft is marked in place of the current content."""
    marks = [Mark(span=span, role=Role.CONTENT, statement_id=0) for span in draft or ()]
    for row in statements:
        if row.id == current_id:
            own = _current_marks(row)
            marks.extend(mark for mark in own if not (draft and mark.role in {Role.CONTENT, Role.UNSAID}))
        elif row.statement.listed:
            marks.extend(Mark(span=span, role=Role.OTHER, statement_id=row.id) for span in row.statement.content)
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.role)))


def _current_marks(row: StoredStatement) -> list[Mark]:
    """Content, cue, mention and the chain of the current statement."""
    statement = row.statement
    chain: Spans = tuple(
        link.span
        for link in statement.attribution.chain
        if not any(link.span.overlaps(mention) for mention in statement.mention)
    )
    parts = (
        (Role.CONTENT if statement.polarity is Polarity.PLAIN else Role.UNSAID, statement.content),
        (Role.CHAIN, chain),
        (Role.CUE, statement.cue),
        (Role.MENTION, statement.mention),
    )
    return [Mark(span=span, role=role, statement_id=row.id) for role, spans in parts for span in spans]


def draw_mark(painter: QPainter, role: Role, rect: QRectF, baseline: float, theme: Theme) -> None:
    """Paints one line's worth of a mark, below the text: a ground for contents, an underline for the rest.

    What was not said has no ground but a broken frame.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if role in {Role.CONTENT, Role.OTHER}:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("content" if role is Role.CONTENT else "content_other"))
        round_by = theme.space(1) * 0.6
        painter.drawRoundedRect(rect.adjusted(-round_by, 0, round_by, 0), round_by, round_by)
    elif role is Role.UNSAID:
        painter.setPen(QPen(theme.colour("second"), max(1.0, theme.em / 15), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        thin = max(1.0, theme.em / 15)
        y = baseline + 2.5 * thin
        pen = QPen(theme.colour("second" if role is Role.CUE else "accent"), thin)
        if role is Role.MENTION:
            pen.setWidthF(2 * thin)
        elif role is Role.CUE:
            pen.setWidthF(1.6 * thin)
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
    painter.restore()
