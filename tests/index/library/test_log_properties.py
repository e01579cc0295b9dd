"""Any sequence of changes, undos, redos and re-extractions: the log tells how everything stands."""

import json
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.errors import ChangeNotFound, ChangeSuperseded, LibraryError
from index.library import articles, changes, corrections, joining, people, records, schema, statements
from index.library.covers import Aspect, put
from index.library.database import Database, transaction
from index.library.names import fold
from index.library.renewal import renew
from index.model import (
    Article,
    Attribution,
    Paragraph,
    ParagraphRole,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Tier,
)
from index.record_fields import RecordField

TEXT = "Quill said the bridge is safe. Tan said it is not. Ada Quill said wait. Officials said nothing. Ada said no."
ARTICLES = (1, 2, 3)
SPEAKERS = (
    Speaker(name="Ada Quill", kind=SpeakerKind.PERSON),
    Speaker(name="Quill", kind=SpeakerKind.PERSON),
    Speaker(name="ADA QUILL", kind=SpeakerKind.PERSON),
    Speaker(name="Lee Tan", kind=SpeakerKind.PERSON),
    Speaker(name="officials", kind=SpeakerKind.GROUP),
    Speaker(name="Harbour Ministry", kind=SpeakerKind.BODY),
    None,
)

numbers = st.integers(0, 11)
some = st.lists(numbers, min_size=1, max_size=3)
details = st.fixed_dictionaries(
    {},
    optional={
        RecordField.HEADLINE: st.sampled_from([None, "Bridge", "Harvest"]),
        RecordField.AUTHORS: st.sampled_from([(), ("Jo Li",), ("Lee Tan", "Jo Li")]),
        RecordField.PUBLISHED: st.sampled_from([None, "2021", "2021-05-03"]),
    },
)
names = st.sampled_from(["Ada Quill", "Quill", "Jo Li", "LEE TAN", "Tan"])


@st.composite
def extractions(draw: st.DrawFn) -> tuple[Statement, ...]:
    """Some statements of the text, as one version of the program may find them."""
    starts = sorted(draw(st.lists(st.integers(0, 90), unique=True, max_size=4)))
    return tuple(
        Statement(
            kind=QuotationKind.INDIRECT,
            content=(Span(start, start + draw(st.integers(3, 12))),),
            listed=draw(st.booleans()),
            within=draw(st.sampled_from([None, place - 1])) if place else None,
            attribution=draw(st.sampled_from(ATTRIBUTIONS)),
        )
        for place, start in enumerate(starts)
    )


ATTRIBUTIONS = [Attribution(speaker=speaker, tier=Tier.CLEAR) if speaker else Attribution() for speaker in SPEAKERS]

Step = tuple[str, tuple[object, ...]]
steps = st.lists(
    st.one_of(
        st.tuples(st.just("speaker"), st.tuples(some, st.one_of(names, numbers, st.none()))),
        st.tuples(st.just("content"), st.tuples(numbers, st.integers(0, 90), st.integers(1, 15))),
        st.tuples(st.just("reject"), st.tuples(some)),
        st.tuples(st.just("add"), st.tuples(numbers, st.integers(0, 90), st.one_of(names, st.none()))),
        st.tuples(st.just("star"), st.tuples(some, st.booleans())),
        st.tuples(st.just("check"), st.tuples(some, st.booleans())),
        st.tuples(st.just("note"), st.tuples(numbers, st.sampled_from(["", "a", "b"]))),
        st.tuples(st.just("tags"), st.tuples(some, st.sampled_from([["x"], ["y", "X"]]), st.booleans())),
        st.tuples(st.just("rename"), st.tuples(numbers, names)),
        st.tuples(st.just("aliases"), st.tuples(numbers, st.lists(names, max_size=2))),
        st.tuples(st.just("merge"), st.tuples(some, numbers)),
        st.tuples(st.just("merge"), st.tuples(some, st.just(0))),
        st.tuples(st.just("split"), st.tuples(numbers)),
        st.tuples(st.just("apart"), st.tuples(numbers, numbers)),
        st.tuples(st.just("record"), st.tuples(numbers, details)),
        st.tuples(st.just("left out"), st.tuples(numbers, st.integers(1, 2), st.booleans())),
        st.tuples(st.just("undo"), st.tuples(numbers)),
        st.tuples(st.just("redo"), st.tuples(numbers)),
        st.tuples(st.just("undo"), st.tuples(st.just(0))),
        st.tuples(st.just("redo"), st.tuples(st.just(0))),
        st.tuples(st.just("extract"), st.tuples(st.sampled_from(ARTICLES), extractions())),
    ),
    min_size=3,
    max_size=14,
)


