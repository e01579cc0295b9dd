"""Which of several people a name means that they share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.names import Kinship, fold, kinship
from index.speakers.referents import Referent
from index.speakers.sorts import Sort

_HIGHEST = frozenset(("president", "pres", "king", "queen", "pope", "emperor", "empress", "chancellor"))
"""Titles that a holder is called by rather than by any other."""
_NEAR_WORDS = 120
"""A person named in full so few words before may be meant by the surname."""
_BESIDE_WORDS = 40
"""A person named in full so few words before may be meant whoever else has the name."""
_HEADLINE_WORDS = 80
"""A surname so few words before the full name may stand in the headline above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom one name mention names; `rivals` could be meant just as well by their names."""

    referent: Referent
    kinship: Kinship
    rivals: tuple[Referent, ...] = ()
    preferred: bool = False
    """Whether the text clearly prefers `referent` to its rivals."""


def without_hearsay(fitting: list[Referent], mention: NameMention) -> list[Referent]:
    """Without names that occur once and may name no person, where another one names one whom the text has named."""
    sure = [r for r in fitting if r.sort is Sort.PERSON or len(r.names) > 1]
    return sure if _met(sure, mention) or (sure and not _met(fitting, mention)) else fitting


def is_thing(referent: Referent) -> bool:
    """Whether a name of several words stands only where that of a thing does ("the Keller Hall")."""
    known = fold(referent.fullest.words[0]) in lexicon().given_names
    return not known and referent.sort is not Sort.PERSON and all(m.placed for m in referent.names)


def goes_with_surnames(mention: NameMention) -> bool:
    """Whether the title before a name goes with surnames only ("Mr")."""
    honorifics = lexicon().honorifics
    return any(title in honorifics for title in mention.titles) and len(mention.words) == 1


def without_clash(fitting: list[Referent], mention: NameMention) -> list[Referent]:
    """The referents that a title of the mention does not rule out; those whose given name suits it where there are."""
    if not mention.titles:
        return fitting
    kept = [r for r in fitting if not _clashes(r, mention)]
    fit = suited(kept, mention)
    return fit if fit and (_met(fit, mention) or not _met(kept, mention)) else kept


def suited(people: Iterable[Referent], mention: NameMention) -> list[Referent]:
    """Those who are known to be of the sex that the title of a mention tells."""
    return [r for r in people if mention.gender and r.gender is mention.gender]


def _met(people: Iterable[Referent], mention: NameMention) -> list[Referent]:
    """Those whom the text has named in full before a mention."""
    return [r for r in people if _first_full(r) < mention.first]


def _clashes(referent: Referent, mention: NameMention) -> bool:
    """Whether the title of a mention is another sex's, or an office beside which the referent has others only."""
    if mention.gender is not None and referent.gender not in (None, mention.gender):
        return True
    highest = _HIGHEST.intersection(mention.titles)
    if not highest or {"former", "ex", "vice"} & set(mention.titles):
        return False
    heads = {role.head for role in referent.roles} - lexicon().honorifics
    return bool(heads) and not heads & highest


def short_kinship(mention: NameMention, referent: Referent) -> Kinship:
    """The kinship of a name of one word; a middle name means somebody only after the full name."""
    kin = kinship(mention.words, referent.fullest.words)
    late = referent.fullest.first > mention.first
    return Kinship.NONE if kin is Kinship.INNER and late else kin


def choose(mention: NameMention, fitting: list[Referent], kin: Kinship) -> Identity:
    """One of several people with the same name; never more than a preference.

    Writers name the person an article is about by surname alone and the other ones in full, so the person
    named first is preferred unless another one was named shortly before.
    """
    if len(fitting) == 1:
        return Identity(referent=fitting[0], kinship=kin)
    titled = [r for r in fitting if any(set(mention.titles) & set(m.titles) for m in r.names)]
    if len(titled) == 1 and (_met(titled, mention) or not _met(fitting, mention)):
        return Identity(referent=titled[0], kinship=kin)
    leader = min(fitting, key=_first_full)
    rivals = tuple(r for r in fitting if r is not leader)
    near = any(0 < mention.first - m.first < _NEAR_WORDS for r in rivals for m in r.full)
    counts = [len(r.full) for r in (leader, *rivals)]
    introduced = _first_full(leader) - mention.first < _HEADLINE_WORDS
    preferred = introduced and not near and counts[0] >= max(counts[1:])
    return Identity(referent=leader, kinship=kin, rivals=rivals, preferred=preferred)


def beside(mention: NameMention, chosen: Identity, named: Sequence[Referent]) -> Identity:
    """The choice, unless the full name of others with the word stands right before it, and that of the chosen not.

    Such a one is a rival of the chosen. Whoever is named before at all is preferred to one who comes later.
    """
    is_late = not _met((chosen.referent,), mention)

    def is_near(r: Referent) -> bool:
        return any(0 < mention.first - m.last < _BESIDE_WORDS for m in r.full)

    before = _met(named, mention) if is_late else named
    near = [r for r in before if r.may_be_person and (is_late or is_near(r))]
    if not near or chosen.referent in near:
        return chosen
    if len(near) == 1 and is_late:
        kin = short_kinship(mention, near[0])
        return Identity(referent=near[0], kinship=kin, rivals=(chosen.referent,), preferred=True)
    rivals = tuple(dict.fromkeys((*chosen.rivals, *near)))
    return replace(chosen, rivals=rivals, preferred=False)


def among_relatives(
    mention: NameMention, chosen: Identity, relatives: Iterable[tuple[NameMention, Referent]]
) -> Identity:
    """The choice, doubtful where a relative with a first name alone may be meant: "His wife, Ruth, wept. Mrs. Berg".

    Not where the chosen one was called so before the relative came.
    """
    if mention.gender is None:
        return chosen

    def is_meant(m: NameMention) -> bool:
        if m.relative is not mention.gender or not 0 < mention.first - m.last < _NEAR_WORDS:
            return False
        called = any(other.first < m.first and other.titles == mention.titles for other in chosen.referent.names)
        later = any(m.last < other.first < mention.first for other in chosen.referent.names)
        return not later and not called

    rivals = tuple(r for m, r in relatives if r is not chosen.referent and is_meant(m))
    return replace(chosen, rivals=(*chosen.rivals, *rivals), preferred=False) if rivals else chosen


def _first_full(referent: Referent) -> int:
    """Where a referent is first named in full, or at all if it has one word only."""
    return min(m.first for m in referent.full or referent.names)
