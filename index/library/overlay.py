"""What searches lay over the index: marks, tags, notes, and who speaks after the user's corrections."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from index.library.database import Database
from index.library.names import fold
from index.library.people import WHO
from index.model import Tier

_FLAGS = """
    WITH awake AS (SELECT * FROM cover WHERE statement_id NOT IN (SELECT statement_id FROM resting))
    SELECT 'starred', statement_id FROM awake WHERE starred = 1
    UNION ALL SELECT 'checked', statement_id FROM awake WHERE checked_at IS NOT NULL
    UNION ALL SELECT 'tagged', statement_id FROM awake WHERE tags <> '[]'
    UNION ALL SELECT 'noted', statement_id FROM awake WHERE note <> ''
    UNION ALL SELECT 'corrected', statement_id FROM awake
        WHERE speaker IS NOT NULL OR content_spans IS NOT NULL OR standing = 'added'
    UNION ALL SELECT 'rejected', id FROM statement WHERE shown = 0
    UNION ALL SELECT DISTINCT 'repeated', statement_id FROM repeated
        JOIN article ON article.id = repeated.earlier_id AND article.removed_at IS NULL
        WHERE repeated.earlier_id NOT IN (SELECT article_id FROM older_version)
    UNION ALL SELECT 'older', id FROM statement WHERE article_id IN (SELECT article_id FROM older_version)
"""


class Speakers(NamedTuple):
    """Who speaks, where it is not what the index has."""

    names: Mapping[str, str]
    """A name that was found → the name of the person, where it is the same one for all statements of that name."""
    statements: Mapping[int, str | None]
    """A statement → the name of the person, None for nobody, where `names` does not tell it."""
    aliases: Mapping[str, tuple[str, ...]]
    """A person's name → further names: aliases, and what articles say instead."""


def revision(db: Database) -> int:
    """A number that changes with everything that this module reads."""
    return int(db.select("SELECT revision FROM library")[0][0])


def flags(db: Database) -> dict[str, frozenset[int]]:
    """The statements by what sets them apart: marks, `rejected`, `older` (in an older version), `repeated`."""
    return _grouped(db.select(_FLAGS))


def tags(db: Database) -> dict[str, frozenset[int]]:
    """Every tag with its statements."""
    return _grouped(
        db.select(
            """SELECT tag.value, cover.statement_id FROM cover, json_each(cover.tags) AS tag
               WHERE tags <> '[]' AND cover.statement_id NOT IN (SELECT statement_id FROM resting)"""
        )
    )


def notes(db: Database) -> dict[int, str]:
    """The reader's notes."""
    return dict(db.select("SELECT statement_id, note FROM cover WHERE note <> ''"))


def speakers(db: Database) -> Speakers:
    """Who speaks, where it is not what extraction found."""
    people: dict[str, set[str]] = {}
    voices: dict[tuple[int, str], str] = {}
    for voice_id, found, shown in db.select(
        """SELECT said.voice_id, speaker.name, COALESCE(person.renamed, person.name)
           FROM (SELECT DISTINCT voice_id, speaker_id FROM statement WHERE voice_id IS NOT NULL) AS said
           JOIN speaker ON speaker.id = said.speaker_id
           JOIN voice ON voice.id = said.voice_id
           JOIN person ON person.id = voice.person_id"""
    ):
        people.setdefault(found, set()).add(shown)
        voices[voice_id, found] = shown
    names = {found: next(iter(shown)) for found, shown in people.items() if len(shown) == 1 and shown != {found}}
    apart = {key: shown for key, shown in voices.items() if len(people[key[1]]) > 1 and shown != key[1]}
    statements = _statements_of(db, apart)
    for statement_id, found, shown in _corrected(db):
        statements.pop(statement_id, None)
        if shown != (None if found is None else names.get(found, found)):
            statements[statement_id] = shown
    return Speakers(names, statements, _aliases(db, people))


def tiers(db: Database) -> dict[int, Tier]:
    """How sure the speakers are that the user set."""
    rows = db.select("SELECT statement_id, speaker FROM cover WHERE speaker IS NOT NULL")
    return {statement_id: Tier.CLEAR if speaker == "person" else Tier.UNATTRIBUTED for statement_id, speaker in rows}


def unnamed(db: Database) -> dict[int, bool]:
    """Whether the speaker is an unnamed source, for the statements for which it is otherwise than was found."""
    rows = db.select(
        f"""SELECT statement.id, person.kind IS 'unnamed'
            FROM cover
            JOIN statement ON statement.id = cover.statement_id
            LEFT JOIN voice ON voice.id = statement.voice_id
            LEFT JOIN person ON person.id = {WHO}
            WHERE cover.speaker IS NOT NULL AND (person.kind IS 'unnamed') <> (voice.kind IS 'unnamed')
            UNION ALL
            SELECT statement.id, person.kind = 'unnamed'
            FROM voice
            JOIN person ON person.id = voice.person_id
            JOIN statement ON statement.voice_id = voice.id
            LEFT JOIN cover ON cover.statement_id = statement.id
            WHERE cover.speaker IS NULL AND (person.kind = 'unnamed') <> (voice.kind = 'unnamed')"""
    )
    return {statement_id: bool(is_unnamed) for statement_id, is_unnamed in rows}


def _statements_of(db: Database, voices: Mapping[tuple[int, str], str]) -> dict[int, str | None]:
    """The statements of these voices under these names, with the name of the person for each."""
    rows = db.select(
        """SELECT statement.id, statement.voice_id, speaker.name
           FROM statement JOIN speaker ON speaker.id = statement.speaker_id
           WHERE statement.voice_id IN (SELECT value FROM json_each(?))""",
        (json.dumps([voice_id for voice_id, _ in voices]),),
    )
    return {
        statement_id: voices[voice_id, found] for statement_id, voice_id, found in rows if (voice_id, found) in voices
    }


def _corrected(db: Database) -> list[tuple[int, str | None, str | None]]:
    """The statements whose speaker the user set, each with the speaker's name as found and as set."""
    return db.select(
        f"""SELECT statement.id, speaker.name, COALESCE(person.renamed, person.name)
            FROM cover
            JOIN statement ON statement.id = cover.statement_id
            LEFT JOIN voice ON voice.id = statement.voice_id
            LEFT JOIN speaker ON speaker.id = statement.speaker_id
            LEFT JOIN person ON person.id = {WHO}
            WHERE cover.speaker IS NOT NULL"""
    )


def _aliases(db: Database, people: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """The further names of people; `people` are the names that were found, with the people of that name."""
    further: dict[str, dict[str, None]] = {}
    for name, alias in db.select(
        """SELECT COALESCE(person.renamed, person.name), alias.name
           FROM alias JOIN person ON person.id = alias.person_id ORDER BY alias.key"""
    ):
        if fold(alias) != fold(name):
            further.setdefault(name, {})[alias] = None
    for found, shown in people.items():
        for name in shown - {found}:
            further.setdefault(name, {})[found] = None
    return {name: tuple(names) for name, names in further.items()}


def _grouped(rows: list[tuple[str, int]]) -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for name, statement_id in rows:
        groups.setdefault(name, set()).add(statement_id)
    return {name: frozenset(ids) for name, ids in groups.items()}
