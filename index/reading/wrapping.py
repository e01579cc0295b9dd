"""Joins the lines of a text whose paragraphs were broken at a fixed width.

A break is *forced* when the next word would not have fit on the line; that tells a line that was wrapped from one
that its author ended. Only forced breaks are joined, and only in a text where nearly all breaks are forced or
end a sentence and most forced ones fall inside sentences, so verse, lists and dialogue keep their lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from index.reading import joints

_MIN_WIDTH_CHARS = 40
_MAX_WIDTH_CHARS = 140
_MIN_BREAKS = 4
_MIN_FORCED = 0.6
_MIN_EXPLAINED = 0.9
_MIN_INSIDE = 0.5
_SLACK = 0.08
"""Some programs choose even lines rather than full ones; this share of the width may stay empty."""
_LONGER_LINES = 0.02
"""Addresses and tables may be wider than the text: this share of the lines is not asked for the width."""

_ITEM = re.compile(r"\s*(?:[*•·▪◦-]|\(?\d{1,3}[.)])\s")
_TURN = re.compile(r"\s*[A-Z][\w.'’ -]{1,40}:\s")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Break:
    """The end of a line that another line follows directly."""

    before: str
    after: str
    width: int

    @property
    def is_forced(self) -> bool:
        """Whether the next word would have gone beyond the width, and the line itself does not."""
        needed = len(self.before) + 1 + len(self.after.split(maxsplit=1)[0])
        slack = int(self.width * _SLACK)
        # A line that ends a sentence may end its paragraph, too: there the line has to be full.
        return len(self.before) <= self.width + slack and needed > self.width - (0 if self.ends_sentence else slack)

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence may end at the break."""
        return bool(_SENTENCE_END.search(self.before))

    @property
    def is_inside_sentence(self) -> bool:
        """Whether the sentence plainly goes on after the break."""
        return self.after.lstrip()[0].islower() and not self.ends_sentence

    @property
    def starts_anew(self) -> bool:
        """Whether the next line is indented, an item of a list or a speaker's turn."""
        indent_chars = len(self.after) - len(self.after.lstrip())
        if indent_chars > len(self.before) - len(self.before.lstrip()):
            return True
        return self.ends_sentence and bool(_ITEM.match(self.after) or _TURN.match(self.after))


def unwrap(text: str) -> str:
    """The text with its paragraphs on one line each, if it is clearly hard-wrapped; otherwise unchanged.

    A hyphen at the end of a joined line is kept, unless the word occurs elsewhere in the text without it.
    """
    return joints.unmarked(unwrap_marked(text))


def unwrap_marked(text: str) -> str:
    """The same with a mark where a hyphen was taken away; see `joints`."""
    text = joints.unmarked(text)
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [number for number in range(len(lines) - 1) if lines[number] and lines[number + 1]]
    if len(pairs) < _MIN_BREAKS:
        return text
    width = _width(lines)
    if not _MIN_WIDTH_CHARS <= width <= _MAX_WIDTH_CHARS:
        return text
    breaks = {number: _Break(before=lines[number], after=lines[number + 1], width=width) for number in pairs}
    if not _is_wrapped(tuple(breaks.values())):
        return text
    return _joined(lines, {number for number, end in breaks.items() if end.is_forced and not end.starts_anew})


def rejoin(text: str) -> str:
    """The text with forced breaks joined, for formats that are known to wrap their lines; others stay as they are."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = _width(lines) if any(lines) else 0
    if not _MIN_WIDTH_CHARS <= width <= _MAX_WIDTH_CHARS:
        return text
    breaks = {
        number: _Break(before=before, after=after, width=width)
        for number, (before, after) in enumerate(pairwise(lines))
        if before and after
    }
    joins = {number for number, end in breaks.items() if end.is_forced and not end.starts_anew}
    return joints.unmarked(_joined(lines, joins))


def _width(lines: list[str]) -> int:
    """The length of the longest lines, a few outliers left aside."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[-1 - int(len(lengths) * _LONGER_LINES)]


def _is_wrapped(breaks: tuple[_Break, ...]) -> bool:
    """Whether the breaks are forced or end paragraphs, and most forced ones fall inside sentences."""
    forced = [end for end in breaks if end.is_forced]
    explained = sum(end.ends_sentence for end in breaks if not end.is_forced) + len(forced)
    inside = sum(end.is_inside_sentence for end in forced)
    return (
        len(forced) >= _MIN_FORCED * len(breaks)
        and explained >= _MIN_EXPLAINED * len(breaks)
        and inside >= _MIN_INSIDE * len(forced)
    )


def _joined(lines: list[str], joins: set[int]) -> str:
    """The lines, with each line in `joins` continued by the next one."""
    words = frozenset(_WORD.findall("\n".join(lines).lower()))
    paragraphs: list[list[str]] = []
    for number, line in enumerate(lines):
        if number - 1 in joins:
            paragraphs[-1] += _continuation(paragraphs[-1].pop(), line.lstrip(), words)
        else:
            paragraphs.append([line])
    return "\n".join("".join(pieces) for pieces in paragraphs)


def _continuation(before: str, after: str, words: frozenset[str]) -> list[str]:
    """Two pieces of a paragraph, joined by a space, or without one at a hyphen or soft hyphen."""
    if before.endswith("\u00ad"):
        return [before[:-1] + joints.mark("\u00ad"), after]
    hyphenated = _HYPHENATED.search(before)
    rest = _WORD.match(after)
    if not hyphenated or not rest or not rest.group()[0].islower():
        return [before + " ", after]
    whole = f"{hyphenated[1]}{rest.group()}".lower()
    return [before[:-1] + joints.mark("-") if whole in words else before, after]
