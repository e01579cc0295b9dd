"""Statements written as JSON Lines, and taken into another library."""

import json
from contextlib import closing

import pytest

from index.exchange_errors import ExchangeUnreadable
from index.exporting.export import export
from index.progress import Cancelled
from index.workspace import ImportStopped, Workspace
from tests.index.texts import BRIDGE, HARVEST

TWO = "".join(json.dumps({"headline": f"News {n}", "text": f"{BRIDGE} Part {n}."}) + "\n" for n in (1, 2, 3))


@pytest.fixture
def library(tmp_path):
    with Workspace.open(tmp_path / "library") as library:
        library.import_text(BRIDGE, source="bridge.txt")
        library.import_text(HARVEST, source="harvest.txt")
        yield library


@pytest.fixture
def other(tmp_path):
    with Workspace.open(tmp_path / "other") as other:
        yield other


def found(library, query="is:any"):
    with closing(library.reader()) as reader:
        return reader.rows(reader.search(query).ids)


def written(library, ids, path):
    with closing(library.reader()) as reader:
        export(reader, ids, path, replacing=True)
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_statement_arrives_with_its_article_and_all_that_was_done_with_it(library, other, tmp_path):
    chosen = found(library, "rained")[0]
    library.set_speaker([chosen.id], "Zoe Somebody")
    library.set_starred([chosen.id], on=True)
    library.set_checked([chosen.id], on=True)
    library.add_tags([chosen.id], ["budget"])
    library.set_note(chosen.id, "ask again")
    path = written(library, [chosen.id], tmp_path / "one.jsonl")
    report = other.import_library(path)
    assert len(report.imported) == 1
    (before,), (after,) = found(library, "is:starred"), found(other, "is:starred")
    assert (after.quote, after.marks, after.corrected) == (before.quote, before.marks, before.corrected)
    assert after.statement.attribution == before.statement.attribution
    with closing(library.reader()) as mine, closing(other.reader()) as theirs:
        was, arrived = mine.article(before.article_id), theirs.article(after.article_id)
    assert (arrived.article, arrived.source, arrived.sha256) == (was.article, was.source, was.sha256)


def test_what_was_not_chosen_is_there_without_marks_and_with_its_corrections(library, other, tmp_path):
    chosen, marked, corrected, *_ = found(library)
    library.set_note(marked.id, "for my eyes only")
    library.set_speaker([corrected.id], "Zoe Somebody")
    path = written(library, [chosen.id], tmp_path / "one.jsonl")
    assert "for my eyes only" not in path.read_text(encoding="utf-8")
    other.import_library(path)
    here = {row.quote: row for row in found(other)}
    assert set(here) == {row.quote for row in found(library) if row.article_id == chosen.article_id}
    assert here[marked.quote].marks.note == ""
    if corrected.article_id == chosen.article_id:
        assert here[corrected.quote].statement.attribution.speaker.name == "Zoe Somebody"


def test_other_programs_find_the_statements_in_their_order(library, tmp_path):
    ids = [row.id for row in found(library)][::-1]
    selected = [line["selected"] for line in lines(written(library, ids, tmp_path / "all.jsonl")) if "selected" in line]
    assert [one["id"] for one in selected] == ids
    assert [one["quote"] for one in selected] == [row.quote for row in found(library)][::-1]


def test_chosen_statements_never_take_the_place_of_a_library(library, tmp_path):
    path = written(library, [found(library)[0].id], tmp_path / "one.jsonl")
    with pytest.raises(ExchangeUnreadable, match="no whole library"):
        library.restore(str(path))
    assert len(found(library, "rained")) == 1


