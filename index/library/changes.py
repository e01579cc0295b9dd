"""The log of what the user changed: each change is a line of it, and so is taking it back or putting it back.

A line keeps the image of all it touched, before and after. Taking a change back puts the images before in place, in a
new line. So how everything stands is the log, line after line, played over what was extracted.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from index.errors import ChangeNotFound, ChangeSuperseded, NothingToChange
from index.library.covers import RECORD_ASPECTS, Aspect, Edits, Image, images, put
from index.library.database import Database, Row
from index.model import Change, Corrected


class Action(StrEnum):
    """What a line of the log says was done."""

    SPEAKER = "speaker"
    CONTENT = "content"
    REJECT = "reject"
    ACCEPT = "accept"
    ADD = "add"
    STAR = "star"
    UNSTAR = "unstar"
    CHECK = "check"
    UNCHECK = "uncheck"
    NOTE = "note"
    TAG = "tag"
    UNTAG = "untag"
    RENAME = "rename"
    ALIASES = "aliases"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    RECORD = "record"
    TAKE_IN = "take-in"
    LEAVE_OUT = "leave-out"
    UNITE = "take in"
    UNDO = "undo"
    REDO = "redo"


_TITLES = {
    Action.SPEAKER: "Change of speaker",
    Action.CONTENT: "Change of content",
    Action.REJECT: "Not a statement",
    Action.ACCEPT: "A statement after all",
    Action.ADD: "New statement",
    Action.STAR: "Star",
    Action.UNSTAR: "Star taken off",
    Action.CHECK: "Check mark",
    Action.UNCHECK: "Check mark taken off",
    Action.NOTE: "Note",
    Action.TAG: "Tags",
    Action.UNTAG: "Tags taken off",
    Action.RENAME: "Change of name",
    Action.ALIASES: "Change of aliases",
    Action.MERGE: "Merging of people",
    Action.SPLIT: "Splitting of a person",
    Action.APART: "Not the same person",
    Action.RECORD: "Change of article details",
    Action.TAKE_IN: "Text taken back in",
    Action.LEAVE_OUT: "Text left out",
    Action.UNITE: "Import of a library",
}


_CORRECTED = {
    Action.SPEAKER: Corrected.SPEAKER,
    Action.CONTENT: Corrected.CONTENT,
    Action.ADD: Corrected.ADDED,
    Action.REJECT: Corrected.REJECTED,
}


class Summary(NamedTuple):
    """A line of the log in words."""

    action: Action
    subject: str
    before: str
    after: str
    statement_ids: Sequence[int] = ()


def next_id(db: Database) -> int:
    """The number that the next line of the log gets."""
    return int(db.select("SELECT COALESCE(MAX(id), 0) + 1 FROM change")[0][0])


def make(db: Database, summary: Summary, edits: Edits) -> Change:
    """Puts a change in place and logs it. Call it inside a transaction.

    Raises:
        NothingToChange: everything is already like this.
    """
    before = _current(db, edits)
    touched = {key: image for key, image in edits.items() if image != before[key]}
    if not touched:
        raise NothingToChange
    return _log(db, summary, before, touched)


def undo(db: Database, change_id: int) -> Change:
    """Takes a change back. Call it inside a transaction.

    Raises:
        ChangeNotFound: there is no such change, or it is taken back already.
        ChangeSuperseded: a later change of the same thing stands.
    """
    change = _line(db, change_id)
    touched = _touched(db, change_id)
    if change.undone or change.undoes is not None:
        raise ChangeNotFound(change_id)
    if (by := _standing_on(db, change_id)) is not None:
        raise ChangeSuperseded(change_id, by=by)
    wanted = {key: before for key, (before, _) in touched.items()}
    held = {key: after for key, (_, after) in touched.items()}
    return _repeat(db, change, Action.UNDO, undoes=change_id, held=held, wanted=wanted)


def redo(db: Database, change_id: int) -> Change:
    """Puts a change that was taken back in place again. Call it inside a transaction.

    Raises:
        ChangeNotFound: there is no such change, or it stands.
        ChangeSuperseded: what it changed has been changed otherwise since.
    """
    change = _line(db, change_id)
    touched = _touched(db, change_id)
    if not change.undone or change.undoes is not None:
        raise ChangeNotFound(change_id)
    (undone_by,) = db.select("SELECT MAX(id) FROM change WHERE undoes = ?", (change_id,))[0]
    wanted = {key: after for key, (_, after) in touched.items()}
    held = {key: before for key, (before, _) in touched.items()}
    return _repeat(db, change, Action.REDO, undoes=undone_by, held=held, wanted=wanted)


def changes(db: Database, *, article_id: int | None = None, limit: int | None = None) -> tuple[Change, ...]:
    """The log, newest first; with `article_id` only what was done to it and its statements."""
    condition, parameters = "1", []
    if article_id is not None:
        condition = f"""(EXISTS (SELECT 1 FROM json_each(change.statement_ids) AS one
            JOIN statement ON statement.id = one.value WHERE statement.article_id = ?)
            OR EXISTS (SELECT 1 FROM touched WHERE touched.change_id = change.id AND (
                touched.aspect IN ({_RECORD_ASPECTS}) AND touched.target = ?
                OR touched.aspect = 'role' AND touched.target IN
                    (SELECT id FROM paragraph_cover WHERE article_id = ?))))"""
        parameters = [article_id] * 3
    rows = db.select(
        f"{_SELECT} WHERE {condition} ORDER BY change.id DESC LIMIT ?", (*parameters, -1 if limit is None else limit)
    )
    return tuple(map(_change, rows))


_RECORD_ASPECTS = ", ".join(f"'{aspect}'" for aspect in RECORD_ASPECTS)
_SELECT = """
    SELECT change.id, change.made_at, change.action, change.subject, change.before, change.after,
        change.statement_ids, change.undoes,
        EXISTS (SELECT 1 FROM change AS back WHERE back.undoes = change.id
            AND NOT EXISTS (SELECT 1 FROM change AS again WHERE again.undoes = back.id)),
        first.action
    FROM change
    LEFT JOIN change AS undone ON undone.id = change.undoes
    LEFT JOIN change AS first ON first.id = COALESCE(undone.undoes, undone.id)
