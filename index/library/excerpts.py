"""Chooses what of a library goes along when some of its statements leave it.

With a statement goes its article, whole, for a quote without its context is worth little, and so do all statements of
that article: in another library they would be found in its text anyway. What the user corrected in any of them goes
along, so that no wrong name comes up again elsewhere; stars, check marks, tags and notes go along with the chosen
statements alone. So do the people who speak there, whom they are one with, and the lines of the log about all of that.
The bytes of sources, saved searches and other articles stay behind.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from index.library.contents import Table
from index.library.covers import STATEMENT_ASPECTS, Aspect
from index.library.database import Database, snapshot
from index.library.union import table_of

Values = dict[str, Any]

_MARKS = (Aspect.STARRED, Aspect.CHECKED, Aspect.TAGS, Aspect.NOTE)
_NO_MARKS: Mapping[str, object] = {"starred": 0, "checked_at": None, "tags": [], "note": ""}
_FOUND_ANEW = frozenset({"sampled", "repeated", "repetition"})
"""Parts of rows that follow from the texts."""
_KEPT = ("source", "article", "speaker", "person", "voice", "statement", "apart", "paragraph_cover", "known", "change")
"""The tables of which rows go along, each after those that it refers to."""
_SPLIT = "split"
_AT_ONCE = 5_000
_TEMPORARY = tuple(f"CREATE TEMP TABLE kept_{name} (id INTEGER PRIMARY KEY)" for name in ("chosen", *_KEPT))
_FIRST = (
    "INSERT OR IGNORE INTO kept_article SELECT article_id FROM statement WHERE id IN kept_chosen",
    "INSERT INTO kept_statement SELECT id FROM statement WHERE article_id IN kept_article",
    "INSERT OR IGNORE INTO kept_source SELECT source_id FROM article WHERE id IN kept_article",
    """INSERT OR IGNORE INTO kept_speaker
       SELECT speaker_id FROM statement WHERE id IN kept_statement AND speaker_id IS NOT NULL""",
    """INSERT OR IGNORE INTO kept_voice
       SELECT voice_id FROM statement WHERE id IN kept_statement AND voice_id IS NOT NULL""",
    """INSERT OR IGNORE INTO kept_person
       SELECT person_id FROM cover WHERE statement_id IN kept_statement AND person_id IS NOT NULL""",
    # Whom the log would bring back when a change of speaker is undone or redone.
    *(
        f"""INSERT OR IGNORE INTO kept_person
            SELECT json_extract({image}, '$[1]') FROM touched
            WHERE aspect = 'speaker' AND target IN kept_statement AND json_extract({image}, '$[1]') IS NOT NULL"""
        for image in ("before", "after")
    ),
)
# Again and again, until nobody comes by it: the people of voices, the voices that people were born with, and all whose
# further name a voice has, since it belongs to one of them only if there are no two.
_PEOPLE = (
    *(
        f"""INSERT OR IGNORE INTO kept_person
            SELECT {column} FROM voice WHERE id IN kept_voice AND {column} IS NOT NULL"""
        for column in ("born_as", "moved_to", "person_id")
    ),
    *(
        f"""INSERT OR IGNORE INTO kept_person
            SELECT json_extract({image}, '$[0]') FROM touched
            WHERE aspect = 'voice' AND target IN kept_voice AND json_extract({image}, '$[0]') IS NOT NULL"""
        for image in ("before", "after")
    ),
    """INSERT OR IGNORE INTO kept_person
       SELECT alias.person_id FROM voice JOIN alias ON alias.key = voice.key AND alias.since <= voice.since
       WHERE voice.id IN kept_voice""",
    """INSERT OR IGNORE INTO kept_voice
       SELECT id FROM voice WHERE born_as IN kept_person AND (article_id IS NULL OR article_id IN kept_article)""",
)
_TOUCHED = " ".join((
    "CASE aspect",
    *(
        f"WHEN '{aspect}' THEN target IN kept_{'chosen' if aspect in _MARKS else table_of(aspect)}"
        for aspect in Aspect
    ),
    "END",
))  # fmt: skip
_LAST = (
    "INSERT INTO kept_apart SELECT id FROM apart WHERE first_id IN kept_person AND second_id IN kept_person",
    "INSERT INTO kept_paragraph_cover SELECT id FROM paragraph_cover WHERE article_id IN kept_article",
    "INSERT INTO kept_known SELECT id FROM known WHERE source_id IN kept_source AND article_id IN kept_article",
    f"INSERT OR IGNORE INTO kept_change SELECT change_id FROM touched WHERE {_TOUCHED}",
    "INSERT OR IGNORE INTO kept_change SELECT since FROM alias WHERE person_id IN kept_person",
)


class Excerpt:
    """What goes along with chosen statements; made by `excerpt`, and good for as long as that lasts."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._since = lru_cache(maxsize=10_000)(self._last_kept_change)

    def has(self, table: Table) -> bool:
        """Whether rows of a table that stands by itself go along."""
        return table.name in (*_KEPT, _SPLIT)

    def count(self, table: Table) -> int:
        """How many do, at most."""
        if table.name == _SPLIT:
            return int(self._db.select("SELECT COUNT(*) FROM temp.kept_source")[0][0])
        return int(self._db.select(f"SELECT COUNT(*) FROM temp.kept_{table.name}")[0][0])

    def splits(self) -> Iterator[Values]:
        """How the sources of articles that go along were split.

        Where only some articles of a source do, these come first: so whoever gets the file itself gets the others.
        """
        for source_id, sha256 in self._db.select("SELECT id, sha256 FROM source WHERE id IN kept_source ORDER BY id"):
            held = self._db.select(
                """SELECT id IN kept_article, (SELECT COUNT(*) FROM paragraph WHERE article_id = article.id)
                   FROM article WHERE source_id = ? ORDER BY id""",
                (source_id,),
            )
            found = self._db.select("SELECT plan FROM split WHERE sha256 = ?", (sha256,))
            plan = json.loads(found[0][0]) if found else [[[at, 0, size]] for at, (_, size) in enumerate(held)]
            goes = [bool(goes) for goes, _ in held] + [False] * (len(plan) - len(held))
            if all(goes) and not found:
                continue
            if not all(goes[: len(held)]):
                plan = [part for part, here in zip(plan, goes, strict=False) if here] + [
                    part for part, here in zip(plan, goes, strict=False) if not here
                ]
            yield {"sha256": sha256, "plan": plan}

    def rows(self, table: Table, *, at_once: int) -> str:
        """The condition for the next of them, behind the one whose number is the parameter."""
        return f"id IN (SELECT id FROM temp.kept_{table.name} WHERE id > ? ORDER BY id LIMIT {at_once})"

    def parts(self, part: Table) -> str:
        """The condition for the parts of such rows."""
        if part.name in _FOUND_ANEW:
            return "0"
        if part.name == "touched":
            return _TOUCHED
        if part.name == "carried":
            # Of two versions, the newer one has the marks of both: it must be a chosen one, or there are none to see.
            return "old_id IN kept_chosen AND new_id IN kept_chosen"
        others = {column: table for column, table in part.refers.items() if column != part.inside}
        conditions = [f"({column} IS NULL OR {column} IN kept_{table})" for column, table in others.items()]
        return " AND ".join(conditions) or "1"

    def trimmed(self, table: Table, values: Values) -> Values:
        """The line of a row without what stays behind."""
        if table.name == "statement" and values.get("cover") and not self._is_chosen(values["id"]):
            return _without_marks(values)
        if table.name == "voice" and values["since"] is not None:
            # There are fewer lines in this log: as many of them as there were are older than the voice.
            return values | {"since": self._since(values["since"])}
        if table.name == "change":
            touched = {one["target"] for one in values.get("touched", ()) if one["aspect"] in STATEMENT_ASPECTS}
            return values | {"statement_ids": [one for one in values["statement_ids"] if one in touched]}
        return values

    def _is_chosen(self, statement_id: int) -> bool:
        return bool(self._db.select("SELECT 1 FROM kept_chosen WHERE id = ?", (statement_id,)))

    def _last_kept_change(self, number: int) -> int:
        found = self._db.select("SELECT COALESCE(MAX(id), 0) FROM kept_change WHERE id <= ?", (number,))
        return int(found[0][0])


