"""What "who" or "which" stands for, where it stands right before: `led by Ada Lind, a geologist, who said`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft

_RELATIVES = frozenset(("who", "which", "that"))
_PARTICLES = "of|the|for|de|da|do|dos|del|la|van|von|der|den|ter|bin|ibn|al|el"
_NAME = rf"[{CAPITALS}][\w.’'\-]*(?:[ \xa0](?:(?:{_PARTICLES})[ \xa0]){{0,2}}[{CAPITALS}][\w.’'\-]*){{0,6}}"
_APPOSITION = (
    r",[ \xa0](?:an?|the|its|his|her|their|now|then|former|director|head|president|chief)[ \xa0]"
    r"[^,;:.!?()\"“”]{1,60}"
)
_BEFORE = re.compile(rf"(?<![\w’'])(?P<phrase>(?P<first>{_NAME})(?:{_APPOSITION})?),?[ \xa0]$")
_NO_PART = "of|in|at|on|to|for|from|with|by|and|or|as|than|that|who|which|said|says|is|was|are|were|be|has|had|have"
_WORD = rf"(?:(?!(?:{_NO_PART})\b)[\w’'\-]+)"
_SOME_OF = (
    r"(?:some|many|most|several|few|one|two|three|all|both|each|members|leaders|officials)[ \xa0]of[ \xa0]"
    r"(?:the|our|his|her|its|their|those|these)"
)
_DETERMINER = (
    rf"{_SOME_OF}|some|many|most|several|few|two|three|four|five|all|both|other|another|those|these|the|an?|his|her|its|"
    rf"their|our|my|[{CAPITALS}][\w\-]*(?:['’]s?)"
)
_COMMON = re.compile(
    rf"(?<![\w’'])(?P<phrase>(?:{_DETERMINER})[ \xa0](?:{_WORD}[ \xa0]){{0,3}}?[a-z][\w’'\-]*),?[ \xa0]$",
    re.IGNORECASE,
)
"""A phrase with a common noun: "some of our partners", "the party", "Lind’s lawyers"."""
_BOUND = re.compile(
    r"\b(?:of|in|at|on|near|from|for|than|and|or|across|around|throughout|inside|the|an?|\w+['’]s?)[ \xa0]$",
    re.IGNORECASE,
)
"""Behind these words a name is part of a longer phrase, whose head "who" stands for."""
_NO_NAMES = frozenset(
    "but and or so yet if when while as after before instead indeed however then now those these voters people".split()
)
"""First words of sentences that look like a part of a name."""
_NOT_OTHER = re.compile(r"(?<=,)[ \xa0](?:and[ \xa0])?not[ \xa0][^,;:.!?()\"“”]{1,60},[ \xa0]$")
"""Whom "who" does not stand for: "It was Lind, not Moe, who said"."""
_REACH_CHARS = 160


def with_antecedents(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each relative pronoun in a mention preceded by the words that it stands for, if these are sure."""
    return [_with_antecedent(text, draft) for draft in drafts]


def _with_antecedent(text: str, draft: Draft) -> Draft:
    if len(draft.mention) != 1 or text[draft.mention[0].start : draft.mention[0].end] not in _RELATIVES:
        return draft
    pronoun = draft.mention[0]
    line = max(text.rfind("\n", 0, pronoun.start) + 1, pronoun.start - _REACH_CHARS)
    other = _NOT_OTHER.search(text, line, pronoun.start)
    end = other.start() + 1 if other else pronoun.start
    match = _BEFORE.search(text, line, end)
    if not match or match["first"].split()[0].lower() in _NO_NAMES:
        match = _COMMON.search(text, line, end)
    if not match or _BOUND.search(text, line, match.start()):
        return draft
    return replace(draft, mention=(Span(*match.span("phrase")), pronoun))
