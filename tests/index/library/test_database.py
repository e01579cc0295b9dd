import sqlite3
from pathlib import Path

import pytest

from index.errors import LibraryDamaged, LibraryUnavailable
from index.library.database import Database, open_read_only, open_writable, transaction


@pytest.fixture
def numbers(tmp_path: Path):
    db = open_writable(tmp_path / "numbers.sqlite")
    db.execute("CREATE TABLE number (value INTEGER NOT NULL)")
    yield db
    db.close()


def values(db: Database) -> list[int]:
    return [value for (value,) in db.select("SELECT value FROM number ORDER BY value")]


def test_what_a_transaction_writes_stays(numbers):
    with transaction(numbers):
        numbers.execute_many("INSERT INTO number (value) VALUES (?)", [(1,), (2,)])
    assert values(numbers) == [1, 2]


def test_a_failed_transaction_leaves_nothing(numbers):
    with pytest.raises(sqlite3.IntegrityError), transaction(numbers):
        numbers.execute_many("INSERT INTO number (value) VALUES (?)", [(1,), (None,)])
    assert values(numbers) == []


def test_a_transaction_works_after_a_failed_one(numbers):
    with pytest.raises(sqlite3.IntegrityError), transaction(numbers):
        numbers.execute("INSERT INTO number (value) VALUES (NULL)")
    with transaction(numbers):
        numbers.execute("INSERT INTO number (value) VALUES (3)")
    assert values(numbers) == [3]


def test_a_reader_sees_each_commit_and_nothing_before_it(numbers):
    reader = open_read_only(numbers.path)
    with transaction(numbers):
        numbers.execute("INSERT INTO number (value) VALUES (1)")
        during = values(reader)
    after = values(reader)
    reader.close()
    assert (during, after) == ([], [1])


def test_a_read_only_connection_cannot_write(numbers):
    reader = open_read_only(numbers.path)
    with pytest.raises(LibraryUnavailable):
        reader.execute("INSERT INTO number (value) VALUES (1)")
    reader.close()


def test_foreign_keys_are_enforced(numbers):
    assert numbers.select("PRAGMA foreign_keys") == [(1,)]


def test_commits_reach_the_disk_before_they_return(numbers):
    assert numbers.select("PRAGMA synchronous") == [(2,)]


def test_a_missing_file_is_unavailable_for_reading(tmp_path):
    with pytest.raises(LibraryUnavailable, match=r"library\.sqlite"):
        open_read_only(tmp_path / "library.sqlite")
    assert not (tmp_path / "library.sqlite").exists()


def test_a_missing_folder_is_unavailable_for_writing(tmp_path):
    with pytest.raises(LibraryUnavailable):
        open_writable(tmp_path / "nowhere" / "library.sqlite")


@pytest.mark.parametrize("opener", [open_read_only, open_writable])
def test_a_file_that_is_no_database_is_damaged(tmp_path, opener):
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"not a database, by any means. " * 200)
    with pytest.raises(LibraryDamaged) as caught:
        opener(path)
    assert caught.value.path == path


def test_a_file_cut_short_is_damaged(numbers):
    with transaction(numbers):
        numbers.execute_many("INSERT INTO number (value) VALUES (?)", [(n,) for n in range(20_000)])
    numbers.close()
    numbers.path.write_bytes(numbers.path.read_bytes()[: 4096 * 3])
    with pytest.raises(LibraryDamaged):
        open_read_only(numbers.path)


def test_a_mistake_in_our_own_sql_is_not_taken_for_damage(numbers):
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        numbers.select("SELECT missing FROM number")


def test_a_path_may_hold_any_character(tmp_path):
    folder = tmp_path / "what? 100% #1 é"
    folder.mkdir()
    db = open_writable(folder / "library.sqlite")
    db.close()
    assert (folder / "library.sqlite").exists()
