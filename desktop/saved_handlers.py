"""What the actions about saved searches do: save, run, rename, forget; all of it can be undone."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from index.hints import SavedSearch

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.saved import Edits
    from index.workspace import Reader, Workspace

_LONGEST_NAME = 40


class SavedHandlers(QObject):
    """Keeps the menus of saved searches in step with the library."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._saved: tuple[SavedSearch, ...] = ()
        self._editing = SavedSearch(name="", query="")
        """What the open editor is about."""
        actions = window.actions_
        actions.save_search.triggered.connect(self._on_save)
        for menu, handler in (
            (actions.saved_menu, self._on_chosen),
            (actions.rename_menu, self._on_rename),
            (actions.forget_menu, self._on_forget),
        ):
            menu.triggered.connect(handler)
        window.library.opening.done.connect(self._refresh)
        window.changes.changed.connect(self._refresh)
        self._fill()

    @Slot()
    def _refresh(self) -> None:
        """Asks again what is saved."""
        self._window.library.read(_saved).done.connect(self._on_read)

    @Slot(object)
    def _on_read(self, saved: object) -> None:
        if saved != self._saved:
            self._saved = cast("tuple[SavedSearch, ...]", saved)
            self._fill()

    def _fill(self) -> None:
        """Each menu with the names of all saved searches; without any it cannot be opened."""
        actions = self._window.actions_
        for menu in (actions.saved_menu, actions.rename_menu, actions.forget_menu):
            menu.clear()
            for search in self._saved:
                action = menu.addAction(search.name.replace("&", "&&"))
                action.setData(search)
                action.setToolTip(search.query)
            menu.menuAction().setEnabled(bool(self._saved))

    @Slot()
    def _on_save(self) -> None:
        """Asks for a name for what is in the field; one that is saved already keeps its name."""
        query = self._window.bar.field.text().strip()
        known = next((search.name for search in self._saved if search.query == query), "")
        words = self._window.browsing.searching.results.understood if query else ""
        self._edit(SavedSearch(name=known or _shortened(words or query), query=query), is_new=True)

    @Slot(QAction)
    def _on_rename(self, action: QAction) -> None:
        self._edit(action.data(), is_new=False)

    def _edit(self, search: SavedSearch, *, is_new: bool) -> None:
        from desktop.editors.search_name import SearchNameEditor  # not at the start: each form costs time

        self._editing = search
        others = [other for other in self._saved if is_new or other != search]
        editor = SearchNameEditor(self._window.theme, search, others, is_new=is_new)
        editor.applied.connect(self._on_saved if is_new else self._on_renamed)
        self._window.actions_.context.setChecked(True)
        self._window.context.open_editor(editor)

    @Slot(object)
    def _on_saved(self, name: str) -> None:
        work = partial(_save, name=name, query=self._editing.query)
        words = self.tr("Saved the search “{name}”.").format(name=name)
        self._window.changes.keep_searches(work, self.tr("saving the search"), words=words)

    @Slot(object)
    def _on_renamed(self, name: str) -> None:
        work = partial(_rename, name=self._editing.name, new_name=name)
        self._window.changes.keep_searches(work, self.tr("renaming the search"))

    @Slot(QAction)
    def _on_forget(self, action: QAction) -> None:
        name = action.data().name
        words = self.tr("Forgot the saved search “{name}”.").format(name=name)
        self._window.changes.keep_searches(partial(_forget, name=name), self.tr("forgetting the search"), words=words)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        """Puts the text of the search into the field, where it can be changed, and runs it."""
        self._window.browsing.ask(action.data().query)


def _shortened(text: str) -> str:
    """The beginning of a text, as a name to begin with."""
    words = " ".join(text.replace("“", "").replace("”", "").replace("…", "").split())
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rpartition(" ")[0] or words[:_LONGEST_NAME]


def _saved(reader: "Reader") -> object:
    return reader.saved_searches()


def _save(workspace: "Workspace", *, name: str, query: str) -> "Edits":
    return workspace.save_search(name, query)


def _rename(workspace: "Workspace", *, name: str, new_name: str) -> "Edits":
    return workspace.rename_search(name, new_name)


def _forget(workspace: "Workspace", *, name: str) -> "Edits":
    return workspace.forget_search(name)
