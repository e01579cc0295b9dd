"""Completes names and values of fields in the search field: a list below it, while one is being typed.

Keys in the field move in the list of results. They go to the list of completions only while it offers values: Down and
Up move in it, Enter takes what was moved to, Tab that or the first, Esc closes it. Names of fields, which many ordinary
words begin like, take Tab and Esc alone.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame

from desktop.after_painting import AfterPainting
from desktop.editors.choices import ROWS_SHOWN, STEPS, Choice, ChoiceList
from desktop.library import Library
from desktop.message_bar import announce
from desktop.search_bar import SearchField
from desktop.theme import Theme
from desktop.wording import count_words, value_sentence
from index.hints import Completion

PAUSE_MS = 40
"""Longer than the pause before a search, which is answered in the same thread: results come first, and are painted."""
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_AWAY = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Completing(QObject):
    """Asks for completions as one types, shows them, and takes the keys that are meant for them."""

    def __init__(self, field: SearchField, library: Library, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._library = library
        self._theme = theme
        self.list: ChoiceList | None = None
        """Made when it is first needed."""
        self._asked: tuple[str, int] = ("", 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._rest = AfterPainting(self)
        self._rest.came.connect(self._ask)
        self._is_wanted = False
        """Whether completions are to be asked for after the results."""
        library.searched.connect(self._on_searched)
        field.installEventFilter(self)
        field.textEdited.connect(self._pause.start)
        field.textChanged.connect(self._on_text_changed)

    @property
    def is_shown(self) -> bool:
        """Whether anything is offered."""
        return self.list is not None and self.list.isVisible()

    @property
    def is_done(self) -> bool:
        """Whether nothing is asked for any more of what has been typed."""
        return not (self._pause.isActive() or self._rest.is_active or self._library.is_searching)

    @Slot()
    def hide(self) -> None:
        """Offers nothing any more."""
        self._pause.stop()
        self._rest.stop()
        self._is_wanted = False
        self._asked = ("", 0)
        if self.list is not None and self.list.isVisible():
            self.list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes keys of the field while something is offered."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        elif self.is_shown and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key is meant for the completions; then it has been done."""
        key, offered = Qt.Key(event.key()), self.list
        if offered is None or event.modifiers() not in _PLAIN:
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab:
            self._take(offered.current or offered.choices.choice(0))
        elif key in STEPS and self._offers_values():
            offered.move_by(STEPS[key])
            if (current := offered.current) is not None:
                announce(self._field, f"{current.label}, {current.detail}")
        elif key in _ENTERS and offered.current is not None:
            self._take(offered.current)
        else:
            if key in _AWAY or key in _ENTERS:
                self.hide()
            return False
        return True

    def _offers_values(self) -> bool:
        first = self.list.choices.choice(0) if self.list is not None else None
        return first is not None and bool(cast("Completion", first.value).value)

    def _take(self, choice: Choice | None) -> None:
        self.hide()
        if choice is not None:
            completion = cast("Completion", choice.value)
            self._field.setText(completion.query)
            self._field.setCursorPosition(completion.cursor)
            if not completion.value:
                self._pause.start()  # the values of the field come next

    @Slot()
    def _on_text_changed(self) -> None:
        """Somebody else wrote into the field, or what was offered is for an older text."""
        if not self._field.hasFocus():
            self.hide()

    @Slot()
    def _on_pause(self) -> None:
        """Asks now, or after the results."""
        self._is_wanted = self._library.is_searching
        if not self._is_wanted:
            self._ask()

    @Slot()
    def _on_searched(self) -> None:
        if self._is_wanted:
            self._rest.start()

    @Slot()
    def _ask(self) -> None:
        self._is_wanted = False
        text, cursor = self._field.text(), self._field.cursorPosition()
        self._asked = (text, cursor)
        self._library.complete(text, cursor).done.connect(self._on_answered)

    @Slot(object)
    def _on_answered(self, found: object) -> None:
        """Shows what was found, unless something else is in the field by now."""
        if self._asked != (self._field.text(), self._field.cursorPosition()) or not self._field.hasFocus():
            return
        completions = cast("tuple[Completion, ...]", found)
        if not completions or self._is_written(completions):
            self.hide()
            return
        offered = self._made()
        offered.choices.show([self._choice(each) for each in completions])
        self._place(len(completions))
        offered.show()
        offered.raise_()

    def _is_written(self, completions: tuple[Completion, ...]) -> bool:
        """Whether the only completion is what stands there already."""
        return len(completions) == 1 and completions[0].query.strip() == self._field.text().strip()

    def _choice(self, completion: Completion) -> Choice:
        if not completion.value:
            return Choice(label=f"{completion.field}:", value=completion, detail=self.tr("Tab"))
        count = count_words(completion.count or 0, self.tr("{n} statement"), self.tr("{n} statements"))
        meaning = value_sentence(completion.field, completion.value)
        label = meaning if meaning.startswith(completion.value) else f"{completion.value} – {meaning}"
        return Choice(label=label, value=completion, detail=count)

    def _made(self) -> ChoiceList:
        if self.list is None:
            self.list = ChoiceList(self._theme, self.tr("Completions"), self._field.window())
            self.list.setObjectName("completions")
            self.list.setFrameShape(QFrame.Shape.NoFrame)
            self.list.picked.connect(self._on_picked)
        return self.list

    @Slot()
    def _on_picked(self) -> None:
        if self.list is not None:
            self._take(self.list.current)

    def _place(self, count: int) -> None:
        """Below the field, as wide as it is but not wider than a line of text."""
        offered = self._made()
        below = self._field.mapTo(self._field.window(), QPoint(0, self._field.height()))
        row = QFontMetricsF(self._theme.small).height() + self._theme.space(2)
        width = min(self._field.width(), round(40 * self._theme.em))
        offered.setGeometry(below.x(), below.y(), width, round(row * min(count, ROWS_SHOWN)) + self._theme.space(1))
