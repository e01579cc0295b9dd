"""What of a statement is the quotation: of one that is partly quoted, the words between its marks."""

from typing import NamedTuple

from index.comparing.runs import is_telling
from index.comparing.words import forms
from index.model import QuotationKind, StoredStatement

_JOINT = " … "


class Quotation(NamedTuple):
    """What is compared with other articles."""

    text: str
    is_quoted: bool
    """Whether it stands in quotation marks."""


def quotation(row: StoredStatement) -> Quotation:
    """The words that are compared with those of other articles; all, where too few of them are between marks."""
    if row.statement.kind is not QuotationKind.MIXED:
        return Quotation(row.quote, row.statement.kind is QuotationKind.DIRECT)
    quoted = _JOINT.join(quoted_pieces(row.quote))
    return Quotation(quoted, True) if is_telling(forms(quoted)) else Quotation(row.quote, False)


def between_marks(text: str) -> bytearray:
    """For each letter whether it stands between double quotation marks; an opening mark needs no closing one."""
    inside = bytearray(len(text) + 1)
    is_open = False
    for place, letter in enumerate(text):
        if letter in "“«„":
            is_open = True
        elif letter in "”»":
            is_open = False
        elif letter == '"':
            is_open = not is_open
        inside[place] = is_open
    return inside


def quoted_pieces(text: str) -> list[str]:
    """The runs of letters between double quotation marks, without the marks."""
    inside = between_marks(text)
    pieces: list[str] = []
    start = None
    for place, is_inside in enumerate(inside):
        if is_inside and start is None:
            start = place + 1
        elif not is_inside and start is not None:
            pieces.append(text[start:place].strip())
            start = None
    return [piece for piece in pieces if piece]
