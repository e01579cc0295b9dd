"""What was fetched from the web, to its articles, with the address that they were had from."""

from dataclasses import replace

from index.addresses import host_of
from index.model import Article, SourceRecord
from index.reading import pages, registry, web_page
from index.reading.fetching import Fetched
from index.reading.outcome import Reading, one


def read(fetched: Fetched, *, source: str, accessed: str) -> Reading:
    """The articles that an address gave; `accessed` is the day, ISO 8601.

    One article gets the address that answered in the end, whatever it says of itself. Of several, as in a feed, each
    keeps its own.

    Raises:
        SourceError: nothing in it can be read.
        ModelError: what tells languages cannot be used.
    """
    had = SourceRecord(url=fetched.url, accessed=accessed)
    if registry.recognised(fetched.content).read is web_page.read_bytes:
        text = pages.decoded(fetched.content, source=source, charset=fetched.charset)
        return one(web_page.read_page(text, source=source, record=had))
    reading = registry.read_bytes(fetched.content, source=source)
    is_only = len(reading.articles) == 1
    return replace(reading, articles=tuple(_accessed(article, had, is_only=is_only) for article in reading.articles))


def _accessed(article: Article, had: SourceRecord, *, is_only: bool) -> Article:
    record = article.record
    url = had.url if is_only or record.url is None else record.url
    outlet = record.outlet or host_of(had.url or "") or None
    return replace(article, record=replace(record, url=url, accessed=had.accessed, outlet=outlet))
