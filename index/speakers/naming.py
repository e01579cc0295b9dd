"""Who is meant by a name, a group or a description beside a cue."""

from dataclasses import dataclass, field, replace
from itertools import takewhile

from index.model import Link, Span, Speaker, SpeakerKind
from index.speakers.acronyms import short_names
from index.speakers.answers import Answer, speaker_of
from index.speakers.descriptions import description_text
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention, find_names, part_of
from index.speakers.names import Kinship, fold, readable
from index.speakers.nouns import POSSESSIVES, singular
from index.speakers.people import Identity, People
from index.speakers.phrases import Phrase, PhraseKind, read_phrase
from index.speakers.referents import Referent
from index.speakers.roles import Role, read_role, roles_of
from index.speakers.scene import Scene, open_scene
from index.speakers.sorts import Sort
from index.speakers.words import Passage

_CERTAINTY = {
    Kinship.SAME: 0.99,
    Kinship.SURNAME: 0.985,
    Kinship.INNER: 0.9,
    Kinship.GIVEN: 0.93,
}
"""How often a name that fits one referent only means that referent, by how it fits."""
_PREFERRED_CERTAINTY = 0.9
_RIVALRY_CERTAINTY = 0.7
_OFFICE_CERTAINTY = 0.93
_NEAR_OFFICE_CERTAINTY = 0.88
_FAR_OFFICE_CERTAINTY = 0.7
_SHARED_ROLES = frozenset(
    """candidate nominee front-runner frontrunner contender hopeful challenger rival republican democrat conservative
    liberal independent billionaire businessman lawmaker politician incumbent leader""".split()
)
"""Roles that several people of one article may have, though the text gives them to one."""
_DESCRIPTION_CERTAINTY = 0.975
_KNOWN_CERTAINTY = 0.9
"""For "the senator": somebody the reader should know by name, though we do not."""
_REPEATED_CERTAINTY = 0.88
_GROUP_CERTAINTY = 0.975
_REMEMBERED = 40
"""Speakers described longer ago than the last so many are not meant again."""
_BODY_REASON = "a form of the name in paragraph {number}"
_REASON = {
    Kinship.SURNAME: "same surname as the full name in paragraph {number}",
    Kinship.GIVEN: "same first name as the full name in paragraph {number}",
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

    def read(self, span: Span) -> Phrase:
        """What the words inside a span are."""
        return read_phrase(self.passage, self.names, self.surnames, span)

    def answer(self, phrase: Phrase) -> Answer:
        """Who a phrase means that is no pronoun."""
        if phrase.kind is PhraseKind.NAME and phrase.mention is not None:
            return self.named(phrase, phrase.mention)
        if phrase.kind is PhraseKind.GROUP:
            return self._group(phrase)
        return self._description(phrase)

    def named(self, phrase: Phrase, mention: NameMention) -> Answer:
        """Whom a name means; the chain leads to the fullest form of the name."""
        identity = self.people.add(mention)
        referent = identity.referent
        here = Link(span=self.passage.span(phrase.first, phrase.last), reason="named beside the cue")
        if identity.rivals and not identity.preferred:
            return _shared_name(mention, identity, here)
        referent.speaks = True
        after_article = self.passage.lower(mention.first - 1) == "the"
        return Answer(
            speaker=speaker_of(referent, after_article=after_article),
            referent=referent,
            certainty=_certainty(identity),
            chain=(here, *self.links_to_name(referent, mention, identity)),
            candidates=tuple(rival.name for rival in identity.rivals),
        )

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

    def _group(self, phrase: Phrase) -> Answer:
        """Several speakers, named in the words of the text without "both"."""
        first = phrase.first + (self.passage.lower(phrase.first) == "both")
        span, whole = self.passage.span(first, phrase.core), self.passage.span(phrase.first, phrase.core)
        text = " ".join(self.passage.text[span.start : span.end].split())
        opener = text.partition(" ")[0]
        if opener.lower() in lexicon().function_words and len(opener) > 1:
            text = opener.lower() + text[len(opener) :]
        return Answer(
            speaker=Speaker(name=text, kind=SpeakerKind.GROUP),
            certainty=_GROUP_CERTAINTY,
            chain=(Link(span=whole, reason="several speakers, named together beside the cue"),),
        )

    def _description(self, phrase: Phrase) -> Answer:
        """The person an office or a role belongs to, a speaker described before, or a new one."""
        span = self.passage.span(phrase.first, phrase.last)
        lowers = [word.lower for word in self.passage.words[phrase.first : phrase.core]]
        role = None if phrase.plural else read_role(lowers, span)
        here = Link(span=span, reason="described beside the cue")
        if role is not None and not phrase.indefinite and (holder := self._holder(role, phrase)):
            return holder
        if not phrase.indefinite and (body := self._body(phrase)):
            return body
        text = description_text(self.passage, phrase)
        for referent in reversed(self.described[-_REMEMBERED:]):
            if referent.label == text or (not phrase.indefinite and _repeats(referent, role)):
                same = referent.label == text
                return Answer(
                    speaker=speaker_of(referent),
                    referent=referent,
                    certainty=_DESCRIPTION_CERTAINTY if same else _REPEATED_CERTAINTY,
                    chain=(here,),
                )
        return self._new_description(phrase, text, role, here)

    def _holder(self, role: Role, phrase: Phrase) -> Answer | None:
        """The one person whom the text ties to an office."""
        holders = [(r, own) for r in self.people.referents if r.names for own in r.roles if own.fits(role)]
        referents = list(dict.fromkeys(referent for referent, _ in holders))
        if not referents:
            return None
        here = Link(span=self.passage.span(phrase.first, phrase.last), reason="an office or role")
        if len(referents) > 1:
            return Answer(chain=(here,), candidates=tuple(r.name for r in referents))
        referent, own = holders[0]
        number = self.passage.words[self.passage.at(own.span).start].paragraph + 1
        tie = Link(span=own.span, reason=f"the text gives this office or role to {referent.name} in paragraph {number}")
        return Answer(
            speaker=speaker_of(referent),
            referent=referent,
            certainty=self._office_certainty(role, referent, phrase),
            chain=(here, tie, *self.links_to_name(referent, None)),
        )

    def _office_certainty(self, role: Role, referent: Referent, phrase: Phrase) -> float:
        """How sure an office means its only holder: one of many candidates must have been mentioned just before."""
        if self.passage.lower(phrase.first) in POSSESSIVES:
            return _FAR_OFFICE_CERTAINTY
        if role.narrowing and role.head not in _SHARED_ROLES:
            return _OFFICE_CERTAINTY
        paragraph = self.passage.words[phrase.first].paragraph
        near = takewhile(lambda event: paragraph - event.paragraph <= 1, self.scene.back(phrase.first))
        people = [e for e in near if self.scene.referents[e.referent].is_person and not e.quoted]
        if people and people[0].referent == referent.number:
            return _OFFICE_CERTAINTY
        mentioned = any(e.referent == referent.number for e in people)
        return _NEAR_OFFICE_CERTAINTY if mentioned and role.head not in _SHARED_ROLES else _FAR_OFFICE_CERTAINTY

    def _body(self, phrase: Phrase) -> Answer | None:
        """The one body whose name has the noun of a description ("the ministry")."""
        if phrase.head not in lexicon().body_nouns or phrase.core - phrase.first != 2:
            return None
        fitting = [
            r
            for r in self.people.referents
            if r.names and r.sort is Sort.BODY and phrase.head in {w.lower() for w in r.fullest.words}
        ]
        if len(fitting) != 1:
            return None
        referent = fitting[0]
        number = self.passage.words[referent.fullest.first].paragraph + 1
        span = self.passage.span(phrase.first, phrase.last)
        return Answer(
            speaker=speaker_of(referent),
            referent=referent,
            certainty=_OFFICE_CERTAINTY,
            chain=(
                Link(span=span, reason="described beside the cue"),
                Link(span=referent.fullest.span, reason=f"the only {phrase.head} named in full, in paragraph {number}"),
            ),
        )

    def _new_description(self, phrase: Phrase, text: str, role: Role | None, here: Link) -> Answer:
        """A speaker who is known only by these words."""
        kind = SpeakerKind.UNNAMED
        known = lexicon()
        if phrase.plural:
            kind = SpeakerKind.GROUP
        elif phrase.head in known.body_nouns and phrase.head not in known.roles:
            kind = SpeakerKind.BODY
        sort = Sort.PERSON if kind is SpeakerKind.UNNAMED and singular(phrase.head) in known.roles else Sort.BODY
        referent = None
        if kind is not SpeakerKind.GROUP:
            referent = self.people.describe(text, sort, [role] if role else [])
            self.described.append(referent)
            self.scene.note(phrase.first, referent, part_of(self.passage, phrase.first, phrase.last))
        return Answer(
            speaker=Speaker(name=text, kind=kind),
            referent=referent,
            certainty=_DESCRIPTION_CERTAINTY if phrase.indefinite or sort is not Sort.PERSON else _KNOWN_CERTAINTY,
            chain=(here,),
        )


def _repeats(referent: Referent, role: Role | None) -> bool:
    """Whether "the official" can be the official described before."""
    return role is not None and any(own.fits(role) for own in referent.roles)


def _shared_name(mention: NameMention, identity: Identity, here: Link) -> Answer:
    """A name that several people share stays as it stands."""
    shared = replace(here, reason="named beside the cue; several people in the text have this name")
    return Answer(
        speaker=Speaker(name=readable(mention.words), kind=SpeakerKind.PERSON),
        certainty=_RIVALRY_CERTAINTY,
        chain=(shared,),
        candidates=tuple(rival.name for rival in (identity.referent, *identity.rivals)),
    )


def _certainty(identity: Identity) -> float:
    return _PREFERRED_CERTAINTY if identity.rivals else _CERTAINTY[identity.kinship]


def read_names(passage: Passage) -> Naming:
    """The names of a passage, gathered into referents with the roles the text ties to them."""
    mentions = find_names(passage)
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
        if identity is not None and identity.rivals and not identity.preferred:
            scene.note(mention.first, identity.referent, mention.part, named=True)
    return Naming(
        passage=passage,
        names={mention.first: mention for mention in mentions},
        surnames=frozenset(fold(m.words[-1]) for m in mentions if m.certain or len(m.words) > 1),
        people=people,
        scene=scene,
    )
