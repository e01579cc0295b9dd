"""What a program puts on the clipboard as HTML and as text, to an article.

A whole page is read as a saved one. From a piece of a page or of a document nothing is taken away, as somebody chose
it: all that can be seen of it is told by its blocks. Where the HTML cannot be read, or does not hold what the text
holds, the text is read instead.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from index.errors import SourceEmpty, SourceError
from index.model import Article
from index.reading import layout, pages, plain_text, web_page
from index.reading.metadata import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SIGNS_OF_A_PAGE = (
    "boolean(//nav | //main | //meta[@property='og:title'] | //link[@rel='canonical']"
    " | //script[contains(@type, 'ld+json')])"
)
"""What stands around an article in its page, and is never part of one."""
_LEAST_SHARE = 0.5
"""So many of the text's words are in HTML that is made of the same."""
_WORD = re.compile(r"\w+")


class Pasted(NamedTuple):
    """An article, and which of the two it was read from."""

    content: bytes
    article: Article


def read(html: str, text: str, *, source: str) -> Pasted:
    """The article that was pasted; `text` may be empty where there is only HTML.

    Raises:
        SourceError: neither can be read; it tells why the text, or if that is empty the HTML, cannot.
        ModelError: what tells languages cannot be used.
    """
    try:
        return Pasted(_encoded(html), _from_html(html, text, source))
    except SourceError:
        if not text.strip():
            raise
        return Pasted(_encoded(text), plain_text.read_text(text, source=source))


def _from_html(html: str, text: str, source: str) -> Article:
    tree = pages.parse(html, source=source)
    is_page = _is_page(tree)
    record = Page(tree).record()
    pages.without_unseen(tree)
    web_page.open_preformatted(tree)
    lines = [line for _, line in pages.block_texts(tree)]
    if sum(map(_count, lines)) < _LEAST_SHARE * _count(text):
        raise SourceEmpty(source)
    article = web_page.read_page(html, source=source) if is_page else layout.document(lines, record)
    if article is None:
        raise SourceEmpty(source)
    return article


def _is_page(tree: "HtmlElement") -> bool:
    """Whether it is a whole page rather than a piece of one."""
    return bool(tree.xpath(_SIGNS_OF_A_PAGE))


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