class Library:
    """A library without an index, changed step by step; what is asked of numbers that are not there is left out."""

    def __init__(self, path: Path) -> None:
        self.db = schema.open_library(path)
        self.db.execute("PRAGMA synchronous = OFF")
        self.extracted: dict[int, tuple[Statement, ...]] = {}
        self._run: dict[str, Callable[..., object]] = {
            "speaker": lambda ids, who: corrections.set_speaker(
                self.db, self._some(ids), self._person(who) if isinstance(who, int) else who
            ),
            "content": lambda one, start, size: corrections.set_content(
                self.db, self._one(one), TEXT, (Span(start, start + size),), QuotationKind.MIXED
            ),
            "reject": lambda ids: corrections.reject(self.db, self._some(ids)),
            "add": lambda one, start, who: corrections.add_statement(
                self.db, one % len(ARTICLES) + 1, TEXT, (Span(start, start + 5),), QuotationKind.DIRECT, who
            ),
            "star": lambda ids, on: corrections.set_starred(self.db, self._some(ids), on=on),
            "check": lambda ids, on: corrections.set_checked(self.db, self._some(ids), at="2024" if on else None),
            "note": lambda one, text: corrections.set_note(self.db, self._one(one), text),
            "tags": lambda ids, tags, on: corrections.set_tags(self.db, self._some(ids), tags, on=on),
            "rename": lambda one, name: joining.rename(self.db, self._person(one), name),
            "aliases": lambda one, names: joining.set_aliases(self.db, self._person(one), names),
            "merge": lambda ids, into: joining.merge(self.db, [*map(self._person, ids)], self._person(into)),
            "split": lambda one: joining.split(self.db, *self._name(one)),
            "apart": lambda one, other: joining.keep_apart(self.db, self._person(one), self._person(other)),
            "record": lambda one, values: records.set_record(self.db, one % len(ARTICLES) + 1, values),
            "left out": lambda one, number, on: records.set_left_out(self.db, one % len(ARTICLES) + 1, [number], on=on),
            "undo": lambda one: changes.undo(self.db, self._change(one, undone=False)),
            "redo": lambda one: changes.redo(self.db, self._change(one, undone=True)),
            "extract": self.extract,
        }

    def store(self, article_id: int, found: tuple[Statement, ...]) -> None:
        article = Article(
            text=TEXT,
            paragraphs=(
                Paragraph(span=Span(0, 62)),
                Paragraph(span=Span(63, len(TEXT)), role=ParagraphRole.LEFT_OUT, section=1),
            ),
            record=SourceRecord(headline="Bridge", published="2021"),
        )
        with transaction(self.db):
            source = articles.insert_source(
                self.db, name="", sha256=f"{article_id:064}", imported_at="2024", content=b""
            )
            articles.insert_article(self.db, article, source_id=source)
            statements.insert_statements(self.db, article_id, TEXT, found)
        self.extracted[article_id] = found

    def extract(self, article_id: int, found: tuple[Statement, ...]) -> None:
        renew(self.db, article_id, TEXT, found)
        self.extracted[article_id] = found

    def do(self, step: Step) -> bool:
        name, arguments = step
        try:
            with transaction(self.db):
                self._run[name](*arguments)
        except LibraryError:
            return False
        return True

    def undo_everything(self) -> None:
        """Takes back whatever stands, last first; nothing may stand in the way for ever."""
        while standing := [one.id for one in changes.changes(self.db) if one.undoes is None and not one.undone]:
            assert any(self.do_undo(change_id) for change_id in standing)

    def do_undo(self, change_id: int) -> bool:
        try:
            with transaction(self.db):
                changes.undo(self.db, change_id)
        except ChangeSuperseded:
            return False
        return True

    def _ids(self, table: str) -> list[int]:
        return [row[0] for row in self.db.select(f"SELECT id FROM {table} ORDER BY id")]

    def _one(self, number: int) -> int:
        ids = self._ids("statement")
        if not ids:
            raise ChangeNotFound(number)
        return ids[number % len(ids)]

    def _some(self, chosen: list[int]) -> list[int]:
        return [self._one(number) for number in chosen]

    def _person(self, number: int) -> int:
        ids = self._ids("person")
        return ids[number % len(ids)] if ids else number

    def _name(self, number: int) -> tuple[int, list[str]]:
        """Somebody with several names, if there is such a person, and one of the names."""
        rows = self.db.select(
            """SELECT person_id, key FROM voice ORDER BY
                   (SELECT COUNT(*) FROM voice AS other WHERE other.person_id = voice.person_id) DESC, id LIMIT 2"""
        )
        if not rows:
            raise ChangeNotFound(number)
        person_id, key = rows[number % len(rows)]
        return person_id, [key]

    def _change(self, number: int, *, undone: bool) -> int:
        """One that stands, or one that is taken back, later ones for lower numbers."""
        ids = [one.id for one in changes.changes(self.db) if one.undoes is None and one.undone is undone]
        return ids[number % len(ids)] if ids else number


