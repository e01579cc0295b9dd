"""Reads from the library what a search lays over the index. Part of the door."""

from index.library import overlay, searches
from index.library.database import Database
from index.search.layer import Layer


class Layers:
    """The layer of one connection, read again only when something in it has changed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._revision = -1
        self._layer = Layer()

    def current(self) -> Layer:
        """The layer as it stands now.

        Raises:
            LibraryError: the library cannot be read any more.
        """
        revision = overlay.revision(self._db)
        if revision != self._revision:
            # Read after its revision, what is newer than it is only read once more.
            self._layer = _read(self._db)
            self._revision = revision
        return self._layer


def _read(db: Database) -> Layer:
    speakers = overlay.speakers(db)
    return Layer(
        flags=overlay.flags(db),
        tags=overlay.tags(db),
        notes=overlay.notes(db),
        names=speakers.names,
        speakers=speakers.statements,
        tiers=overlay.tiers(db),
        unnamed=overlay.unnamed(db),
        aliases=speakers.aliases,
        saved={kept.name: kept.query for kept in searches.all_searches(db).values()},
    )
