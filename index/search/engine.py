"""The search engine that is shipped: Whoosh, with our way of asking it."""

from pathlib import Path

from index.search.backend import AnsweringIndex, SearchBackend, WritingIndex
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher


class WhooshBackend:
    """An index of Whoosh's files; Whoosh is loaded when something is written or searched."""

    def index(self, folder: Path, *, owner: str = "") -> WritingIndex:
        """The writing side."""
        return SearchIndex(folder, owner=owner)

    def searcher(self, folder: Path) -> AnsweringIndex:
        """The reading side."""
        return Searcher(folder)


BACKEND: SearchBackend = WhooshBackend()
"""What libraries are searched with."""
