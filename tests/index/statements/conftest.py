"""The network, loaded once for all tests."""

from collections.abc import Callable

import pytest

from index.model import Statement
from index.statements.extract import Extractor
from index.statements.tagger import Tagger
from tests.index.statements.marked import article_of


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """The shipped network; loading it takes a third of a second."""
    return Tagger()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The whole stage with the shipped network."""
    return Extractor()


@pytest.fixture
def extract(extractor: Extractor) -> Callable[[str], tuple[Statement, ...]]:
    """Reads a text whose lines are its paragraphs."""
    return lambda text: extractor.extract(article_of(text))
