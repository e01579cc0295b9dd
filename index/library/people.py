"""Queries about people: who speaks in the library, under which names, and how often."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from index.errors import PersonNotFound
from index.library.articles import HEADLINE
from index.library.database import Database
from index.library.names import fold
from index.model import Joined, Person, SpeakerKind

WHO = "CASE WHEN cover.speaker IS NULL THEN voice.person_id ELSE cover.person_id END"
"""The person who speaks in a statement, for queries that join the tables `voice` and `cover`."""

KIND = """CASE WHEN person.kind = 'unnamed' AND NOT is_description(person.renamed) THEN 'person' ELSE person.kind END"""
"""The kind of a person, for queries of the table `person`: an unnamed source that the user named is a person."""

_ALIAS = "an alias that you confirmed"
JOINED = f"""CASE WHEN cover.speaker IS NULL AND speaker.name <> COALESCE(person.renamed, person.name) THEN
    json_object('name', speaker.name, 'reason', CASE
        WHEN voice.moved_to IS NOT NULL THEN 'you put them together'
        WHEN voice.person_id <> voice.born_as THEN '{_ALIAS}'
        WHEN person.renamed IS NOT NULL THEN 'you renamed them'
        ELSE 'the same name, spelled otherwise' END) END"""
"""The name that was found and why another one is shown, if one is, as JSON.

For queries of the tables `speaker`, `voice`, `person` and `cover`.
"""

_MOVED = "you put it here"
_FULL_NAME = "the same full name"
_OWN_ARTICLE = "named so in one article"


class _Count(NamedTuple):
    statements: int
    articles: int
    only: int | None
    """The article, if it is only one."""


_NO_COUNT = _Count(0, 0, None)


def people(db: Database, text: str = "") -> tuple[Person, ...]:
    """Who speaks in the articles that are not removed, most statements first.

    With a text only those who have a name, or an alias, with all its words somewhere in it.
    """
    counts = _counts(db)
    words = fold(text).split() if text.strip() else []
    found = _people(db, counts, sorted(counts))
    matching = [person for person in found if _matches(words, person)]
    return tuple(sorted(matching, key=lambda person: (-person.statement_count, person.name, person.id)))


def person(db: Database, person_id: int) -> Person:
    """One person; also one who has no statement now, for example since another took all names.

    Raises:
        PersonNotFound: there is none with this number.
    """
    found = _people(db, _counts(db, _OF_ONE, (person_id, person_id)), [person_id])
    if not found:
        raise PersonNotFound(person_id)
    return found[0]


def names_of(db: Database, person_ids: Iterable[int]) -> dict[int, str]:
    """The names under which the library shows these people, those that are there."""
    rows = db.select(
        "SELECT id, COALESCE(renamed, name) FROM person WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(person_ids)),),
    )
    return dict(rows)


def _matches(words: Iterable[str], person: Person) -> bool:
    names = [fold(name) for name in (person.name, *person.aliases, *person.names)]
    return any(all(word in name for word in words) for name in names)


def _people(db: Database, counts: Mapping[int, _Count], person_ids: list[int]) -> list[Person]:
    wanted = json.dumps(person_ids)
    joined = _joined(db, wanted)
    aliases: dict[int, list[str]] = {}
    for person_id, name in db.select(
        "SELECT person_id, name FROM alias WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY person_id, key",
        (wanted,),
    ):
        aliases.setdefault(person_id, []).append(name)
    rows = db.select(
        f"SELECT id, COALESCE(renamed, name), {KIND} FROM person WHERE id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    headlines = _headlines(db, {count.only for count in counts.values() if count.only is not None})
    return [
        Person(
            id=person_id,
            name=name,
            kind=SpeakerKind(kind),
            aliases=tuple(alias for alias in aliases.get(person_id, ()) if fold(alias) != fold(name)),
            names=tuple(one.name for one in joined.get(person_id, ())),
            joined=joined.get(person_id, ()),
            statement_count=counts.get(person_id, _NO_COUNT).statements,
            article_count=counts.get(person_id, _NO_COUNT).articles,
            article=headlines.get(counts.get(person_id, _NO_COUNT).only, ""),
        )
        for person_id, name, kind in rows
    ]


_OF_ONE = """(statement.voice_id IN (SELECT id FROM voice WHERE person_id = ?)
    OR statement.id IN (SELECT statement_id FROM cover WHERE person_id = ?))"""
"""Where a person may speak; corrections may give some of it to others."""


def _counts(db: Database, condition: str = "1", parameters: Sequence[object] = ()) -> dict[int, _Count]:
    """How often everybody speaks who does so at all, also where it is only in statements that are not listed."""
    rows = db.select(
        f"""SELECT {WHO} AS who, SUM(statement.listed),
                COUNT(DISTINCT CASE statement.listed WHEN 1 THEN statement.article_id END),
                MIN(CASE statement.listed WHEN 1 THEN statement.article_id END)
            FROM statement
            JOIN article ON article.id = statement.article_id AND article.removed_at IS NULL
            LEFT JOIN voice ON voice.id = statement.voice_id
            LEFT JOIN cover ON cover.statement_id = statement.id
            WHERE statement.shown = 1 AND {condition} AND who IS NOT NULL
                AND article.id NOT IN (SELECT article_id FROM older_version) GROUP BY who""",
        parameters,
    )
    return {
        person_id: _Count(statements, articles, first if articles == 1 else None)
        for person_id, statements, articles, first in rows
    }


def _headlines(db: Database, article_ids: Iterable[int]) -> dict[int | None, str]:
    rows = db.select(
        f"""SELECT article.id, COALESCE({HEADLINE}, source.name) FROM article
            JOIN source ON source.id = article.source_id
            WHERE article.id IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(article_ids)),),
    )
    return dict(rows)


def _joined(db: Database, wanted: str) -> dict[int, tuple[Joined, ...]]:
    """The names of people in statements that are shown, each with all reasons for which it belongs to them."""
    reasons: dict[int, dict[str, dict[str, None]]] = {}
    for person_id, name, reason in db.select(
        f"""SELECT DISTINCT voice.person_id, speaker.name,
                CASE WHEN voice.moved_to IS NOT NULL THEN '{_MOVED}'
                    WHEN voice.person_id <> voice.born_as THEN '{_ALIAS}'
                    WHEN voice.article_id IS NULL THEN '{_FULL_NAME}' ELSE '{_OWN_ARTICLE}' END
            FROM voice
            JOIN statement ON statement.voice_id = voice.id AND statement.shown = 1
            JOIN speaker ON speaker.id = statement.speaker_id
            WHERE voice.person_id IN (SELECT value FROM json_each(?)) ORDER BY speaker.name, voice.id""",
        (wanted,),
    ):
        reasons.setdefault(person_id, {}).setdefault(name, {})[reason] = None
    return {
        person_id: tuple(Joined(name=name, reason="; ".join(why)) for name, why in names.items())
        for person_id, names in reasons.items()
    }
