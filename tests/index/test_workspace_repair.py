import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import LibraryDamaged, LibraryTooNew, LibraryUnavailable, QueryError
from index.library import lock
from index.model import Order
from index.progress import Cancelled
from index.search.damage import IndexUnwritable
from index.search.indexer import SearchIndex
from index.workspace import ImportBroken, Reader, Workspace, open_reader
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def filled(folder: Path, write: Callable[..., Path]) -> Path:
    """The folder of a library with two articles, closed."""
    with Workspace.open(folder) as library:
        library.import_paths([write("bridge.txt"), write("harvest.txt", HARVEST)])
    return folder


def found(folder: Path, query: str = "is:any") -> tuple[int, ...]:
    with closing(Reader(folder)) as reader:
        return reader.search(query, order=Order.POSITION).ids


def index_files(folder: Path) -> list[Path]:
    return [path for path in folder.glob("index-*/**/*") if path.is_file()]


def in_sqlite(folder: Path, sql: str, *parameters: object) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection, connection:
        connection.execute(sql, parameters)


def test_what_was_imported_is_there_after_opening_again(filled):
    before = found(filled)
    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        assert [article.source for article in reader.articles()] == ["bridge.txt", "harvest.txt"]
        assert reader.search("is:any", order=Order.POSITION).ids == before


def test_an_index_that_was_deleted_is_made_again(filled):
    before = found(filled)
    shutil.rmtree(next(filled.glob("index-*")))
    Workspace.open(filled).close()
    assert found(filled) == before


