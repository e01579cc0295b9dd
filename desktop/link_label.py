"""A label of words with links in them, which wraps, or is cut at the end of each line where room is short."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class Part(NamedTuple):
    """Words, and what is told when they are clicked, if they are a link."""

    text: str
    link: str = ""


Line = Sequence[Part]


class LinkLabel(QLabel):
    """Its links work by mouse and by keyboard; `linkActivated` has what was given for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._lines: tuple[Line, ...] = ()
        self._tip = ""

    @property
    def words(self) -> str:
        """What it says; empty where there is nothing to say."""
        return self.accessibleName()

    def show_lines(self, lines: Sequence[Line], *, spoken: str = "", tip: str = "") -> None:
        """Shows lines; a screen reader says `spoken`, or else the lines, and the mouse over them shows `tip`."""
        self._lines = tuple(line for line in lines if line)
        self._tip = tip
        self.setAccessibleName(spoken or "; ".join(map(_plain, self._lines)))
        self._show()

    def set_short(self, is_short: bool) -> None:
        """Cuts each line at its end rather than let it take a second one; the tooltip then has all of it."""
        if is_short == self.wordWrap():
            self.setWordWrap(not is_short)
            self._show()

    def minimumSizeHint(self) -> QSize:
        """No width is too small."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the lines anew."""
        super().resizeEvent(event)
        if not self.wordWrap():
            self._show()

    def _show(self) -> None:
        whole = "<br>".join(map(_html, self._lines))
        if self.wordWrap():
            shown = whole
        else:
            metrics = QFontMetrics(self.font())
            shown = "<br>".join(_html(_cut(line, metrics, self.contentsRect().width())) for line in self._lines)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("\n".join(filter(None, (self.words if shown != whole else "", self._tip))))


def _plain(line: Line) -> str:
    return "".join(part.text for part in line)


def _html(line: Line) -> str:
    return "".join(
        f'<a href="{escape(part.link)}">{escape(part.text)}</a>' if part.link else escape(part.text) for part in line
    )


def _cut(line: Line, metrics: QFontMetrics, width: int) -> Line:
    """As many parts as there is room for, the last of them with an ellipsis; a link that is cut stays a link."""
    if metrics.horizontalAdvance(_plain(line)) <= width:
        return line
    kept: list[Part] = []
    room = width
    for part in line:
        taken = metrics.horizontalAdvance(part.text)
        if taken > room:
            return [*kept, part._replace(text=metrics.elidedText(part.text, Qt.TextElideMode.ElideRight, max(room, 0)))]
        kept.append(part)
        room -= taken
    return kept
