"""The command `import`: folders, reports for programs, and Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from index import intake
from index.errors import DiskFull, LibraryUnavailable
from index.workspace import Reader
from tests.index.reading.mutations import SEEDS
from tests.index.reading.pdfs import pdf
from tests.index.texts import BRIDGE, HARVEST


def test_a_folder_is_left_out_without_recursive_and_the_command_says_so(run, write):
    inside = write("news/bridge.txt")
    code, output, errors = run("import", inside.parent, write("harvest.txt", HARVEST))
    assert (code, output) == (1, "1 imported, 1 failed\n")
    assert f"{inside.parent}: cannot be opened (it is a folder)" in errors
    assert "--recursive imports the files in them" in errors


def test_recursive_imports_the_files_in_folders_and_in_theirs(run, write):
    top = write("news/bridge.txt").parent
    write("news/more/harvest.txt", HARVEST)
    write("news/.hidden/other.txt", "Lee Tan said no.\n")
    write("news/.other.txt", "Lee Tan said yes.\n")
    code, output, errors = run("import", "--recursive", top)
    assert (code, output, errors) == (0, "2 imported\n", "")


@pytest.mark.skipif(os.name != "posix", reason="links need rights here")
def test_a_folder_that_holds_itself_has_an_end(run, write):
    top = write("news/bridge.txt").parent
    (top / "again").symlink_to(top, target_is_directory=True)
    (top / "nothing.txt").symlink_to(top / "gone.txt")
    assert run("import", "--recursive", top)[:2] == (0, "1 imported\n")


def test_the_report_for_programs_has_numbers_and_reasons(run, write):
    scan = write("scan.pdf", pdf([], picture=True))
    run("import", write("bridge.txt"))
    code, output, errors = run("import", "--json", write("bridge.txt"), write("harvest.txt", HARVEST), scan)
    assert code == 1
    assert json.loads(output) == {
        "imported": [2],
        "already": [1],
        "failed": [
            {"source": str(scan), "kind": "scanned", "reason": "no text found in 1 page: probably a scan"},
        ],
        "foreign": [],
        "stopped": False,
        "broken": None,
    }
    assert "probably a scan" in errors


def test_what_came_in_before_the_disk_was_full_is_reported(run, write, monkeypatch, tmp_path):
    store, stored = intake.store_article, []

    def store_one(db, found, *, source_id):
        if stored:
            raise DiskFull(tmp_path)
        stored.append(source_id)
        return store(db, found, source_id=source_id)

    monkeypatch.setattr(intake, "store_article", store_one)
    code, output, errors = run("import", "--json", write("bridge.txt"), write("harvest.txt", HARVEST))
    report = json.loads(output)
    assert (code, report["imported"], report["stopped"]) == (1, [1], False)
    assert "the disk is full" in report["broken"]
    assert "the disk is full" in errors


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent in another way here")
def test_ctrl_c_keeps_what_is_done_and_says_so(folder, write):
    for number in range(400):
        write(f"many/{number:03}.txt", f"{BRIDGE}\nLee Tan counted {number} boats and said it was enough.\n")
    top = write("many/page.html", SEEDS["page"]).parent
    command = [sys.executable, "-m", "index", "import", "--recursive", "--json", str(top), "--library", str(folder)]
    # In a group of its own, all of which hears Ctrl+C, as in a terminal.
    program = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not count(folder):
        assert program.poll() is None
    os.killpg(program.pid, signal.SIGINT)
    output, errors = program.communicate()
    report = json.loads(output)
    assert program.returncode == 130
    assert errors.splitlines() == [
        "on-the-record: stopped; what was imported before stays in the library, and the same command goes on from there"
    ]
    assert report["stopped"]
    assert 0 < len(report["imported"]) == count(folder) < 401


def count(folder):
    """How many articles there are; none while the library is being made."""
    try:
        with closing(Reader(folder)) as reader:
            return len(reader.articles())
    except LibraryUnavailable:
        return 0
