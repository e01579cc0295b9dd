"""A quote or a statement → the words that are compared, with their places.

Case, accents, possessives' marks, hyphens and the style of quotation marks are not what a quotation is checked for, so
the *form* of a word has none of them. What only one side marks as edited is kept: words in square brackets, and where
an ellipsis says that something was left out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_WORD = r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_](?:['’ʼ]?[^\W_\u0300-\u036f]|[\u0300-\u036f])*"
_DOTS = r"…|\.\s?\.\s?\."
_PLAIN = re.compile(_WORD)
_TOKEN = re.compile(
    rf"(?P<gap>\[\s*(?:{_DOTS})\s*\]|\(\s*(?:{_DOTS})\s*\)|{_DOTS})|(?P<open>\[)|(?P<close>\])|(?P<word>{_WORD})"
)
_EDITING = re.compile(rf"{_DOTS}|\[")
_DOUBLE_MARKS = re.compile('["“”„‟«»″〝〞「」『』]')
_TWO_SINGLE = re.compile("(?:'')+")
_SINGLE_MARKS = dict.fromkeys(map(ord, "‘’‚‛`´ʼ‹›"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACE = re.compile(r"\s+")
_SPACED_DASH = re.compile(r"\s*-+\s*")
_END = re.compile(r"[\s,.;:'-]+$")
_START = re.compile(r"^[\s'…-]+")
_JOINT = " … "
"""Stands between the pieces of a content that something interrupts (`StoredStatement.quote`)."""
_LIGHT = frozenset(
    """a an the and or but of to in on at by for from with as is are was were be been am it its this that these those he
    she they we you i him her them us me his their our your my has have had do does did will would so if then than
    there here s t ll re ve d m""".split()
)
_LIGHT_WEIGHT = 0.3
_NEGATIONS = frozenset("not no never nor neither none nobody nothing cannot hardly without".split())


class Word(NamedTuple):
    """One word that is compared."""

    form: str
    start: int
    end: int
    is_edited: bool
    """Whether it stands in square brackets: the one who quotes put it there."""
    after_gap: bool
    """Whether an ellipsis before it says that words were left out."""


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; offsets count code points of that text."""
    if _EDITING.search(text):
        return tuple(_words(text))
    found = ((form_of(match.group()), *match.span()) for match in _PLAIN.finditer(text))
    return tuple(Word(form, start, end, False, False) for form, start, end in found if form)


def forms(text: str) -> list[str]:
    """The forms of the same words."""
    return [form for form in map(form_of, _PLAIN.findall(text)) if form]


GAP = "…"
"""Stands among forms where an ellipsis says that words were left out; no word has this form."""


def forms_and_gaps(text: str) -> list[str]:
    """The forms of the words, with `GAP` before those that follow an ellipsis."""
    return [form for word in words(text) for form in ((GAP, word.form) if word.after_gap else (word.form,))]


def _words(text: str) -> Iterator[Word]:
    depth, after_gap = 0, False
    for match in _TOKEN.finditer(text):
        match match.lastgroup:
            case "gap":
                after_gap = True
            case "open":
                depth += 1
            case "close":
                depth = max(0, depth - 1)
            case _:
                if form := form_of(match.group()):
                    yield Word(form, match.start(), match.end(), depth > 0, after_gap)
                    after_gap = False


@lru_cache(8_192)
def form_of(word: str) -> str:
    """What two spellings of a word share for which nobody would call a quotation altered."""
    form = word.casefold().translate(_SINGLE_MARKS)
    if not form.isascii():
        form = "".join(char for char in unicodedata.normalize("NFKD", form) if not unicodedata.combining(char))
    if form[:1].isdigit():
        return form.replace(",", "")
    return form.replace(".", "").strip("'")


def is_negation(form: str) -> bool:
    """Whether a word turns what is said into its opposite."""
    return form in _NEGATIONS or form.endswith("n't")


def weight(form: str) -> float:
    """How much a word says about which statement it comes from."""
    return _LIGHT_WEIGHT if form in _LIGHT else 1.0


def letter_by_letter(text: str) -> str:
    """A text as it has to be the same for the quotation to be exact.

    Marks have one style, and those around and at the end of it are gone, since a citation may put its own there. Case
    and every other sign stay.
    """
    plain = unicodedata.normalize("NFC", text).replace(_JOINT, " ")
    plain = _DOUBLE_MARKS.sub("", plain.replace("…", "...")).translate(_SINGLE_MARKS | _DASHES)
    plain = _TWO_SINGLE.sub("", plain)
    plain = _SPACED_DASH.sub(lambda found: " - " if found.group() != "-" else "-", _SPACE.sub(" ", plain))
    return _START.sub("", _END.sub("", plain))
