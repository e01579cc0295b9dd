"""Quotation marks of every style → nested levels, and levels → American marks, double outside and single inside.

Only quotation marks are rewritten. Apostrophes, accents and every other sign of the words stay as they are.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from index.text import tidy


class Mark(Enum):
    """One end of a quotation inside a text."""

    OPEN = "open"
    CLOSE = "close"


Words = tuple[str | Mark, ...]
"""A text whose quotation marks are taken out and balanced."""

_CANDIDATE = re.compile(r"``|''|[\"“”„‟«»‹›「」『』‘’‚‛']")
_CLOSERS = {
    '"': ('"', "”"),
    "“": ("”", '"'),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    "”": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    "‘": ("’", "'"),
    "‚": ("‘", "’"),
    "‛": ("’",),
    "'": ("'", "’"),
    "``": ("''", '"', "”"),
}
_SINGLE = frozenset("‘’‚‛'‹›")
_APOSTROPHES = frozenset("‘’'")
_ALWAYS_OPENS = frozenset(("“", "„", "‟", "«", "「", "『", "``"))
_OPENING_PUNCTUATION = frozenset("([{—–-/¿¡")
_ELISION = re.compile(r"(?:\d\d(?:s|\b)|(?:em|tis|twas|til|n|cause|bout|round)\b)", re.IGNORECASE)
_LATER_CLOSER = re.compile(r"(?<=\S)['’](?!\w)")
_LATER_OPENER = re.compile(r"(?<![\w'’])['‘](?=\w)")
_LINE_START = re.compile(r"\n\s*$")
_DEEPEST_INDENT = 80
_NEXT_WORD = re.compile(r"\s\w")
_NOT_BLANK = re.compile(r"\S")
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
_ABBREVIATION = re.compile(r"(?:\b(?:[^\W\d_]\.){2,}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Mr|Mrs|Ms|Dr|etc|vs|al)\.)$")
_SHOWN = {Mark.OPEN: "“‘", Mark.CLOSE: "”’"}


def collapse(text: str) -> str:
    """The text on one line: no control characters, runs of blanks as one, none at the ends."""
    return _BLANKS.sub(" ", tidy(text)).strip()


@dataclass(slots=True)
class _Scan:
    """Pairs the marks of one text, left to right; a closing mark always takes the nearest opening one it fits."""

    text: str
    events: dict[int, tuple[int, Mark | None]] = field(default_factory=dict)
    """By start: the end of the sign, and what it is; None is a mark repeated at the start of a paragraph."""
    opened: list[tuple[str, int]] = field(default_factory=list)
    unopened: int = 0
    """Closing marks whose opening ones lie before the text."""
    opener_end: int = -1
    """Where the last opening mark ended."""

    def run(self) -> None:
        """Reads all of the text."""
        for match in _CANDIDATE.finditer(self.text):
            sign, start, end = match.group(), match.start(), match.end()
            if self._continues(sign, start, end):
                self.events[start] = (end, None)
            elif (partner := self._partner(sign, start, end)) is not None:
                self._close(partner, start, end)
            elif self._opens(sign, start, end):
                self.opened.append((sign, start))
                self.events[start] = (end, Mark.OPEN)
                self.opener_end = end
            elif self._lacks_its_opener(sign, start):
                self.unopened += 1
                self.events[start] = (end, Mark.CLOSE)
        for sign, start in self.opened:
            if sign in _SINGLE:
                del self.events[start]
        self.opened = [(sign, start) for sign, start in self.opened if sign not in _SINGLE]

    def _close(self, partner: int, start: int, end: int) -> None:
        for _sign, place in self.opened[partner + 1 :]:
            del self.events[place]
        del self.opened[partner:]
        self.events[start] = (end, Mark.CLOSE)

    def _continues(self, sign: str, start: int, end: int) -> bool:
        """Whether an open quotation goes on in a new paragraph, which repeats its opening mark."""
        if not self.opened or sign != self.opened[0][0] or not self.text[end : end + 1].strip():
            return False
        return _LINE_START.search(self.text, max(0, start - _DEEPEST_INDENT), start) is not None

    def _partner(self, sign: str, start: int, end: int) -> int | None:
        """Which open mark this one closes: its place in `opened`."""
        before, after = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        if sign in _APOSTROPHES and (not before.strip() or after.isalnum() or self._is_possessive(start, end)):
            return None
        if sign == '"' and not before.strip() and after.strip():
            return None
        for place in range(len(self.opened) - 1, -1, -1):
            opener = self.opened[place][0]
            if sign in _CLOSERS[opener]:
                return place
            if sign in _SINGLE and opener not in _SINGLE:
                return None
        return None

    def _is_possessive(self, start: int, end: int) -> bool:
        """Whether this is the apostrophe of "the workers' rights": a later one closes what is open."""
        if self.text[start - 1 : start].lower() != "s" or not _NEXT_WORD.match(self.text, end):
            return False
        closer = _LATER_CLOSER.search(self.text, end)
        opener = _LATER_OPENER.search(self.text, end)
        return closer is not None and (opener is None or closer.start() < opener.start())

    def _opens(self, sign: str, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        if sign in _ALWAYS_OPENS:
            return _NOT_BLANK.search(self.text, end) is not None
        if sign not in _CLOSERS or not after.strip():
            return False
        if sign in _APOSTROPHES and _ELISION.match(self.text, end):
            return False
        return not before.strip() or before in _OPENING_PUNCTUATION or self.opener_end == start

    def _lacks_its_opener(self, sign: str, start: int) -> bool:
        """Whether a closing double mark belongs to a quotation that began before the text; 6' 2" is a length."""
        if sign in _SINGLE or sign in _ALWAYS_OPENS or not _NOT_BLANK.search(self.text, 0, start):
            return False
        return not (sign == '"' and self.text[start - 1].isdigit())


