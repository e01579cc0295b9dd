"""Finds what else an article is called where it was read from. Part of the door.

Nothing of it is kept in the library: the page is, and it is asked again.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.reader import Reader


def other_headlines(reader: "Reader", article_id: int) -> tuple[str, ...]:
    """The headlines that the page of an article has beside the one that was found; none if it was no web page.

    Raises:
        ArticleNotFound: there never was one with this number.
    """
    from index.reading import headlines, registry  # not at the start: they bring all formats with them

    stored, original = reader.article(article_id), reader.original(article_id)
    if registry.holds_many(original.content):
        return ()
    found = (stored.found or stored.article).record.headline
    return tuple(one for one in headlines.of_page(original.content, source=original.name) if one != found)
