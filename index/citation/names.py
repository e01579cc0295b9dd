"""By-lines → family and given names of authors, as reference lists need them.

Small rules for names as news by-lines print them: given names first, an optional particle and suffix. What looks like
a newsroom, an agency or an office is a body and is never turned round. A name whose family name comes first
("Xi Jinping") cannot be told from its form and is read like the others.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from index.citation.marks import collapse

_SUFFIX = re.compile(r"(?:,\s*|\s+)(?P<suffix>Jr\.?|Sr\.?|II|III|IV)$")
_PARTICLES = frozenset("van von der den de del della di da dos du la le ter ten bin ibn al el".split())
_BODY_WORDS = frozenset(
    """news press agency staff editorial editors board team desk times post journal tribune herald guardian reuters bbc
    ap afp network service services bureau newsroom correspondent correspondents reporter reporters writer writers media
    television radio company foundation university institute ministry department office group organization
    organisation committee council association associated union center centre online wire website""".split()
)
_JOINED = re.compile(r"\s+(?:and|&|with)\s+|\s*;\s*", re.IGNORECASE)
_BY = re.compile(r"by(?:\s+|$)", re.IGNORECASE)
_INITIAL_OF = re.compile(r"(?P<hyphen>-?)(?P<letter>[^\W\d_])[^\s.\-]*\.?")


class Author(NamedTuple):
    """A person with names apart, or a body, whose whole name is in `family`."""

    family: str
    given: str = ""
    suffix: str = ""
    is_body: bool = False

    @property
    def straight(self) -> str:
        """As in a sentence: `Jane Q. Doe Jr.`."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """As in a list: `Doe, Jane Q., Jr.`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def with_initials(self) -> str:
        """As in a list of APA: `Doe, J. Q., Jr.`."""
        return ", ".join(part for part in (self.family, _initials(self.given), self.suffix) if part)

    @property
    def with_close_initials(self) -> str:
        """As in a list of Harvard: `Doe, J.Q., Jr.`."""
        return ", ".join(part for part in (self.family, self.close_initials, self.suffix) if part)

    @property
    def close_initials(self) -> str:
        """`J.Q.`."""
        return _initials(self.given).replace(" ", "")

    @property
    def initials_first(self) -> str:
        """As in a list of IEEE: `J. Q. Doe Jr.`."""
        return " ".join(part for part in (_initials(self.given), self.family, self.suffix) if part)

    def in_medicine(self, suffixes: Mapping[str, str]) -> str:
        """As in lists of medicine: `Doe JQ Jr`; a suffix may be written in another way."""
        initials = "".join(character for character in _initials(self.given) if character.isalnum())
        suffix = suffixes.get(self.suffix, self.suffix.rstrip("."))
        return " ".join(part for part in (self.family, initials, suffix) if part)


def authors_of(bylines: Sequence[str]) -> tuple[Author, ...]:
    """The authors of an article, in order; what is empty is left out, two names joined by "and" are two authors."""
    names: list[str] = []
    for byline in bylines:
        line = _BY.sub("", text, count=1) if _BY.match(text := collapse(byline)) else text
        parts = [part for part in _JOINED.split(line) if part]
        is_list = len(parts) > 1 and all(" " in part and not _is_body(part) for part in parts)
        names += parts if is_list else [line]
    return tuple(_author(name) for name in names if any(character.isalnum() for character in name))


def _author(name: str) -> Author:
    suffix = ""
    if (match := _SUFFIX.search(name)) and " " in name[: match.start()]:
        suffix, name = match["suffix"], name[: match.start()]
    if ", " in name:
        left, right = name.split(", ", 1)
        if not _is_body(right) and not right.islower() and "," not in right:
            return Author(left, right, suffix)
        name = left
    words = name.split(" ")
    if len(words) == 1 or _is_body(name):
        return Author(" ".join((name, suffix)).strip(), is_body=True)
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return Author(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _is_body(name: str) -> bool:
    words = [word.strip(".,'’").lower() for word in name.split(" ")]
    return words[0] == "the" or any(word in _BODY_WORDS for word in words)


def _initials(given: str) -> str:
    """`Jane Q.` → `J. Q.`, `Jean-Paul` → `J.-P.`, `J.K.` → `J. K.`."""
    initials = ""
    for match in _INITIAL_OF.finditer(given):
        if match["hyphen"] and initials:
            initials += f"-{match['letter'].upper()}."
        else:
            initials += f"{' ' if initials else ''}{match['letter'].upper()}."
    return initials
