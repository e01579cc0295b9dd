"""Whom the beginning of a text only describes and then names: "A diplomat warns …", "Ida Ross, the envoy, …"."""

from index.model import Link
from index.speakers.answers import Answer, speaker_of
from index.speakers.lexicon import lexicon
from index.speakers.mentions import NameMention
from index.speakers.naming import Naming
from index.speakers.nouns import DETERMINERS, POSSESSIVES
from index.speakers.phrases import Phrase
from index.speakers.referents import Referent
from index.speakers.roles import Role
from index.speakers.words import Passage

_STRICT, _LOOSE, _QUOTED = 0.9, 0.84, 0.8
"""How sure a name is whose office is the one described, one of that kind, or not told."""
_LEAD_PARAGRAPHS = 3
"""A headline, a line below it and the first paragraph."""
_NAMING_PARAGRAPHS = 3
"""So many paragraphs further the name is given at the latest."""
_QUOTED_PARAGRAPHS = 2
_ONE_OF_MANY = frozenset(("another", "one", "some", "any", "every", "each", "no"))

_COMMON = frozenset(
    """spokesperson official source resident voter member witness victim man woman person user student worker employee
    supporter donor friend neighbor neighbour""".split()
)
"""Roles of which there may be many in one story."""


def in_lead(passage: Passage, index: int) -> bool:
    """Whether a word stands where texts may describe somebody before they name him."""
    paragraph = passage.words[index].paragraph
    return paragraph - passage.opening(paragraph) < _LEAD_PARAGRAPHS


def named_after(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The one person with such a role whom the beginning of the text names; None if it names none or several."""
    passage = naming.passage
    opener = passage.lower(phrase.first)
    if not in_lead(passage, phrase.first) or phrase.head != role.noun or opener in POSSESSIVES | _ONE_OF_MANY:
        return None
    last = passage.words[phrase.first].paragraph + _NAMING_PARAGRAPHS
    early = [r for r in naming.people.referents if r.is_person and _is_named(passage, r, phrase, last)]
    strict = [(r, own) for r in early for own in r.roles if own.fits(role)]
    loose = [] if strict or role.head in _COMMON else [(r, o) for r in early for o in r.roles if o.introduces(role)]
    holders = strict or loose
    if not holders and role.head not in _COMMON and _is_new(passage, phrase.first):
        return _quoted_after(naming, role, phrase)
    if len({r.number for r, _ in holders}) != 1:
        return None
    referent, own = holders[0]
    number = naming.paragraph_number(own.span)
    reason = f"the text gives this office or role to {referent.name} in paragraph {number}"
    referent.roles.append(role)
    return _answer(
        naming, phrase, referent, Link(span=own.span, reason=reason), certainty=_STRICT if strict else _LOOSE
    )


def _is_named(passage: Passage, referent: Referent, phrase: Phrase, last: int) -> bool:
    """Whether somebody is first named in full behind a description, in a paragraph up to `last`."""
    full = min((m.first for m in referent.names if len(m.words) > 1), default=-1)
    return full >= phrase.last and passage.words[full].paragraph <= last


def _is_new(passage: Passage, index: int) -> bool:
    """Whether a description that begins at a word brings somebody in: behind "a", or in a headline."""
    paragraph = passage.words[index].paragraph
    headline = paragraph == passage.opening(paragraph)
    return passage.lower(index) in ("a", "an") or (headline and passage.lower(index) not in DETERMINERS)


def _quoted_after(naming: Naming, role: Role, phrase: Phrase) -> Answer | None:
    """The one person who is first named right behind the description, beside a reporting word."""
    passage, found = naming.passage, list[tuple[Referent, NameMention]]()
    last = passage.words[phrase.first].paragraph + _QUOTED_PARAGRAPHS
    for referent in naming.people.referents:
        if not referent.names or referent.gender not in (None, role.gender or referent.gender):
            continue
        first = min(referent.names, key=lambda m: m.first)
        place = passage.words[first.first]
        near = passage.words[phrase.last - 1].sentence < place.sentence and place.paragraph <= last
        if near and len(first.words) > 1 and referent.may_be_person and _speaks(passage, first):
            found.append((referent, first))
    if len(found) != 1 or any(own.head == role.head for own in found[0][0].roles):
        return None
    referent, first = found[0]
    reason = "the one who is first named right after, as a speaker"
    referent.roles.append(role)
    return _answer(naming, phrase, referent, Link(span=first.span, reason=reason), certainty=_QUOTED)


def _speaks(passage: Passage, mention: NameMention) -> bool:
    """Whether a reporting word stands right behind a name, or right before one that ends its clause."""
    reporting, after = lexicon().reporting, passage.lower(mention.last)
    before = passage.lower(mention.first - len(mention.titles) - 1)
    return after in reporting or (before in reporting and not after[:1].isalnum())


def _answer(naming: Naming, phrase: Phrase, referent: Referent, tie: Link, *, certainty: float) -> Answer:
    here = Link(span=naming.passage.span(phrase.first, phrase.last), reason="described before the name is given")
    chain = (here, tie, *naming.links_to_name(referent, None))
    return Answer(speaker=speaker_of(referent), referent=referent, certainty=certainty, chain=chain)
