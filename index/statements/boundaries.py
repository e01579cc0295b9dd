"""Mends where the network cuts: contents in needless pieces, speakers inside contents, names outside mentions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.model import Span, Spans
from index.statements.asserting import asserting
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.statements.openings import with_openings
from index.statements.quotes import Quotation, QuoteMap

_NAMES = rf"(?:[{CAPITALS}][\w.’'\-]*[ \xa0]){{0,4}}[{CAPITALS}][\w.’'\-]*"
_APPOSITION = re.compile(rf"(?:,|(?<=,))[ \xa0](?P<name>{_NAMES}),?\s*$")
_APPOSITION_BEHIND = re.compile(rf"(?:,|(?<=,))[ \xa0](?P<name>{_NAMES}),\s*$")
_QUOTED_SPEAKER = re.compile(r"(?P<name>\S.{0,80}?)\s+(?P<cue>as (?:saying|having said))\s+(?P<speech>\S)", re.DOTALL)
_QUOTED_BEHIND = re.compile(r"(?P<name>\S.{0,80}?)\s+(?P<cue>as (?:saying|having said|telling \w+))", re.DOTALL)
_LOOSE_END = re.compile(r",[ \xa0](?:which|who|whose|and|but|as|while)$")
_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing)\b")
_GAP = re.compile(rf"[ \xa0,—–-]*(?:{_NAMES},)?[ \xa0]*")

_SAID_WHILE = re.compile(r"(?:said|says|added|adds),?(?=\s+[a-z]+ing\b)")
_DAY_FIRST = re.compile(
    r"(?:(?:on|late|early)[ \xa0])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[ \xa0](?=[a-z])", re.IGNORECASE
)
_RELATIVE_SUBJECT = re.compile(r"(?:,|—|–)[ \xa0](?:who|which)[ \xa0](?:[\w’'-]+[ \xa0]){0,3}$")
_NAME_AND_SENTENCE = re.compile(
    rf"(?P<name>(?:[{CAPITALS}][\w’'-]+[ \xa0])+(?!Sens|Reps|Govs|Capt|Supt|Insp|Atty)[{CAPITALS}][\w’'-]{{3,}})"
    rf"\.[ \xa0]+[{CAPITALS}]"
)
"""A name of two words or more and the beginning of what follows its full stop; titles are shorter or named here."""
_COMMA = re.compile(r",\s")
_MAIN_VERB = re.compile(
    r"(?:is|was|are|were|has|have|had|does|did|will|would|can|could|may|might|must|should|went|came|took|gave|wrote|spoke|"
    r"saw|fell|began|lives?|waited|says?|said|told|died|left|works?|faces?|plans?|declined|denies|refused|resigned)\b"
)
_DAY = r"(?:\d{1,2}[ \xa0][A-Z][a-z]+|[A-Z][a-z]+\.?[ \xa0]\d{1,2})"
_DATELINE = re.compile(
    rf"(?P<place>{_NAMES}(?:,[ \xa0]{_NAMES})?)(?P<sure>,?[ \xa0]{_DAY}|,?(?:[ \xa0]{_DAY})?[ \xa0]\([\w \-/]+\))?"
    rf"[ \xa0](?:--|[—–-])[ \xa0](?=[\"“„«»‘']?[{CAPITALS}])"
)
_DATELINE_LINES = 4
"""How many lines, blank ones too, may stand before one that begins with a place in small letters: those of the head."""
_WHEN = re.compile(
    r",?\s+(?:(?:on|early|late)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?-i:today|yesterday))$|\s*,$",
    re.IGNORECASE,
)
"""When something was said; with a capital letter "Today" ends the name of a newspaper."""
_RELATIVE = re.compile(r"(?:who|which)(?=,\s)")


def mend(text: str, quotes: QuoteMap, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with speakers and names in their mentions and not elsewhere, and with whole contents."""
    kept = [_of_one_sentence(text, draft) for draft in asserting(text, quotes, drafts)]
    named = _as_long([_with_name(text, _with_quoted_speaker(text, draft)) for draft in kept])
    lost_ends = [quotation.span for quotation in quotes.quotations if _ends_before_line(text, quotation)]
    whole = (_without_dateline(text, draft) for draft in with_openings(text, named))
    return [_until(lost_ends, _without_main_clause(text, quotes, draft)) for draft in whole]