def parse(text: str) -> Words:
    """The words of a text with its quotation marks paired, nested and balanced.

    A double mark whose partner is missing is taken to reach to the end (or from the beginning) of the text; a
    single one without a partner is an apostrophe. An opening mark repeated at the start of each paragraph of one
    quotation is dropped, and so are line breaks.
    """
    scan = _Scan(text)
    scan.run()
    tokens: list[str | Mark] = [Mark.OPEN] * scan.unopened
    position = 0
    for start, (end, mark) in sorted(scan.events.items()):
        tokens.append(text[position:start])
        if mark is not None:
            tokens.append(mark)
        position = end
    tokens += [text[position:], *[Mark.CLOSE] * len(scan.opened)]
    return tuple(_tidied(tokens))


def is_balanced(text: str) -> bool:
    """Whether every double mark of the text has its partner in it."""
    scan = _Scan(text)
    scan.run()
    return not scan.unopened and not scan.opened


def _tidied(tokens: list[str | Mark]) -> Iterator[str | Mark]:
    """The tokens without doubled blanks, nor any beside the inner side of a mark or at the ends."""
    last: str | Mark = Mark.OPEN
    for place, token in enumerate(tokens):
        if isinstance(token, str):
            token = _BLANKS.sub(" ", tidy(token))
            following = next((other for other in tokens[place + 1 :] if other), Mark.CLOSE)
            if last is Mark.OPEN or (isinstance(last, str) and last.endswith(" ")):
                token = token.lstrip()
            if following is Mark.CLOSE:
                token = token.rstrip()
            if not token:
                continue
        yield token
        last = token


def show(words: Words, *, depth: int = 0) -> str:
    """The text with American marks; at an even `depth` the outermost are double, at an odd one single."""
    parts = []
    for token in words:
        if isinstance(token, str):
            parts.append(token)
            continue
        if token is Mark.CLOSE:
            depth -= 1
        parts.append(_SHOWN[token][depth % 2])
        if token is Mark.OPEN:
            depth += 1
    return "".join(parts)


def with_stop(words: Words, stop: str) -> Words:
    """The words of a title with our own `.` or `,` inside its closing marks, and no punctuation doubled."""
    return _with_end(words, lambda text: stopped(text, stop))


def without_stop(words: Words) -> Words:
    """The words of a title as they stand inside a sentence, without a full stop of their own."""
    return _with_end(words, _bare)


def _with_end(words: Words, change: Callable[[str], str]) -> Words:
    """The words with a change to the last text, which can have closing marks behind it."""
    end = len(words)
    while end and words[end - 1] is Mark.CLOSE:
        end -= 1
    last = words[end - 1] if end else None
    return (*words[: end - 1], change(last), *words[end:]) if isinstance(last, str) else words


def stopped(text: str, stop: str) -> str:
    """A text without marks, for example a name or an outlet, with our own `.` or `,` behind it.

    A full stop is left out after `.`, `?`, `!` or `…`. A comma stays after `?` and `!`, as Chicago has it, and takes
    the place of a full stop unless that ends an abbreviation.
    """
    if stop == "." and text.endswith((".", "?", "!", "…")):
        return text
    return _bare(text) + stop


def _bare(text: str) -> str:
    """The text without weak punctuation at its end, as long as something is left."""
    bare = text.rstrip(" ,;:") or text
    if bare.endswith(".") and not bare.endswith("..") and not is_abbreviated(bare):
        return bare[:-1] or bare
    return bare


def is_abbreviated(text: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation."""
    return _ABBREVIATION.search(text) is not None
