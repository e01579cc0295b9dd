"""Drafts that report nothing: names that somebody gives, and words that only point to what was said.

"The Nun, as the paper calls Sister Ann", "its slogan, ‘Write the Future’", "what the papers say", "he put it thus:".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.linking import Draft
from index.statements.quotes import QuoteMap

_CALLS = re.compile(r"(?:call|nicknam|dub|nam|know)(?:s|e|es|ed)?")
_AS = re.compile(r"\bas\s+$")
_CALLED_PRONOUN = re.compile(r"[ \xa0](?:it|him|her|them|this|that),[ \xa0](?![\"“„«‘'`])")
_TITLE_NOUN = re.compile(r"(?:slogan|motto|tagline|title|headline|name|nickname)s?", re.IGNORECASE)
_TITLE = re.compile(r"[\"“„«‘'](?P<title>[^\"“”„«»,.!?\n]+ [^\"“”„«»,.!?\n]+)[\"”“»’'](?!\w)")
"""Words in marks without a stop or comma: behind "wrote" a title, if they are capitalised."""
_MAKES = re.compile(
    r"(?:(?:has|had|have|also|later|then|first) )*(?:wr[io]tes?|written|writing|publish(?:e[sd]|ing))", re.IGNORECASE
)
_TITLED_WORK = re.compile(
    r"(?:an?|the|his|her|its|their)[ \xa0][^\"“”„«»‘]{0,60}\b(?:called|titled|entitled|named|dubbed),?[ \xa0]"
    r"[\"“„«‘'](?P<title>[^\"“”„«»]+)[\"”“»’']",
    re.IGNORECASE,
)
_AROUND_WORDS = "\"'“”‘’„«».,;:!?"
_SPEAKS_ABOUT = re.compile(r"[a-z]+[ \xa0]about\b")
_BEFORE_QUOTATION = frozenset("what so that this it as".split())
_ALONE = frozenset("what whatever so".split())
"""Words that say nothing of what was said; "he denied it" at least says that it was."""


def asserting(text: str, quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that report something, without words that stand for a content.

    A draft may be left with a cue alone: its content may stand where only a rule can see it.
    """
    kept = (draft for draft in drafts if not _reports_nothing(text, quotes, draft))
    return [_without_pointer(text, quotes, draft) for draft in kept]


def _reports_nothing(text: str, quotes: QuoteMap, draft: Draft) -> bool:
    return _is_naming(text, quotes, draft) or _is_titled(text, draft) or _is_what_about(text, draft)


def _is_naming(text: str, quotes: QuoteMap, draft: Draft) -> bool:
    """Whether a draft only tells by what name somebody or something is called."""
    if not draft.cue or not draft.mention:
        return False
    start, end = min(draft.cue[0].start, draft.mention[0].start), draft.cue[-1].end
    if _TITLE_NOUN.fullmatch(text, draft.cue[0].start, end):
        return bool(draft.content) and all(_is_title(text, quotes, span) for span in draft.content)
    if not _CALLS.fullmatch(text, draft.cue[0].start, end) or not _AS.search(text, max(0, start - 4), start):
        return False
    if any(span.start < start for span in draft.content):
        return False
    is_bare = not any(any(quotes.states[slice(*span)]) for span in draft.content)
    return is_bare or bool(_CALLED_PRONOUN.match(text, end))


def _is_what_about(text: str, draft: Draft) -> bool:
    """Whether a draft tells what was spoken of and not what was said: "what our readers say about the tram"."""
    if len(draft.content) < 2 or not draft.cue or text[draft.content[0].start : draft.content[0].end].lower() != "what":
        return False
    return draft.content[0].end < draft.cue[0].start and bool(_SPEAKS_ABOUT.match(text, draft.cue[-1].start))


def _is_titled(text: str, draft: Draft) -> bool:
    """Whether a content is a work with its title: "has written a song called “The Long Way Home”"."""
    if not draft.content:
        return False
    start = draft.content[0].start
    if draft.cue and _MAKES.fullmatch(text, *draft.cue[-1]) and start - draft.cue[-1].end == 1:
        title = _TITLE.match(text, start)
        if title and _is_in_capitals(title["title"]) and not title["title"].isupper():
            return True
    work = _TITLED_WORK.fullmatch(text, draft.content[0].start, draft.content[-1].end)
    return work is not None and _is_in_capitals(work["title"])


def _is_in_capitals(title: str) -> bool:
    """Whether the longer words begin with capitals."""
    return all(word.strip(_AROUND_WORDS)[:1].isupper() for word in title.split() if len(word.strip(_AROUND_WORDS)) > 3)


def _is_title(text: str, quotes: QuoteMap, span: Span) -> bool:
    """Whether a span is a quotation whose longer words begin with capitals."""
    quoted = quotes.is_quoted((span.start + span.end) // 2)
    return quoted and _is_in_capitals(text[span.start : span.end])


def _without_pointer(text: str, quotes: QuoteMap, draft: Draft) -> Draft:
    """A draft without a word that stands for its content, alone or before a quotation."""
    if not draft.content:
        return draft
    first, *others = draft.content
    pointers = _BEFORE_QUOTATION if others else _ALONE
    if text[first.start : first.end].lower() not in pointers or not all(quotes.states[span.start] for span in others):
        return draft
    return replace(draft, content=tuple(others), content_links=draft.content_links[1:])
