"""The place of the context panel: an empty surface until there is an article to show.

The panel is the heaviest part of the window and the last to have something to say, so it is made after the first
results are painted.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import Theme
from index.model import Spans, StoredArticle

if TYPE_CHECKING:
    from desktop.article_text import ArticleText
    from desktop.context_panel import ContextPanel
    from desktop.library import LoadedArticle
    from desktop.reason_panel import ReasonPanel


class ContextPane(QWidget):
    """Makes the panel when it is first needed; until then it is in no article."""

    statement_shown = Signal(object)
    """The id of the statement that the panel moved to by itself."""

    def __init__(self, theme: Theme, buttons: tuple[QAction, QAction, QAction], parent: QWidget | None = None) -> None:
        """`buttons` are the actions for the previous and the next statement, and for opening the page."""
        super().__init__(parent)
        self.setObjectName("context")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._actions = buttons
        self._panel: ContextPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> "ContextPanel":
        """The panel, made now if it was not."""
        if self._panel is None:
            from desktop.context_panel import ContextPanel  # not at the start, see above

            self._panel = ContextPanel(self._theme, self)
            self._panel.add_buttons(*self._actions)
            self._panel.statement_shown.connect(self.statement_shown)
            self._column.addWidget(self._panel)
        return self._panel

    @property
    def text(self) -> "ArticleText":
        """The article's text."""
        return self.panel.text

    @property
    def reason(self) -> "ReasonPanel":
        """The reason for the speaker."""
        return self.panel.reason

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

    def has_text_focus(self) -> bool:
        """Whether the keyboard is in the article's text."""
        return self._panel is not None and self._panel.text.hasFocus()

    def show_article(self, loaded: "LoadedArticle | None", statement_id: int | None) -> None:
        """Shows an article with one of its statements as the current one, or nothing."""
        if loaded is not None or self._panel is not None:
            self.panel.show_article(loaded, statement_id)

    def show_statement(self, statement_id: int | None) -> None:
        """Makes a statement of the shown article the current one."""
        if self._panel is not None:
            self._panel.show_statement(statement_id)

    def set_hits(self, hits: Spans) -> None:
        """Shows the hits of another query."""
        if self._panel is not None:
            self._panel.set_hits(hits)

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) listed statement of the article."""
        if self._panel is not None:
            self._panel.step(by)
