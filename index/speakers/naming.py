"""Who is meant by a name, a group or a description beside a cue."""

from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.model import Link, Span, Speaker, SpeakerKind
from index.speakers.acronyms import short_names
from index.speakers.answers import Answer, speaker_of
from index.speakers.lexicon import Gender
from index.speakers.mentions import NameMention, find_names, part_of
from index.speakers.names import Kinship, fold, readable
from index.speakers.namesakes import with_firms
from index.speakers.people import People
from index.speakers.phrases import Phrase, read_phrase
from index.speakers.referents import Referent
from index.speakers.roles import Role, roles_of
from index.speakers.scene import Scene, open_scene
from index.speakers.sharing import Identity
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_CERTAINTY = {
    Kinship.SAME: 0.99,
    Kinship.SURNAME: 0.985,
    Kinship.INNER: 0.9,
    Kinship.GIVEN: 0.93,
    Kinship.MISSPELT: 0.86,
}
"""How often a name that fits one referent only means that referent, by how it fits."""
_PREFERRED_CERTAINTY = 0.9
_RIVALRY_CERTAINTY = 0.7
_REMEMBERED = 40
"""Speakers described longer ago than the last so many are not meant again."""
_BODY_REASON = "a form of the name in paragraph {number}"
_REASON = {
    Kinship.SURNAME: "same surname as the full name in paragraph {number}",
    Kinship.GIVEN: "same first name as the full name in paragraph {number}",
    Kinship.MISSPELT: "one letter from the surname of the full name in paragraph {number}, which may be a slip",
    Kinship.INNER: "part of the full name in paragraph {number}",
    Kinship.SAME: "the fullest form of the name, in paragraph {number}",
}


@dataclass(slots=True, eq=False)
class Naming:
    """The names of one section and what has been said of them."""

    passage: Passage
    names: dict[int, NameMention]
    """The names found, by their first word."""
    surnames: frozenset[str]
    """The folded last words of those that are certainly names."""
    people: People
    scene: Scene
    described: list[Referent] = field(default_factory=list)
    """Those who have only a description, in the order of their words."""

    def read(self, span: Span) -> Phrase:
        """What the words inside a span are."""
        return read_phrase(self.passage, self.names, self.surnames, span)

    def named(self, phrase: Phrase, mention: NameMention) -> Answer:
        """Whom a name means; the chain leads to the fullest form of the name."""
        identity = self.people.add(mention)
        referent = identity.referent
        here = Link(span=self.passage.span(phrase.first, phrase.last), reason="named beside the cue")
        if _is_shared(mention, identity):
            return _shared_name(mention, identity, here)
        after_article = self.passage.lower(mention.first - 1) == "the"
        return Answer(
            speaker=speaker_of(referent, after_article=after_article),
            referent=referent,
            certainty=_certainty(identity),
            chain=(here, *self.links_to_name(referent, mention, identity)),
            candidates=tuple(rival.name for rival in identity.rivals),
        )

    def is_shared(self, index: int, gender: Gender | None) -> bool:
        """Whether a name begins at a word that leaves open which of several people of this sex is meant."""
        mention = self.names.get(index)
        if mention is None:
            return False
        identity = self.people.add(mention)
        fitting = [r for r in (identity.referent, *identity.rivals) if r.gender in (None, gender)]
        return _is_shared(mention, identity) and len(fitting) > 1

    def links_to_name(
        self, referent: Referent, mention: NameMention | None, identity: Identity | None = None
    ) -> tuple[Link, ...]:
        """The step to the words with the fullest name; none if the mention has it already."""
        if not referent.names:
            return ()
        fullest = referent.fullest
        if mention is not None and (mention.first == fullest.first or mention.words == fullest.words):
            return ()
        kinship = identity.kinship if identity else Kinship.SAME
        number = self.passage.words[fullest.first].paragraph + 1
        body = referent.sort in (Sort.BODY, Sort.PLACE)
        reason = (_BODY_REASON if body else _REASON[kinship]).format(number=number)
        if identity and identity.rivals:
            reason += "; others share this name"
        return (Link(span=fullest.span, reason=reason),)

    def describe(self, label: str, place: tuple[int, int], sort: Sort, role: Role | None) -> Referent:
        """A new referent that has only a description, at the words `place`."""
        referent = self.people.describe(label, place[0], sort, [role] if role else [])
        insort(self.described, referent, key=lambda r: r.first)
        self.scene.note(place[0], referent, part_of(self.passage, *place), named=True)
        return referent

    def described_before(self, index: int) -> Iterator[Referent]:
        """Who has been described up to a word, nearest first, those of long ago left out."""
        last = bisect_right(self.described, index, key=lambda r: r.first)
        yield from reversed(self.described[max(last - _REMEMBERED, 0) : last])

    def paragraph_number(self, span: Span) -> int:
        """The number, from 1, of the paragraph in which a span begins."""
        return self.passage.words[self.passage.at(span).start].paragraph + 1


def _is_shared(mention: NameMention, identity: Identity) -> bool:
    return bool(mention.doubt) or (bool(identity.rivals) and not identity.preferred)


def _shared_name(mention: NameMention, identity: Identity, here: Link) -> Answer:
    """A name that several people share, or somebody and a firm, stays as it stands."""
    doubt = mention.doubt or "several people in the text have this name"
    name = readable(mention.words)
    candidates = tuple(rival.name for rival in (identity.referent, *identity.rivals))
    return Answer(
        speaker=Speaker(name=name, kind=SpeakerKind.PERSON),
        certainty=_RIVALRY_CERTAINTY,
        chain=(replace(here, reason=f"named beside the cue; {doubt}"),),
        candidates=(*candidates, name) if mention.doubt else candidates,
    )


def _certainty(identity: Identity) -> float:
    return _PREFERRED_CERTAINTY if identity.rivals else _CERTAINTY[identity.kinship]


def _is_slip(people: People, mention: NameMention) -> bool:
    identity = people.identity.get(mention.last)
    return identity is not None and identity.kinship is Kinship.MISSPELT


def read_names(passage: Passage) -> Naming:
    """The names of a passage, gathered into referents with the roles the text ties to them."""
    mentions = with_firms(passage, find_names(passage))
    roles = {m.last: roles_of(passage, m) for m in mentions if m.sort in (Sort.PERSON, Sort.UNKNOWN)}
    words = passage.words
    long_forms = {
        fold(words[short.at].text): tuple(word.text for word in words[short.first : short.last])
        for short in short_names(passage)
    }
    people = People(mentions, roles, long_forms)
    scene = open_scene(passage, people.referents)
    for mention in mentions:
        identity = people.identity.get(mention.last)
        if identity is not None and _is_shared(mention, identity):
            scene.note(mention.first, identity.referent, mention.part, named=True)
    return Naming(
        passage=passage,
        names={mention.first: mention for mention in mentions},
        surnames=frozenset(fold(m.words[-1]) for m in mentions if m.certain or len(m.words) > 1 or _is_slip(people, m)),
        people=people,
        scene=scene,
    )
