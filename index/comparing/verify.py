"""A pasted quote and the statements that may be its source → what is the same and what is not."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from index.comparing.alignment import Alignment, Change, Place, Step, align, is_fair_cut, place_of
from index.comparing.findings import Difference, Finding, Piece, Verdict, Verification
from index.comparing.joining import WORTHWHILE, joined
from index.comparing.quoted import between_marks
from index.comparing.words import Word, forms, letter_by_letter, weight, words
from index.model import QuotationKind, StoredStatement

FOUND_FROM = 0.6
"""So much of a quote has to be in a statement for that to be its source."""
_SAME_FROM = 0.7
"""And so many of its words, whatever they say: a few names in common make no source."""
_CELLS = 80_000
"""So many pairs of words are compared at most: a longer quote tells its source among fewer candidates."""
_FEWEST = 3
_POSSIBLE = FOUND_FROM - 0.2
"""So much of a quote has to be there in any order; some words may be spelled otherwise."""
_WHOLE = 0.99
_SHOWN = 20
_LEAST_REST = 3
_LEAST_WORDS = 3

Candidate = tuple[StoredStatement, Sequence[str]]
"""A statement with the forms of its words."""

_ORDER = {verdict: number for number, verdict in enumerate(Verdict)}
_DIFFERENCES = {
    Change.SAME: Difference.SAME,
    Change.SPELLING: Difference.REPLACED,
    Change.OTHER: Difference.REPLACED,
    Change.ADDED: Difference.ADDED,
    Change.LEFT_OUT: Difference.LEFT_OUT,
}


def verify(
    quote: str,
    candidates: Sequence[StoredStatement],
    *,
    article_count: int,
    speaker: str = "",
    said_by: Collection[int] = (),
) -> Verification:
    """Looks for a quote in statements that share words with it.

    Args:
        quote: what somebody is said to have said, with or without quotation marks.
        candidates: the likeliest first; the same statement once.
        article_count: in how many articles was looked, for the answer.
        speaker: the name beside the quote; empty for none.
        said_by: the people of that name.
    """
    sought = words(quote)
    read = [(row, forms(row.quote)) for row in candidates]
    found = []
    for row, place in _affordable(sought, _possible(sought, read)):
        said = words(row.quote)
        if _is_source(sought, fit := align(sought, said, place)):
            found.append(_finding(quote, sought, row, said, fit))
    if speaker:
        found = [_checked(finding, said_by) for finding in found]
    found.sort(key=_rank)
    verdict = found[0].verdict if found else Verdict.NOT_FOUND
    kept = max((finding.kept for finding in found), default=0.0)
    if kept <= WORTHWHILE and (several := joined(sought, read, than=kept)):
        found = [_part(quote, sought[slice(*part)], row) for row, part in several]
        if speaker:
            found = [_checked(finding, said_by) for finding in found]
        verdict = Verdict.JOINED
    shown = tuple(found[:_SHOWN])
    return Verification(quote=quote, speaker=speaker, verdict=verdict, findings=shown, article_count=article_count)


def verify_asking(
    quote: str,
    ask: Callable[[str], Sequence[StoredStatement]],
    *,
    article_count: int,
    speaker: str = "",
    said_by: Collection[int] = (),
) -> Verification:
    """The same, given who knows the statements that share most words with a text, the likeliest first.

    Where no statement has most of the quote, what is left of it is asked for as well: it may be put together.
    """
    candidates = list(ask(quote))
    look = partial(verify, quote, article_count=article_count, speaker=speaker, said_by=said_by)
    answer = look(candidates)
    if not (rests := _rests(quote, answer)):
        return answer
    known = {row.id for row in candidates}
    for rest in rests:
        for row in ask(rest):
            if row.id not in known:
                known.add(row.id)
                candidates.append(row)
    return look(candidates)


def _rests(quote: str, answer: Verification) -> tuple[str, ...]:
    """What of a quote the likeliest statement does not have; the halves of the quote, where none is likely."""
    best = max(answer.findings, key=lambda finding: finding.kept, default=None)
    if answer.verdict is Verdict.JOINED or (best is not None and best.kept > WORTHWHILE):
        return ()
    found = words(quote)
    if best is None:
        middle = len(found) // 2
        halves = (found[:middle], found[middle:])
        return tuple(quote[half[0].start : half[-1].end] for half in halves if len(half) >= _LEAST_REST)
    missing = [piece.quote for piece in best.pieces if piece.difference is not Difference.SAME]
    rest = " ".join(missing)
    return (rest,) if len(rest.split()) >= _LEAST_REST else ()


def _possible(sought: Sequence[Word], candidates: Sequence[Candidate]) -> list[tuple[StoredStatement, Place]]:
    """The candidates that can be the source, with where they can have it, the likeliest first."""
    placed = [(row, place_of(sought, said)) for row, said in candidates]
    placed.sort(key=lambda found: -found[1].share)
    # What has all words leaves no doubt that a slip of the keyboard hides the source.
    least = FOUND_FROM if placed and placed[0][1].share >= _WHOLE else _POSSIBLE
    return [(row, place) for row, place in placed if place.share >= least]


def _affordable(
    sought: Sequence[Word], possible: Sequence[tuple[StoredStatement, Place]]
) -> list[tuple[StoredStatement, Place]]:
    """As many of them as can be compared in no time, and a few in any case."""
    chosen: list[tuple[StoredStatement, Place]] = []
    cells = 0
    for row, place in possible:
        cells += len(sought) * (place.end - place.start)
        if cells > _CELLS and len(chosen) >= _FEWEST:
            break
        chosen.append((row, place))
    return chosen


def _is_source(sought: Sequence[Word], fit: Alignment) -> bool:
    """Whether enough of the quote is there, and more than what any sentence shares with any other."""
    same = [step for step in fit.steps if step.change in {Change.SAME, Change.SPELLING}]
    count = sum(step.quote[1] - step.quote[0] for step in same)
    asked = sum(not word.is_edited for word in sought)
    if fit.kept < FOUND_FROM or count < max(_SAME_FROM * asked, min(_LEAST_WORDS, len(sought))):
        return False
    telling = sum(weight(sought[number].form) for step in same for number in range(*step.quote))
    return telling >= 1.0 or count == len(sought)


def _finding(quote: str, sought: Sequence[Word], row: StoredStatement, said: Sequence[Word], fit: Alignment) -> Finding:
    pieces = tuple(_piece(quote, sought, row.quote, said, step) for step in fit.steps)
    match = _match(quote, row, said, fit)
    return Finding(
        verdict=Verdict.INDIRECT if _is_indirect(row, said, fit) else match,
        match=match,
        row=row,
        pieces=pieces,
        cut_before=_printed(row.quote, said, 0, fit.start),
        cut_behind=_printed(row.quote, said, fit.end, len(said)),
        kept=fit.kept,
    )


def _part(quote: str, sought: Sequence[Word], row: StoredStatement) -> Finding:
    """What a statement has of some words of the quote."""
    text = quote[sought[0].start : sought[-1].end]
    sought, said = words(text), words(row.quote)
    return _finding(text, sought, row, said, align(sought, said))


def _match(quote: str, row: StoredStatement, said: Sequence[Word], fit: Alignment) -> Verdict:
    if any(step.change is not Change.SAME and not is_fair_cut(step, said) for step in fit.steps):
        return Verdict.ALTERED
    if any(step.change is not Change.SAME for step in fit.steps) or fit.start > 0 or fit.end < len(said):
        return Verdict.PART
    same = letter_by_letter(quote) == letter_by_letter(row.quote)
    return Verdict.EXACT if same else Verdict.PUNCTUATION


def _is_indirect(row: StoredStatement, said: Sequence[Word], fit: Alignment) -> bool:
    """Whether most of what the quote takes over stands in no quotation marks there."""
    if row.statement.kind is not QuotationKind.MIXED:
        return row.statement.kind is QuotationKind.INDIRECT
    quoted = between_marks(row.quote)
    taken = [
        said[number]
        for step in fit.steps
        if step.change in {Change.SAME, Change.SPELLING}
        for number in range(*step.statement)
    ]
    return 2 * sum(quoted[word.start] for word in taken) < len(taken)


def _checked(finding: Finding, said_by: Collection[int]) -> Finding:
    """The finding as it stands for who asks whether these people said it."""
    person = finding.row.person_id
    if person is None or person in said_by:
        return finding
    return replace(finding, verdict=Verdict.OTHER_SPEAKER)


def _piece(quote: str, sought: Sequence[Word], statement: str, said: Sequence[Word], step: Step) -> Piece:
    return Piece(
        difference=_DIFFERENCES[step.change],
        quote=_printed(quote, sought, *step.quote),
        statement=_printed(statement, said, *step.statement),
        is_marked=step.is_marked and (step.change is not Change.LEFT_OUT or is_fair_cut(step, said)),
    )


def _printed(text: str, found: Sequence[Word], first: int, behind: int) -> str:
    """Some words as the text prints them."""
    return text[found[first].start : found[behind - 1].end] if first < behind else ""


def _rank(finding: Finding) -> tuple[int, float, int, bool]:
    return _ORDER[finding.verdict], -round(finding.kept, 2), finding.changed_words, not finding.row.statement.listed
