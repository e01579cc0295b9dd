"""Languages by their tags: whether an article may be read for statements, and what to call its language.

A tag is one of BCP 47, for example `de` or `pt-BR`; only its first part counts.
"""

import re
from functools import cache

from index import resources

ENGLISH = "en"
UNNAMED = "mis"
"""The tag of a language that is certainly not English, when which one it is remains unsure."""

_ENGLISH_TAGS = frozenset({ENGLISH, "eng"})
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SAYING_NOTHING = frozenset({"und", "mul", "zxx"})
"""Undetermined, several, none: pages carry these tags without a thought, also English ones."""


def may_be_english(tag: str | None) -> bool:
    """Whether a text with this tag is to be read as English; so is one whose language is not known."""
    return tag is None or _primary(tag) in _ENGLISH_TAGS | _SAYING_NOTHING


def language_name(tag: str | None) -> str | None:
    """The English name of a language, for example "German"; None where the tag is not in our list."""
    return _names().get(_primary(tag)) if tag else None


def language_tag(words: str) -> str | None:
    """The tag that a user means by a tag or by the English name of a language; None where it is neither."""
    words = words.strip()
    by_name = {name.casefold(): tag for tag, name in _names().items()}
    if (tag := by_name.get(words.casefold())) is not None:
        return tag
    known = _primary(words) in {*_names(), ENGLISH, UNNAMED, *_SAYING_NOTHING}
    return words.replace("_", "-") if known and _TAG.fullmatch(words) else None


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].strip().lower()


@cache
def _names() -> dict[str, str]:
    lines = (line.partition("#")[0].strip() for line in resources.text("lexicon", "languages.txt").splitlines())
    return {tag: name for tag, _, name in (line.partition(" ") for line in lines if line)}
