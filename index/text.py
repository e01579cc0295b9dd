"""One normal form for article text; paragraph and sentence spans."""

import re

from index.model import Span

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'“”‘’«»‹›)\]]*)(?P<gap>\s+)(?=[\"'“„‘‚«»‹›(\[]*[^\W_])")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_ABBREVIATIONS = frozenset(
    """mr mrs ms mx messrs dr drs prof profs rev hon gov govs sen sens rep reps del gen gens col maj capt cmdr lt
    sgt cpl brig adm pres supt st sr jr vs etc inc ltd co corp no fig al e.g i.e u.s u.k u.n e.u d.c a.m p.m jan feb
    cllr coun engr eng ven rt smt mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun approx dept
    est""".split()
)
_LONGEST_ABBREVIATION_CHARS = 12
"""How far back a full stop looks for its word; without a limit a text of abbreviations would take forever."""
_MAY_END_SENTENCE = frozenset("u.s u.k u.n e.u d.c a.m p.m etc inc ltd co corp jr sr".split())


def tidy(text: str) -> str:
    r"""The text in normal form: `\n` line ends, no control characters, no byte order mark, no lone surrogates.

    Nothing else is changed, so quotation marks, accents and no-break spaces stay as the article has them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\x85", "\n").replace("\x0c", "\n")
    return _CONTROLS.sub("", text)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """The lines of a text that are not blank, without the white space around them, in order."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        if stripped := line.strip():
            start = match.start() + line.index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
    return tuple(spans)


def sentence_spans(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, in order, together covering all of its words.

    A full stop after a title, an initial or an abbreviation ends no sentence. Closing quotation marks and
    brackets belong to the sentence before them.
    """
    spans = []
    start = within.start
    for match in _SENTENCE_END.finditer(text, within.start, within.end):
        if match["mark"] == "." and not match["close"] and _is_abbreviated(text, start, match):
            continue
        spans.append(Span(start, match.end("close")))
        start = match.end()
    if start < within.end:
        spans.append(Span(start, within.end))
    return tuple(spans)


def _is_abbreviated(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the full stop found by `end` belongs to the word before it."""
    if not (last := _LAST_WORD.search(text, max(start, end.start() - _LONGEST_ABBREVIATION_CHARS), end.start())):
        return False
    word = last.group().lower()
    following = text[end.end() : end.end() + 1]
    if word in _MAY_END_SENTENCE:
        return following.islower() or following.isdigit()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and last.group().isupper())
