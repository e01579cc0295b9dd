"""Carries what the user did with the statements of an article to the same statements of its next version.

A statement is the same if extraction found the same words; where it found them several times, the first is the first.
Statements that the user added are added again where their words stand in the new text. Details of the article that the
user put right are put right again where the new version says the same as the older one did. Everything is written as
the user's own changes are, so each line can be taken back; the older version keeps what it has.
"""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.comparison import words_of
from index.library import corrections, printed
from index.library.changes import Action, Summary, make
from index.library.covers import STATEMENT_ASPECTS, Aspect, Edits, Image, images
from index.library.database import Database
from index.model import QuotationKind, Span, Spans, StoredArticle
from index.record_fields import RecordField, value_of, written

_ACTIONS = {
    Aspect.STANDING: Action.REJECT, Aspect.SPEAKER: Action.SPEAKER, Aspect.CONTENT: Action.CONTENT,
    Aspect.STARRED: Action.STAR, Aspect.CHECKED: Action.CHECK, Aspect.TAGS: Action.TAG, Aspect.NOTE: Action.NOTE,
}  # fmt: skip
_AS_BEFORE = "as in the older version"
_UNKNOWN = "unknown"
_CARRIED_DETAILS = tuple(
    field for field in RecordField if field not in {RecordField.ACCESSED, RecordField.LANGUAGE, RecordField.URL}
)
"""Each version was read on its own day and in its own language, and the address is what makes it a version."""


class _Row(NamedTuple):
    """A statement as extraction found it, or as the user added it."""

    id: int
    origin: str
    kind: str
    quote: str
    spans: Spans


class _Pair(NamedTuple):
    """The same statement in two versions."""

    old: _Row
    new: _Row


def carry_over(db: Database, older: StoredArticle, newer: StoredArticle) -> None:
    """Gives a new version what the user did with the older one. Call it inside a transaction."""
    _carry_voices(db, older, newer)
    before, after = _rows(db, older.id), _rows(db, newer.id)
    pairs = _same(before, after)
    known = {pair.old.id for pair in pairs}
    for row in before:
        if row.origin == "added" and row.id not in known and (added := _added(db, older, newer, row)):
            pairs.append(_Pair(row, added))
    db.execute_many(
        """INSERT INTO carried (old_id, new_id)
           SELECT statement_id, ? FROM cover WHERE statement_id = ? ON CONFLICT DO NOTHING""",
        [(pair.new.id, pair.old.id) for pair in pairs],
    )
    for aspect in STATEMENT_ASPECTS:
        _carry(db, aspect, pairs, older, newer)
    _carry_details(db, older, newer)


def _rows(db: Database, article_id: int) -> list[_Row]:
    rows = db.select(
        "SELECT id, origin, kind, quote, content_spans FROM statement WHERE article_id = ? ORDER BY position",
        (article_id,),
    )
    return [
        _Row(statement_id, origin, kind, quote, tuple(Span(*span) for span in json.loads(spans)))
        for statement_id, origin, kind, quote, spans in rows
    ]


def _same(before: Sequence[_Row], after: Sequence[_Row]) -> list[_Pair]:
    free: dict[tuple[str, ...], list[_Row]] = {}
    for row in after:
        free.setdefault(words_of(row.quote), []).append(row)
    return [_Pair(row, free[key].pop(0)) for row in before if free.get(key := words_of(row.quote))]


