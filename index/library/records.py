"""What the user says of an article itself: its record, and which of its paragraphs are part of the story.

Both lie over what was read and are lines of the log. All functions are called inside a transaction, and raise
`ArticleNotFound` for a number that no article has and `NothingToChange` if everything is already as it was asked to be.
"""

import json
import re
from collections.abc import Mapping, Sequence

from index.article import ParagraphRole, Span
from index.errors import ParagraphNotFound
from index.languages import may_be_english
from index.library import articles
from index.library.changes import Action, Summary, make
from index.library.corrections import shortened
from index.library.covers import Aspect, Edits
from index.library.database import Database
from index.model import Change, StoredArticle
from index.record_fields import RecordField, Value, value_of, written

_UNKNOWN = "unknown"
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y(?:self)?)\b")


def set_record(db: Database, article_id: int, values: Mapping[RecordField, Value]) -> Change:
    """Gives an article other details; a value that was found is no change of it any more."""
    stored = articles.article(db, article_id)
    now, found = stored.article.record, (stored.found or stored.article).record
    edits: Edits = {}
    before, after = [], []
    for field, value in values.items():
        if value == value_of(now, field):
            continue
        image = None if value == value_of(found, field) else json.dumps([value], ensure_ascii=False)
        edits[Aspect(field.value), article_id] = [image]
        before.append(_detail(field, value_of(now, field)))
        after.append(_detail(field, value))
    return make(db, Summary(Action.RECORD, _name(stored), "; ".join(before), "; ".join(after)), edits)


def set_left_out(db: Database, article_id: int, numbers: Sequence[int], *, on: bool) -> Change:
    """Leaves paragraphs of an article out of the story, or takes them back in; they are counted from 1.

    Raises:
        ParagraphNotFound: the article has none with one of the numbers.
    """
    stored = articles.article(db, article_id)
    paragraphs, found = stored.article.paragraphs, (stored.found or stored.article).paragraphs
    edits: Edits = {}
    spans = []
    for number in dict.fromkeys(numbers):
        if not 0 < number <= len(paragraphs):
            raise ParagraphNotFound(article_id, number)
        if (paragraphs[number - 1].role is ParagraphRole.LEFT_OUT) is on:
            continue
        was_left_out = found[number - 1].role is ParagraphRole.LEFT_OUT
        role = None if was_left_out is on else (ParagraphRole.LEFT_OUT if on else ParagraphRole.STORY).value
        edits[Aspect.ROLE, _paragraph_id(db, article_id, number - 1)] = [role]
        spans.append(paragraphs[number - 1].span)
    words = ("part of the story", "left out") if on else ("left out", "part of the story")
    return make(db, Summary(Action.LEAVE_OUT if on else Action.TAKE_IN, _beginning(stored, spans), *words), edits)


def to_be_read_again(db: Database, change_id: int) -> tuple[int, ...]:
    """The articles in which a line of the log changed what statements are looked for in."""
    rows = db.select(
        """SELECT touched.aspect, COALESCE(paragraph_cover.article_id, touched.target), touched.before, touched.after
           FROM touched
           LEFT JOIN paragraph_cover ON touched.aspect = 'role' AND paragraph_cover.id = touched.target
           WHERE touched.change_id = ? AND touched.aspect IN ('role', 'language', 'authors')""",
        (change_id,),
    )
    again: dict[int, None] = {}
    for aspect, article_id, before, after in rows:
        if aspect == "role":
            differs = True
        elif aspect == "language":
            differs = _is_read(db, article_id, before) is not _is_read(db, article_id, after)
        else:
            differs = _names_its_author(db, article_id) and _author(db, article_id, before) != _author(
                db, article_id, after
            )
        if differs:
            again[article_id] = None
    return tuple(again)


def _names_its_author(db: Database, article_id: int) -> bool:
    """Whether a text says "I", which may mean who wrote it."""
    return _I.search(db.select("SELECT text FROM article WHERE id = ?", (article_id,))[0][0]) is not None


def _author(db: Database, article_id: int, image: str) -> str | None:
    """The only author that an image says, or else the one that was found; None if there are several or none."""
    (given,) = json.loads(image)
    if given is not None:
        (authors,) = json.loads(given)
    else:
        authors = json.loads(db.select("SELECT authors FROM article WHERE id = ?", (article_id,))[0][0])
    return authors[0] if len(authors) == 1 else None


def _is_read(db: Database, article_id: int, image: str) -> bool:
    """Whether statements are looked for with the language that an image says."""
    (given,) = json.loads(image)
    if given is not None:
        return may_be_english(json.loads(given)[0])
    return may_be_english(db.select("SELECT language FROM article WHERE id = ?", (article_id,))[0][0])


def _paragraph_id(db: Database, article_id: int, position: int) -> int:
    """The number under which the log knows a paragraph."""
    db.execute(
        "INSERT INTO paragraph_cover (article_id, position) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (article_id, position),
    )
    rows = db.select("SELECT id FROM paragraph_cover WHERE article_id = ? AND position = ?", (article_id, position))
    return int(rows[0][0])


def _detail(field: RecordField, value: Value) -> str:
    return f"{field.value} {written(value) or _UNKNOWN}"


def _name(stored: StoredArticle) -> str:
    return shortened(stored.article.record.headline or stored.source)


def _beginning(stored: StoredArticle, spans: Sequence[Span]) -> str:
    """What paragraphs say, shortened."""
    return shortened(" … ".join(stored.article.text[span.start : span.end] for span in spans[:2]))
