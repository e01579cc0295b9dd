"""How a speaker without a name is shown."""

from index.speakers.lexicon import lexicon
from index.speakers.nouns import DETERMINERS, PLURAL_DETERMINERS, POSSESSIVES, RELATIVES, singular
from index.speakers.phrases import Phrase
from index.speakers.words import Passage

_MAX_DESCRIPTION_WORDS = 14
_MARKS = frozenset('"“”„«»')


def description_text(passage: Passage, phrase: Phrase) -> str:
    """A description as it is shown: without dates at its end, its article in lower case, not too long."""
    known = lexicon()
    relative = passage.lower(phrase.core) in RELATIVES or passage.lower(phrase.core + 1) in RELATIVES
    short = phrase.last - phrase.first <= _MAX_DESCRIPTION_WORDS
    last = min(phrase.last if relative and short else phrase.core, phrase.first + _MAX_DESCRIPTION_WORDS)
    while last > phrase.first + 1 and (
        passage.words[last - 1].lower in known.dates
        or not (passage.words[last - 1].text[0].isalnum() or passage.words[last - 1].text == "%")
    ):
        last -= 1
    span = passage.span(phrase.first, _before_open_mark(passage, phrase.first, last))
    text = " ".join(passage.text[span.start : span.end].split())
    opener, blank, rest = text.partition(" ")
    lowered = opener.lower()
    common = lowered in DETERMINERS or lowered in PLURAL_DETERMINERS or lowered in POSSESSIVES
    party = lowered in known.plural_people and singular(lowered) in known.adjectives
    if common or (singular(lowered) in known.roles and not party and opener.istitle()):
        return lowered + blank + rest
    return text


def _before_open_mark(passage: Passage, first: int, last: int) -> int:
    """The end of a stretch of words, before a quotation mark that it opens and does not close."""
    marks = [at for at in range(first, last) if passage.words[at].text in _MARKS]
    return marks[-1] if len(marks) % 2 and marks[-1] > first else last
