"""A statement and the same quotation in other articles → what differs, who was first, who names somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.comparing.alignment import Change, Step, align, is_fair_cut
from index.comparing.findings import Difference, Piece
from index.comparing.quoted import quotation
from index.comparing.words import Word, forms, words
from index.model import StoredStatement, Tier

_DAY_LETTERS = 10


class Relation(StrEnum):
    """How the quotation in another article stands to the one that is asked about."""

    SAME = "same words"
    LONGER = "longer there"
    SHORTER = "cut there"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The quotation as another article has it."""

    row: StoredStatement
    relation: Relation
    changed_words: int
    """How many words are other ones, left out or added within what both have."""
    more_words: int
    """How many words the longer one has before and behind what both have, and where the other has an ellipsis."""
    pieces: tuple[Piece, ...]
    """Side by side, in order: `quote` is what is printed there, `statement` what the asked statement has."""
    names_another: bool
    """Whether both articles name a speaker, surely or likely, and not the same one under a shorter name."""

    @property
    def speaker(self) -> str | None:
        """Who is named there."""
        speaker = self.row.statement.attribution.speaker
        return speaker.name if speaker else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """The forms of one quotation."""

    row: StoredStatement
    others: tuple[Variant, ...]
    """By date, undated last; what was printed first comes first."""
    first: StoredStatement | None
    """The one that was printed on the first day; None if that is no single one, one has no date, or it is alone."""


def variants(row: StoredStatement, others: Sequence[StoredStatement]) -> Variants:
    """Compares a statement with those that are forms of the same quotation."""
    compared = sorted((_variant(row, other) for other in others), key=lambda one: _order(one.row))
    return Variants(row=row, others=tuple(compared), first=_first([row, *others]) if others else None)


def _variant(row: StoredStatement, other: StoredStatement) -> Variant:
    mine, theirs = quotation(row).text, quotation(other).text
    said, there = words(mine), words(theirs)
    # The shorter one is fitted into the longer one, so that what is cut lies at its ends.
    is_longer_there = len(there) > len(said)
    fit = align(said, there) if is_longer_there else align(there, said)
    longer = there if is_longer_there else said
    cut = sum(_count(step) for step in fit.steps if is_fair_cut(step, longer))
    more = fit.start + len(longer) - fit.end + cut
    changed = sum(
        _count(step) for step in fit.steps if step.change is not Change.SAME and not is_fair_cut(step, longer)
    )
    texts = (theirs, there), (mine, said)
    pieces = [_piece(*texts, step, is_flipped=is_longer_there) for step in fit.steps]
    ends = [_end(theirs, mine, longer, 0, fit.start, is_longer_there), *pieces]
    ends.append(_end(theirs, mine, longer, fit.end, len(longer), is_longer_there))
    return Variant(
        row=other,
        relation=_relation(changed, more, is_longer_there=is_longer_there),
        changed_words=changed,
        more_words=more,
        pieces=tuple(piece for piece in ends if piece is not None),
        names_another=_names_another(row, other),
    )


def _names_another(row: StoredStatement, other: StoredStatement) -> bool:
    if not (_is_named(row) and _is_named(other)) or row.person_id == other.person_id:
        return False
    speakers = row.statement.attribution.speaker, other.statement.attribution.speaker
    return not may_be_one(*(speaker.name if speaker else "" for speaker in speakers))


def may_be_one(name: str, other: str) -> bool:
    """Whether two names may be of one person: one has all words of the other, or their initials, and both end alike.

    "Trump", "Donald Trump" and "Donald J. Trump" may be one, and "Ivanka Trump" and "Donald Trump" not. People are
    joined only by the user; until then such names are not told as those of different speakers.
    """
    short, long = sorted((forms(name), forms(other)), key=len)
    if not short or short[-1] != long[-1]:
        return False
    return all(any(_is_short_for(word, full) for full in long) for word in short)


def _is_short_for(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[:1] == other[:1])


def _is_named(row: StoredStatement) -> bool:
    """Whether it is likely enough who speaks to say that an article names somebody else."""
    return row.person_id is not None and row.statement.attribution.tier in {Tier.CLEAR, Tier.LIKELY}


def _relation(changed: int, more: int, *, is_longer_there: bool) -> Relation:
    if changed:
        return Relation.ALTERED
    if not more:
        return Relation.SAME
    return Relation.LONGER if is_longer_there else Relation.SHORTER


def _count(step: Step) -> int:
    return max(step.quote[1] - step.quote[0], step.statement[1] - step.statement[0])


def _piece(
    there: tuple[str, Sequence[Word]], mine: tuple[str, Sequence[Word]], step: Step, *, is_flipped: bool
) -> Piece:
    """One step, whichever of the two was fitted into the other."""
    theirs, ours = (step.statement, step.quote) if is_flipped else (step.quote, step.statement)
    quote, statement = _printed(*there, *theirs), _printed(*mine, *ours)
    difference = Difference.SAME if step.change is Change.SAME else Difference.REPLACED
    if not quote or not statement:
        difference = Difference.ADDED if quote else Difference.LEFT_OUT
    return Piece(difference=difference, quote=quote, statement=statement, is_marked=step.is_marked)


def _end(theirs: str, mine: str, longer: Sequence[Word], start: int, end: int, is_longer_there: bool) -> Piece | None:
    """What the longer one has before or behind what both have."""
    if start >= end:
        return None
    if is_longer_there:
        return Piece(difference=Difference.ADDED, quote=_printed(theirs, longer, start, end), statement="")
    return Piece(difference=Difference.LEFT_OUT, quote="", statement=_printed(mine, longer, start, end))


def _printed(text: str, found: Sequence[Word], first: int, behind: int) -> str:
    return text[found[first].start : found[behind - 1].end] if first < behind else ""


def _order(row: StoredStatement) -> tuple[bool, str, int]:
    return row.record.published is None, row.record.published or "", row.id


def _first(rows: Sequence[StoredStatement]) -> StoredStatement | None:
    """The one of the first day, if every one has a whole date and only one has this."""
    dates = [row.record.published or "" for row in rows]
    if any(len(date) < _DAY_LETTERS for date in dates) or dates.count(min(dates)) > 1:
        return None
    return rows[dates.index(min(dates))]
