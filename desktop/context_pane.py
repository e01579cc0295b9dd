"""The place of the context panel: an empty surface until there is an article to show.

The panel is the heaviest part of the window and the last to have something to say, so it is made after the first
results are painted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor_place import EditorPlace
from desktop.theme import Theme
from index.model import Spans, StoredArticle, StoredStatement

if TYPE_CHECKING:
    from desktop.article_text import ArticleText
    from desktop.context_panel import ContextPanel
    from desktop.editors.editor import Editor
    from desktop.library import LoadedArticle
    from desktop.person_panel import PersonPanel
    from desktop.reason_panel import ReasonPanel
    from index.comparing.variants import Variants
    from index.comparison import ArticleVersion


class ContextPane(QWidget):
    """Makes the panel when it is first needed; until then it is in no article."""

    statement_shown = Signal(object)
    """The id of the statement that the panel moved to by itself."""
    tag_chosen = Signal(str)
    """A tag of the current statement was clicked."""
    article_chosen = Signal(object)
    """Another article that shares the text of the one shown; its number."""
    current_changed = Signal()
    """Another statement is the current one, or it is shown anew."""
    variant_chosen = Signal(object)
    """The number of a statement in another article that is the same quotation."""
    variants_wanted = Signal()
    """The current quotation is to be compared with the same one elsewhere."""
    versions_wanted = Signal()
    """The versions of the article are to be compared."""
    take_in_wanted = Signal(object)
    """The numbers of paragraphs that were left out and are to be part of the story again."""

    def __init__(
        self,
        theme: Theme,
        buttons: tuple[QAction, QAction, QAction],
        change: QAction,
        text_actions: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Takes the actions that it has buttons for.

        Args:
            theme: colours and sizes.
            buttons: for the previous and the next statement, and for opening the page.
            change: for changing the speaker.
            text_actions: for the menu of the article's text.
            parent: the window.
        """
        super().__init__(parent)
        self.setObjectName("context")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = buttons
        self._change = change
        self._text_actions = text_actions
        self._panel: ContextPanel | None = None
        self._person: PersonPanel | None = None
        self._shows_people = False
        self._shows_facts = False
        self._edited_id: int | None = None
        self._place = EditorPlace(self)
        self._place.changed.connect(self._on_editor_changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._place)

    @property
    def panel(self) -> "ContextPanel":
        """The panel, made now if it was not."""
        if self._panel is None:
            from desktop.context_panel import ContextPanel  # not at the start, see above

            self._panel = ContextPanel(self._theme, self)
            self._panel.add_buttons(*self._actions)
            self._panel.reason.add_button(self._change)
            self._panel.text.set_menu_actions(*self._text_actions)
            self._panel.statement_shown.connect(self._on_statement_shown)
            self._panel.tag_chosen.connect(self.tag_chosen)
            self._panel.relatives.article_chosen.connect(self.article_chosen)
            self._panel.relatives.versions_wanted.connect(self.versions_wanted)
            self._panel.current_changed.connect(self.current_changed)
            self._panel.variants.statement_chosen.connect(self.variant_chosen)
            self._panel.variants.comparison_wanted.connect(self.variants_wanted)
            self._panel.facts_box.setVisible(self._shows_facts)
            self._panel.text.take_in_wanted.connect(self.take_in_wanted)
            self._column.insertWidget(0, self._panel, 1)
            self._arrange()
        return self._panel

    @property
    def person(self) -> "PersonPanel":
        """What is known of a person, made now if it was not."""
        if self._person is None:
            from desktop.person_panel import PersonPanel

            self._person = PersonPanel(self._theme, self)
            self._column.insertWidget(0, self._person, 1)
            self._arrange()
        return self._person

    def show_people(self, shown: bool) -> None:
        """Shows a person in place of the article, or the article again."""
        self._shows_people = shown
        self.leave_editor()
        self._arrange()

    @property
    def text(self) -> "ArticleText":
        """The article's text."""
        return self.panel.text

    @property
    def reason(self) -> "ReasonPanel":
        """The reason for the speaker."""
        return self.panel.reason

    @property
    def versions(self) -> "tuple[ArticleVersion, ...]":
        """The versions of the article shown; none if it is the only one."""
        return self._panel.relatives.versions if self._panel else ()

    @property
    def variants(self) -> "Variants | None":
        """Where else the current quotation stands, as far as it is known by now."""
        return self._panel.variants.found if self._panel else None

    def show_variants(self, found: "Variants") -> None:
        """Tells where else the current quotation stands."""
        if self._panel is not None:
            self._panel.show_variants(found)

    @property
    def loaded(self) -> "LoadedArticle | None":
        """The article shown, with its statements."""
        return self._panel.loaded if self._panel else None

    @property
    def article(self) -> StoredArticle | None:
        """The article shown."""
        return self._panel.article if self._panel else None

    @property
    def article_id(self) -> int | None:
        """The number of the article shown."""
        return self._panel.article_id if self._panel else None

    @property
    def current_id(self) -> int | None:
        """The statement marked as current."""
        return self._panel.current_id if self._panel else None

    @property
    def url(self) -> str:
        """The address of the article's page; empty if it is not known."""
        return self._panel.url if self._panel else ""

    def row(self, statement_id: int) -> StoredStatement | None:
        """A statement of the shown article; None if it is of another one."""
        return self._panel.row(statement_id) if self._panel else None

    @property
    def editor(self) -> "Editor | None":
        """The form that is open below the article."""
        return self._place.editor

    def open_editor(self, editor: "Editor") -> None:
        """Opens a form below the article; one that was open is left."""
        self._place.open(editor)
        self._edited_id = self.current_id

    def close_editor(self) -> bool:
        """Takes an open form away; False if there is none."""
        return self._place.close_editor()

    def open_find(self) -> None:
        """Opens the bar that finds words in the article."""
        if self._panel is not None and not self._shows_people:
            self._panel.open_find()

    def close_find(self) -> bool:
        """Takes that bar away; False if it is not there."""
        return self._panel is not None and self._panel.close_find()

    def show_facts(self, shown: bool) -> None:
        """Shows what is known of the article, or not."""
        self._shows_facts = shown
        if self._panel is not None:
            self._panel.facts_box.setVisible(shown)

    def has_text_focus(self) -> bool:
        """Whether the keyboard is in the article's text."""
        return self._panel is not None and self._panel.text.hasFocus()

    def is_in_text(self) -> bool:
        """Whether the article's text has the keyboard or a selection."""
        return self.has_text_focus() or (self._panel is not None and self._panel.text.selected_span() is not None)

    def show_article(self, loaded: "LoadedArticle | None", statement_id: int | None) -> None:
        """Shows an article with one of its statements as the current one, or nothing."""
        if loaded is not None or self._panel is not None:
            self.panel.show_article(loaded, statement_id)
            self._leave_editor()

    def show_statement(self, statement_id: int | None) -> None:
        """Makes a statement of the shown article the current one."""
        if self._panel is not None:
            self._panel.show_statement(statement_id)
            self._leave_editor()

    def set_hits(self, hits: Spans) -> None:
        """Shows the hits of another query."""
        if self._panel is not None:
            self._panel.set_hits(hits)

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) listed statement of the article."""
        if self._panel is not None:
            self._panel.step(by)

    def leave_editor(self) -> None:
        """Takes an open form away; it may keep what was typed."""
        if self._place.editor is not None:
            self._place.editor.leave()
            self._place.close_editor()

    def _leave_editor(self) -> None:
        """A form is about one statement: with another one it goes."""
        if self._edited_id != self.current_id and not self._shows_people:
            self.leave_editor()

    def _arrange(self) -> None:
        """The article or a person, and a form below; a person gives the form all of the place."""
        is_editing = self._place.editor is not None
        if self._panel is not None:
            self._panel.setVisible(not self._shows_people)
            self._panel.set_editing(is_editing)
        if self._person is not None:
            self._person.setVisible(self._shows_people and not is_editing)

    @Slot()
    def _on_editor_changed(self) -> None:
        self._arrange()

    @Slot(object)
    def _on_statement_shown(self, statement_id: int) -> None:
        self._leave_editor()
        self.statement_shown.emit(statement_id)
