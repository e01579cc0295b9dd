"""A person, body or place that a passage speaks of, as it becomes known while the passage is read."""

from dataclasses import dataclass, field

from index.speakers.lexicon import Gender, lexicon
from index.speakers.mentions import NameMention, Part
from index.speakers.names import given_gender, readable
from index.speakers.roles import Role
from index.speakers.sorts import Sort

_MAX_NAME_WORDS = 3
_STRONGEST = (Sort.PERSON, Sort.BODY, Sort.PLACE, Sort.UNKNOWN)


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that a passage names or describes; names are added by `take` alone."""

    number: int
    label: str = ""
    """The description of one without a name."""
    first: int = -1
    """The word at which such a description begins."""
    sort: Sort = Sort.UNKNOWN
    """What it is: the strongest sign that its mentions give, a person before anything else."""
    roles: list[Role] = field(default_factory=list)
    speaks: bool = False
    """Whether a statement is credited to one of its names or descriptions."""
    heard: set[Gender] = field(default_factory=set)
    """The genders of the pronouns that surely meant it."""
    guessed: dict[Gender, float] = field(default_factory=dict)
    """The genders of the pronouns that may have meant it, with their greatest probability."""
    heard_later: Gender | None = None
    """The gender of all the pronouns that surely meant it when the text was read before."""
    names: list[NameMention] = field(default_factory=list)
    full: list[NameMention] = field(default_factory=list)
    """Those of its names that have several words."""
    _fullest: NameMention | None = None

    def take(self, mention: NameMention) -> None:
        """Adds a mention by name."""
        self.names.append(mention)
        if len(mention.words) > 1:
            self.full.append(mention)
        self.sort = min(self.sort, mention.sort, key=_STRONGEST.index)
        if self.sort is Sort.UNKNOWN and self.roles:
            self.sort = Sort.PERSON
        if self._fullest is None or _fullness(mention) > _fullness(self._fullest):
            self._fullest = mention

    @property
    def fullest(self) -> NameMention:
        """The mention with the longest name; of equals the first that is no adjective and not all capitals.

        Raises:
            ValueError: it has no name.
        """
        if self._fullest is None:
            raise ValueError(f"{self.label!r} has no name")
        return self._fullest

    @property
    def is_person(self) -> bool:
        """Whether the text gives a reason to take it for a person: a sign of one, or a full name and its surname."""
        if self.sort is not Sort.UNKNOWN:
            return self.sort is Sort.PERSON
        if self.speaks:
            return True
        lengths = {len(mention.words) for mention in self.names}
        if lengths == {1}:
            acts = any(m.part in (Part.SUBJECT, Part.POSSESSIVE) for m in self.names)
            return acts and any(m.certain for m in self.names) and not all(m.placed for m in self.names)
        return 1 in lengths

    @property
    def may_be_person(self) -> bool:
        """Whether nothing speaks against taking it for a person, and it acts or owns something somewhere."""
        if self.sort is not Sort.UNKNOWN or self.is_person:
            return self.is_person
        if len(self.fullest.words) > _MAX_NAME_WORDS or all(m.placed for m in self.names):
            return False
        acts = any(m.part in (Part.SUBJECT, Part.POSSESSIVE) for m in self.names)
        sure = any(m.certain for m in self.names) or given_gender(self.fullest.words) is not None
        return acts and (len(self.fullest.words) > 1 or (sure and len(self.names) > 1))

    @property
    def name(self) -> str:
        """The fullest name, as shown, or the description; a body keeps the capitals it has amid ordinary letters."""
        if not self.names:
            return self.label
        full, body = self.fullest.words, self.sort is Sort.BODY
        printed = body and any(mention.certain and mention.words == full for mention in self.names)
        return " ".join(full) if printed else readable(full, body=body)

    @property
    def told_gender(self) -> Gender | None:
        """The gender that titles and roles tell; None if they tell none or both."""
        told = {m.gender for m in self.names if m.gender} | {role.gender for role in self.roles if role.gender}
        return told.pop() if len(told) == 1 else None

    @property
    def gender(self) -> Gender | None:
        """The gender told, or else what the given name suggests."""
        return self.told_gender or (given_gender(self.fullest.words) if self.names else None)


def _fullness(mention: NameMention) -> tuple[bool, int, bool, bool, int]:
    """What makes one mention a better name than another; the title in "Pope Francis" counts for less than a name."""
    adjective = " ".join(mention.words).lower() in lexicon().nationalities
    capitals = all(len(word) > 1 and word.isupper() for word in mention.words)
    crowned = len(mention.words) > 1 and mention.words[0].lower() in lexicon().regnal
    return not adjective, len(mention.words) - crowned, crowned, not capitals, -mention.first
