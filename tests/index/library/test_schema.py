import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import LibraryDamaged, LibraryTooNew, LibraryUnavailable
from index.library import articles, backups, changes, corrections, people, records, schema, statements
from index.library.backups import BackupKind
from index.library.database import transaction
from index.model import Polarity
from index.record_fields import RecordField

FILES = Path(__file__).parent / "files"


def make_newer(path: Path) -> None:
    schema.open_library(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()


def test_a_new_library_has_the_newest_version(db):
    assert db.select("PRAGMA user_version") == [(schema.VERSION,)]


def test_an_empty_file_becomes_a_library(tmp_path):
    (tmp_path / "library.sqlite").touch()
    schema.open_library(tmp_path / "library.sqlite").close()
    reader = schema.open_reader(tmp_path / "library.sqlite")
    assert articles.all_articles(reader) == ()
    reader.close()


def test_every_library_has_its_own_identity(tmp_path):
    identities = set()
    for name in ("a", "b"):
        db = schema.open_library(tmp_path / name)
        identities.add(schema.identity(db))
        db.close()
    assert len(identities) == 2


def test_the_identity_stays_when_a_library_is_opened_again(tmp_path):
    identities = set()
    for _ in range(2):
        db = schema.open_library(tmp_path / "library.sqlite")
        identities.add(schema.identity(db))
        db.close()
    assert len(identities) == 1


@pytest.mark.parametrize("opener", [schema.open_library, schema.open_reader])
def test_a_library_of_a_newer_program_is_refused_and_left_untouched(tmp_path, opener):
    path = tmp_path / "library.sqlite"
    make_newer(path)
    before = path.read_bytes()
    with pytest.raises(LibraryTooNew) as caught:
        opener(path)
    assert (caught.value.found, caught.value.known) == (schema.VERSION + 1, schema.VERSION)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", [schema.open_library, schema.open_reader])
def test_the_database_of_another_program_is_refused_and_left_untouched(tmp_path, opener):
    path = tmp_path / "library.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryDamaged, match="another program"):
        opener(path)
    assert path.read_bytes() == before


def test_a_library_that_was_not_set_up_yet_cannot_be_read(tmp_path):
    (tmp_path / "library.sqlite").touch()
    with pytest.raises(LibraryUnavailable, match="not updated"):
        schema.open_reader(tmp_path / "library.sqlite")


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("library-v*.sqlite")))
def test_a_stored_old_library_opens_with_all_it_holds(tmp_path, name):
    path = shutil.copy(FILES / name, tmp_path / "library.sqlite")
    db = schema.open_library(path)
    (article,) = articles.all_articles(db)
    found = statements.of_article(db, article.id)
    assert article.article.record.outlet == "The Harbour Post"
    assert [statement.quote for statement in found] == [
        "“The bridge is safe.”",
        "Lee Tan had confirmed … it would stay open",
        "it would stay open",
        "Bridge reopens",
    ]
    counts = {person.name: person.statement_count for person in people.people(db)}
    assert (counts["Ada Quill"], counts["Lee Tan"]) == (2, 0)
    assert db.select("PRAGMA user_version") == [(schema.VERSION,)]
    db.close()


