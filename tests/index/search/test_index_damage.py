"""Damaged files lead to the signal to make the index again, never to another exception or to wrong answers."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Order
from index.search import folders
from index.search.damage import IndexDamaged
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher
from tests.index.search.inventions import index_of, invented


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two segments, one with deletions."""
    folder = tmp_path_factory.mktemp("whole") / "search"
    index = index_of(folder, [invented(n, f"deep tide {n}", speaker=f"Bo {n % 5}") for n in range(1, 60)])
    index.remove_articles([3, 4])
    index.add([invented(n, "high tide tide") for n in range(60, 70)])
    index.commit()
    index.close()
    return folder


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("LOCK"))


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def zero(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(len(data[middle : middle + 64]))
    path.write_bytes(data)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x10
    path.write_bytes(data)


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [halve, empty, zero, flip, grow, delete])
@pytest.mark.parametrize("number", range(4))
def test_a_damaged_file_is_noticed_on_opening_and_the_index_made_again(
    tmp_path: Path, whole: Path, harm: Callable[[Path], None], number: int
) -> None:
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    harm(files_of(folder)[number])
    index = SearchIndex(folder)
    with pytest.raises(IndexDamaged):
        index.open()
    index.rebuild([invented(1, "tide")])
    searcher = Searcher(folder)
    assert searcher.search("tide").ids == (1,)
    searcher.close()


@pytest.mark.parametrize("harm", [halve, zero, flip, delete])
def test_of_a_large_index_damage_is_found_when_every_byte_is_checked(
    tmp_path: Path, whole: Path, harm: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.indexer._CHECKED_BYTES", 0)
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    index = SearchIndex(folder)
    index.open()
    harm(next(path for path in files_of(folder) if path.suffix == ".seg"))
    with pytest.raises(IndexDamaged):
        index.verify()


def test_a_list_of_segments_is_checked_however_large_the_index_is(
    tmp_path: Path, whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.indexer._CHECKED_BYTES", 0)
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    flip(next(path for path in files_of(folder) if path.suffix == ".toc"))
    with pytest.raises(IndexDamaged):
        SearchIndex(folder).open()


QUERIES = ("", "tide", '"high tide" ', "t?d* ", 'speaker:"Bo 3"', "is:any", "outlet:post ", "kind:direct")


def ask_everything(folder: Path) -> None:
    searcher = Searcher(folder)
    try:
        for query in QUERIES:
            for order in Order:
                searcher.search(query, order=order)
    finally:
        searcher.close()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_bytes_of_a_segment_change_a_search_answers_or_says_so(whole: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(whole, folder, dirs_exist_ok=True)
        path = data.draw(st.sampled_from([path for path in files_of(Path(folder)) if path.suffix == ".seg"]))
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(content) - 1))
            content[place] = data.draw(st.integers(0, 255))
        path.write_bytes(content[: data.draw(st.sampled_from([len(content), len(content) - 1, len(content) // 2]))])
        with suppress(IndexDamaged):
            ask_everything(Path(folder))


def test_files_that_vanish_while_a_searcher_is_open_are_told(tmp_path: Path, whole: Path) -> None:
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    searcher = Searcher(folder)
    searcher.warm()
    shutil.rmtree(folder)
    with pytest.raises(IndexDamaged):
        searcher.search("tide")
    searcher.close()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "null", '{"schema": 1}', '{"schema": 1, "files": []}', '{"files": {"a": 1}, "schema": 1}', "\udcff"],
)
def test_a_manifest_without_sense_is_damage(tmp_path: Path, whole: Path, content: str) -> None:
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    index = folders.current(folder)
    assert index is not None
    (index / folders.MANIFEST).write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexDamaged):
        SearchIndex(folder).open()


def test_files_and_folders_that_are_not_ours_are_left_alone(tmp_path: Path, whole: Path) -> None:
    folder = tmp_path / "search"
    shutil.copytree(whole, folder)
    (folder / "notes.txt").write_text("mine")
    (folder / "photos").mkdir()
    index = SearchIndex(folder)
    index.open(documents=67)
    index.rebuild([invented(1, "tide")])
    assert (folder / "notes.txt").exists()
    assert (folder / "photos").exists()
