"""Where a quotation begins or ends whose opening or closing mark is missing.

A mark that somebody forgot must cost as little as possible: neither the words that follow nor the name of whoever
speaks may vanish in a quotation that never ends.
"""

import re
from collections.abc import Iterator

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.manner import is_speech_word
from index.statements.marks import Mark
from index.text import sentence_spans

_PARTICLES = "of|the|de|da|do|dos|del|la|van|von|der|den|ter|bin|ibn|al|el|ní|y"
_NAME = rf"[{CAPITALS}][\w.’'\-]*(?:[ \xa0](?:[{CAPITALS}][\w.’'\-]*|{_PARTICLES})){{0,6}}"
_WHO = (
    r"(?:[Hh]e|[Ss]he|[Tt]hey"
    rf"|(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) )?(?:[a-z\-]+ ){{0,3}}?{_NAME}"
    r"|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) [a-z\-]+)"
)
_BEHIND = r"(?=[.,;:]|$|[ \xa0](?:on|in|at|after|as|when|while|during|outside|by|before|last|yesterday|later)\b)"
_REPORTING_CLAUSES = (
    re.compile(rf"[,!?][ \xa0](?P<verb>[a-z]+)[ \xa0]{_WHO}{_BEHIND}"),
    re.compile(rf"[,!?][ \xa0]{_WHO}[ \xa0](?P<verb>[a-z]+){_BEHIND}"),
)
_ONLY_CLAUSE = re.compile(rf"{_WHO}[ \xa0](?P<verb>[a-z]+),")
_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.\s+$")
"""After "U.S." a sentence may begin or go on."""
_LONGEST_SENTENCE_CHARS = 600
_PAST_OR_PRESENT = re.compile(r"(?:ed|s|said|told|wrote)$")


def is_part_of_sentence(text: str, opening: Span, within: Span) -> bool:
    """Whether a quotation goes on with a sentence that began before its opening mark: `called it “a shame”`.

    Such a quotation seldom runs on behind the end of that sentence.
    """
    before = text[within.start : opening.start].rstrip()
    return before[-1:].isalnum() and text[opening.end : opening.end + 1].islower()


def end_of_sentence(text: str, within: Span) -> int:
    """Where the first sentence of a stretch of text ends."""
    return next((sentence.end for sentence in sentence_spans(text, within)), within.end)


def before_reporting_clause(text: str, within: Span) -> int | None:
    """Where a clause begins that says whose words these are, which no mark closed; None if there is none.

    As in `“We will go, the mayor said.`
    """
    return min((match.start() + 1 for match in _reporting_clauses(text, within)), default=None)


def _reporting_clauses(text: str, within: Span) -> Iterator[re.Match[str]]:
    for pattern in _REPORTING_CLAUSES:
        yield from filter(_reports, pattern.finditer(text, within.start, within.end))


def _reports(clause: re.Match[str]) -> bool:
    verb = clause["verb"]
    return bool(_PAST_OR_PRESENT.search(verb)) and is_speech_word(verb)


def start_of_unopened(text: str, closing: Mark, within: Span, *, earliest: int) -> int | None:
    """Where the sentence begins that a closing mark ends although no mark opened it; None if there is none.

    As in `We will go,” the mayor said.` The mark must stand where one closes, behind the end of a sentence or a comma.

    Args:
        text: the whole text.
        closing: the mark.
        within: its paragraph, or the rest of it.
        earliest: the end of the quotation before it, which it cannot overlap.
    """
    end = closing.span.start
    if closing.before not in ",.!?…" or not (closing.after.isspace() or closing.after in ".,;:!?)—–-"):
        return None
    furthest = max(within.start, end - _LONGEST_SENTENCE_CHARS)
    *before_it, sentence = sentence_spans(text, Span(furthest, end))
    only = _ONLY_CLAUSE.fullmatch(text, sentence.start, end)
    is_whole = before_it or furthest == within.start
    if not is_whole or (only and _reports(only)) or _INITIALS.search(text, furthest, sentence.start):
        return None
    # "Turning to the mayor, he said, we will go.”
    behind = max((match.end() for match in _reporting_clauses(text, sentence)), default=sentence.start)
    start = end - len(text[behind:end].lstrip(",: \xa0"))
    begins = text[start].isupper() or text[start].isdigit() or behind > sentence.start
    return start if begins and earliest <= start < end else None
