"""Fixtures of the search tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.search.fields import SearchDocument
from index.search.searcher import Searcher
from tests.index.search.inventions import searcher_of

Searching = Callable[..., Searcher]


@pytest.fixture
def searching(tmp_path: Path) -> Iterator[Searching]:
    """Makes a searcher over documents, and closes it."""
    made: list[Searcher] = []

    def make(*documents: SearchDocument) -> Searcher:
        made.append(searcher_of(tmp_path / f"search-{len(made)}", documents))
        return made[-1]

    yield make
    for searcher in made:
        searcher.close()
