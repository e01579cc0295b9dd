"""Several people become one: which name stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from desktop.editors.editor import Editor
from desktop.theme import Theme
from desktop.wording import namesakes, person_facts
from index.model import Person


class MergeEditor(Editor):
    """The people as choices; arrow keys choose whose name stays, Enter merges."""

    applied = Signal(object, object)
    """The people as a tuple, and the one whose name stays."""

    def __init__(self, theme: Theme, people: tuple[Person, ...]) -> None:
        """`people` are two or more; the fullest name is proposed, of equal ones that with more statements."""
        title = self.tr("Are they one person? Choose the name that stays")
        super().__init__(theme, title, self.tr("The others become aliases. Enter merges, Esc leaves."))
        self._people = people
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._buttons = []
        shared = namesakes(people)
        for person in people:
            text = f"{person.name}  –  {person_facts(person, shared)}"
            button = QRadioButton(text.replace("&", "&&"), inside)
            column.addWidget(button)
            self._buttons.append(button)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("editor")
        inside.setObjectName("editor")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setMaximumHeight(round(10 * theme.em))
        self.body.addWidget(area)
        best = max(range(len(people)), key=lambda at: (len(people[at].name.split()), people[at].statement_count))
        self._buttons[best].setChecked(True)

    def begin(self) -> None:
        """Takes the keyboard, at the name that is proposed."""
        next(button for button in self._buttons if button.isChecked()).setFocus()

    def enter(self) -> None:
        """Merges."""
        into = next(person for person, button in zip(self._people, self._buttons, strict=True) if button.isChecked())
        self.applied.emit(self._people, into)
        self.left.emit()
