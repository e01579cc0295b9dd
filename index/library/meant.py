"""Whom a name means where it is said of statements: a person of the library, or nobody who is known yet."""

import json
from collections.abc import Sequence
from contextlib import suppress

from index.errors import NameAmbiguous
from index.library import statements
from index.library.database import Database
from index.library.names import fold
from index.library.people import people, person
from index.model import Person


def named(db: Database, name: str, article_ids: Sequence[int]) -> int | None:
    """The person of that name, best one who speaks in these articles.

    Somebody known by one word in other articles only is not meant.

    Raises:
        NameAmbiguous: several people are meant by it, or have it and are not meant.
    """
    rows = db.select(
        """SELECT person.id, COALESCE(person.renamed, person.name), MAX(voice.article_id IN
               (SELECT value FROM json_each(?))) AS is_here
           FROM person
           LEFT JOIN voice ON voice.person_id = person.id
           WHERE voice.article_id IS NULL AND voice.id IS NOT NULL
               OR voice.article_id IN (SELECT value FROM json_each(?))
               OR person.id NOT IN (SELECT born_as FROM voice)
                   AND EXISTS (SELECT 1 FROM cover WHERE cover.person_id = person.id)
           GROUP BY person.id ORDER BY is_here DESC, person.id""",
        (json.dumps(article_ids), json.dumps(article_ids)),
    )
    key = fold(name)
    same = [(int(person_id), bool(is_here)) for person_id, shown, is_here in rows if fold(shown) == key]
    found = [person_id for person_id, is_here in same if is_here == same[0][1]]
    if not found:
        aliases = db.select("SELECT person_id FROM alias WHERE key = ?", (key,))
        found = sorted({int(person_id) for (person_id,) in aliases})
    if len(found) == 1:
        return found[0]
    known = found or sorted(each.id for each in people(db, name) if fold(each.name) == key)
    if len(known) > 1:
        raise NameAmbiguous(name, known)
    return None


def meant(db: Database, statement_id: int, names: Sequence[str]) -> dict[str, Person]:
    """The people whom names mean in a statement; the name that was found means who was found, also without statements.

    Raises:
        StatementNotFound: there is none with this number.
    """
    (row,) = statements.rows(db, [statement_id])
    found = db.select(
        """SELECT speaker.name, voice.person_id FROM statement
           JOIN speaker ON speaker.id = statement.speaker_id
           JOIN voice ON voice.id = statement.voice_id WHERE statement.id = ?""",
        (statement_id,),
    )
    known: dict[str, int] = dict(found)
    for name in names:
        with suppress(NameAmbiguous):
            if name not in known and (person_id := named(db, name, [row.article_id])) is not None:
                known[name] = person_id
    return {name: person(db, known[name]) for name in names if name in known}
