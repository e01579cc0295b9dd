"""A file with several articles, looked at and imported as the user wants it to be split."""

import json
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import splitting
from index.model import Article, Paragraph, SourceRecord
from index.progress import Cancelled
from index.reading import registry
from index.text import paragraph_spans
from index.workspace import Workspace, look_into
from tests.index.test_sources_of_many import EXPORT, document, headlines
from tests.index.texts import BRIDGE

LONG = EXPORT + document(
    4, 4, "Port in May", "Ada Quill said it was full.\n\nShips leave again\n\n“We go north,” said Lee Tan."
)


def an_article(*lines, **record):
    text = "\n".join(lines)
    spans = paragraph_spans(text)
    return Article(text=text, paragraphs=tuple(Paragraph(span=span) for span in spans), record=SourceRecord(**record))


def lines_of(article):
    return [article.text[one.span.start : one.span.end] for one in article.paragraphs]


ARTICLES = (an_article("A", "One said so.", headline="A", outlet="Post"), an_article("B", "Two.", "Three."))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 5)), max_size=12))
def test_joining_and_splitting_lose_and_move_no_paragraph(edits):
    plan = splitting.as_read(ARTICLES)
    for is_split, place, paragraph in edits:
        if is_split and place < len(plan):
            plan = splitting.split(plan, place, paragraph)
        elif not is_split:
            plan = splitting.joined(plan, place)
    made = splitting.articles_of(ARTICLES, plan)
    assert [line for article in made for line in lines_of(article)] == ["A", "One said so.", "B", "Two.", "Three."]
    assert splitting.rest(ARTICLES, plan) == ()
    assert splitting.from_text(splitting.to_text(plan)) == plan


def test_what_is_split_and_joined_again_is_the_article_as_it_was_read():
    plan = splitting.as_read(ARTICLES)
    again = splitting.joined(splitting.split(plan, 1, 2), 2)
    assert again == plan
    assert splitting.article_of(ARTICLES, again[1]) is ARTICLES[1]


def test_a_joined_article_has_the_record_of_its_beginning():
    (part,) = splitting.joined(splitting.as_read(ARTICLES), 1)
    joined = splitting.article_of(ARTICLES, part)
    assert (joined.record.headline, joined.record.outlet) == ("A", "Post")


def test_an_article_split_off_has_the_outlet_but_no_authors_of_the_one_before():
    article = an_article("Bridge opens", "It is safe.", "Ships leave", "They do.", authors=("Al Lee",), outlet="Post")
    _, (piece,) = splitting.split(splitting.as_read([article]), 0, 2)
    split = splitting.article_of([article], (piece,))
    assert (split.record.headline, split.record.outlet, split.record.authors) == ("Ships leave", "Post", ())
    assert split.paragraphs[0].role.value == "headline"


def test_a_file_of_one_article_has_no_preview(write):
    assert look_into(write("bridge.txt", BRIDGE)) is None


@pytest.fixture
def preview(library, reader, write):
    """Looks into the export with what the library knows of it."""
    path = write("export.txt", LONG)
    return lambda: look_into(path, reader)


def test_the_preview_shows_the_articles_and_what_failed(write):
    found = look_into(write("export.txt", EXPORT.replace("Per Lund said the crane would be sold.", "")))
    assert found.format == "Nexis export"
    assert [article.record.headline for article in found.articles] == ["Quay to close", "Boats move"]
    assert len(found.failures) == 1
    assert found.is_worth_asking


def test_what_was_left_out_stays_out_and_the_rest_is_known_when_the_file_is_imported_again(
    library, reader, write, preview
):
    found = preview()
    report = library.import_preview(found, (found.plan[0], found.plan[2], found.plan[3]))
    assert len(report.imported) == 3
    assert headlines(reader) == ["Quay to close", "Boats move", "Port in May"]
    again = library.import_paths([write("export.txt", LONG)])
    assert (again.imported, len(again.already)) == ((), 3)


