"""Whom the text itself credits: in `Moe seized on Lind’s claim that it was safe` Lind speaks, not Moe.

Of 29 contents in polnear/train that begin behind an owner and such a noun, 23 are marked as the owner's; of the other
six the owner is "his" or "her", which is why only names count here. The network now and then takes him who passes the
words on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.page import Page

_NAME = rf"[{CAPITALS}][\w.\-]*(?:[ \xa0](?:(?:of|de|la|van|von|al|bin)[ \xa0])?[{CAPITALS}][\w.\-]*){{0,5}}"
_CLAIM = re.compile(
    rf"(?<!\w)(?P<owner>(?:[Tt]he[ \xa0](?:[a-z\-]+[ \xa0]){{0,2}}?)?{_NAME}(?:['’]s|(?<=s)['’]))[ \xa0]"
    r"(?:[a-z\-]+[ \xa0])?(?P<noun>claims?|statement|assertion|contention|argument|suggestion|allegations?|accusations?"
    r"|comments?|remarks?|promise|pledge|warnings?|insistence|declaration|prediction|complaints?|admission"
    r"|announcement)[ \xa0]$"
)
_MESSAGE = re.compile(
    r"\b(?P<noun>statement|message|letter|note|tweet|post|e-?mail|response|reply|answer|comment|quote|quotation|words"
    r"|remarks?)[ \xa0](?:from|by)[ \xa0](?P<owner>(?:[Tt]he|an?|[Hh]is|[Hh]er|[Ii]ts)[ \xa0]"
    rf"(?:[a-z\-]+[ \xa0]){{0,2}}?(?:{_NAME}|[a-z\-]+)|{_NAME}):[ \xa0]?$"
)
_REACH_CHARS = 120
_TOLD = re.compile(
    r"\b(?:was|were|been|is|are|be|being|am|got|get)(?:[ \xa0](?:also|then|once|never|not|repeatedly|later|[a-z]+ly))*"
    r"[ \xa0](?:told|informed|advised|warned|asked|reminded|notified|instructed|ordered|urged)\b(?![ \xa0]by\b)"
)
"""Of 42 contents in polnear with such a cue, 36 have nobody for a speaker, and the others who stands behind it."""
_WHEN_TOLD = re.compile(r"\b(?:when|if|until|being|been)[ \xa0](?:told|informed|warned|asked|reminded)\b")
_BEING_ASKED = re.compile(r"(?:asked|pressed|questioned|told|reminded|informed)\b")
"""Behind a name and a comma, somebody else asks: "Lind, asked whether it was safe, laughed"."""
_ASSEMBLY = re.compile(r"\b(?:court|jury|jurors|inquest|tribunal|hearing|inquiry|trial)$", re.IGNORECASE)
_HEARD = re.compile(r"\b(?:has |had )?(?:heard|hears)\b")


def with_credit(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each with the speaker whom the words right before its content name.

    A mention that only follows in a later sentence than the cue is dropped: on polnear, one of eight was right. So is
    one who is told or, as a court, hears what somebody says.
    """
    return [_credited(page, _without_listener(page, draft)) for draft in drafts]


def _without_listener(page: Page, draft: Draft) -> Draft:
    if not draft.cue or not draft.mention:
        return draft
    later = page.sentence_of(draft.cue[-1].start).end <= draft.mention[0].start
    before = draft.mention[-1].end <= draft.cue[-1].start
    cue = page.words(draft.cue[-1])
    hears = _ASSEMBLY.search(page.words(draft.mention[-1])) and (_HEARD.search(cue) or _ends_headline(page, draft))
    told = (
        _TOLD.search(cue)
        or _WHEN_TOLD.search(page.text, max(draft.cue[-1].start - 8, 0), draft.cue[-1].end)
        or (_BEING_ASKED.match(cue) and page.text[draft.mention[-1].end : draft.cue[-1].start].strip(" \xa0") == ",")
    )
    return replace(draft, mention=()) if later or (before and (told or hears)) else draft


def _ends_headline(page: Page, draft: Draft) -> bool:
    """Whether the cue is the end of a sentence without a verb in full: "Dam ‘was unsafe’, inquest told"."""
    cue, sentence = draft.cue[-1], page.sentence_of(draft.cue[-1].start)
    return page.words(cue) == "told" and not page.text[cue.end : sentence.end].strip(" \xa0.")


def _credited(page: Page, draft: Draft) -> Draft:
    if not draft.cue or not draft.content or draft.rule_confidence is not None:
        return draft
    content = draft.content[0]
    said = page.text.startswith("that", content.start, content.end)
    if not (said or page.is_quoted(content)):
        return draft
    start = max(page.sentence_of(draft.cue[0].start).start, content.start - _REACH_CHARS)
    match = (_CLAIM if said else _MESSAGE).search(page.text, start, content.start)
    if not match or any(span.overlaps(Span(*match.span("owner"))) for span in draft.mention):
        return draft
    return replace(draft, cue=(Span(*match.span("noun")),), mention=(Span(*match.span("owner")),))
