"""What changes where a statement stands: moving its ends, and making selected words a content or a new statement."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.commands import Made
from desktop.messages import Message
from desktop.word_steps import trimmed
from index.model import Spans

if TYPE_CHECKING:
    from desktop.editors.editor import Editor
    from desktop.editors.speaker import Who
    from desktop.main_window import MainWindow
    from index.model import Change, Person
    from index.workspace import Reader, Workspace


class ContentHandlers(QObject):
    """Connects the actions about places in the article; each change is one step to undo."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._statement_id = 0
        self._article_id = 0
        self._spans: Spans = ()
        """What the open form is about."""
        actions = window.actions_
        actions.adjust.triggered.connect(self._on_adjust)
        actions.set_content.triggered.connect(self._on_set_content)
        actions.mark_statement.triggered.connect(self._on_mark_statement)

    @Slot()
    def _on_adjust(self) -> None:
        """Opens the form that moves the ends of the statement in the context."""
        from desktop.editors.ends import EndsEditor  # not at the start: each form costs time

        context = self._window.context
        row = context.row(context.current_id) if context.current_id is not None else None
        article = context.article
        if row is None or article is None:
            self._say(self.tr("No statement is selected."))
            return
        editor = EndsEditor(self._window.theme, article.article.text, row.statement.content)
        editor.draft_changed.connect(context.text.show_draft)
        editor.applied.connect(self._on_ends_applied)
        self._open(editor)
        self._statement_id = row.id

    @Slot(object)
    def _on_ends_applied(self, spans: Spans) -> None:
        self._set_content(self._statement_id, spans)

    @Slot()
    def _on_set_content(self) -> None:
        """The selected words become the content of the statement in the context."""
        spans, statement_id = self._selected(), self._window.context.current_id
        if spans and statement_id is None:
            self._say(self.tr("No statement is selected. “Mark as a Statement” makes a new one."))
        elif spans and statement_id is not None:
            self._window.context.text.select_nothing()
            self._set_content(statement_id, spans)

    def _set_content(self, statement_id: int, spans: Spans) -> None:
        work = partial(_set_content, statement_id=statement_id, spans=spans)
        words = self.tr("Changed where the statement begins and ends.")
        self._window.changes.make(work, self.tr("change of content"), words=words)

    @Slot()
    def _on_mark_statement(self) -> None:
        """Asks who said the selected words; Enter makes them a statement."""
        from desktop.editors.speaker import SpeakerEditor

        spans, article_id = self._selected(), self._window.context.article_id
        if not spans or article_id is None:
            return
        editor = SpeakerEditor(self._window.theme, self.tr("A new statement: who said this?"), is_new=True)
        editor.applied.connect(self._on_new_statement_applied)
        self._window.library.read(_people).done.connect(editor.show_people)
        self._open(editor)
        self._article_id, self._spans = article_id, spans
        self._window.context.text.show_draft(spans, None)

    @Slot(object, object)
    def _on_new_statement_applied(self, who: "Who", _is_for_all: bool) -> None:
        work = partial(_add_statement, article_id=self._article_id, spans=self._spans, who=who)
        words = self.tr("Marked as a statement.")
        self._window.context.text.select_nothing()
        self._window.changes.make(work, self.tr("new statement"), words=words, then=self._on_added)

    def _on_added(self, made: Made) -> None:
        """The new statement becomes the current one as soon as it is read."""
        self._window.browsing.expect_statement(made.changes[0].statement_ids[0])

    def _selected(self) -> Spans:
        """The words selected in the article; says what to do if there are none."""
        context = self._window.context
        span, article = (
            (context.text.selected_span(), context.article) if context.article_id is not None else (None, None)
        )
        found = trimmed(article.article.text, span) if article is not None and span is not None else None
        if found is None:
            self._say(
                self.tr("First select the words in the article, with the mouse or with Shift and the arrow keys.")
            )
            return ()
        return (found,)

    def _say(self, text: str) -> None:
        self._window.messages.say(Message(text=text))

    def _open(self, editor: "Editor") -> None:
        """Opens a form; the draft that it shows in the article goes with it."""
        self._window.actions_.context.setChecked(True)
        editor.destroyed.connect(self._window.context.text.hide_draft)
        self._window.context.open_editor(editor)


def _people(reader: "Reader") -> "tuple[Person, ...]":
    return reader.people()


def _set_content(workspace: "Workspace", *, statement_id: int, spans: Spans) -> "Change":
    return workspace.set_content(statement_id, spans)


def _add_statement(workspace: "Workspace", *, article_id: int, spans: Spans, who: "Who") -> "Change":
    return workspace.add_statement(article_id, spans, who)
