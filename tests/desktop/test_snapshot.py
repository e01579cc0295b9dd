"""What was shown last is believed only while the library is as it was."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.backstage import Answer
from desktop.snapshot import MOST_IDS, Snapshot, keep, recall
from index.model import Attribution, Corrected, Joined, Marks, Order, QueryFilter, SourceRecord, Span
from tests.desktop.samples import a_row, bridges, some_results, unattributed


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "library.sqlite").write_bytes(b"as it was")
    return folder


def a_snapshot(library: Path, **changes: object) -> Snapshot:
    part = QueryFilter(field="kind", value="direct", excluded=True, span=Span(3, 9))
    rows = (
        replace(a_row(1, quote="a bridge"), joined=Joined(name="Field", reason="you renamed them")),
        a_row(2, position=1, record=SourceRecord(authors=("Ann", "Bo"), published="2021")),
        unattributed(a_row(3, position=2)),
        replace(
            unattributed(a_row(4)),
            marks=Marks(starred=True, checked="2021-05-04T08:00:00Z", tags=("bridge", "later"), note="Ask again."),
            corrected=frozenset({Corrected.SPEAKER, Corrected.CONTENT}),
            found=a_row(4).statement.attribution,
            person_id=7,
        ),
    )
    results = replace(some_results(filters=(part,)), **changes)
    return Snapshot(folder=library, order=Order.RELEVANCE, answer=Answer(results=results, rows=rows, elapsed_ms=2.5))


def test_everything_comes_back_as_it_was(library):
    made = a_snapshot(library)
    keep(library / "last.json", made)
    found = recall(library / "last.json", library)
    assert found is not None
    assert (found.folder, found.order, found.answer.rows) == (library, Order.RELEVANCE, made.answer.rows)
    same = made.answer.results.highlight
    assert replace(found.answer.results, highlight=same) == made.answer.results
    assert found.answer.results.highlight("a bridge") == bridges("a bridge")
    assert found.answer.rows[2].statement.attribution == Attribution()


def test_a_library_that_was_touched_since_is_not_believed(library):
    keep(library / "last.json", a_snapshot(library))
    (library / "library.sqlite").write_bytes(b"something else")
    assert recall(library / "last.json", library) is None


def test_what_waits_in_the_journal_counts_as_touched(library):
    keep(library / "last.json", a_snapshot(library))
    (library / "library.sqlite-wal").write_bytes(b"more")
    assert recall(library / "last.json", library) is None


def test_another_library_is_not_believed(library, tmp_path):
    keep(library / "last.json", a_snapshot(library))
    assert recall(library / "last.json", tmp_path / "other") is None


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "{}", '{"version": 1, "folder": 3}'])
def test_a_file_that_makes_no_sense_is_no_snapshot(library, content):
    (library / "last.json").write_text(content)
    assert recall(library / "last.json", library) is None


@pytest.mark.parametrize("field", ["rows", "facets", "filters", "hits", "order", "ids", "stamp"])
def test_a_part_that_makes_no_sense_is_no_snapshot(library, field):
    path = library / "last.json"
    keep(path, a_snapshot(library))
    content = json.loads(path.read_text())
    content[field] = [1]
    path.write_text(json.dumps(content))
    found = recall(path, library)
    assert found is None or field == "ids"


def test_a_very_long_list_is_not_kept(library):
    path = library / "last.json"
    keep(path, a_snapshot(library))
    keep(path, a_snapshot(library, ids=tuple(range(MOST_IDS + 1))))
    assert not path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_that_cannot_be_written_is_no_error(library):
    library.chmod(0o500)
    keep(library / "last.json", a_snapshot(library))


def test_a_file_in_the_way_is_no_error(library, caplog):
    (library / "file").write_text("")
    keep(library / "file" / "last.json", a_snapshot(library))
    assert "cannot be kept" in caplog.text
