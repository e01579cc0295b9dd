"""What is being typed at a place of a query: the name of a field, or the value of one."""

from collections.abc import Iterable
from typing import NamedTuple

from index.hints import Completion
from index.model import FacetValue, Span
from index.search.lexer import Kind, lexemes
from index.search.refining import filter_text
from index.search.tree import FIELDS

_FEWEST_LETTERS = 2
"""With fewer letters, too many words begin like a field's name."""
UNLISTED_FIELDS = frozenset({"said", "note", "like"})
"""Fields of any words: there are no values to offer."""


class Begun(NamedTuple):
    """A field's name or value that is being typed."""

    field: str
    """Empty while it is the name."""
    text: str
    """What is there of it, without quotation marks."""
    span: Span
    """What would be replaced: the name, or the field with its value."""


def begun(query: str, cursor: int) -> Begun | None:
    """What is being typed where the cursor stands, if that is at the end of a field's name or value."""
    found = lexemes(query[:cursor])
    if not found or found[-1].span.end != cursor:
        return None
    last, before = found[-1], found[-2] if len(found) > 1 else None
    if last.kind is Kind.FIELD:
        return _value(last.text, "", Span(last.span.start, cursor))
    if before is not None and before.kind is Kind.FIELD:
        is_open = last.kind is Kind.WORD or (last.kind is Kind.PHRASE and not last.closed)
        return (
            _value(before.text, last.text, Span(before.span.start, _end(query, last.kind, cursor))) if is_open else None
        )
    goes_on = query[cursor : cursor + 1].strip() not in ("", ")")
    if last.kind is not Kind.WORD or goes_on or len(last.text) < _FEWEST_LETTERS:
        return None
    return Begun("", last.text, last.span)


def completed(query: str, place: Begun, values: Iterable[FacetValue]) -> tuple[Completion, ...]:
    """The completions with each of some values; those that cannot stand in a query are left out."""
    made = ((value, filter_text(place.field, value.value)) for value in values)
    return tuple(
        Completion(
            query=text,
            cursor=cursor,
            field=place.field,
            value=value.value,
            count=value.count,
        )
        for value, filter_ in made
        if filter_
        for text, cursor in [_with(query, place.span, filter_)]
    )


def field_names(query: str, place: Begun) -> tuple[Completion, ...]:
    """The completions with each field whose name begins so."""
    names = [name for name in FIELDS if name.startswith(place.text.casefold())]
    start, end = place.span
    return tuple(
        Completion(query=f"{query[:start]}{name}:{query[end:]}", cursor=start + len(name) + 1, field=name)
        for name in names
    )


def _value(field: str, text: str, span: Span) -> Begun | None:
    return None if field in UNLISTED_FIELDS else Begun(field, text, span)


def _end(query: str, kind: Kind, cursor: int) -> int:
    """Where the value ends; of an open phrase, a mark right behind the cursor belongs to it."""
    is_mark = kind is Kind.PHRASE and query[cursor : cursor + 1] in ('"', "”", "»")
    return cursor + is_mark


def _with(query: str, span: Span, filter_: str) -> tuple[str, int]:
    """The query with a filter in place of what is being typed, and white space behind it."""
    behind = query[span.end :]
    gap = "" if behind[:1].isspace() or behind[:1] == ")" else " "
    cursor = span.start + len(filter_) + (gap == " " or behind[:1].isspace())
    return f"{query[: span.start]}{filter_}{gap}{behind}", cursor
