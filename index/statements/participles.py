"""Speakers of a participle: in `Lind shook her head, saying, “No.”` the subject of the sentence speaks.

The network leaves such a statement without a speaker where the subject is far away. On polnear/dev the subject that
opens the sentence was right in four of four cases.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.manner import is_speech_word
from index.statements.page import Page

_PARTICIPLE = re.compile(r"(?P<verb>[a-z]+ing)[,:]?")
_JOINED = re.compile(r"(?:,|\b(?:while|and|before|after|by))[ \xa0]$")
_NAME = rf"[{CAPITALS}][\w.’'\-]*(?:[ \xa0](?:(?:of|de|van|von|al|bin)[ \xa0])?[{CAPITALS}][\w.’'\-]*){{0,5}}"
_VERB = (
    r"(?:(?:[a-z]+ly|also|has|had|have|is|was|are|were|later|then|once|even|did)[ \xa0])*"
    r"(?:[a-z]+(?:ed|s)|went|took|made|said|gave|came|spoke|told|wrote|did|were|are|drew|put|got|ran|held|met|hit|kept|left"
    r"|led|set|shot|stood|sent|struck|threw|shook|had)\b"
)
_SUBJECT = re.compile(
    rf"(?P<subject>(?:(?:The|An?|His|Her|Its|Their|One)[ \xa0](?:[a-z][\w’'\-]*[ \xa0]){{0,3}}?)?{_NAME}|He|She|They)"
    rf"(?:,[^,.;\"“”]{{1,60}},)?[ \xa0]{_VERB}"
)


def with_subjects(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a participle that have no mention with the subject that opens their sentence."""
    return [_with_subject(page, draft, drafts) for draft in drafts]


def _with_subject(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.mention or len(draft.cue) != 1 or not draft.content or draft.rule_confidence is not None:
        return draft
    cue = draft.cue[0]
    participle = _PARTICIPLE.fullmatch(page.text, cue.start, cue.end)
    if (
        not participle
        or not is_speech_word(participle["verb"])
        or not _JOINED.search(page.text, max(0, cue.start - 8), cue.start)
    ):
        return draft
    sentence = page.sentence_of(cue.start)
    match = _SUBJECT.match(page.text, sentence.start, cue.start)
    if not match or ";" in page.text[sentence.start : cue.start]:
        return draft
    subject = Span(*match.span("subject"))
    between = Span(subject.end, cue.start)
    others = (span for other in drafts for span in other.mention if span.overlaps(between))
    return draft if any(not span.overlaps(subject) for span in others) else replace(draft, mention=(subject,))
