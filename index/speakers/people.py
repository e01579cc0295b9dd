"""Gathers the names of a passage into referents: who or what is one and the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from index.model import Span
from index.speakers.lexicon import Gender, lexicon
from index.speakers.mentions import RELATIVES, NameMention, Part
from index.speakers.names import Kinship, fold, is_misspelt, kinship, parts, slip_keys
from index.speakers.referents import Referent
from index.speakers.roles import Role
from index.speakers.sharing import (
    Identity,
    among_relatives,
    beside,
    choose,
    goes_with_surnames,
    is_thing,
    short_kinship,
    suited,
    without_clash,
    without_hearsay,
)
from index.speakers.sorts import Sort, is_firm, is_place

NO_ROLES: Mapping[int, Sequence[Role]] = MappingProxyType({})
NO_LONG_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_SHORT_NAME = 4
"""Longer words in -ed are verbs ("Continued Keller") rather than names ("Reed")."""


class People:
    """The referents of a passage and, for every name mention, whom it names."""

    def __init__(
        self,
        mentions: Sequence[NameMention],
        roles: Mapping[int, Sequence[Role]] = NO_ROLES,
        long_forms: Mapping[str, tuple[str, ...]] = NO_LONG_FORMS,
    ) -> None:
        """Gathers names.

        Args:
            mentions: the names of the passage.
            roles: what the words around them tie to them, by the index behind the last word of the name.
            long_forms: names of bodies by the short names that the text introduces for them, folded.
        """
        self.referents: list[Referent] = []
        self._roles = roles
        self._long_forms = long_forms
        self.identity: dict[int, Identity] = {}
        """By the index behind the mention's last word."""
        self._by_word: dict[str, list[Referent]] = {}
        """The named referents by every word that may find them, so that long texts are read in linear time."""
        self._by_slip: dict[str, dict[int, Referent]] = {}
        """Those with full names by the keys of slips in the last word, each by its number."""
        mentions = _with_firms(mentions)
        people = _without_openers([m for m in mentions if m.sort in (Sort.PERSON, Sort.UNKNOWN)])
        self._add_full([m for m in people if len(m.words) > 1])
        surnames = [m for m in mentions if m.sort in (Sort.BODY, Sort.PLACE) and self._is_surname(m)]
        taken = {m.last for m in surnames}
        self._add_short([m for m in people if len(m.words) == 1] + surnames)
        self._add_bodies([m for m in mentions if m.sort in (Sort.BODY, Sort.PLACE) and m.last not in taken])

    def add(self, mention: NameMention) -> Identity:
        """Whom a further mention names, for example one in a headline; a new referent if nobody fits."""
        if mention.last not in self.identity:
            if mention.sort in (Sort.BODY, Sort.PLACE) and not self._is_surname(mention):
                self._add_bodies([mention])
            elif len(mention.words) > 1:
                self._add_full([mention])
            else:
                self._add_short([mention])
        return self.identity[mention.last]

    def _new(self, mention: NameMention) -> None:
        referent = Referent(len(self.referents))
        self.referents.append(referent)
        self._take(referent, mention)
        self.identity[mention.last] = Identity(referent=referent, kinship=Kinship.SAME)

    def describe(self, label: str, first: int, sort: Sort, roles: list[Role]) -> Referent:
        """A new referent that has only a description, which begins at the word `first`."""
        referent = Referent(len(self.referents), label=label, first=first, sort=sort, roles=roles)
        self.referents.append(referent)
        return referent

    def _join(self, mention: NameMention, identity: Identity) -> None:
        self.identity[mention.last] = identity
        if not identity.rivals or identity.preferred:
            self._take(identity.referent, mention)

    def _take(self, referent: Referent, mention: NameMention) -> None:
        referent.roles.extend(self._roles.get(mention.last, ()))
        referent.take(mention)
        if len(mention.words) > 1:
            for key in slip_keys(parts(mention.words)[0][-1]):
                self._by_slip.setdefault(key, {})[referent.number] = referent
        for word in {*parts(mention.words)[0], *_body_keys(mention.words)}:
            known = self._by_word.setdefault(word, [])
            if referent not in known:
                known.append(referent)

    def _add_full(self, mentions: Sequence[NameMention]) -> None:
        """Joins names of several words, the longest first, so that each finds its fuller form; "Pope Francis" last."""
        regnal = lexicon().regnal
        # whoever is introduced as a relative is another one than whose longer name has the same end
        kin = {parts(m.words) for m in mentions if any(role.noun in RELATIVES for role in self._roles.get(m.last, ()))}
        for mention in sorted(mentions, key=lambda m: (-len(m.words), fold(m.words[0]) in regnal, m.first)):
            people = self._nameable(mention)
            least = Kinship.SAME if parts(mention.words) in kin else Kinship.SURNAME
            fitting = [r for r in people if kinship(mention.words, r.fullest.words) >= least]
            same = [r for r in fitting if kinship(mention.words, r.fullest.words) is Kinship.SAME]
            chosen = without_clash(same or fitting or self._crowned(mention), mention)
            if len(chosen) == 1:
                self._join(mention, Identity(referent=chosen[0], kinship=Kinship.SAME))
            else:
                self._new(mention)

    def _add_short(self, mentions: Iterable[NameMention]) -> None:
        """Joins names of one word to the full names they belong to; those with a title first, for they say more.

        Before them come relatives with a first name ("his wife, Ruth"), who may be the "Mrs. Berg" behind them.
        """
        mentions = list(mentions)
        relatives = [m for m in mentions if m.relative]
        called = {(fold(m.words[0]), m.gender) for m in mentions if m.gender}
        for mention in sorted(mentions, key=lambda m: (not m.relative, not m.titles, m.first)):
            people = without_clash(self._nameable(mention), mention)
            if mention.gender and all((fold(mention.words[0]), gender) in called for gender in Gender):
                people = self._left_over(people, mention)
            ranked = [(short_kinship(mention, r), r) for r in people]
            best = max((kin for kin, _ in ranked), default=Kinship.NONE)
            fitting = [r for kin, r in ranked if kin is best and kin is not Kinship.NONE]
            if best is Kinship.GIVEN:
                fitting = [] if goes_with_surnames(mention) else [r for r in fitting if not is_thing(r)]
            fitting = without_hearsay(fitting, mention)
            if not fitting and len(slips := self._misspelt(mention)) == 1:
                self._join(mention, Identity(referent=slips[0], kinship=Kinship.MISSPELT))
            elif not fitting:
                self._new(mention)
            else:
                named = [r for kin, r in ranked if kin is not Kinship.NONE]
                chosen = beside(mention, choose(mention, fitting, best), named)
                self._join(mention, among_relatives(mention, chosen, self._relatives(relatives)))

    def _relatives(self, mentions: Iterable[NameMention]) -> Iterator[tuple[NameMention, Referent]]:
        """The relatives who have only a first name in the text, each where a noun for one introduces it."""
        for m in mentions:
            if m.last in self.identity and len(self.identity[m.last].referent.fullest.words) == 1:
                yield m, self.identity[m.last].referent

    def _left_over(self, people: list[Referent], mention: NameMention) -> list[Referent]:
        """Whom "Mr. Keller" may mean beside a "Ms. Keller": whoever is of a sex not told may be she."""
        others = (r.gender for r in self._nameable(mention))
        is_known = any(gender not in (None, mention.gender) for gender in others)
        return people if is_known else suited(people, mention) or people

    def _add_bodies(self, mentions: Iterable[NameMention]) -> None:
        """Joins names of bodies and places: same words, same country, an acronym, or the last word of a name."""
        mentions = sorted(mentions, key=lambda m: (-len(m.words), m.first))
        definite = {_plain(m.words) for m in mentions if m.definite}
        for mention in mentions:
            name = self._long_forms.get(_plain(mention.words), mention.words)
            found = {id(r): r for key in _body_keys(name) for r in self._by_word.get(key, ())}
            bodies = (r for r in found.values() if r.sort in (Sort.BODY, Sort.PLACE))
            same = [r for r in bodies if _same_body(name, r.fullest.words, definite=_plain(name) in definite)]
            if len(same) == 1:
                self._join(mention, Identity(referent=same[0], kinship=Kinship.SURNAME))
            else:
                self._new(mention)

    def _nameable(self, mention: NameMention) -> list[Referent]:
        """The people who share the last word of a name, in the order of their finding."""
        sharing = self._by_word.get(parts(mention.words)[0][-1], ())
        return sorted((r for r in sharing if r.sort in (Sort.PERSON, Sort.UNKNOWN)), key=lambda r: r.number)

    def _misspelt(self, mention: NameMention) -> list[Referent]:
        """The people named in full whose surname a name of one word is but for a letter."""
        word = fold(mention.words[0])
        if word in lexicon().given_names:
            return []
        near = {number: r for key in slip_keys(word) for number, r in self._by_slip.get(key, {}).items()}
        people = (near[number] for number in sorted(near) if near[number].may_be_person)
        return [r for r in people if is_misspelt(word, parts(r.fullest.words)[0][-1])]

    def _crowned(self, mention: NameMention) -> list[Referent]:
        """The people of a royal title and first name ("Princess Ida") whom the text names in full with that title."""
        title, *given = (fold(word) for word in mention.words)
        if title not in lexicon().regnal or len(given) != 1:
            return []
        named = (r for r in self._by_word.get(given[0], ()) if fold(r.fullest.words[0]) == given[0])
        return [r for r in named if any(title in m.titles for m in r.names)]

    def _is_surname(self, mention: NameMention) -> bool:
        """Whether the name of a place or body is, here, the surname of a person the passage names in full."""
        if len(mention.words) > 1 or mention.firm or fold(mention.words[0]) in lexicon().countries:
            return False
        if mention.placed or (mention.sort is Sort.PLACE and mention.part is Part.OBLIQUE):
            return False
        people = [r for r in self._nameable(mention) if r.sort is Sort.PERSON and len(r.fullest.words) > 1]
        return any(kinship(mention.words, r.fullest.words) is Kinship.SURNAME for r in people)


