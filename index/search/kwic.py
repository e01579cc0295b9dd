"""The words left and right of a hit: lines of keywords in context, and what they are sorted by.

Hans Peter Luhn (1960, "Key word-in-context index for technical literature") has the idea and the name. Where a
statement was found by something else than its words, its reporting words are in the middle, or else its first word.
"""

from collections.abc import Callable
from operator import itemgetter

from index.article import Span, Spans
from index.search.analysis import folded_words, words
from index.survey import KwicLine, KwicOrder

CONTEXT = 120
"""Characters on each side: more than a line can show."""
SORTED_WORDS = 3
_SORTED_CHARACTERS = 80
"""Three words are looked for in so many characters."""
_FIRST_WORD = 80


def places(
    text: str, content: Spans, cue: Spans, mention: Spans, highlight: Callable[[str], Spans]
) -> tuple[Span, ...]:
    """Where the keywords of a statement stand in the text of its article: its hits, or what stands in for them.

    Hits in what was said count most; only where there are none, those in the mention and the cue.
    """
    if found := _hits(text, content, highlight) or _hits(text, (*mention, *cue), highlight):
        return found
    if cue:
        return cue[:1]
    start = content[0].start
    first = next(iter(words(text[start : min(content[0].end, start + _FIRST_WORD)])), None)
    return (Span(start + first.start, start + first.end) if first else content[0],)


def line(statement_id: int, text: str, place: Span) -> KwicLine:
    """A keyword with its context; line ends and runs of spaces are one space, and no word is cut."""
    start, end = max(0, place.start - CONTEXT), min(len(text), place.end + CONTEXT)
    left, right = text[start : place.start], text[place.end : end]
    if start and not text[start - 1].isspace():
        left = left.partition(" ")[2]
    if end < len(text) and not text[end].isspace():
        right = right.rpartition(" ")[0]
    return KwicLine(
        statement_id,
        _one_line(left),
        " ".join(text[place.start : place.end].split()),
        _one_line(right),
        place,
    )


def in_order(lines: list[KwicLine], order: KwicOrder) -> list[KwicLine]:
    """The lines sorted; a line with fewer words on that side comes first."""
    sides: dict[KwicOrder, Callable[[KwicLine], tuple[str, ...]]] = {
        KwicOrder.LEFT: lambda each: words_left(each.left),
        KwicOrder.RIGHT: lambda each: words_right(each.right),
        KwicOrder.WORD: lambda each: (*folded_words(each.word), "", *words_right(each.right)),
    }
    return _sorted(lines, sides[order]) if order in sides else lines


def _sorted(lines: list[KwicLine], words_of: Callable[[KwicLine], tuple[str, ...]]) -> list[KwicLine]:
    """The lines by some of their words.

    A sort holds up all threads until it is done, so that a window would stand still over 100,000 lines: each first
    letter is sorted by itself, and by one string, which is quicker to compare than several.
    """
    by_letter: dict[str, list[tuple[str, KwicLine]]] = {}
    for each in lines:
        key = "\0".join(words_of(each))
        by_letter.setdefault(key[:1], []).append((key, each))
    return [each for letter in sorted(by_letter) for _, each in sorted(by_letter[letter], key=itemgetter(0))]


def _hits(text: str, spans: Spans, highlight: Callable[[str], Spans]) -> tuple[Span, ...]:
    found = ((span.start, hit) for span in spans for hit in highlight(text[span.start : span.end]))
    return tuple(Span(start + hit.start, start + hit.end) for start, hit in found)


def words_left(text: str) -> tuple[str, ...]:
    """Up to three folded words before the keyword, the nearest first."""
    return tuple(folded_words(text[-_SORTED_CHARACTERS:])[: -SORTED_WORDS - 1 : -1])


def words_right(text: str) -> tuple[str, ...]:
    """Up to three folded words behind the keyword."""
    return tuple(folded_words(text[:_SORTED_CHARACTERS])[:SORTED_WORDS])


def _one_line(text: str) -> str:
    """One space for each run of white space, also at the ends, where it tells a word from a part of one."""
    plain = " ".join(text.split())
    if not plain:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{plain}{' ' if text[-1].isspace() else ''}"
