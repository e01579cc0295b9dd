import subprocess
import sys

import pytest

from index.errors import LibraryUnavailable
from index.library import lock
from index.library.lock import WriterLock

HOLDER = """
import sys
from pathlib import Path
from index.library.lock import WriterLock
held = WriterLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def other_process(tmp_path):
    """Another process that holds the lock of `tmp_path` until it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_a_lock_can_be_taken_again_after_it_was_released(tmp_path):
    WriterLock.acquire(tmp_path).release()
    WriterLock.acquire(tmp_path).release()


def test_the_same_process_cannot_take_it_twice(tmp_path):
    held = WriterLock.acquire(tmp_path)
    with pytest.raises(LibraryUnavailable, match="another window or command"):
        WriterLock.acquire(tmp_path)
    held.release()


def test_another_process_cannot_take_it(tmp_path, other_process):
    with pytest.raises(LibraryUnavailable, match="another window or command"):
        WriterLock.acquire(tmp_path)


def test_a_killed_holder_lets_go(tmp_path, other_process):
    other_process.kill()
    other_process.wait()
    WriterLock.acquire(tmp_path).release()


def test_releasing_twice_is_harmless(tmp_path):
    held = WriterLock.acquire(tmp_path)
    held.release()
    held.release()


def test_a_folder_that_is_not_there_is_unavailable(tmp_path):
    with pytest.raises(LibraryUnavailable, match="cannot be written"):
        WriterLock.acquire(tmp_path / "nowhere")
