"""Who said it: part of a name, the candidates and people that fit it, a new name, or nobody."""

from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QRadioButton

from desktop.editors.choices import Choice, FieldWithChoices
from desktop.editors.editor import Editor
from desktop.editors.names import fitting, known_as
from desktop.flow_layout import FlowLayout
from desktop.folding import folded
from desktop.theme import Theme
from desktop.wording import namesakes, person_facts
from index.model import LONGEST_NAME_CHARS, Person

Who = int | str | None
"""A person's number, a name, or nobody."""


class SpeakerEditor(Editor):
    """A field over the names; nobody is chosen before something is typed or a key has moved in the list."""

    applied = Signal(object, object)
    """A `Who`, and whether it is meant for all statements by the same mention."""

    def __init__(self, theme: Theme, title: str, candidates: tuple[str, ...] = (), *, is_new: bool = False) -> None:
        """`candidates` are names that the program considered, best first; `is_new` begins with nobody chosen."""
        super().__init__(theme, title, self.tr("Type part of a name. Enter applies, Esc leaves."))
        self._candidates: tuple[tuple[str, Person | None], ...] = tuple((name, None) for name in candidates)
        self._is_new = is_new
        self._people: tuple[Person, ...] | None = None
        """None until they are read; what was typed by then is taken when they are."""
        self._was_entered = False
        self._choices = FieldWithChoices(theme, self.tr("Name of the speaker"), self)
        self._choices.field.setPlaceholderText(self.tr("Name of the speaker"))
        self._choices.field.setMaxLength(LONGEST_NAME_CHARS)
        self._choices.typed.connect(self._show_choices)
        self._choices.accepted.connect(self._on_accepted)
        self.body.addWidget(self._choices)
        self._one = QRadioButton(self.tr("Th&is statement"), self)
        self._all = QRadioButton(self)
        self._one.setChecked(True)
        self._scope = FlowLayout()
        self._scope.setSpacing(theme.space(4))
        for button in (self._one, self._all):
            self._scope.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # its letter and a click leave the keyboard to the name
            button.hide()
        self.body.addLayout(self._scope)
        self._show_choices()

    def begin(self) -> None:
        """Takes the keyboard."""
        self._choices.setFocus()

    @Slot(object)
    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offers these people, most statements first."""
        self._people = people
        self._show_choices()
        if self._was_entered:
            self._choices.enter()

    @Slot(object)
    def show_meant(self, found: object) -> None:
        """Offers people as `show_people` does, and before them each candidate with the person it means, if any."""
        people, self._candidates = cast("tuple[tuple[Person, ...], tuple[tuple[str, Person | None], ...]]", found)
        self.show_people(people)

    def show_scope(self, mention: str, count: int) -> None:
        """Offers to change all `count` statements of the article whose speaker is named by these words."""
        text = self.tr("&All {n} by “{mention}” in this article")
        self._all.setText(text.format(n=count, mention=mention.replace("&", "&&")))
        for button in (self._one, self._all):
            button.setVisible(count > 1)

    @Slot()
    def _show_choices(self) -> None:
        """The names that fit what is typed; what was chosen by a key begins anew."""
        text, known = self._choices.text, self._people or ()
        nobody = Choice(label=self.tr("Not named"), value=None, italic=True, detail=self.tr("nobody is credited"))
        shared = self._shared_names()
        people = [
            Choice(label=person.name, value=person.id, detail=person_facts(person, shared))
            for person in fitting(known, text)
        ]
        is_nobody = folded(text) == folded(nobody.label)
        considered = self._considered(text)
        taken = {choice.value for choice in considered}
        others = [choice for choice in people if choice.value not in taken]
        new = []
        if text and not is_nobody and self._people is not None and not known_as(known, text):
            new = [Choice(label=self.tr("New: “{name}”").format(name=text), value=text, detail=self.tr("a new name"))]
        found = [*considered, *others, *new, nobody] if text else [*considered, nobody, *others]
        if is_nobody or (self._is_new and not text):
            found = [nobody, *(choice for choice in found if choice != nobody)]
        self._choices.show_choices(found, choose_first=bool(text) or self._is_new)

    def _considered(self, text: str) -> list[Choice]:
        """The statement's candidates: as people where they mean one, else as names."""
        choices = []
        shared = self._shared_names()
        for name, person in self._candidates:
            if person is not None and fitting([person], text):
                detail = self.tr("considered; {facts}").format(facts=person_facts(person, shared))
                choices.append(Choice(label=person.name, value=person.id, detail=detail))
            elif person is None and text.casefold() in name.casefold():
                choices.append(Choice(label=name, value=name, detail=self.tr("considered")))
        return list({choice.value: choice for choice in choices}.values())

    def _shared_names(self) -> frozenset[str]:
        """Under which names several people may be offered."""
        candidates = (person for _, person in self._candidates if person is not None)
        return namesakes({person.id: person for person in (*(self._people or ()), *candidates)}.values())

    def enter(self) -> None:
        """Takes the choice in the list, as Enter in the field does."""
        self._choices.enter()

    @Slot(object)
    def _on_accepted(self, choice: Choice | None) -> None:
        if self._people is None and self._choices.text:
            self._was_entered = True
        elif choice is not None:
            self.applied.emit(choice.value, self._all.isChecked() and not self._all.isHidden())
            self.left.emit()
