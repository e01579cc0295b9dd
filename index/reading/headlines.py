"""What else a web page calls its article: in its data for search engines and links, beside what it prints."""

from index.errors import SourceError
from index.reading import pages
from index.reading.metadata import Page

_MAX_BYTES = 8_000_000
"""A larger page has pictures saved into it; taking it apart again would make somebody wait."""


def of_page(data: bytes, *, source: str) -> tuple[str, ...]:
    """The headlines of a page, the one that readers see first; none if the bytes are no page."""
    if len(data) > _MAX_BYTES or not pages.looks_like_page(data):
        return ()
    try:
        return Page(pages.parse(pages.decoded(data, source=source), source=source)).headlines()
    except SourceError:
        return ()