COVERS = {
    "cover": "SELECT * FROM cover ORDER BY statement_id",
    "renamed": "SELECT id, renamed FROM person WHERE renamed IS NOT NULL ORDER BY id",
    "voices": "SELECT id, moved_to, person_id FROM voice ORDER BY id",
    "aliases": "SELECT * FROM alias ORDER BY person_id, key",
    "apart": "SELECT first_id, second_id FROM apart WHERE is_apart = 1 ORDER BY id",
    "records": "SELECT * FROM article_cover ORDER BY article_id",
    "roles": "SELECT article_id, position, role FROM paragraph_cover WHERE role IS NOT NULL ORDER BY id",
    "shown": "SELECT id, shown FROM statement ORDER BY id",
}


def covers(db: Database) -> dict[str, list[tuple[object, ...]]]:
    return {name: db.select(sql) for name, sql in COVERS.items()}


def seen(db: Database) -> tuple[object, ...]:
    """What readers see, without what depends on what was there before: numbers, and how a name is spelled first."""
    rows = [row for article_id in ARTICLES for row in statements.of_article(db, article_id, rejected=True)]
    within = {row.id: row.quote for row in rows}
    return (
        [
            (
                replace(row.statement, within=None, attribution=Attribution()), row.quote, within.get(row.within_id),
                spelled(row.statement.attribution), row.marks, row.corrected, row.found,
            )
            for row in rows
        ],
        [(one.article, one.found) for one in articles.all_articles(db)],
        sorted(
            (
                (fold(one.name), one.kind, one.aliases, one.names, one.joined, one.statement_count, one.article_count)
                for one in people.people(db)
            ),
            key=repr,
        ),
    )  # fmt: skip


def spelled(attribution: Attribution) -> tuple[object, ...]:
    speaker = attribution.speaker
    return (speaker and (fold(speaker.name), speaker.kind), attribution.tier, attribution.chain, attribution.candidates)


def lines(db: Database) -> list[tuple[str, int, str, str]]:
    return db.select("SELECT aspect, target, before, after FROM touched ORDER BY change_id")


def replay(db: Database) -> None:
    """Takes everything away that the log ever changed, and changes it again, line after line."""
    first: dict[tuple[str, int], str] = {}
    for aspect, target, before, _ in lines(db):
        first.setdefault((aspect, target), before)
    with transaction(db):
        put(db, {(Aspect(aspect), target): json.loads(empty) for (aspect, target), empty in first.items()})
        for table in ("cover", "alias", "article_cover"):
            assert db.select(f"SELECT * FROM {table}") == []
        for aspect, target, _, after in lines(db):
            put(db, {(Aspect(aspect), target): json.loads(after)})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.tuples(extractions(), extractions(), extractions()), steps=steps)
def test_the_log_replayed_over_empty_covers_gives_how_everything_stands(found, steps):
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library.sqlite")
        with closing(library.db):
            for article_id, one in zip(ARTICLES, found, strict=True):
                library.store(article_id, one)
            for step in steps:
                library.do(step)
            stands = covers(library.db)
            replay(library.db)
            assert covers(library.db) == stands


def found_as(speaker: Speaker | None) -> tuple[Statement, ...]:
    """One statement of a speaker."""
    attribution = ATTRIBUTIONS[SPEAKERS.index(speaker)]
    return (Statement(kind=QuotationKind.INDIRECT, content=(Span(0, 9),), attribution=attribution),)


# A name that only a statement has which is not found any more.
@example(
    found=(found_as(SPEAKERS[2]), (), found_as(SPEAKERS[0])), steps=[("speaker", ([0], None)), ("extract", (1, ()))]
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.tuples(extractions(), extractions(), extractions()), steps=steps)
def test_everything_taken_back_leaves_what_was_extracted_last(found, steps):
    with tempfile.TemporaryDirectory() as folder:
        library, fresh = Library(Path(folder) / "library.sqlite"), Library(Path(folder) / "fresh.sqlite")
        with closing(library.db), closing(fresh.db):
            for article_id, one in zip(ARTICLES, found, strict=True):
                library.store(article_id, one)
            for step in steps:
                library.do(step)
            library.undo_everything()
            for article_id, one in library.extracted.items():
                fresh.store(article_id, one)
            assert seen(library.db) == seen(fresh.db)
