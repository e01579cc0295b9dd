"""Finds words in an article's text as a reader means them: case, accents and the shape of marks do not matter."""

import re
import unicodedata

from index.model import Span, Spans

_MARKS = {ord(mark): plain for marks, plain in (("’‘ʼ", "'"), ("“”„«»", '"'), ("–‑‐", "-")) for mark in marks}


def plain_letters(text: str) -> str:
    """The text with every letter plain and small; as long as it was, so that places in it are places in the text."""
    table = {ord(letter): _plain(letter) for letter in set(text)}
    return text.translate(table | _MARKS)


def places(plain_text: str, sought: str) -> Spans:
    """Where words stand in a text of plain letters, in order; any white space counts as a space."""
    words = plain_letters(sought).split()
    if not words:
        return ()
    pattern = r"\s+".join(map(re.escape, words))
    return tuple(Span(*match.span()) for match in re.finditer(pattern, plain_text))


def _plain(letter: str) -> str:
    """One letter for one: a letter that would become several keeps its first."""
    decomposed = unicodedata.normalize("NFKD", letter.casefold())
    return decomposed[:1] or letter
