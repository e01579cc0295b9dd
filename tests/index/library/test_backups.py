import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import BackupNotFound, CopyFailed, LibraryDamaged
from index.library import articles, backups, database, schema
from index.library.backups import BackupKind
from index.library.database import transaction
from index.progress import Cancelled

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
DIE_WHILE_COPYING = """
import os, sys
from pathlib import Path
from index.library import backups, database, schema
database._PAGES_AT_ONCE = 1
db = schema.open_library(Path(sys.argv[1]))
last = int(sys.argv[2])
steps = []
def step(done, total, what):
    steps.append(done)
    if len(steps) == last:
        os._exit(7)
if last == 0:
    Path.replace = lambda self, target: os._exit(7)
backups.make(db, backups.BackupKind.DAILY, step)
"""


@pytest.fixture
def clock(monkeypatch):
    """Sets the time."""

    def at(moment):
        monkeypatch.setattr(backups, "_clock", lambda: moment)

    at(NOON)
    return at


@pytest.fixture
def filled(db, store, article, found):
    """A library with one article."""
    store(article, found)
    return db


def names(db):
    return [backup.path.name for backup in backups.backups(db.path)]


def files(db):
    """All files in the folder of backups, half ones too."""
    return sorted(path.name for path in (db.path.parent / backups.FOLDER).iterdir())


def texts(path):
    with closing(schema.open_reader(path)) as reader:
        return [stored.article.text for stored in articles.all_articles(reader)]


def change(db):
    """Writes to a library; surely later, by the clock of the disk, than what was written before."""
    with transaction(db):
        db.execute("UPDATE article SET section = COALESCE(section, '') || '+'")
    later = (db.path.parent / "later.txt").resolve()
    later.touch()
    for path in db.path.parent.glob("library.sqlite*"):
        moment = later.stat().st_mtime_ns + 1_000_000_000
        os.utime(path, ns=(moment, moment))


def damage(db):
    """Breaks the page of the articles, where opening the library does not look."""
    ((page,),) = db.select("SELECT rootpage FROM sqlite_schema WHERE name = 'article'")
    db.close()
    data = bytearray(db.path.read_bytes())
    data[(page - 1) * 4096 : (page - 1) * 4096 + 64] = b"\xff" * 64
    db.path.write_bytes(data)
    return database.open_writable(db.path)


def test_a_backup_is_a_whole_library_in_one_file(filled, article, clock):
    path = backups.make(filled, BackupKind.CHANGE)
    assert files(filled) == ["library-20240501T120000Z-before-change.sqlite"]
    assert texts(path) == [article.text]


def test_a_backup_has_what_is_still_in_the_write_ahead_log(filled, article):
    assert filled.path.with_name("library.sqlite-wal").stat().st_size > 0
    assert texts(backups.make(filled, BackupKind.DAILY)) == [article.text]


def test_a_backup_can_be_read_where_nothing_can_be_written(filled, article):
    path = backups.make(filled, BackupKind.DAILY)
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert texts(path) == [article.text]
        assert files(filled) == [path.name]
    finally:
        path.parent.chmod(0o700)


def test_backups_are_listed_newest_first_with_their_kind_and_size(filled, clock):
    backups.make(filled, BackupKind.DAILY)
    clock(NOON + timedelta(hours=1))
    path = backups.make(filled, BackupKind.CHANGE)
    (path.parent / "library-99999999T999999Z-daily.sqlite").touch()
    (path.parent / "library-notes.sqlite").touch()
    newest, oldest = backups.backups(filled.path)
    assert (newest.path, newest.kind, newest.size_bytes) == (path, BackupKind.CHANGE, path.stat().st_size)
    assert (oldest.made_at, oldest.kind) == (NOON, BackupKind.DAILY)


def test_two_backups_of_one_second_are_both_kept(filled, clock):
    assert backups.make(filled, BackupKind.CHANGE) != backups.make(filled, BackupKind.CHANGE)
    assert len(names(filled)) == 2


@pytest.mark.parametrize("kind", [BackupKind.DAILY, BackupKind.CHANGE, BackupKind.UPDATE])
def test_only_the_last_few_of_a_kind_are_kept(filled, clock, kind):
    other = next(each for each in backups.KEPT if each is not kind)
    kept = [backups.make(filled, other).name]
    for day in range(1, 10):
        clock(NOON + timedelta(days=day))
        kept.append(backups.make(filled, kind).name)
    assert sorted(names(filled)) == sorted([kept[0], *kept[-backups.KEPT[kind] :]])


