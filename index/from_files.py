"""Imports of files: articles, and what came out of another library; a file is known by what is in it.

Part of the door.
"""

import logging
from collections.abc import Sequence
from pathlib import Path

from index import sources
from index.errors import LibraryError, SourceUnreadable
from index.exchange_errors import ExchangeTooNew, ExchangeUnreadable
from index.exchanging import Exchanger
from index.importing import ImportBroken, ImportReport, ImportStopped, Source, import_sources
from index.intake import joined_values
from index.library import staging
from index.progress import Cancelled, Progress, silent

log = logging.getLogger(__name__)


class FromFiles(Exchanger):
    """What a workspace imports from files."""

    def import_sources(self, given: Sequence[Source], *, progress: Progress = silent) -> ImportReport:
        """Imports sources of any kind; one that fails does not stop the others.

        `progress` may stop the import with `ImportStopped`; the articles imported by then stay.

        Raises:
            ImportBroken: one of those below happened when some articles were in; they stay.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        return import_sources(self._db, self._index, given, progress)

    def import_paths(
        self, paths: Sequence[Path], *, recursive: bool = True, progress: Progress = silent
    ) -> ImportReport:
        """Imports files, and the files in folders; one that fails does not stop the others.

        Folders fail if it is not `recursive`. A file of JSON Lines that this program exported, a whole library or
        chosen statements, is taken in as `import_library` does it, and so is the copy of a library, but in no folder.

        `progress` may stop it, as `import_sources` says.

        Raises:
            ImportBroken: one of those below happened when some articles were in; they stay.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        found = sources.from_paths(paths, progress, recursive=recursive)
        libraries = [
            source.path
            for source in found
            if source.path and staging.holds_library(source.path, copies=source.path in paths)
        ]
        if not libraries:
            return self.import_sources(found, progress=progress)
        others = [source for source in found if source.path not in libraries]
        reports = [self.import_sources(others, progress=progress)] if others else []
        for path in libraries:
            try:
                reports.append(self._taken_in(path, progress))
            except Cancelled as stop:
                reports.append(ImportReport(is_cut_short=True))
                raise ImportStopped(ImportReport(**joined_values(reports))) from stop
            except LibraryError as error:
                report = ImportReport(**joined_values([*reports, ImportReport(broken_by=error)]))
                if not report.imported:
                    raise
                raise ImportBroken(report) from error
        return ImportReport(**joined_values(reports))

    def _taken_in(self, path: Path, progress: Progress) -> ImportReport:
        """Takes in what a file holds of another library."""
        try:
            report = self.import_library(path, progress=progress)
        except ExchangeUnreadable as error:
            log.info("not taken in: %s", error)
            return _failed(path, error.reason)
        except ExchangeTooNew:
            return _failed(path, "a newer version of the program wrote it")
        return ImportReport(
            imported=report.imported,
            already=report.already,
            sound=(path,),
            libraries=(path,),
            disagreements=report.disagreements,
        )


def _failed(path: Path, reason: str) -> ImportReport:
    return ImportReport(failures=(SourceUnreadable(str(path), reason),), paths=(path,))
