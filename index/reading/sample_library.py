"""The sample library: the free Wikinews articles that are shipped, for a first look at a search across many."""

import gzip
import json
import zlib
from pathlib import Path
from typing import NamedTuple

from index import resources
from index.errors import SourceMalformed
from index.reading import registry


class Sample(NamedTuple):
    """One shipped article, not read yet."""

    headline: str
    content: bytes
    """A line of JSON, as `table` reads it."""


def path() -> Path:
    """Where the sample library is."""
    return resources.path("articles", "wikinews.jsonl.gz")


def samples() -> tuple[Sample, ...]:
    """The articles of the sample library, in the order of the file.

    Raises:
        SourceError: the shipped file is missing or damaged.
    """
    packed = registry.source_bytes(path())
    try:
        lines = gzip.decompress(packed).splitlines()
        return tuple(Sample(json.loads(line)["headline"], line) for line in lines)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise SourceMalformed(str(path()), f"it is damaged ({error})".lower()) from error
