"""Searches that the user saved under a name. Part of the door.

They are usable inside other searches (`search:"name"`), see `index.search.saving`.
"""

import logging
from collections.abc import Sequence

from index.errors import NameMissing, SearchNotFound
from index.hints import SavedSearch
from index.library import searches
from index.library.database import Database, transaction
from index.library.searches import Kept

log = logging.getLogger(__name__)

Edits = Sequence[tuple[str, str | None]]
"""Names of searches, each with the text that it is to have, or None for no such search."""


def saved_searches(db: Database) -> tuple[SavedSearch, ...]:
    """All of them, in order of their names."""
    return tuple(SavedSearch(name=kept.name, query=kept.query) for kept in searches.all_searches(db).values())


class SearchSaver:
    """The part of a workspace that keeps searches.

    Each method returns the edits that take back what it did; `put_searches` makes them. A name is the same however it
    is spelled. Each raises `LibraryUnavailable` if the library cannot be written.
    """

    _db: Database

    def save_search(self, name: str, query: str) -> Edits:
        """Saves a search under a name, in place of the one that has it.

        Raises:
            NameMissing: the name has nothing in it.
        """
        return self.put_searches([(name, query)])

    def rename_search(self, name: str, new_name: str) -> Edits:
        """Gives a saved search another name, also where other saved searches use it.

        Another search that has the new name is replaced.

        Raises:
            SearchNotFound: there is none of that name.
            NameMissing: the new name has nothing in it.
        """
        from index.search.saving import renamed  # not needed to open a library

        kept = self._kept(name)
        others = [other for other in searches.all_searches(self._db).values() if other is not kept]
        using = [(one.name, text) for one in others if (text := renamed(one.query, name, new_name)) != one.query]
        return self.put_searches([*using, (name, None), (new_name, renamed(kept.query, name, new_name))])

    def forget_search(self, name: str) -> Edits:
        """Takes a saved search out.

        Raises:
            SearchNotFound: there is none of that name.
        """
        return self.put_searches([(self._kept(name).name, None)])

    def put_searches(self, edits: Edits) -> Edits:
        """Stores or takes out several searches in one step, one after the other.

        Raises:
            NameMissing: a name has nothing in it; nothing was changed.
        """
        there = searches.all_searches(self._db)
        wanted: dict[str, Kept | None] = {}
        opposite: list[tuple[str, str | None]] = []
        for name, query in edits:
            key, plain = _key(name)
            before = wanted.get(key, there.get(key))
            opposite.append((before.name, before.query) if before else (plain, None))
            wanted[key] = None if query is None else Kept(plain, query.strip())
        with transaction(self._db):
            searches.put(self._db, wanted)
        log.info("saved searches changed: %s", len(wanted))
        return opposite[::-1]

    def _kept(self, name: str) -> Kept:
        if (kept := searches.all_searches(self._db).get(_key(name)[0])) is None:
            raise SearchNotFound(name)
        return kept


def _key(name: str) -> tuple[str, str]:
    """What the spellings of a name share, and the name as it can stand in a query."""
    from index.search.analysis import name_key, plain_name

    if not (key := name_key(name)):
        raise NameMissing
    return key, plain_name(name)
