"""Reads from the library what a search lays over the index. Part of the door."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from index.library import overlay, searches
from index.library.database import Database
from index.library.overlay import Part
from index.relating import KinReader
from index.search.layer import Layer

_VARIANT = "variant"
_NONE: frozenset[int] = frozenset()


class Layers:
    """The layer of one connection; what has changed in it is read again, and only that."""

    def __init__(self, db: Database, kin: KinReader) -> None:
        """Reads the library `db`, and from `kin` which statements are forms of one quotation."""
        self._db = db
        self._kin = kin
        self._seen: overlay.Revision | None = None
        self._base = self._layer = Layer()

    def current(self) -> Layer:
        """The layer as it stands now.

        Raises:
            LibraryError: the library cannot be read any more.
        """
        revision = overlay.revision(self._db)
        if revision != self._seen:
            # Read after its revision, what is newer than it is only read once more.
            parts = overlay.changed(self._db, self._seen, revision)
            self._base = self._layer = _renewed(self._db, self._base, parts)
            self._seen = revision
        if self._layer.flags.get(_VARIANT, _NONE) is not (variants := self._kin.everything() or _NONE):
            flags = {**self._base.flags, _VARIANT: variants} if variants else self._base.flags
            self._layer = replace(self._base, flags=flags)
        return self._layer


def _renewed(db: Database, layer: Layer, parts: AbstractSet[Part]) -> Layer:
    """The layer with some of its parts read anew."""
    if Part.FLAGS in parts:
        layer = replace(layer, flags=overlay.flags(db))
    if Part.TAGS in parts:
        layer = replace(layer, tags=overlay.tags(db))
    if Part.NOTES in parts:
        layer = replace(layer, notes=overlay.notes(db))
    if Part.SPEAKERS in parts:
        speakers = overlay.speakers(db)
        layer = replace(
            layer,
            names=speakers.names,
            speakers=speakers.statements,
            aliases=speakers.aliases,
            tiers=overlay.tiers(db),
            unnamed=overlay.unnamed(db),
        )
    return replace(layer, saved={kept.name: kept.query for kept in searches.all_searches(db).values()})