def test_an_old_library_is_backed_up_as_it_was_before_it_is_updated(tmp_path):
    path = Path(shutil.copy(FILES / "library-v1.sqlite", tmp_path / "library.sqlite"))
    schema.open_library(path).close()
    schema.open_library(path).close()
    (backup,) = backups.backups(path)
    assert backup.kind is BackupKind.UPDATE
    with sqlite3.connect(backup.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_an_old_library_that_cannot_be_backed_up_is_not_updated(tmp_path):
    path = Path(shutil.copy(FILES / "library-v1.sqlite", tmp_path / "library.sqlite"))
    (tmp_path / "backups").touch()
    with pytest.raises(LibraryUnavailable, match="has to be updated, and no backup could be made"):
        schema.open_library(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_a_new_library_needs_no_backup(db):
    assert backups.backups(db.path) == ()


def test_statements_of_the_first_version_are_plain_until_their_polarity_is_found(tmp_path):
    db = schema.open_library(shutil.copy(FILES / "library-v1.sqlite", tmp_path / "library.sqlite"))
    (article,) = articles.all_articles(db)
    assert statements.articles_without_polarity(db) == (article.id,)
    assert {row.statement.polarity for row in statements.of_article(db, article.id)} == {Polarity.PLAIN}
    db.close()


def test_the_second_version_keeps_the_polarity_of_statements(tmp_path):
    db = schema.open_library(shutil.copy(FILES / "library-v2.sqlite", tmp_path / "library.sqlite"))
    assert statements.articles_without_polarity(db) == ()
    found = [row.statement.polarity for row in statements.of_article(db, 1)]
    assert found == [Polarity.PLAIN, Polarity.PLAIN, Polarity.NEGATED, Polarity.PLAIN]
    db.close()


def test_speakers_of_an_old_library_become_the_same_people_as_in_a_new_one(tmp_path, db, store, article, found):
    store(article, found)
    old = schema.open_library(shutil.copy(FILES / "library-v2.sqlite", tmp_path / "old.sqlite"))
    assert people.people(old) == people.people(db)
    assert [row.person_id for row in statements.of_article(old, 1)] == [
        row.person_id for row in statements.of_article(db, 1)
    ]
    old.close()


def test_the_third_version_keeps_what_the_user_changed(tmp_path):
    db = schema.open_library(shutil.copy(FILES / "library-v3.sqlite", tmp_path / "library.sqlite"))
    first, *_, last = statements.of_article(db, 1)
    assert (first.marks.starred, last.statement.attribution.speaker.name) == (True, "Jo Li")
    assert [change.title for change in changes.changes(db)] == ["Change of aliases", "Change of speaker", "Star"]
    with transaction(db):
        changes.undo(db, 2)
    assert statements.of_article(db, 1)[-1].statement.attribution.speaker is None
    db.close()


def test_an_older_log_stays_and_takes_what_is_changed_in_articles(tmp_path):
    db = schema.open_library(shutil.copy(FILES / "library-v3.sqlite", tmp_path / "library.sqlite"))
    before = changes.changes(db)
    with transaction(db):
        records.set_record(db, 1, {RecordField.OUTLET: "The Courier"})
        changes.undo(db, before[0].id)
    assert changes.changes(db)[2:] == (replace(before[0], undone=True), *before[1:])
    assert articles.article(db, 1).article.record.outlet == "The Courier"
    assert articles.article(db, 1).article.record.dated_by is None
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("DELETE FROM touched")
    db.close()


def test_the_version_with_records_keeps_what_the_user_changed_in_them(tmp_path):
    db = schema.open_library(shutil.copy(FILES / "library-v5.sqlite", tmp_path / "library.sqlite"))
    (stored,) = articles.all_articles(db)
    assert (stored.article.record.headline, stored.found.record.headline) == (
        "Bridge open again",
        "Bridge reopens, mayor says",
    )
    assert [paragraph.role for paragraph in stored.article.paragraphs] == ["headline", "story", "story"]
    assert [change.title for change in changes.changes(db)] == ["Text taken back in", "Change of article details"]
    db.close()


VALID = {
    "position": 9, "kind": "direct", "manner": "said", "confidence": 0.5, "listed": 1, "within_position": None,
    "speaker_id": 1, "tier": "clear", "content_spans": "[[0,1]]", "cue_spans": "[]", "mention_spans": "[]",
    "polarity": "plain", "chain": "[]", "candidates": "[]", "quote": "", "cue": "", "mention": "",
    "voice_id": 1, "origin": "found", "shown": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "sung"},
        {"manner": "hinted"},
        {"polarity": "maybe"},
        {"polarity": "negated"},
        {"confidence": 1.5},
        {"confidence": None},
        {"listed": 2},
        {"tier": "unattributed"},
        {"speaker_id": None},
        {"speaker_id": 999},
        {"article_id": 999},
        {"position": 0},
        {"position": -1},
        {"content_spans": "[]"},
        {"cue_spans": "nonsense"},
        {"chain": '{"a":1}'},
        {"within_position": 9},
        {"within_position": 77},
        {"quote": None},
        {"voice_id": 999},
        {"origin": "dreamt"},
        {"shown": 2},
    ],
    ids=str,
)
def test_the_schema_refuses_a_statement_that_cannot_be(db, store, article, found, wrong):
    values = {"article_id": store(article, found), **VALID}
    insert = f"INSERT INTO statement ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError)):
        db.execute(insert, tuple((values | wrong).values()))
    db.execute(insert, tuple(values.values()))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE paragraph SET role = 'footer'",
        "UPDATE paragraph SET end_offset = start_offset",
        "UPDATE paragraph SET article_id = 999",
        "UPDATE article SET source_id = 999",
        "UPDATE article SET text = NULL",
        "UPDATE source SET sha256 = 'short'",
        "UPDATE speaker SET name = ''",
        "UPDATE speaker SET kind = 'robot'",
        "INSERT INTO speaker (name, kind) VALUES ('Ada Quill', 'person')",
        "INSERT INTO library (id, identity) SELECT 2, identity FROM library",
        "DELETE FROM article",
        "UPDATE person SET name = ''",
        "UPDATE person SET renamed = ''",
        "UPDATE person SET kind = 'robot'",
        "DELETE FROM person",
        "UPDATE voice SET key = ''",
        "UPDATE voice SET kind = 'robot'",
        "UPDATE voice SET moved_to = 2 WHERE id = 1",
        "UPDATE voice SET person_id = 999",
        "INSERT INTO voice (key, kind, born_as, person_id) SELECT key, kind, 1 + born_as, person_id FROM voice",
        "INSERT INTO alias (person_id, key, name, since) VALUES (999, 'a', 'A', 1)",
        "INSERT INTO alias (person_id, key, name, since) VALUES (1, 'a', '', 1)",
        "INSERT INTO apart (first_id, second_id) VALUES (1, 1)",
        "INSERT INTO apart (first_id, second_id) VALUES (2, 1)",
        "INSERT INTO cover (statement_id) VALUES (999)",
        "INSERT INTO cover (statement_id, standing) VALUES (1, 'doubted')",
        "INSERT INTO cover (statement_id, speaker) VALUES (1, 'person')",
        "INSERT INTO cover (statement_id, speaker, person_id) VALUES (1, 'nobody', 1)",
        "INSERT INTO cover (statement_id, person_id) VALUES (1, 1)",
        "INSERT INTO cover (statement_id, content_spans) VALUES (1, '[[0,1]]')",
        "INSERT INTO cover (statement_id, kind, content_spans, quote) VALUES (1, 'direct', '[]', '')",
        "INSERT INTO cover (statement_id, starred) VALUES (1, 2)",
        "INSERT INTO cover (statement_id, tags) VALUES (1, '{}')",
        "UPDATE change SET after = ''",
        "DELETE FROM change",
        "UPDATE touched SET after = before",
        "DELETE FROM touched",
        "INSERT INTO touched (change_id, aspect, target, before, after) VALUES (1, 'note', 1, '[]', '[]')",
        "INSERT INTO touched (change_id, aspect, target, before, after) VALUES (1, 'mood', 1, '[]', '[1]')",
        "INSERT INTO change (action, subject, before, after, statement_ids) VALUES ('', '', '', '', '[]')",
        "INSERT INTO change (action, subject, before, after, statement_ids, undoes) VALUES ('a', '', '', '', '[]', 9)",
        "INSERT INTO split (sha256, plan) VALUES ('short', '[]')",
        "INSERT INTO split (sha256, plan) SELECT sha256, '{}' FROM source",
        "INSERT INTO unindexed (article_id) VALUES (999)",
        "UPDATE article SET dated_by = 'rumour'",
        "UPDATE article SET dated_by = 'text', published = NULL",
        "INSERT INTO article_cover (article_id) VALUES (999)",
        "INSERT INTO article_cover (article_id, headline) VALUES (1, '[]')",
        "INSERT INTO article_cover (article_id, authors) VALUES (1, '[[], []]')",
        "INSERT INTO paragraph_cover (article_id, position) VALUES (1, 99)",
        "INSERT INTO paragraph_cover (article_id, position, role) VALUES (1, 0, 'aside')",
    ],
)
def test_the_schema_refuses_what_must_never_hold(db, store, article, found, sql):
    store(article, found)
    with transaction(db):
        corrections.set_starred(db, [1], on=True)
    db.execute("DELETE FROM cover")
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(sql)


def test_a_migration_that_fails_leaves_the_library_as_it_was(db, store, article, found, monkeypatch):
    store(article, found)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE extra (id)", "DROP TABLE missing")))
        patched.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(sqlite3.OperationalError):
            schema.open_library(db.path)
    reader = schema.open_reader(db.path)
    assert len(articles.all_articles(reader)) == 1
    assert reader.select("SELECT name FROM sqlite_schema WHERE name = 'extra'") == []
    reader.close()
