"""Where words that a source breaks at line ends were made whole: kept, so that a quote can be traced to its bytes.

What joins lines leaves a mark in the text at each such place. The marks are noncharacters of Unicode, which stand in no
text; they are taken out again before anything looks at the words.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.model import Article, Joint

_TAKEN = {"\ufdd0": "-", "\ufdd1": "\u00ad"}
_MARKS = {taken: mark for mark, taken in _TAKEN.items()}
_MARK = re.compile(f"[{''.join(_TAKEN)}]")
_SPACES = re.compile(r"\s+")


def mark(taken: str) -> str:
    """What to put where a hyphen or soft hyphen was taken away."""
    return _MARKS[taken]


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARK.sub("", text)


def recorded(article: Article, lines: Iterable[str]) -> Article:
    """The article with the places of the marks in these lines, of which its paragraphs were made, in order."""
    found: list[Joint] = []
    after = 0
    for line in lines:
        marks = _MARK.findall(line)
        pieces = _MARK.split(_SPACES.sub(" ", line).strip()) if marks else []
        whole = "".join(pieces)
        if not whole or (start := article.text.find(whole, after)) < 0:
            continue
        after = start + len(whole)
        for piece, one in zip(pieces, marks, strict=False):
            start += len(piece)
            found.append(Joint(at=start, taken=_TAKEN[one]))
    return replace(article, joints=tuple(found)) if found else article
