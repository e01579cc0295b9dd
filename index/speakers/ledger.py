"""What is known while a section is read: its statements, their phrases and the answers so far."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.model import Article, QuotationKind, Span, Statement
from index.speakers.answers import Answer
from index.speakers.lexicon import Gender
from index.speakers.naming import Naming, read_names
from index.speakers.phrases import Phrase, PhraseKind
from index.speakers.referents import Referent
from index.speakers.strangers import note_strangers
from index.speakers.words import Passage, read_passage


@dataclass(slots=True, eq=False)
class Ledger:
    """The state of reading one section; statements go by their index in the article."""

    article: Article
    statements: Mapping[int, Statement]
    naming: Naming
    phrases: dict[int, Phrase]
    order: tuple[int, ...]
    """The statements in the order of their mentions."""
    firsts: tuple[int, ...]
    """The first words of their mentions, in that order."""
    contents: Mapping[int, tuple[tuple[Span, int], ...]]
    """By paragraph, the contents that reach into it, each with its statement."""
    answers: dict[int, Answer] = field(default_factory=dict)
    weighed: set[tuple[int, Gender]] = field(default_factory=set)
    """Who was weighed for "he" and "she", by number, with the sex that the pronoun tells."""

    @property
    def passage(self) -> Passage:
        """The words of the section."""
        return self.naming.passage

    def answered_before(self, index: int) -> Iterator[int]:
        """The answered statements whose mention stands before a word, nearest first."""
        for at in range(bisect_left(self.firsts, index) - 1, -1, -1):
            i = self.order[at]
            if i in self.answers and self.statements[i].mention:
                yield i

    def outer(self, index: int, member: int | None) -> int | None:
        """The smallest statement in whose content a word stands, other than `member` and those with this mention."""
        if index >= len(self.passage.words):
            return None
        word = self.passage.words[index]
        around = [
            (span.end - span.start, i)
            for span, i in self.contents.get(word.paragraph, ())
            if span.start <= word.start < span.end and i != member and self.phrases[i].first != index
        ]
        return min(around)[1] if around else None

    def quoting(self, index: int, member: int) -> int | None:
        """The statement in whose own words a word stands: the smallest, or the one that the quotation goes on from."""
        words = self.passage.words
        word = words[index]
        around: list[tuple[int, int]] = []
        for span, i in self.contents.get(word.paragraph, ()):
            statement = self.statements[i]
            if i == member or self.phrases[i].first == index or statement.kind is QuotationKind.INDIRECT:
                continue
            if span.start <= word.start < span.end and (word.quoted or statement.kind is QuotationKind.DIRECT):
                around.append((span.end - span.start, i))
        if around or not word.quoted:
            return min(around)[1] if around else None
        first = index
        while first > 0 and words[first - 1].quoted and words[first - 1].paragraph == word.paragraph:
            first -= 1
        begun = (
            i
            for span, i in self.contents.get(word.paragraph, ())
            if words[first].start <= span.start < word.start
            and i != member
            and self.statements[i].kind is not QuotationKind.INDIRECT
        )
        return next(begun, None)

    def word_ranges(self, statement: Statement) -> tuple[tuple[int, int], ...]:
        """The content of a statement as ranges of word indexes."""
        ranges = (self.passage.at(span) for span in statement.content)
        return tuple((r.start, r.stop) for r in ranges if len(r))

    def cue_is(self, i: int, cues: frozenset[str]) -> bool:
        """Whether the cue of a statement has one of some words."""
        words = [self.passage.lower(at) for span in self.statements[i].cue for at in self.passage.at(span)]
        return any(word in cues for word in words) or " ".join(words[:2]) in cues

    def quoted_before(self, i: int, referent: Referent) -> bool:
        """Whether words of a referent have been quoted before the mention of a statement."""
        return any(
            self.answers[j].referent is referent and self.statements[j].kind is not QuotationKind.INDIRECT
            for j in self.answered_before(self.phrases[i].first)
        )


def open_ledger(
    article: Article, section: int, statements: Mapping[int, Statement], passage: Passage | None = None
) -> Ledger:
    """The ledger of a section with its names and phrases read, and no answers yet; `passage`: its words, if known."""
    naming = read_names(passage or read_passage(article, section, statements.values()))
    note_strangers(naming)
    phrases = {
        i: naming.read(statement.mention[0]) if statement.mention else _nobody_at(naming.passage, statement)
        for i, statement in statements.items()
    }
    order = tuple(sorted(statements, key=lambda i: (phrases[i].first, i)))
    return Ledger(
        article=article,
        statements=statements,
        naming=naming,
        phrases=phrases,
        order=order,
        firsts=tuple(phrases[i].first for i in order),
        contents=_contents(naming.passage, statements),
    )


def _nobody_at(passage: Passage, statement: Statement) -> Phrase:
    """The phrase of a statement without a mention: no words, at the place where its content begins."""
    at = min(passage.at(statement.content[0]).start, max(len(passage.words) - 1, 0))
    return Phrase(kind=PhraseKind.EMPTY, first=at, last=at, core=at)


def _contents(passage: Passage, statements: Mapping[int, Statement]) -> dict[int, tuple[tuple[Span, int], ...]]:
    """The contents of the statements by the paragraphs they reach into."""
    found: dict[int, tuple[tuple[Span, int], ...]] = {}
    for i, statement in statements.items():
        for span in statement.content:
            for paragraph in {passage.words[at].paragraph for at in passage.at(span)}:
                found[paragraph] = (*found.get(paragraph, ()), (span, i))
    return found
