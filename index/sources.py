"""What else than files can be imported, as sources: the sample library, and what was pasted. Part of the door."""

from functools import cache, partial
from typing import TYPE_CHECKING

from index.importing import Source

if TYPE_CHECKING:
    from index.reading.pasted import Pasted


def sample_library() -> list[Source]:
    """The shipped articles of Wikinews, each by itself.

    Raises:
        SourceError: the shipped file is missing or damaged.
    """
    from index.reading import sample_library, table

    return [
        Source(
            name=sample.headline,
            content=partial(bytes, sample.content),
            read=partial(table.read_json, source=sample.headline),
        )
        for sample in sample_library.samples()
    ]


def pasted_page(html: str, text: str, name: str) -> Source:
    """One article that is there as HTML and as text; kept of it is what it was read from."""
    from index.reading import pasted
    from index.reading.outcome import one

    @cache
    def read() -> "Pasted":
        return pasted.read(html, text, source=name)

    return Source(name=name, content=lambda: read().content, read=lambda _: one(read().article))
