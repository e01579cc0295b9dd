"""Statements: storing what extraction found, and reading it with the user's corrections laid over it."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.errors import StatementNotFound
from index.library import printed
from index.library.articles import RECORD_COLUMNS, RECORD_WIDTH, record_from
from index.library.database import Database, Row
from index.library.people import JOINED, KIND
from index.library.voices import voice_ids
from index.model import (
    Attribution,
    Corrected,
    Joined,
    Link,
    Manner,
    Marks,
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

_CORRECTED = f"""
    person.id, COALESCE(person.renamed, person.name), {KIND}, {JOINED}
    FROM statement
    LEFT JOIN cover ON cover.statement_id = statement.id
    LEFT JOIN voice ON voice.id = statement.voice_id
    LEFT JOIN person ON person.id = CASE WHEN cover.speaker IS NULL THEN voice.person_id ELSE cover.person_id END
    LEFT JOIN speaker ON speaker.id = statement.speaker_id
"""
"""Who speaks after all corrections, and the name that was found where another one is shown."""
_FOUND = """
    NULL, speaker.name, speaker.kind, NULL
    FROM statement
    LEFT JOIN cover ON cover.statement_id = statement.id
    LEFT JOIN speaker ON speaker.id = statement.speaker_id
"""


def _query(who: str, *, corrected: str) -> str:
    return f"""
    SELECT statement.article_id, {RECORD_COLUMNS},
        statement.id, statement.position, COALESCE(cover.kind, statement.kind), statement.manner,
        statement.confidence, statement.listed, statement.polarity, statement.within_position, outer_statement.id,
        statement.tier,
        '[' || COALESCE(cover.content_spans, statement.content_spans) || ',' || statement.cue_spans
            || ',' || statement.mention_spans || ',' || statement.chain || ',' || statement.candidates || ']',
        COALESCE(cover.quote, statement.quote), statement.cue, statement.mention,
        CASE WHEN cover.statement_id IS NOT NULL THEN json_array({corrected}, speaker.name, speaker.kind,
            cover.content_spans IS NOT NULL, statement.origin = 'added' OR cover.standing IS 'added',
            cover.standing IS 'rejected',
            cover.starred, cover.checked_at, json(cover.tags), cover.note) END,
        {who}
    JOIN article ON article.id = statement.article_id
    LEFT JOIN statement AS outer_statement
        ON outer_statement.article_id = statement.article_id
        AND outer_statement.position = statement.within_position
        AND outer_statement.shown = 1
    """


_SELECT = _query(_CORRECTED, corrected="cover.speaker IS NOT NULL")
_SELECT_FOUND = _query(_FOUND, corrected="0")
_RECORD = slice(1, 1 + RECORD_WIDTH)
_STATEMENT = slice(1 + RECORD_WIDTH, None)
_SET_BY_YOU = "set by you"
_UNMARKED = Marks()
_UNCORRECTED: frozenset[Corrected] = frozenset()


def insert_statements(db: Database, article_id: int, text: str, statements: Sequence[Statement]) -> None:
    """Stores the statements of an article in the order given. Call it inside a transaction."""
    columns = statement_columns(db, article_id, text, statements)
    db.execute_many(
        f"""INSERT INTO statement (article_id, position, {", ".join(STATEMENT_COLUMNS)})
            VALUES (?, ?{", ?" * len(STATEMENT_COLUMNS)})""",
        [(article_id, position, *values) for position, values in enumerate(columns)],
    )
    db.execute("UPDATE library SET revision = revision + 1")


STATEMENT_COLUMNS = (
    "within_position", "speaker_id", "voice_id", "kind", "manner", "polarity", "confidence", "listed", "tier",
    "content_spans", "cue_spans", "mention_spans", "chain", "candidates", "quote", "cue", "mention",
)  # fmt: skip
"""What extraction says of a statement."""


def statement_columns(db: Database, article_id: int, text: str, statements: Sequence[Statement]) -> list[Row]:
    """The values of `STATEMENT_COLUMNS` for statements of one article, whose speakers get their numbers.

    Call it inside a transaction.
    """
    speakers = {statement.attribution.speaker for statement in statements} - {None}
    candidates = {name for statement in statements for name in statement.attribution.candidates}
    named = [speaker for speaker in speakers if speaker]
    speaker_ids = _speaker_ids(db, named)
    voices = voice_ids(db, article_id, named, considered=candidates)
    return [
        (
            statement.within,
            statement.attribution.speaker and speaker_ids[statement.attribution.speaker],
            statement.attribution.speaker and voices[statement.attribution.speaker],
            statement.kind.value,
            statement.manner.value,
            statement.polarity.value,
            statement.confidence,
            statement.listed,
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
        for statement in statements
    ]


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


def of_article(db: Database, article_id: int, *, rejected: bool = False) -> tuple[StoredStatement, ...]:
    """All statements of an article, listed or not, by position; none if there is no such article.

    With `rejected` also those of which the user said that they are none.
    """
    shown = "(statement.shown = 1 OR cover.standing = 'rejected')" if rejected else "statement.shown = 1"
    return _stored(
        db, f"{_SELECT} WHERE statement.article_id = ? AND {shown} ORDER BY statement.position", (article_id,)
    )


def as_indexed(db: Database, article_id: int) -> tuple[StoredStatement, ...]:
    """All statements of an article by position, also those not shown, with the speakers that were found.

    Who speaks after corrections is laid over the index, but the words are indexed as they were corrected.
    """
    return _stored(db, f"{_SELECT_FOUND} WHERE statement.article_id = ? ORDER BY statement.position", (article_id,))


def same_mention(db: Database, statement_id: int) -> tuple[int, ...]:
    """The shown statements of the same article with the same mention and the same person, by position.

    Raises:
        StatementNotFound: there is none with this number.
    """
    (asked,) = rows(db, [statement_id])
    return tuple(
        one.id
        for one in of_article(db, asked.article_id)
        if one.id == statement_id
        or (asked.mention and (one.mention, one.person_id) == (asked.mention, asked.person_id))
    )


def standing(db: Database, statement_ids: Sequence[int]) -> tuple[int, ...]:
    """Those of some statements that are shown, in articles that are not removed, nor older versions."""
    rows = db.select(
        """SELECT statement.id FROM statement JOIN article ON article.id = statement.article_id
           WHERE statement.id IN (SELECT value FROM json_each(?)) AND statement.shown = 1
               AND article.removed_at IS NULL AND article.id NOT IN (SELECT article_id FROM older_version)
           ORDER BY statement.id""",
        (json.dumps(list(statement_ids)),),
    )
    return tuple(statement_id for (statement_id,) in rows)


def articles_of(db: Database, statement_ids: Sequence[int]) -> frozenset[int]:
    """The articles that statements stand in."""
    rows = db.select(
        "SELECT DISTINCT article_id FROM statement WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(statement_ids)),),
    )
    return frozenset(article_id for (article_id,) in rows)


def tags(db: Database) -> tuple[tuple[str, int], ...]:
    """The tags of shown statements in articles that are not removed, with how many have each, in order of letters."""
    found = db.select(
        """SELECT MIN(tag.value), COUNT(*)
           FROM cover, json_each(cover.tags) AS tag
           JOIN statement ON statement.id = cover.statement_id AND statement.shown = 1
           JOIN article ON article.id = statement.article_id AND article.removed_at IS NULL
           WHERE cover.tags <> '[]' AND statement.id NOT IN (SELECT statement_id FROM resting)
           GROUP BY tag.value ORDER BY lower(tag.value), tag.value"""
    )
    return tuple(found)


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
    (statement_id, position, kind, manner, confidence, listed, polarity, within, within_id, tier, lists, quote,
     cue_text, mention_text, cover_values, person_id, name, person_kind, joined) = columns  # fmt: skip
    # One list of all lists: parsing is what reading a row takes most of its time for.
    content, cue, mention, chain, candidates = json.loads(lists)
    cover = _Cover(*json.loads(cover_values)) if cover_values else _NO_COVER
    speaker = None if name is None else Speaker(name=name, kind=SpeakerKind(person_kind))
    attribution = Attribution(
        speaker=cover.found_speaker() if cover.has_speaker else speaker,
        tier=Tier(tier),
        chain=tuple(Link(span=Span(start, end), reason=reason) for start, end, reason in chain),
        candidates=tuple(candidates),
    )
    statement = Statement(
        kind=QuotationKind(kind),
        content=_spans(content),
        cue=_spans(cue),
        mention=_spans(mention),
        manner=Manner(manner),
        polarity=Polarity(polarity) if polarity else Polarity.PLAIN,
        confidence=confidence,
        listed=bool(listed),
        within=within,
        attribution=_set_by_you(speaker, [*mention, *content]) if cover.has_speaker else attribution,
    )
    return StoredStatement(
        id=statement_id,
        article_id=article_id,
        position=position,
        statement=statement,
        quote=quote,
        cue=cue_text,
        mention=mention_text,
        within_id=within_id,
        record=record,
        person_id=person_id,
        marks=cover.marks() if cover is not _NO_COVER else _UNMARKED,
        corrected=cover.corrected() if cover is not _NO_COVER else _UNCORRECTED,
        found=attribution if cover.has_speaker and not cover.is_added else None,
        joined=Joined(**json.loads(joined)) if joined else None,
    )


class _Cover(NamedTuple):
    """What the user says of a statement, as a query of this module gives it."""

    has_speaker: bool
    found_name: str | None
    found_kind: str | None
    has_content: bool
    is_added: bool
    is_rejected: bool
    starred: bool
    checked_at: str | None
    tags: list[str]
    note: str

    def found_speaker(self) -> Speaker | None:
        """The speaker that extraction found, under the name that the article gives."""
        if self.found_name is None or self.found_kind is None:
            return None
        return Speaker(name=self.found_name, kind=SpeakerKind(self.found_kind))

    def marks(self) -> Marks:
        """What the reader noted."""
        return Marks(starred=bool(self.starred), checked=self.checked_at, tags=tuple(self.tags), note=self.note)

    def corrected(self) -> frozenset[Corrected]:
        """What the user changed."""
        changed = (
            (Corrected.SPEAKER, self.has_speaker),
            (Corrected.CONTENT, self.has_content),
            (Corrected.ADDED, self.is_added),
            (Corrected.REJECTED, self.is_rejected),
        )
        return frozenset(what for what, is_changed in changed if is_changed)


_NO_COVER = _Cover(False, None, None, False, False, False, False, None, [], "")


def _set_by_you(speaker: Speaker | None, places: list[tuple[int, int]]) -> Attribution:
    """The link to a speaker whom the user set; it shows the first of the places."""
    if speaker is None:
        return Attribution()
    link = Link(span=Span(*places[0]), reason=_SET_BY_YOU)
    return Attribution(speaker=speaker, tier=Tier.CLEAR, chain=(link,))


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)