def _carry(db: Database, aspect: Aspect, pairs: Sequence[_Pair], older: StoredArticle, newer: StoredArticle) -> None:
    """Carries one aspect of all statements, as one line of the log."""
    held = images(db, aspect, [pair.old.id for pair in pairs])
    now = images(db, aspect, [pair.new.id for pair in pairs])
    edits: Edits = {}
    for pair in pairs:
        image = held[pair.old.id]
        if aspect is Aspect.CONTENT:
            image = _moved(image, pair, older.article.text, newer.article.text)
        if image != now[pair.new.id] and image not in ([None], ["added"]):
            edits[aspect, pair.new.id] = image
    if edits:
        ids = [statement_id for _, statement_id in edits]
        quotes = [pair.new.quote for pair in pairs if pair.new.id == ids[0]]
        subject = corrections.shortened(quotes[0]) if len(ids) == 1 else f"{len(ids)} statements"
        make(db, Summary(_ACTIONS[aspect], subject, "", _AS_BEFORE, ids), edits)


def _carry_details(db: Database, older: StoredArticle, newer: StoredArticle) -> None:
    """Carries what the user says of the article itself, as one line of the log."""
    then, now = ((one.found or one.article).record for one in (older, newer))
    edits: Edits = {}
    before, after = [], []
    for field in _CARRIED_DETAILS:
        value, found = value_of(older.article.record, field), value_of(now, field)
        if value_of(then, field) == found != value:
            edits[Aspect(field.value), newer.id] = [json.dumps([value], ensure_ascii=False)]
            before.append(f"{field.value} {written(found) or _UNKNOWN}")
            after.append(f"{field.value} {written(value) or _UNKNOWN}")
    if edits:
        subject = corrections.shortened(newer.article.record.headline or newer.source)
        make(db, Summary(Action.RECORD, subject, "; ".join(before), f"{'; '.join(after)} ({_AS_BEFORE})"), edits)


def _moved(image: Image, pair: _Pair, before: str, after: str) -> Image:
    """Where a content that the user set stands in the new text; as it was found where it stands nowhere."""
    if image[1] is None:
        return image
    by = pair.new.spans[0].start - pair.old.spans[0].start
    spans = [Span(*span) for span in json.loads(image[1])]
    moved = tuple(Span(span.start + by, span.end + by) for span in spans)
    if any(before[span.start : span.end] != after[slice(*new)] for span, new in zip(spans, moved, strict=True)):
        return [None, None, None]
    return [image[0], json.dumps(moved), printed.quote(after, moved)]


def _added(db: Database, older: StoredArticle, newer: StoredArticle, row: _Row) -> _Row | None:
    """A statement of the user's, added to the new version as well; None if its words do not stand there."""
    (standing,) = images(db, Aspect.STANDING, [row.id])[row.id]
    spans = tuple(_found(older.article.text, newer.article.text, row.spans))
    if standing != "added" or len(spans) != len(row.spans):
        return None
    speaker, person_id = images(db, Aspect.SPEAKER, [row.id])[row.id]
    who = person_id if speaker == "person" else None
    made = corrections.add_statement(db, newer.id, newer.article.text, spans, QuotationKind(row.kind), who)
    return next(one for one in _rows(db, newer.id) if one.id in made.statement_ids)


def _found(before: str, after: str, spans: Spans) -> Iterator[Span]:
    """Where the same words stand in another text, in their order."""
    at = 0
    for span in spans:
        words = before[span.start : span.end]
        if (start := after.find(words, at)) < 0:
            return
        at = start + len(words)
        yield Span(start, at)


def _carry_voices(db: Database, older: StoredArticle, newer: StoredArticle) -> None:
    """Lets names that the user gave to people in the older version mean them in the newer one."""
    rows = db.select(
        """SELECT new.id, old.moved_to, old.key FROM voice AS old
           JOIN voice AS new ON new.key = old.key AND new.kind = old.kind AND new.article_id = ?
           WHERE old.article_id = ? AND old.moved_to IS NOT NULL AND new.person_id <> old.moved_to ORDER BY new.id""",
        (newer.id, older.id),
    )
    if rows:
        edits: Edits = {(Aspect.VOICE, voice_id): [person_id] for voice_id, person_id, _ in rows}
        make(db, Summary(Action.MERGE, ", ".join(key for _, _, key in rows), "", _AS_BEFORE), edits)
