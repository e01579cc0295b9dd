"""Takes all of one library into another, in one transaction.

What is new gets numbers behind those that are taken, so in an empty library everything keeps its own. The same bytes
are not taken in twice, nor an article of theirs with the same text; people with the same full name are one, as they are
in any library. Of what is in both, the user's marks and corrections of both stay (`uniting_marks`).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from index.library import uniting_marks, uniting_splits
from index.library.changes import Action
from index.library.contents import Table, Values
from index.library.covers import Aspect, Image, show
from index.library.database import Database, Row
from index.library.interchange import held_bytes
from index.library.names import fold, is_full
from index.library.people import names_of
from index.library.positions import insert_position
from index.library.union import Union, table_of, union_of
from index.library.uniting_marks import Disagreement
from index.library.voices import settle
from index.model import SpeakerKind
from index.progress import Progress

_HANDLED = frozenset({
    "source", "article", "paragraph", "speaker", "person", "alias", "voice", "apart", "statement", "cover", "change",
    "touched", "paragraph_cover", "split",
})  # fmt: skip
"""The tables that this module knows by name; what another one says of something new is taken over with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """What became of a library that was taken in."""

    new: tuple[int, ...] = ()
    """The articles that were not there, by the numbers that they have now."""
    already: tuple[int, ...] = ()
    """The articles that were there."""
    beside: int = 0
    """How many of the new ones come from bytes that were there, but had been read, or split, otherwise."""
    disagreements: tuple[Disagreement, ...] = ()


def unite(ours: Database, theirs: Database, progress: Progress) -> United:
    """Takes a library in; both are up to date. Call it inside a transaction on ours.

    Raises:
        Cancelled: `progress` gave up.
    """
    union = union_of(ours, theirs)
    _take_sources(union, progress)
    _take_articles(union, progress)
    _take_speakers(union)
    _take_people(union)
    _take_statements(union, progress)
    _take_pairs(union)
    _take_roles(union)
    uniting_splits.take(union)
    _take_others(union)
    _take_changes(union)
    settle(ours, (key for (key,) in ours.select("SELECT DISTINCT key FROM voice")))
    disagreements = uniting_marks.lay_over(union, Action.UNITE)
    ours.execute("UPDATE library SET revision = revision + 1")
    return United(
        new=tuple(union.new),
        already=tuple(sorted(one for one in union.matched["article"].values() if one is not None)),
        beside=union.beside,
        disagreements=disagreements,
    )


def _take_sources(union: Union, progress: Progress) -> None:
    total = union.theirs.select("SELECT COUNT(*) FROM source")[0][0]
    for done, source in enumerate(union.all("source")):
        progress(done, total, "importing")
        sha256, content, number = source["sha256"], source["content"], source["id"]
        known = union.ours.select("SELECT id, length(content) FROM source WHERE sha256 = ?", (sha256,))
        if not known:
            union.copy("source", source)
            continue
        union.match("source", number, known[0][0])
        if not known[0][1] and held_bytes(sha256, content):
            union.ours.execute("UPDATE source SET content = ? WHERE id = ?", (content, known[0][0]))


def _take_articles(union: Union, progress: Progress) -> None:
    total = union.theirs.select("SELECT COUNT(*) FROM article")[0][0]
    taken: set[int] = set()
    for done, article in enumerate(union.all("article")):
        progress(done, total, "importing")
        number, source = article["id"], article["source_id"]
        if not union.is_new("source", source):
            same = union.ours.select(
                "SELECT id FROM article WHERE source_id = ? AND text = ? ORDER BY id",
                (union.number("source", source), article["text"]),
            )
            if free := [one for (one,) in same if one not in taken]:
                taken.add(free[0])
                union.match("article", number, free[0])
                continue
            union.beside += 1
        new = union.copy("article", article)
        union.copy_parts("paragraph", [number])
        if article["removed_at"] is None:
            union.new.append(new)


def _take_speakers(union: Union) -> None:
    for speaker in union.all("speaker"):
        known = union.ours.select(
            "SELECT id FROM speaker WHERE name = ? AND kind = ?", (speaker["name"], speaker["kind"])
        )
        if known:
            union.match("speaker", speaker["id"], known[0][0])
        else:
            union.copy("speaker", speaker)


