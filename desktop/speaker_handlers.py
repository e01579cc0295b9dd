"""What the keys do that say who spoke: change a speaker, merge people, not a statement."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from desktop.folding import folded
from desktop.messages import Message
from desktop.wording import count_words, speaker_name
from index.model import Person, StoredStatement

if TYPE_CHECKING:
    from desktop.editors.editor import Editor
    from desktop.editors.speaker import SpeakerEditor, Who
    from desktop.main_window import MainWindow
    from index.model import Change
    from index.workspace import Reader, Workspace


class SpeakerHandlers(QObject):
    """Connects the actions about speakers; each change is one step to undo."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._ids: tuple[int, ...] = ()
        """What the open editor is about."""
        self._editor: SpeakerEditor | None = None
        self._same: tuple[int, ...] = ()
        """Those of the article by the same mention."""
        actions = window.actions_
        actions.change_speaker.triggered.connect(self._on_change_speaker)
        actions.merge.triggered.connect(self._on_merge)
        actions.reject.triggered.connect(self._on_reject)
        actions.accept.triggered.connect(self._on_accept)
        window.view.addActions([actions.reject, actions.accept])

    @Slot()
    def _on_change_speaker(self) -> None:
        from desktop.editors.speaker import SpeakerEditor  # not at the start: each form costs time

        if self._window.people.is_shown:
            self._window.people.edit_name()
            return
        row = self._window.browsing.chosen_row()
        if row is None:
            self._say_nothing_selected()
            return
        ids = self._window.browsing.chosen_ids()
        title = count_words(len(ids), self.tr("Who said this?"), self.tr("Who said these {n} statements?"))
        names = _candidates(row) if len(ids) == 1 else ()
        editor = SpeakerEditor(self._window.theme, title, names)
        editor.applied.connect(self._on_speaker_applied)
        self._open(editor)
        self._editor, self._ids, self._same = editor, ids, ()
        self._window.library.read(partial(_people_meant, row=row, names=names)).done.connect(editor.show_meant)
        if len(ids) == 1:
            job = self._window.library.read(partial(_same_mention, row=row))
            job.done.connect(self._on_same_mention_found)

    @Slot(object)
    def _on_same_mention_found(self, found: object) -> None:
        """Offers to change all of them, if the form is still open for that statement."""
        row, same = cast("tuple[StoredStatement, tuple[int, ...]]", found)
        is_open = self._editor is not None and self._window.context.editor is self._editor
        if self._editor is not None and is_open and self._ids == (row.id,):
            self._same = tuple(sorted({*same, row.id}))
            self._editor.show_scope(row.mention, len(self._same))

    @Slot(object, object)
    def _on_speaker_applied(self, who: "Who", is_for_all: bool) -> None:
        ids = self._same if is_for_all else self._ids
        work = partial(_set_speaker, ids=ids, who=who)
        words = count_words(
            len(ids), self.tr("Changed the speaker."), self.tr("Changed the speaker of {n} statements.")
        )
        self._window.changes.make(work, self.tr("change of speaker"), words=words)

    @Slot()
    def _on_reject(self) -> None:
        """Takes the chosen statements out of all lists."""
        ids = self._window.browsing.chosen_ids()
        if not ids:
            self._say_nothing_selected()
            return
        words = count_words(
            len(ids),
            self.tr("Taken out: not a statement. The search is:rejected finds it."),
            self.tr("Taken out {n}: not statements. The search is:rejected finds them."),
        )
        self._window.changes.make(partial(_reject, ids=ids), self.tr("“not a statement”"), words=words)

    @Slot()
    def _on_accept(self) -> None:
        """Brings back those of the chosen statements that were taken out."""
        ids = self._window.browsing.chosen_ids()
        if not ids:
            self._say_nothing_selected()
            return
        words = count_words(len(ids), self.tr("A statement after all."), self.tr("{n} statements after all."))
        self._window.changes.make(partial(_accept, ids=ids), self.tr("“a statement after all”"), words=words)

    @Slot()
    def _on_merge(self) -> None:
        """Merges whom the selected rows are credited to; with fewer than two, whom the filters name."""
        window = self._window
        if window.people.is_shown:
            self._ask_to_merge(window.people.view.list.selected())
            return
        rows = window.browsing.few_chosen_rows()
        if rows is None:
            words = self.tr("These are too many statements to merge their speakers. Select one of each.")
            window.messages.say(Message(text=words))
            return
        ids = tuple({row.person_id: None for row in rows if row.person_id is not None})
        if len(ids) >= 2:
            self._ask_to_merge(window.library.people(ids))
            return
        names = tuple(
            part.value
            for part in window.browsing.searching.results.filters
            if part.field == "speaker" and not part.excluded
        )
        if len(names) < 2:
            words = self.tr("To merge people, select statements of each, or choose them in the filters (Shift+Click).")
            window.messages.say(Message(text=words))
            return
        job = window.library.read(partial(_people_named, names=names))
        job.done.connect(self._ask_to_merge)
        job.failed.connect(window.flow.report)

    @Slot(object)
    def _ask_to_merge(self, people: tuple[Person, ...]) -> None:
        """Opens the form that asks which name stays."""
        from desktop.editors.merge import MergeEditor

        if len(people) < 2:
            self._window.messages.say(Message(text=self.tr("Select two people or more to merge them.")))
            return
        editor = MergeEditor(self._window.theme, people)
        editor.applied.connect(self.merge)
        self._open(editor)

    @Slot(object, object)
    def merge(self, people: tuple[Person, ...], into: Person) -> None:
        """Makes several people one."""
        ids = tuple(person.id for person in people)
        words = self.tr("Merged {names}.").format(names=", ".join(person.name for person in people))
        self._window.changes.make(partial(_merge, ids=ids, into=into.id), self.tr("merging of people"), words=words)

    def _say_nothing_selected(self) -> None:
        self._window.messages.say(Message(text=self.tr("No statement is selected.")))

    def _open(self, editor: "Editor") -> None:
        self._window.actions_.context.setChecked(True)
        self._window.context.open_editor(editor)


