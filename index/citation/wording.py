"""The words that every style is built from: the quote, and who is credited with it, and how.

The speaker is not the author of the article. So a citation says that the speaker is quoted *in* it, and it says less
where less is known: words outside quotation marks are paraphrased, not quoted; an unsure speaker is not named; what
one speaker reports of another is marked as such. What was not said, or not yet, begins with a word in square brackets
that says so, also where the quote is copied alone: such brackets are what newsrooms put their own words into.
"""

import re
from typing import NamedTuple

from index.citation.marks import is_abbreviated, parse, show
from index.citation.record import CitationRecord, Credit, Piece, QuoteRun, Standing
from index.model import Manner, Polarity, QuotationKind

GAP = " … "
_NOT = {Manner.SAID: "not said", Manner.THOUGHT: "not thought", Manner.EVENT: "not so"}
_LOWERED = re.compile(
    r"(?:A|An|The|One|Two|Three|Both|Some|Several|Many|Most|Other|Another|Senior|Former|Unnamed|Anonymous|Officials?"
    r"|Sources?|Aides?|Witnesses|Experts|Analysts|Critics|Diplomats|Lawmakers|Residents|Police|People|Reports)\b"
)


class Verbs(NamedTuple):
    """How a style says where the words are from; each is followed by the article."""

    quoted: str
    paraphrased: str
    described: str
    """For what nobody said: thoughts, plans and events."""


def is_quoted(record: CitationRecord) -> bool:
    """Whether the quote has words in quotation marks that may be called quoted."""
    return record.kind is not QuotationKind.INDIRECT and any(run.in_quotes for piece in record.pieces for run in piece)


def unsaid_words(manner: Manner, polarity: Polarity) -> str:
    """How to say of a statement that it was not made, or only perhaps; nothing for one that was made."""
    if polarity is Polarity.NEGATED:
        return _NOT[manner]
    return "hypothetical" if polarity is Polarity.HYPOTHETICAL else ""


def unsaid(record: CitationRecord) -> str:
    """`not said`, `hypothetical`; empty for what was said."""
    return unsaid_words(record.manner, record.polarity)


def quote_text(record: CitationRecord, *, in_sentence: bool = False, british: bool = False) -> str:
    """The quote with its marks, pieces joined by an ellipsis; before what was not said, that it was not.

    With `in_sentence`, a full stop at its end is left to the sentence of the citation, as MLA and APA want it; `?`,
    `!`, an ellipsis and the full stop of an abbreviation stay. No other sign of the quoted words is changed.
    `british` turns the levels of quotation marks round, single ones outside.
    """
    pieces = list(record.pieces)
    if in_sentence and pieces:
        pieces[-1] = _without_full_stop(pieces[-1])
    quote = GAP.join("".join(_in_marks(run, british=british) for run in piece) for piece in pieces)
    return f"[{words}] {quote}" if (words := unsaid(record)) else quote


def _in_marks(run: QuoteRun, *, british: bool) -> str:
    marked = f"“{run.text}”" if run.in_quotes else run.text
    return show(parse(marked), depth=1) if british else marked


def quote_in_line(record: CitationRecord, *, british: bool = False) -> str:
    """The quote before a dash: a full stop at its end stays only where it is the speaker's."""
    is_open = bool(record.pieces) and not record.pieces[-1][-1].in_quotes
    return quote_text(record, in_sentence=is_open, british=british)


def _without_full_stop(piece: Piece) -> Piece:
    last = piece[-1]
    bare = last.text.rstrip("”’")
    if not bare.endswith(".") or bare.endswith("..") or is_abbreviated(bare):
        return piece
    text = bare[:-1].rstrip(" ,;:") + last.text[len(bare) :]
    return (*piece[:-1], QuoteRun(text, last.in_quotes)) if text else piece[:-1] or piece


def attribution(record: CitationRecord, verbs: Verbs) -> str:
    """Everything before the article: `Sergey Lavrov, as reported by the AP, qtd. in`."""
    verb = _verb(record, verbs)
    reported = _reported(record.reporter)
    if record.speaker.standing is not Standing.NOBODY:
        return f"{speaker_words(record)}{reported}, {verb}"
    participle, _space, preposition = verb.rpartition(" ")
    # "as cited in" has no participle that could be followed by "without".
    participle = {verbs.quoted: "quoted", verbs.paraphrased: "paraphrased"}.get(verb, participle.removeprefix("as "))
    return f"{participle} without a named speaker{f'{reported},' if reported else ''} {preposition}"


def _verb(record: CitationRecord, verbs: Verbs) -> str:
    if words := unsaid(record):
        return f"reported as {words} in"
    if is_quoted(record):
        return verbs.quoted
    return verbs.paraphrased if record.manner is Manner.SAID else verbs.described


def speaker_words(record: CitationRecord) -> str:
    """The name, the description, or that there is none, as it stands in a sentence."""
    if record.speaker.standing is Standing.NOBODY:
        return "speaker not named"
    return _words(record.speaker) or "speaker unclear"


def credit_words(record: CitationRecord) -> str:
    """`Sergey Lavrov, as reported by the AP`."""
    return speaker_words(record) + _reported(record.reporter)


def _words(credit: Credit) -> str:
    """The words of a credit; a description does not keep the capital it had at the start of a sentence."""
    if credit.standing is Standing.DESCRIBED and _LOWERED.match(credit.words):
        return credit.words[0].lower() + credit.words[1:]
    return credit.words


def _reported(reporter: Credit | None) -> str:
    if reporter is None:
        return ""
    return f", as reported by {words}" if (words := _words(reporter)) else ", as reported at second hand"


def sentence_start(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