def test_a_file_of_which_one_article_came_brings_the_others_later_and_none_twice(other, tmp_path):
    source = tmp_path / "three.jsonl"
    source.write_text(TWO)
    with Workspace.open(tmp_path / "mine") as mine:
        mine.import_paths([source])
        by_article = {row.article_id: row.id for row in found(mine)}
        third = written(mine, [by_article[3]], tmp_path / "third.jsonl")
        second = written(mine, [by_article[2]], tmp_path / "second.jsonl")
        assert b"Part 1." not in third.read_bytes()
    other.import_library(third)
    other.import_library(second)
    assert len(other.import_paths([source]).imported) == 1
    with closing(other.reader()) as reader:
        assert sorted(one.article.record.headline for one in reader.articles()) == ["News 1", "News 2", "News 3"]


@pytest.mark.parametrize("name", ["one.jsonl", "one.ndjson"])
def test_they_are_imported_like_any_file_also_from_a_folder(library, other, tmp_path, name):
    chosen = found(library, "rained")[0]
    library.set_note(chosen.id, "ask again")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "news.txt").write_text(f"{HARVEST}\n\nMore came.")
    path = written(library, [chosen.id], folder / name)
    report = other.import_paths([folder])
    assert (len(report.imported), report.failures, report.libraries) == (2, (), (path,))
    assert [row.marks.note for row in found(other, "is:noted")] == ["ask again"]
    again = other.import_paths([path])
    assert (again.imported, len(again.already), again.disagreements) == ((), 1, ())


def test_where_both_users_said_something_it_is_told(library, other, tmp_path):
    chosen = found(library, "rained")[0]
    path = written(library, [chosen.id], tmp_path / "one.jsonl")
    other.import_paths([path])
    library.set_speaker([chosen.id], "Zoe Somebody")
    other.set_speaker([found(other, "rained")[0].id], "Jo Li")
    report = other.import_paths([written(library, [chosen.id], path)])
    assert [(one.what, one.ours, one.theirs) for one in report.disagreements] == [("speaker", "Jo Li", "Zoe Somebody")]


def test_a_damaged_file_is_listed_and_the_rest_comes_in(library, other, tmp_path):
    path = written(library, [found(library)[0].id], tmp_path / "one.jsonl")
    path.write_bytes(path.read_bytes()[:-40])
    (tmp_path / "news.txt").write_text(HARVEST)
    report = other.import_paths([path, tmp_path / "news.txt"])
    assert len(report.imported) == 1
    assert report.paths == (path,)
    assert "one.jsonl: cannot be opened (" in str(report.failures[0])


def test_stopping_keeps_what_came_before_and_nothing_of_a_half_file(library, other, tmp_path):
    path = written(library, [row.id for row in found(library)], tmp_path / "one.jsonl")
    (tmp_path / "news.txt").write_text(f"{HARVEST}\n\nMore came.")

    def give_up(done, total, what):
        if what == "importing":
            raise Cancelled

    with pytest.raises(ImportStopped) as stopped:
        other.import_paths([path, tmp_path / "news.txt"], progress=give_up)
    assert (len(stopped.value.report.imported), stopped.value.report.is_cut_short) == (1, True)
    with closing(other.reader()) as reader:
        assert [one.source for one in reader.articles()] == ["news.txt"]


def test_the_copy_of_a_library_comes_in_when_it_is_named_and_in_no_folder(library, other, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with closing(library.reader()) as reader:
        reader.export_library(folder / "copy.sqlite")
    (folder / "news.txt").write_text(f"{HARVEST}\n\nMore came.")
    assert other.import_paths([folder]).libraries == ()
    assert len(other.import_paths([folder / "copy.sqlite"]).imported) == 2


def test_progress_only_grows_and_ends_where_it_said(library, tmp_path):
    steps = []
    with closing(library.reader()) as reader:
        ids = [row.id for row in found(library)]
        export(reader, ids, tmp_path / "all.jsonl", progress=lambda done, total, what: steps.append((done, total)))
    during = [step for step in steps[1:] if step[1] > len(ids)]
    assert [done for done, _ in during] == sorted(done for done, _ in during)
    assert len({total for _, total in during}) == 1
    assert during[-1][0] >= during[-1][1] - 3
