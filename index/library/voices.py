"""Voices: who speaks under one name, and which person of the library that is.

A full name is one voice in all articles. Any other one ("Quill", "officials") is a voice of its article, and a person
of its own until the user says more: by moving the voice, or by an alias that was confirmed before it came up, and
that nobody else had then. What belongs to whom always follows from these three alone, so taking a change back takes
back all that came of it.
"""

import json
from collections.abc import Collection, Iterable, Mapping

from index.library.database import Database
from index.library.names import NAMED, fold, is_full, name_words
from index.model import Speaker, SpeakerKind


def voice_ids(
    db: Database, article_id: int, speakers: Collection[Speaker], *, considered: Iterable[str] = ()
) -> Mapping[Speaker, int]:
    """The numbers of the voices of an article's speakers; new ones get a person. Call it inside a transaction.

    Args:
        db: the library.
        article_id: the article in which they speak.
        speakers: the speakers.
        considered: further names that the article may mean by them.
    """
    names = {speaker.name for speaker in speakers} | set(considered)
    return {
        speaker: _known(db, article_id, speaker) or _new(db, article_id, speaker, names)
        for speaker in sorted(speakers, key=lambda speaker: (speaker.name, speaker.kind))
    }


def settle(db: Database, keys: Iterable[str]) -> None:
    """Finds anew to whom the voices with these folded names belong. Call it inside a transaction."""
    db.execute(
        """UPDATE voice SET person_id = COALESCE(
               moved_to,
               (SELECT CASE COUNT(*) WHEN 1 THEN MIN(alias.person_id) END FROM alias
                WHERE alias.key = voice.key AND alias.since <= voice.since),
               born_as)
           WHERE key IN (SELECT value FROM json_each(?))""",
        (json.dumps(sorted(set(keys))),),
    )


def give_voices(db: Database) -> None:
    """Gives all statements with a speaker but without a voice theirs. Call it inside a transaction."""
    speakers: dict[int, dict[Speaker, int]] = {}
    for article_id, speaker_id, name, kind in db.select(
        """SELECT DISTINCT statement.article_id, speaker.id, speaker.name, speaker.kind
           FROM statement JOIN speaker ON speaker.id = statement.speaker_id
           WHERE statement.voice_id IS NULL ORDER BY statement.article_id, speaker.id"""
    ):
        speakers.setdefault(article_id, {})[Speaker(name=name, kind=SpeakerKind(kind))] = speaker_id
    for article_id, ids in speakers.items():
        voices = voice_ids(db, article_id, ids)
        db.execute_many(
            "UPDATE statement SET voice_id = ? WHERE article_id = ? AND speaker_id = ? AND voice_id IS NULL",
            [(voices[speaker], article_id, speaker_id) for speaker, speaker_id in ids.items()],
        )


def _known(db: Database, article_id: int, speaker: Speaker) -> int | None:
    place = None if is_full(speaker.name, speaker.kind) else article_id
    found = db.select(
        "SELECT id FROM voice WHERE key = ? AND kind = ? AND COALESCE(article_id, 0) = ?",
        (fold(speaker.name), speaker.kind.value, place or 0),
    )
    return int(found[0][0]) if found else None


def _new(db: Database, article_id: int, speaker: Speaker, names: Collection[str]) -> int:
    key, kind = fold(speaker.name), speaker.kind.value
    person_id = db.execute("INSERT INTO person (kind, name) VALUES (?, ?)", (kind, speaker.name))
    is_wide = is_full(speaker.name, speaker.kind)
    is_clear = is_wide or not _may_be_another(speaker.name, names)
    may_join = speaker.kind in NAMED and is_clear and not _is_shared(db, key)
    voice_id = db.execute(
        """INSERT INTO voice (key, kind, article_id, born_as, person_id, since)
           SELECT ?, ?, ?, ?, ?, CASE WHEN ? THEN (SELECT COALESCE(MAX(id), 0) FROM change) END""",
        (key, kind, None if is_wide else article_id, person_id, person_id, may_join),
    )
    settle(db, [key])
    return voice_id


def _is_shared(db: Database, key: str) -> bool:
    """Whether several people have this alias now: then it is a question whom it means, also when one has it later."""
    return bool(db.select("SELECT COUNT(*) > 1 FROM alias WHERE key = ?", (key,))[0][0])


def _may_be_another(name: str, names: Iterable[str]) -> bool:
    """Whether the article has a longer name with this one in it, which it was yet not safe to take for the same."""
    words = set(name_words(name))
    return any(words < set(name_words(other)) for other in names)
