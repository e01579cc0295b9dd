"""What searches lay over the index: marks, tags, notes, and who speaks after the user's corrections."""

import json
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from index.library.covers import Aspect
from index.library.database import Database
from index.library.names import fold
from index.library.people import KIND, WHO
from index.model import Tier

# Whole lists as one value each: a row for each of many statements would take most of the time.
_FLAGS = """
    WITH awake AS (SELECT * FROM cover WHERE statement_id NOT IN (SELECT statement_id FROM resting))
    SELECT json_group_array(statement_id) FILTER (WHERE starred = 1),
        json_group_array(statement_id) FILTER (WHERE checked_at IS NOT NULL),
        json_group_array(statement_id) FILTER (WHERE tags <> '[]'),
        json_group_array(statement_id) FILTER (WHERE note <> ''),
        json_group_array(statement_id)
            FILTER (WHERE speaker IS NOT NULL OR content_spans IS NOT NULL OR standing IS NOT NULL),
        (SELECT json_group_array(statement_id) FROM cover WHERE standing = 'rejected'),
        (SELECT json_group_array(statement.id) FROM statement
         LEFT JOIN cover AS its ON its.statement_id = statement.id
         WHERE statement.shown = 0 AND its.standing IS NOT 'rejected'),
        (SELECT json_group_array(DISTINCT statement_id) FROM repeated
         JOIN article ON article.id = repeated.earlier_id AND article.removed_at IS NULL
         WHERE repeated.earlier_id NOT IN (SELECT article_id FROM older_version)),
        (SELECT json_group_array(id) FROM statement WHERE article_id IN (SELECT article_id FROM older_version))
    FROM awake
"""
_FLAG_NAMES = ("starred", "checked", "tagged", "noted", "corrected", "rejected", "gone", "repeated", "older")


class Revision(NamedTuple):
    """Numbers that change with everything that this module reads."""

    number: int
    """Grows by one with each line of the log, and with what is no change of the user's."""
    last_change: int
    """The last line of the log."""


class Part(Enum):
    """What can be read alone."""

    FLAGS = auto()
    TAGS = auto()
    NOTES = auto()
    SPEAKERS = auto()
    """Also how sure they are, and which of them are unnamed sources."""


_MARKS: Mapping[Aspect, frozenset[Part]] = {
    Aspect.STARRED: frozenset({Part.FLAGS}),
    Aspect.CHECKED: frozenset({Part.FLAGS}),
    Aspect.CONTENT: frozenset({Part.FLAGS}),
    Aspect.TAGS: frozenset({Part.FLAGS, Part.TAGS}),
    Aspect.NOTE: frozenset({Part.FLAGS, Part.NOTES}),
    Aspect.SPEAKER: frozenset({Part.FLAGS, Part.SPEAKERS}),
    Aspect.NAME: frozenset({Part.SPEAKERS}),
    Aspect.VOICE: frozenset({Part.SPEAKERS}),
    Aspect.ALIASES: frozenset({Part.SPEAKERS}),
    Aspect.APART: frozenset(),
}
"""What a change of an aspect changes; everything if it is not named here."""


class Speakers(NamedTuple):
    """Who speaks, where it is not what the index has."""

    names: Mapping[str, str]
    """A name that was found → the name of the person, where it is the same one for all statements of that name."""
    statements: Mapping[int, str | None]
    """A statement → the name of the person, None for nobody, where `names` does not tell it."""
    aliases: Mapping[str, tuple[str, ...]]
    """A person's name → further names: aliases, and what articles say instead."""


def revision(db: Database) -> Revision:
    """How far the library is now."""
    return Revision(*db.select("SELECT revision, (SELECT COALESCE(MAX(id), 0) FROM change) FROM library")[0])


def changed(db: Database, before: Revision | None, now: Revision) -> frozenset[Part]:
    """What may be otherwise than it was at a revision before; everything if that is None."""
    everything = frozenset(Part)
    # The one number has grown by more than the other if statements came or went; both are lower in a restored library.
    if before is None or not 0 <= now.last_change - before.last_change == now.number - before.number:
        return everything
    rows = db.select(
        """SELECT DISTINCT touched.aspect, COALESCE(statement.origin = 'kept', 0)
           FROM touched LEFT JOIN statement ON statement.id = touched.target
           WHERE touched.change_id > ?""",
        (before.last_change,),
    )
    # A statement that is not found any more comes and goes with what is said of it.
    if any(is_kept for _, is_kept in rows):
        return everything
    return frozenset[Part]().union(*(_MARKS.get(Aspect(aspect), everything) for aspect, _ in rows))


def flags(db: Database) -> dict[str, frozenset[int]]:
    """The statements by what sets them apart.

    Marks, `rejected`, `gone` (not there any more), `repeated`, `older` (in an older version).
    """
    lists = zip(_FLAG_NAMES, db.select(_FLAGS)[0], strict=True)
    return {name: ids for name, found in lists if (ids := frozenset(json.loads(found)))}


def tags(db: Database) -> dict[str, frozenset[int]]:
    """Every tag with its statements."""
    rows = db.select(
        """SELECT tag.value, json_group_array(cover.statement_id)
           FROM cover, json_each(cover.tags) AS tag
           WHERE tags <> '[]' AND cover.statement_id NOT IN (SELECT statement_id FROM resting) GROUP BY tag.value"""
    )
    return {tag: frozenset(json.loads(found)) for tag, found in rows}


def notes(db: Database) -> dict[int, str]:
    """The reader's notes."""
    return dict(db.select("SELECT statement_id, note FROM cover WHERE note <> ''"))


def speakers(db: Database) -> Speakers:
    """Who speaks, where it is not what extraction found."""
    people: dict[str, set[str]] = {}
    voices: dict[tuple[int, str], str] = {}
    for voice_id, found, shown, is_said in db.select(
        """SELECT said.voice_id, speaker.name, COALESCE(person.renamed, person.name), said.shown
           FROM (SELECT voice_id, speaker_id, MAX(shown) AS shown FROM statement
                 WHERE voice_id IS NOT NULL GROUP BY voice_id, speaker_id) AS said
           JOIN speaker ON speaker.id = said.speaker_id
           JOIN voice ON voice.id = said.voice_id
           JOIN person ON person.id = voice.person_id"""
    ):
        voices[voice_id, found] = shown
        if is_said:
            people.setdefault(found, set()).add(shown)
    names = {found: next(iter(shown)) for found, shown in people.items() if len(shown) == 1 and shown != {found}}
    # A spelling that only statements have that are not shown is nobody's name, but they are still told apart.
    apart = {key: shown for key, shown in voices.items() if shown != names.get(key[1], key[1])}
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
        f"""SELECT statement.id, {KIND} IS 'unnamed'
            FROM cover
            JOIN statement ON statement.id = cover.statement_id
            LEFT JOIN voice ON voice.id = statement.voice_id
            LEFT JOIN person ON person.id = {WHO}
            WHERE cover.speaker IS NOT NULL AND ({KIND} IS 'unnamed') <> (voice.kind IS 'unnamed')
            UNION ALL
            SELECT statement.id, {KIND} = 'unnamed'
            FROM voice
            JOIN person ON person.id = voice.person_id
            JOIN statement ON statement.voice_id = voice.id
            LEFT JOIN cover ON cover.statement_id = statement.id
            WHERE cover.speaker IS NULL AND ({KIND} = 'unnamed') <> (voice.kind = 'unnamed')"""
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
