"""Who has been mentioned so far: the events of a passage in order, for finding what a pronoun means."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from index.speakers.mentions import Part
from index.speakers.referents import Referent
from index.speakers.words import Passage


class Event(NamedTuple):
    """A referent mentioned at a place."""

    word: int
    """The word the mention begins with."""
    referent: int
    sentence: int
    paragraph: int
    part: Part
    quoted: bool
    named: bool
    """By name; otherwise by a pronoun or a description."""


@dataclass(slots=True, eq=False)
class Scene:
    """A passage with the events known so far, in order of position."""

    passage: Passage
    referents: dict[int, Referent]
    events: list[Event]

    def note(self, index: int, referent: Referent, part: Part, *, named: bool = False) -> None:
        """Adds a mention of a referent at a word."""
        self.referents[referent.number] = referent
        word = self.passage.words[index]
        insort(self.events, Event(index, referent.number, word.sentence, word.paragraph, part, word.quoted, named))

    def replace(self, index: int, referent: Referent) -> None:
        """Lets the mention at a word, which was taken for somebody only described, be one of a referent."""
        at = self.before(index)
        while at < len(self.events) and self.events[at].word == index:
            self.events[at] = self.events[at]._replace(referent=referent.number, named=False)
            at += 1

    def before(self, index: int) -> int:
        """How many events lie before a word."""
        return bisect_left(self.events, index, key=lambda event: event.word)

    def back(self, index: int) -> Iterator[Event]:
        """The events before a word, nearest first."""
        for i in range(self.before(index) - 1, -1, -1):
            yield self.events[i]

    def of_sentence(self, index: int) -> list[Event]:
        """The events in the sentence of a word, in order."""
        sentence = self.passage.words[index].sentence
        low = bisect_left(self.events, sentence, key=lambda event: event.sentence)
        return list(takewhile(lambda event: event.sentence == sentence, self.events[low:]))

    def of_paragraph(self, paragraph: int) -> list[Event]:
        """The events in a paragraph, in order."""
        low = bisect_left(self.events, paragraph, key=lambda event: event.paragraph)
        return list(takewhile(lambda event: event.paragraph == paragraph, self.events[low:]))

    def named_between(self, first: int, last: int) -> set[int]:
        """The numbers of the referents named between two words."""
        low, high = self.before(first), self.before(last)
        return {event.referent for event in self.events[low:high] if event.named}


def open_scene(passage: Passage, referents: Iterable[Referent]) -> Scene:
    """The scene in which every name of the referents is an event."""
    known = {referent.number: referent for referent in referents}
    events = []
    for referent in known.values():
        for mention in referent.names:
            word = passage.words[mention.first]
            place = (word.sentence, word.paragraph, mention.part, word.quoted)
            events.append(Event(mention.first, referent.number, *place, named=True))
    return Scene(passage=passage, referents=known, events=sorted(events))
