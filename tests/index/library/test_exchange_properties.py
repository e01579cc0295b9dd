"""Any library, taken out and in again, is the same one; any two become one without losing what either user did."""

import io
import json
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.library import exporting, interchange, schema, staging
from index.library.covers import Aspect, put
from index.library.database import Database, transaction
from index.library.uniting import United, unite
from index.progress import silent
from tests.index.library.test_log_properties import ARTICLES, Library, covers, extractions, lines, seen, steps

examples = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
founds = st.tuples(extractions(), extractions(), extractions())


def a_library(path: Path, found, done, *, of=ARTICLES) -> Library:
    library = Library(path)
    for article_id, one in zip(ARTICLES, found, strict=True):
        if article_id in of:
            library.store(article_id, one)
    for name, arguments in done:
        place = {"extract": arguments[0], "add": arguments[0] % len(ARTICLES) + 1 if name == "add" else 0}.get(name)
        if place is None or place in of:
            library.do((name, arguments))
    return library


def exported(db: Database) -> list[bytes]:
    """All lines but the first, which has the time."""
    file = io.BytesIO()
    interchange.write(db, file, silent)
    return file.getvalue().splitlines()[1:]


def taken_in(ours: Database, theirs: Database, folder: Path) -> United:
    path = folder / "theirs.jsonl"
    exporting.export(theirs, path, silent, replacing=True)
    with staging.staged(path, folder, silent) as stage, transaction(ours):
        return unite(ours, stage, silent)


@examples
@given(found=founds, done=steps)
def test_a_library_taken_out_and_into_an_empty_one_is_the_same(found, done):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        library = a_library(folder / "library.sqlite", found, done)
        with closing(library.db), closing(schema.open_library(folder / "other.sqlite")) as other:
            report = taken_in(other, library.db, folder)
            assert (len(report.new), report.already, report.disagreements) == (3, (), ())
            assert exported(other) == exported(library.db)
            assert (covers(other), lines(other), seen(other)) == (
                covers(library.db),
                lines(library.db),
                seen(library.db),
            )


@examples
@given(found=founds, ours=steps, theirs=steps, again=founds)
def test_of_two_libraries_that_share_articles_nothing_is_lost(found, ours, theirs, again):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        one = a_library(folder / "one.sqlite", found, ours, of=(1, 2))
        # The articles that both have were read by another version of the program.
        other = a_library(folder / "other.sqlite", (found[0], again[1], again[2]), theirs)
        with closing(one.db), closing(other.db):
            before, told = marks(one.db), lines(one.db)
            counted = len(told)
            report = taken_in(one.db, other.db, folder)
            assert (len(report.new), len(report.already)) == (1, 2)
            both = marks(one.db)
            assert set(before) <= set(both), "a mark of ours is gone"
            assert set(marks(other.db)) <= set(both), "a mark of theirs is gone"
            assert lines(one.db)[:counted] == told
            stands = covers(one.db)
            replayed(one.db)
            assert covers(one.db) == stands


@examples
@given(found=founds, ours=steps, theirs=steps)
def test_the_same_library_taken_in_again_adds_no_article_and_no_mark(found, ours, theirs):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        one = a_library(folder / "one.sqlite", found, ours, of=(1, 2))
        other = a_library(folder / "other.sqlite", found, theirs)
        with closing(one.db), closing(other.db):
            taken_in(one.db, other.db, folder)
            stands = quotes(one.db), marks(one.db)
            report = taken_in(one.db, other.db, folder)
            assert (report.new, len(report.already)) == ((), 3)
            assert (quotes(one.db), marks(one.db)) == stands


def quotes(db: Database) -> list[tuple[object, ...]]:
    """All statements, shown or not."""
    return db.select("SELECT article_id, content_spans, origin, shown FROM statement ORDER BY article_id, id")


def marks(db: Database) -> dict[tuple[object, ...], None]:
    """What users noted on statements, by the place of each, notes line by line."""
    found = []
    for source, spans, *flags, tags, note in db.select(
        """SELECT source.sha256, statement.content_spans, cover.starred, cover.checked_at IS NOT NULL,
               cover.standing IS NOT NULL, cover.speaker IS NOT NULL, cover.quote IS NOT NULL, cover.tags, cover.note
           FROM cover JOIN statement ON statement.id = cover.statement_id
           JOIN article ON article.id = statement.article_id JOIN source ON source.id = article.source_id"""
    ):
        where = (source, json.dumps(json.loads(spans)))
        found += [(*where, name) for name, is_set in enumerate(flags) if is_set]
        found += [(*where, "tag", tag.casefold()) for tag in json.loads(tags)]
        found += [(*where, "note", line) for line in note.split("\n\n") if line]
    return dict.fromkeys(found)


def replayed(db: Database) -> None:
    """Plays the log over empty covers, as `test_log_properties` does."""
    first: dict[tuple[str, int], str] = {}
    for aspect, target, before, _ in lines(db):
        first.setdefault((aspect, target), before)
    with transaction(db):
        put(db, {(Aspect(aspect), target): json.loads(empty) for (aspect, target), empty in first.items()})
        for aspect, target, _, after in lines(db):
            put(db, {(Aspect(aspect), target): json.loads(after)})
