"""Puts articles into a library: source → article → statements → speakers → library → index. Part of the door.

Sources are read in worker processes, as many at once as there are workers; what they tell is written here, by one
thread, as it comes. Each article is one transaction; a source that cannot be read stops none of the others.
"""

import logging
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress

from index.errors import LibraryError, ModelError, RecordError, SourceCrashed, SourceError, SourceTooSlow
from index.extracting import Failed, Found, Opened, Source, extract_article, work
from index.indexing import IndexKeeper
from index.intake import ImportReport, Intake
from index.library import articles, renewal
from index.library.database import Database, transaction
from index.progress import Cancelled, Progress
from index.serving import Busy
from index.workers import Crew, CrewUnavailable, Ended, Lost, News, crew_size

__all__ = (
    "ImportBroken",
    "ImportReport",
    "ImportStopped",
    "Source",
    "extract_again",
    "extract_article",
    "import_sources",
    "loss",
)

log = logging.getLogger(__name__)

_TICK_S = 0.1
"""How often a stop is noticed while workers are busy."""
_FEW = 3
"""So many quick sources are read without starting a worker, which takes longer."""


class ImportStopped(Cancelled):
    """An import was stopped; what came in before stays."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


class ImportBroken(RecordError):
    """An import ended before all was read, when the library or the model could not be used any more.

    What came in before stays. `__cause__` and the report's `broken_by` are the error that ended it.
    """

    def __init__(self, report: ImportReport) -> None:
        super().__init__(f"{len(report.imported)} imported, then: {report.broken_by}")
        self.report = report


def import_sources(db: Database, index: IndexKeeper, sources: Sequence[Source], progress: Progress) -> ImportReport:
    """Imports sources; what fails is reported, what is imported can be found when this returns or raises.

    The articles of a source come in its order; several sources may come in another order than that in which they are
    given. `progress` counts articles: a source that was not read yet counts as one.

    Raises:
        ImportStopped: `progress` gave up; the articles imported by then stay.
        ImportBroken: one of those below happened when some articles were in; they stay.
        ModelError: the statement model cannot be used.
        LibraryError: the library cannot be written.
    """
    intake = Intake(db, index, sources, progress)
    try:
        _read_all(intake, index)
    except Cancelled as stop:
        raise ImportStopped(intake.report(is_cut_short=True)) from stop
    except (LibraryError, ModelError) as error:
        report = intake.report(broken_by=error)
        if not (report.imported or report.failures):
            raise
        raise ImportBroken(report) from error
    with suppress(Cancelled):  # too late to give up: all is in
        intake.tell_end()
    return intake.report()


def extract_again(db: Database, index: IndexKeeper, article_ids: Sequence[int] | None, progress: Progress) -> None:
    """Finds the statements of stored articles anew; each article is one transaction.

    Raises:
        Cancelled: `progress` gave up; the articles read by then have their new statements.
        ArticleNotFound: there never was one with one of the numbers.
        ModelError: the statement model cannot be used.
        LibraryError: the library cannot be written.
    """
    wanted = articles.all_ids(db) if article_ids is None else tuple(dict.fromkeys(article_ids))
    try:
        for done, article_id in enumerate(wanted):
            article = articles.article(db, article_id).article
            progress(done, len(wanted), article.record.headline or "")
            found = extract_article(article)
            with transaction(db):
                is_other = renewal.renew(db, article_id, article.text, found)
            log.info("read article %s again%s", article_id, "" if is_other else ": nothing has changed")
    finally:
        index.catch_up()
    progress(len(wanted), len(wanted), "")


def _read_all(intake: Intake, index: IndexKeeper) -> None:
    """Reads all sources; however that ends, searches find what came in."""
    try:
        if len(intake.sources) <= _FEW and all(source.is_quick() for source in intake.sources):
            _import_here(intake, range(len(intake.sources)))
        else:
            _import_with_workers(intake)
    finally:
        index.commit()


def _import_here(intake: Intake, numbers: Iterable[int]) -> None:
    """Reads sources in this process, one after the other."""
    for number in numbers:
        messages = work(intake.begin(number))
        intake.tell_progress()
        answer, has_stored = None, False
        with suppress(StopIteration):
            while True:
                message = messages.send(answer)
                if has_stored and isinstance(message, Busy):
                    intake.tell_progress()
                has_stored = has_stored or isinstance(message, Found)
                answer = intake.open(number, message) if isinstance(message, Opened) else None
                intake.hear(number, message)
        intake.end(number)


def _import_with_workers(intake: Intake) -> None:
    """Reads sources in workers, as many at once as there are."""
    sources = intake.sources
    waiting = deque(range(len(sources)))
    with Crew(work, size=min(crew_size(), len(sources))) as crew:
        desk = _Desk(intake, crew)
        try:
            while waiting or desk.in_hand:
                intake.tell_progress()
                while waiting and crew.has_room:
                    desk.give(waiting.popleft())
                for news in crew.wait(_TICK_S):
                    desk.take(news)
        except CrewUnavailable:
            log.warning("no worker can be started: reading in the program itself")
    _import_here(intake, waiting)


class _Desk:
    """Between the workers and the intake. Of sources with the same bytes, one is read; then the others are known."""

    def __init__(self, intake: Intake, crew: Crew) -> None:
        self.in_hand: set[int] = set()
        """The sources that workers have."""
        self._intake = intake
        self._crew = crew
        self._first: dict[str, int] = {}
        self._twins: deque[tuple[int, Opened]] = deque()

    def give(self, number: int) -> None:
        """Gives a source to a worker."""
        self.in_hand.add(number)
        self._crew.give(number, self._intake.begin(number))

    def take(self, news: News) -> None:
        """Does what follows from what a worker told."""
        if isinstance(news, Ended):
            self._end(news.number)
        elif isinstance(news, Lost):
            place = self._intake.begin(news.number)
            self._intake.hear(news.number, Failed(error=loss(str(place.path or place.name), news)))
            self._end(news.number)
        elif isinstance(news.message, Opened):
            self._open(news.number, news.message)
        else:
            self._intake.hear(news.number, news.message)

    def _open(self, number: int, opened: Opened) -> None:
        if self._first.setdefault(opened.sha256, number) != number:
            self._twins.append((number, opened))
            return
        self._crew.answer(number, self._intake.open(number, opened))

    def _end(self, number: int) -> None:
        self._intake.end(number)
        self.in_hand.discard(number)
        self._first = {sha256: first for sha256, first in self._first.items() if first != number}
        twins, self._twins = self._twins, deque()
        for twin, opened in twins:
            if twin in self.in_hand:
                self._open(twin, opened)


def loss(place: str, lost: Lost) -> SourceError:
    """Why a source cannot be read whose worker was lost; `place` names it."""
    if lost.limit_s is not None:
        return SourceTooSlow(place, limit_s=lost.limit_s)
    return SourceCrashed(place, reason=lost.reason)