def test_an_old_backup_that_cannot_be_removed_stops_nothing(filled, clock, monkeypatch, caplog):
    def refuse(self, **_):
        if self.suffix == ".sqlite":
            raise PermissionError(13, "Permission denied")

    for day in range(backups.KEPT[BackupKind.CHANGE]):
        clock(NOON + timedelta(days=day))
        backups.make(filled, BackupKind.CHANGE)
    clock(NOON + timedelta(days=30))
    monkeypatch.setattr(Path, "unlink", refuse)
    assert backups.make(filled, BackupKind.CHANGE).exists()
    assert "cannot be removed" in caplog.text


def test_there_is_one_daily_backup_a_day(filled, clock):
    assert backups.make_daily(filled)
    change(filled)
    clock(NOON + timedelta(hours=11))
    assert backups.make_daily(filled) is None
    clock(NOON + timedelta(hours=13))
    assert backups.make_daily(filled)


def test_a_day_on_which_nothing_changed_pushes_no_older_backup_out(filled, clock):
    backups.make_daily(filled)
    moment = filled.path.stat().st_mtime_ns - 1_000_000_000
    for path in filled.path.parent.glob("library.sqlite*"):
        os.utime(path, ns=(moment, moment))
    clock(NOON + timedelta(days=1))
    assert backups.make_daily(filled) is None
    change(filled)
    assert backups.make_daily(filled)


def test_giving_up_leaves_no_half_backup(filled, monkeypatch):
    def give_up(*_):
        raise Cancelled

    monkeypatch.setattr(database, "_PAGES_AT_ONCE", 1)
    with pytest.raises(Cancelled):
        backups.make(filled, BackupKind.DAILY, give_up)
    assert files(filled) == []
    with transaction(filled):
        filled.execute("UPDATE article SET section = 'after'")


@pytest.mark.parametrize("last_step", [1, 5, 20, 0])
def test_a_crash_leaves_nothing_that_is_taken_for_a_backup_and_the_next_one_clears_it(filled, article, last_step):
    path = backups.make(filled, BackupKind.DAILY)
    filled.close()
    command = [sys.executable, "-c", DIE_WHILE_COPYING, str(filled.path), str(last_step)]
    assert subprocess.run(command, check=False).returncode == 7
    assert len(files(filled)) > 1
    assert names(filled) == [path.name]
    with closing(schema.open_library(filled.path)) as db:
        second = backups.make(db, BackupKind.DAILY)
        assert texts(second) == [article.text]
        assert files(db) == sorted([path.name, second.name])


def test_a_full_disk_leaves_no_half_backup_and_the_older_ones(filled, small_disk, article):
    folder = filled.path.parent / backups.FOLDER
    folder.symlink_to(small_disk, target_is_directory=True)
    old = backups.make(filled, BackupKind.DAILY)
    room = os.statvfs(small_disk)
    (small_disk / "filling").write_bytes(b"x" * ((room.f_bavail - 2) * room.f_frsize))
    with pytest.raises(CopyFailed, match="full"):
        backups.make(filled, BackupKind.DAILY)
    assert files(filled) == ["filling", old.name]
    assert texts(old) == [article.text]


def test_a_folder_that_cannot_be_made_is_told(filled):
    (filled.path.parent / backups.FOLDER).write_text("a file of the user's")
    with pytest.raises(CopyFailed):
        backups.make(filled, BackupKind.DAILY)


def test_a_library_that_is_broken_inside_is_never_copied_over_good_backups(filled):
    good = backups.make(filled, BackupKind.DAILY)
    broken = damage(filled)
    with pytest.raises(LibraryDamaged) as caught:
        backups.make(broken, BackupKind.DAILY)
    broken.close()
    assert caught.value.path == filled.path
    assert files(filled) == [good.name]


def test_a_copy_takes_no_other_files_place(filled, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ada")
    with pytest.raises(CopyFailed, match="already"):
        backups.copy(filled, tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "Dear Ada"


def test_a_copy_is_of_one_moment_while_others_write(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_PAGES_AT_ONCE", 1)
    steps = []
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:

        def write(*_):
            steps.append(len(steps))
            other.execute("UPDATE article SET section = ?", (f"{steps[-1]}",))

        backups.copy(filled, tmp_path / "copy.sqlite", write)
    with closing(schema.open_reader(tmp_path / "copy.sqlite")) as reader:
        assert articles.all_articles(reader)[0].article.record.section == "Local"
    assert articles.all_articles(filled)[0].article.record.section == str(steps[-1])


def test_a_backup_is_found_by_its_name_or_as_any_file(filled, tmp_path):
    path = backups.make(filled, BackupKind.DAILY)
    assert backups.find(filled.path, path.name) == path
    assert backups.find(filled.path, str(path)) == path
    with pytest.raises(BackupNotFound):
        backups.find(filled.path, "library-of-alexandria")
