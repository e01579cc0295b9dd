"""A query → ordered statement numbers, counts and facets."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from index.model import FacetValue, Order, QueryFilter, Results
from index.search import folders
from index.search.damage import IndexDamaged, reading
from index.search.highlighting import highlighter
from index.search.parser import parse
from index.search.query import understood
from index.search.tree import FACTS, UNLISTED, And, Fact, Named, Node, Not, Or, Phrase

if TYPE_CHECKING:
    from index.search.ranking import Portion
    from index.search.table import Selection, Table

_CACHE_BYTES = 32 << 20
_LIST_FILE = re.compile(r"_MAIN_(\d+)\.toc")
_KINDS = ("direct", "mixed", "indirect")
_TIERS = ("clear", "likely", "unsure", "unattributed")
_POLARITIES = ("negated", "hypothetical")
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

        self._folder = folder
        self._cache = SetCache(cache_bytes)
        self._state: tuple[Path, int] | None = None
        self._portions: tuple[Portion, ...] = ()
        self._table: Table
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

    def search(self, text: str, *, order: Order = Order.NEWEST) -> Results:
        """Answer a query. Any text is a query.

        Raises:
            IndexDamaged: a file of the index cannot be read.
        """
        self.refresh()
        query = parse(text)
        tree = self._resolved(query.tree)
        found = [portion.matcher.find(tree) for portion in self._portions]
        listed = [portion.matcher.leaf(Fact("is", ("listed",))) for portion in self._portions]
        everything = [one.matching & portion.live for one, portion in zip(found, self._portions, strict=True)]
        shown = [all_ & (one.asked | seen) for one, all_, seen in zip(found, everything, listed, strict=True)]
        selection = self._table.selection(shown)
        return Results(
            query=text,
            understood=understood(tree, query.notes),
            ids=self._ids(tree, shown, selection, order),
            hidden=sum(map(int.bit_count, everything)) - selection.bits.bit_count(),
            facets=self._facets(selection, shown, everything, query.filters),
            filters=query.filters,
            highlight=highlighter(tree),
        )

    def warm(self) -> None:
        """Read what the first query would have to wait for."""
        self.search("")

    def close(self) -> None:
        """Let go of all files."""
        for portion in self._portions:
            portion.segment.close()
        self._portions = ()
        self._state = None

    def _refresh(self) -> bool:
        state = self._newest_state()
        if state == self._state:
            return False
        from index.search.matching import Matcher
        from index.search.ranking import Portion
        from index.search.segments import Segment, read_list
        from index.search.table import Table

        index, _ = state
        listed = read_list(index)
        # The number of a segment is only unlike all others within its index.
        known = {portion.segment.id: portion.segment for portion in self._portions}
        if self._state is None or self._state[0] != index:
            known = {}
        base = 0
        portions = []
        for entry in listed.segments:
            segment = known.get(entry.segment_id()) or Segment(index, entry)
            portions.append(Portion(segment, Matcher(segment, self._cache), base, segment.live(entry)))
            base += segment.size
        self._replace(tuple(portions))
        self._table = Table([portion.segment for portion in portions])
        self._state = (index, listed.generation)
        return True

    def _replace(self, portions: "tuple[Portion, ...]") -> None:
        """Take new segments into use, let go of those that are gone."""
        kept = {portion.segment.id for portion in portions}
        for portion in self._portions:
            if portion.segment not in [new.segment for new in portions]:
                portion.segment.close()
        self._cache.keep(kept)
        self._portions = portions

    def _newest_state(self) -> tuple[Path, int]:
        """The folder of the index in use and the number of its last commit."""
        index = folders.current(self._folder)
        if index is None:
            raise IndexDamaged(self._folder, "there is none")
        with reading(index):
            numbers = [int(found[1]) for entry in os.scandir(index) if (found := _LIST_FILE.fullmatch(entry.name))]
        return index, max(numbers, default=-1)

    def _resolved(self, node: Node | None) -> Node | None:
        """The tree with a name that nobody has replaced by the words of that name."""
        match node:
            case Not(child):
                return Not(self._resolved(child) or child)
            case And(children):
                return And(tuple(self._resolved(child) or child for child in children))
            case Or(children):
                return Or(tuple(self._resolved(child) or child for child in children))
            case Named(_, scope, words) if not any(one.matcher.leaf(node) & one.live for one in self._portions):
                return Phrase(words, scope)
        return node

    def _ids(self, tree: Node | None, shown: list[int], selection: "Selection", order: Order) -> tuple[int, ...]:
        if order is not Order.RELEVANCE or tree is None:
            return self._table.ordered_ids(selection, order)
        from index.search.ranking import scores

        return self._table.ranked_ids(selection, scores(tree, self._portions, shown, self._table.lengths))

    def _facets(
        self, selection: "Selection", shown: list[int], everything: list[int], filters: tuple[QueryFilter, ...]
    ) -> dict[str, tuple[FacetValue, ...]]:
        """How many results each value has, or would have if it were clicked."""
        # `kind:thought` is an older way to write `manner:thought`; it is counted where a query has it.
        kinds = (*_KINDS, *(part.value for part in filters if part.field == "kind" and part.value not in _KINDS))
        return {
            "speaker": self._table.speakers.counts(selection),
            "outlet": self._table.outlets.counts(selection),
            "kind": self._counts("kind", kinds, shown, everything),
            "manner": self._counts("manner", FACTS["manner"], shown, everything),
            "is": self._counts("is", (*_TIERS, *_POLARITIES), shown, everything),
        }

    def _counts(
        self, field: str, values: Iterable[str], shown: list[int], everything: list[int]
    ) -> tuple[FacetValue, ...]:
        """The values that were found, most frequent first; those that the default view hides are counted, too."""
        counts = [
            (value, self._count(field, value, everything if value in UNLISTED else shown))
            for value in dict.fromkeys(values)
        ]
        ordered = sorted(counts, key=lambda counted: -counted[1])
        return tuple(FacetValue(value=value, count=count) for value, count in ordered if count)

    def _count(self, field: str, value: str, found: list[int]) -> int:
        leaf = Fact(field, (value,))
        return sum(
            (portion.matcher.leaf(leaf) & bits).bit_count() for portion, bits in zip(self._portions, found, strict=True)
        )
