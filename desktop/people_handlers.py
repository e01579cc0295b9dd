"""What follows from what among people: the list, one person beside it, and the question whether two are one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.settings import View
from desktop.undo_keys import UndoKeys
from index.model import Person, Suggestion

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.people_view import PeopleView
    from index.model import Change
    from index.workspace import Reader, Workspace


class PeopleHandlers(QObject):
    """Fills the people's view while it is shown, and passes on what is wanted there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._view: PeopleView | None = None

    @property
    def view(self) -> "PeopleView":
        """The page that lists people, made now if it was not."""
        if self._view is None:
            from desktop.people_model import PeopleModel
            from desktop.people_view import PeopleView

            self._model = PeopleModel(self)
            self._view = PeopleView(self._model, self._window.theme, self._window)
            self._window.middle.addWidget(self._view)
            self._connect(self._view)
        return self._view

    @property
    def is_shown(self) -> bool:
        """Whether people are listed now."""
        return self._view is not None and self._view.isVisible()

    def _connect(self, view: "PeopleView") -> None:
        """The page and the panel beside it."""
        view.list.person_selected.connect(self._on_person_selected)
        view.list.activated.connect(self._on_activated)
        view.band.merge_wanted.connect(self._on_suggestion_merged)
        view.band.apart_wanted.connect(self._on_kept_apart)
        panel = self._window.context.person
        panel.rename_wanted.connect(self._on_renamed)
        panel.aliases_wanted.connect(self._on_aliases_set)
        panel.split_wanted.connect(self._on_split)
        panel.statements_wanted.connect(self._on_statements_wanted)
        for field in (view.box, panel.name, panel.aliases):
            UndoKeys(field, self._window)

    def refresh(self) -> None:
        """Reads people and suggestions anew, if they are shown."""
        window = self._window
        if window.settings.view is not View.PEOPLE:
            return
        view = self.view
        job = window.library.read(_people)
        job.done.connect(self._model.show)
        job.failed.connect(window.flow.report)
        window.library.read(_suggestions).done.connect(view.band.show_suggestions)

    def focus(self) -> None:
        """Gives the list the keyboard."""
        self.view.list.setFocus()

    def edit_name(self) -> None:
        """Goes to the name of the current person."""
        self._window.actions_.context.setChecked(True)
        name = self._window.context.person.name
        name.setFocus()
        name.selectAll()

    @Slot(object)
    def _on_person_selected(self, person: Person | None) -> None:
        self._window.context.person.show_person(person)

    @Slot()
    def _on_activated(self) -> None:
        """Enter in the list lists what the person said."""
        if (person := self.view.list.current()) is not None:
            self._on_statements_wanted(person)

    @Slot(object)
    def _on_statements_wanted(self, person: Person) -> None:
        window = self._window
        window.actions_.show_quotes.trigger()
        window.browsing.ask(window.browsing.searching.only("speaker", person.name))
        window.view.setFocus()

    @Slot(object)
    def _on_suggestion_merged(self, suggestion: Suggestion) -> None:
        from desktop.suggestion_band import fuller  # loaded with the page

        self._window.speaker_handlers.merge((suggestion.first, suggestion.second), fuller(suggestion))

    @Slot(object)
    def _on_kept_apart(self, suggestion: Suggestion) -> None:
        work = partial(_keep_apart, first_id=suggestion.first.id, second_id=suggestion.second.id)
        words = self.tr("Kept apart: {first} and {second}.")
        words = words.format(first=suggestion.first.name, second=suggestion.second.name)
        self._window.changes.make(work, self.tr("“not the same person”"), words=words)

    @Slot(object, object)
    def _on_renamed(self, person: Person, name: str) -> None:
        words = self.tr("{old} is now shown as {name}.").format(old=person.name, name=name)
        work = partial(_rename, person_id=person.id, name=name)
        self._window.changes.make(work, self.tr("change of name"), words=words)

    @Slot(object, object)
    def _on_aliases_set(self, person: Person, aliases: tuple[str, ...]) -> None:
        work = partial(_set_aliases, person_id=person.id, aliases=aliases)
        words = self.tr("Changed the further names of {name}.").format(name=person.name)
        self._window.changes.make(work, self.tr("change of aliases"), words=words)

    @Slot(object, object)
    def _on_split(self, person: Person, names: tuple[str, ...]) -> None:
        words = self.tr("Split off from {name}: {names}.").format(name=person.name, names=", ".join(names))
        work = partial(_split, person_id=person.id, names=names)
        self._window.changes.make(work, self.tr("splitting of a person"), words=words)


def _people(reader: "Reader") -> object:
    return reader.people()


def _suggestions(reader: "Reader") -> object:
    return reader.suggestions()


def _keep_apart(workspace: "Workspace", *, first_id: int, second_id: int) -> "Change":
    return workspace.keep_apart(first_id, second_id)


def _rename(workspace: "Workspace", *, person_id: int, name: str) -> "Change":
    return workspace.rename_person(person_id, name)


def _set_aliases(workspace: "Workspace", *, person_id: int, aliases: tuple[str, ...]) -> "Change":
    return workspace.set_aliases(person_id, aliases)


def _split(workspace: "Workspace", *, person_id: int, names: tuple[str, ...]) -> "Change":
    return workspace.split_person(person_id, names)