def _candidates(row: StoredStatement) -> tuple[str, ...]:
    """Names that the program considered for a statement, what it had found first; not the one it has now."""
    attributions = [row.statement.attribution, *([row.found] if row.found is not None else [])]
    names = [name for attribution in attributions for name in attribution.candidates if name != speaker_name(row)]
    if row.found is not None and row.found.speaker is not None:
        # Whoever has that name now may be another one.
        names.insert(0, row.found.speaker.name)
    return tuple(dict.fromkeys(names))


def _people_meant(reader: "Reader", *, row: StoredStatement, names: tuple[str, ...]) -> object:
    """All people, and the names with the person that each means in the statement, if any; not who speaks in it now."""
    meant = reader.meant(row.id, names)
    others = (name for name in names if name not in meant or meant[name].id != row.person_id)
    return reader.people(), tuple((name, meant.get(name)) for name in others)


def _same_mention(reader: "Reader", *, row: StoredStatement) -> object:
    return row, reader.same_mention(row.id)


def _people_named(reader: "Reader", *, names: tuple[str, ...]) -> object:
    """The people whom these words of the query name, each once: by the whole name, or by a part that only one has."""
    found: dict[int, Person] = {}
    for name in names:
        fitting = reader.people(name)
        exact = [person for person in fitting if folded(person.name) == folded(name)]
        meant = exact or (fitting if len(fitting) == 1 else ())
        found.update((person.id, person) for person in meant)
    return tuple(found.values())


def _set_speaker(workspace: "Workspace", *, ids: tuple[int, ...], who: "Who") -> "Change":
    return workspace.set_speaker(ids, who)


def _reject(workspace: "Workspace", *, ids: tuple[int, ...]) -> "Change":
    return workspace.reject(ids)


def _accept(workspace: "Workspace", *, ids: tuple[int, ...]) -> "Change":
    return workspace.accept(ids)


def _merge(workspace: "Workspace", *, ids: tuple[int, ...], into: int) -> "Change":
    return workspace.merge_people(ids, into)
