"""Roles and offices that a passage ties to people ("U.S. President Donald Trump", "Hugh Hill, a doctor")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.model import Span
from index.speakers.lexicon import Gender, lexicon
from index.speakers.mentions import NameMention
from index.speakers.seats import seat_behind
from index.speakers.words import Passage

_MAX_APPOSITION_WORDS = 14
_MAX_BRACKET_WORDS = 6
_OWNER = 5
"""The "'s" behind the name of whom somebody belongs to is among so many words ("Ida Mary Ross's sister")."""
_OF = frozenset("of for at in".split())
"""Behind these words an article belongs to a longer phrase ("the head of the council, Ida Ross")."""
_DISTINCT = frozenset(
    """former ex then late vice deputy assistant associate acting interim prime first second under would-be
    candidate elect""".split()
)
"""Words that make another office of an office; both sides have them or neither."""
_LOWER = frozenset("vice deputy assistant associate acting interim".split())
_VERBS = frozenset("is are was were be been has have had does did will would said says told can could he she".split())
"""Words that no apposition has before its noun."""
_AFTER_HEAD = frozenset("and or who whose that which responsible charged tasked based known elected appointed".split())
_SAME_WORD = {"gop": "republican", "presumptive": "", "mr": "", "mrs": "", "ms": "", "then": "former", "ex": "former"}
_SAME_HEAD = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "congressperson": "representative", "pres": "president", "chairman": "chair",
    "chairwoman": "chair", "chairperson": "chair", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
}  # fmt: skip
"""Nouns for one office, to one of them."""
_KINDS = {
    "diplomat": frozenset("ambassador envoy consul negotiator".split()),
    "lawmaker": frozenset("senator representative legislator mp mep msp assemblyman assemblywoman".split()),
    "politician": frozenset("senator representative governor mayor minister mp councilman councilwoman".split()),
    "doctor": frozenset("dr physician surgeon psychiatrist".split()),
    "judge": frozenset(("justice", "magistrate")),
    "lawyer": frozenset("attorney counsel barrister solicitor".split()),
    "prosecutor": frozenset(("attorney",)),
    "adviser": frozenset(("aide", "strategist", "consultant", "manager")),
    "aide": frozenset("adviser advisor strategist manager spokesperson".split()),
    "executive": frozenset("ceo founder co-founder".split()),
    "boss": frozenset("ceo chair president director chief".split()),
    "scientist": frozenset("professor biologist physicist chemist geologist".split()),
    "expert": frozenset("professor analyst economist scholar researcher scientist".split()),
    "academic": frozenset("professor scholar lecturer".split()),
    "scholar": frozenset(("professor",)),
    "researcher": frozenset(("professor", "scientist")),
    "journalist": frozenset("reporter columnist editor correspondent anchor".split()),
}
"""Nouns that say less, each with the offices and roles that are of their kind."""
_PARTIES = (frozenset(("republican", "gop")), frozenset(("democratic", "democrat")), frozenset(("libertarian",)))
_LIKE = {"lawyer": frozenset(("attorney",)), "attorney": frozenset(("lawyer",))}
"""Nouns for one office where other words narrow it alike."""
_SEATED = frozenset("senator representative governor lawmaker".split())
"""Offices that belong to a state or a part of one."""
_LEADERS = frozenset("president minister chancellor king queen emperor premier emir sultan".split())
"""Offices whose holder is the leader of a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or role: its noun and the words that narrow it, countries by one name each."""

    head: str
    """One noun for all that mean the office ("senator" for "sen")."""
    noun: str
    """The noun that stands in the text."""
    narrowing: frozenset[str]
    gender: Gender | None
    span: Span
    """The words that tie the role to the person."""

    def fits(self, description: "Role") -> bool:
        """Whether a person with this role may be meant by a description without a name."""
        leads = description.head == "leader" and self.head in _LEADERS and bool(description.narrowing)
        like = bool(description.narrowing) and self.head in _LIKE.get(description.head, ())
        if not (self.head == description.head or leads or like) or not description.narrowing <= self.narrowing:
            return False
        return self.narrowing & _DISTINCT == description.narrowing & _DISTINCT

    def introduces(self, description: "Role") -> bool:
        """Whether a description without a name may bring in a person with this role, whatever else both say."""
        same = self.head == description.head or self.head in _KINDS.get(description.head, ())
        office = self.noun in lexicon().titles and self.noun != "dr"
        past = office and ("former" in self.narrowing) != ("former" in description.narrowing)
        return same and not past and self.narrowing & _LOWER == description.narrowing & _LOWER

    def agrees(self, description: "Role") -> bool:
        """Whether the same office in other words ("former Texas governor", "the former three-term governor")."""
        if self.head != description.head or self.narrowing & _DISTINCT != description.narrowing & _DISTINCT:
            return False
        places, own = ({word for word in role.narrowing if _is_place(word)} for role in (description, self))
        return places <= own or not own

    def may_fit(self, description: "Role") -> bool:
        """Whether a description may mean it that adds only where the office is or to which party it belongs."""
        known = lexicon()
        leads = description.head == "leader" and self.head in _LEADERS
        more = description.narrowing - self.narrowing
        if (self.head != description.head and not leads) or any(_is_place(word) for word in self.narrowing):
            return False
        distinct = self.narrowing & _DISTINCT == description.narrowing & _DISTINCT
        rivals = party_of(description) and party_of(self) and party_of(description) != party_of(self)
        return distinct and not rivals and all(_is_place(word) or word in known.adjectives for word in more)


def party_of(role: Role) -> frozenset[str]:
    """The nouns and adjectives of the party that a role belongs to; empty if it tells none."""
    words = role.narrowing | {role.head}
    return next((party for party in _PARTIES if party & words), frozenset())


def read_role(lowers: Sequence[str], span: Span, *, complete: bool = False) -> Role | None:
    """The role that words in lower case describe; None if no noun for one person is their head.

    If `complete`, only a preposition or another clause may follow the head, as in an apposition.
    """
    known = lexicon()
    head_at = -1
    for i, word in enumerate(lowers):
        if i > 0 and head_at >= 0 and (word in known.prepositions or word in (",", "who", "and", "that")):
            break
        if word in known.roles or (word in known.titles and word not in known.title_modifiers):
            head_at = i
    if head_at < 0 or any(word in known.prepositions or word in ("and", "or") for word in lowers[:head_at]):
        return None
    if complete and head_at + 1 < len(lowers) and lowers[head_at + 1] not in known.prepositions | _AFTER_HEAD:
        return None
    noun = lowers[head_at]
    rest = [*lowers[:head_at], *_complement(lowers[head_at + 1 :])]
    head = "minister" if noun == "secretary" and "foreign" in rest else _SAME_HEAD.get(noun, noun)
    gender = known.roles.get(noun) or known.titles.get(noun)
    return Role(head=head, noun=noun, narrowing=_narrowing(rest), gender=gender, span=span)


def _complement(lowers: Sequence[str]) -> Sequence[str]:
    """The words behind a noun for a person, up to a second such noun that "and" joins to it."""
    known = lexicon()
    for at, word in enumerate(lowers):
        if word == "and" and any(after in known.roles for after in lowers[at + 1 :]):
            return lowers[:at]
    return lowers


def _is_place(word: str) -> bool:
    return word in lexicon().places or word in lexicon().countries


def _narrowing(lowers: Sequence[str]) -> frozenset[str]:
    """The words that say something, countries and synonyms in one form."""
    known = lexicon()
    found: set[str] = set()
    i = 0
    while i < len(lowers):
        word = lowers[i].rstrip(".").removesuffix("'s")
        pair = f"{word} {lowers[i + 1].rstrip('.')}" if i + 1 < len(lowers) else ""
        if pair in known.countries or pair in known.places:
            found.add(known.countries.get(pair, pair))
            i += 2
            continue
        word = _SAME_WORD.get(word, known.countries.get(word.replace(".", ""), word))
        if word and word[0].isalpha() and (word in _DISTINCT or word not in known.function_words):
            found.update(word.split("-") if word.startswith(("former-", "ex-", "then-")) else (word,))
        i += 1
    return frozenset(found)


def roles_of(passage: Passage, mention: NameMention) -> list[Role]:
    """The roles that the words right before and right after a name tie to it."""
    found = []
    if mention.titles:
        begin = mention.first - len(mention.titles)
        span = Span(passage.words[max(begin, 0)].start, mention.span.end)
        found.append(read_role(mention.titles, span))
    found.append(_role_after(passage, mention))
    found.append(_role_before_comma(passage, mention))
    return _seated([role for role in found if role is not None], passage, mention)


def _seated(roles: list[Role], passage: Passage, mention: NameMention) -> list[Role]:
    """The roles with the party and the state behind the name; whoever has no office before it is a politician."""
    seat = seat_behind(passage, mention.last)
    if seat is None:
        return roles
    narrowing = frozenset(filter(None, seat))
    found = [replace(role, narrowing=role.narrowing | narrowing) if role.head in _SEATED else role for role in roles]
    if not seat.party or any(role.head in _SEATED for role in roles):
        return found
    return [*found, Role(head="politician", noun="politician", narrowing=narrowing, gender=None, span=mention.span)]


def _role_after(passage: Passage, mention: NameMention) -> Role | None:
    """The role in an apposition behind a name ("Hugh Hill, a doctor, said")."""
    known = lexicon()
    begin = mention.last + 1
    if passage.lower(mention.last) != ",":
        return None
    words = passage.words
    end = begin
    while end < len(words) and end - begin < _MAX_APPOSITION_WORDS and words[end].sentence == words[begin - 1].sentence:
        if words[end].lower in (",", "who", ";", ".", "—", "–", "(", ")") or words[end].text in '"“”':
            break
        end += 1
    lowers = [word.lower for word in words[begin:end]]
    if not lowers or lowers[0] in ("and", "or", "but", "which") or not _VERBS.isdisjoint(lowers):
        return None
    if words[begin].capital and lowers[0] not in known.titles | known.roles.keys() and "'s" not in lowers[:_OWNER]:
        return None
    return read_role(lowers, passage.span(mention.first, end), complete=True)


def _role_before_comma(passage: Passage, mention: NameMention) -> Role | None:
    """The role in front of a comma and a name ("Russia's deputy envoy, Vladimir Safronkov, said")."""
    comma = mention.first - 1
    if mention.titles or passage.lower(comma) != "," or len(mention.words) == 1:
        return None
    words, known = passage.words, lexicon()
    begin, lowers = comma, list[str]()
    while begin > 0 and len(lowers) < _MAX_APPOSITION_WORDS and words[begin - 1].sentence == words[comma].sentence:
        bracket = _bracket_before(passage, begin)
        before = words[bracket - 1]
        if before.text in ',;:—–()"“”' or before.lower in known.clause_openers - {"and"}:
            break
        begin = bracket - 1
        lowers.insert(0, before.lower)
        complement = passage.lower(begin - 1) in _OF
        if before.lower in ("a", "an", "the", "his", "her", "their", "its") and not complement:
            break
    if not any(lower in known.roles or lower in known.titles for lower in lowers):
        return None
    role = read_role(lowers, passage.span(begin, mention.last))
    closes = passage.lower(mention.last) in (",", ".", "", "(")
    return role if role is not None and closes else None


def _bracket_before(passage: Passage, index: int) -> int:
    """The word at which a short bracket before a word opens; that word itself if none stands there."""
    words = passage.words
    if index > 1 and words[index - 1].text == ")":
        for i in range(index - 2, max(index - 2 - _MAX_BRACKET_WORDS, 0), -1):
            if words[i].text == "(":
                return i
    return index
