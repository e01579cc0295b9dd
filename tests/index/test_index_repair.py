"""What is wrong with a search index when a library is opened is mended and told; it finds what a new one finds."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.hints import Repair
from index.library import lock
from index.model import Order
from index.search import folders
from index.workspace import Reader, Workspace
from tests.index.texts import BRIDGE, HARVEST

QUERIES = ("", "is:any", "said", '"the ferry"', "speaker:quill", "outlet:post", "fery~", "date:2021", "-safe ")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def filled(folder: Path, write: Callable[..., Path]) -> Path:
    """The folder of a library with three articles, one of them removed, closed."""
    with Workspace.open(folder) as library:
        report = library.import_paths(
            [write("bridge.txt"), write("harvest.txt", HARVEST), write("third.txt", BRIDGE.replace("bridge", "tunnel"))]
        )
        library.remove_articles(report.imported[-1:])
    return folder


def answers(folder: Path) -> list[object]:
    """What a reader finds, in every order, with its counts."""
    with closing(Reader(folder)) as reader:
        found = [reader.search(query, order=order) for query in QUERIES for order in Order]
        return [(results.ids, results.hidden, results.facets) for results in found]


def index_of(folder: Path) -> Path:
    (found,) = folder.glob("index-*")
    return found


def change_files(change: Callable[[bytes], bytes], kind: str = "*") -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        for path in sorted(index_of(folder).rglob(kind)):
            if path.is_file():
                path.write_bytes(change(path.read_bytes()))

    return harm


def flipped(data: bytes) -> bytes:
    place = len(data) // 2
    return data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :] if data else data


def remove(folder: Path) -> None:
    shutil.rmtree(index_of(folder))


def remove_manifest(folder: Path) -> None:
    for path in index_of(folder).rglob(folders.MANIFEST):
        path.unlink()


def become_newer(folder: Path) -> None:
    """As a later version of the program would have written it."""
    (path,) = index_of(folder).rglob(folders.MANIFEST)
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 999}))


def become_a_file(folder: Path) -> None:
    place = index_of(folder)
    shutil.rmtree(place)
    place.write_text("not an index")


def fill_with_rubbish(folder: Path) -> None:
    place = index_of(folder)
    shutil.rmtree(place)
    (place / "7").mkdir(parents=True)
    (place / "7" / folders.MANIFEST).write_text("{}")
    (place / "7" / "_MAIN_1.toc").write_bytes(b"\0" * 500)


@pytest.mark.parametrize(
    ("harm", "repair"),
    [
        (remove, Repair.MISSING),
        (remove_manifest, Repair.DAMAGED),
        (become_newer, Repair.OTHER_VERSION),
        (become_a_file, Repair.DAMAGED),
        (fill_with_rubbish, Repair.DAMAGED),
        (change_files(lambda data: data[: len(data) // 2]), Repair.DAMAGED),
        (change_files(lambda data: data[: len(data) // 2], "*.seg"), Repair.DAMAGED),
        (change_files(lambda _: b""), Repair.DAMAGED),
        (change_files(flipped), Repair.DAMAGED),
        (change_files(flipped, "*.seg"), Repair.DAMAGED),
        (change_files(flipped, "*.toc"), Repair.DAMAGED),
        (change_files(lambda data: data + b"more", "*.seg"), Repair.DAMAGED),
    ],
)
def test_a_damaged_index_is_mended_on_opening(filled, harm: Callable[[Path], None], repair: Repair) -> None:
    before = answers(filled)
    harm(filled)
    with Workspace.open(filled) as library:
        assert library.repair is repair
    assert answers(filled) == before
    with Workspace.open(filled) as library:
        assert library.repair is None
        library.rebuild()
    assert answers(filled) == before


def test_an_index_that_is_newer_than_its_library_is_mended(filled, write: Callable[..., Path]) -> None:
    """The library is that of a backup, the index is not."""
    before = answers(filled)
    kept = shutil.copy(filled / "library.sqlite", filled.parent / "kept.sqlite")
    with Workspace.open(filled) as library:
        library.import_paths([write("fourth.txt", HARVEST.replace("Otto", "Emil"))])
    for name in ("library.sqlite", "library.sqlite-wal", "library.sqlite-shm"):
        (filled / name).unlink(missing_ok=True)
    shutil.copy(kept, filled / "library.sqlite")
    with Workspace.open(filled) as library:
        assert library.repair is Repair.OUT_OF_STEP
    assert answers(filled) == before


def test_an_index_that_is_older_than_its_library_is_mended(filled, write: Callable[..., Path]) -> None:
    """A crash came between SQLite and the index."""
    kept = shutil.copytree(index_of(filled), filled.parent / "kept")
    with Workspace.open(filled) as library:
        report = library.import_paths([write("fourth.txt", HARVEST.replace("Otto", "Emil"))])
        library.remove_articles([1])
    after = answers(filled)
    place = index_of(filled)
    shutil.rmtree(place)
    shutil.copytree(kept, place)
    with Workspace.open(filled) as library:
        assert library.repair is Repair.OUT_OF_STEP
    assert answers(filled) == after
    assert report.imported


def test_the_index_of_another_library_is_never_taken(filled, tmp_path, write: Callable[..., Path]) -> None:
    before = answers(filled)
    with Workspace.open(tmp_path / "other") as other:
        other.import_paths([write("foreign.txt", HARVEST.replace("Brandt", "Foreign"))])
    place = index_of(filled)
    shutil.rmtree(place)
    shutil.copytree(index_of(tmp_path / "other"), place)
    with Workspace.open(filled) as library:
        assert library.repair is Repair.DAMAGED
    assert answers(filled) == before


def test_a_whole_index_and_that_of_a_new_library_need_no_repair(filled, tmp_path) -> None:
    for folder in (filled, tmp_path / "new"):
        with Workspace.open(folder) as library:
            assert library.repair is None
