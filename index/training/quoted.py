"""Which words of a text stand in quotation marks, read in the simplest way that serves.

The program pairs marks with more care, also over several paragraphs (`index.statements.quotes`). A score must not rest
on the reading of one of the systems that it compares, so this one looks at one line at a time and knows fewer marks.
"""

import re
from collections.abc import Set as AbstractSet

from index.model import QuotationKind
from index.training.pairing import Words

_LINE = re.compile(r"[^\n]+")
_QUOTED = re.compile(
    r"""
      “ [^“”]* (?: ” | $ )                                    # never closed: to the end of its line
    | " [^"]* (?: " | $ )
    | `` .*? (?: '' | $ )
    | « [^«»]* »
    | (?<!\w) ‘ (?=\w) [^‘]*? (?<!\s) ’ (?!\w)                # and no apostrophe
    | (?<!\w) ' (?=[^\W\d]) [^']* (?: (?<=\w) ' (?=\w) [^']* )* (?<!\s) ' (?!\w)
    """,
    re.VERBOSE,
)


def quoted_words(text: str, words: Words) -> frozenset[int]:
    """The numbers of the words between quotation marks."""
    found = [match.span() for line in _LINE.finditer(text) for match in _QUOTED.finditer(text, *line.span())]
    return words.touched(found)


def kind_of(content: AbstractSet[int], quoted: AbstractSet[int]) -> QuotationKind:
    """How a content is reported: all of its words in quotation marks, some, or none."""
    if not content & quoted:
        return QuotationKind.INDIRECT
    return QuotationKind.DIRECT if content <= quoted else QuotationKind.MIXED
