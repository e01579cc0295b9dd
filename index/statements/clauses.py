"""The words of a clause around its reporting verb: what stands before it and belongs to it, and its subject.

No parser is needed for this: going back from the verb, auxiliaries, negations and adverbs belong to it until a word
comes that cannot, which is its subject ("Lind, the mayor, [did not immediately] say").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from index import resources
from index.model import Span, Spans
from index.statements.manner import is_base_form, is_speech_word, is_thought_word

_FURTHEST_CHARS = 240
"""How far before its verb a clause may begin; without a limit a text without full stops would take forever."""
_AFTER_CHARS = 60
_MOST_SUBJECT_WORDS = 6
_MOST_LEAD_WORDS = 8
_LONGEST_ASIDE_WORDS = 3
_LONGEST_APPOSITION_CHARS = 90
_LONGEST_OPENING_CHARS = 12
_MOST_WORDS_TO_QUOTATION = 3
_CLOSING_MARKS = ("”", '"', "’", "»", "'")
_OPENING_MARKS = ("“", '"', "‘", "«", "'", "„")

_TOKEN = re.compile(r"['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[.,]\d+|[’'\-][^\W_]+)*|,")
_STOP = re.compile(r"[\n!?…;:()\[\]“”\"«»„‹›—–]|(?<!\w)['’‘‚]|['’‘](?!\w)|\.(?!\w)|\s-+\s")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Rev|St|Sgt|Col|Lt|Capt|Jr|Sr|No|\w\.\w)$")
_QUESTION = re.compile(r"[^.!?\n“”\"]*\?")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:;,\n“”\"‘'’—–(]|\b(?:and|but|so|or))\s*$", re.IGNORECASE)
_CONTRACTIONS = (
    (re.compile(r"can(?:not|['’]t)"), ("can", "not")),
    (re.compile(r"won['’]t"), ("will", "not")),
    (re.compile(r"(\w+)n['’]t"), (r"\1", "not")),
    (re.compile(r"(\w*)['’](s|re|ve|ll|d|m)"), (r"\1", r"'\2")),
)
_BARRIERS = frozenset(
    "that who whom which whose what where why how when while because since as than and but or nor so if unless whether "
    "until till before after once though although even , lest despite with".split()
)
"""Words that a subject does not reach across, backwards."""
_BEFORE_TURNED = frozenset(
    "nor neither never nowhere once point way why what how who whom when where which and but so or then only".split()
)
"""What may stand before an auxiliary that has changed places with its subject ("Nor did he say")."""
_BE = frozenset("is are was were be been being".split())
_REFUSING = ("decline", "refuse", "fail", "neglect", "forget", "omit")


class Token(NamedTuple):
    """A word in lower case, or a comma, and where it stands; both halves of a contraction stand in its place."""

    word: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The words around a reporting verb, in lower case and in order; contractions are taken apart."""

    head: str
    """The reporting verb or noun itself."""
    group: tuple[str, ...]
    """What stands before the verb and belongs to it: "did not immediately", "has declined to"."""
    subject: tuple[str, ...]
    """Who or what stands before these words in the same clause; the mention, wherever it is, if nothing does.

    It may be the content: "no arrests were reported".
    """
    lead: tuple[str, ...]
    """What stands before the subject, back to a comma or the sentence's beginning."""
    sentence: tuple[str, ...]
    """All words before the verb, back to the sentence's beginning, a mark or a content."""
    after: tuple[str, ...]
    """The few words behind the verb, up to a mark."""
    quotes: bool
    """Whether quotation marks stand right before or behind these words: "he would say", "she would tell us, “…”."""
    asks: bool
    """Whether it is a question to be answered with yes or no, or a condition without "if" ("Had he said so")."""