def _with_firms(mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions, with the first word of a firm's name, which is nobody's name, taken for the firm ("Norlink")."""
    firms = {fold(m.words[0]) for m in mentions if m.sort is Sort.BODY and is_firm(m.words)}
    named = {fold(word) for m in mentions if m.sort is Sort.PERSON for word in m.words}

    def is_short(m: NameMention) -> bool:
        return m.sort is Sort.UNKNOWN and len(m.words) == 1 and not m.titles and fold(m.words[0]) in firms - named

    return [replace(m, sort=Sort.BODY) if is_short(m) else m for m in mentions]


def _without_openers(mentions: list[NameMention]) -> list[NameMention]:
    """The mentions, with what is no name taken off the left of a known one ("Interestingly Keller", "Poor Jo")."""
    plain = {fold(m.words[-1]) for m in mentions if len(m.words) == 1 or m.sort is Sort.PERSON}
    plain |= {fold(m.words[0]) for m in mentions if m.sort is Sort.PERSON}
    full = {tuple(map(fold, m.words)) for m in mentions if len(m.words) > 1}
    found = []
    for m in mentions:
        if openers := _openers(m, plain, full):
            kept = m.words[openers:]
            span = Span(m.span.end - len(" ".join(kept)), m.span.end)
            m = replace(m, words=kept, first=m.last - len(kept), span=span)
        found.append(m)
    return found


def _openers(mention: NameMention, plain: set[str], full: set[tuple[str, ...]]) -> int:
    """How many words at the left of a name are no part of it, by the last words and the whole names that are known."""
    known, words = lexicon(), mention.words
    opener, rest = words[0].lower(), tuple(map(fold, words[1:]))
    if not rest or opener in known.given_names:
        return 0
    if len(rest) > 1 and rest[0] in known.given_names:
        doing = not mention.certain and opener.endswith("ing")
        return int(doing or rest in full or opener in known.dates)
    said = opener in known.familiar or opener.endswith("ly") or (opener.endswith("ed") and len(opener) > _SHORT_NAME)
    loose = (not mention.certain and said) or opener.endswith("-old") or is_place(words[:-1])
    return len(rest) if mention.sort is Sort.UNKNOWN and rest[-1] in plain and loose else 0


def _plain(words: Sequence[str]) -> str:
    """A name in the form in which names of bodies are compared."""
    return " ".join(fold(word) for word in words).removeprefix("the ")


@lru_cache(maxsize=4096)
def _body_keys(words: tuple[str, ...]) -> frozenset[str]:
    """The words by which a body or place may be found: its name, its country, its last word, its initials."""
    folded = [fold(word) for word in words]
    joined = _plain(words)
    first = folded[:1] if is_firm(words) else []
    return frozenset((joined, lexicon().countries.get(joined, joined), folded[-1], *first, *_initials(words)))


def _initials(words: Sequence[str]) -> frozenset[str]:
    """The initials of a name, all of them and those behind "of" ("VA" for the Department of Veterans Affairs)."""
    behind = words[words.index("of") + 1 :] if "of" in words else words
    initials = {"".join(word[0] for word in part if word[0].isupper()).casefold() for part in (words, behind)}
    country = words[0].replace(".", "").lower() in lexicon().countries
    return frozenset((*initials, "".join(word[0] for word in words[country:]).casefold()))


def _same_body(name: tuple[str, ...], full: tuple[str, ...], *, definite: bool) -> bool:
    """Whether two names of bodies or places name the same.

    A last word alone must be a noun for a body, or `definite`, with "the" before it: "the Post" is the Leeds Post, and
    "Twitter" is no "State Twitter".
    """
    one, other = _plain(name), _plain(full)
    if one == other:
        return True
    countries = lexicon().countries
    if one in countries or other in countries:
        return countries.get(one, one) == countries.get(other, other)
    if is_place(name) or is_place(full):
        return False
    if len(name) == 1 and len(one) > 1 and one in _initials(full) and name[0].replace(".", "").isupper():
        return True
    if len(name) == 1 and is_firm(full) and one == fold(full[0]):
        return True
    ends = len(name) < len(full) and other.endswith(" " + one) and len(name) == 1
    person = fold(full[0]) in lexicon().given_names
    return ends and (definite or person or one in lexicon().body_nouns)
