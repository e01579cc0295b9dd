"""Imports from the web: pages whose addresses the user gives, as a part of the workspace. Part of the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Self

from index.errors import LibraryError, ModelError, PageNotFetched
from index.importing import ImportBroken, ImportReport, ImportStopped, Source, import_sources
from index.indexing import IndexKeeper
from index.intake import joined_values
from index.library.database import Database
from index.progress import Cancelled, Progress, silent

if TYPE_CHECKING:
    from index.reading.fetching import Fetched
    from index.reading.outcome import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class WebReport(ImportReport):
    """What became of an import from the web."""

    led: tuple[tuple[str, str], ...] = ()
    """The addresses that led somewhere else, each with where."""

    @classmethod
    def joined(cls, reports: Sequence[ImportReport], led: Sequence[tuple[str, str]]) -> Self:
        """One report of several imports."""
        return cls(**joined_values(reports), led=tuple(led))


class FromWeb:
    """What a workspace imports from the web."""

    _db: Database
    _index: IndexKeeper

    def import_addresses(self, addresses: Sequence[str], *, progress: Progress = silent) -> WebReport:
        """Fetches pages, feeds or files and imports them; one that fails does not stop the others.

        This is all that the program ever asks of the network: these addresses, and what they lead to.

        Raises:
            ImportStopped: `progress` gave up; the articles imported by then stay.
            ImportBroken: one of those below happened when some articles were in; they stay.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        from index.reading import fetching

        reports: list[ImportReport] = []
        led: list[tuple[str, str]] = []
        try:
            for number, address in enumerate(addresses):
                try:
                    got = fetching.fetch(address, pause=partial(progress, number, len(addresses), address))
                    source = _source(address, got)
                    led += [(address, got.url)] if got.redirects else []
                except PageNotFetched as error:
                    source = Source(name=address, content=partial(_raise, error), read=_nothing)
                reports.append(import_sources(self._db, self._index, [source], progress))
        except Cancelled as stop:
            reports.append(stop.report if isinstance(stop, ImportStopped) else ImportReport(is_cut_short=True))
            raise ImportStopped(WebReport.joined(reports, led)) from stop
        except (LibraryError, ModelError, ImportBroken) as error:
            reports.append(error.report if isinstance(error, ImportBroken) else ImportReport(broken_by=error))
            report = WebReport.joined(reports, led)
            if not (report.imported or report.failures):
                raise
            raise ImportBroken(report) from report.broken_by
        return WebReport.joined(reports, led)


def _source(address: str, got: "Fetched") -> Source:
    from index.reading import registry

    return Source(
        name=address,
        content=partial(bytes, got.content),
        read=partial(_read, got, address),
        holds_many=registry.holds_many,
    )


def _read(got: "Fetched", address: str, _: bytes) -> "Reading":
    from index.reading import fetched

    # The user's day, not the one in Greenwich.
    return fetched.read(got, source=address, accessed=date.today().isoformat())  # noqa: DTZ011


def _raise(error: PageNotFetched) -> bytes:
    raise error


def _nothing(_: bytes) -> "Reading":
    raise NotImplementedError
