"""An original, such as a press release or a transcript, and other articles → what of it they quoted, and how.

Also two speakers, or two outlets, side by side: what each has on a query, and which quotations they have in common.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.comparing.variants import Relation, Variant, Variants
from index.model import QuotationKind, StoredStatement


class Use(StrEnum):
    """What others made of a statement, the most faithful first."""

    QUOTED = "quoted"
    """In the same words, perhaps with more before or behind."""
    CUT = "cut"
    ALTERED = "altered"
    REPORTED = "reported without quotation marks"
    NOT_QUOTED = "not quoted"


class Show(StrEnum):
    """Which statements of the original are wanted."""

    ALL = "all"
    USED = "used"
    """What others have, in whatever form."""
    NOT_QUOTED = "not-quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A statement of the original with what others made of it."""

    use: Use
    """By the most faithful of them."""
    found: Variants


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What two speakers, or two outlets, have on a query."""

    query: str
    field: str
    """`speaker` or `outlet`."""
    names: tuple[str, str]
    rows: tuple[tuple[StoredStatement, ...], tuple[StoredStatement, ...]]
    """In the order of search, as many as were asked for."""
    counts: tuple[int, int]
    """How many each has, shown or not."""
    shared: tuple[tuple[int, Variant], ...]
    """Quotations that both have: the number of the statement on the left, and the one on the right."""


def use_of(one: Variant) -> Use:
    """What another article made of a statement."""
    if one.row.statement.kind is QuotationKind.INDIRECT:
        return Use.REPORTED
    if one.relation is Relation.ALTERED:
        return Use.ALTERED
    return Use.CUT if one.relation is Relation.SHORTER else Use.QUOTED


def covered(found: Variants) -> Covered:
    """Sums up what others made of a statement."""
    order = list(Use)
    use = min((use_of(one) for one in found.others), key=order.index, default=Use.NOT_QUOTED)
    return Covered(use=use, found=found)


def wanted(rows: Sequence[Covered], show: Show) -> tuple[Covered, ...]:
    """The statements that are wanted, in their order."""
    if show is Show.ALL:
        return tuple(rows)
    return tuple(row for row in rows if (row.use is Use.NOT_QUOTED) is (show is Show.NOT_QUOTED))


def use_counts(rows: Sequence[Covered]) -> Mapping[Use, int]:
    """How many statements of the original came to which use; each use is there."""
    return {use: sum(row.use is use for row in rows) for use in Use}


def common(left: Sequence[Variants], right: Sequence[StoredStatement]) -> tuple[tuple[int, Variant], ...]:
    """The quotations of the left side that the right side has, too."""
    there = {row.id for row in right}
    return tuple((found.row.id, one) for found in left for one in found.others if one.row.id in there)
