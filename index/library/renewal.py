"""Lets a new extraction take the place of an older one, without losing what the user did with the older one.

A statement that is found again keeps its number: first those whose content is the same, then those whose contents
share most. What is not found again goes, unless the log of changes names it: then it stays as it was found before,
shown as long as the user says something of it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.library.covers import STATEMENT_ASPECTS, show
from index.library.database import Database, Row
from index.library.statements import STATEMENT_COLUMNS, statement_columns
from index.model import Span, Spans, Statement

_LEAST_SHARED = 0.5
"""How much of two contents must be the same, counted in characters of both together, to be one statement."""
_ASIDE = 1_000_000_000
_CONTENT = STATEMENT_COLUMNS.index("content_spans")
_ASPECTS = ", ".join(f"'{aspect}'" for aspect in STATEMENT_ASPECTS)
_WORDS = (STATEMENT_COLUMNS.index("cue_spans"), STATEMENT_COLUMNS.index("mention_spans"))


class _Stored(NamedTuple):
    """A statement as it was stored."""

    id: int
    origin: str
    is_touched: bool
    """Whether the log of changes names it."""
    within_id: int | None
    values: Row
    """Of `STATEMENT_COLUMNS`."""


def renew(db: Database, article_id: int, text: str, statements: Sequence[Statement]) -> bool:
    """Stores what was found in an article anew; whether that was anything else than before.

    Call it inside a transaction.
    """
    stored = _stored(db, article_id)
    columns = statement_columns(db, article_id, text, statements)
    matched = _matched([one for one in stored if one.origin != "added"], columns)
    others = [one for one in stored if one.id not in matched.values() and (one.is_touched or one.origin == "added")]
    gone = [one.id for one in stored if one.id not in matched.values() and one not in others]
    if not gone and _is_unchanged(stored, columns, matched):
        return False
    # Each position is taken once, so all statements step aside before any gets its new one.
    db.execute(
        "UPDATE statement SET position = position + ?, within_position = NULL WHERE article_id = ?",
        (_ASIDE, article_id),
    )
    db.execute("DELETE FROM statement WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(gone),))
    ids = [_write(db, article_id, place, values, matched.get(place)) for place, values in enumerate(columns)]
    db.execute_many(
        "UPDATE statement SET origin = 'kept' WHERE id = ?", [(one.id,) for one in others if one.origin == "found"]
    )
    within = {ids[place]: ids[one.within] for place, one in enumerate(statements) if one.within is not None}
    within |= {one.id: one.within_id for one in others if one.within_id is not None and one.within_id not in gone}
    _arrange(db, _in_order(zip(ids, statements, strict=True), others), within)
    show(db, [*ids, *(one.id for one in others)])
    db.execute("INSERT INTO unindexed (article_id) VALUES (?) ON CONFLICT DO NOTHING", (article_id,))
    db.execute("UPDATE library SET revision = revision + 1")
    return True


def _stored(db: Database, article_id: int) -> list[_Stored]:
    """All statements of an article by position."""
    rows = db.select(
        f"""SELECT statement.id, statement.origin,
                EXISTS (SELECT 1 FROM touched
                    WHERE touched.aspect IN ({_ASPECTS}) AND touched.target = statement.id),
                outer_statement.id, {", ".join(f"statement.{column}" for column in STATEMENT_COLUMNS)}
            FROM statement
            LEFT JOIN statement AS outer_statement
                ON outer_statement.article_id = statement.article_id
                AND outer_statement.position = statement.within_position
            WHERE statement.article_id = ? ORDER BY statement.position""",
        (article_id,),
    )
    return [
        _Stored(statement_id, origin, bool(is_touched), within_id, tuple(values))
        for statement_id, origin, is_touched, within_id, *values in rows
    ]


def _is_unchanged(stored: Sequence[_Stored], columns: Sequence[Row], matched: Mapping[int, int]) -> bool:
    """Whether each old statement is found again, at its turn, with all that was known of it."""
    found = [one for one in stored if one.origin == "found"]
    return [(one.id, one.within_id, one.values[1:]) for one in found] == [
        (matched.get(place), None if values[0] is None else matched.get(values[0]), values[1:])
        for place, values in enumerate(columns)
    ]


def _matched(stored: Sequence[_Stored], columns: Sequence[Row]) -> dict[int, int]:
    """The places of new statements with the numbers of the old ones that they are."""
    free = {one.id: one for one in stored}
    matched: dict[int, int] = {}
    for is_alike in (_is_same, _has_same_content):
        for place, values in enumerate(columns):
            if place not in matched and (old := next((o for o in free.values() if is_alike(o.values, values)), None)):
                matched[place] = free.pop(old.id).id
    shares = [
        (_shared(_content(one.values), _content(columns[place])), place, order, one.id)
        for order, one in enumerate(free.values())
        for place in range(len(columns))
        if place not in matched
    ]
    for share, place, _, old_id in sorted(shares, key=lambda found: (-found[0], *found[1:])):
        if share >= _LEAST_SHARED and place not in matched and old_id in free:
            matched[place] = free.pop(old_id).id
    return matched


def _is_same(old: Row, new: Row) -> bool:
    """Whether content, cue and mention stand at the same places."""
    return _has_same_content(old, new) and all(old[column] == new[column] for column in _WORDS)


def _has_same_content(old: Row, new: Row) -> bool:
    return bool(old[_CONTENT] == new[_CONTENT])


def _content(values: Row) -> Spans:
    return tuple(Span(start, end) for start, end in json.loads(values[_CONTENT]))


def _shared(one: Spans, other: Spans) -> float:
    """How many characters are in both, of those that are in either."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(span.end - span.start for span in (*one, *other)) - both
    return both / either


def _write(db: Database, article_id: int, place: int, values: Row, known: int | None) -> int:
    """Stores a statement under its number, or a new one; it gets its position later."""
    if known is None:
        return db.execute(
            f"""INSERT INTO statement (article_id, position, {", ".join(STATEMENT_COLUMNS)})
                VALUES (?, ?, NULL{", ?" * (len(STATEMENT_COLUMNS) - 1)})""",
            (article_id, 2 * _ASIDE + place, *values[1:]),
        )
    updates = ", ".join(f"{column} = ?" for column in STATEMENT_COLUMNS[1:])
    db.execute(f"UPDATE statement SET origin = 'found', {updates} WHERE id = ?", (*values[1:], known))
    return known


def _in_order(found: Iterable[tuple[int, Statement]], others: Sequence[_Stored]) -> list[int]:
    """All numbers by position: the found ones as they were found, the others before the first that begins later."""
    order = [(statement.content[0].start, statement_id) for statement_id, statement in found]
    for one in others:
        start = _content(one.values)[0].start
        place = next((place for place, (begin, _) in enumerate(order) if begin > start), len(order))
        order.insert(place, (start, one.id))
    return [statement_id for _, statement_id in order]


def _arrange(db: Database, ids: Sequence[int], within: Mapping[int, int]) -> None:
    places = {statement_id: place for place, statement_id in enumerate(ids)}
    db.execute_many(
        "UPDATE statement SET position = ?, within_position = ? WHERE id = ?",
        [
            (place, places[within[statement_id]] if statement_id in within else None, statement_id)
            for statement_id, place in places.items()
        ],
    )