def joined_content(text: str, draft: Draft) -> Spans:
    """The content in as few pieces as possible: one where only a comma, a dash or a name stands between two.

    The word that begins another clause behind it ("it fell, which") is left out.
    """
    pieces = [draft.content[0]]
    for span in draft.content[1:]:
        if _is_ours(text, Span(pieces[-1].end, span.start), draft):
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    loose = _LOOSE_END.search(text, pieces[-1].start, pieces[-1].end)
    if loose and loose.start() > pieces[-1].start:
        pieces[-1] = Span(pieces[-1].start, loose.start())
    return tuple(pieces)


def without_circumstance(text: str, cue: Spans) -> Spans:
    """A cue without what the speaker did meanwhile, and without the day: "Friday said standing next to" is "said"."""
    if day := _DAY_FIRST.match(text, *cue[0]) if cue else None:
        cue = (Span(day.end(), cue[0].end), *cue[1:])
    if len(cue) == 1 and (verb := _SAID_WHILE.match(text, cue[0].start, cue[0].end)):
        return (Span(verb.start(), verb.end()),)
    return cue


def without_appendage(text: str, mention: Span) -> Span:
    """A mention without what is not part of a name: the day, a comma, what follows "who"."""
    if relative := _RELATIVE.match(text, mention.start, mention.end):
        return Span(relative.start(), relative.end())
    when = _WHEN.search(text[mention.start : mention.end])
    return Span(mention.start, mention.start + when.start()) if when and when.start() else mention


def _is_ours(text: str, gap: Span, draft: Draft) -> bool:
    """Whether what stands between two pieces is part of the content, too."""
    taken = any(gap.overlaps(span) for span in (*draft.cue, *draft.mention))
    ends_before = text[gap.start - 1] in '.!?…"”’»'
    return not taken and not ends_before and bool(_GAP.fullmatch(text, gap.start, gap.end))


def _with_quoted_speaker(text: str, draft: Draft) -> Draft:
    """A draft credited to the one who was quoted: "“…,” the Courier quoted a doctor as saying", or with it behind."""
    if not draft.content or not draft.cue or not _QUOTES.search(text[draft.cue[-1].start : draft.cue[-1].end]):
        return draft
    first, last = draft.content[0], draft.content[-1]
    behind = _QUOTED_BEHIND.fullmatch(text, last.start, last.end)
    if behind and first.end <= draft.cue[-1].start <= last.start:
        cue, name = (*draft.cue, Span(*behind.span("cue"))), Span(*behind.span("name"))
        return replace(_within(draft, Span(first.start, last.start)), cue=cue, mention=(name,))
    if first.start < draft.cue[-1].end or not (match := _QUOTED_SPEAKER.match(text, first.start, first.end)):
        return draft
    return replace(
        draft,
        content=(Span(match.start("speech"), first.end), *draft.content[1:]),
        cue=(*draft.cue, Span(*match.span("cue"))),
        mention=(Span(*match.span("name")),),
    )


def _of_one_sentence(text: str, draft: Draft) -> Draft:
    """A draft whose mention does not go on into another sentence: of "said Ada Lind. Bo Tarn" the first is named."""
    if len(draft.mention) != 1 or not draft.cue or not 0 < draft.mention[0].start - draft.cue[-1].end <= 1:
        return draft
    name = _NAME_AND_SENTENCE.match(text, *draft.mention[0])
    return replace(draft, mention=(Span(*name.span("name")),)) if name else draft


