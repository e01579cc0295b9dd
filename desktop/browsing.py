"""From the field to the list to the context: keeps the three telling the same story."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.article_fetching import ArticleFetching
from desktop.context_pane import ContextPane
from desktop.facet_model import FacetModel, FacetRow
from desktop.history import History, Position, with_recent
from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from desktop.library import Answer, FoundHits, Library, LoadedArticle
from desktop.search_bar import SearchBar
from desktop.searching import How, Searching
from desktop.settings import RECENT_LIMIT, Look, Settings, View
from desktop.snapshot import Snapshot
from desktop.statements_shown import StatementsShown
from index.model import Order, QueryFilter, StoredStatement

HITS_AFTER_MS = 80
"""Who goes on typing looks at the results; the hits in the article are set in bold a moment later, in one go."""
FEW = 50
"""So many rows are read in the window's own thread at most, as many as a view asks for at once."""


class Browsing(QObject):
    """Follows the query to its answer and the selection to its article."""

    answered = Signal(object)
    """An `Answer`, after everything shows it."""
    failed = Signal(object)
    """An exception."""
    history_changed = Signal()
    article_shown = Signal()

    def __init__(
        self,
        library: Library,
        settings: Settings,
        *,
        bar: SearchBar,
        hits: HitModel,
        view: HitView,
        facets: FacetModel,
        context: ContextPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._bar = bar
        self._hits = hits
        self._view = view
        self.shown: StatementsShown = view
        """The list that the user sees: the results, or another view of them."""
        self._facets = facets
        self._context = context
        self._wanted: int | None = None
        self._waiting: int | None = None
        self._expected: int | None = None
        self._returning: Position | None = None
        self._is_putting = False
        self._answer: Answer | None = None
        self._hits_pause = QTimer(self, singleShot=True, interval=HITS_AFTER_MS)
        self._hits_pause.timeout.connect(self._find_hits)
        self.searching = Searching(library, settings.order, self)
        self._fetching = ArticleFetching(library, self.searching, self)
        self.history = History()
        self._connect()

    def _connect(self) -> None:
        self.searching.answered.connect(self._on_answered)
        self.searching.failed.connect(self.failed)
        self._fetching.came.connect(self._on_article_loaded)
        self._fetching.failed.connect(self.failed)
        self._bar.field.textChanged.connect(self._on_text_changed)
        self._bar.field.entered.connect(self._on_entered)
        self._bar.field.moved.connect(self._on_moved)
        self._bar.chips.filter_removed.connect(self._on_filter_removed)
        self._bar.chips.example_chosen.connect(self.ask)
        self._bar.chips.hidden_wanted.connect(self._on_hidden_wanted)
        self._view.statement_selected.connect(self._on_statement_selected)
        self._view.painted.connect(self._on_painted)
        self._view.activated.connect(self.go_to_context)
        self._context.statement_shown.connect(self._on_statement_shown)

    @property
    def article_id(self) -> int | None:
        """The article that the context shows, or is to show as soon as it is read."""
        return self._context.article_id if self._fetching.wanted is None else self._fetching.wanted

    def put_query(self, query: str) -> None:
        """Puts a query into the field without running it: somebody else did, or will."""
        self._is_putting = True
        self._bar.field.setText(query)
        self._is_putting = False
        self.searching.expect(query)
        self._settings.query = query

    @Slot(object)
    def ask(self, query: str) -> None:
        """Puts a query into the field and runs it now; from there one can go back to what is listed."""
        if self._answer is not None and self._answer.results.query == self._bar.field.text():
            self.history.visit(self._answer.results.query)
        self._leave()
        self.put_query(query)
        self.searching.run_now()
        self._visit(query)

    def choose_facet(self, row: FacetRow, how: How) -> None:
        """Writes a facet's value into the field, or takes it out again."""
        self.ask(self.searching.chosen(row.field, row.value, how, row.filter))

    def set_order(self, order: Order) -> None:
        """Orders the results in another way."""
        self._settings.order = order
        self.searching.set_order(order)

    def step_history(self, *, back: bool) -> None:
        """Goes to the earlier or later query, and to where one was in its results."""
        self._leave()
        query = self.history.back() if back else self.history.forward()
        if query is not None:
            self._returning = self.history.position
            self.put_query(query)
            self.searching.run_now()
            self.history_changed.emit()

    def chosen_ids(self) -> tuple[int, ...]:
        """The statements that a key is about: the selected ones, else the one in the context."""
        current = self._context.current_id
        selected = self.shown.selected_ids() if self.shown.isVisible() else ()
        if self._context.has_text_focus() and current is not None:
            return (current,)
        return selected or ((current,) if current is not None else ())

    def show_article(self, article_id: int) -> None:
        """Shows an article in the context without choosing a statement."""
        self._go_to(article_id, None)

    def show_current(self) -> None:
        """Shows the list's current statement in the context again."""
        if (current := self._view.current_id()) is not None:
            self._on_statement_selected(current)

    def recall(self, snapshot: Snapshot) -> None:
        """Shows what was shown last, until the search has answered."""
        self.searching.results = snapshot.answer.results
        self._on_answered(snapshot.answer)

    def snapshot(self) -> Snapshot | None:
        """What is shown, to be kept for the next start; None if it is not an answer to what is in the field."""
        folder, answer = self._library.folder, self._answer
        if folder is None or answer is None or answer.results.query != self._bar.field.text():
            return None
        return Snapshot(folder=folder, order=self._settings.order, answer=answer)

    def forget_article(self) -> None:
        """Empties the context: what it showed may be gone."""
        self._wanted = self._fetching.wanted = None
        self._context.show_article(None, None)

    def refresh_article(self) -> None:
        """Reads the shown article again: its statements were changed."""
        if self._fetching.wanted is not None:
            self._fetching.fetch_now(self._fetching.wanted)

    def expect_statement(self, statement_id: int) -> None:
        """Goes to a statement as soon as the next answer has come, whether it is in it or not."""
        self._expected = self._wanted = statement_id

    def show_statement(self, statement_id: int, article_id: int) -> None:
        """Goes to a statement of any article, whether it is listed or not."""
        self._wanted = statement_id
        if self._settings.view is View.QUOTES and self._view.select_statement(statement_id):
            return
        self._view.select_nothing()
        self._go_to(article_id, statement_id)

    def row(self, statement_id: int) -> StoredStatement | None:
        """A statement that is listed or in the shown article, as it was read last."""
        return self._hits.find(statement_id) or self._context.row(statement_id)

    def few_chosen_rows(self) -> tuple[StoredStatement, ...] | None:
        """The chosen statements; None if they are too many to be read at once."""
        ids = self.chosen_ids()
        if len(ids) > FEW:
            return None
        return tuple(found for each in ids if (found := self.row(each)) is not None)

    def chosen_row(self) -> StoredStatement | None:
        """The one of the chosen statements that has the keyboard, else the first of them."""
        ids = self.chosen_ids()
        current = self._view.current_id()
        return self.row(current if current in ids and current is not None else ids[0]) if ids else None

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        """Shows an answer everywhere, in one step."""
        is_again = self._answer is not None and self._answer.results.query == answer.results.query
        self._leave()
        self._answer = answer
        current, selected = self._view.current_id(), self._view.selected_ids()
        neighbours = self._hits.neighbours(current) if is_again else ()
        scrolled = self._view.verticalScrollBar().value()
        results = answer.results
        self._hits.show(results.ids, answer.rows, results.highlight)
        self._facets.show(results)
        self._bar.chips.show_results(results)
        self._hits_pause.start()
        returning, self._returning = self._returning, None
        if returning is not None and self.history.present == results.query:
            self._view.keep_or_select_first(returning.current, returning.selected)
            self._view.verticalScrollBar().setValue(returning.scrolled)
        elif (expected := self._expected) is not None:
            self._expected = None
            self._on_statement_shown(expected)
        elif is_again and current is None and (unlisted := self._context.current_id) is not None:
            self._on_statement_shown(unlisted)
        elif current is None or self._view.current_id() != current:
            self._view.keep_or_select_first(current, selected, neighbours)
            if is_again:
                self._view.verticalScrollBar().setValue(scrolled)
        if not results.ids:
            self._wanted = None
            self._context.show_statement(None)
        self.answered.emit(answer)

    @Slot(object)
    def _on_statement_selected(self, statement_id: int) -> None:
        """Shows the statement in its article, reading the article first if it is another one.

        While articles are listed, the context follows them instead.
        """
        if self._settings.view is View.ARTICLES:
            return
        stored = self._hits.find(statement_id)
        if stored is None:
            return
        self._go_to(stored.article_id, statement_id)

    def _go_to(self, article_id: int, statement_id: int | None) -> None:
        """Shows an article, at a statement if one is wanted; reads it first unless it is shown already."""
        self._wanted = statement_id
        if self._context.article_id == article_id:
            self._fetching.wanted = article_id  # not another one that was to come
            self._context.show_statement(statement_id)
        else:
            self._load(article_id)

    def _load(self, article_id: int) -> None:
        """Reads an article; the first one only after the first results were painted."""
        if self._hits.ids and not self._view.was_painted and self._is_list_shown():
            self._fetching.wanted = self._waiting = article_id
            return
        self._fetching.fetch(article_id)

    def _is_list_shown(self) -> bool:
        """Whether the results will be painted as a list, of which the first painting is told."""
        return self._settings.view is View.QUOTES and self._settings.look is Look.LIST

    @Slot()
    def _on_painted(self) -> None:
        if self._waiting is not None:
            self._load(self._waiting)

    @Slot(object)
    def _on_article_loaded(self, loaded: LoadedArticle) -> None:
        self._context.show_article(loaded, self._wanted)
        self.article_shown.emit()

    @Slot()
    def _find_hits(self) -> None:
        """Typing has paused: looks for the newest query in the article that is shown."""
        if (article := self._context.article) is not None:
            job = self._library.find_hits(article, self.searching.results.highlight)
            job.done.connect(self._on_hits_found)

    @Slot(object)
    def _on_hits_found(self, found: FoundHits) -> None:
        """The hits of the newest query in an article that may have gone from the context meanwhile."""
        if found.article_id == self._context.article_id:
            self._context.set_hits(found.hits)

    @Slot(object)
    def _on_statement_shown(self, statement_id: int) -> None:
        """The context moved by itself: the list follows if it has the statement."""
        self._wanted = statement_id
        if not self._view.select_statement(statement_id):
            self._view.select_nothing()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._hits_pause.stop()
        if not self._is_putting:
            self._settings.query = text
            self.searching.set_query(text)

    @Slot()
    def _on_entered(self) -> None:
        """Enter in the field: run now, remember the query, go to the list."""
        self.searching.run_now()
        self._visit(self._bar.field.text())
        self.shown.setFocus()

    @Slot()
    def go_to_context(self) -> None:
        """Enter in the list: the query was worth remembering; go to the context."""
        self._visit(self._bar.field.text())
        self._context.text.setFocus()

    @Slot(object, object)
    def _on_moved(self, unit: str, direction: int) -> None:
        """Arrow and page keys in the field move in the list; the focus stays."""
        self.shown.move_by(direction * (self.shown.page() if unit == "page" else 1))

    @Slot(object)
    def _on_filter_removed(self, part: QueryFilter) -> None:
        self.ask(self.searching.without(part))

    @Slot()
    def _on_hidden_wanted(self) -> None:
        self.ask(self.searching.chosen("is", "any", "add", None))

    def _leave(self) -> None:
        """Keeps where one is in the results that are listed, for the way back."""
        if self._answer is not None and self.history.present == self._answer.results.query:
            position = Position(
                self._view.current_id(), self._view.selected_ids(), self._view.verticalScrollBar().value()
            )
            self.history.leave(self._answer.results.query, position)

    def _visit(self, query: str) -> None:
        self.history.visit(query)
        self._settings.recent = with_recent(self._settings.recent, query, limit=RECENT_LIMIT)
        self.history_changed.emit()
