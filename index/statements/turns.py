"""Statements whose speaker is given by layout: `NAME: speech`, `"quotation" – Name`, and lines that introduce.

Layout wins over the network where both found the same words, since it leaves nothing to interpretation.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.model import Span
from index.statements.letters import CAPITALS
from index.statements.linking import Draft
from index.text import sentence_spans

TURN_CONFIDENCE = 0.95
"""How often these rules are right: 34 of 35 on polnear/dev, 99 of 100 turns of transcripts whose speakers are known."""

_OPENING = "\"“”„«‘'"
_IN_CAPITALS = rf"[{CAPITALS}][{CAPITALS}.’'\-]{{1,}}(?:[ \xa0][{CAPITALS}][{CAPITALS}.’'\-]*){{0,3}}"
_TITLED = rf"[{CAPITALS}][\w.’'\-]*(?:[ \xa0](?:[{CAPITALS}][\w.’'\-]*|of|the|and|de|la|van|von|bin|al|for)){{0,9}}"
_TURN = re.compile(
    rf"^[{_OPENING}]?(?P<name>{_IN_CAPITALS})(?:[ \xa0]?\([^)]{{1,60}}\))?\s*(?P<cue>:)\s*(?P<speech>\S.*)$", re.DOTALL
)
_LABEL = re.compile(rf"^(?P<name>{_TITLED})(?:[ \xa0]?\([^)]{{1,60}}\))?(?P<cue>:)\s+(?P<speech>\S.*)$", re.DOTALL)
_NAME = (
    rf"[{CAPITALS}][\w.’'\-]+"
    rf"(?:,?[ \xa0](?:of|de|la|van|von|bin|al|the|[{CAPITALS}][\w.’'\-]+|[{CAPITALS}]\.))*"
)
_SIGNATURE = re.compile(
    rf"^(?P<speech>[\"“”„«»‘'].{{15,}}[\"”“»«’'])\s*(?P<cue>[―—–-]+)\s*(?P<name>{_NAME})(?:.{{0,80}})$", re.DOTALL
)
_SIGNED_BELOW = re.compile(
    rf"^(?P<cue>[―—–-]+)\s*(?P<name>{_NAME})(?:(?:[,(/|]| (?:of|in|at|from|on|for|to|via|during)\b).{{0,80}})?$"
)
_QUOTED = re.compile(r"^[\"“”„«»‘'].{15,}[\"”“»«’']$", re.DOTALL)
_QUOTED_WORDS = re.compile(r"[\"“„«][^\"“”„«»]*(?:[\"”“»«]|$)")
_LIKE_A_LABEL = re.compile(
    r"\(\([^()\n]{1,60}\)\)"
    rf"|[{CAPITALS}][^.!?\"“”:\n]{{0,160}}[ \xa0]?[{CAPITALS}][\w’'\-]+(?:[ \xa0]?\([^)]*\))?[ \xa0]?:\s"
)
_SPEAKING = re.compile(r"\b(?:I|we|We|our|Our|my|My|me|us|you|You|your|Your)\b")
_FIRST_PERSON = re.compile(r"I|we|my|our", re.IGNORECASE)
_QUOTED_PIECE = re.compile(r"[\"“„«»‘'][^\"“”„«»]+[\"”“»«’']")
_INTRODUCTION = re.compile(rf"^(?:.*\bfrom\s+(?P<from>{_NAME})|(?P<alone>{_NAME}))\s*(?P<cue>:)$", re.DOTALL)
_IDIOM = re.compile(
    r"^(?:(?:Here is|Here’s|This is) (?:how|what) |As )?"
    rf"(?P<name>(?:(?:the|an?) )?[{CAPITALS}][^:;“”\"«»]{{0,100}}?),? "
    r"(?P<cue>put it(?: (?:this way|like this|thus|as follows|bluntly|simply|best))?|"
    r"had (?:only )?(?:this|the following|one thing)(?: \w+)? to (?:say|add|offer|report)|had to say)(?: [^:]{0,30})?:$"
)
"""A line that says whose words follow without a word that reports them."""
_NO_NAMES = frozenset(
    "photo photos picture image video watch read more related updated update note editor source sources also see "
    "caption credit by date time location story continued topics tags share interview analysis opinion comment review "
    "exclusive podcast transcript profile explainer fact correction clarification breaking name age job".split()
)
_NOBODYS = frozenset("question questions q answer a reply remark response voice audience reporter journalist".split())
"""Labels of turns that say what is spoken and not by whom."""
_FEWEST_TURNS = 3
_DATELINES = 4
"""A dateline stands in one of so many first paragraphs, behind headline and byline."""
_SENTENCE = re.compile(r"(?:\S+\s+){7}.*\.[\"”’')]*$", re.DOTALL)
"""At least eight words that end as sentences do."""


def apply_layout(text: str, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that layout gives, and without those that layout overrules."""
    labels = _transcript_labels(text, paragraphs)
    turns = [_turn(line) or _labelled(line, labels) for line in (text[span.start : span.end] for span in paragraphs)]
    result = list(drafts)
    if (index := _dateline(turns)) is not None and (dateline := turns[index]) is not None:
        label = Span(paragraphs[index].start, _span(dateline, "cue", paragraphs[index]).end)
        result = [draft for draft in result if not any(label.overlaps(span) for span in draft.mention + draft.content)]
        turns[index] = None
    for place, found in _found_by_layout(text, paragraphs, turns):
        for content in found.content:
            around = place if place.overlaps(content) else content
            kept = (_without(text, draft, around, found, content) for draft in result)
            result = [draft for draft in kept if draft is not None]
        result = [_inside(draft, found) for draft in result if not _speaks_of_self(text, draft, found)]
        result.append(found)
    return result