@pytest.mark.parametrize("damage", [bytes.upper, lambda data: data[: len(data) // 2], lambda _: b""])
def test_an_index_with_any_file_damaged_is_made_again(filled, damage):
    before = found(filled)
    for path in index_files(filled):
        if path.exists() and (data := path.read_bytes()):
            path.write_bytes(damage(data))
            Workspace.open(filled).close()
            assert found(filled) == before


def test_articles_that_a_crash_left_out_of_the_index_are_found_after_opening(filled):
    before = found(filled)
    with Workspace.open(filled) as library:
        library._index._index.remove_articles([2])
        library._index._index.commit()
    assert len(found(filled)) < len(before)
    Workspace.open(filled).close()
    assert found(filled) == before


def test_articles_that_a_crash_left_in_the_index_are_gone_after_opening(filled):
    in_sqlite(filled, "UPDATE article SET removed_at = '2024-01-01T00:00:00Z' WHERE id = 1")
    Workspace.open(filled).close()
    with closing(Reader(filled)) as reader:
        assert {row.article_id for row in reader.rows(found(filled))} == {2}


def test_an_index_that_was_repaired_equals_one_made_again(filled):
    in_sqlite(filled, "UPDATE article SET removed_at = '2024-01-01T00:00:00Z' WHERE id = 1")
    Workspace.open(filled).close()
    in_sqlite(filled, "UPDATE article SET removed_at = NULL")
    with Workspace.open(filled) as library:
        repaired = [found(filled, query) for query in ("is:any", "", "brandt", "years", "kind:direct")]
        library.rebuild()
    assert repaired == [found(filled, query) for query in ("is:any", "", "brandt", "years", "kind:direct")]


def test_searches_go_on_while_the_index_is_made_again(filled):
    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        before = reader.search("is:any").ids
        during = []
        library.rebuild(progress=lambda *_: during.append(reader.search("is:any").ids))
        assert set(during) == {before}
        assert reader.search("is:any").ids == before


def test_making_the_index_again_can_be_given_up(filled):
    def give_up(*_):
        raise Cancelled

    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        before = reader.search("is:any").ids
        with pytest.raises(Cancelled):
            library.rebuild(progress=give_up)
        assert reader.search("is:any").ids == before


def test_the_index_of_another_library_is_not_used(filled, tmp_path):
    with Workspace.open(tmp_path / "other") as library:
        library.import_text(BRIDGE.replace("years", "decades"))
    shutil.copy(tmp_path / "other" / "library.sqlite", filled / "library.sqlite")
    Workspace.open(filled).close()
    assert len(found(filled, "decades")) == 1
    assert len(list(filled.glob("index-*"))) == 1


def test_a_full_disk_loses_no_article_and_the_index_follows_later(folder, write, monkeypatch):
    def no_space(*_args, **_options):
        raise IndexUnwritable(folder, OSError(errno.ENOSPC, "no space left on device"))

    with Workspace.open(folder) as library, closing(library.reader()) as reader:
        monkeypatch.setattr(SearchIndex, "commit", no_space)
        with pytest.raises(ImportBroken, match=r"the disk is full.*stored before is safe") as broken:
            library.import_paths([write("bridge.txt")])
        assert broken.value.report.imported == (1,)
        monkeypatch.undo()
        assert [article.source for article in reader.articles()] == ["bridge.txt"]
        library.import_paths([write("harvest.txt", HARVEST)])
        assert {row.article_id for row in reader.rows(reader.search("").ids)} == {1, 2}


def test_an_index_damaged_while_open_is_an_error_in_words_until_it_is_made_again(filled):
    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        for path in index_files(filled):
            path.unlink()
        with pytest.raises(QueryError, match="must be made again"):
            reader.search("years")
        library.rebuild()
        assert reader.search("years").ids


def test_a_damaged_index_is_made_again_by_the_next_import(filled):
    with Workspace.open(filled) as library, closing(library.reader()) as reader:
        for path in index_files(filled):
            path.unlink()
        library.import_text("The bridge will close again, said Lee Tan, who owns the ferry.\n")
        assert {row.article_id for row in reader.rows(reader.search("is:any").ids)} == {1, 2, 3}


def test_a_second_writer_is_refused_in_clear_words(library, folder):
    with pytest.raises(LibraryUnavailable, match="another window or command is writing"):
        Workspace.open(folder)


def test_a_library_can_be_opened_for_writing_again_after_it_was_closed(library, folder):
    library.close()
    Workspace.open(folder).close()


def test_a_library_can_be_opened_for_writing_again_after_opening_failed(folder, monkeypatch):
    def give_up(*_):
        raise Cancelled

    with Workspace.open(folder) as library:
        library.import_text(BRIDGE)
    shutil.rmtree(next(folder.glob("index-*")))
    with pytest.raises(Cancelled):
        Workspace.open(folder, progress=give_up)
    Workspace.open(folder).close()
    assert found(folder, "years")


def test_a_library_of_a_newer_program_is_left_untouched(filled):
    in_sqlite(filled, "PRAGMA user_version = 99")
    before = (filled / "library.sqlite").read_bytes()
    with pytest.raises(LibraryTooNew):
        Workspace.open(filled)
    assert (filled / "library.sqlite").read_bytes() == before


def test_a_damaged_library_is_left_untouched(filled):
    (filled / "library.sqlite").write_bytes(b"damaged" * 1000)
    with pytest.raises(LibraryDamaged):
        Workspace.open(filled)
    assert (filled / "library.sqlite").read_bytes() == b"damaged" * 1000


def test_an_old_library_is_brought_up_to_date_with_its_index(folder):
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "library" / "files" / "library-v1.sqlite", folder / "library.sqlite")
    with closing(open_reader(folder)) as reader:
        assert [row.quote for row in reader.rows(reader.search("safe").ids)] == ["“The bridge is safe.”"]


def test_a_library_can_be_read_while_another_one_writes(library, folder):
    library.import_text(BRIDGE)
    with closing(open_reader(folder)) as reader:
        assert len(reader.search("years").ids) == 1


def test_reading_alone_repairs_the_index_when_nobody_writes(filled):
    before = found(filled)
    shutil.rmtree(next(filled.glob("index-*")))
    with closing(open_reader(filled)) as reader:
        assert reader.search("is:any", order=Order.POSITION).ids == before


def test_reading_makes_no_library(folder):
    with pytest.raises(LibraryUnavailable, match="import an article first"):
        open_reader(folder)
    assert not folder.exists()


def test_an_index_that_cannot_be_made_leaves_the_old_one_and_says_so(filled, monkeypatch):
    def no_space(*_args, **_options):
        raise IndexUnwritable(filled, OSError(errno.ENOSPC, "no space left on device"))

    with Workspace.open(filled) as library:
        before = found(filled)
        monkeypatch.setattr(SearchIndex, "rebuild", no_space)
        with pytest.raises(LibraryUnavailable, match="the disk is full"):
            library.rebuild()
    assert found(filled) == before


def test_an_index_that_lacks_most_of_the_library_is_made_again(folder, write):
    with Workspace.open(folder) as library:
        library.import_paths([write("bridge.txt"), write("harvest.txt", HARVEST)])
        library._index._index.remove_articles([1, 2])
        library._index._index.commit()
    Workspace.open(folder).close()
    assert len(found(folder)) > 0
