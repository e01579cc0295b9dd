"""Writes filters into the text of a query, so that the search field stays the one truth.

A filter is put in front, because the last word may still be being typed and has to stay the last.
"""

from typing import NamedTuple

from index.model import QueryFilter, Span
from index.search.analysis import name_key, plain_name, words
from index.search.lexer import Kind, lexemes
from index.search.parser import filters
from index.search.periods import period
from index.search.tree import FACTS, FIELDS

_HOW = ("replace", "add", "widen", "exclude")

_TOGETHER = (
    frozenset({"clear", "likely", "unsure", "unattributed"}),
    frozenset({"said", "thought", "event", "doubtful"}),
    frozenset({"negated", "hypothetical"}),
    frozenset({"listed", "hidden", "any"}),
)
"""Values of `is:` that answer the same question, so that one replaces another."""
_SEVERAL = 2
_JOINS = (Kind.OR, Kind.AND)
_BOUND = (Kind.NOT, Kind.MINUS, Kind.FIELD)
"""What belongs to the item behind it and goes with it."""


class _Filter(NamedTuple):
    """A filter as it stands in the lexemes."""

    field: str
    value: str
    excluded: bool
    places: range
    """The lexemes it is made of, without what negates it."""
    span: Span


def refine(query: str, *, field: str, value: str, how: str) -> str:
    """The query with a filter written into it.

    `replace` puts it in place of other values of the field, `add` beside them (AND), `widen` joins it to one of them
    (OR), `exclude` leaves out what has the value. Quotation marks in the value are dropped: they could not stand in
    a query. A value that is there already is not written twice; one that the field cannot have changes nothing.

    Raises:
        ValueError: `how` is none of these.
    """
    if how not in _HOW:
        raise ValueError(f"not a way to refine a query: {how!r}")
    value = plain_name(value)
    written = filter_text(field, value)
    if not written:
        return query
    draft = _Draft(query)
    here = [filter_ for filter_ in draft.filters() if filter_.field == field]
    same = [filter_ for filter_ in here if name_key(filter_.value) == name_key(value)]
    wanted = [filter_ for filter_ in here if not filter_.excluded]
    if how == "exclude":
        draft.drop(same)
        return draft.with_filter(f"-{written}")
    if how == "replace":
        draft.drop([filter_ for filter_ in here if _answers_same(field, filter_.value, value)])
        return draft.with_filter(written)
    if any(filter_ in wanted for filter_ in same):
        return query
    if how == "widen" and wanted:
        draft.widen(wanted[-1], written)
        draft.drop(same)
        return draft.text()
    draft.drop(same)
    return draft.with_filter(written)


def without(query: str, part: QueryFilter) -> str:
    """The query without one of its filters, and without the operators and brackets it leaves empty.

    If the query has changed since the filter was found, the nearest one like it goes.
    """
    draft = _Draft(query)
    sought = (part.field, name_key(part.value), part.excluded)
    like = [found for found in draft.filters() if (found.field, name_key(found.value), found.excluded) == sought]
    if not like:
        return query
    draft.drop([min(like, key=lambda found: abs(found.span.start - part.span.start))])
    return draft.text()


def eased(query: str) -> tuple[tuple[str, str], ...]:
    """For each part that must hold, if there are several: the part as it was typed, and the query without it.

    None where alternatives stand outside of all brackets: there nothing must hold.
    """
    draft = _Draft(query)
    places = draft.parts()
    if len(places) < _SEVERAL:
        return ()
    return tuple((draft.typed(part), _Draft(query).without_part(part)) for part in places)


def filter_text(field: str, value: str) -> str:
    """The filter as it stands in a query; names and tags always in quotation marks, where they mean the whole name."""
    if field in FACTS:
        return f"{field}:{value}" if value in FACTS[field] else ""
    if field == "date":
        return f"date:{value}" if period(value) else ""
    if field not in FIELDS or not (words(value) or (field in ("tag", "search") and name_key(value))):
        return ""
    plain = field in ("said", "cue", "note", "like") and [word.text for word in words(value)] == [value]
    return f"{field}:{value}" if plain else f'{field}:"{value}"'


