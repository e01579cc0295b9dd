"""Statements in headlines, whose grammar is their own: "Minister forgets war, says talks at low".

In a headline the first name is the subject of a reporting verb after a comma, and a name may stand behind the words
("Taxes must fall, says minister", "Taxes must fall, minister says") or before or after a colon.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.quotes import QuoteMap

HEADLINE_CONFIDENCE = 0.85

_VERBS = (
    r"says?|said|tells|told|claims?|warns?|insists?|admits?|adds?|argues?|vows?|pledges?|promises?|announces?|declares?|"
    r"suggests?|believes?|reveals?|denies|confirms?|predicts?|asks?|urges?|calls"
)
_NAME = rf"[{CAPITALS}][\w.’'\-]*(?: (?:[{CAPITALS}][\w.’'\-]*|of|the|de|la|van|von|al|bin|and))*"
_SUBJECT_FIRST = re.compile(
    rf"^(?P<name>{_NAME}) (?P<deed>[^,:;]+), (?:(?:and|but) )?(?P<cue>{_VERBS}) (?:that )?(?P<speech>\S.*)$"
)
_NAME_LAST = re.compile(rf"^(?P<speech>.*\S)\s*, (?P<cue>{_VERBS}) (?P<name>(?:the |a |an )?[\w.’'\- ]+)$")
_NAME_THEN_VERB = re.compile(
    rf"^(?P<speech>.*\S \S.*\S)\s*, (?P<name>[\w.’'\-]+(?: [\w.’'\-]+){{0,4}}) "
    rf"(?P<cue>{_VERBS}|reports?|finds?|shows?)$"
)
_LONGEST_NAME_WORDS = 5
_VERBS_OF_CLAUSES = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall should not".split()
)


def apply_headline(text: str, headline: Span, quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with those of the headline as headlines are read."""
    found = _read(text, headline, quotes)
    if not found:
        return list(drafts)
    return [draft for draft in drafts if not headline.covers(_whole(draft))] + [found]


def _whole(draft: Draft) -> Span:
    spans = (*draft.content, *draft.cue, *draft.mention)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _read(text: str, headline: Span, quotes: QuoteMap) -> Draft | None:
    """The statement in a headline, if its form says who the speaker is."""
    line = text[headline.start : headline.end]
    if (match := _NAME_LAST.match(line)) and _is_name(match["name"]) and not _in_quotes(match, headline, quotes):
        return _draft(match, headline)
    if (match := _NAME_THEN_VERB.match(line)) and _is_name(match["name"]) and not _in_quotes(match, headline, quotes):
        return _draft(match, headline)
    if (match := _SUBJECT_FIRST.match(line)) and not _in_quotes(match, headline, quotes):
        match_name = _subject(match["name"])
        found = _draft(match, headline)
        return replace(found, mention=(Span(headline.start, headline.start + len(match_name)),))
    return None


def _is_name(words: str) -> bool:
    """Whether the words after the verb are a short name or description and not a clause."""
    parts = words.split()
    if _VERBS_OF_CLAUSES.intersection(parts):
        return False
    return len(parts) <= _LONGEST_NAME_WORDS and (parts[-1][0].isupper() or len(parts) <= 3)


def _subject(words: str) -> str:
    """The name at the start of a headline, without a capitalised verb that follows it in title case."""
    parts = words.split()
    return " ".join(parts[:2]) if len(parts) > _LONGEST_NAME_WORDS else words


def _in_quotes(match: re.Match[str], headline: Span, quotes: QuoteMap) -> bool:
    return quotes.is_quoted(headline.start + match.start("cue"))


def _draft(match: re.Match[str], headline: Span) -> Draft:
    spans = {
        name: Span(headline.start + match.start(name), headline.start + match.end(name))
        for name in ("name", "cue", "speech")
    }
    return Draft(
        content=(spans["speech"],),
        cue=(spans["cue"],),
        mention=(spans["name"],),
        content_links=(1.0,),
        rule_confidence=HEADLINE_CONFIDENCE,
    )
