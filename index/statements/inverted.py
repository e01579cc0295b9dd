"""Speakers behind their cue: in `“…,” promised the finance minister, Tove Lund, on Monday` the verb comes first.

After a quotation that its sentence goes on from, the words behind a verb of speech are the speaker, whatever the
network takes them for.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.manner import is_speech_word
from index.statements.page import Page

INVERTED_CONFIDENCE = 0.9
"""For a statement whose speaker was found by this rule."""

_FINITE = re.compile(r"(?:[a-z]+ed|[a-z]+s|said|told|wrote|spoke|swore)")
_PARTICLES = "of|the|de|da|do|dos|del|la|van|von|der|den|ter|bin|ibn|al|el"
_PART = (
    rf"(?:(?:Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof|Lt|Gen|Col|Sgt|St|Rev|Hon|Maj|Capt|[{CAPITALS}])\.|[{CAPITALS}][\w’'\-]*)"
)
"""One word of a name, or a title or an initial with its full stop."""
_NAME = rf"{_PART}(?:[ \xa0](?:(?:{_PARTICLES})[ \xa0]){{0,2}}{_PART}){{0,6}}"
_DETERMINER = r"(?:the|an?|his|her|its|their|our|my|one|another)"
_SPEAKER = re.compile(
    rf"[ \xa0](?P<speaker>(?:{_DETERMINER}[ \xa0])?(?:[a-z][\w’'\-]*[ \xa0]){{0,4}}?{_NAME}"
    rf"|{_DETERMINER}[ \xa0](?:[a-z][\w’'\-]*[ \xa0]){{0,3}}?[a-z][\w’'\-]*(?:,[ \xa0]{_NAME})?)"
    r"(?=[.,;!?]|[ \xa0]?[\"“‘«„]|$|[ \xa0](?:on|in|at|to|after|before|when|as|during|from|yesterday|last|earlier)\b)"
)


def with_speakers_behind(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those without a mention with the speaker that follows their verb."""
    return [_with_speaker_behind(page, draft) for draft in drafts]


def _with_speaker_behind(page: Page, draft: Draft) -> Draft:
    if draft.mention or len(draft.cue) != 1 or not draft.content or not _follows_quotation(page, draft):
        return draft
    verb = page.words(draft.cue[0])
    if not _FINITE.fullmatch(verb) or not is_speech_word(verb):
        return draft
    end = page.paragraph_of(draft.cue[0].start).end
    match = _SPEAKER.match(page.text, draft.cue[0].end, end)
    if not match:
        return draft
    speaker = Span(*match.span("speaker"))
    pieces = [
        (Span(_start_behind(page, span, speaker), span.end), link)
        for span, link in zip(draft.content, draft.content_links, strict=True)
        if not speaker.covers(span)
    ]
    return replace(
        draft,
        mention=(speaker,),
        content=tuple(span for span, _ in pieces),
        content_links=tuple(link for _, link in pieces),
        rule_confidence=INVERTED_CONFIDENCE,
    )


def _follows_quotation(page: Page, draft: Draft) -> bool:
    """Whether the cue stands right behind a quotation of its own that begins the sentence or does not end it."""
    cue = draft.cue[0]
    before = [span for span in draft.content if span.end <= cue.start]
    if not before or not page.is_quoted(before[-1]) or page.text[before[-1].end : cue.start].strip(" \xa0,”’\"'»"):
        return False
    begins = page.sentence_of(cue.start).start == before[-1].start
    return begins or any(mark in page.text[before[-1].end - 2 : cue.start] for mark in ",!?—–")


def _start_behind(page: Page, span: Span, speaker: Span) -> int:
    """Where a piece begins without the speaker that the network put at its beginning."""
    if not span.overlaps(speaker):
        return span.start
    start = speaker.end
    while start < span.end - 1 and page.text[start] in " \xa0,":
        start += 1
    return start
