"""The words of spans as the article prints them: what a list row and the search index hold of a statement."""

import re

from index.model import Span, Spans

_GAP = " … "
_BLANKS = re.compile(r"[ \t\n]+")
_PAIRS = {
    "“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "'": "'",
    "「": "」", "『": "』", "”": "”",
}  # fmt: skip
_CLOSING = re.compile(r"[.,;:!?…]{0,3}(?P<mark>[“”\"«»‹›‘’'」』])")


def words(text: str, spans: Spans) -> str:
    """The words of the spans, pieces joined by ` … `, line breaks and runs of blanks as one blank each."""
    return _GAP.join(_BLANKS.sub(" ", text[span.start : span.end]) for span in spans)


def quote(text: str, content: Spans) -> str:
    """The same for a content, each piece with the quotation marks that stand directly around it."""
    return words(text, tuple(_with_marks(text, piece) for piece in content))


def _with_marks(text: str, piece: Span) -> Span:
    """The piece, and the mark that opens it, and the one that closes what is open at its end.

    A closing mark may have a full stop or comma before it that the piece leaves out; it is then taken in as well.
    """
    start, end = piece
    if start > 0 and _opens(text, start - 1):
        start -= 1
    if (closing := _CLOSING.match(text, end)) and _closes(text, start, end, closing.start("mark")):
        end = closing.end()
    return Span(start, end)


def _opens(text: str, at: int) -> bool:
    """Whether the character is an opening quotation mark: a mark with no word directly before it."""
    return text[at] in _PAIRS and not (at > 0 and text[at - 1].isalnum())


def _closes(text: str, start: int, end: int, at: int) -> bool:
    """Whether the mark at `at` closes one that was opened, and not closed, between `start` and `end`."""
    mark = text[at]
    if mark in "’'" and text[at + 1 : at + 2].isalnum():
        return False
    if mark in _PAIRS.get(text[start], ""):
        # A mark at the very start is taken for open to the end: what seems to close it may be an apostrophe.
        return True
    opener = ""
    for position in range(start, end):
        character = text[position]
        if opener and character in _PAIRS[opener] and not _is_inside_word(text, position):
            opener = ""
        elif not opener and _opens(text, position):
            opener = character
    return bool(opener) and mark in _PAIRS[opener]


def _is_inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
