"""What the user's changes lie on: one value for each aspect of a statement, a person, a voice or a pair of people.

A value is an image: a list that JSON can hold, so that the log of changes can keep it and put it back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from index.library.database import Database
from index.library.names import fold
from index.library.voices import settle

Image = list[Any]


class Aspect(StrEnum):
    """What a change can change; the comment says of what, and what its image holds."""

    STANDING = "standing"  # statement: [None, "added" or "rejected"]
    SPEAKER = "speaker"  # statement: [None, "person" or "nobody"; number of a person or None]
    CONTENT = "content"  # statement: [kind, spans as JSON, words]; all None where it stands as found
    STARRED = "starred"  # statement: [0 or 1]
    CHECKED = "checked"  # statement: [None or when]
    TAGS = "tags"  # statement: [tags as JSON]
    NOTE = "note"  # statement: [text]
    NAME = "name"  # person: [None or the user's name for it]
    VOICE = "voice"  # voice: [None or the number of the person that the user moved it to]
    ALIASES = "aliases"  # person: [name, change that confirmed it] for each, in order of the folded names
    APART = "apart"  # pair: [0 or 1]
    HEADLINE = "headline"  # article: [None, or a JSON array with the user's value]; so are the seven after it
    AUTHORS = "authors"
    OUTLET = "outlet"
    PUBLISHED = "published"
    URL = "url"
    ACCESSED = "accessed"
    LANGUAGE = "language"
    SECTION = "section"
    ROLE = "role"  # paragraph: [None, "story" or "left_out"]


Edits = dict[tuple[Aspect, int], Image]
"""The images that a change puts in place, by aspect and number of what it is an aspect of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where the images of an aspect are kept; no row is as good as one with the values of an empty cover."""

    table: str
    key: str
    columns: tuple[str, ...]
    empty: Image


_COVER = {
    Aspect.STANDING: _Place(table="cover", key="statement_id", columns=("standing",), empty=[None]),
    Aspect.SPEAKER: _Place(table="cover", key="statement_id", columns=("speaker", "person_id"), empty=[None, None]),
    Aspect.CONTENT: _Place(
        table="cover", key="statement_id", columns=("kind", "content_spans", "quote"), empty=[None, None, None]
    ),
    Aspect.STARRED: _Place(table="cover", key="statement_id", columns=("starred",), empty=[0]),
    Aspect.CHECKED: _Place(table="cover", key="statement_id", columns=("checked_at",), empty=[None]),
    Aspect.TAGS: _Place(table="cover", key="statement_id", columns=("tags",), empty=["[]"]),
    Aspect.NOTE: _Place(table="cover", key="statement_id", columns=("note",), empty=[""]),
}
STATEMENT_ASPECTS = tuple(_COVER)
"""The aspects of statements."""
_OTHER = {
    Aspect.NAME: _Place(table="person", key="id", columns=("renamed",), empty=[None]),
    Aspect.VOICE: _Place(table="voice", key="id", columns=("moved_to",), empty=[None]),
    Aspect.APART: _Place(table="apart", key="id", columns=("is_apart",), empty=[0]),
    Aspect.ROLE: _Place(table="paragraph_cover", key="id", columns=("role",), empty=[None]),
}
_RECORD = {
    aspect: _Place(table="article_cover", key="article_id", columns=(aspect.value,), empty=[None])
    for aspect in (
        Aspect.HEADLINE, Aspect.AUTHORS, Aspect.OUTLET, Aspect.PUBLISHED, Aspect.URL, Aspect.ACCESSED,
        Aspect.LANGUAGE, Aspect.SECTION,
    )
}  # fmt: skip
RECORD_ASPECTS = tuple(_RECORD)
"""The aspects of articles' records, named as `SourceRecord` names them."""


def images(db: Database, aspect: Aspect, targets: Iterable[int]) -> dict[int, Image]:
    """How an aspect of each of these stands now."""
    wanted = json.dumps(list(targets))
    if aspect is Aspect.ALIASES:
        found: dict[int, Image] = {target: [] for target in json.loads(wanted)}
        for person_id, name, since in db.select(
            """SELECT person_id, name, since FROM alias
               WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY person_id, key""",
            (wanted,),
        ):
            found[person_id].append([name, since])
        return found
    place = (_COVER | _OTHER | _RECORD)[aspect]
    rows = db.select(
        f"""SELECT {place.key}, {", ".join(place.columns)} FROM {place.table}
            WHERE {place.key} IN (SELECT value FROM json_each(?))""",
        (wanted,),
    )
    return dict.fromkeys(json.loads(wanted), place.empty) | {row[0]: list(row[1:]) for row in rows}


def missing(db: Database, keys: Iterable[tuple[Aspect, int]]) -> list[int]:
    """The statements among what is to be changed that are not there, or not any more."""
    wanted = {target for aspect, target in keys if aspect in _COVER}
    found = db.select(
        "SELECT id FROM statement WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(wanted)),)
    )
    return sorted(wanted - {statement_id for (statement_id,) in found})


