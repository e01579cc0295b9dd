"""Sources are read in processes of their own: what hangs or crashes there is reported, and the rest goes on."""

import os
import pickle
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from index import errors, importing, indexing, workers
from index.errors import ModelMissing, SourceCrashed, SourceEmpty, SourceTooSlow
from index.importing import ImportStopped
from index.reading.outcome import Reading
from index.workspace import Source
from tests.index import bad_sources
from tests.index.bad_sources import an_article, source
from tests.index.texts import BRIDGE, HARVEST

SAFE = b"Mayor Ada Quill said the bridge was safe.\n"


def texts(reader):
    return [stored.article.text for stored in reader.articles()]


def is_running(process_id):
    try:
        stat = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def gone(process_id):
    """Waits until a process has ended."""
    while is_running(process_id):
        time.sleep(0.01)
    return True


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (bad_sources.leave, "crashed"),
        (bad_sources.crash, "crashed"),
        (bad_sources.fail, "ZeroDivisionError: a mistake"),
        (bad_sources.exit_politely, "SystemExit"),
        pytest.param(
            bad_sources.take_all_memory,
            "memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is not limited here"),
        ),
    ],
)
def test_a_reader_that_breaks_is_reported_and_the_others_are_imported(library, reader, write, read, words):
    files = [write("bridge.txt", BRIDGE), write("harvest.txt", HARVEST)]
    before, after = ([bad_sources.source(bad_sources.process_id, name)] for name in (b"before", b"after"))
    report = library.import_sources([*before, source(read), *after])
    (failure,) = report.failures
    assert isinstance(failure, SourceCrashed)
    assert failure.source == read.__name__
    assert words in str(failure)
    assert len(report.imported) == 2
    assert library.import_paths(files).failures == ()


@pytest.mark.parametrize("read", [bad_sources.hang, bad_sources.hang_in_c])
def test_a_reader_that_hangs_is_given_up_at_its_limit(library, read):
    report = library.import_sources([source(read, limit_s=0.5), source(bad_sources.process_id)])
    (failure,) = report.failures
    assert isinstance(failure, SourceTooSlow)
    assert failure.limit_s == 0.5
    assert len(report.imported) == 1


def test_without_the_model_nothing_more_is_tried(library, reader):
    with pytest.raises(ModelMissing):
        library.import_sources([source(bad_sources.lacks_model), source(bad_sources.process_id)])
    assert texts(reader) == []


def test_workers_do_not_load_qt(library, reader):
    library.import_sources([source(bad_sources.loads_qt)])
    assert texts(reader) == ["Only the worker."]


def test_articles_are_read_in_another_process_which_is_gone_afterwards(library, reader):
    library.import_sources([source(bad_sources.process_id)])
    (text,) = texts(reader)
    process_id = int(text.removeprefix("process "))
    assert process_id != os.getpid()
    assert not is_running(process_id)


def test_a_stop_ends_a_worker_that_is_stuck_and_tells_what_came_in(library, reader, tmp_path):
    place = tmp_path / "process"
    stuck = Source(name="stuck", content=partial(bytes, b"stuck"), read=partial(bad_sources.note_process, place))

    def stop(*_):
        if place.exists() and place.read_text():
            raise importing.Cancelled

    with pytest.raises(ImportStopped) as stopped:
        library.import_sources([source(bad_sources.loads_qt), stuck], progress=stop)
    assert stopped.value.report.is_cut_short
    assert gone(int(place.read_text()))
    assert len(reader.articles()) == len(stopped.value.report.imported)


def test_a_stop_when_all_is_in_comes_too_late_and_hides_nothing(library, reader, write):
    def stop(done, total, _):
        if done == total:
            raise importing.Cancelled

    report = library.import_paths([write("bridge.txt")], progress=stop)
    (stored,) = reader.articles()
    assert (report.imported, report.is_cut_short) == ((stored.id,), False)


