"""How the authors of articles stand in the text, so that each citation leads to one entry of the list.

Usually by family names, and of many by the first with "et al.". Where first authors of different articles have one
family name, their initials stand before it, or their given names where the initials are the same too (APA 7, 8.20;
MLA 9 and Chicago alike). Where "et al." would make two groups of authors look the same, as many names are given as
tell them apart, and all where only the last differs, since "et al." stands for several (APA 7, 8.18).
"""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from index.citation.names import Author
from index.citation.styles.parts import joined

Authors = tuple[Author, ...]
Short = Callable[[Author], str]


class InText(NamedTuple):
    """The names that stand in the text, none without an author, and whether "et al." stands behind them."""

    names: tuple[str, ...]
    is_cut: bool = False


def in_text(authors: Authors, groups: Sequence[Authors], *, most: int, initials: Short) -> InText:
    """The names of one article among the groups of authors of all articles that are cited; its own may be there.

    `most` is how many authors are all named; `initials` writes a person with initials before the family name.
    """
    if not authors:
        return InText(())
    first = _first(authors[0], [group[0] for group in groups if group], initials)
    names = (first, *(author.family for author in authors[1:]))
    return InText(names) if len(names) <= most else InText(names[:1], is_cut=True)


def told_apart(authors: Authors, alike: Sequence[Authors], short: InText) -> InText:
    """The names with as many more as tell the article apart from those whose short forms look the same."""
    others = [group for group in alike if group != authors]
    if not short.is_cut or not others:
        return short
    shown = 1 + max(_shared(authors, other) for other in others)
    names = (*short.names[:1], *(author.family for author in authors[1:]))
    return InText(names) if shown >= len(names) - 1 else InText(names[:shown], is_cut=True)


def words(short: InText, last: str, *, before_last: str = "") -> str:
    """`Doe`, `Doe and Ek`, `Doe et al.` or `Doe, Ek, et al.`, as most styles write it; `last` is their "and"."""
    if not short.is_cut:
        return joined(short.names, last, before_last=before_last)
    return f"{', '.join(short.names)}{',' if len(short.names) > 1 else ''} et al."


def with_initials(author: Author) -> str:
    """`J. Q. Doe`."""
    return author._replace(suffix="").initials_first


def with_close_initials(author: Author) -> str:
    """`J.Q. Doe`."""
    return f"{author.close_initials} {author.family}"


def with_first_initial(author: Author) -> str:
    """`J. Doe`, as MLA tells namesakes apart."""
    return author._replace(given=author.given[:1], suffix="").initials_first


def _first(author: Author, firsts: Sequence[Author], initials: Short) -> str:
    namesakes = {other for other in firsts if other.family == author.family and other.given} - {author}
    if not namesakes or not author.given:
        return author.family
    short = initials(author)
    if any(initials(other) == short for other in namesakes):
        return author.straight
    return short


def _shared(left: Authors, right: Authors) -> int:
    """How many authors two groups begin with alike, by family name."""
    return sum(1 for _ in takewhile(lambda pair: pair[0].family == pair[1].family, zip(left, right, strict=False)))