def _with_name(text: str, draft: Draft) -> Draft:
    """A draft whose mention has the name that stands between it and its cue: "the mayor, Ada Lind, said".

    Or, behind "according to", between it and the content: "according to the mayor, Ada Lind, it fell".
    """
    if len(draft.mention) != 1 or not draft.cue:
        return draft
    mention, cue = draft.mention[0], draft.cue[0]
    if mention.end <= cue.start:
        match = _APPOSITION.fullmatch(text, mention.end, cue.start)
    elif draft.content and text[cue.start : cue.end].lower() == "according to":
        match = _APPOSITION_BEHIND.fullmatch(text, mention.end, max(mention.end, draft.content[0].start))
    else:
        return draft
    return replace(draft, mention=(Span(mention.start, match.end("name")),)) if match else draft


def _as_long(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each mention as long as the longest that begins with it: in "the mayor, Ada Lind, sang and said" too.

    One subject of two verbs is next to the first of them only.
    """
    longest: dict[int, Span] = {}
    for span in (span for draft in drafts for span in draft.mention):
        longest[span.start] = max(span, longest.get(span.start, span))
    return [
        replace(draft, mention=mention)
        if (mention := tuple(longest[span.start] for span in draft.mention)) != draft.mention
        else draft
        for draft in drafts
    ]


def _without_main_clause(text: str, quotes: QuoteMap, draft: Draft) -> Draft:
    """A draft in "Lind, who says it fell, has left" without the words that go on behind the relative clause."""
    if not draft.cue or not draft.content or draft.content[-1].start < draft.cue[-1].end:
        return draft
    if not _RELATIVE_SUBJECT.search(text, max(0, draft.cue[0].start - 40), draft.cue[0].start):
        return draft
    start, end = draft.content[0].start, draft.content[-1].end
    commas = [match for match in _COMMA.finditer(text, start, end) if not quotes.is_quoted(match.start())]
    if len(commas) != 1 or not _MAIN_VERB.match(text, commas[0].end()):
        return draft
    return _within(draft, Span(start, commas[0].start()))


def _ends_before_line(text: str, quotation: Quotation) -> bool:
    """Whether a quotation whose closing mark is missing ends with a sentence, and another one follows in its line."""
    end = quotation.span.end
    return not quotation.closed and text[end - 1] in ".!?…" and text[end : end + 1] in (" ", "\xa0")


def _until(lost_ends: Sequence[Span], draft: Draft) -> Draft:
    """A draft whose content does not run on behind a quotation whose closing mark is missing.

    The sentence that follows is the writer's, and no mark tells the network so.
    """
    if draft.rule_confidence is not None:
        return draft
    content = []
    for span in draft.content:
        end = min((quotation.end for quotation in lost_ends if span.overlaps(quotation)), default=span.end)
        content.append(Span(span.start, min(span.end, end)))
    return draft if tuple(content) == draft.content else replace(draft, content=tuple(content))


def _without_dateline(text: str, draft: Draft) -> Draft:
    """A draft whose content does not begin with the place that the article was written in: "NAIROBI (AFP) – …"."""
    if not draft.content:
        return draft
    first = draft.content[0].start
    opens_line = first == 0 or text[first - 1] == "\n"
    if not opens_line or not (match := _DATELINE.match(text, first)):
        return draft
    if not (match["sure"] or match["place"].isupper() or text.count("\n", 0, first) <= _DATELINE_LINES):
        # "Ada Lind – Mayor of Elm – said": a name like that of a place.
        return draft
    return _within(draft, Span(match.end(), draft.content[-1].end))


def _within(draft: Draft, limits: Span) -> Draft:
    """A draft with as much of its content as lies within limits; unchanged if that is nothing."""
    kept = [
        (Span(max(span.start, limits.start), min(span.end, limits.end)), strength)
        for span, strength in zip(draft.content, draft.content_links, strict=True)
        if span.overlaps(limits)
    ]
    if not kept:
        return draft
    return replace(draft, content=tuple(span for span, _ in kept), content_links=tuple(link for _, link in kept))
