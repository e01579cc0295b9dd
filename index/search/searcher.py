"""A query → ordered statement numbers, counts and facets."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.hints import Alternative, Completion
from index.model import Order, Results
from index.search import folders
from index.search.completing import begun, field_names
from index.search.damage import IndexDamaged, reading
from index.search.finding import found_in, resolved
from index.search.highlighting import highlighter
from index.search.layer import EMPTY, Layer
from index.search.parser import parse
from index.search.query import understood
from index.search.saving import with_saved
from index.search.tree import Like, Node, leaves

if TYPE_CHECKING:
    from index.search.bits import Selection
    from index.search.covering import Covered
    from index.search.people import Lookups
    from index.search.values import Called
    from index.search.whole import Ground, Portion

_CACHE_BYTES = 32 << 20
_LIST_FILE = re.compile(r"_MAIN_(\d+)\.toc")
_ATTEMPTS = 10


class Searcher:
    """Answers queries from the index in a folder. Each thread has its own.

    Whoosh is imported when a searcher is opened, not when this module is.
    """

    def __init__(self, folder: Path, *, cache_bytes: int = _CACHE_BYTES) -> None:
        """Open the index.

        Raises:
            IndexDamaged: there is none, or it cannot be read.
        """
        from index.search.matching import SetCache
        from index.search.whole import Whole

        self._folder = folder
        self._cache = SetCache(cache_bytes)
        self._state: tuple[Path, int] | None = None
        self._whole = Whole(())
        self._covered: Covered | None = None
        self._lookups: Lookups | None = None
        self._called: Called | None = None
        self.refresh()

    def refresh(self) -> bool:
        """See what has been committed since; True if there was anything.

        Raises:
            IndexDamaged: the index cannot be read any more.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._refresh()
            except IndexDamaged as error:
                # A commit may have deleted the files it replaced just before we opened them.
                if not isinstance(error.__cause__, FileNotFoundError):
                    raise
        return self._refresh()

    def search(self, text: str, *, order: Order = Order.NEWEST, layer: Layer = EMPTY) -> Results:
        """Answer a query. Any text is a query.

        Args:
            text: the query.
            order: of the statements found.
            layer: the reader's marks and people. The same object costs least: sets made from it are kept.

        Raises:
            IndexDamaged: a file of the index cannot be read.
        """
        from index.search.facets import facets
        from index.search.hinting import saved_counts

        self.refresh()
        ground, table = self._ground(layer), self._whole.table
        query = with_saved(parse(text), layer.saved)
        tree = resolved(query.tree, ground)
        found = found_in(tree, ground)
        shown = table.selection(found.shown)
        return Results(
            query=text,
            understood=understood(tree, query.notes),
            ids=self._ids(tree, ground, shown, order),
            hidden=found.matching.bit_count() - found.shown.bit_count(),
            facets={
                **facets(ground, table, shown, found.matching, found.rejected, query.filters),
                "search": saved_counts(ground, layer, found.matching),
            },
            filters=query.filters,
            highlight=highlighter(tree),
        )

    def alternatives(self, text: str, *, layer: Layer = EMPTY) -> tuple[Alternative, ...]:
        """What to ask instead of a query that finds nothing.

        First the query with words spelled as the library has them, where that finds something; then the query
        without each of its parts, whatever that finds.

        Raises:
            IndexDamaged: a file of the index cannot be read.
        """
        from index.search import hinting

        self.refresh()
        return hinting.alternatives(text, self._whole, self._ground(layer), layer)

    def completions(self, text: str, cursor: int, *, layer: Layer = EMPTY) -> tuple[Completion, ...]:
        """What the field's name or value may become that is being typed at a place of a query; a few at most.

        Values come with how many statements have them, most first.

        Raises:
            IndexDamaged: a file of the index cannot be read.
        """
        if (place := begun(text, cursor)) is None:
            return ()
        if not place.field:
            return field_names(text, place)
        from index.search import hinting
        from index.search.values import Called

        self.refresh()
        self._called = self._called or Called()
        return hinting.completions(text, place, self._whole, self._ground(layer), layer, self._called)

    def alike(self, text: str, *, limit: int, layer: Layer = EMPTY) -> tuple[int, ...]:
        """The statements that share most words with a text, best first; rare words count more.

        Raises:
            IndexDamaged: a file of the index cannot be read.
        """
        from index.search.alike import alike

        self.refresh()
        return alike(text, self._whole, self._ground(layer), limit=limit)

    def warm(self) -> None:
        """Read what the first query would have to wait for."""
        self.search("")

    def close(self) -> None:
        """Let go of all files."""
        self._replace(())
        self._state = None

    def _refresh(self) -> bool:
        state = self._newest_state()
        if state == self._state:
            return False
        from index.search.matching import Matcher
        from index.search.segments import Segment, read_list
        from index.search.whole import Portion

        index, _ = state
        listed = read_list(index)
        # The number of a segment is only unlike all others within its index.
        known = {portion.segment.id: portion.segment for portion in self._whole.portions}
        if self._state is None or self._state[0] != index:
            known = {}
        base = 0
        portions = []
        for entry in listed.segments:
            segment = known.get(entry.segment_id()) or Segment(index, entry)
            portions.append(Portion(segment, Matcher(segment, self._cache), base, segment.live(entry)))
            base += segment.size
        self._replace(portions)
        self._state = (index, listed.generation)
        return True

    def _replace(self, portions: "Sequence[Portion]") -> None:
        """Take new segments into use, let go of those that are gone."""
        from index.search.whole import Whole

        kept = [portion.segment for portion in portions]
        for portion in self._whole.portions:
            if portion.segment not in kept:
                portion.segment.close()
        self._cache.keep({segment.id for segment in kept})
        self._whole = Whole(portions)
        self._covered = None

    def _ground(self, layer: Layer) -> "Ground":
        """What to answer from: the index itself, or as a layer covers it."""
        if layer.is_empty:
            return self._whole
        if self._covered is None or self._covered.layer is not layer:
            from index.search.covering import Covered
            from index.search.people import Lookups

            self._lookups = self._lookups or Lookups()
            self._covered = Covered(self._whole, layer, self._lookups, before=self._covered)
        return self._covered

    def _newest_state(self) -> tuple[Path, int]:
        """The folder of the index in use and the number of its last commit."""
        index = folders.current(self._folder)
        if index is None:
            raise IndexDamaged(self._folder, "there is none")
        with reading(index):
            numbers = [int(found[1]) for file in index.iterdir() if (found := _LIST_FILE.fullmatch(file.name))]
        return index, max(numbers, default=-1)

    def _ids(self, tree: Node | None, ground: "Ground", shown: "Selection", order: Order) -> tuple[int, ...]:
        table = self._whole.table
        if order is Order.SPEAKER or order is Order.OUTLET:
            return table.ids_by_name(shown, ground.speakers if order is Order.SPEAKER else table.outlets)
        like = next((leaf for leaf in leaves(tree) if isinstance(leaf, Like)), None)
        if like is not None and order is not Order.POSITION:
            return table.best_ids(shown, self._whole.likest(like))
        if order is not Order.RELEVANCE or tree is None:
            return table.ordered_ids(shown, order)
        from index.search.ranking import scores

        return table.ranked_ids(shown, scores(tree, self._whole, ground, shown.bits))
