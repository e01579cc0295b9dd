"""From what is typed to an answer: a short pause, a job, and only the newest answer counts."""

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.jobs import Job
from desktop.library import Answer, Library
from index.model import Order, QueryFilter, Results, Spans

PAUSE_MS = 25
"""For a held key and for what another program types; between two keys of a fast typist lie about 100 ms."""
HINT_AFTER_MS = 150
"""What to ask instead takes longer to find than an answer, and is for those who have stopped typing."""

How = Literal["replace", "add", "widen", "exclude"]
"""What a click on a facet does to the query."""


def _nothing(_: str) -> Spans:
    return ()


NO_RESULTS = Results(query="", understood="", ids=(), hidden=0, facets={}, filters=(), highlight=_nothing)


class Searching(QObject):
    """Keeps the query, asks the library, and tells of answers."""

    answered = Signal(object)
    """An `Answer`."""
    hinted = Signal(object)
    """A tuple of `Alternative`s to a query that found nothing, a moment after its answer."""
    failed = Signal(object)
    """An exception."""

    def __init__(self, library: Library, order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._order = order
        self._query = ""
        self._is_asked = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.run_now)
        self._hint_pause = QTimer(self)
        self._hint_pause.setSingleShot(True)
        self._hint_pause.setInterval(HINT_AFTER_MS)
        self._hint_pause.timeout.connect(self._ask_for_hints)
        self.results = NO_RESULTS
        """The last answer's."""

    @property
    def query(self) -> str:
        """What was asked last, answered or not."""
        return self._query

    @property
    def is_pending(self) -> bool:
        """Whether a query waits for its answer, or for the pause before it runs."""
        return self._is_asked or self._pause.isActive()

    def set_query(self, query: str) -> None:
        """Takes a query as it is being typed; it runs after a short pause."""
        self._query = query
        self._hint_pause.stop()
        self._pause.start()

    def expect(self, query: str) -> None:
        """Takes a query that somebody else runs, or that runs at the next `run_now`."""
        self._pause.stop()
        self._query = query

    def set_order(self, order: Order) -> None:
        """Orders results in another way."""
        self._order = order
        self.run_now()

    @Slot()
    def run_now(self) -> None:
        """Runs the query without waiting."""
        self._pause.stop()
        self.follow(self._library.search(self._query, self._order))

    def follow(self, job: Job) -> None:
        """Takes the answer of a search that was started elsewhere."""
        self._hint_pause.stop()
        self._is_asked = True
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)

    def chosen(self, field: str, value: str, how: How, part: QueryFilter | None) -> str:
        """The query after a click on a facet: the value goes in as told, or comes out if it is in already."""
        from index.workspace import refine, without  # loaded long before the first click

        if part is not None and how == "replace":
            return without(self.results.query, part)
        return refine(self.results.query, field=field, value=value, how=how)

    def refine(self, field: str, value: str) -> None:
        """Adds a value to the query, in place of others of its field; to be run by `run_now`."""
        from index.workspace import refine

        self._query = refine(self._query, field=field, value=value, how="replace")

    def only(self, field: str, value: str) -> str:
        """A query for one value of a field and nothing else."""
        from index.workspace import refine

        return refine("", field=field, value=value, how="replace")

    def without(self, part: QueryFilter) -> str:
        """The query without one of its filters."""
        from index.workspace import without

        return without(self.results.query, part)

    @Slot(object)
    def _on_done(self, answer: Answer) -> None:
        self._is_asked = False
        self.results = answer.results
        if not answer.results.ids:
            self._hint_pause.start()
        self.answered.emit(answer)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._is_asked = False
        self.failed.emit(error)

    @Slot()
    def _ask_for_hints(self) -> None:
        self._library.alternatives(self.results.query).done.connect(self.hinted)
