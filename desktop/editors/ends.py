"""Where a statement's content begins and ends, moved by keys while the article shows it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from desktop.editors.editor import Editor
from desktop.theme import Theme
from desktop.word_steps import moved
from index.model import Spans


class EndsEditor(Editor):
    """Has the keyboard itself: arrows move an end, by word or with Shift by character."""

    draft_changed = Signal(object, object)
    """The content as it would be, as `Spans`, and the place that is being moved."""
    applied = Signal(object)
    """The new content, as `Spans`."""

    def __init__(self, theme: Theme, text: str, content: Spans) -> None:
        """`text` is the article's."""
        hint = self.tr(
            "← → move by word, with Shift by character. ↑ ↓ choose the beginning or the end. Enter keeps, Esc leaves."
        )
        super().__init__(theme, self.tr("Where does the statement begin and end?"), hint)
        self._text = text
        self._before = self._draft = content
        self._which = 2 * len(content) - 1
        self._place = QLabel(self)
        self._words = QLabel(self)
        self._words.setFont(theme.serif)
        for label in (self._place, self._words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.body.addWidget(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def begin(self) -> None:
        """Takes the keyboard and shows what is being moved."""
        self.setFocus()
        self._show()

    def enter(self) -> None:
        """Keeps the ends."""
        if self._draft != self._before:
            self.applied.emit(self._draft)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; everything else is as in every form."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            by_word = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            by = 1 if key == Qt.Key.Key_Right else -1
            self._draft = moved(self._text, self._draft, self._which, by, by_word=by_word)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = 1 if key == Qt.Key.Key_Down else -1
            self._which = (self._which + by) % (2 * len(self._draft))
        else:
            super().keyPressEvent(event)
            return
        self._show()

    def _show(self) -> None:
        """Says which end moves and how the content begins and ends now."""
        number, is_end = divmod(self._which, 2)
        if len(self._draft) == 1:
            place = self.tr("Moving the end") if is_end else self.tr("Moving the beginning")
        elif is_end:
            place = self.tr("Moving the end of piece {number}").format(number=number + 1)
        else:
            place = self.tr("Moving the beginning of piece {number}").format(number=number + 1)
        self._place.setText(place)
        words = " … ".join(" ".join(self._text[span.start : span.end].split()) for span in self._draft)
        self._words.setText(words if len(words) <= 160 else f"{words[:75]} … {words[-75:]}")
        self.setAccessibleDescription(f"{place}: {words}")
        self.draft_changed.emit(self._draft, [position for span in self._draft for position in span][self._which])
