"""What the user changes about people: names, aliases, who is one with whom; each is one line of the log.

All functions are called inside a transaction and raise `PersonNotFound` for a number that no person has, and
`NothingToChange` if everything is already as it was asked to be.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.errors import NameNotFound, NothingToChange, PersonNotFound
from index.library.changes import Action, Summary, make, next_id
from index.library.covers import Aspect, Edits, Image, images
from index.library.database import Database
from index.library.names import NAMED, fold, is_description, is_full, name_words, plain_name
from index.library.people import KIND, names_of
from index.model import Change, SpeakerKind


def rename(db: Database, person_id: int, name: str) -> Change:
    """Lets the library show a person under another name; new speakers of that name are this person if it is a full one.

    Raises:
        NameMissing: the name is empty.
        NameTooLong: the name is too long.
    """
    before = _name(db, person_id)
    name = plain_name(name)
    own, kind = db.select("SELECT name, kind FROM person WHERE id = ?", (person_id,))[0]
    edits: Edits = {(Aspect.NAME, person_id): [None if name == own else name]}
    if kind == SpeakerKind.UNNAMED and not is_description(name):
        kind = SpeakerKind.PERSON
    aliases = images(db, Aspect.ALIASES, [person_id])[person_id]
    others = [alias for alias in aliases if fold(alias[0]) not in (fold(before), fold(name))]
    edits[Aspect.ALIASES, person_id] = _ordered([*others, *own_alias(db, name, SpeakerKind(kind), own=own)])
    return make(db, Summary(Action.RENAME, before, before, name), edits)


def set_aliases(db: Database, person_id: int, aliases: Sequence[str]) -> Change:
    """Sets the further names of a person; from now on new speakers of such a name are this person.

    Raises:
        NameMissing: one is empty.
        NameTooLong: one is too long.
    """
    shown = _name(db, person_id)
    held = {fold(name): [name, since] for name, since in images(db, Aspect.ALIASES, [person_id])[person_id]}
    # What is there came from articles, too: those names are not the user's to shorten.
    kept = {name for name, _ in held.values()}
    names = [name if name in kept else plain_name(name) for name in aliases]
    wanted = {fold(name): name for name in names if fold(name) != fold(shown)}
    since = next_id(db)
    own = [alias for key, alias in held.items() if key == fold(shown)]
    further = [[name, held[key][1] if key in held else since] for key, name in sorted(wanted.items())]
    words = (", ".join(name for key, (name, _) in held.items() if key != fold(shown)), ", ".join(wanted.values()))
    return make(db, Summary(Action.ALIASES, shown, *words), {(Aspect.ALIASES, person_id): _ordered([*own, *further])})


def merge(db: Database, ids: Sequence[int], into: int) -> Change:
    """Makes people one: all their names and statements become those of `into`.

    The names that are no mere descriptions become aliases: new speakers of such a name are this person, too.
    """
    shown = _name(db, into)
    gone = [person_id for person_id in dict.fromkeys(ids) if person_id != into]
    names = [_name(db, person_id) for person_id in gone]
    if not gone:
        raise NothingToChange
    edits = _moved(db, gone, into)
    held = images(db, Aspect.ALIASES, [into, *gone])
    edits |= {(Aspect.ALIASES, person_id): [] for person_id in gone if held[person_id]}
    since = next_id(db)
    new = [[name, since] for name in (*_names_to_keep(db, gone), *(name for one in gone for name, _ in held[one]))]
    known = {fold(name): [name, known_since] for name, known_since in held[into]}
    aliases = {fold(name): [name, since] for name, since in new if fold(name) != fold(shown)} | known
    edits[Aspect.ALIASES, into] = _ordered(aliases.values())
    return make(db, Summary(Action.MERGE, shown, ", ".join([shown, *names]), shown), edits)


def split(db: Database, person_id: int, names: Sequence[str]) -> Change:
    """Takes names out of a person into a new one, with all statements that articles have under them.

    If the name that is shown goes, the best one that is left is shown.

    Raises:
        NameNotFound: the person does not speak under one of the names.
        NothingToChange: no name would be left.
    """
    shown = _name(db, person_id)
    keys = {fold(name): name for name in names}
    voices = _voices(db, person_id)
    for key, name in keys.items():
        if key not in {voice.key for voice in voices}:
            raise NameNotFound(shown, name)
    taken = [voice for voice in voices if voice.key in keys]
    left = [voice for voice in voices if voice.key not in keys]
    if not taken or not left:
        raise NothingToChange
    new = max(taken, key=_goodness)
    new_id = db.execute("INSERT INTO person (kind, name) VALUES (?, ?)", (new.kind, new.name))
    edits: Edits = {(Aspect.VOICE, voice.id): [new_id] for voice in taken}
    aliases = images(db, Aspect.ALIASES, [person_id])[person_id]
    edits[Aspect.ALIASES, person_id] = [alias for alias in aliases if fold(alias[0]) not in keys]
    stays = shown
    if fold(shown) in keys:
        stays = max(left, key=_goodness).name
        own = db.select("SELECT name FROM person WHERE id = ?", (person_id,))[0][0]
        edits[Aspect.NAME, person_id] = [None if stays == own else stays]
    return make(db, Summary(Action.SPLIT, shown, shown, f"{stays}; {', '.join(keys.values())}"), edits)


def keep_apart(db: Database, first_id: int, second_id: int) -> Change:
    """Says that two people are not one, so that it is not suggested again."""
    first, second = sorted((first_id, second_id))
    names = [_name(db, first), _name(db, second)]
    if first == second:
        raise NothingToChange
    db.execute("INSERT INTO apart (first_id, second_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (first, second))
    (pair,) = db.select("SELECT id FROM apart WHERE first_id = ? AND second_id = ?", (first, second))[0]
    return make(db, Summary(Action.APART, " – ".join(names), "", "not the same person"), {(Aspect.APART, pair): [1]})


def own_alias(db: Database, name: str, kind: SpeakerKind, *, own: str = "") -> Image:
    """The entry among a person's aliases for the name that the user gave it; none if it is not a full one.

    With it, new speakers of that name are this person. A name that extraction gave needs none: `own`.
    """
    return [[name, next_id(db)]] if name != own and is_full(name, kind) else []


class _Voice(NamedTuple):
    """One name of a person, as extraction gave it."""

    id: int
    key: str
    kind: str
    name: str


def _voices(db: Database, person_id: int) -> list[_Voice]:
    rows = db.select(
        """SELECT voice.id, voice.key, voice.kind, person.name
           FROM voice JOIN person ON person.id = voice.born_as
           WHERE voice.person_id = ? ORDER BY voice.id""",
        (person_id,),
    )
    return [_Voice(*row) for row in rows]


def _goodness(voice: _Voice) -> tuple[bool, bool, int]:
    """How well a name stands for somebody: full names before others, descriptions last."""
    kind = SpeakerKind(voice.kind)
    return kind in NAMED, is_full(voice.name, kind), len(name_words(voice.name))


def _ordered(aliases: Iterable[Image]) -> Image:
    """Aliases in the order in which they are kept."""
    return sorted(aliases, key=lambda alias: fold(alias[0]))


def _moved(db: Database, person_ids: Sequence[int], into: int) -> Edits:
    """The edits that move all names of people, and the statements that the user gave them."""
    wanted = (json.dumps(person_ids),)
    voices = db.select("SELECT id FROM voice WHERE person_id IN (SELECT value FROM json_each(?))", wanted)
    covers = db.select("SELECT statement_id FROM cover WHERE person_id IN (SELECT value FROM json_each(?))", wanted)
    edits: Edits = {(Aspect.VOICE, voice_id): [into] for (voice_id,) in voices}
    return edits | {(Aspect.SPEAKER, statement_id): ["person", into] for (statement_id,) in covers}


def _names_to_keep(db: Database, person_ids: Sequence[int]) -> Iterable[str]:
    """The names of people whose names are more than descriptions: as shown, and as articles give them."""
    named = [kind.value for kind in NAMED]
    wanted = (json.dumps(person_ids), json.dumps(named))
    shown = db.select(
        f"""SELECT COALESCE(renamed, name) FROM person
            WHERE id IN (SELECT value FROM json_each(?)) AND {KIND} IN (SELECT value FROM json_each(?))""",
        wanted,
    )
    given = db.select(
        """SELECT DISTINCT speaker.name FROM voice
           JOIN statement ON statement.voice_id = voice.id AND statement.shown = 1
           JOIN speaker ON speaker.id = statement.speaker_id
           WHERE voice.person_id IN (SELECT value FROM json_each(?))
               AND voice.kind IN (SELECT value FROM json_each(?)) ORDER BY speaker.name""",
        wanted,
    )
    return [name for (name,) in (*shown, *given)]


def _name(db: Database, person_id: int) -> str:
    """The name that the library shows.

    Raises:
        PersonNotFound: there is no such person.
    """
    found = names_of(db, [person_id])
    if not found:
        raise PersonNotFound(person_id)
    return found[person_id]