def _take_people(union: Union) -> None:
    """Takes over who speaks: voices that are ours already bring the people whom we have for them."""
    for voice in union.all("voice"):
        place = voice["article_id"]
        if isinstance(place, int) and union.is_new("article", place):
            continue
        known = union.ours.select(
            "SELECT id, person_id FROM voice WHERE key = ? AND kind = ? AND COALESCE(article_id, 0) = ?",
            (voice["key"], voice["kind"], union.number("article", place) if isinstance(place, int) else 0),
        )
        if known:
            union.match("voice", voice["id"], known[0][0])
            union.match("person", voice["born_as"], known[0][1])
    for person_id, name, kind in union.theirs.select(
        """SELECT id, COALESCE(renamed, name), kind FROM person
           WHERE id NOT IN (SELECT born_as FROM voice) ORDER BY id"""
    ):
        if (same := _same_person(union, person_id, name, SpeakerKind(kind))) is not None:
            union.match("person", person_id, same)
    for person in union.all("person"):
        if union.is_new("person", number := person["id"]):
            union.copy("person", person)
            union.copy_parts("alias", [number])
    for voice in union.all("voice"):
        if union.is_new("voice", voice["id"]):
            union.copy("voice", voice)


def _same_person(union: Union, person_id: int, name: str, kind: SpeakerKind) -> int | None:
    """Who in our library is a person of theirs whom its user made; None if nobody surely is."""
    if (here := _in_the_same_place(union, person_id, name)) is not None:
        return here
    if is_full(name, kind):
        voices = union.ours.select(
            "SELECT person_id FROM voice WHERE key = ? AND kind = ? AND article_id IS NULL", (fold(name), kind.value)
        )
        if voices:
            return int(voices[0][0])
    elif _speaks_only_in_new(union, person_id):
        return None
    made = union.ours.select(
        """SELECT id, COALESCE(renamed, name) FROM person
           WHERE kind = ? AND id NOT IN (SELECT born_as FROM voice) ORDER BY id""",
        (kind.value,),
    )
    taken = set(union.matched["person"].values())
    return next((int(one) for one, shown in made if fold(shown) == fold(name) and one not in taken), None)


def _in_the_same_place(union: Union, person_id: int, name: str) -> int | None:
    """Who of that name has, in our library, a voice or a statement that their user gave to a person of theirs."""
    voices = union.theirs.select("SELECT id FROM voice WHERE person_id = ?", (person_id,))
    known = [union.matched["voice"][one] for (one,) in voices if not union.is_new("voice", one)]
    found = union.ours.select(
        "SELECT DISTINCT person_id FROM voice WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(known),)
    )
    for article_id, spans in union.theirs.select(
        """SELECT statement.article_id, statement.content_spans
           FROM cover JOIN statement ON statement.id = cover.statement_id WHERE cover.person_id = ?""",
        (person_id,),
    ):
        if not union.is_new("article", article_id):
            found += union.ours.select(
                """SELECT cover.person_id FROM cover JOIN statement ON statement.id = cover.statement_id
                   WHERE statement.article_id = ? AND statement.content_spans = ? AND cover.person_id IS NOT NULL""",
                (union.number("article", article_id), spans),
            )
    shown = names_of(union.ours, {one for (one,) in found})
    return next((one for one, here in sorted(shown.items()) if fold(here) == fold(name)), None)


def _speaks_only_in_new(union: Union, person_id: int) -> bool:
    """Whether a person of theirs speaks, and in no article that we have."""
    places = union.theirs.select(
        """SELECT statement.article_id FROM cover JOIN statement ON statement.id = cover.statement_id
           WHERE cover.person_id = ?
           UNION SELECT article_id FROM voice WHERE person_id = ? AND article_id IS NOT NULL""",
        (person_id, person_id),
    )
    return bool(places) and all(union.is_new("article", article_id) for (article_id,) in places)


def _take_statements(union: Union, progress: Progress) -> None:
    ids = [article_id for (article_id,) in union.theirs.select("SELECT id FROM article ORDER BY id")]
    table = union.tables["statement"]
    for done, article_id in enumerate(ids):
        progress(done, len(ids), "importing")
        rows = union.theirs.select(
            f"SELECT {', '.join(table.columns)} FROM statement WHERE article_id = ? ORDER BY position", (article_id,)
        )
        if union.is_new("article", article_id):
            _copy_statements(union, rows)
        else:
            _match_statements(union, article_id, rows)


def _copy_statements(union: Union, rows: Iterable[Row]) -> None:
    table = union.tables["statement"]
    ids = []
    for row in rows:
        values = dict(zip(table.columns, row, strict=True))
        union.copy("statement", values)
        ids.append(values["id"])
    union.copy_parts("cover", ids)