IMPORT = """
import sys
from functools import partial
from pathlib import Path
from index.workspace import Source, Workspace
from tests.index import bad_sources
read = partial(bad_sources.{read}, Path(sys.argv[2]))
with Workspace.open(Path(sys.argv[1])) as library:
    library.import_sources([Source(name="a", content=partial(bytes, b"a"), read=read)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_worker_outlives_a_killed_program(folder, tmp_path):
    place = tmp_path / "process"
    program = subprocess.Popen([sys.executable, "-c", IMPORT.format(read="note_process"), folder, place])
    while not (place.exists() and place.read_text()):
        assert program.poll() is None
    program.kill()
    program.wait()
    assert gone(int(place.read_text()))


def test_the_same_bytes_are_imported_once_also_when_they_are_read_at_the_same_time(library, reader, monkeypatch):
    monkeypatch.setattr(importing, "crew_size", lambda: 3)
    same = [bad_sources.source(bad_sources.loads_qt, b"same") for _ in range(5)]
    report = library.import_sources(same)
    assert len(report.imported) == 1
    assert set(report.already) == set(report.imported)
    assert len(reader.articles()) == 1


def test_several_workers_import_everything(library, reader, monkeypatch, write):
    monkeypatch.setattr(importing, "crew_size", lambda: 3)
    paths = [write(f"{number}.txt", f"Mayor Ada Quill said bridge {number} was safe.\n") for number in range(12)]
    steps = []
    report = library.import_paths([*paths, write("empty.txt", " ")], progress=lambda *step: steps.append(step))
    assert len(report.imported) == 12
    assert {stored.source for stored in reader.articles()} == {path.name for path in paths}
    assert [type(failure) for failure in report.failures] == [SourceEmpty]
    assert report.paths == (paths[0].with_name("empty.txt"),)
    assert steps[-1][:2] == (13, 13)
    assert [done for done, *_ in steps] == sorted(done for done, *_ in steps)


def test_articles_can_be_searched_while_others_are_still_read(library, reader, monkeypatch, write):
    monkeypatch.setattr(indexing, "_COMMIT_EVERY_S", 0.0)
    paths = [write(f"{number}.txt", f"Mayor Ada Quill said bridge {number} was safe.\n") for number in range(6)]
    found = []

    def look(done, total, _):
        if 0 < done < total:
            found.append(len(reader.search("speaker:quill").ids) >= done)

    library.import_paths(paths, progress=look)
    assert found
    assert all(found)


def test_progress_counts_the_articles_of_a_source_as_soon_as_they_are_known(library):
    reading = Reading(articles=tuple(an_article(f"Mayor Ada Quill said {number}.") for number in range(4)))
    steps = []
    two = [Source.prepared(name="four", content=b"four", reading=reading), source(bad_sources.loads_qt)]
    library.import_sources(two, progress=lambda done, total, _: steps.append((done, total)))
    assert steps[0] == (0, 2)
    assert steps[-1] == (5, 5)


def test_a_source_that_was_read_before_is_stored_as_it_is(library, reader):
    reading = Reading(articles=(an_article("Ada Quill said yes."), an_article("Lee Tan said no.")))
    given = Source.prepared(name="edited.txt", content=b"as it was", reading=reading)
    report = library.import_sources([given])
    assert texts(reader) == ["Ada Quill said yes.", "Lee Tan said no."]
    assert {stored.source for stored in reader.articles()} == {"edited.txt"}
    assert reader.search("speaker:quill").ids
    assert library.import_sources([given]).already == report.imported


def test_where_no_worker_can_be_started_the_program_reads_by_itself(library, reader, monkeypatch, write):
    def no_more(*_):
        raise OSError("no more processes")

    monkeypatch.setattr(workers, "_Worker", no_more)
    paths = [write(f"{number}.txt", f"Mayor Ada Quill said bridge {number} was safe.\n") for number in range(5)]
    assert len(library.import_paths(paths).imported) == 5


def test_small_texts_are_read_without_a_worker(library, monkeypatch, write):
    monkeypatch.setattr(importing, "Crew", None)
    assert library.import_text(BRIDGE).imported
    assert library.import_paths([write("harvest.txt", HARVEST)]).imported


@pytest.mark.parametrize(("cores", "size"), [(1, 1), (2, 1), (8, 7)], ids=["one core", "two cores", "eight cores"])
def test_one_core_is_left_to_the_window(monkeypatch, cores, size):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(workers, "_MEMORY_EACH_BYTES", 1)
    assert workers.crew_size() == size


def test_every_error_can_be_passed_between_processes():
    leaves = [
        errors.SourceTooLarge("a.pdf", size_bytes=7, limit_bytes=5),
        errors.SourceScanned("a.pdf", pages=2),
        errors.SourceCrashed("a.pdf", reason="its reader crashed"),
        errors.SourceUnsupported("a.doc", found="an old Word document", instead="DOCX"),
        errors.NothingToChange(),
    ]
    for error in leaves:
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
