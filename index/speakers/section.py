"""Reads one section: answers its names first, then its pronouns in the order of the text."""

from collections.abc import Mapping

from index.model import Article, Link, QuotationKind, Span, Speaker, SpeakerKind, Statement
from index.speakers.answers import NOBODY, Answer, speaker_of
from index.speakers.lexicon import Gender, lexicon
from index.speakers.mentions import part_of
from index.speakers.naming import read_names, words_span
from index.speakers.phrases import Phrase, PhraseKind, pronoun_of, read_phrase
from index.speakers.pronouns import Candidate, Question, weigh
from index.speakers.reasons import why
from index.speakers.words import read_passage

_GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
_SUBJECT_FORMS = frozenset(("he", "she"))
_NOTED_PROBABILITY = 0.5
"""A pronoun outside statements counts as a mention of its best candidate from here on."""
_NOTABLE = 0.05
"""Candidates less probable than this are not mentioned."""
_NEAR_SENTENCES = 2
_BODY_PRONOUN_CERTAINTY = 0.86
_RELATIVE_CERTAINTY = 0.975


class SectionReader:
    """The answers for the statements of one section of an article."""

    def __init__(self, article: Article, section: int, statements: Mapping[int, Statement]) -> None:
        self._article = article
        self._statements = statements
        self._passage = read_passage(article, section, statements.values())
        self._naming = read_names(self._passage)
        self._found: dict[int, Answer] = {}
        self._phrases = {
            i: read_phrase(self._passage, self._naming.names, statement.mention[0])
            for i, statement in statements.items()
        }
        self._order = sorted(statements, key=lambda i: (self._phrases[i].first, i))

    def answers(self) -> dict[int, Answer]:
        """The answer for every statement, by its index."""
        pronouns: dict[int, list[int]] = {}
        for i in self._order:
            phrase = self._phrases[i]
            if phrase.kind is PhraseKind.EMPTY:
                self._found[i] = NOBODY
            elif phrase.kind is PhraseKind.PRONOUN:
                pronouns.setdefault(phrase.first, []).append(i)
            elif phrase.kind is PhraseKind.RELATIVE:
                self._found[i] = self._relative(phrase)
            else:
                self._found[i] = self._naming.answer(phrase)
        self._read_pronouns(pronouns)
        return self._found

    def _read_pronouns(self, asked: Mapping[int, list[int]]) -> None:
        """Goes through the pronouns of the passage in order; each one found helps the next."""
        late: list[int] = []
        for index, word in enumerate(self._passage.words):
            pronoun = pronoun_of(word.lower)
            members = asked.get(index, [])
            if pronoun in _GENDERS and (members or word.lower.partition("'")[0] in _SUBJECT_FORMS):
                self._third_person(index, pronoun, members)
            elif members and pronoun in ("it", "they"):
                for i in members:
                    self._found[i] = self._body_pronoun(i, pronoun)
            else:
                late += members
        for i in late:
            self._found[i] = self._first_person(i)

    def _third_person(self, index: int, pronoun: str, members: list[int]) -> None:
        """Weighs a "he" or "she"; several statements of one pronoun have one answer."""
        question = self._question(index, _GENDERS[pronoun], members[0] if members else None)
        candidates = weigh(self._naming.scene, question)
        if question.subject and candidates and candidates[0].probability >= _NOTED_PROBABILITY:
            part = part_of(self._passage, index, index + 1)
            self._naming.scene.note(index, candidates[0].referent, part)
        for i in members:
            self._found[i] = self._weighed(index, question, candidates)

    def _question(self, index: int, gender: Gender, member: int | None) -> Question:
        """What is known about a pronoun before its candidates are weighed."""
        statement = self._statements[member] if member is not None else None
        previous = self._previous(index, member)
        outer = self._outer(index, member)
        speaker = self._found[outer].referent if outer is not None and outer in self._found else None
        direct = outer is not None and self._passage.words[index].quoted
        number = speaker.number if speaker else None
        first = self._phrases[previous].first if previous is not None else None
        referent = self._found[previous].referent if previous is not None else None
        words = self._passage.words
        return Question(
            index=index,
            gender=gender,
            subject=words[index].lower.partition("'")[0] in _SUBJECT_FORMS,
            contents=self._ranges(statement) if statement else (),
            quotation=statement is not None and statement.kind is QuotationKind.DIRECT,
            reporter=None if direct else number,
            quoted_speaker=number if direct else None,
            previous=referent.number if referent else None,
            previous_sentence=words[first].sentence if first is not None else -1,
            previous_paragraph=words[first].paragraph if first is not None else -1,
            continuing=statement is not None and self._continues(statement),
        )

    def _ranges(self, statement: Statement) -> tuple[tuple[int, int], ...]:
        ranges = (self._passage.at(span) for span in statement.content)
        return tuple((r.start, r.stop) for r in ranges if len(r))

    def _continues(self, statement: Statement) -> bool:
        words = [self._passage.lower(i) for span in statement.cue for i in self._passage.at(span)]
        known = lexicon().continuing
        return any(word in known for word in words) or " ".join(words[:2]) in known

    def _previous(self, index: int, member: int | None) -> int | None:
        """The last statement before a word that has a speaker."""
        best = None
        for i in self._order:
            if self._phrases[i].first >= index:
                break
            if i != member and i in self._found and self._found[i].referent is not None:
                best = i
        return best

    def _outer(self, index: int, member: int | None) -> int | None:
        """The smallest statement in whose content a word stands, other than the one asked about."""
        position = self._passage.words[index].start
        best, size = None, 0
        for i, statement in self._statements.items():
            if i == member or self._phrases[i].first == index:
                continue
            for span in statement.content:
                if span.start <= position < span.end and (best is None or span.end - span.start < size):
                    best, size = i, span.end - span.start
        return best

    def _weighed(self, index: int, question: Question, candidates: list[Candidate]) -> Answer:
        """The answer for a statement from the candidates of its pronoun."""
        here = Link(span=words_span(self._passage, index), reason="a pronoun beside the cue")
        if not candidates:
            return Answer(chain=(here,))
        best = candidates[0]
        names = tuple(c.referent.name for c in candidates if c.probability >= _NOTABLE)
        nearest = self._nearest_name(index, best)
        reason = why(self._passage, question, candidates)
        links = [Link(span=nearest or words_span(self._passage, best.latest.word), reason=reason)]
        if best.referent.names:
            full = best.referent.fullest
            shown = self._passage.text[nearest.start : nearest.end] if nearest else ""
            if shown != self._passage.text[full.span.start : full.span.end]:
                links += self._naming.links_to_name(best.referent, None)
        return Answer(
            speaker=speaker_of(best.referent),
            referent=best.referent,
            certainty=best.probability,
            chain=(here, *links),
            candidates=names,
        )

    def _nearest_name(self, index: int, candidate: Candidate) -> Span | None:
        before = [m for m in candidate.referent.names if m.first < index]
        return max(before, key=lambda m: m.first).span if before else None

    def _relative(self, phrase: Phrase) -> Answer:
        """The noun that "who" or "which" follows."""
        here = Link(span=self._passage.span(phrase.first, phrase.last), reason="refers to the words before it")
        end = phrase.first
        while end > 0 and self._passage.words[end - 1].text in ",—–-":
            end -= 1
        names = self._naming.names
        mention = next((m for m in names.values() if m.last == end), None)
        if mention is None or self._passage.words[mention.first].sentence != self._passage.words[phrase.first].sentence:
            return Answer(chain=(here,))
        inner = self._naming.named(phrase, mention)
        link = Link(span=mention.span, reason="the words the relative clause describes")
        chain = (here, link, *inner.chain[1:])
        return Answer(
            speaker=inner.speaker,
            referent=inner.referent,
            certainty=min(inner.certainty, _RELATIVE_CERTAINTY),
            chain=chain,
            candidates=inner.candidates,
        )

    def _body_pronoun(self, i: int, pronoun: str) -> Answer:
        """The body or group that spoke right before, for "it" and "they"."""
        index = self._phrases[i].first
        here = Link(span=words_span(self._passage, index), reason="a pronoun beside the cue")
        words = self._passage.words
        earlier = [j for j in self._order if self._phrases[j].first < index and j in self._found]
        for j in reversed(earlier):
            answer, first = self._found[j], self._phrases[j].first
            if words[index].sentence - words[first].sentence > _NEAR_SENTENCES:
                break
            if answer.speaker is None or answer.speaker.kind is SpeakerKind.PERSON:
                break
            if pronoun == "it" and answer.speaker.kind is not SpeakerKind.BODY:
                break
            link = Link(span=self._passage.span(first, self._phrases[j].last), reason="spoke right before")
            return Answer(
                speaker=answer.speaker,
                referent=answer.referent,
                certainty=min(answer.certainty, _BODY_PRONOUN_CERTAINTY),
                chain=(here, link),
            )
        return Answer(chain=(here,))

    def _first_person(self, i: int) -> Answer:
        """The speaker in whose words "I" stands; outside quotations the one author of the article."""
        index = self._phrases[i].first
        here = Link(span=words_span(self._passage, index), reason="a pronoun beside the cue")
        pronoun = self._phrases[i].pronoun
        outer = self._outer(index, i)
        if outer is not None and outer in self._found and pronoun == "i":
            answer = self._found[outer]
            if self._statements[outer].kind is not QuotationKind.INDIRECT and answer.speaker:
                link = Link(span=self._statements[outer].mention[0], reason="the speaker of the quotation it stands in")
                return Answer(
                    speaker=answer.speaker,
                    referent=answer.referent,
                    certainty=min(answer.certainty, 0.96),
                    chain=(here, link, *answer.chain[1:]),
                )
        authors = self._article.record.authors
        if pronoun == "i" and outer is None and len(authors) == 1 and not self._passage.words[index].quoted:
            return Answer(speaker=Speaker(name=authors[0], kind=SpeakerKind.PERSON), certainty=0.86, chain=(here,))
        return Answer(chain=(here,))