def _match_statements(union: Union, theirs: int, rows: Iterable[Row]) -> None:
    """Finds theirs among the statements of an article of ours; takes over those that the user did something with."""
    table, article_id = union.tables["statement"], union.number("article", theirs)
    held: dict[tuple[str, bool], list[int]] = {}
    for number, spans, origin in union.ours.select(
        "SELECT id, content_spans, origin FROM statement WHERE article_id = ? ORDER BY position DESC", (article_id,)
    ):
        held.setdefault((json.dumps(json.loads(spans)), origin == "added"), []).append(number)
    touched = {
        target
        for (target,) in union.theirs.select(
            """SELECT DISTINCT touched.target FROM touched JOIN statement ON statement.id = touched.target
               WHERE statement.article_id = ? AND touched.aspect NOT IN ('name', 'voice', 'aliases', 'apart')""",
            (theirs,),
        )
    }
    for row in rows:
        values = dict(zip(table.columns, row, strict=True))
        place = (json.dumps(json.loads(values["content_spans"])), values["origin"] == "added")
        if here := held.get(place):
            union.match("statement", values["id"], here.pop())
        elif values["id"] in touched:
            _add(union, int(article_id or 0), values)
        else:
            union.match("statement", values["id"], None)


def _add(union: Union, article_id: int, values: Values) -> None:
    """Adds a statement of theirs to an article of ours in which we do not find it; it stays for what is said of it."""
    start = json.loads(values["content_spans"])[0][0]
    position = insert_position(union.ours, article_id, start)
    origin = "kept" if values["origin"] == "found" else values["origin"]
    new = union.copy("statement", values | {"position": position, "within_position": None, "origin": origin})
    union.copy_parts("cover", [values["id"]])
    show(union.ours, [new])
    union.ours.execute("INSERT INTO unindexed (article_id) VALUES (?) ON CONFLICT DO NOTHING", (article_id,))


def _take_pairs(union: Union) -> None:
    """Takes over pairs of people who are kept apart."""
    for pair in union.all("apart"):
        number = pair["id"]
        sides = sorted(union.number("person", pair[side]) or 0 for side in ("first_id", "second_id"))
        known = union.ours.select("SELECT id FROM apart WHERE first_id = ? AND second_id = ?", tuple(sides))
        if sides[0] == sides[1]:
            union.match("apart", number, None)
        elif known:
            union.match("apart", number, known[0][0])
        else:
            union.ours.execute(
                "INSERT INTO apart (id, first_id, second_id, is_apart) VALUES (?, ?, ?, ?)",
                (union.number("apart", number), *sides, pair["is_apart"]),
            )


def _take_roles(union: Union) -> None:
    """Takes over which paragraphs of new articles are left out; of the others ours says it."""
    for row in union.all("paragraph_cover"):
        if not union.is_new("article", row["article_id"]):
            union.match("paragraph_cover", row["id"], None)
            continue
        union.ours.execute(
            "INSERT INTO paragraph_cover (id, article_id, position, role) VALUES (?, ?, ?, ?)",
            (
                union.number("paragraph_cover", row["id"]),
                union.number("article", row["article_id"]),
                row["position"],
                row["role"],
            ),
        )


def _take_others(union: Union) -> None:
    """Takes over what tables that are not named here say of nothing but new rows."""
    for table in union.tables.values():
        if table.name in _HANDLED:
            continue
        for row in union.theirs.select(table.select("1")):
            values = dict(zip(table.columns, row, strict=True))
            refers = [(other, values[column]) for column, other in table.refers.items() if values[column] is not None]
            if all(union.is_new(other, number) for other, number in refers) and not _is_ours(union, table, values):
                union.copy(table.name, values)


def _is_ours(union: Union, table: Table, values: Values) -> bool:
    """Whether our library says something of the same that is no number."""
    if table.is_numbered or table.refers:
        return False
    condition = " AND ".join(f"{column} = ?" for column in table.key)
    return bool(union.ours.select(table.select(condition), tuple(values[column] for column in table.key)))


def _take_changes(union: Union) -> None:
    """Takes over the log, as far as it tells of what is new; of the rest one line of its own will tell."""
    for change in union.all("change"):
        number = change["id"]
        rows = union.theirs.select(
            "SELECT aspect, target, before, after FROM touched WHERE change_id = ? ORDER BY aspect, target", (number,)
        )
        new = [row for row in rows if union.is_new(table_of(Aspect(row[0])), row[1])]
        undoes = change["undoes"]
        if (rows and not new) or (isinstance(undoes, int) and union.number("change", undoes) is None):
            union.match("change", number, None)
            continue
        statements = [union.number("statement", one) for one in json.loads(change["statement_ids"])]
        listed = json.dumps([one for one in statements if one is not None])
        change_id = union.copy("change", change | {"statement_ids": listed})
        for aspect, target, *images in new:
            before, after = (union.image(Aspect(aspect), json.loads(image)) for image in images)
            if before != after:  # two people of theirs may be one of ours
                union.ours.execute(
                    "INSERT INTO touched (change_id, aspect, target, before, after) VALUES (?, ?, ?, ?, ?)",
                    (change_id, aspect, union.number(table_of(Aspect(aspect)), target), _json(before), _json(after)),
                )


def _json(image: Image) -> str:
    return json.dumps(image, ensure_ascii=False)
