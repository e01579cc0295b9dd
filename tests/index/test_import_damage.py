"""An import meets a full disk, a library that cannot be written, another program, files that are not what they were."""

import os
import shutil
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import DiskFull, LibraryUnavailable, SourceUnreadable
from index.importing import ImportBroken
from index.library import lock
from index.reading import registry
from index.workspace import Reader, Workspace, open_reader
from tests.index.reading.mutations import SEEDS

needs_posix = pytest.mark.skipif(os.name != "posix", reason="files behave in another way here")


@pytest.fixture
def thirty(write):
    paths = [
        write(f"{number:02}.txt", f"Mayor Ada Quill said bridge {number} was safe. {'So it is. ' * 60}\n")
        for number in range(30)
    ]
    return [*paths, write("page.html", SEEDS["page"])]


@pytest.fixture
def read_only_disk(tmp_path, folder, write):
    """A library on a file system that was made read-only."""
    with Workspace.open(folder) as library:
        library.import_paths([write("bridge.txt")])
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount") or ""
    if not mount or subprocess.run([mount, "-t", "tmpfs", "tmpfs", place], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    shutil.copytree(folder, place / "library")
    subprocess.run([mount, "-o", "remount,ro", place], check=True)
    yield place / "library"
    subprocess.run(["umount", place], check=True)


def texts(folder):
    with closing(open_reader(folder)) as reader:
        return [stored.article.text.splitlines()[0][:40] for stored in reader.articles()]


def fill(disk):
    room = os.statvfs(disk)
    (disk / "filling").write_bytes(b"x" * ((room.f_bavail - 3) * room.f_frsize))


def open_files(disk):
    return [path for each in Path("/proc/self/fd").glob("*") if (path := os.path.realpath(each)).startswith(str(disk))]


def test_a_full_disk_stops_the_import_in_clear_words_and_loses_nothing(disk, thirty):
    folder = disk / "library"

    def fill_after_five(done, *_):
        if done == 5 and not (disk / "filling").exists():
            fill(disk)

    with (
        Workspace.open(folder) as library,
        pytest.raises(ImportBroken, match=r"imported, then: .*All that was stored before is safe") as broken,
    ):
        library.import_paths(thirty, progress=fill_after_five)
    assert open_files(disk) == []
    stored = texts(folder)
    assert isinstance(broken.value.report.broken_by, DiskFull)
    assert len(broken.value.report.imported) == len(stored)
    assert 5 <= len(stored) < 31
    (disk / "filling").unlink()
    with Workspace.open(folder) as library:
        with closing(library.reader()) as reader:
            assert len(reader.search("speaker:quill").ids) == len(stored)
            assert reader.is_in_step()
        report = library.import_paths(thirty)
        assert len(report.already) == len(stored)
        assert len(texts(folder)) == len(report.already) + len(report.imported) == 31
        with closing(library.reader()) as reader:
            assert len(reader.search("speaker:quill").ids) == 30
            assert reader.is_in_step()


def test_a_library_that_is_open_goes_on_when_there_is_room_again(disk, thirty):
    with Workspace.open(disk / "library") as library, closing(library.reader()) as reader:
        fill(disk)
        with pytest.raises(DiskFull):
            library.import_paths(thirty)
        (disk / "filling").unlink()
        library.import_paths(thirty)
        assert len(reader.search("speaker:quill").ids) == 30
        assert reader.is_in_step()


def test_a_library_on_a_full_disk_says_so_when_it_is_opened(disk, thirty):
    with Workspace.open(disk / "library") as library:
        library.import_paths(thirty)
    (disk / "filling").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize))
    with pytest.raises(DiskFull), Workspace.open(disk / "library"):
        pass
    (disk / "filling").unlink()
    with Workspace.open(disk / "library") as library, closing(library.reader()) as reader:
        assert library.repair is None
        assert len(reader.search("speaker:quill").ids) == 30


def test_a_library_on_a_read_only_disk_can_be_read_and_refuses_imports(read_only_disk):
    with pytest.raises(LibraryUnavailable, match="cannot be written to"):
        Workspace.open(read_only_disk)
    with closing(open_reader(read_only_disk)) as reader:
        assert reader.search("bridge").ids
        assert len(reader.articles()) == 1


def test_a_second_program_is_told_and_can_still_read(folder, write, monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)
    with Workspace.open(folder) as library:
        library.import_paths([write("bridge.txt")])
        with pytest.raises(LibraryUnavailable, match="another window or command is writing to it"):
            Workspace.open(folder)
        with closing(Reader(folder)) as reader:
            assert reader.search("bridge").ids


def test_a_file_that_vanishes_before_its_turn_is_reported(library, thirty):
    def vanish(done, *_):
        if done == 2:
            thirty[20].unlink(missing_ok=True)

    report = library.import_paths(thirty, progress=vanish)
    assert len(report.imported) == 30
    assert [(type(failure), failure.source) for failure in report.failures] == [(SourceUnreadable, str(thirty[20]))]


def test_a_file_that_changes_while_it_is_read_is_reported(write, monkeypatch):
    path = write("growing.txt", b"Ada Quill said yes. " * 10)
    fstat = os.fstat

    def grown(descriptor):
        found = fstat(descriptor)
        with path.open("ab") as stream:
            stream.write(b"more")
        return found

    monkeypatch.setattr(registry.os, "fstat", grown)
    with pytest.raises(SourceUnreadable, match="another program is writing to it"):
        registry.source_bytes(path)


@needs_posix
def test_what_is_no_file_is_reported_and_never_waited_for(library, write, tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    report = library.import_paths([pipe, write("bridge.txt"), tmp_path / "nothing\0.txt"])
    assert len(report.imported) == 1
    assert ["not a file" in str(failure) for failure in report.failures] == [True, False]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="this user may read everything")
def test_files_and_folders_that_may_not_be_read_are_reported(library, write):
    closed = write("news/closed.txt")
    write("news/secret/other.txt").parent.chmod(0)
    closed.chmod(0)
    write("news/harvest.txt", "Lee Tan said no.\n")
    report = library.import_paths([closed.parent])
    (closed.parent / "secret").chmod(0o700)
    assert len(report.imported) == 1
    assert {failure.source for failure in report.failures} == {str(closed), str(closed.parent / "secret")}


def test_a_folder_that_cannot_be_listed_is_reported(library, write, monkeypatch):
    top = write("news/bridge.txt").parent
    (top / "secret").mkdir()
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("secret"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = library.import_paths([top])
    assert len(report.imported) == 1
    assert [str(failure) for failure in report.failures] == [f"{top / 'secret'}: cannot be opened (permission denied)"]


def test_the_search_for_files_can_be_stopped(library, write):
    from index.progress import Cancelled

    write("news/more/bridge.txt")
    asked = threading.Event()

    def stop(*_):
        asked.set()
        raise Cancelled

    with pytest.raises(Cancelled):
        library.import_paths([write("news/harvest.txt").parent], progress=stop)
    assert asked.is_set()
