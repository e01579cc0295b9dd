"""The context panel: the article around a statement, and why it is credited to its speaker."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.article_text import ArticleText
from desktop.facts_box import FactsBox
from desktop.find_bar import FindBar
from desktop.flow_layout import ElidedLabel
from desktop.headline import Headline
from desktop.library import LoadedArticle
from desktop.marks_line import MarksLine
from desktop.reason_panel import ReasonPanel
from desktop.record_words import record_tip
from desktop.relatives_line import RelativesLine
from desktop.theme import Theme
from desktop.variants_line import VariantsLine
from desktop.wording import facts, is_foreign, language_words
from index.comparing.variants import Variants
from index.model import Spans, StoredArticle, StoredStatement

ROOMY_FROM_EM = 26
HEADLINE_FROM_EM = 10.5
RELATIVES_FROM_EM = 9
REASON_SHARE = 0.34


class ContextPanel(QWidget):
    """Shows one article at a time; moves between its statements by itself."""

    statement_shown = Signal(object)
    """The id of the statement that the panel moved to."""
    tag_chosen = Signal(str)
    """One of the shown tags was clicked."""
    current_changed = Signal()
    """Another statement is the current one, or it is shown anew."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._loaded: LoadedArticle | None = None
        self._current: StoredStatement | None = None
        self._headline = Headline(theme, self)
        self._facts = ElidedLabel(self)
        self._place = QLabel(self)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.hide()
        self.relatives = RelativesLine(theme, self)
        self.text = ArticleText(theme, self)
        self.find_bar = FindBar(theme, self)
        self.find_bar.hide()
        self.find_bar.found.connect(self.text.show_found)
        self.find_bar.closed.connect(self.close_find)
        self.facts_box = FactsBox(theme, self)
        self.facts_box.hide()
        self.marks = MarksLine(theme, self)
        self.variants = VariantsLine(theme, self)
        self.reason = ReasonPanel(theme, self)
        self._is_editing = False
        self._rule = QWidget(self)
        self._rule.setObjectName("rule")
        self._rule.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._lay_out()
        self.text.statement_clicked.connect(self._on_statement_chosen)
        self.reason.statement_chosen.connect(self._on_statement_chosen)
        self.reason.place_chosen.connect(self.text.reveal_span)
        self.marks.tag_chosen.connect(self.tag_chosen)
        self.reason.hide()
        self._rule.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def article_id(self) -> int | None:
        """The article shown."""
        return self._loaded.stored.id if self._loaded else None

    @property
    def loaded(self) -> LoadedArticle | None:
        """The shown article with its statements."""
        return self._loaded

    @property
    def article(self) -> StoredArticle | None:
        """The article shown, with what the library knows of it."""
        return self._loaded.stored if self._loaded else None

    @property
    def current_id(self) -> int | None:
        """The statement marked as current."""
        return self._current.id if self._current else None

    @property
    def url(self) -> str:
        """The address of the page, if it is known; else empty."""
        return (self._loaded.stored.article.record.url or "") if self._loaded else ""

    def add_buttons(self, previous: QAction, following: QAction, open_page: QAction) -> None:
        """Takes the actions that its small buttons trigger."""
        for action, name, where in ((previous, "back", 1), (following, "forward", 3), (open_page, "open", 4)):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.text().replace("&", ""))
            self._line.insertWidget(where, button)
            self._buttons.append((button, name))
        self._open_page = open_page
        self._on_theme_changed()
        self._show_place()

    def show_article(self, loaded: LoadedArticle | None, statement_id: int | None) -> None:
        """Shows an article with one of its statements as the current one; an article that is shown stays in place."""
        before, self._loaded = self._loaded, loaded
        if loaded is not None and before is not None and _is_same(loaded, before):
            self._show_record()
            self.relatives.show_article(loaded)
            self._give_way()
            self.text.renew(loaded)
        elif loaded != before:
            self._show_record()
            self.relatives.show_article(loaded)
            self._give_way()
            self.text.show_article(loaded, loaded.hits if loaded else ())
            if self.find_bar.isVisible():
                self._look()
        self.show_statement(statement_id)

    def _show_record(self) -> None:
        """What is known of the article, above its text."""
        record = self._loaded.stored.article.record if self._loaded else None
        self._headline.set_text((record.headline if record else None) or self._first_line())
        self._facts.setText(facts(record) if record else "")
        self._facts.setToolTip(record_tip(self._loaded.stored) if self._loaded else "")
        self._show_language()

    def show_statement(self, statement_id: int | None) -> None:
        """Makes a statement of the shown article the current one."""
        before = self.current_id
        self._current = self.row(statement_id) if statement_id is not None else None
        if before != self.current_id:
            self.variants.show_variants(None)
        self.text.set_current(self._current)
        article = self._loaded.stored.article if self._loaded else None
        corrections = self._loaded.corrections(self._current.id) if self._loaded and self._current else ()
        self.reason.show_statement(article, self._current, corrections)
        self.marks.show_statement(self._current)
        self.facts_box.show_facts(self.article, self._current)
        self._show_reason()
        self._show_place()
        self.current_changed.emit()

    def show_variants(self, found: Variants) -> None:
        """Tells where else the current quotation stands."""
        self.variants.show_variants(found)
        self._show_reason()

    def open_find(self) -> None:
        """Opens the bar that finds words in the article."""
        self.find_bar.show()
        self._look()
        self.find_bar.take()

    @Slot()
    def close_find(self) -> bool:
        """Takes the bar away and goes back to the text; False if it is not there."""
        if not self.find_bar.isVisible():
            return False
        self.find_bar.leave()
        self.find_bar.hide()
        self.text.setFocus()
        return True

    def _look(self) -> None:
        """Looks in the article, from the current statement on."""
        text = self._loaded.stored.article.text if self._loaded else ""
        self.find_bar.look_in(text, self._current.statement.span.start if self._current else 0)

    def row(self, statement_id: int) -> StoredStatement | None:
        """A statement of the shown article, be it rejected; None if it is of another one."""
        return self._loaded.row(statement_id) if self._loaded else None

    def set_editing(self, editing: bool) -> None:
        """Gives the place of the reason to a form, or takes it back."""
        self._is_editing = editing
        self._show_reason()
        self._show_head()

    def _show_head(self) -> None:
        """The headline gives way where a form needs its room."""
        self._top.setVisible(not self._is_editing or self._pane_height() >= ROOMY_FROM_EM * self._theme.em)

    def _pane_height(self) -> int:
        """The room for the article and the form together."""
        parent = self.parentWidget()
        return parent.height() if parent is not None else self.height()

    def _show_reason(self) -> None:
        """The reason for the current statement's speaker, unless a form takes its place."""
        shown = self._current is not None and not self._is_editing
        self.reason.setVisible(shown)
        self.marks.setVisible(shown and self.marks.has_words)
        self.variants.setVisible(shown and self.variants.has_words)
        self._rule.setVisible(shown)

    def _rows(self) -> tuple[StoredStatement, ...]:
        return self._loaded.statements if self._loaded else ()

    def set_hits(self, hits: Spans) -> None:
        """Shows the hits of another query."""
        self.text.set_hits(hits)

    def step(self, by: int) -> None:
        """Goes to the next (1) or previous (-1) listed statement of the article."""
        listed = self._listed()
        if not listed:
            return
        ids = [row.id for row in listed]
        if self._current is None:
            target = 0 if by > 0 else len(ids) - 1
        elif self._current.id in ids:
            target = min(len(ids) - 1, max(0, ids.index(self._current.id) + by))
        else:
            after = sum(row.position < self._current.position for row in listed)
            target = min(len(ids) - 1, max(0, after if by > 0 else after - 1))
        self._on_statement_chosen(ids[target])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps most of the height for the text."""
        super().resizeEvent(event)
        height = event.size().height()
        self._give_way()
        self.reason.setMaximumHeight(round(height * REASON_SHARE))
        self._show_head()
        # Large letters in a low window: the text scrolls, so it gives way before the headline is cut.
        self.text.setMinimumHeight(round(2 * self._theme.em))
        self.reason.setMinimumHeight(round(2 * self._theme.em))

    def _give_way(self) -> None:
        """Shows of what stands around the text as much as the pane has room for, and nothing cut through."""
        height_em = self.height() / self._theme.em
        is_roomy = height_em >= ROOMY_FROM_EM
        self._headline.set_lines(2 if is_roomy else 1)
        self._headline.setVisible(height_em >= HEADLINE_FROM_EM)
        for line in (self.relatives, self.variants):
            line.set_short(not is_roomy)
        self.relatives.setVisible(self.relatives.has_words and height_em >= RELATIVES_FROM_EM)

    @Slot(object)
    def _on_statement_chosen(self, statement_id: int) -> None:
        if statement_id != self.current_id:
            self.show_statement(statement_id)
            self.statement_shown.emit(statement_id)

    def _listed(self) -> list[StoredStatement]:
        """The statements that the panel steps through: those of the default view, and the current one."""
        return [row for row in self._rows() if row.statement.listed]

    def _first_line(self) -> str:
        """What to call an article without a headline."""
        text = self._loaded.stored.article.text.strip() if self._loaded else ""
        return text.partition("\n")[0]

    def _show_language(self) -> None:
        """Says of an article in another language why it has no statements."""
        stored = self.article
        self._note.setVisible(stored is not None and is_foreign(stored))
        if stored is not None:
            text = self.tr(
                "This article is {language}. Statements are found in English articles only; "
                "you can still read this one here and copy from its text."
            )
            self._note.setText(text.format(language=language_words(stored.article.record.language)))

    def _show_place(self) -> None:
        """Tells which statement of how many it is."""
        listed = self._listed()
        ids = [row.id for row in listed]
        number = ids.index(self._current.id) + 1 if self._current and self._current.id in ids else 0
        if not listed:
            words = self.tr("no statements") if self._loaded else ""
        elif number:
            words = self.tr("{number} of {count}").format(number=number, count=len(ids))
        else:
            words = self.tr("{count} statements").format(count=len(ids))
        self._place.setText(words)
        for button, name in self._buttons:
            button.setVisible(bool(self.url) if name == "open" else bool(listed))

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.addWidget(self._facts, 1)
        self._line.addWidget(self._place)
        self._top = QWidget(self)
        self._head = QVBoxLayout(self._top)
        self._head.addWidget(self._headline)
        self._head.addLayout(self._line)
        self._head.addWidget(self._note)
        self._head.addWidget(self.relatives)
        self._head.addWidget(self.facts_box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._top)
        self._column.addWidget(self.find_bar)
        self._column.addWidget(self.text, 1)
        self._column.addWidget(self._rule)
        self._column.addWidget(self.marks)
        self._column.addWidget(self.variants)
        self._column.addWidget(self.reason)
        self._rule.setFixedHeight(1)

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._head.setContentsMargins(space(4), space(3), space(3), space(2))
        self._head.setSpacing(space(1))
        self._line.setSpacing(space(1))
        for label in (self._facts, self._place):
            palette = QPalette(label.palette())
            palette.setColor(label.foregroundRole(), self._theme.colour("second"))
            label.setPalette(palette)
        size = round(self._theme.em)
        for button, name in self._buttons:
            button.defaultAction().setIcon(self._theme.icon(name, "text", size=size))
            button.setIconSize(QSize(size, size))
        self._headline.updateGeometry()
        self._give_way()


def _is_same(one: LoadedArticle, other: LoadedArticle) -> bool:
    """Whether they are one article with one text; its statements, its record and what is left out may be others."""
    return one.stored.id == other.stored.id and one.stored.article.text == other.stored.article.text
