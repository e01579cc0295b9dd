"""Shows how a file with several articles was split, and imports it the way the user wants it. Part of the door.

What the user left out stays out, and what was joined or split stays so, when the same bytes are imported again: the
plan is kept before the first article comes in. Another preview of the file offers what was left out.
"""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from index import splitting
from index.apart import read_apart
from index.errors import SourceError
from index.importing import ImportReport, Source, import_sources
from index.indexing import IndexKeeper
from index.library import splits, staging
from index.library.database import Database, transaction
from index.model import Article
from index.progress import Progress, silent
from index.reader import Reader
from index.splitting import Plan

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A file with several articles, read but not imported."""

    name: str
    content: bytes
    sha256: str
    format: str
    """What the file was recognised as."""
    articles: tuple[Article, ...]
    """As they were read."""
    failures: tuple[SourceError, ...]
    stored: Plan = ()
    """The parts that are in the library."""
    plan: Plan = ()
    """The parts that are not, as read or as the user wanted them at an earlier import."""
    left_out: Plan = ()
    """What the user left out at an earlier import."""

    @property
    def is_worth_asking(self) -> bool:
        """Whether there is anything to decide: several articles, of which one is not there yet."""
        return len(self.articles) > 1 and bool(self.plan or self.left_out)


def look_into(path: Path, reader: Reader | None = None, *, progress: Progress = silent) -> Preview | None:
    """Reads a file that may hold several articles; None if it is of a format that holds one, or was exported here.

    With a reader, it is also told what of the file is in its library, and what the user left out of it.

    Raises:
        Cancelled: `progress` gave up.
        SourceError: it cannot be opened, or nothing in it can be read.
        ModelError: what tells languages cannot be used.
    """
    from index.reading import registry

    if staging.holds_library(path):
        return None  # how it is split was decided where it comes from
    content = registry.source_bytes(path)
    kind = registry.recognised(content)
    if not kind.holds_many:
        return None
    reading = read_apart(content, place=str(path), progress=progress)
    sha256 = hashlib.sha256(content).hexdigest()
    stored, kept = reader.known_split(sha256) if reader is not None else (0, None)
    plan = splitting.as_read(reading.articles) if kept is None else kept
    return Preview(
        name=path.name,
        content=content,
        sha256=sha256,
        format=kind.name,
        articles=reading.articles,
        failures=reading.failures,
        stored=plan[:stored],
        plan=plan[stored:],
        left_out=splitting.rest(reading.articles, plan),
    )


class Previewer:
    """The part of a workspace that imports what was looked at before."""

    _db: Database
    _index: IndexKeeper

    def import_preview(self, preview: Preview, plan: Plan, *, progress: Progress = silent) -> ImportReport:
        """Imports the parts of a file that are in a plan; parts that are in the library already stay as they are.

        Raises:
            Cancelled: `progress` gave up; the articles imported by then stay, and the next import goes on from there.
            ModelError: the statement model cannot be used.
            LibraryError: the library cannot be written.
        """
        whole = (*preview.stored, *plan)
        if whole != (splits.kept(self._db, preview.sha256) or splitting.as_read(preview.articles)):
            with transaction(self._db):
                splits.keep(self._db, preview.sha256, whole)
            log.info("%s is split into %s articles as the user wants", preview.name, len(whole))
        from index.reading.outcome import Reading

        reading = Reading(articles=preview.articles, failures=preview.failures)
        source = Source.prepared(name=preview.name, content=preview.content, reading=reading)
        return import_sources(self._db, self._index, [source], progress)