def _answers_same(field: str, old: str, new: str) -> bool:
    """Whether one value of a field takes the place of another."""
    if field != "is":
        return True
    return old == new or any(old in group and new in group for group in _TOGETHER)


class _Draft:
    """The text of a query in pieces that can be taken out and written on."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._lexemes = lexemes(query)
        self._texts: list[str | None] = [query[slice(*lexeme.span)] for lexeme in self._lexemes]
        # White space at the end ends the last word.
        self._tail = " " if query[-1:].isspace() else ""

    def filters(self) -> list[_Filter]:
        """The filters of the query in order."""
        starts = {lexeme.span.start: place for place, lexeme in enumerate(self._lexemes)}
        ends = {lexeme.span.end: place for place, lexeme in enumerate(self._lexemes)}
        return [
            _Filter(
                filter_.field,
                filter_.value,
                filter_.excluded,
                range(starts[filter_.span.start], ends[filter_.span.end] + 1),
                filter_.span,
            )
            for filter_ in filters(self._query)
        ]

    def drop(self, dropped: list[_Filter]) -> None:
        """Take filters out."""
        for filter_ in dropped:
            self._take_out(filter_.places[0], filter_.places[-1])
        for place, lexeme in enumerate(self._lexemes):
            if dropped and lexeme.kind is Kind.OPEN and self._texts[place] is not None:
                self._unwrap(place)

    def widen(self, filter_: _Filter, written: str) -> None:
        """Write an alternative behind a filter, in brackets around both unless such brackets are there."""
        first, last = filter_.places[0], filter_.places[-1]
        if self._among_alternatives(first):
            self._texts[last] = f"{self._texts[last]} OR {written}"
        else:
            self._texts[first] = f"({self._texts[first]}"
            self._texts[last] = f"{self._texts[last]} OR {written})"

    def with_filter(self, written: str) -> str:
        """The text with a filter in front that holds for all of it."""
        if Kind.OR in self._outermost():
            self._close_bracket()
            return f"{written} ({self.text()}"
        rest = self.text()
        return f"{written} {rest}" if rest else written

    def parts(self) -> list[range]:
        """The lexemes of each word, phrase, filter or bracket that must hold; none if OR joins any of them."""
        if Kind.OR in self._outermost():
            return []
        found = []
        start: int | None = None
        depth = 0
        for place, lexeme in enumerate(self._lexemes):
            if lexeme.kind is Kind.CLOSE and depth == 0:
                continue
            if start is None and lexeme.kind not in _JOINS:
                start = place
            depth += (lexeme.kind is Kind.OPEN) - (lexeme.kind is Kind.CLOSE)
            is_last = place == len(self._lexemes) - 1
            if start is not None and (is_last or (depth == 0 and lexeme.kind not in _BOUND)):
                found.append(range(start, place + 1))
                start = None
        return found

    def typed(self, places: range) -> str:
        """Lexemes as they stand in the query."""
        return self._query[self._lexemes[places[0]].span.start : self._lexemes[places[-1]].span.end].strip()

    def without_part(self, places: range) -> str:
        """What is left without some lexemes."""
        self._take_out(places[0], places[-1])
        return self.text()

    def text(self) -> str:
        """What is left."""
        written = ""
        gap = False
        for lexeme, text in zip(self._lexemes, self._texts, strict=True):
            if text is None:
                gap = True
                continue
            at_bracket = written.endswith("(") or (gap and lexeme.kind is Kind.CLOSE)
            needs_space = (lexeme.spaced or gap) and written and not at_bracket
            written += f" {text}" if needs_space else text
            gap = False
        # A phrase that is still open has taken the white space in.
        return written if not written or written[-1].isspace() else written + self._tail

    def _take_out(self, first: int, last: int) -> None:
        """Take out an item, what is bound to it, and the operators and brackets that are left without sense."""
        while True:
            for place in range(first, last + 1):
                self._texts[place] = None
            before, behind = self._neighbour(first, -1), self._neighbour(last, 1)
            kinds = tuple(None if place is None else self._lexemes[place].kind for place in (before, behind))
            if before is not None and kinds[0] in _BOUND:
                first = before
            elif behind is not None and kinds[1] in _JOINS and kinds[0] in (None, Kind.OPEN):
                last = behind
            elif before is not None and kinds[0] in _JOINS and kinds[1] in (None, Kind.CLOSE, *_JOINS):
                first = before
            elif before is not None and kinds == (Kind.OPEN, Kind.CLOSE):
                first, last = before, behind if behind is not None else last
            elif before is not None and kinds == (Kind.OPEN, None):
                first = before
            else:
                return

    def _unwrap(self, opening: int) -> None:
        """Take out brackets around a single filter."""
        places = [opening]
        for _ in range(3):
            behind = self._neighbour(places[-1], 1)
            if behind is None:
                return
            places.append(behind)
        before = self._neighbour(opening, -1)
        kinds = [self._lexemes[place].kind for place in places]
        is_value = before is not None and self._lexemes[before].kind is Kind.FIELD
        if kinds[1] is Kind.FIELD and kinds[2] in (Kind.WORD, Kind.PHRASE) and kinds[3] is Kind.CLOSE and not is_value:
            self._texts[opening] = self._texts[places[-1]] = None

    def _neighbour(self, place: int, step: int) -> int | None:
        """The nearest lexeme on one side that is still there."""
        place += step
        while 0 <= place < len(self._texts):
            if self._texts[place] is not None:
                return place
            place += step
        return None

    def _among_alternatives(self, place: int) -> bool:
        """Whether a filter stands in brackets that hold nothing but filters joined by OR."""
        start = place
        while start > 0 and self._lexemes[start - 1].kind not in (Kind.OPEN, Kind.CLOSE):
            start -= 1
        end = place
        while end < len(self._lexemes) and self._lexemes[end].kind not in (Kind.OPEN, Kind.CLOSE):
            end += 1
        if start == 0 or end == len(self._lexemes) or self._lexemes[start - 1].kind is not Kind.OPEN:
            return False
        inside = [lexeme.kind for lexeme in self._lexemes[start:end]]
        items = sum(kind in (Kind.WORD, Kind.PHRASE) for kind in inside)
        plain = all(kind in (Kind.FIELD, Kind.OR, Kind.WORD, Kind.PHRASE) for kind in inside)
        closed = self._lexemes[end].kind is Kind.CLOSE
        return closed and plain and inside.count(Kind.FIELD) == items == inside.count(Kind.OR) + 1

    def _outermost(self) -> set[Kind]:
        """The kinds of lexeme that stand outside of all brackets."""
        depth = 0
        found: set[Kind] = set()
        for lexeme, text in zip(self._lexemes, self._texts, strict=True):
            if text is None:
                continue
            if lexeme.kind is Kind.CLOSE:
                depth = max(0, depth - 1)
            elif depth == 0:
                found.add(lexeme.kind)
            depth += lexeme.kind is Kind.OPEN
        return found

    def _close_bracket(self) -> None:
        """Close a bracket around everything, and all that are open in it; take out those that close nothing.

        A phrase that is still open stays open, and so do the brackets around it: what is typed next belongs there.
        """
        depth = 1
        last = 0
        for place, lexeme in enumerate(self._lexemes):
            if self._texts[place] is None:
                continue
            last = place
            if lexeme.kind is Kind.CLOSE and depth == 1:
                self._texts[place] = None
            depth += (lexeme.kind is Kind.OPEN) - (lexeme.kind is Kind.CLOSE and depth > 1)
        if self._lexemes[last].closed:
            self._texts[last] = f"{self._texts[last] or ''}{')' * depth}"
