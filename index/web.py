"""Imports from the web: pages whose addresses the user gives, as a part of the workspace. Part of the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from index.importing import ImportReport, Source, import_sources
from index.indexing import IndexKeeper
from index.library.database import Database
from index.progress import Progress, silent

if TYPE_CHECKING:
    from index.reading.fetching import Fetched
    from index.reading.outcome import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WebReport(ImportReport):
    """What became of an import from the web."""

    led: tuple[tuple[str, str], ...] = ()
    """The addresses that led somewhere else, each with where."""


class FromWeb:
    """What a workspace imports from the web."""

    _db: Database
    _index: IndexKeeper

    def import_addresses(self, addresses: Sequence[str], *, progress: Progress = silent) -> WebReport:
        """Fetches pages, feeds or files and imports them; one that fails does not stop the others.

        This is all that the program ever asks of the network, and only these addresses and what they lead to.

        Raises:
            Cancelled: `progress` gave up; the articles imported by then stay.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        pages = [
            _WebPage(address, progress, place=(number, len(addresses))) for number, address in enumerate(addresses)
        ]
        report = import_sources(self._db, self._index, [page.source() for page in pages], progress)
        return _with_led(report, pages)


class _WebPage:
    """A page of the web, fetched when its turn has come; it may hold anything that a file may hold."""

    def __init__(self, url: str, progress: Progress, *, place: tuple[int, int]) -> None:
        self._url = url
        self._progress = progress
        self._place = place
        self._fetched: Fetched | None = None

    @property
    def led(self) -> tuple[str, str] | None:
        """The address with the one that answered instead, if another one did."""
        if self._fetched is None or not self._fetched.redirects:
            return None
        return self._url, self._fetched.url

    def source(self) -> Source:
        """As something to import."""
        from index.reading import registry

        return Source(
            name=self._url,
            content=lambda: self._get().content,
            read=lambda _: self._read(),
            holds_many=lambda content: registry.recognised(content).holds_many,
        )

    def _get(self) -> "Fetched":
        from index.reading import fetching

        if self._fetched is None:
            self._fetched = fetching.fetch(self._url, pause=partial(self._progress, *self._place, self._url))
        return self._fetched

    def _read(self) -> "Reading":
        from index.reading import fetched

        # The user's day, not the one in Greenwich.
        return fetched.read(self._get(), source=self._url, accessed=date.today().isoformat())  # noqa: DTZ011


def _with_led(report: ImportReport, pages: list[_WebPage]) -> WebReport:
    """The report of an import of pages, with where their addresses led."""
    found = {field: getattr(report, field) for field in ImportReport.__dataclass_fields__}
    return WebReport(**found, led=tuple(page.led for page in pages if page.led))