@cache
def words_for(section: str) -> frozenset[str]:
    """The words of one section of `polarity.txt`."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in resources.text("lexicon", "polarity.txt").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(words) for name, words in sections.items()}


@cache
def _group_words() -> frozenset[str]:
    names = ("auxiliary", "modal", "negation", "undoing", "unsaid", "planning", "asking", "particle")
    return frozenset[str]().union(*map(words_for, names))


def is_adverb(word: str) -> bool:
    """Whether a word can stand between an auxiliary and its verb without changing whether it happened."""
    return word in words_for("adverb") or (word.endswith("ly") and word not in words_for("no adverb"))


def _is_of_group(word: str) -> bool:
    """Whether a word can stand between a subject and its verb and belong to the verb."""
    return word in _group_words() or is_adverb(word)


def tokens(text: str, span: Span) -> list[Token]:
    """The words and commas of a stretch of text."""
    return [
        Token(part, Span(*match.span()))
        for match in _TOKEN.finditer(text, span.start, span.end)
        for part in _parts(match.group().lower())
    ]


def _parts(word: str) -> Iterator[str]:
    """A word, or the two that it is drawn together from."""
    if word.isalnum() and word != "cannot":
        yield word
        return
    for pattern, parts in _CONTRACTIONS:
        if match := pattern.fullmatch(word):
            yield from filter(None, map(match.expand, parts))
            return
    yield word


def clause_of(text: str, *, cue: Spans, mention: Spans, content: Spans) -> Clause | None:
    """The clause of a cue; None if the cue has no word."""
    in_cue = [token for span in cue for token in tokens(text, span) if token.word != ","]
    if not in_cue:
        return None
    head = _head(in_cue)
    before = tokens(text, Span(_clause_start(text, head.span.start, content), head.span.start))
    group, rest = _group(before, cue, mention, head.word)
    start = group[0].span.start if group else head.span.start
    subject, lead = _subject(text, rest, mention, start)
    if not subject and group and (ending := [span for span in content if _ends_at(text, span, start)]):
        subject, lead = tokens(text, ending[0]), _lead(_back_from(text, ending[0].start))
    turned = _turned(lead)
    behind = _behind(text, head.span.end)
    return Clause(
        head=head.word,
        group=_words([*turned, *group]),
        subject=_words(subject or [token for span in mention for token in tokens(text, span)]),
        lead=_words(lead[: len(lead) - len(turned)]),
        sentence=_words(before),
        after=_words(tokens(text, behind)),
        quotes=_is_by_quotation(text, before[0].span.start if before else head.span.start, behind),
        asks=bool(turned) and _asks(text, turned[0], head),
    )


def _ends_at(text: str, span: Span, place: int) -> bool:
    """Whether nothing but blanks stands between a span and a place behind it."""
    return span.end <= place and not text[span.end : place].strip()


def _is_by_quotation(text: str, start: int, behind: Span) -> bool:
    """Whether a quotation ends right before a clause or begins right behind its verb."""
    before = text[max(0, start - _LONGEST_OPENING_CHARS) : start].rstrip()
    following = text[behind.end : behind.end + _LONGEST_OPENING_CHARS].lstrip(" \xa0:,")
    is_near = len(text[behind.start : behind.end].split()) <= _MOST_WORDS_TO_QUOTATION
    return before[-1:] in _CLOSING_MARKS or (is_near and following[:1] in _OPENING_MARKS)


def _asks(text: str, turned: Token, head: Token) -> bool:
    start = turned.span.start
    if not _SENTENCE_OPENS.search(text, max(0, start - _LONGEST_OPENING_CHARS), start):
        return False
    end = head.span.end
    return turned.word == "had" or bool(_QUESTION.match(text, end, end + _FURTHEST_CHARS))


def _words(found: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.word for token in found)


def _head(cue: Sequence[Token]) -> Token:
    """Which word of a cue reports: the first of speech, else the first of thought, else the first that is no helper."""
    words = _words(cue)
    reporting = [token for place, token in enumerate(cue) if not _governs(words, place)]
    for reports in (is_speech_word, is_thought_word, lambda word: not _is_of_group(word)):
        if found := next((token for token in reporting if reports(token.word)), None):
            return found
    return cue[-1]


def _governs(words: tuple[str, ...], place: int) -> bool:
    """Whether a word reports nothing itself but governs another one: "refused to say", "was asked to explain"."""
    if words[place + 1 : place + 2] != ("to",) or not words[place + 2 :]:
        return False
    is_passive = words[place] in words_for("asking") and words[place - 1 : place] != () and words[place - 1] in _BE
    return is_passive or words[place].startswith(_REFUSING)


def _clause_start(text: str, end: int, content: Spans) -> int:
    """Where the clause that ends here begins at the earliest: behind a full stop, a mark, a content."""
    start = max([0, end - _FURTHEST_CHARS, *(span.end for span in content if span.end <= end)])
    for match in _STOP.finditer(text, start, end):
        if match.group() != "." or not _ABBREVIATION.search(text, start, match.start()):
            start = match.end()
    return start


def _back_from(text: str, end: int) -> list[Token]:
    """The words of the sentence that stand before a place."""
    return tokens(text, Span(_clause_start(text, end, ()), end))


def _behind(text: str, start: int) -> Span:
    """The words behind a verb, up to a mark."""
    end = min(len(text), start + _AFTER_CHARS)
    match = _STOP.search(text, start, end)
    return Span(start, match.start() if match else end)


def _group(before: Sequence[Token], cue: Spans, mention: Spans, head: str) -> tuple[list[Token], list[Token]]:
    """The words before the verb that belong to it, and the rest."""
    place = len(before)
    group: list[Token] = []
    while place:
        token = before[place - 1]
        if any(span.covers(token.span) for span in mention):
            break
        if token.word == ",":
            size = _aside(before[:place])
            if not size and not _is_inside(token, cue):
                break
            place -= size or 1
        elif _is_inside(token, cue) or _is_of_group(token.word):
            group.insert(0, token)
            place -= 1
        elif token.word in ("or", "nor", "and") and place > 1 and _joins(token.word, before[place - 2].word, head):
            group.insert(0, token)
            place -= 2
        else:
            break
    return group, list(before[:place])


def _is_inside(token: Token, spans: Spans) -> bool:
    return any(span.covers(token.span) for span in spans)


def _aside(before: Sequence[Token]) -> int:
    """How many tokens an aside between two commas takes up, at the end of these ("did not, however, say"); 0: none."""
    for size in range(2, _LONGEST_ASIDE_WORDS + 3):
        if len(before) >= size and before[-size].word == ",":
            return size if all(is_adverb(token.word) for token in before[-size + 1 : -1]) else 0
    return 0


def _joins(conjunction: str, other: str, head: str) -> bool:
    """Whether a conjunction joins the verb with another one under the same auxiliary ("would not confirm or deny")."""
    if other == "," or other in words_for("auxiliary"):
        return False
    return conjunction != "and" or (is_base_form(head) and is_base_form(other))


def _subject(text: str, rest: Sequence[Token], mention: Spans, end: int) -> tuple[list[Token], list[Token]]:
    """The subject at the end of what stands before a verb, and what leads up to it."""
    near = next((span for span in reversed(mention) if span.end <= end and _is_apposition(text[span.end : end])), None)
    if near:
        if not rest or rest[0].span.start > near.start:
            # The clause seemed to begin inside the apposition.
            rest = _back_from(text, near.start)
        return tokens(text, near), _lead([token for token in rest if token.span.start < near.start])
    place = len(rest)
    while place and len(rest) - place < _MOST_SUBJECT_WORDS and rest[place - 1].word not in _BARRIERS:
        place -= 1
    return list(rest[place:]), _lead(rest[:place])


def _is_apposition(gap: str) -> bool:
    """Whether what stands between a name and the words of its verb only tells more of who that is."""
    gap = gap.strip()
    return not gap or (len(gap) <= _LONGEST_APPOSITION_CHARS and gap[0] in ",(—–" and gap[-1] in ",)—–")


def _lead(before: Sequence[Token]) -> list[Token]:
    """The last of these words, back to a comma; asides between two commas are left out."""
    lead: list[Token] = []
    place = len(before)
    while place and len(lead) < _MOST_LEAD_WORDS:
        if before[place - 1].word == ",":
            if not (size := _aside(before[:place])):
                break
            place -= size
        else:
            place -= 1
            lead.insert(0, before[place])
    return lead


def _turned(lead: Sequence[Token]) -> list[Token]:
    """The auxiliary, with its negation, that stands before the subject: "did" in "Nor did he say"."""
    for size in (1, 2):
        turned = list(lead[-size:])
        first, *others = _words(turned) or ("",)
        is_auxiliary = first in words_for("auxiliary") | words_for("modal") and first.isalpha()
        has_place = all(token.word in _BEFORE_TURNED for token in lead[-size - 1 : -size])
        if len(turned) == size and is_auxiliary and has_place and others in ([], ["not"]):
            return turned
    return []
