"""Two names that may be one person: one question at a time, the likeliest first."""

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from desktop.flow_layout import FlowLayout
from desktop.theme import Theme
from desktop.wording import count_words, namesakes, person_facts
from index.model import Person, Suggestion


def fuller(suggestion: Suggestion) -> Person:
    """Whose name stays after a merge: the one of more words, of equal ones that with more statements."""
    people = (suggestion.first, suggestion.second)
    return max(people, key=lambda person: (len(person.name.split()), person.statement_count))


class SuggestionBand(QFrame):
    """Asks whether two people are one; there only while there is something to ask."""

    merge_wanted = Signal(object)
    """A `Suggestion`: they are one."""
    apart_wanted = Signal(object)
    """A `Suggestion`: they are not."""

    def __init__(self, theme: Theme, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._theme = theme
        self._suggestions: tuple[Suggestion, ...] = ()
        self._at = 0
        self._place = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._words)
        self._buttons = FlowLayout()
        self._column.addLayout(self._buttons)
        self.merge = self._button(self.tr("Me&rge"))
        self.apart = self._button(self.tr("Not the Sa&me"))
        self.later = self._button(self.tr("As&k Later"))
        self._buttons.addWidget(self._place)
        self.merge.clicked.connect(self._on_merge_clicked)
        self.apart.clicked.connect(self._on_apart_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Asks the first of these; one that was asked stays if it is among them."""
        asked = self.suggestion
        self._suggestions = suggestions
        pairs = [(each.first.id, each.second.id) for each in suggestions]
        kept = (asked.first.id, asked.second.id) if asked is not None else None
        self._at = pairs.index(kept) if kept in pairs else min(self._at, max(0, len(pairs) - 1))
        self._show()

    @property
    def suggestion(self) -> Suggestion | None:
        """What is asked now; None if there is nothing to ask."""
        return self._suggestions[self._at] if self._at < len(self._suggestions) else None

    def _show(self) -> None:
        suggestion = self.suggestion
        self.setVisible(suggestion is not None)
        if suggestion is None:
            return
        count = len(self._suggestions)
        self._place.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=count))
        self._place.setVisible(count > 1)
        stays = fuller(suggestion)
        other = suggestion.second if stays is suggestion.first else suggestion.first
        shared = namesakes((stays, other))
        sentence = self.tr("Same person? {other} ({facts}) and {name} ({more}): {reason}.").format(
            other=f"<b>{escape(other.name)}</b>",
            facts=escape(person_facts(other, shared)),
            name=f"<b>{escape(stays.name)}</b>",
            more=escape(person_facts(stays, shared)),
            reason=escape(suggestion.reason),
        )
        self._words.setText(sentence)
        self._fit()
        self.merge.setToolTip(self.tr("Both become {name}; this can be undone").format(name=stays.name))
        self.later.setVisible(count > 1)
        self.setAccessibleName(
            count_words(count, self.tr("{n} question about people"), self.tr("{n} questions about people"))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keeps the whole question readable, also where the list below has little room."""
        margins = self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(max(1, width))))

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        self._buttons.addWidget(button)
        return button

    @Slot()
    def _on_merge_clicked(self) -> None:
        if self.suggestion is not None:
            self.merge_wanted.emit(self.suggestion)

    @Slot()
    def _on_apart_clicked(self) -> None:
        if self.suggestion is not None:
            self.apart_wanted.emit(self.suggestion)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._at = (self._at + 1) % len(self._suggestions)
        self._show()

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space(4), space(3), space(4), space(3))
        self._column.setSpacing(space(2))
        self._buttons.setSpacing(space(2))
        palette = self._place.palette()
        palette.setColor(self._place.foregroundRole(), self._theme.colour("second"))
        self._place.setPalette(palette)
        self._fit()
