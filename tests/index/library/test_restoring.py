import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import CopyFailed, LibraryDamaged, LibraryTooNew, LibraryUnavailable
from index.library import articles, backups, restoring, schema
from index.library.backups import BackupKind
from index.progress import Cancelled

OLD = Path(__file__).parent / "files" / "library-v1.sqlite"
DIE_AT = """
import os, sys
from pathlib import Path
from index.library import restoring
steps = 0
def count(event, arguments):
    global steps
    if event in {"os.rename", "os.remove", "sqlite3.connect"} and sys.argv[1] in str(arguments[0]):
        steps += 1
        if steps == int(sys.argv[4]):
            os._exit(7)
sys.addaudithook(count)
restoring.restore(Path(sys.argv[2]), Path(sys.argv[3]))
"""


@pytest.fixture
def library(db, store, article, found):
    """The path of a closed library with one article, beside a backup of it when it had none."""
    backups.make(db, BackupKind.CHANGE)
    store(article, found)
    db.close()
    return db.path


@pytest.fixture
def full(db, library, tmp_path):
    """A copy of the library with its article."""
    with closing(schema.open_library(library)) as opened:
        backups.copy(opened, tmp_path / "full.sqlite")
    return tmp_path / "full.sqlite"


def headlines(path):
    with closing(schema.open_reader(path)) as reader:
        return [stored.article.record.headline for stored in articles.all_articles(reader)]


def state(path):
    """What a library holds, in whatever version."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def kinds(library):
    return [backup.kind for backup in backups.backups(library)]


def empty_backup(library):
    return backups.backups(library)[-1].path


def test_a_restored_library_is_what_the_backup_is(library, full, article):
    restoring.restore(empty_backup(library), library)
    assert headlines(library) == []
    restoring.restore(full, library)
    assert headlines(library) == [article.record.headline]


def test_what_was_there_is_among_the_backups(library, article):
    restoring.restore(empty_backup(library), library)
    assert headlines(backups.backups(library)[0].path) == [article.record.headline]


def test_a_restored_library_is_not_taken_for_the_one_that_was_indexed(library, full):
    identities = set()
    for _ in range(2):
        restoring.restore(full, library)
        with closing(schema.open_reader(library)) as reader:
            identities.add(schema.identity(reader))
    with closing(schema.open_reader(full)) as reader:
        identities.add(schema.identity(reader))
    assert len(identities) == 3


def test_who_reads_meanwhile_sees_the_one_or_the_other(library, article):
    with closing(schema.open_reader(library)) as reader:
        restoring.restore(empty_backup(library), library, lambda *_: articles.all_articles(reader))
        assert articles.all_articles(reader) == ()


def test_a_library_that_is_gone_is_put_back(library, full, article):
    library.unlink()
    restoring.restore(full, library)
    assert headlines(library) == [article.record.headline]


@pytest.mark.parametrize("damage", [lambda data: b"\xff" * len(data), lambda data: data[:4096] + b"\xff" * 40_960])
def test_a_library_that_cannot_be_read_is_moved_aside(library, full, article, damage):
    broken = damage(library.read_bytes())
    library.write_bytes(broken)
    library.with_name("library.sqlite-wal").write_bytes(b"what was written last")
    restoring.restore(full, library)
    assert headlines(library) == [article.record.headline]
    assert kinds(library)[0] is BackupKind.DAMAGED
    assert backups.backups(library)[0].size_bytes == len(broken)


def test_a_damaged_library_that_was_moved_aside_is_never_dropped(library, full):
    for _ in range(5):
        library.write_bytes(b"\xff" * 8192)
        restoring.restore(full, library)
    assert kinds(library).count(BackupKind.DAMAGED) == 5


def test_an_older_backup_is_restored_as_it_is_and_updated_when_it_is_opened(library, tmp_path):
    restoring.restore(Path(shutil.copy(OLD, tmp_path / "old.sqlite")), library)
    with closing(schema.open_library(library)) as db:
        assert len(articles.all_articles(db)) == 1


def newer(path):
    shutil.copy(OLD, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def of_another_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letter (id)")


def broken_inside(path):
    data = OLD.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (newer, LibraryTooNew),
        (of_another_program, LibraryDamaged),
        (broken_inside, LibraryDamaged),
        (lambda path: path.touch(), LibraryDamaged),
        (lambda path: path.write_text("no database at all"), LibraryDamaged),
        (lambda path: path.mkdir(), LibraryUnavailable),
    ],
)
def test_what_is_no_whole_library_of_ours_changes_nothing(library, tmp_path, make, error):
    backup = tmp_path / "elsewhere" / "backup.sqlite"
    backup.parent.mkdir()
    make(backup)
    before, files = state(library), sorted(library.parent.iterdir())
    with pytest.raises(error):
        restoring.restore(backup, library)
    assert (state(library), sorted(library.parent.iterdir())) == (before, files)
    assert kinds(library) == [BackupKind.CHANGE]


def test_nothing_is_restored_if_what_is_there_cannot_be_backed_up(library, full, article):
    shutil.rmtree(library.parent / backups.FOLDER)
    (library.parent / backups.FOLDER).touch()
    with pytest.raises(CopyFailed):
        restoring.restore(full, library)
    assert headlines(library) == [article.record.headline]


def test_nothing_is_restored_on_a_full_disk(library, full, article, small_disk):
    shutil.copytree(library.parent, small_disk / "library", ignore=lambda *_: [small_disk.name, full.name])
    place = small_disk / "library" / library.name
    room = os.statvfs(small_disk)
    (small_disk / "filling").write_bytes(b"x" * (room.f_bavail * room.f_frsize - place.stat().st_size - 100_000))
    with pytest.raises(CopyFailed, match="full"):
        restoring.restore(full, place)
    assert headlines(place) == [article.record.headline]
    assert kinds(place) == [BackupKind.CHANGE]
    assert list(place.parent.glob("*.restoring*")) == []


def test_giving_up_changes_nothing(library, article):
    def give_up(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        restoring.restore(empty_backup(library), library, give_up)
    assert headlines(library) == [article.record.headline]


@pytest.mark.parametrize("is_damaged", [False, True])
def test_whenever_it_is_killed_there_is_the_one_or_the_other_and_it_can_be_done_again(
    library, full, article, is_damaged, tmp_path
):
    if is_damaged:
        library.write_bytes(b"\xff" * 8192)
    wanted = empty_backup(library)
    for step in range(1, 60):
        place = tmp_path / f"killed-{step}"
        shutil.copytree(library.parent, place, ignore=lambda *_: [f"killed-{n}" for n in range(60)])
        target = place / library.name
        command = [sys.executable, "-c", DIE_AT, str(place), str(wanted), str(target), str(step)]
        code = subprocess.run(command, check=False).returncode
        if not is_damaged:
            assert headlines(target) in ([article.record.headline], [])
        if code == 0:
            break
        assert code == 7
        restoring.restore(full, target)
        assert headlines(target) == [article.record.headline]
    else:
        pytest.fail("it never came to an end")
    assert headlines(target) == []