def _found_by_layout(
    text: str, paragraphs: Sequence[Span], turns: Sequence[re.Match[str] | None]
) -> Iterator[tuple[Span, Draft]]:
    long = {turn["name"] for turn in turns if turn and len(turn["speech"].split()) > 1}
    for index, paragraph in enumerate(paragraphs):
        match = turns[index] or _SIGNATURE.match(text[paragraph.start : paragraph.end])
        # "Moe: No." is an answer where Moe says more elsewhere, "Moe: None?" states nothing, "AGE: 40" is of a form.
        answers = match and match["name"] in long and not match["speech"].endswith("?")
        if match and (answers or len(match["speech"].split()) > 1):
            found = _spoken(match, paragraph)
            if turns[index] and sum(map(bool, turns)) >= _FEWEST_TURNS:
                found = _with_paragraphs(found, _going_on(text, paragraphs, turns, index))
            yield paragraph, found
        elif index + 1 < len(paragraphs):
            pair = _in_two_lines(text, paragraph, paragraphs[index + 1])
            if pair:
                yield pair.content[0], pair


def _dateline(turns: Sequence[re.Match[str] | None]) -> int | None:
    """Which paragraph begins with the place of a report that looks like a speaker ("NEW DELHI: The minister said …").

    It is the one label of the text, near its beginning, and a sentence without "I" or "we" follows it.
    """
    index = next((i for i, turn in enumerate(turns) if turn), _DATELINES)
    if index >= _DATELINES or any(turns[index + 1 :]) or (turn := turns[index]) is None:
        return None
    told = _SENTENCE.search(turn["speech"]) and not _SPEAKING.search(_QUOTED_WORDS.sub("", turn["speech"]))
    return index if told else None


def _spoken(match: re.Match[str], paragraph: Span) -> Draft:
    """The draft of a turn or a signed quotation."""
    cue, name = _span(match, "cue", paragraph), _span(match, "name", paragraph)
    found = _draft(_span(match, "speech", paragraph), cue, name)
    if match["name"].lower() in _NOBODYS:
        found = replace(found, cue=(Span(name.start, cue.end),), mention=())
    return replace(found, verbatim=True)


def _with_paragraphs(draft: Draft, paragraphs: Sequence[Span]) -> Draft:
    return replace(draft, content=(*draft.content, *paragraphs), content_links=(1.0,) * (1 + len(paragraphs)))


def _going_on(
    text: str, paragraphs: Sequence[Span], turns: Sequence[re.Match[str] | None], index: int
) -> Sequence[Span]:
    """The paragraphs without a label behind a turn that go on with it.

    Between two turns that is all up to the last one that speaks of "I", "we" or "you", since nobody else can; behind
    the last turn, where the story may go on, those that do. What looks like another label ends it.
    """
    behind = next((place for place in range(index + 1, len(turns)) if turns[place]), None)
    run = paragraphs[index + 1 : behind]
    labelled = [_LIKE_A_LABEL.match(text, span.start, span.end) for span in run]
    run = run[: next((place for place, match in enumerate(labelled) if match), len(run))]
    speaking = [bool(_SPEAKING.search(_QUOTED_WORDS.sub("", text[span.start : span.end]))) for span in run]
    if behind is None:
        return run[: speaking.index(False)] if False in speaking else run
    return run[: len(run) - speaking[::-1].index(True)] if True in speaking else ()


