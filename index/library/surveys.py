"""Queries over many statements at once, which read only what a survey of them needs."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from index.article import Span, Spans
from index.library.articles import OUTLET, PUBLISHED
from index.library.database import Database
from index.library.people import WHO
from index.model import QuotationKind
from index.survey import Moment, Tally

_AMONG = "statement.id IN (SELECT value FROM json_each(?))"
_SPEAKING = f"""
    FROM statement
    JOIN article ON article.id = statement.article_id
    LEFT JOIN cover ON cover.statement_id = statement.id
    LEFT JOIN voice ON voice.id = statement.voice_id
    LEFT JOIN person ON person.id = {WHO}
    WHERE {_AMONG}
"""
"""Statements with whoever speaks after all corrections."""
_SPEAKER = "COALESCE(person.renamed, person.name, '')"


class Placed(NamedTuple):
    """Where a statement stands."""

    article_id: int
    content: Spans
    cue: Spans
    mention: Spans


def placed(db: Database, statement_ids: Sequence[int]) -> dict[int, Placed]:
    """Where these statements stand; those that are gone are left out."""
    rows = db.select(
        f"""SELECT statement.id, statement.article_id,
                '[' || COALESCE(cover.content_spans, statement.content_spans) || ',' || statement.cue_spans
                    || ',' || statement.mention_spans || ']'
            FROM statement LEFT JOIN cover ON cover.statement_id = statement.id WHERE {_AMONG}""",
        (json.dumps(list(statement_ids)),),
    )
    found = {}
    for statement_id, article_id, lists in rows:
        roles = json.loads(lists)
        found[statement_id] = Placed(article_id, *(tuple(Span(*span) for span in spans) for spans in roles))
    return found


def texts(db: Database, article_ids: Sequence[int]) -> dict[int, str]:
    """The texts of these articles."""
    return dict(
        db.select(
            "SELECT id, text FROM article WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(article_ids)),),
        )
    )


def tallies(db: Database, statement_ids: Sequence[int]) -> tuple[Tally, ...]:
    """How many of these statements are of each speaker, cue, outlet and kind together, most first."""
    rows = db.select(
        f"""SELECT {_SPEAKER}, lower(statement.cue), COALESCE({OUTLET}, ''),
                COALESCE(cover.kind, statement.kind), COUNT(*) AS count
            {_SPEAKING} GROUP BY 1, 2, 3, 4 ORDER BY count DESC, 1, 2, 3, 4""",
        (json.dumps(list(statement_ids)),),
    )
    return tuple(Tally(speaker, cue, outlet, QuotationKind(kind), count) for speaker, cue, outlet, kind, count in rows)


def moments(db: Database, statement_ids: Sequence[int]) -> tuple[Moment, ...]:
    """When these statements were printed and whose they are; oldest first, undated last, then by place."""
    rows = db.select(
        f"""SELECT statement.id, COALESCE({PUBLISHED}, '') AS day, {_SPEAKER}
            {_SPEAKING} ORDER BY day = '', day, article.id, statement.position""",
        (json.dumps(list(statement_ids)),),
    )
    return tuple(Moment(*row) for row in rows)
