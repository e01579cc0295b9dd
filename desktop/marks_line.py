"""What the reader noted on the current statement: star, tick, tags and note, in words above the reason."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.link_label import LinkLabel, Part
from desktop.theme import Theme
from desktop.wording import day_words
from index.model import Marks, StoredStatement


class MarksLine(QWidget):
    """One line of marks, and the note below it; tags are links."""

    tag_chosen = Signal(str)
    """A tag, without any sign before it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._marks = LinkLabel(self)
        self._note = QLabel(self)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._marks)
        self._column.addWidget(self._note)
        self._note.setWordWrap(True)
        self._marks.linkActivated.connect(self.tag_chosen)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.has_words = False
        """Whether there is anything to show."""
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def show_statement(self, row: StoredStatement | None) -> None:
        """Shows a statement's marks; nothing if it has none."""
        marks = row.marks if row is not None else Marks()
        parts = [*map(Part, self._states(marks)), *(Part(f"#{tag}", tag) for tag in marks.tags)]
        line = [one for part in parts for one in (Part(" · "), part)][1:]
        spoken = self.tr("Your marks: {marks}").format(marks=", ".join([*self._states(marks), *marks.tags]))
        self._marks.show_lines([line], spoken=spoken)
        self._marks.setVisible(bool(parts))
        self._note.setText(marks.note)
        self._note.setAccessibleName(self.tr("Your note: {note}").format(note=marks.note))
        self._note.setVisible(bool(marks.note))
        self.has_words = bool(parts or marks.note)

    def _states(self, marks: Marks) -> list[str]:
        """Star and tick in words."""
        states = [self.tr("Starred")] if marks.starred else []
        if marks.checked:
            states.append(self.tr("Checked by you on {day}").format(day=day_words(marks.checked)))
        return states

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space(4), space(3), space(4), 0)
        self._column.setSpacing(space(1))
        self._note.setFont(self._theme.serif)
