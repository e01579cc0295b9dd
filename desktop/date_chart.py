"""A small chart of how many results each date has; a period is chosen by dragging over it, or with the keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.message_bar import announce
from desktop.theme import Theme
from desktop.wording import count_words, date_words

_YEAR, _MONTH = 4, 7
_MOST_DAYS = 366
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHOOSE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_TAKE_OUT = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_LEAVE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DateChart(QWidget):
    """One bar for each day, month or year, without gaps between the first and the last."""

    period_chosen = Signal(str, object)
    """A period as the query writes it (`2021-03`, `2021-03/2021-05`), and the keys held."""
    period_dropped = Signal()
    """The chosen period is to go out of the query."""
    left = Signal(object)
    """The keyboard goes on to the row above (-1) or below (1)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dates: tuple[str, ...] = ()
        self._counts: tuple[int, ...] = ()
        self._current = 0
        self._start: int | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Results by date"))
        theme.changed.connect(self.update)

    @property
    def dates(self) -> tuple[str, ...]:
        """What each bar stands for, in ISO 8601."""
        return self._dates

    def show_counts(self, counts: dict[str, int]) -> None:
        """Shows other results; a date that is known less precisely than others has no bar of its own."""
        dates = _without_gaps(list(counts))
        if dates != self._dates:
            self._dates, self._current, self._start = dates, 0, None
        self._counts = tuple(counts.get(each, 0) for each in dates)
        self.setAccessibleDescription(self._words(0, len(dates) - 1) if dates else "")
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for bars and one line of words."""
        return QSize(0, round(QFontMetricsF(self._theme.small).height() + self._theme.em * 2.4 + self._theme.space(3)))

    def bar_at(self, x: float) -> int:
        """The bar at a place of the widget, the nearest one beyond the ends."""
        width = self._bars().width() / max(1, len(self._dates))
        return min(len(self._dates) - 1, max(0, int((x - self._bars().left()) // max(1e-6, width))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a period."""
        if event.button() is Qt.MouseButton.LeftButton and self._dates:
            self._start = self._current = self.bar_at(event.position().x())
            self._is_dragged = True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Widens the period while the button is held."""
        if self._is_dragged:
            self._current = self.bar_at(event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the period."""
        if self._is_dragged and event.button() is Qt.MouseButton.LeftButton:
            self._is_dragged = False
            self._choose(event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from bar to bar, with Shift they make a period, Enter chooses it, Delete takes it out."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._dates) - 1}
        if key in _LEAVE:
            self.left.emit(_LEAVE[key])
        elif key in _TAKE_OUT:
            self.period_dropped.emit()
        elif not self._dates or (key not in _STEPS and key not in ends and key not in _CHOOSE):
            super().keyPressEvent(event)
        elif key in _CHOOSE:
            self._choose(keys & ~Qt.KeyboardModifier.ShiftModifier)
        else:
            self._move(ends.get(key, self._current + _STEPS.get(key, 0)), extend=bool(keys & _SHIFT))

    def event(self, event: QEvent) -> bool:
        """Tells what a bar stands for."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._dates:
            bar = self.bar_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(bar, bar), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forgets a period that was not chosen."""
        super().focusOutEvent(event)
        self._start = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars on a hair line, the period that is being chosen on a ground, and below what it is."""
        if not self._dates:
            return
        painter = QPainter(self)
        theme, bars = self._theme, self._bars()
        width = bars.width() / len(self._dates)
        first, last = self._chosen()
        is_choosing = self._start is not None or self.hasFocus()
        if is_choosing:
            ground = QRectF(bars.left() + first * width, bars.top(), (last - first + 1) * width, bars.height())
            painter.fillRect(ground, theme.colour("selected"))
        most = max(self._counts) or 1
        gap = 1.0 if width > 3 else 0.0  # narrower bars would be gone
        for number, count in enumerate(self._counts):
            if count:
                height = max(2.0, bars.height() * count / most)
                bar = QRectF(bars.left() + number * width, bars.bottom() - height, max(1.0, width - gap), height)
                chosen = is_choosing and first <= number <= last
                painter.fillRect(bar, theme.colour("accent" if chosen or not is_choosing else "handle"))
        painter.fillRect(QRectF(bars.left(), bars.bottom(), bars.width(), 1), theme.colour("line"))
        self._draw_words(painter, bars, first, last, is_choosing=is_choosing)
        painter.end()

    def _draw_words(self, painter: QPainter, bars: QRectF, first: int, last: int, *, is_choosing: bool) -> None:
        """The first and the last date; while choosing the period and how many results it has."""
        theme = self._theme
        painter.setFont(theme.small)
        painter.setPen(theme.colour("accent" if is_choosing else "second"))
        metrics = QFontMetricsF(theme.small)
        below = bars.bottom() + theme.space(1) + metrics.ascent()
        if is_choosing:
            text = metrics.elidedText(self._words(first, last), Qt.TextElideMode.ElideRight, bars.width())
            painter.drawText(QPointF(bars.left(), below), text)
            return
        start, end = _short(self._dates[0]), _short(self._dates[-1])
        painter.drawText(QPointF(bars.left(), below), start)
        if len(self._dates) > 1 and metrics.horizontalAdvance(start + end) + theme.space(2) < bars.width():
            painter.drawText(QPointF(bars.right() - metrics.horizontalAdvance(end), below), end)

    def _bars(self) -> QRectF:
        """Where the bars stand."""
        theme, words = self._theme, QFontMetricsF(self._theme.small).height()
        room = QRectF(self.rect()).adjusted(theme.space(4), theme.space(1), -theme.space(3), -theme.space(2) - words)
        return room if room.width() > 0 else QRectF(0, 0, 1, 1)

    def _chosen(self) -> tuple[int, int]:
        """The first and the last bar of the period."""
        start = self._current if self._start is None else self._start
        return min(start, self._current), max(start, self._current)

    def _move(self, to: int, *, extend: bool) -> None:
        start = self._start if self._start is not None else self._current
        self._current = min(len(self._dates) - 1, max(0, to))
        self._start = start if extend else None
        announce(self, self._words(*self._chosen()))
        self.update()

    def _choose(self, keys: Qt.KeyboardModifier) -> None:
        first, last = self._chosen()
        self._start = None
        self.period_chosen.emit(_period(self._dates[first], self._dates[last]), keys)
        self.update()

    def _words(self, first: int, last: int) -> str:
        """A period in words, and how many results it has."""
        dates = date_words(self._dates[first])
        if first != last:
            dates = self.tr("{start} – {end}").format(start=dates, end=date_words(self._dates[last]))
        count = count_words(sum(self._counts[first : last + 1]), self.tr("{n} statement"), self.tr("{n} statements"))
        return f"{dates}: {count}"


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _short(text: str) -> str:
    """A date in few letters, for the ends of the chart."""
    if len(text) == _MONTH:
        return QLocale().toString(QDate(int(text[:_YEAR]), int(text[_YEAR + 1 :]), 1), "MMM yyyy")
    return date_words(text)


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _without_gaps(dates: list[str]) -> tuple[str, ...]:
    """All dates between the first and the last of the most precise ones."""
    size = max(map(len, dates), default=0)
    whole = sorted(each for each in dates if len(each) == size)
    if not whole:
        return ()
    first, last = whole[0], whole[-1]
    if size == _YEAR:
        return tuple(f"{year:04}" for year in range(int(first), int(last) + 1))
    if size == _MONTH:
        months = range(_months(first), _months(last) + 1)
        return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in months)
    try:
        start, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:  # a record may have a day that no month has
        return tuple(dict.fromkeys(whole))
    return tuple((start + timedelta(days=day)).isoformat() for day in range(min(days, _MOST_DAYS) + 1))


def _months(text: str) -> int:
    return int(text[:_YEAR]) * 12 + int(text[_YEAR + 1 :]) - 1
