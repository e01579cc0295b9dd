"""What the reader's marks do: star, checked, tags, note, and the way to the next statement that is not checked."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from desktop.messages import Message
from index.model import StoredStatement

if TYPE_CHECKING:
    from desktop.editors.editor import Editor
    from desktop.main_window import MainWindow
    from index.model import Change
    from index.workspace import Reader, Workspace


class MarkHandlers(QObject):
    """Connects the marks' actions; each change is one step to undo."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._marked: tuple[int, ...] = ()
        """What the open editor is about."""
        self._asked: dict[tuple[str, tuple[int, ...]], bool] = {}
        """Marks that were asked for and are not seen in the list yet."""
        self._drafts: dict[int, str] = {}
        """Notes that could not be written, by statement: their form begins with them."""
        window.browsing.answered.connect(self._on_answered)
        actions = window.actions_
        for action, handler in (
            (actions.star, self._on_star),
            (actions.checked, self._on_checked),
            (actions.next_unchecked, self._on_next_unchecked),
            (actions.tags, self._on_tags),
            (actions.note, self._on_note),
        ):
            action.triggered.connect(handler)
        window.view.addAction(actions.checked)
        window.context.tag_chosen.connect(self._on_tag_chosen)

    @Slot()
    def _on_star(self) -> None:
        """All chosen statements become what the current one is not."""
        if (chosen := self._chosen()) is not None:
            ids, row = chosen
            on = self._turned("star", ids, is_on=row.marks.starred)
            work = partial(_set_starred, ids=ids, on=on)
            self._window.changes.make(work, self.tr("star") if on else self.tr("removing the star"))

    @Slot()
    def _on_checked(self) -> None:
        """All chosen statements become what the current one is not."""
        if (chosen := self._chosen()) is not None:
            ids, row = chosen
            on = self._turned("checked", ids, is_on=row.marks.checked is not None)
            work = partial(_set_checked, ids=ids, on=on)
            self._window.changes.make(work, self.tr("checked by me") if on else self.tr("not checked by me"))

    def _turned(self, mark: str, ids: tuple[int, ...], *, is_on: bool) -> bool:
        """What a mark is to become; a key pressed again before the list shows the first time turns it back."""
        on = not self._asked.get((mark, ids), is_on)
        self._asked[mark, ids] = on
        return on

    @Slot()
    def _on_answered(self) -> None:
        """The list shows what was asked for."""
        if not self._window.changes.is_busy:
            self._asked.clear()

    @Slot()
    def _on_next_unchecked(self) -> None:
        """Goes to the list, where Space checks, and asks which of the results are not checked."""
        window = self._window
        if window.looking.list.isVisible():
            window.looking.list.setFocus()
        query = window.browsing.searching.chosen("is", "checked", "exclude", None)
        order = window.settings.order

        def work(reader: "Reader") -> object:
            return reader.search(query, order=order).ids

        job = window.library.read(work)
        job.done.connect(self._on_unchecked_found)
        job.failed.connect(window.flow.report)

    @Slot(object)
    def _on_unchecked_found(self, found: object) -> None:
        """Goes to the first of them below the current row, or else from the top."""
        window, unchecked = self._window, set(cast("tuple[int, ...]", found))
        ids, row = window.hits.ids, window.view.currentIndex().row()
        following = [each for each in (*ids[row + 1 :], *ids[: max(row, 0)]) if each in unchecked]
        if following:
            window.view.select_statement(following[0])
        else:
            window.messages.say(Message(text=self.tr("There is no other statement here that you have not checked.")))

    @Slot()
    def _on_tags(self) -> None:
        from desktop.editors.tags import TagEditor  # not at the start: each form costs time

        chosen = self._chosen()
        if chosen is None:
            return
        ids, row = chosen
        rows = self._window.browsing.few_chosen_rows()
        common = tuple(tag for tag in row.marks.tags if rows and all(tag in each.marks.tags for each in rows))
        editor = TagEditor(self._window.theme, common, len(ids))
        editor.applied.connect(self._on_tags_applied)
        self._window.library.read(_tags).done.connect(editor.show_known)
        self._open(editor, ids)

    @Slot(object, object)
    def _on_tags_applied(self, added: tuple[str, ...], removed: tuple[str, ...]) -> None:
        if added or removed:
            work = partial(_change_tags, ids=self._marked, added=added, removed=removed)
            self._window.changes.make(work, self.tr("change of tags"))

    @Slot()
    def _on_note(self) -> None:
        from desktop.editors.note import NoteEditor

        chosen = self._chosen()
        if chosen is None:
            return
        _, row = chosen
        editor = NoteEditor(self._window.theme, row.marks.note, self._drafts.pop(row.id, None))
        editor.applied.connect(self._on_note_applied)
        self._open(editor, (row.id,))

    @Slot(object)
    def _on_note_applied(self, text: str) -> None:
        (statement_id,) = self._marked
        self._window.changes.make(
            partial(_set_note, statement_id=statement_id, text=text),
            self.tr("change of note"),
            otherwise=partial(self._drafts.__setitem__, statement_id, text),
        )

    @Slot(str)
    def _on_tag_chosen(self, tag: str) -> None:
        """A click on a tag searches for it."""
        self._window.browsing.ask(self._window.browsing.searching.chosen("tag", tag, "replace", None))

    def _chosen(self) -> tuple[tuple[int, ...], StoredStatement] | None:
        """The chosen statements and the one that has the keyboard; says so if there is none."""
        browsing = self._window.browsing
        row = browsing.chosen_row()
        if row is None:
            self._window.messages.say(Message(text=self.tr("No statement is selected.")))
            return None
        return browsing.chosen_ids(), row

    def _open(self, editor: "Editor", ids: tuple[int, ...]) -> None:
        self._window.actions_.context.setChecked(True)
        self._window.context.open_editor(editor)
        self._marked = ids


def _set_starred(workspace: "Workspace", *, ids: tuple[int, ...], on: bool) -> "Change":
    return workspace.set_starred(ids, on)


def _set_checked(workspace: "Workspace", *, ids: tuple[int, ...], on: bool) -> "Change":
    return workspace.set_checked(ids, on)


def _set_note(workspace: "Workspace", *, statement_id: int, text: str) -> "Change":
    return workspace.set_note(statement_id, text)


def _change_tags(
    workspace: "Workspace", *, ids: tuple[int, ...], added: tuple[str, ...], removed: tuple[str, ...]
) -> "tuple[Change, ...]":
    """One step although it may be two lines of the log."""
    return workspace.change_tags(ids, add=added, remove=removed)


def _tags(reader: "Reader") -> object:
    return reader.tags()
