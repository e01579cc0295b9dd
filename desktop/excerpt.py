"""As much of a text as fits into a few lines, with its hits in bold and an ellipsis where it goes on."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from desktop.offsets import Offsets
from index.model import Span, Spans

ELLIPSIS = "…"
_LONGEST = 800
"""Code points that are laid out at most: no row shows more."""
_LEAD_SHARE = 0.6
"""How much of the room stands before a hit that would otherwise lie beyond the last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Lines ready to be painted."""

    layout: QTextLayout
    line_height: float
    ellipsis_at: QPointF | None
    """Baseline of the ellipsis after the last line; None if the text ends here."""
    font: QFont

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.layout.lineCount()

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Paints the lines below and right of a point."""
        painter.setPen(QPen(colour))
        painter.setFont(self.font)
        self.layout.draw(painter, QPointF(left, top))
        if self.ellipsis_at is not None:
            painter.drawText(self.ellipsis_at + QPointF(left, top), ELLIPSIS)


def line_height(font: QFont) -> float:
    """The height of a line of reading in a list: a little more than the font asks for."""
    return round(QFontMetricsF(font).height() * 1.12)


def excerpt(text: str, hits: Spans, font: QFont, *, width: float, lines: int) -> Excerpt:
    """Lays a text out in at most `lines` lines, starting later in the text if no hit would be seen otherwise."""
    flat = text.replace("\n", " ")
    made, shown = _fill(flat, hits, font, width=width, lines=lines)
    if hits and hits[0].end > shown:
        lead = round((shown - hits[0].end + hits[0].start) * _LEAD_SHARE)
        latest = max(0, len(flat) - shown + len(ELLIPSIS) + 1)
        start = _word_start(flat, max(0, min(hits[0].start - lead, latest)))
        moved = tuple(Span(hit.start - start + 2, hit.end - start + 2) for hit in hits if hit.start >= start)
        made, _ = _fill(f"{ELLIPSIS} {flat[start:]}", moved, font, width=width, lines=lines)
    return made


def _word_start(text: str, position: int) -> int:
    """The start of the next word at or after a position."""
    space = text.find(" ", position)
    return position if space < 0 or position == 0 else space + 1


def _fill(text: str, hits: Spans, font: QFont, *, width: float, lines: int) -> tuple[Excerpt, int]:
    """The lines, and how many code points of the text they show."""
    shown = text[:_LONGEST]
    offsets = Offsets(shown)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_bold(offsets.span_to_units(hit)) for hit in hits if hit.end <= len(shown)])
    narrow = max(width - QFontMetricsF(font).horizontalAdvance(ELLIPSIS), width / 2)
    wanted = offsets.to_units(len(shown)) + (len(shown) < len(text))
    end = _break_lines(layout, width, lines, height := line_height(font), narrow=narrow, wanted=wanted)
    ellipsis_at = None
    if end < wanted:
        last = layout.lineAt(layout.lineCount() - 1)
        ellipsis_at = QPointF(last.x() + last.naturalTextWidth(), last.y() + last.ascent())
    made = Excerpt(layout=layout, line_height=height, ellipsis_at=ellipsis_at, font=font)
    return made, offsets.to_code_points(end)


def _break_lines(layout: QTextLayout, width: float, lines: int, height: float, *, narrow: float, wanted: int) -> int:
    """Breaks the text into at most `lines` lines; returns where, in UTF-16 units, the last one ends.

    If that is before `wanted`, the last line is only as wide as `narrow`.
    """
    end = 0
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        if number == lines - 1 and line.textStart() + line.textLength() < wanted:
            line.setLineWidth(narrow)
        line.setPosition(QPointF(0, number * height))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return end


def _bold(units: Span) -> QTextLayout.FormatRange:
    """A hit: bold, so that it is seen without any colour."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    made = QTextLayout.FormatRange()
    made.start = units.start
    made.length = units.end - units.start
    made.format = form
    return made
