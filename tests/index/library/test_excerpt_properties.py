"""Any statements, taken out of any library and into another one, are the same there, and bring nothing else along."""

import io
import json
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.library import interchange, people, schema, staging, statements
from index.library.database import Database, transaction
from index.library.uniting import United, unite
from index.model import Marks
from index.progress import silent
from tests.index.library.test_exchange_properties import a_library, covers, founds
from tests.index.library.test_log_properties import ARTICLES, SPEAKERS, found_as, spelled, steps

examples = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
picks = st.lists(st.integers(0, 11), min_size=1, max_size=4)


def excerpt_of(db: Database, ids) -> list[bytes]:
    """All lines but the first, which has the time."""
    file = io.BytesIO()
    interchange.write_selected(db, ids, [{"id": one} for one in ids], file, silent)
    return file.getvalue().splitlines(keepends=True)


def taken_in(ours: Database, lines: list[bytes], folder: Path) -> United:
    path = folder / "chosen.jsonl"
    path.write_bytes(b"".join(lines))
    with staging.staged(path, folder, silent) as stage, transaction(ours):
        return unite(ours, stage, silent)


def picked(db: Database, picks) -> list[int]:
    ids = [row[0] for row in db.select("SELECT id FROM statement ORDER BY id")]
    return list(dict.fromkeys(ids[pick % len(ids)] for pick in picks)) if ids else []


def read(db: Database, article_id: int, marked=None):
    """What readers see of an article; with `marked` without the marks of all but these places."""
    rows = statements.of_article(db, article_id, rejected=True)
    return [
        (
            row.quote, row.statement.content, spelled(row.statement.attribution), row.corrected, row.statement.listed,
            row.marks if marked is None or row.position in marked else Marks(),
            row.found and spelled(row.found),
        )
        for row in rows
    ]  # fmt: skip


def positions(db: Database, ids) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for row in statements.rows(db, ids):
        found.setdefault(row.article_id, set()).add(row.position)
    return found


# A name that two people have as a further name: it must not become that of one because the other one stays behind.
@example(
    found=(found_as(SPEAKERS[1]), found_as(SPEAKERS[0]), found_as(SPEAKERS[3])),
    done=[("aliases", (1, ["Quill"])), ("aliases", (2, ["Quill"])), ("extract", (1, ())),
          ("extract", (1, found_as(SPEAKERS[4])))],
    chosen=[0],
)  # fmt: skip
@examples
@given(found=founds, done=steps, chosen=picks)
def test_chosen_statements_taken_into_an_empty_library_are_as_they_were(found, done, chosen):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        library = a_library(folder / "library.sqlite", found, done)
        with closing(library.db), closing(schema.open_library(folder / "other.sqlite")) as other:
            ids = picked(library.db, chosen)
            lines = excerpt_of(library.db, ids)
            report = taken_in(other, lines, folder)
            places = positions(library.db, ids)
            assert set(report.new) == set(places)
            for article_id, marked in places.items():
                assert read(other, article_id) == read(library.db, article_id, marked)
            assert excerpt_of(other, ids)[1:] == lines[1:]


@examples
@given(found=founds, ours=steps, done=steps, chosen=picks)
def test_what_is_chosen_comes_beside_what_is_there_and_goes_on_as_it_came(found, ours, done, chosen):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        library = a_library(folder / "library.sqlite", found, done, of=(1, 2))
        # It has articles with the same numbers, and people of the same names.
        other = a_library(folder / "other.sqlite", found, ours, of=(1, 2))
        with closing(library.db), closing(other.db):
            other.db.execute("UPDATE source SET sha256 = 'f' || substr(sha256, 2)")
            ids = picked(library.db, chosen)
            before = covers(other.db)
            report = taken_in(other.db, excerpt_of(library.db, ids), folder)
            assert (len(report.new), report.already) == (len(positions(library.db, ids)), ())
            assert set(map(str, before["cover"])) <= set(map(str, covers(other.db)["cover"]))
            for new, (article_id, marked) in zip(report.new, sorted(positions(library.db, ids).items()), strict=True):
                quotes = [row[:2] for row in read(other.db, new)]
                assert quotes == [row[:2] for row in read(library.db, article_id, marked)]
            again = taken_in(other.db, excerpt_of(library.db, ids), folder)
            assert (again.new, len(again.already)) == ((), len(report.new))


@examples
@given(found=founds, done=steps, chosen=picks)
def test_what_comes_back_to_where_it_came_from_changes_nothing(found, done, chosen):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        library = a_library(folder / "library.sqlite", found, done)
        with closing(library.db):
            ids = picked(library.db, chosen)
            before, speakers_before = stands(library.db), speakers(library.db)
            report = taken_in(library.db, excerpt_of(library.db, ids), folder)
            assert report.new == ()
            assert stands(library.db) == before
            # Whom a user has renamed or joined by hand is known again by the name alone, which may be another one's.
            if not {name for name, _ in done} & {"merge", "split", "rename", "aliases", "speaker", "add"}:
                assert report.disagreements == ()
                assert speakers(library.db) == speakers_before


def stands(db: Database):
    """What statements say and what the user did with them, whoever speaks."""
    return [[(*row[:2], *row[3:6]) for row in read(db, one)] for one in ARTICLES]


def speakers(db: Database):
    return covers(db)["cover"], [read(db, one) for one in ARTICLES], everybody(db)


def everybody(db: Database):
    return [(one.id, one.name, one.aliases, one.names) for one in people.people(db)]


@examples
@given(found=founds, done=steps, chosen=picks)
def test_marks_of_what_was_not_chosen_stay_at_home(found, done, chosen):
    with tempfile.TemporaryDirectory() as place:
        library = a_library(Path(place) / "library.sqlite", found, [*done, ("note", (5, "a secret"))])
        with closing(library.db):
            ids = picked(library.db, chosen)
            told = b"".join(excerpt_of(library.db, ids))
            noted = {one for (one,) in library.db.select(
                "SELECT target FROM touched WHERE aspect = 'note' AND before || after LIKE '%a secret%'")}  # fmt: skip
            assert (b"a secret" in told) == bool(noted & set(ids))
            lines = [json.loads(line) for line in told.splitlines()]
            assert {line["article"]["id"] for line in lines if "article" in line} == set(positions(library.db, ids))
