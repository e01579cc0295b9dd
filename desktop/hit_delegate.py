"""Paints one result: speaker and certainty, the statement with its hits, where and when it stood."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.excerpt import excerpt, line_height
from desktop.hit_model import HitRole, Index
from desktop.row_marks import draw_after_cue, draw_margin
from desktop.row_state import row_state
from desktop.signs import Sign, draw_sign, draw_tier
from desktop.theme import Theme
from desktop.wording import (
    correction_sentences,
    credit_line,
    date_words,
    facts,
    is_named,
    is_yours,
    kind_sentence,
    kind_sign,
    kind_word,
    mark_words,
    polarity_sentence,
    speaker_name,
    standing_word,
)
from index.model import Polarity, Spans, StoredStatement, Tier

_LEFT, _RIGHT = (
    int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)
LINES = 2
WIDE_FROM_EM = 44
"""From this width on, speaker, statement and facts stand side by side; below it, one above the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    """Where the parts of a row go."""

    speaker: QRectF
    cue: QRectF
    quote: QRectF
    facts: QRectF


class HitDelegate(QStyledItemDelegate):
    """All rows have one height, so a list of any length costs the same; the view says how wide they are."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.width = 0
        """The width of the rows."""
        self.shows_headlines = False
        """Whether a row without an outlet says which article it is from: there are several."""

    def row_height(self, width: int) -> int:
        """Height of every row at this width."""
        small = QFontMetricsF(self._theme.small).height()
        quote = LINES * line_height(self._theme.serif)
        padding = self._theme.space(3)
        if self.is_wide(width):
            return round(max(quote, 2 * small + self._theme.space(1)) + 2 * padding)
        return round(small + self._theme.space(1) + quote + 2 * padding)

    def is_wide(self, width: int) -> bool:
        """Whether the parts stand side by side at this width."""
        return width >= WIDE_FROM_EM * self._theme.em

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The width of the list and the height of every row."""
        return QSize(self.width, self.row_height(self.width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself; a row that is gone from the library stays empty."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        draw_ground(painter, option, index, self._theme)
        row = index.data(HitRole.STATEMENT)
        if isinstance(row, StoredStatement):
            facts_of_row = self._facts(row)
            places = self._places(QRectF(option.rect), has_facts=any(facts_of_row))
            self._draw_speaker(painter, places, row)
            self._draw_quote(painter, places.quote, row, index.data(HitRole.HITS) or ())
            self._draw_facts(painter, places.facts, *facts_of_row)
            self._draw_margin(painter, option.rect.left(), places, row)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Says in words what the signs of the row mean."""
        row = index.data(HitRole.STATEMENT)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(row, StoredStatement):
            return False
        lines = [
            credit_line(row),
            polarity_sentence(row.statement.polarity),
            kind_sentence(row.statement.kind),
            facts(row.record),
            *correction_sentences(row),
            *mark_words(row),
        ]
        QToolTip.showText(event.globalPos(), "\n".join(line for line in lines if line), view)
        return True

    def _places(self, rect: QRectF, *, has_facts: bool) -> _Places:
        """Side by side with one base line, or one above the other."""
        theme = self._theme
        side, padding, gap = theme.space(4), theme.space(3), theme.space(5)
        inner = rect.adjusted(side, padding, -side, -padding)
        small = QFontMetricsF(theme.small).height()
        if self.is_wide(round(rect.width())):
            speaker = min(15 * theme.em, max(9 * theme.em, 0.22 * rect.width()))
            place = min(9 * theme.em, max(6 * theme.em, 0.14 * rect.width()))
            middle = inner.left() + speaker + gap
            right = inner.right() - (place + gap if has_facts else 0)
            drop = QFontMetricsF(theme.serif).ascent() - QFontMetricsF(theme.small).ascent()
            top = inner.top() + drop
            return _Places(
                speaker=QRectF(inner.left(), top, speaker, small),
                cue=QRectF(inner.left(), top + small + theme.space(1), speaker, small),
                quote=QRectF(middle, inner.top(), right - middle, inner.height()),
                facts=QRectF(inner.right() - place, top, place, inner.height()),
            )
        place = min(13 * theme.em, inner.width() * 0.36) if has_facts else 0.0
        name = inner.width() - place - gap
        top = inner.top() + small + theme.space(1)
        return _Places(
            speaker=QRectF(inner.left(), inner.top(), name * 0.7, small),
            cue=QRectF(inner.left(), inner.top(), name, small),
            quote=QRectF(inner.left(), top, inner.width(), inner.bottom() - top),
            facts=QRectF(inner.right() - place, inner.top(), place, small),
        )

    def _draw_speaker(self, painter: QPainter, places: _Places, row: StoredStatement) -> None:
        """The certainty's sign, the name in semi-bold, and below or beside it what kind of statement it is."""
        theme, rect = self._theme, places.speaker
        size = theme.em * 0.5
        self._draw_certainty(painter, QPointF(rect.left() + size / 2, rect.center().y()), size, row)
        indent = size + theme.space(2)
        font = QFont(theme.small)
        font.setWeight(QFont.Weight.DemiBold if row.statement.attribution.speaker else QFont.Weight.Normal)
        font.setItalic(not is_named(row))
        colour = theme.colour("text" if row.statement.attribution.speaker else "second")
        name = speaker_name(row)
        draw_line(painter, rect.adjusted(indent, 0, 0, 0), name, font, colour)
        left = indent
        if places.cue.top() == rect.top():
            advance = QFontMetricsF(font).horizontalAdvance(name)
            left += min(advance, rect.width() - indent) + theme.space(3)
        self._draw_kind(painter, places.cue.adjusted(left, 0, 0, 0), row)

    def _draw_certainty(self, painter: QPainter, centre: QPointF, size: float, row: StoredStatement) -> None:
        """The sign of the tier, or that the user said who it is."""
        tier = row.statement.attribution.tier
        if is_yours(row):
            draw_sign(painter, Sign.YOURS, centre, size, self._theme.colour("accent"))
            return
        colour = self._theme.colour("second" if tier in {Tier.UNSURE, Tier.UNATTRIBUTED} else "accent")
        draw_tier(painter, tier, centre, size, colour)

    def _draw_margin(self, painter: QPainter, left: float, places: _Places, row: StoredStatement) -> None:
        """The star and the tick, one under the other."""
        is_beside = places.cue.top() == places.speaker.top()
        below = places.quote.top() + line_height(self._theme.serif) / 2 if is_beside else places.cue.center().y()
        draw_margin(painter, left, places.speaker.center().y(), below, row.marks, self._theme)

    def _draw_kind(self, painter: QPainter, rect: QRectF, row: StoredStatement) -> None:
        """The kind's sign, in semi-bold what keeps the statement from being something that was said, and the cue."""
        theme = self._theme
        rect = draw_after_cue(painter, rect, row, theme)
        start = kind_sign(row.statement.kind)
        if word := standing_word(row.statement):
            font = QFont(theme.small)
            font.setWeight(QFont.Weight.DemiBold)
            draw_line(painter, rect, f"{start} {word}", font, theme.colour("text"))
            rect = rect.adjusted(QFontMetricsF(font).horizontalAdvance(f"{start} {word} "), 0, 0, 0)
            start = "·"
        cue = " ".join(row.cue.split()) or kind_word(row.statement.kind)
        draw_line(painter, rect, f"{start} {cue}", theme.small, theme.colour("second"))

    def _draw_quote(self, painter: QPainter, rect: QRectF, row: StoredStatement, hits: Spans) -> None:
        """The statement in serif over two lines; paler if it was not said."""
        made = excerpt(row.quote, hits, self._theme.serif, width=rect.width(), lines=LINES)
        colour = self._theme.colour("text" if row.statement.polarity is Polarity.PLAIN else "second")
        made.draw(painter, rect.left(), rect.top(), colour)

    def _facts(self, row: StoredStatement) -> tuple[str, str]:
        """Where and when; both empty if nothing is known and there is only one article."""
        place = row.record.outlet or (row.record.headline if self.shows_headlines else "") or ""
        return place, date_words(row.record.published) if row.record.published else ""

    def _draw_facts(self, painter: QPainter, rect: QRectF, place: str, when: str) -> None:
        """Outlet over date, or both in one line where there is room for one only."""
        theme = self._theme
        colour, metrics = theme.colour("second"), QFontMetricsF(theme.small)
        if rect.height() < 2 * metrics.height():
            room = rect.width() - (metrics.horizontalAdvance(f" · {when}") if place and when else 0)
            shown = metrics.elidedText(place, Qt.TextElideMode.ElideRight, room)
            words = " · ".join(part for part in (shown, when) if part)
            draw_line(painter, rect, words, theme.small, colour, right=True)
            return
        line = QRectF(rect.left(), rect.top(), rect.width(), metrics.height())
        below = line.translated(0, metrics.height() + theme.space(1))
        draw_line(painter, line, place or when, theme.small, colour, right=True)
        draw_line(painter, below, when if place else "", theme.small, colour, right=True)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
    """The ground of a row, or of a cell of it: selected, under the mouse, or plain, with a hair line below."""
    state, rect, view = row_state(option, index), option.rect, option.widget
    if state.selected:
        painter.fillRect(rect, theme.colour("selected"))
        focused = view is not None and view.hasFocus()
        bar = rect.adjusted(0, 0, round(theme.space(1) * 0.75) - rect.width(), 0)
        if index.column() == 0:
            painter.fillRect(bar, theme.colour("accent" if focused else "handle"))
    elif state.hovered:
        painter.fillRect(rect, theme.colour("hover"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))


def draw_line(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: QColor, *, right: bool = False) -> None:
    """One line of text, shortened at its end if it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _RIGHT if right else _LEFT, shown)
