"""Headlines as citations print them: whole with our punctuation, or shortened for the text.

A headline keeps the capitals it was printed with. Headline-style capitals (MLA, Chicago) and sentence-style ones (APA)
both need to tell names from other words; a program gets that wrong too often, and the headline as printed is never
wrong.
"""

import re

from index.citation.marks import Mark, Words, parse, show, with_stop, without_stop
from index.citation.record import Run

UNTITLED = "untitled article"
"""What stands for a headline in references; `AN_UNTITLED` is the same inside a sentence."""
AN_UNTITLED = f"an {UNTITLED}"
_UNIT = re.compile(r"\s*\S+")
_CLAUSE_SIGNS = ",:;"
_DASH = re.compile(r"\s*[-–—|/]+")
_WEAK_LAST_WORDS = frozenset(
    "a an and are as at but by for from her his in is its of on or the their to was with".split()
)
_KEPT_WORDS = 4
_LONGEST_CLAUSE_WORDS = 5


def titled(words: Words, *, in_marks: bool, italic: bool = False, stop: str = "") -> Run:
    """The words of a title, in quotation marks or not, with our `.` or `,` inside its closing marks.

    Without a stop of ours the title has none of its own either, since it stands inside a sentence.
    """
    words = with_stop(words, stop) if stop else without_stop(words)
    text = show(words, depth=1 if in_marks else 0)
    return Run(f"“{text}”" if in_marks else text, italic=italic)


def short_title(headline: str) -> Words:
    """A long title as it stands in a sentence: its first clause if that is short, or its first four words.

    It begins with the word that the full reference begins with, so that the one leads to the other. Quotation marks
    that the cut leaves open are closed.
    """
    units = _units(parse(headline))
    kept = units[: _cut(units)]
    if len(kept) < len(units):
        kept = _without_weak_end(kept)
    open_marks = sum(1 if unit is Mark.OPEN else -1 for unit in kept if isinstance(unit, Mark))
    return _joined([*kept, *[Mark.CLOSE] * open_marks])


def _units(words: Words) -> list[str | Mark]:
    """Marks and single words, each with the blank before it."""
    units: list[str | Mark] = []
    for token in words:
        units += [token] if isinstance(token, Mark) else _UNIT.findall(token) + [" "] * token.endswith(" ")
    return units


def _cut(units: list[str | Mark]) -> int:
    """How many units a short title has."""
    places = [place for place, unit in enumerate(units) if isinstance(unit, str) and unit.strip()]
    if len(places) <= _LONGEST_CLAUSE_WORDS:
        return len(units)
    for number, place in enumerate(places[:_LONGEST_CLAUSE_WORDS], start=1):
        unit = str(units[place])
        if number > 2 and _DASH.fullmatch(unit):
            return place
        if number > 1 and unit.endswith(tuple(_CLAUSE_SIGNS)):
            return place + 1
    return places[_KEPT_WORDS]


def _without_weak_end(units: list[str | Mark]) -> list[str | Mark]:
    """The units without a loose mark, comma, article or preposition at the end; two units always stay."""
    kept = list(units)
    while len(kept) > 1 and (kept[-1] is Mark.OPEN or (isinstance(kept[-1], str) and not kept[-1].strip())):
        kept.pop()
    while len(kept) > 2 and isinstance(kept[-1], str) and kept[-1].strip().lower() in _WEAK_LAST_WORDS:
        kept.pop()
    if isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(_CLAUSE_SIGNS)
    return kept if any(unit for unit in kept if isinstance(unit, str)) else units


def _joined(units: list[str | Mark]) -> Words:
    """The units with neighbouring words joined again."""
    joined: list[str | Mark] = []
    for unit in units:
        if isinstance(unit, str) and joined and isinstance(joined[-1], str):
            joined[-1] += unit
        else:
            joined.append(unit)
    return tuple(joined)
