"""The names in a byline: `By Ann Example and Bo Other, Staff Writers` has two."""

import re
from collections.abc import Iterable

_MAX_CHARS = 80
_MAX_WORDS = 8
_LEAD_IN = re.compile(
    r"^(?:(?:written|reported|posted|published|words|story|text|special report) )?(?:by|von|par|por)\b(?:[:\s]+|$)"
    r"|^authors?:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;|•·]\s*|\s+(?:and|und|et|&)\s+|\n+", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r"\s*,\s*")
_JOB = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|columnists?|journalists?|producers?|bureau chief|"
    r"contributors?|chief|desk)$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|dr|esq)\.?$", re.IGNORECASE)
_IN_PLACE = re.compile(r"\s+(?:in|at|for|of)\s+.*$")
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3}|[<>{}]")
_SPACES = re.compile(r"\s+")
_NOBODY = frozenset({"null", "none", "undefined", "admin", "administrator", "unknown", "n/a", "na", "author", "staff"})


def names(byline: str) -> tuple[str, ...]:
    """The names in one byline, in order, spelt as they are printed; addresses, places and posts are dropped."""
    found: list[str] = []
    for piece in _BETWEEN.split(_LEAD_IN.sub("", _ASIDE.sub("", byline.strip()))):
        found += _at_commas(_LEAD_IN.sub("", piece))
    return distinct(name for name in map(_tidied, found) if name)


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values in order, each once, letter case aside."""
    return tuple({value.casefold(): value for value in reversed(list(values))}.values())[::-1]


def _at_commas(text: str) -> list[str]:
    """A piece of a byline, cut at commas where names stand between them rather than a name's own parts."""
    parts = [part for part in _COMMA.split(text) if part]
    names_: list[str] = []
    for part in parts:
        if names_ and _SUFFIX.match(part):
            names_[-1] += f", {part}"
        elif not names_ or (len(part.split()) > 1 and not _JOB.search(part)):
            names_.append(part)
    if len(parts) == len("12") and len(parts[0].split()) == len(parts[1].split()) == 1 and parts[0].istitle():
        # "Example, Ann"
        return [f"{parts[1]} {parts[0]}"]
    return names_


def _tidied(name: str) -> str | None:
    name = _SPACES.sub(" ", name).strip(" \u00a0.,:-–—/")
    shortened = _IN_PLACE.sub("", name)
    name = shortened if len(shortened.split()) > 1 else name
    if not name or len(name) > _MAX_CHARS or len(name.split()) > _MAX_WORDS or _NOT_A_NAME.search(name):
        return None
    return None if name.lower() in _NOBODY or not any(letter.isalpha() for letter in name) else name
