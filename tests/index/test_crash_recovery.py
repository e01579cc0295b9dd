"""Kills an import at random moments: while it opens the library (-1) and around any of its articles.

`ON_THE_RECORD_CRASH_TRIES=30 ON_THE_RECORD_CRASH_ARTICLES=300` tries as often as a release asks for. Files are read in
worker processes, several at once where there are several, so they may come in another order than that of their names.
"""

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.model import Order, StoredStatement
from index.workspace import Reader, Workspace

TRIES = int(os.environ.get("ON_THE_RECORD_CRASH_TRIES", "3"))
ARTICLES = int(os.environ.get("ON_THE_RECORD_CRASH_ARTICLES", "30"))
QUERIES = ("is:any", "", "bridge", '"was safe"', "speaker:quill", "kind:direct", "bri")

IMPORT = """
import sys
from pathlib import Path
from index import indexing
from index.workspace import Workspace

# Commit to the index all the time, so that there are more moments at which something can be torn.
indexing._COMMIT_EVERY_S = float(sys.argv[3])
print("start", flush=True)
with Workspace.open(Path(sys.argv[1])) as library:
    library.import_paths([Path(sys.argv[2])], progress=lambda done, *_: print(done, flush=True))
print("end", flush=True)
"""


def start_import(folder: Path, files: Path, commit_every_s: float) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", IMPORT, str(folder), str(files), str(commit_every_s)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "start\n"
    return process


def write_files(folder: Path, count: int) -> None:
    for number in range(count):
        text = (
            f"Bridge {number} reopens after repairs\n\nMayor Ada Quill said bridge {number} was safe. “We have waited "
            f"{number} years,” she said.\n\nFerry owner Lee Tan warned that prices would rise by {number} percent.\n"
        )
        (folder / f"bridge-{number:03}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    write_files(folder, ARTICLES)
    return folder


@pytest.fixture(scope="module")
def whole(files: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict[str, list[object]]]:
    """How long the import takes when nobody kills it, and the statements that each file then has."""
    folder = tmp_path_factory.mktemp("whole") / "library"
    started = time.monotonic()
    output, _ = start_import(folder, files, 0.0).communicate()
    assert output.endswith("end\n")
    return time.monotonic() - started, contents(folder)


def contents(folder: Path) -> dict[str, list[object]]:
    with closing(Reader(folder)) as reader:
        return {
            article.source: [without_numbers(row) for row in reader.statements_of(article.id)]
            for article in reader.articles()
        }


def without_numbers(row: StoredStatement) -> tuple[object, ...]:
    return row.position, row.statement, row.quote, row.cue, row.mention


def answers(folder: Path) -> list[tuple[int, ...]]:
    with closing(Reader(folder)) as reader:
        return [reader.search(query, order=order).ids for query in QUERIES for order in Order]


@pytest.mark.parametrize("attempt", range(TRIES))
def test_a_killed_import_leaves_a_library_with_every_committed_article_and_a_right_index(attempt, files, whole, folder):
    duration_s, expected = whole
    process = start_import(folder, files, random.choice((0.0, 0.3, 3.0)))
    last = random.randrange(-1, ARTICLES)
    committed = 0
    while committed < last:
        committed = int(process.stdout.readline())
    try:
        process.wait(timeout=random.uniform(0, 3 * duration_s / ARTICLES))
    except subprocess.TimeoutExpired:
        process.kill()
    steps = process.communicate()[0].split()
    committed = max([committed, *(int(step) for step in steps if step.isdecimal())])

    with Workspace.open(folder) as library:
        found = contents(folder)
        assert set(found) <= set(expected)
        assert len(found) >= committed
        assert found == {source: expected[source] for source in found}
        repaired = answers(folder)
        library.rebuild()
        assert repaired == answers(folder)
        library.import_paths([files])
    assert contents(folder) == expected