def test_what_was_left_out_is_offered_by_the_next_preview_and_can_be_taken_in(library, reader, preview):
    found = preview()
    library.import_preview(found, found.plan[:1])
    later = preview()
    assert (later.stored, later.plan, later.left_out) == (found.plan[:1], (), found.plan[1:])
    assert later.is_worth_asking
    library.import_preview(later, later.left_out[2:])
    assert headlines(reader) == ["Quay to close", "Port in May"]
    assert len(preview().left_out) == 2


def test_an_import_cut_short_goes_on_as_the_user_wanted_it(library, reader, write, preview):
    found = preview()
    plan = splitting.joined(found.plan[1:], 1)

    def give_up(done, _total, _what):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.import_preview(found, plan, progress=give_up)
    assert headlines(reader) == ["Crane to be sold"]
    assert preview().plan == plan[1:]
    report = library.import_paths([write("export.txt", LONG)])
    assert (len(report.already), len(report.imported)) == (1, 1)
    assert headlines(reader) == ["Crane to be sold", "Port in May"]


def test_a_split_article_is_searched_as_two(library, reader, preview):
    found = preview()
    article = found.articles[3]
    place = lines_of(article).index("Ships leave again")
    library.import_preview(found, splitting.split(found.plan[3:], 0, place))
    assert headlines(reader) == ["Port in May", "Ships leave again"]
    (row,) = reader.rows(reader.search("speaker:tan").ids)
    assert row.record.headline == "Ships leave again"


def test_all_of_a_file_leaves_no_plan_behind(library, reader, preview):
    found = preview()
    library.import_preview(found, found.plan)
    assert reader.known_split(found.sha256) == (4, None)
    assert not preview().is_worth_asking


def test_a_plan_goes_along_with_an_exported_library(library, reader, preview, tmp_path):
    found = preview()
    library.import_preview(found, found.plan[:2])
    reader.export_library(tmp_path / "taken.jsonl")
    with Workspace.open(tmp_path / "other") as other, closing(other.reader()) as there:
        other.import_library(tmp_path / "taken.jsonl")
        other.import_library(tmp_path / "taken.jsonl")
        assert there.known_split(found.sha256) == (2, found.plan[:2])


def test_the_command_line_shows_the_split_and_imports_nothing(run, write, folder):
    code, output, errors = run("import", "--preview", write("export.txt", LONG))
    assert (code, errors) == (0, "")
    assert output.splitlines()[:3] == [
        "export.txt: Nexis export, 4 articles",
        "     1  Quay to close (The Harbour Post, 2021-05-01; 15 words)",
        "        “The quay is not safe,” said Ida Holm.",
    ]
    assert not folder.exists()


def test_the_command_line_shows_the_split_as_json_with_what_failed(run, write):
    path = write("export.txt", EXPORT.replace("Per Lund said the crane would be sold.", ""))
    code, output, _ = run("import", "--preview", "--json", path, write("bridge.txt", BRIDGE))
    first, second = map(json.loads, output.splitlines())
    assert code == 1
    assert [article["headline"] for article in first["articles"]] == ["Quay to close", "Boats move"]
    assert len(first["failures"]) == 1
    assert (second["format"], len(second["articles"])) == ("one article", 1)


def test_the_command_line_tells_what_is_here_already(run, write):
    run("import", write("export.txt", LONG))
    output = run("import", "--preview", write("export.txt", LONG))[1]
    assert output.count("[here already]") == 4


def test_the_command_line_reads_nothing_itself_that_could_hang_or_crash(run, write, monkeypatch):
    page = write("page.html", f"<html><body><article><h1>Bridge</h1><p>{BRIDGE}</p></article></body></html>")
    here = []
    monkeypatch.setattr(registry, "read_bytes", lambda *_, **__: here.append(1))
    code, output, _ = run("import", "--preview", page)
    assert (code, here) == (0, [])
    assert "one article" in output