"""


def _change(row: Row) -> Change:
    change_id, made_at, action, subject, before, after, statement_ids, undoes, undone, first_action = row
    return Change(
        id=change_id,
        made_at=made_at,
        title=_title(Action(action), Action(first_action) if first_action else None),
        subject=subject,
        before=before,
        after=after,
        statement_ids=tuple(json.loads(statement_ids)),
        undoes=undoes,
        undone=bool(undone),
        corrects=_CORRECTED.get(Action(action)),
    )


def _title(action: Action, first: Action | None) -> str:
    if first is None:
        return _TITLES[action]
    return f"{'Taken back' if action is Action.UNDO else 'Put back'}: {_TITLES[first]}"


def _line(db: Database, change_id: int) -> Change:
    found = db.select(f"{_SELECT} WHERE change.id = ?", (change_id,))
    if not found:
        raise ChangeNotFound(change_id)
    return _change(found[0])


def _touched(db: Database, change_id: int) -> dict[tuple[Aspect, int], tuple[Image, Image]]:
    rows = db.select("SELECT aspect, target, before, after FROM touched WHERE change_id = ?", (change_id,))
    return {(Aspect(aspect), target): (json.loads(before), json.loads(after)) for aspect, target, before, after in rows}


def _standing_on(db: Database, change_id: int) -> int | None:
    """The last change that was put in place after this one, touches the same and was not taken back, if any."""
    found = db.select(
        """WITH line AS (
               SELECT change.id, COALESCE(undone.undoes, change.undoes, change.id) AS first_id,
                   change.action <> 'undo' AS stands
               FROM change LEFT JOIN change AS undone ON undone.id = change.undoes AND change.action = 'redo'
               WHERE change.id IN (
                   SELECT other.change_id FROM touched AS mine
                   JOIN touched AS other ON other.aspect = mine.aspect AND other.target = mine.target
                   WHERE mine.change_id = ?)
           ), latest AS (SELECT first_id, MAX(id) AS id, stands FROM line GROUP BY first_id)
           SELECT first_id FROM latest
           WHERE stands AND id > (SELECT id FROM latest WHERE first_id = ?) ORDER BY id DESC LIMIT 1""",
        (change_id, change_id),
    )
    return int(found[0][0]) if found else None


def _repeat(
    db: Database,
    change: Change,
    action: Action,
    *,
    undoes: int,
    held: Mapping[tuple[Aspect, int], Image],
    wanted: Edits,
) -> Change:
    """Puts the images of a change in place, before or after it, if what it touched is as it was left."""
    current = _current(db, held)
    if any(current[key] != image for key, image in held.items()):
        raise ChangeSuperseded(change.id, by=None)
    before, after = (change.after, change.before) if action is Action.UNDO else (change.before, change.after)
    summary = Summary(action, change.subject, before, after, change.statement_ids)
    return _log(db, summary, current, wanted, undoes=undoes)


def _current(db: Database, keys: Iterable[tuple[Aspect, int]]) -> Edits:
    """How all of these stand now."""
    targets: dict[Aspect, list[int]] = {}
    for aspect, target in keys:
        targets.setdefault(aspect, []).append(target)
    return {
        (aspect, target): image
        for aspect, wanted in targets.items()
        for target, image in images(db, aspect, wanted).items()
    }


def _log(db: Database, summary: Summary, before: Edits, after: Edits, *, undoes: int | None = None) -> Change:
    put(db, after)
    change_id = db.execute(
        """INSERT INTO change (action, subject, before, after, statement_ids, undoes)
           VALUES (?, ?, ?, ?, ?, ?)""",
        (*summary[:4], json.dumps(list(summary.statement_ids)), undoes),
    )
    db.execute_many(
        "INSERT INTO touched (change_id, aspect, target, before, after) VALUES (?, ?, ?, ?, ?)",
        [
            (change_id, aspect.value, target, _json(before[aspect, target]), _json(image))
            for (aspect, target), image in after.items()
        ],
    )
    db.execute("UPDATE library SET revision = revision + 1")
    return _line(db, change_id)


def _json(image: Image) -> str:
    return json.dumps(image, ensure_ascii=False)
