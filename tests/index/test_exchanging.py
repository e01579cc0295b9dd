"""A library written as JSON Lines or as a copy, and taken in again, alone or beside what is there."""

import base64
import json
import shutil
from contextlib import closing

import pytest

from index import workspace
from index.errors import LibraryUnavailable
from index.exchange_errors import ExchangeTooNew, ExchangeUnreadable
from index.library import lock, schema, staging
from index.library.database import transaction
from index.model import ParagraphRole
from index.progress import Cancelled
from index.record_fields import RecordField
from index.workspace import Workspace
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def other(tmp_path, write):
    """Another user's library with both articles."""
    with Workspace.open(tmp_path / "other") as opened:
        opened.import_paths([write("bridge.txt"), write("harvest.txt", HARVEST)])
        yield opened


@pytest.fixture
def exported(other, tmp_path):
    """Writes the other library into a file."""

    def write_it(name="other.jsonl", **options):
        path = tmp_path / name
        with closing(other.reader()) as reader:
            reader.export_library(path, replacing=True, **options)
        return path

    return write_it


def parsed(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def asked(library, query="is:any"):
    """The statements that a search finds: who, what, and the user's marks."""
    with closing(library.reader()) as reader:
        rows = reader.rows(reader.search(query).ids)
        return sorted((row.quote, str(row.statement.attribution.speaker), row.marks, row.corrected) for row in rows)


def number_of(library, quote):
    with closing(library.reader()) as reader:
        return next(row.id for row in reader.rows(reader.search("is:any").ids) if quote in row.quote)


def state(folder):
    """All that a library holds, without its backups."""
    with Workspace.open(folder) as library, closing(library.reader()) as reader:
        reader.export_library(folder / "state.jsonl", replacing=True)
    return (folder / "state.jsonl").read_bytes().splitlines()[1:]


def test_json_lines_begin_with_their_version_and_end_with_their_number(exported):
    head, *lines, end = parsed(exported())
    assert {**head["library"], "written": ""} == {
        "format": 1, "schema": schema.VERSION, "program": "0.1.0", "written": "", "originals": True,
    }  # fmt: skip
    assert sum(end["end"].values()) == len(lines)
    article = next(line["article"] for line in lines if "article" in line)
    assert article["headline"] == "Bridge reopens after repairs"
    assert article["authors"] == []
    start, stop = (article["paragraph"][0][name] for name in ("start_offset", "end_offset"))
    assert article["text"][start:stop] == "Bridge reopens after repairs"
    source = next(line["source"] for line in lines if "source" in line)
    assert base64.b64decode(source["content"]) == BRIDGE.encode()
    statement = next(line["statement"] for line in lines if "statement" in line)
    text = article["text"][slice(*statement["content_spans"][0])]
    assert text in statement["quote"]


@pytest.mark.parametrize("name", ["taken.jsonl", "taken.sqlite"])
def test_a_library_taken_elsewhere_finds_there_all_that_it_had(filled, run, folder, tmp_path, name):
    run("check", 1)
    assert run("set-speaker", "Jo Li", 2)[0] == 0
    statements, log, people = (run(*words, "--json")[1] for words in (("search", "is:any"), ("log",), ("speakers",)))
    assert run("export-library", tmp_path / name)[0] == 0
    shutil.rmtree(folder)
    code, output, errors = run("import-library", tmp_path / name)
    assert (code, output, errors) == (0, f"took in {tmp_path / name}: 2 articles\n", "")
    assert run("search", "is:any", "--json")[1] == statements
    assert run("log", "--json")[1] == log
    assert run("speakers", "--json")[1] == people
    assert not (folder / "incoming").exists()


@pytest.mark.parametrize("name", ["taken.txt", "taken", "taken.jsonl.exe"])
def test_an_ending_that_names_no_format_is_told_and_nothing_written(filled, run, tmp_path, name):
    code, output, errors = run("export-library", tmp_path / name)
    assert (code, output, "use .sqlite or .jsonl" in errors) == (1, "", True)
    assert not (tmp_path / name).exists()


def test_a_copy_always_has_the_originals(filled, run, tmp_path):
    assert run("export-library", "--without-originals", tmp_path / "taken.sqlite")[0] == 1
    assert not (tmp_path / "taken.sqlite").exists()


def test_an_exported_library_of_json_lines_can_be_restored(filled, run, tmp_path, folder):
    statements = run("search", "is:any", "--json")[1]
    run("export-library", tmp_path / "taken.jsonl")
    shutil.rmtree(folder)
    assert run("restore", tmp_path / "taken.jsonl")[0] == 0
    assert run("search", "is:any", "--json")[1] == statements


def test_what_is_there_stays_and_what_is_new_comes_in(exported, library, other, write):
    library.import_paths([write("bridge.txt")])
    expected = asked(other)
    report = library.import_library(exported())
    assert (len(report.imported), len(report.already), report.disagreements) == (1, 1, ())
    assert asked(library) == expected
    assert [backup.kind.value for backup in workspace.backups(library.folder)] == ["before-change"]


def test_marks_of_both_users_stay(exported, library, other, write):
    library.import_paths([write("bridge.txt")])
    mine, theirs = (number_of(one, "waited two years") for one in (library, other))
    library.set_starred([mine], on=True)
    library.add_tags([mine], ["budget"])
    library.set_note(mine, "ask the mayor")
    other.set_checked([theirs], on=True)
    other.add_tags([theirs], ["Budget", "bridge"])
    other.set_note(theirs, "seen on the spot")
    report = library.import_library(exported())
    with closing(library.reader()) as reader:
        (row,) = reader.rows([mine])
    assert (row.marks.starred, bool(row.marks.checked)) == (True, True)
    assert row.marks.tags == ("bridge", "budget")
    assert row.marks.note == "ask the mayor\n\nseen on the spot"
    (told,) = report.disagreements
    assert (told.what, told.both_kept) == ("note", True)


def test_another_speaker_there_is_told_and_ours_stays(exported, library, other, write, run, folder):
    library.import_paths([write("bridge.txt")])
    library.set_speaker([number_of(library, "waited two years")], "Jo Li")
    other.set_speaker([number_of(other, "waited two years")], "Una Berg")
    path = exported()
    library.close()
    code, output, _ = run("import-library", path)
    assert code == 0
    assert "here “Jo Li”, there “Una Berg”; the first one stays" in output
    with Workspace.open(folder) as opened:
        assert ("Jo Li" in str(asked(opened)), "Una Berg" in str(asked(opened))) == (True, False)


def test_details_that_only_they_put_right_hold_and_others_are_told(exported, library, other, write, run, folder):
    library.import_paths([write("bridge.txt")])
    library.set_record(1, {RecordField.HEADLINE: "The bridge is open", RecordField.SECTION: "Local"})
    other.set_record(
        1,
        {
            RecordField.HEADLINE: "Bridge open",
            RecordField.SECTION: "Local",
            RecordField.OUTLET: "The Harbour Post",
            RecordField.AUTHORS: "Ann Field, Jo Li",
            RecordField.LANGUAGE: "de",
        },
    )
    path = exported()
    library.close()
    code, output, _ = run("import-library", path)
    assert code == 0
    assert "headline of “The bridge is open”: here “The bridge is open”, there “Bridge open”; the first one" in output
    assert "language of “The bridge is open”: here “as it was found”, there “de”; the first one stays" in output
    assert "section" not in output
    with Workspace.open(folder) as opened, closing(opened.reader()) as reader:
        record = reader.article(1).article.record
        assert (record.headline, record.outlet, record.authors, record.language) == (
            "The bridge is open",
            "The Harbour Post",
            ("Ann Field", "Jo Li"),
            reader.article(1).found.record.language,
        )
        assert reader.search('outlet:"Harbour Post" waited').ids
        opened.undo(reader.changes()[0].id)
        assert reader.article(1).article.record.outlet is None
        assert reader.article(1).article.record.headline == "The bridge is open"


def test_another_choice_of_paragraphs_there_is_told_and_ours_stays(exported, library, other, write):
    library.import_paths([write("bridge.txt")])
    library.leave_out(1, [3])
    other.leave_out(1, [2])
    (told,) = library.import_library(exported()).disagreements
    assert (told.what, told.ours, told.theirs) == ("choice of paragraphs", "left out: 3", "left out: 2")
    with closing(library.reader()) as reader:
        roles = [paragraph.role is ParagraphRole.LEFT_OUT for paragraph in reader.article(1).article.paragraphs]
    assert [number for number, is_out in enumerate(roles, start=1) if is_out] == [3]


def test_what_came_in_over_ours_can_be_taken_back_in_one_step(exported, library, other, write):
    library.import_paths([write("bridge.txt")])
    other.reject([number_of(other, "waited two years")])
    before = asked(library)
    library.import_library(exported())
    assert asked(library, "speaker:quill") != before
    with closing(library.reader()) as reader:
        change = reader.changes()[0]
    assert change.title == "Import of a library"
    library.undo(change.id)
    assert [row for row in asked(library) if row in before] == before


def test_people_of_one_full_name_are_one_and_what_was_merged_there_is_merged(exported, library, other, write):
    library.import_paths([write("bridge.txt")])
    with closing(other.reader()) as reader:
        people = {person.name: person.id for person in reader.people()}
    other.merge_people([people["Lee Tan"]], people["Ada Quill"])
    library.import_library(exported())
    with closing(library.reader()) as reader:
        names = [person.name for person in reader.people()]
        (quill,) = (person for person in reader.people() if person.name == "Ada Quill")
    assert sorted(names) == ["Ada Quill", "Otto Brandt", "farmers"]
    assert quill.names == ("Ada Quill", "Lee Tan")


def test_a_library_taken_in_twice_is_there_once(exported, library):
    path = exported()
    library.import_library(path)
    held = asked(library)
    report = library.import_library(path)
    assert (report.imported, len(report.already)) == ((), 2)
    assert asked(library) == held


def test_originals_may_be_left_out_and_come_with_a_later_file(exported, library, folder):
    without, full = exported("without.jsonl", originals=False), exported("full.jsonl")
    assert all(line["source"]["content"] is None for line in parsed(without) if "source" in line)
    library.import_library(without)
    library.close()
    assert not any(b'"content": "' in line for line in state(folder))
    with Workspace.open(folder) as opened:
        opened.import_library(full)
    assert sum(b'"content": "' in line for line in state(folder)) == 2


def test_a_library_of_the_first_version_is_brought_up_to_date_on_its_way(library, tmp_path):
    rows = [
        {"library": {"format": 1, "schema": 1, "program": "0.0.1", "written": "", "originals": False}},
        {"source": {"id": 7, "name": "old.txt", "sha256": "a" * 64, "imported_at": "2020", "content": None}},
        {
            "article": {
                "id": 9, "source_id": 7, "headline": "Old", "authors": [], "text": "Lee Tan said no.",
                "paragraph": [{"position": 0, "start_offset": 0, "end_offset": 16, "role": "story", "section": 0}],
            }
        },
        {"speaker": {"id": 1, "name": "Lee Tan", "kind": "person"}},
        {
            "statement": {
                "id": 4, "article_id": 9, "position": 0, "kind": "indirect", "manner": "said", "confidence": 0.9,
                "listed": 1, "speaker_id": 1, "tier": "clear", "content_spans": [[13, 15]], "cue_spans": [[8, 12]],
                "mention_spans": [[0, 7]], "chain": [], "candidates": [], "quote": "no", "cue": "said",
                "mention": "Lee Tan",
            }
        },
        {"end": {"source": 1, "article": 1, "speaker": 1, "statement": 1}},
    ]  # fmt: skip
    path = tmp_path / "old.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    assert len(library.import_library(path).imported) == 1
    with closing(library.reader()) as reader:
        assert [person.name for person in reader.people()] == ["Lee Tan"]
        assert reader.search("speaker:tan").ids


def cut_short(lines):
    return lines[:-1]


def a_line_missing(lines):
    return [*lines[:3], *lines[4:]]


def bytes_changed(lines):
    return [line.replace(b'"content": "', b'"content": "AAAA') for line in lines]


def a_place_outside(lines):
    return [line.replace(b'"end_offset": 28', b'"end_offset": 9999999') for line in lines]


def a_reference_to_nothing(lines):
    return [line.replace(b'"source_id": 1', b'"source_id": 77') for line in lines]


def another_kind(lines):
    return [line.replace(b'"kind": "direct"', b'"kind": "sung"').replace(b'"kind": "indirect"', b'"kind": "sung"')
            for line in lines]  # fmt: skip


def unknown_line(lines):
    return [*lines[:-1], b'{"sqlite_schema": {}}', lines[-1]]


def half_a_surrogate(lines):
    return [line.replace(b"Bridge reopens", b"\\ud800") for line in lines]


def deep(lines):
    return [lines[0], b"[" * 100_000]


def a_number_too_large(lines):
    return [line.replace(b'"id": 1,', b'"id": 123456789012345678901234567890,') for line in lines]


def more_behind(lines):
    return [*lines, lines[1]]


@pytest.mark.parametrize(
    "spoil",
    [cut_short, a_line_missing, bytes_changed, a_place_outside, a_reference_to_nothing, another_kind, unknown_line,
     half_a_surrogate, deep, a_number_too_large, more_behind],
)  # fmt: skip
def test_a_damaged_file_is_told_and_changes_nothing(exported, filled, folder, run, spoil):
    before = state(folder)
    path = exported()
    path.write_bytes(b"\n".join(spoil(path.read_bytes().splitlines())))
    code, output, errors = run("import-library", path)
    assert (code, output) == (1, "")
    assert "nothing was imported" in errors
    assert state(folder) == before
    assert not (folder / staging.FOLDER).exists()


@pytest.mark.parametrize(
    "content", [b"", b"Dear Ada,\n", b'{"id": 1, "text": "an article"}\n', b"[]", b"SQLite format 3\0" + b"x" * 500,
                b"\xff\xfe\x00", b'{"library": {"format": true}}']
)  # fmt: skip
def test_a_foreign_file_is_told_and_changes_nothing(library, tmp_path, content):
    path = tmp_path / "foreign.jsonl"
    path.write_bytes(content)
    with pytest.raises(ExchangeUnreadable, match="nothing was imported"):
        library.import_library(path)


def test_a_file_that_is_not_there_is_told(library, tmp_path):
    with pytest.raises(ExchangeUnreadable):
        library.import_library(tmp_path / "gone.jsonl")


@pytest.mark.parametrize("newer", ["format", "schema"])
def test_a_file_of_a_newer_program_is_told(exported, library, newer):
    path = exported()
    head, *lines = path.read_text().splitlines()
    values = json.loads(head)
    values["library"][newer] += 2
    path.write_text("\n".join([json.dumps(values), *lines]))
    with pytest.raises(ExchangeTooNew):
        library.import_library(path)


def test_a_copy_of_a_newer_library_is_told(exported, library):
    path = exported("other.sqlite")
    with closing(schema.open_library(path)) as db, transaction(db):
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(ExchangeTooNew):
        library.import_library(path)


@pytest.mark.parametrize("moment", ["reading", "checking", "importing"])
def test_giving_up_changes_nothing_at_any_moment(exported, library, folder, write, moment):
    library.import_paths([write("bridge.txt")])
    path = exported()
    with closing(library.reader()) as reader:
        held = [article.id for article in reader.articles()]

    def give_up(done, total, what):
        if what == moment:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.import_library(path, progress=give_up)
    with closing(library.reader()) as reader:
        assert [article.id for article in reader.articles()] == held
    assert not (folder / staging.FOLDER).exists()


def test_a_folder_of_an_index_is_no_library(library, other):
    (index,) = other.folder.glob("index-*")
    with pytest.raises(ExchangeUnreadable):
        library.import_library(index)


def test_a_full_disk_while_exporting_leaves_no_file(filled, run, small_disk):
    (small_disk / "filling").write_bytes(b"x" * 2_090_000)
    code, _, errors = run("export-library", small_disk / "taken.jsonl")
    assert (code, "not written" in errors) == (1, True)
    assert [path.name for path in small_disk.iterdir()] == ["filling"]


def test_a_library_that_somebody_writes_to_takes_nothing_in(exported, folder, filled):
    path = exported()
    with Workspace.open(folder), pytest.raises(LibraryUnavailable), Workspace.open(folder) as second:
        second.import_library(path)


@pytest.mark.parametrize("ending", ["jsonl", "sqlite"])
def test_what_was_said_of_articles_there_comes_in_with_them(library, other, write, tmp_path, ending):
    """Numbers differ: this library has other articles before them."""
    (there,) = other.import_paths([write("bridge-2.txt", f"{BRIDGE}\nShare this article\n")]).imported
    other.set_record(there, {RecordField.OUTLET: "The Courier"})
    with closing(other.reader()) as reading:
        count = len(reading.article(there).article.paragraphs)
        other.take_in(there, [count])
        reading.export_library(tmp_path / f"theirs.{ending}")
    library.import_text(HARVEST)
    library.set_record(1, {RecordField.OUTLET: "The Field"})
    library.import_library(tmp_path / f"theirs.{ending}")
    with closing(library.reader()) as reading:
        (here,) = [one for one in reading.articles() if one.source == "bridge-2.txt"]
        assert here.article.record.outlet == "The Courier"
        assert here.article.paragraphs[-1].role == "story"
        first, *_ = [change for change in reading.changes() if change.after == "outlet The Courier"]
        library.undo(first.id)
        assert reading.article(here.id).article.record.outlet is None
        assert reading.article(1).article.record.outlet == "The Field"
