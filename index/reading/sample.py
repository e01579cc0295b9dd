"""The article that is built in, so the first start has something to search."""

import json
from dataclasses import replace
from pathlib import Path

from index import resources
from index.model import Article, SourceRecord
from index.reading import registry

_NAME = "000_989db6821d3e0583"


def path() -> Path:
    """Where the built-in article is."""
    return resources.path("articles", f"{_NAME}.txt")


def record() -> SourceRecord:
    """What is known of the built-in article."""
    known = json.loads(resources.text("articles", f"{_NAME}.json"))
    return SourceRecord(**known | {"authors": tuple(known["authors"])})


def article() -> Article:
    """The built-in article, read like any other file.

    Raises:
        SourceError: the shipped file cannot be read.
    """
    (article,) = registry.read(path()).articles
    return replace(article, record=record())
