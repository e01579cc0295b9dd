"""Adding, removing, committing, merging, and making the index again."""

import errno
import mmap
from pathlib import Path

import pytest

from index.model import Order
from index.progress import Cancelled
from index.search import folders, segments, writing
from index.search.codec import PostingPool
from index.search.damage import IndexDamaged, IndexOutOfStep, IndexUnwritable
from index.search.indexer import SearchIndex
from index.search.mapped import MappedFile
from index.search.searcher import Searcher
from index.search.whoosh_names import TOC, FileStorage
from tests.index.search.inventions import index_of, invented


def found(folder: Path, query: str = "is:any") -> set[int]:
    """What a fresh searcher finds."""
    searcher = Searcher(folder)
    try:
        return set(searcher.search(query).ids)
    finally:
        searcher.close()


def test_what_is_added_is_found_after_the_commit(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    searcher = Searcher(tmp_path)
    index.add([invented(1, "tide")])
    assert searcher.search("tide").ids == ()
    index.commit()
    assert searcher.search("tide").ids == (1,)


def test_what_is_removed_stays_away_from_an_old_searcher_and_a_new_one(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide", article_id=7), invented(2, "tide", article_id=8)])
    searcher = Searcher(tmp_path)
    searcher.warm()
    index.remove_articles([7])
    index.commit()
    index.add([invented(3, "tide")])
    index.commit()
    assert set(searcher.search("tide").ids) == {2, 3}
    assert found(tmp_path) == {2, 3}


def test_an_article_added_and_removed_in_one_go_is_gone(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    index.add([invented(1, "tide", article_id=7)])
    index.remove_articles([7])
    index.commit()
    assert found(tmp_path) == set()


def test_an_article_can_be_replaced_in_one_commit(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide", article_id=7)])
    index.remove_articles([7])
    index.add([invented(2, "ferry", article_id=7)])
    index.commit()
    assert found(tmp_path) == {2}


def test_without_changes_a_commit_does_nothing(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    before = {path.name for path in tmp_path.rglob("*")}
    index.commit()
    assert {path.name for path in tmp_path.rglob("*")} == before


def test_what_was_not_committed_is_dropped_on_closing(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    index.add([invented(2, "tide")])
    index.close()
    index.open(documents=1)
    assert found(tmp_path) == {1}


def test_small_segments_are_joined_when_there_is_time(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(number, "deep tide") for number in range(1, 101)])
    for number in range(101, 111):
        index.add([invented(number, "high tide tide", speaker=f"Bo {number}")])
        index.commit()
    index.remove_articles([3, 105])
    index.tidy()
    assert len(writing.files(folders.current(tmp_path))) <= 1 + 3
    assert found(tmp_path) == set(range(1, 111)) - {3, 105}
    assert found(tmp_path, '"high tide"') == set(range(101, 111)) - {105}
    assert found(tmp_path, 'speaker:"Bo 107"') == {107}


def test_joining_that_is_given_up_changes_nothing_and_can_be_done_later(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    for number in range(1, 6):
        index.add([invented(number, "tide")])
        index.commit()
    before = writing.files(folders.current(tmp_path))

    def give_up(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        index.tidy(give_up)
    assert writing.files(folders.current(tmp_path)) == before
    index.add([invented(6, "tide")])
    index.tidy()
    assert found(tmp_path) == set(range(1, 7))
    assert len(writing.files(folders.current(tmp_path))) < len(before)


def test_an_index_in_which_nothing_can_be_joined_is_left_alone(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    before = writing.files(folders.current(tmp_path))
    index.tidy()
    assert writing.files(folders.current(tmp_path)) == before


def test_joining_keeps_every_column_and_weight(tmp_path: Path) -> None:
    documents = [
        invented(n, "tide " * n, published=f"200{n}", article_id=n, position=n, outlet=f"Wave {n}") for n in range(1, 6)
    ]
    index = index_of(tmp_path / "one", [])
    for document in documents:
        index.add([document])
        index.commit()
    index.tidy()
    index_of(tmp_path / "two", documents)
    one, two = Searcher(tmp_path / "one"), Searcher(tmp_path / "two")
    for order in Order:
        joined, whole = one.search("tide ", order=order), two.search("tide ", order=order)
        assert joined.ids == whole.ids
        assert joined.facets == whole.facets
    one.close()
    two.close()


def test_many_small_commits_do_not_pile_up_segments(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    for number in range(1, 61):
        index.add([invented(number, "tide")])
        index.commit()
    assert len(writing.files(folders.current(tmp_path))) <= 30
    assert found(tmp_path) == set(range(1, 61))


def test_quick_commits_join_no_more_than_a_part_of_a_large_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_MOST_JOINED", 10)
    monkeypatch.setattr(writing, "_MANY_SEGMENTS", 4)
    index = index_of(tmp_path, [invented(number, "tide") for number in range(1, 31)])
    for number in range(31, 91):
        index.add([invented(number, "tide")])
        index.commit()
        sizes = [segment.size for segment, _ in writing.opened(folders.current(tmp_path))]
        assert max(sizes) == 30
        assert all(size <= 10 for size in sizes if size != 30)
        assert sum(size < 5 for size in sizes) <= 4
    assert found(tmp_path) == set(range(1, 91))
    index.tidy()
    assert len(writing.files(folders.current(tmp_path))) < 5
    assert found(tmp_path) == set(range(1, 91))


def test_a_segment_whose_documents_are_all_removed_goes(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    index.remove_articles([1])
    index.commit()
    assert len(writing.files(folders.current(tmp_path))) == 1
    assert found(tmp_path) == set()


def test_long_lists_of_documents_are_kept_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.codec._BLOCK_POSTINGS", 16)
    documents = [
        invented(n, "tide" if n % 3 else "tide tide tide", published="2020", article_id=n) for n in range(1, 90)
    ]
    index = index_of(tmp_path, documents)
    index.remove_articles([50])
    index.add([invented(90, "tide ferry")])
    index.tidy()
    assert found(tmp_path, "tide ") == set(range(1, 91)) - {50}
    searcher = Searcher(tmp_path)
    ranked = searcher.search("tide ", order=Order.RELEVANCE).ids
    assert set(ranked[:29]) == {n for n in range(1, 90) if n % 3 == 0}
    searcher.close()


def test_the_index_knows_its_articles(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(n, article_id=7 + n // 3) for n in range(1, 6)])
    index.remove_articles([7])
    index.commit()
    assert index.article_counts() == {8: 3}
    assert index.document_count() == 3


def test_opening_tells_when_the_numbers_differ_and_is_open_all_the_same(tmp_path: Path) -> None:
    index_of(tmp_path, [invented(1, "tide")]).close()
    index = SearchIndex(tmp_path)
    with pytest.raises(IndexOutOfStep) as caught:
        index.open(documents=2)
    assert (caught.value.found, caught.value.expected) == (1, 2)
    index.add([invented(2, "tide")])
    index.commit()
    index.open(documents=2)


def test_an_index_that_was_never_made_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        SearchIndex(tmp_path / "search").open()
    with pytest.raises(IndexDamaged):
        Searcher(tmp_path / "search")


def test_an_index_that_is_not_open_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        SearchIndex(tmp_path).add([invented(1)])


def test_an_index_of_another_version_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_of(tmp_path, [invented(1, "tide")]).close()
    monkeypatch.setattr(folders, "SCHEMA_VERSION", 999)
    index = SearchIndex(tmp_path)
    with pytest.raises(IndexDamaged, match="version"):
        index.open()
    index.rebuild([invented(2, "tide")])
    index.open(documents=1)
    assert found(tmp_path) == {2}


def test_a_new_index_takes_the_place_of_the_old_one_for_searchers_that_are_open(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    searcher = Searcher(tmp_path)
    searcher.warm()
    index.rebuild([invented(2, "tide"), invented(3, "ferry")])
    assert searcher.search("tide").ids == (2,)
    assert [path.name for path in tmp_path.iterdir()] == ["2"]


def test_a_large_index_is_written_in_portions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.indexer._SEGMENT_DOCUMENTS", 200)
    index = index_of(tmp_path, [invented(number, "tide") for number in range(1, 451)])
    assert len(writing.files(folders.current(tmp_path))) == 1 + 3
    assert found(tmp_path) == set(range(1, 451))
    index.verify()


def test_making_the_index_reports_progress(tmp_path: Path) -> None:
    reports: list[tuple[int, int]] = []
    documents = [invented(number) for number in range(1, 301)]
    SearchIndex(tmp_path).rebuild(documents, lambda done, total, _what: reports.append((done, total)), total=300)
    assert reports[0] == (0, 300)
    assert reports[-1] == (300, 300)
    assert reports == sorted(reports)


def test_when_making_it_is_cancelled_the_old_index_stays(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])

    def give_up(done: int, _total: int, _what: str) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        index.rebuild([invented(number) for number in range(2, 500)], give_up)
    assert [path.name for path in tmp_path.iterdir()] == ["1"]
    assert found(tmp_path) == {1}
    index.open(documents=1)


def test_a_rebuild_throws_away_what_was_not_committed(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    index.add([invented(1, "tide")])
    index.rebuild([invented(2, "tide")])
    index.commit()
    assert found(tmp_path) == {2}


def disk_full(*_args: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_while_committing_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    index.add([invented(2, "tide")])
    with monkeypatch.context() as patched:
        patched.setattr(TOC, "write", disk_full)
        with pytest.raises(IndexUnwritable, match="No space"):
            index.commit()
    assert found(tmp_path) == {1}
    index.add([invented(3, "tide")])
    index.commit()
    index.open(documents=2)
    assert found(tmp_path) == {1, 3}


def test_a_full_disk_while_adding_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    with monkeypatch.context() as patched:
        patched.setattr(FileStorage, "create_file", disk_full)
        with pytest.raises(IndexUnwritable):
            index.add([invented(2, "tide")])
    index.add([invented(3, "tide")])
    index.commit()
    assert found(tmp_path) == {1, 3}


def test_a_full_disk_while_making_it_again_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    with monkeypatch.context() as patched:
        patched.setattr(folders, "write_manifest", disk_full)
        with pytest.raises(IndexUnwritable):
            index.rebuild([invented(2, "tide")])
    index.open(documents=1)
    assert found(tmp_path) == {1}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "search").write_text("in the way")
    with pytest.raises(IndexUnwritable):
        SearchIndex(tmp_path / "search" / "index").rebuild([])


def test_while_another_program_writes_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_LOCK_WAIT_S", 0.0)
    first = index_of(tmp_path, [invented(1, "tide")])
    second = SearchIndex(tmp_path)
    second.open()
    first.add([invented(2, "tide")])
    with pytest.raises(IndexUnwritable, match="another program"):
        second.add([invented(3, "tide")])
    first.commit()
    second.add([invented(3, "tide")])
    second.commit()
    assert found(tmp_path) == {1, 2, 3}


def test_orphans_of_a_broken_commit_are_swept_before_the_next(tmp_path: Path) -> None:
    index = index_of(tmp_path, [invented(1, "tide")])
    folder = folders.current(tmp_path)
    assert folder is not None
    (folder / "MAIN_0123456789abcdef.trm").write_bytes(b"orphan")
    (folder / "_MAIN_9.toc.1700000000.5").write_bytes(b"orphan")
    (folder / "MAIN.tmp").mkdir()
    (folder / "MAIN.tmp" / "x.ctmp").write_bytes(b"orphan")
    index.add([invented(2, "tide")])
    index.commit()
    kept = {path.name for path in folder.iterdir()}
    assert kept == {folders.MANIFEST, "MAIN_WRITELOCK", *writing.files(folder)}


def test_closing_a_searcher_twice_is_harmless_and_it_can_be_used_again(tmp_path: Path) -> None:
    index_of(tmp_path, [invented(1, "tide")])
    searcher = Searcher(tmp_path)
    searcher.close()
    searcher.close()
    assert searcher.search("tide").ids == (1,)
    searcher.close()


def test_damage_found_while_joining_is_told_and_nothing_is_left_locked(tmp_path: Path) -> None:
    index = index_of(tmp_path, [])
    for number in range(1, 4):
        index.add([invented(number, "tide")])
        index.commit()
    folder = folders.current(tmp_path)
    assert folder is not None
    segment = next(path for path in folder.iterdir() if path.suffix == ".seg")
    segment.write_bytes(segment.read_bytes()[:200])
    with pytest.raises(IndexDamaged):
        index.tidy()
    index.rebuild([invented(1, "tide")])
    index.add([invented(2, "tide")])
    index.commit()
    assert found(tmp_path) == {1, 2}


def test_a_commit_while_a_searcher_looks_at_the_index_is_waited_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(tmp_path, [invented(1, "tide")]).close()
    failures = [FileNotFoundError("gone"), FileNotFoundError("gone again")]
    read_list = segments.read_list

    def fail_twice(folder: Path) -> object:
        if failures:
            raise IndexDamaged(folder, "moved") from failures.pop()
        return read_list(folder)

    monkeypatch.setattr(segments, "read_list", fail_twice)
    assert found(tmp_path) == {1}


def test_without_room_for_a_memory_map_the_index_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_of(tmp_path, [invented(1, "low tide tide"), invented(2, "ferry")]).close()

    def no_room(*_args: object, **_options: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("whoosh.filedb.compound.mmap.mmap", no_room)
    assert found(tmp_path, '"low tide" speaker:moreau ') == {1}


def test_single_postings_are_taken_the_way_whoosh_gives_them() -> None:
    pool = PostingPool()
    pool.add(("text", b"tide", 3, 1.0, b""))
    pool.add(("text", b"tide", 5, 2.0, b""))
    ((field, terms),) = pool.iter_postings()
    ((term, documents, weights),) = terms
    assert (field, term, list(documents), weights) == ("text", b"tide", [3, 5], {5: 2.0})


def test_a_file_in_a_map_reads_like_any_file() -> None:
    file = MappedFile(mapped := mmap.mmap(-1, 20), 4, 12, "file")
    mapped[:] = b"xxxxone\ntwo\nendxxxxx"
    assert file.readline() == b"one\n"
    assert file.tell() == 4
    assert file.peek(3) == b"two"
    assert file.read(6) == b"two\nen"
    file.seek(-1, 2)
    assert file.readline() == b"x"
    assert file.read(5) == b""
    file.seek(0)
    assert file.read() == b"one\ntwo\nendx"
    assert file.get(4, 100) == b"two\nendx"
    mapped.close()
