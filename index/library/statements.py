"""Queries about statements and their speakers."""

import json
from collections.abc import Iterable, Sequence

from index.errors import StatementNotFound
from index.library import printed
from index.library.articles import RECORD_COLUMNS, record_from
from index.library.database import Database, Row
from index.model import (
    Attribution,
    Link,
    Manner,
    Polarity,
    QuotationKind,
    SourceRecord,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)

_SELECT = f"""
    SELECT statement.article_id, {RECORD_COLUMNS},
        statement.id, statement.position, statement.kind, statement.manner, statement.confidence, statement.listed,
        statement.polarity, statement.within_position, outer_statement.id, speaker.name, speaker.kind, statement.tier,
        '[' || statement.content_spans || ',' || statement.cue_spans || ',' || statement.mention_spans
            || ',' || statement.chain || ',' || statement.candidates || ']',
        statement.quote, statement.cue, statement.mention
    FROM statement
    JOIN article ON article.id = statement.article_id
    LEFT JOIN speaker ON speaker.id = statement.speaker_id
    LEFT JOIN statement AS outer_statement
        ON outer_statement.article_id = statement.article_id
        AND outer_statement.position = statement.within_position
"""
_RECORD = slice(1, 9)
_STATEMENT = slice(9, None)


def insert_statements(db: Database, article_id: int, text: str, statements: Sequence[Statement]) -> None:
    """Stores the statements of an article in the order given. Call it inside a transaction."""
    speaker_ids = _speaker_ids(db, {s.attribution.speaker for s in statements if s.attribution.speaker})
    db.execute_many(
        """INSERT INTO statement (article_id, position, kind, manner, polarity, confidence, listed,
               within_position, speaker_id, tier, content_spans, cue_spans, mention_spans, chain, candidates,
               quote, cue, mention)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        [
            (
                article_id,
                position,
                statement.kind.value,
                statement.manner.value,
                statement.polarity.value,
                statement.confidence,
                statement.listed,
                statement.within,
                speaker_ids[statement.attribution.speaker] if statement.attribution.speaker else None,
                statement.attribution.tier.value,
                _json(statement.content),
                _json(statement.cue),
                _json(statement.mention),
                _json([(*link.span, link.reason) for link in statement.attribution.chain]),
                _json(statement.attribution.candidates),
                printed.quote(text, statement.content),
                printed.words(text, statement.cue),
                printed.words(text, statement.mention),
            )
            for position, statement in enumerate(statements)
        ],
    )


def rows(db: Database, statement_ids: Sequence[int]) -> tuple[StoredStatement, ...]:
    """The statements with these numbers, in the order asked; statements of removed articles too.

    Raises:
        StatementNotFound: there is none with one of the numbers.
    """
    found = _stored(
        db, f"{_SELECT} WHERE statement.id IN (SELECT value FROM json_each(?))", (json.dumps(list(statement_ids)),)
    )
    by_id = {statement.id: statement for statement in found}
    for statement_id in statement_ids:
        if statement_id not in by_id:
            raise StatementNotFound(statement_id)
    return tuple(by_id[statement_id] for statement_id in statement_ids)


def of_article(db: Database, article_id: int) -> tuple[StoredStatement, ...]:
    """All statements of an article, listed or not, by position; none if there is no such article."""
    return _stored(db, f"{_SELECT} WHERE statement.article_id = ? ORDER BY statement.position", (article_id,))


def articles_without_polarity(db: Database) -> tuple[int, ...]:
    """The articles, removed ones too, with statements whose polarity an older version of the program did not find."""
    return tuple(
        article_id for (article_id,) in db.select("SELECT DISTINCT article_id FROM statement WHERE polarity IS NULL")
    )


def set_polarities(db: Database, found: Iterable[tuple[int, Polarity]]) -> None:
    """Stores the polarity of statements by their numbers; those that are not plain are not listed any more.

    Call it inside a transaction.
    """
    db.execute_many(
        "UPDATE statement SET polarity = ?, listed = listed AND ? WHERE id = ?",
        [(polarity.value, polarity is Polarity.PLAIN, statement_id) for statement_id, polarity in found],
    )


def speakers(db: Database) -> tuple[tuple[Speaker, int], ...]:
    """Who speaks in the articles that are not removed, with the number of listed statements; most first."""
    found = db.select(
        """SELECT speaker.name, speaker.kind, COUNT(*) AS statement_count
           FROM speaker
           JOIN statement ON statement.speaker_id = speaker.id AND statement.listed = 1
           JOIN article ON article.id = statement.article_id
           WHERE article.removed_at IS NULL
           GROUP BY speaker.id ORDER BY statement_count DESC, speaker.name, speaker.kind"""
    )
    return tuple((Speaker(name=name, kind=SpeakerKind(kind)), count) for name, kind, count in found)


def _speaker_ids(db: Database, wanted: Iterable[Speaker]) -> dict[Speaker, int]:
    """The numbers of these speakers; those not known yet are added."""
    ids = {}
    for speaker in wanted:
        names = (speaker.name, speaker.kind.value)
        db.execute("INSERT INTO speaker (name, kind) VALUES (?, ?) ON CONFLICT DO NOTHING", names)
        ids[speaker] = int(db.select("SELECT id FROM speaker WHERE name = ? AND kind = ?", names)[0][0])
    return ids


def _stored(db: Database, sql: str, parameters: Sequence[object]) -> tuple[StoredStatement, ...]:
    """The statements of a query; those of one article share its record."""
    records: dict[int, SourceRecord] = {}
    statements = []
    for row in db.select(sql, parameters):
        if (article_id := row[0]) not in records:
            records[article_id] = record_from(row[_RECORD])
        statements.append(_stored_statement(article_id, records[article_id], row[_STATEMENT]))
    return tuple(statements)


def _stored_statement(article_id: int, record: SourceRecord, columns: Row) -> StoredStatement:
    (statement_id, position, kind, manner, confidence, listed, polarity, within, within_id, speaker_name,
     speaker_kind, tier, lists, quote, cue_text, mention_text) = columns  # fmt: skip
    # One list of all lists: parsing is what reading a row takes most of its time for.
    content, cue, mention, chain, candidates = json.loads(lists)
    return StoredStatement(
        id=statement_id,
        article_id=article_id,
        position=position,
        statement=Statement(
            kind=QuotationKind(kind),
            content=_spans(content),
            cue=_spans(cue),
            mention=_spans(mention),
            manner=Manner(manner),
            polarity=Polarity(polarity) if polarity else Polarity.PLAIN,
            confidence=confidence,
            listed=bool(listed),
            within=within,
            attribution=Attribution(
                speaker=None if speaker_name is None else Speaker(name=speaker_name, kind=SpeakerKind(speaker_kind)),
                tier=Tier(tier),
                chain=tuple(Link(span=Span(start, end), reason=reason) for start, end, reason in chain),
                candidates=tuple(candidates),
            ),
        ),
        quote=quote,
        cue=cue_text,
        mention=mention_text,
        within_id=within_id,
        record=record,
    )


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