def _in_two_lines(text: str, first: Span, second: Span) -> Draft | None:
    """The quotation in one of two lines whose speaker the other one names."""
    line, below = text[first.start : first.end], text[second.start : second.end]
    if (match := _SIGNED_BELOW.match(below)) and _QUOTED.match(line):
        return _draft(first, _span(match, "cue", second), _span(match, "name", second))
    if below[0] not in '"“”„«‘':
        return None
    if (match := _INTRODUCTION.match(line)) and _is_name(match[name := "from" if match["from"] else "alone"]):
        return _draft(second, _span(match, "cue", first), _span(match, name, first))
    if line.endswith(":"):
        sentence = sentence_spans(text, first)[-1]
        if match := _IDIOM.match(text[sentence.start : sentence.end]):
            return _draft(second, _span(match, "cue", sentence), _span(match, "name", sentence))
    return None


def _transcript_labels(text: str, paragraphs: Iterable[Span]) -> frozenset[str]:
    """Labels in mixed case that are speakers: they recur, and there are several turns."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        match = _LABEL.match(text[paragraph.start : paragraph.end])
        if match and _is_name(match["name"]):
            counts[match["name"]] += 1
    recurring = {name for name, count in counts.items() if count > 1}
    return frozenset(counts) if recurring and counts.total() >= _FEWEST_TURNS else frozenset()


def _turn(line: str) -> re.Match[str] | None:
    match = _TURN.match(line)
    return match if match and _is_name(match["name"]) else None


def _is_name(label: str) -> bool:
    return label.split()[0].lower() not in _NO_NAMES


def _labelled(line: str, labels: frozenset[str]) -> re.Match[str] | None:
    match = _LABEL.match(line)
    return match if match and match["name"] in labels else None


def _span(match: re.Match[str], group: str, paragraph: Span) -> Span:
    return Span(paragraph.start + match.start(group), paragraph.start + match.end(group))


def _draft(content: Span, cue: Span, name: Span) -> Draft:
    return Draft(content=(content,), cue=(cue,), mention=(name,), content_links=(1.0,), rule_confidence=TURN_CONFIDENCE)


def _without(text: str, draft: Draft, paragraph: Span, found: Draft, content: Span) -> Draft | None:
    """What is left of a draft beside one found by layout, with this content in this paragraph; None if nothing is."""
    if any(span.overlaps(own) for span in (*draft.mention, *draft.cue) for own in (*found.mention, *found.cue)):
        # The network tied words elsewhere to this label, such as the question before an answer.
        return None
    inside = [span for span in draft.content if paragraph.covers(span)]
    if not inside:
        return draft
    shared = sum(max(0, min(span.end, content.end) - max(span.start, content.start)) for span in inside)
    is_same = shared > 0.5 * (content.end - content.start)
    if not (is_same or (not draft.mention and shared)) or _is_quoted_by(text, draft, content):
        return draft
    rest = [
        (span, strength)
        for span, strength in zip(draft.content, draft.content_links, strict=True)
        if span not in inside
    ]
    if not rest:
        return None
    return replace(draft, content=tuple(s for s, _ in rest), content_links=tuple(link for _, link in rest))


def _is_quoted_by(text: str, draft: Draft, speech: Span) -> bool:
    """Whether a draft is somebody else's words, in marks, whom a speaker quotes: `LIND: “So be it,” he said`."""
    spans = (*draft.content, *draft.cue, *draft.mention)
    in_marks = any(_QUOTED_PIECE.fullmatch(text, span.start, span.end) for span in draft.content)
    return in_marks and bool(draft.cue and draft.mention) and all(speech.covers(span) for span in spans)


def _inside(draft: Draft, found: Draft) -> Draft:
    """A draft that stands in the words of a speaker whom layout names is second-hand."""
    return replace(draft, within=found) if _stands_in(draft, found) else draft


def _stands_in(draft: Draft, found: Draft) -> bool:
    spans = (*draft.content, *draft.cue, *draft.mention)
    return any(all(content.covers(span) for span in spans) for content in found.content)


def _speaks_of_self(text: str, draft: Draft, found: Draft) -> bool:
    """Whether a draft is what a speaker says of his own words, in his own speech: "I have always said that …"."""
    of_self = all(_FIRST_PERSON.fullmatch(text, span.start, span.end) for span in draft.mention)
    return bool(draft.mention) and of_self and found.verbatim and _stands_in(draft, found)
