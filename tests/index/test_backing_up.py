"""Backups at the right moments, a library taken elsewhere, and a backup put in its place."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from index import backing_up, workspace
from index.errors import LibraryDamaged, LibraryUnavailable
from index.library import lock
from index.workspace import Workspace
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def few(monkeypatch):
    """Two of anything are many."""
    monkeypatch.setattr(backing_up, "MANY_ARTICLES", 2)
    monkeypatch.setattr(backing_up, "MANY_PEOPLE", 2)


def kinds(folder):
    return [backup.kind.value for backup in workspace.backups(folder)]


def held(path):
    """The sources of the articles in a backup that are not removed."""
    with closing(sqlite3.connect(path)) as connection:
        sql = """SELECT source.name FROM article JOIN source ON source.id = source_id
                 WHERE removed_at IS NULL ORDER BY article.id"""
        return [name for (name,) in connection.execute(sql)]


def people_ids(library):
    with closing(library.reader()) as reader:
        return [person.id for person in reader.people()]


def no_room(folder):
    """A file of the user's where the folder of backups would be."""
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "backups").touch()


LARGE = {
    "remove": lambda library: library.remove_articles([1, 2]),
    "merge": lambda library: library.merge_people(people_ids(library)[1:3], people_ids(library)[0]),
    "some again": lambda library: library.extract_again([1, 2]),
    "all again": lambda library: library.extract_again(),
}
SMALL = {
    "remove": lambda library: library.remove_articles([1]),
    "merge": lambda library: library.merge_people(people_ids(library)[1:2], people_ids(library)[0]),
    "one again": lambda library: library.extract_again([1]),
}


@pytest.mark.parametrize("change", LARGE.values(), ids=LARGE)
def test_before_a_large_change_there_is_a_backup_of_how_it_was(filled, folder, few, change):
    with Workspace.open(folder) as library:
        made = set(workspace.backups(folder))
        change(library)
    (backup,) = set(workspace.backups(folder)) - made
    assert backup.kind.value == "before-change"
    assert held(backup.path) == ["bridge.txt", "harvest.txt"]


@pytest.mark.parametrize("change", SMALL.values(), ids=SMALL)
def test_a_small_change_makes_none(filled, folder, few, change):
    before = kinds(folder)
    with Workspace.open(folder) as library:
        change(library)
    assert kinds(folder) == before


@pytest.mark.parametrize("change", LARGE.values(), ids=LARGE)
def test_a_large_change_goes_on_without_a_backup_and_the_log_says_so(filled, folder, few, change, caplog):
    no_room(folder)
    with Workspace.open(folder) as library:
        change(library)
    assert "no backup was made before a large change" in caplog.text


def test_a_full_disk_stops_no_daily_work(filled, folder, small_disk, run, caplog):
    shutil.rmtree(folder / "backups", ignore_errors=True)
    (folder / "backups").symlink_to(small_disk, target_is_directory=True)
    (small_disk / "filling").write_bytes(b"x" * 2_090_000)
    code, *_ = run("check", 1)
    assert code == 0
    assert "today's backup was not made" in caplog.text
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


def test_the_command_line_makes_the_backup_of_the_day_once(run, write, folder):
    run("import", write("bridge.txt"))
    assert kinds(folder) == []
    run("check", 1)
    run("check", "--off", 1)
    run("extract-again", 1)
    assert kinds(folder) == ["daily"]


def test_a_library_without_articles_has_nothing_to_keep(library, folder):
    library.back_up_daily()
    assert kinds(folder) == []


def test_a_library_that_is_broken_inside_is_told_and_its_good_backups_stay(filled, folder):
    with Workspace.open(folder) as library:
        library.back_up_daily()
        good = workspace.backups(folder)
        ((page,),) = library._db.select("SELECT rootpage FROM sqlite_schema WHERE name = 'source'")
    path = folder / "library.sqlite"
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with Workspace.open(folder) as library, pytest.raises(LibraryDamaged):
        library.extract_again()
    assert workspace.backups(folder) == good


def test_an_exported_library_is_whole_and_a_restored_one_finds_all_that_it_had(filled, run, folder, tmp_path):
    run("check", 1)
    assert run("set-speaker", "Jo Li", 2)[0] == 0
    statements, log = run("search", "is:any", "--json")[1], run("log", "--json")[1]
    exported = tmp_path / "taken.sqlite"
    assert run("export-library", exported) == (
        0,
        f"{exported} has the whole library: 2 articles, with all that you changed\n",
        "",
    )
    shutil.rmtree(folder)
    assert run("restore", exported) == (0, f"the library is now that of {exported}, with 2 articles\n", "")
    assert run("search", "is:any", "--json")[1] == statements
    assert run("log", "--json")[1] == log


def test_a_library_is_exported_while_it_is_open_elsewhere(library, folder, run, tmp_path):
    library.import_text(BRIDGE, source="bridge.txt")
    assert run("export-library", tmp_path / "taken.sqlite")[0] == 0
    assert held(tmp_path / "taken.sqlite") == ["bridge.txt"]


def test_an_export_takes_no_other_files_place(filled, run, write):
    path = write("letter.sqlite", "Dear Ada")
    code, output, errors = run("export-library", path)
    assert (code, output, "already" in errors) == (1, "", True)
    assert path.read_text() == "Dear Ada"


def test_an_export_into_a_full_disk_leaves_no_file(filled, run, small_disk):
    (small_disk / "filling").write_bytes(b"x" * 2_090_000)
    code, _, errors = run("export-library", small_disk / "taken.sqlite")
    assert (code, "full" in errors) == (1, True)
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


def test_backups_are_listed_with_why_they_were_made(filled, run, folder):
    assert run("backups")[:2] == (1, "")
    run("check", 1)
    code, output, _ = run("backups")
    (backup,) = workspace.backups(folder)
    assert code == 0
    assert output.startswith(backup.path.name)
    assert "of the day" in output


def test_a_backup_is_restored_by_its_name_and_the_restoring_undone_by_another_one(run, write, folder):
    run("import", write("bridge.txt"))
    run("check", 1)
    run("import", write("harvest.txt", HARVEST))
    harvest = run("search", "brandt")[1]
    assert harvest
    (daily,) = workspace.backups(folder)
    code, output, _ = run("restore", daily.path.name)
    assert (code, output.count("what was there is the backup library-")) == (0, 1)
    assert "with 1 article\n" in output
    assert run("search", "brandt")[0] == 1
    assert run("search", "bridge")[0] == 0
    newest = next(backup for backup in workspace.backups(folder) if backup.kind.value == "before-change")
    assert run("restore", newest.path.name)[0] == 0
    assert run("search", "brandt")[1] == harvest


def test_only_one_index_is_there_after_a_backup_was_restored(filled, run, folder):
    run("check", 1)
    run("restore", workspace.backups(folder)[0].path.name)
    assert len(list(folder.glob("index-*"))) == 1


def test_a_library_that_somebody_writes_to_is_not_replaced(filled, run, folder):
    run("check", 1)
    name = workspace.backups(folder)[0].path.name
    with Workspace.open(folder), pytest.raises(LibraryUnavailable, match="another window or command"):
        workspace.restore(name, folder)


def test_a_backup_that_is_not_there_is_told_and_makes_nothing(run, folder):
    code, _, errors = run("restore", "library-of-alexandria")
    assert (code, "there is no backup library-of-alexandria" in errors) == (1, True)
    assert not folder.exists()