@contextmanager
def excerpt(db: Database, ids: Sequence[int]) -> Iterator[Excerpt]:
    """Chooses what goes along with statements; all that is read inside is of one moment.

    Numbers that no statement has are left alone.
    """
    with snapshot(db):  # the temporary tables go with it
        for sql in _TEMPORARY:
            db.execute(sql)
        for start in range(0, len(ids), _AT_ONCE):
            numbers = json.dumps(list(ids[start : start + _AT_ONCE]))
            db.execute("INSERT OR IGNORE INTO kept_chosen SELECT value FROM json_each(?)", (numbers,))
        for sql in _FIRST:
            db.execute(sql)
        before = -1
        while (now := _number_of_people(db)) != before:
            before = now
            for sql in _PEOPLE:
                db.execute(sql)
        for sql in _LAST:
            db.execute(sql)
        yield Excerpt(db)


def _number_of_people(db: Database) -> int:
    return int(db.select("SELECT (SELECT COUNT(*) FROM kept_person) + (SELECT COUNT(*) FROM kept_voice)")[0][0])


def _without_marks(values: Values) -> Values:
    """A statement with what the user corrected in it alone."""
    covers = [cover | _NO_MARKS for cover in values.get("cover", ())]
    telling = [cover for cover in covers if cover["standing"] or cover["speaker"] or cover["content_spans"]]
    return {name: value for name, value in values.items() if name != "cover"} | ({"cover": telling} if telling else {})