def put(db: Database, edits: Mapping[tuple[Aspect, int], Image]) -> None:
    """Puts images in place, and what follows from them. Call it inside a transaction.

    Articles whose words change by it are noted for the search index.
    """
    by_aspect: dict[Aspect, dict[int, Image]] = {}
    for (aspect, target), image in edits.items():
        by_aspect.setdefault(aspect, {})[target] = image
    for aspect, wanted in by_aspect.items():
        if aspect is Aspect.ALIASES:
            _put_aliases(db, wanted)
        elif aspect is Aspect.VOICE:
            _move_voices(db, wanted)
        elif aspect in _COVER or aspect in _RECORD:
            _put_cover(db, (_COVER | _RECORD)[aspect], wanted)
        else:
            place = _OTHER[aspect]
            db.execute_many(
                f"UPDATE {place.table} SET {place.columns[0]} = ? WHERE {place.key} = ?",
                [(image[0], target) for target, image in wanted.items()],
            )
    if statement_ids := {target for aspect in _COVER for target in by_aspect.get(aspect, ())}:
        _follow(db, sorted(statement_ids))
    mark_unindexed(db, by_aspect.get(Aspect.CONTENT, ()))
    if article_ids := {target for aspect in _RECORD for target in by_aspect.get(aspect, ())}:
        _follow_records(db, sorted(article_ids))


def mark_unindexed(db: Database, statement_ids: Iterable[int]) -> None:
    """Notes the articles of statements as ones that the search index must take anew. Call it inside a transaction."""
    db.execute(
        """INSERT INTO unindexed (article_id)
           SELECT DISTINCT article_id FROM statement WHERE id IN (SELECT value FROM json_each(?))
           ON CONFLICT DO NOTHING""",
        (json.dumps(list(statement_ids)),),
    )


def show(db: Database, statement_ids: Sequence[int]) -> None:
    """Finds anew which of these statements are shown. Call it inside a transaction.

    Shown is what was found, what the user added, and what was found once and has a cover; not what was rejected.
    """
    db.execute(
        """UPDATE statement SET shown = COALESCE(
               (SELECT CASE statement.origin WHEN 'added' THEN cover.standing IS 'added'
                       ELSE cover.standing IS NOT 'rejected' END
                FROM cover WHERE cover.statement_id = statement.id),
               origin = 'found')
           WHERE id IN (SELECT value FROM json_each(?))""",
        (json.dumps(list(statement_ids)),),
    )


def _put_cover(db: Database, place: _Place, wanted: Mapping[int, Image]) -> None:
    columns = ", ".join(place.columns)
    values = ", ".join("?" * len(place.columns))
    updates = ", ".join(f"{column} = excluded.{column}" for column in place.columns)
    db.execute_many(
        f"""INSERT INTO {place.table} ({place.key}, {columns}) VALUES (?, {values})
            ON CONFLICT ({place.key}) DO UPDATE SET {updates}""",
        [(target, *image) for target, image in wanted.items()],
    )


def _follow(db: Database, statement_ids: Sequence[int]) -> None:
    """Drops covers that say nothing any more, and finds anew what is shown."""
    db.execute(
        """DELETE FROM cover WHERE statement_id IN (SELECT value FROM json_each(?))
               AND standing IS NULL AND speaker IS NULL AND content_spans IS NULL
               AND starred = 0 AND checked_at IS NULL AND tags = '[]' AND note = ''""",
        (json.dumps(list(statement_ids)),),
    )
    show(db, statement_ids)


def _follow_records(db: Database, article_ids: Sequence[int]) -> None:
    """Drops covers that say nothing any more; the search index takes the articles anew."""
    ids = json.dumps(article_ids)
    nothing = " AND ".join(f"{aspect.value} IS NULL" for aspect in _RECORD)
    db.execute(f"DELETE FROM article_cover WHERE article_id IN (SELECT value FROM json_each(?)) AND {nothing}", (ids,))
    db.execute(
        """INSERT INTO unindexed (article_id) SELECT value FROM json_each(?) WHERE 1
           ON CONFLICT DO NOTHING""",
        (ids,),
    )


def _put_aliases(db: Database, wanted: Mapping[int, Image]) -> None:
    targets = json.dumps(list(wanted))
    keys = {
        key
        for (key,) in db.select("SELECT key FROM alias WHERE person_id IN (SELECT value FROM json_each(?))", (targets,))
    }
    db.execute("DELETE FROM alias WHERE person_id IN (SELECT value FROM json_each(?))", (targets,))
    rows = [(target, fold(name), name, since) for target, image in wanted.items() for name, since in image]
    db.execute_many("INSERT INTO alias (person_id, key, name, since) VALUES (?, ?, ?, ?)", rows)
    settle(db, keys | {key for _, key, _, _ in rows})


def _move_voices(db: Database, wanted: Mapping[int, Image]) -> None:
    db.execute_many(
        "UPDATE voice SET moved_to = ?, person_id = COALESCE(?, person_id) WHERE id = ?",
        [(image[0], image[0], target) for target, image in wanted.items()],
    )
    keys = db.select("SELECT key FROM voice WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),))
    settle(db, (key for (key,) in keys))
