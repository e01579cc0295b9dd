"""What is told without saying by whom: "The bridge reportedly fell" is a statement of nobody named.

Of 41 clauses with "reportedly" in the two parts of `tests/golden/free_news` that may be read, 36 are marked as such a
statement, with that word as its cue and the whole clause as its content. "Allegedly" nearly always stands inside what
somebody else says, and is left to the network.
"""

import re
from collections.abc import Iterator, Sequence

from index.model import Span
from index.statements.linking import Draft
from index.statements.manner import is_speech_word, is_thought_word
from index.statements.page import Page

HEARSAY_CONFIDENCE = 0.7

_WORD = re.compile(r"\breportedly\b", re.IGNORECASE)
_BEFORE_CLAUSE = re.compile(
    r";[ \xa0]|[ \xa0](?:--|[—–-])[ \xa0]|,[ \xa0](?:but|while|although)[ \xa0]|,[ \xa0](?=[a-z]+ing\b|among(?:st)?\b)"
)
_BEHIND_CLAUSE = re.compile(
    r";|[ \xa0](?:--|[—–-])[ \xa0]|,[ \xa0](?:which|who|whose|where|but|while|although|to which|is|was|has|had)[ \xa0]"
)
_FEWEST_WORDS = 3


def with_hearsay(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each clause of hearsay outside quotations and outside what somebody else says."""
    result = list(drafts)
    for word in _words(page):
        content = _clause(page, word)
        if sum(len(page.words(span).split()) for span in content) < _FEWEST_WORDS:
            continue
        if any(_tells_of(draft, word) or _is_by_somebody(page, draft, word) for draft in result):
            continue
        result = [draft for draft in result if not any(span.overlaps(word) for span in draft.cue)]
        links = (1.0,) * len(content)
        result.append(Draft(content=content, cue=(word,), content_links=links, rule_confidence=HEARSAY_CONFIDENCE))
    return result


def _words(page: Page) -> Iterator[Span]:
    for paragraph in page.paragraphs:
        for match in _WORD.finditer(page.text, paragraph.start, paragraph.end):
            if not page.quotes.is_quoted(match.start()):
                yield Span(*match.span())


def _tells_of(draft: Draft, word: Span) -> bool:
    """Whether the word stands inside what a draft reports."""
    return bool(draft.content) and draft.content[0].start < word.start and any(s.covers(word) for s in draft.content)


def _is_by_somebody(page: Page, draft: Draft, word: Span) -> bool:
    """Whether a draft with this word in its cue has a speaker and quotes him or has another reporting word."""
    if not draft.mention or not any(span.overlaps(word) for span in draft.cue):
        return False
    if any(map(page.is_quoted, draft.content)):
        return True
    words = [part for span in draft.cue for part in page.words(span).split() if not _WORD.fullmatch(part)]
    return any(is_speech_word(part) or is_thought_word(part) for part in words)


def _clause(page: Page, word: Span) -> tuple[Span, ...]:
    """The clause around the word, without it; only what is behind it where it opens an addition (", reportedly …")."""
    text, sentence = page.text, page.sentence_of(word.start)
    starts = [match.end() for match in _BEFORE_CLAUSE.finditer(text, sentence.start, word.start)]
    start = starts[-1] if starts else sentence.start
    behind = _BEHIND_CLAUSE.search(text, word.end, sentence.end)
    end = behind.start() if behind else sentence.end
    opens = text[word.start - 2 : word.start].startswith((",", "—", "–")) and text[word.end] != ","
    parts = [Span(word.end, end)] if opens or start >= word.start else [Span(start, word.start), Span(word.end, end)]
    return tuple(_stripped(text, part) for part in parts if text[part.start : part.end].strip(" \xa0,.!?"))


def _stripped(text: str, span: Span) -> Span:
    """A span without blanks and commas at its ends, and without the stop that ends it."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" \xa0,"))
    return Span(start, start + len(text[start : span.end].rstrip(" \xa0,.!?")))
