"""What follows from what: opening the library, imports, removals, and which page the middle shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Slot

from desktop import empty_states
from desktop.commands import Made
from desktop.empty_page import Emptiness
from desktop.failure_handlers import SHOW
from desktop.jobs import Job
from desktop.library import Answer, Census
from desktop.message_bar import announce
from desktop.messages import Message, explain, repaired
from desktop.report import remember
from desktop.settings import View
from desktop.snapshot import Snapshot
from desktop.wording import count_words
from index.errors import RecordError
from index.hints import Alternative

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.workspace import ImportReport

FIRST_QUERY = "assad"
UNDO = ("undo", None)
"""What the button of a message asks for."""
ANNOUNCE_AFTER_MS = 700
GO_ON_AFTER_MS = 500
RECOUNT_AFTER_MS = 300
"""After a correction the articles are counted again once there is a pause: what is looked at comes first."""
BACK_UP_AFTER_MS = 15_000
"""The backup of the day is made when the start is over and the user has something to read."""
BACK_UP_AGAIN_AFTER_MS = 3_600_000
"""How often a window that stays open looks whether there is a new day."""
EXAMPLES = ('"low level"', "speaker:tillerson", "kind:direct")
"""What the first start offers; they fit the built-in article."""


class Flow(QObject):
    """Keeps the window in step with the library."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._census: Census | None = None
        self._answer: Answer | None = None
        self._alternatives: tuple[Alternative, ...] = ()
        self._is_reading_first = False
        self._recount = self._timer(RECOUNT_AFTER_MS, self._count)
        self._to_show: tuple[int, ...] = ()
        """What an import that has just ended brought, or else what it met that was there already."""
        self._unlisted: int | None = None
        """An article to go to that is in the library, but not in the list yet."""
        self._has_failures = False
        self._was_first = False
        self._announcement = self._timer(ANNOUNCE_AFTER_MS, self._on_pause)
        self._quiet = self._timer(BACK_UP_AFTER_MS, self._on_quiet)
        window.browsing.answered.connect(self._on_answered)
        window.browsing.searching.hinted.connect(self._on_hinted)
        window.browsing.failed.connect(self._on_browsing_failed)
        window.importing.progressed.connect(window.status.show_step)
        window.importing.finished.connect(self._on_imported)
        window.importing.read_again.connect(self._on_changed)
        window.importing.stopped.connect(self.refresh)
        window.importing.said.connect(self._on_import_said)
        window.importing.failed.connect(self._on_import_failed)
        window.changes.changed.connect(self._on_changed)
        window.changes.made.connect(self._on_made)
        window.undo_stack.indexChanged.connect(self._on_step)
        window.changes.removed.connect(self._on_removed)
        window.changes.failed.connect(self.report)
        window.messages.answered.connect(self._on_message_answered)
        window.article_view.article_selected.connect(window.browsing.show_article)
        window.empty.query_chosen.connect(window.browsing.ask)
        window.browsing.article_shown.connect(self._show_page_action)
        window.context.show_people(window.settings.view is View.PEOPLE)
        window.empty.show_emptiness(empty_states.opening())

    def _timer(self, after_ms: int, then: Callable[[], object]) -> QTimer:
        """A timer that fires once each time it is started."""
        timer = QTimer(self, singleShot=True, interval=after_ms)
        timer.timeout.connect(then)
        return timer

    def start(self, snapshot: Snapshot | None = None) -> None:
        """Takes over the two jobs that were started before the window was made.

        With a snapshot, its results are shown at once, and the library is opened after they are painted.
        """
        window, library = self._window, self._window.library
        window.browsing.put_query(library.first_query)
        window.browsing.searching.follow(library.first_search)
        self.follow_opening(library.opening)
        if snapshot is not None:
            window.browsing.recall(snapshot)
            window.view.painted.connect(library.go_on)
            QTimer.singleShot(GO_ON_AFTER_MS, library.go_on)  # should nothing be painted

    def follow_opening(self, opening: Job) -> None:
        """Shows what the library has as soon as it is open, or why it cannot be opened."""
        opening.done.connect(self._on_opened)
        opening.failed.connect(self._on_unavailable)

    def show_view(self, view: View) -> None:
        """Lists quotes, articles or people in the middle."""
        self._window.settings.view = view
        self._window.context.show_people(view is View.PEOPLE)
        self._show_middle()
        if view is View.PEOPLE:
            self._window.people.refresh()
            self._window.people.focus()
            return
        if view is View.QUOTES:
            self._window.browsing.show_current()
            self._window.looking.refresh()
        elif self._census is not None and self._census.articles:
            self._window.article_view.select_article(self._window.browsing.article_id)
            self._window.article_view.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Asks again what there is: the library was changed."""
        self._count()
        self._window.browsing.searching.run_now()

    @Slot(object)
    def go_to_statement(self, statement_id: int) -> None:
        """Shows a statement in its article, be it in the results or not; says so if it is gone."""
        window = self._window
        try:
            (row,) = window.library.rows([statement_id])
        except RecordError as error:
            self.report(error)
            return
        window.actions_.show_quotes.trigger()
        window.browsing.show_statement(row.id, row.article_id)

    def _count(self) -> None:
        """Counts what there is."""
        self._recount.stop()
        self._window.library.census().done.connect(self._on_census)

    @Slot(object)
    def report(self, error: BaseException) -> None:
        """Says in the message bar what went wrong."""
        if not isinstance(error, RecordError):
            remember(error)
        self._window.messages.say(explain(error))

    @Slot(object)
    def _on_browsing_failed(self, error: BaseException) -> None:
        """Without a library nothing can be found, and the middle says why that is."""
        if self._window.library.is_open:
            self.report(error)

    @Slot(object)
    def _on_opened(self, is_new: object) -> None:
        """The library is open: counts what it has, or reads the built-in article into a new one."""
        window = self._window
        folder = window.library.folder
        window.status.show_library(folder.name if folder is not None else "")
        self._count()
        self._quiet.start()
        if (repair := window.library.repair) is not None:
            window.messages.say(repaired(repair))
        if is_new:
            self._is_reading_first = True
            if not window.bar.field.is_taken:
                window.browsing.put_query(FIRST_QUERY)
            window.importing.import_sample()
            self._show_middle()
        if window.settings.examples_shown:
            window.bar.chips.show_examples(EXAMPLES)

    @Slot()
    def _on_quiet(self) -> None:
        """Makes the backup of the day, and looks again later; a full disk is only logged, a broken library is told."""
        self._window.library.back_up().failed.connect(self.report)
        self._quiet.start(BACK_UP_AGAIN_AFTER_MS)

    @Slot(object)
    def _on_unavailable(self, error: BaseException) -> None:
        if not isinstance(error, RecordError):
            remember(error)
        self._window.read_only_handlers.show_unavailable(error)

    @Slot(object)
    def _on_census(self, census: Census) -> None:
        self._census = census
        window = self._window
        window.articles.show(census.articles)
        window.article_page.ask_again()
        window.library.headline_only().done.connect(window.articles.mark_headlines)
        window.status.show_census(census)
        window.view.show_headlines(len(census.articles) > 1)
        ids = {stored.id for stored in census.articles}
        if window.context.article_id is not None and window.context.article_id not in ids:
            window.browsing.forget_article()
        self._show_middle()
        window.people.refresh()
        if window.settings.view is View.ARTICLES and census.articles:
            window.article_view.select_article(self._unlisted or window.browsing.article_id)
            self._unlisted = None

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._answer, self._alternatives = answer, ()
        window = self._window
        window.status.show_answer(answer)
        self._show_middle()
        self._announcement.start()

    @Slot(object)
    def _on_hinted(self, alternatives: tuple[Alternative, ...]) -> None:
        self._alternatives = alternatives
        if alternatives:
            self._show_middle()

    @Slot()
    def _on_pause(self) -> None:
        """Typing has paused: tells a screen reader how many results there are."""
        count = len(self._window.hits.ids)
        announce(self._window.view, count_words(count, self.tr("{n} result"), self.tr("{n} results")))

    def _show_middle(self) -> None:
        """Chooses the page of the middle: the list, the articles, or why there is nothing."""
        window, census, answer = self._window, self._census, self._answer
        if self._is_reading_first:
            window.empty.show_emptiness(empty_states.reading_first())
        elif census is not None and not census.articles:
            window.empty.show_emptiness(empty_states.no_articles(window.actions_))
        elif window.settings.view is View.ARTICLES and census is not None:
            window.middle.setCurrentWidget(window.article_page)
            return
        elif window.settings.view is View.PEOPLE and census is not None:
            window.middle.setCurrentWidget(window.people.view)
            return
        elif answer is not None and answer.results.ids:
            window.middle.setCurrentWidget(window.looking.page)
            return
        elif answer is not None and census is not None:
            window.empty.show_emptiness(self._nothing_found(answer, census))
        window.middle.setCurrentWidget(window.empty)

    def _nothing_found(self, answer: Answer, census: Census) -> Emptiness:
        if not answer.results.query.strip() and not answer.results.hidden:
            return empty_states.no_statements(census)
        searching = self._window.browsing.searching
        return empty_states.no_hits(answer.results, searching, census, self._alternatives)

    @Slot(object)
    def _on_imported(self, report: "ImportReport") -> None:
        self._was_first, self._is_reading_first = self._is_reading_first, False
        imported = () if self._was_first else report.imported
        self._to_show = () if self._was_first else imported or report.already
        self._has_failures = bool(report.failures)
        self._window.changes.imported(imported)
        if report.libraries:
            self._window.changes.changed.emit()  # what was here may have marks and corrections of another user now
        self.refresh()
        if report.imported and not self._was_first:
            self._window.settings.examples_shown = False
            self._window.bar.chips.show_examples(())

    @Slot(object)
    def _on_import_failed(self, error: BaseException) -> None:
        """Says why an import failed; at the first start the library stays empty then, and offers to try again."""
        self._is_reading_first = False
        self.refresh()  # articles may have come in before
        self.report(error)

    def _stop_reading_first(self) -> None:
        if self._is_reading_first:
            self._is_reading_first = False
            self.refresh()

    @Slot(object)
    def _on_import_said(self, message: Message) -> None:
        """Says how an import ended; the built-in article at the first start needs no words when it went well."""
        self._stop_reading_first()
        window = self._window
        if self._has_failures:
            window.messages.say(message, button=self.tr("Show the List"), answer=SHOW)
        elif self._to_show:
            window.messages.say(message, button=self.tr("Show"), answer=("show", self._to_show[0]))
        elif message.lasting or not self._was_first:
            window.messages.say(message)
        self._to_show, self._was_first, self._has_failures = (), False, False

    @Slot()
    def _on_changed(self) -> None:
        """The library was corrected: everything that shows it is read again, what is looked at first."""
        self._recount.start()
        self._window.browsing.searching.run_now()
        self._window.browsing.refresh_article()

    @Slot(int)
    def _on_step(self, _at: int) -> None:
        """Something was done or undone: an offer to undo what was done before it would now undo something else."""
        if self._window.messages.answer == UNDO:
            self._window.messages.dismiss()

    @Slot(object)
    def _on_made(self, made: Made) -> None:
        """Tells what was corrected."""
        if made.words:
            self._window.messages.say(Message(text=made.words), button=self.tr("Undo"), answer=UNDO)

    @Slot(object)
    def _on_removed(self, count: int) -> None:
        words = count_words(count, self.tr("Removed {n} article."), self.tr("Removed {n} articles."))
        self._window.messages.say(Message(text=words), button=self.tr("Undo"), answer=UNDO)

    @Slot(object)
    def _on_message_answered(self, answer: object) -> None:
        """The button of a message was pressed."""
        if not isinstance(answer, tuple):
            return
        what, value = cast("tuple[str, int]", answer)
        if what == "undo":
            self._window.changes.undo()
        elif what == "show":
            self._show_article(value)

    def _show_article(self, article_id: int) -> None:
        """Goes to an article among the articles, as soon as it is listed."""
        window = self._window
        window.actions_.show_articles.trigger()
        window.article_page.list_all()  # it may not have the words that are looked for
        if window.articles.row_of(article_id) is None:
            self._unlisted = article_id
        else:
            window.article_view.select_article(article_id)

    @Slot()
    def _show_page_action(self) -> None:
        self._window.actions_.open_page.setEnabled(bool(self._window.context.url))
