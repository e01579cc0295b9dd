"""The same quotation in several articles, followed through what becomes of the library."""

import json
import sqlite3

import pytest

from index.model import SourceRecord
from index.progress import Cancelled
from index.workspace import Workspace

STORY = """{headline}

The council of Harbour Town met on Monday, and there was a long debate about the ferry.

“{quote}” Mayor Ida Holm said {when}.

{ending}
"""
QUOTE = "The boat is a long overdue step for everybody on the islands, and not a gift,"
ALTERED = "The boat is a long overdue step for everybody on the islands, and a gift,"
OTHER = "We have asked for this since my children went to school,"


@pytest.fixture
def put(library):
    """Imports a story with a quotation; gives the number of its article."""

    def put_(headline, quote, published="2021-05-04", **record):
        text = STORY.format(headline=headline, quote=quote, when="after the vote", ending=f"{headline} was not all.")
        given = SourceRecord(outlet=f"The {headline}", published=published, **record)
        return library.import_text(text, record=given).imported[0]

    return put_


def quoted(reader, article_id, words="boat is a long overdue"):
    (found,) = [row.id for row in reader.statements_of(article_id) if words in row.quote]
    return found


def elsewhere(reader, statement_id):
    return [(one.row.article_id, str(one.relation), one.changed_words) for one in reader.variants(statement_id).others]


def test_a_quotation_is_found_in_other_articles(put, reader):
    first, second, third = put("Post", QUOTE), put("Times", ALTERED, "2021-05-05"), put("Sun", OTHER)
    assert elsewhere(reader, quoted(reader, first)) == [(second, "altered", 1)]
    assert elsewhere(reader, quoted(reader, second)) == [(first, "altered", 1)]
    assert reader.variants(quoted(reader, second)).first.article_id == first
    assert elsewhere(reader, quoted(reader, third, "children")) == []
    assert set(reader.search("is:variant").ids) == {quoted(reader, first), quoted(reader, second)}


def test_it_follows_removal_and_return(put, reader, library):
    first, second = put("Post", QUOTE), put("Times", QUOTE)
    library.remove_articles([second])
    assert elsewhere(reader, quoted(reader, first)) == []
    assert reader.search("is:variant").ids == ()
    library.restore_articles([second])
    assert elsewhere(reader, quoted(reader, first)) == [(second, "same words", 0)]
    assert len(reader.search("is:variant").ids) == 2


def test_it_follows_corrections_of_the_words(put, reader, library):
    first, second = put("Post", QUOTE), put("Times", QUOTE)
    statement = quoted(reader, first)
    text = reader.article(first).article.text
    start = text.index("The council")
    change = library.set_content(statement, [(start, start + len("The council of Harbour Town met on Monday"))])
    assert elsewhere(reader, statement) == []
    assert elsewhere(reader, quoted(reader, second)) == []
    library.undo(change.id)
    assert elsewhere(reader, statement) == [(second, "same words", 0)]


def test_what_is_no_statement_is_no_variant(put, reader, library):
    first, second = put("Post", QUOTE), put("Times", QUOTE)
    library.reject([quoted(reader, second)])
    assert elsewhere(reader, quoted(reader, first)) == []


def test_versions_of_one_article_are_none_of_another(put, reader):
    first = put("Post", QUOTE, url="https://news.example/ferry")
    newer = put("Post", QUOTE.replace("not a gift", "no gift"), url="https://news.example/ferry")
    other = put("Times", QUOTE)
    assert len(reader.versions(newer)) == 2
    assert [one for one, *_ in elsewhere(reader, quoted(reader, newer))] == [other]
    assert [one for one, *_ in elsewhere(reader, quoted(reader, other))] == [newer]
    assert first not in [one for one, *_ in elsewhere(reader, quoted(reader, other))]


@pytest.mark.parametrize("harm", [b"", b"no database at all, but a file with some bytes in it" * 40, None])
def test_a_lost_or_damaged_file_is_made_again(put, reader, library, folder, harm):
    first, second = put("Post", QUOTE), put("Times", QUOTE)
    statement = quoted(reader, first)
    library.close()
    reader.close()
    for path in folder.glob("variants-*"):
        path.unlink() if harm is None or path.suffix != ".sqlite" else path.write_bytes(harm)
    with Workspace.open(folder) as again:
        opened = again.reader()
        assert elsewhere(opened, statement) == [(second, "same words", 0)]
        opened.close()


def test_a_file_of_another_version_is_made_again(put, reader, library, folder):
    first, second = put("Post", QUOTE), put("Times", QUOTE)
    statement = quoted(reader, first)
    library.close()
    reader.close()
    (path,) = folder.glob("variants-*.sqlite")
    path.unlink()
    other = sqlite3.connect(path)
    other.executescript(
        """CREATE TABLE wording (id INTEGER PRIMARY KEY); INSERT INTO wording VALUES (1);
           CREATE TABLE worded (statement_id INTEGER, wording_id INTEGER REFERENCES wording (id));
           INSERT INTO worded VALUES (1, 1); PRAGMA user_version = 99"""
    )
    other.close()
    with Workspace.open(folder) as again:
        opened = again.reader()
        assert elsewhere(opened, statement) == [(second, "same words", 0)]
        opened.close()


def test_a_reader_without_the_file_knows_of_none(put, reader, folder):
    first, _ = put("Post", QUOTE), put("Times", QUOTE)
    for path in folder.glob("variants-*"):
        path.unlink()
    assert elsewhere(reader, quoted(reader, first)) == []
    assert reader.search("is:variant").ids == ()


def test_it_is_the_same_however_the_articles_came_in(put, reader, library):
    for number, quote in enumerate((QUOTE, ALTERED, OTHER, QUOTE, f"{OTHER} and longer,")):
        put(f"Paper {number}", quote)
    step_by_step = {one: elsewhere(reader, one) for one in reader.search("is:any").ids}
    library.rebuild()
    assert {one: elsewhere(reader, one) for one in reader.search("is:any").ids} == step_by_step
    assert sum(map(len, step_by_step.values())) >= 8


def test_the_command_line_shows_them(put, reader, library, run):
    first, second = put("Post", QUOTE), put("Times", ALTERED, "2021-05-05")
    statement = quoted(reader, second)
    library.close()
    code, printed, _ = run("variants", statement)
    assert code == 0
    assert "1 word differs, printed first" in printed
    assert "{+not+}" in printed
    _, printed, _ = run("variants", statement, "--json")
    (found,) = map(json.loads, printed.splitlines())
    assert (found["statement"]["article"], found["changed_words"], found["is_first"]) == (first, 1, True)
    assert {"difference": "added", "there": "not", "here": "", "marked": False} in found["pieces"]


def test_the_command_line_says_that_there_are_none(put, reader, library, run):
    statement = quoted(reader, put("Post", QUOTE))
    library.close()
    code, printed, said = run("variants", statement)
    assert (code, printed) == (1, "")
    assert "no other article has this quotation" in said


def test_the_command_line_makes_a_lost_file_again(put, reader, library, folder, run):
    first, _ = put("Post", QUOTE), put("Times", QUOTE)
    statement = quoted(reader, first)
    library.close()
    reader.close()
    for path in folder.glob("variants-*"):
        path.unlink()
    code, printed, _ = run("variants", statement)
    assert code == 0
    assert "same words" in printed


@pytest.fixture
def behind(put, library, folder, monkeypatch):
    """A library that does not know yet where its quotations stand, and the articles in it; it opens without looking."""
    monkeypatch.setattr("index.relating.AT_ONCE", 1)
    monkeypatch.setattr("index.relating._ARTICLES_AT_ONCE", 1)
    numbers = [
        put(name, quote) for name, quote in (("Post", QUOTE), ("Times", ALTERED), ("Sun", QUOTE), ("Dot", OTHER))
    ]
    library.close()
    for path in folder.glob("variants-*"):
        path.unlink()
    with Workspace.open(folder, variants_later=True) as opened:
        yield opened, numbers


def all_elsewhere(workspace, numbers):
    """What is known of the quotation in each article."""
    reader = workspace.reader()
    try:
        return {
            number: elsewhere(reader, row.id)
            for number in numbers
            for row in reader.statements_of(number)
            if "long overdue" in row.quote
        }
    finally:
        reader.close()


def test_a_library_opens_before_it_knows_where_its_quotations_stand(behind):
    workspace, numbers = behind
    first, second, third, _ = numbers
    assert workspace.lacks_variants
    assert not any(all_elsewhere(workspace, numbers).values())
    workspace.find_variants()
    assert not workspace.lacks_variants
    known = all_elsewhere(workspace, numbers)
    assert set(known[first]) == {(second, "altered", 1), (third, "same words", 0)}


def test_what_is_changed_while_it_looks_is_right_at_the_end(behind, folder):
    workspace, numbers = behind
    first, second, third, _ = numbers
    reader = workspace.reader()
    statement = quoted(reader, third)
    steps = []

    def change(done, total, what):
        steps.append((done, total))
        if done == 1:
            workspace.remove_articles([second])
            workspace.set_speaker([statement], "Otto Brandt")
            workspace.set_content(statement, [(0, len("Sun"))])
            workspace.restore_articles([second])

    workspace.find_variants(progress=change)
    assert len(steps) == 4
    known = all_elsewhere(workspace, [first, second])
    assert known == {first: [(second, "altered", 1)], second: [(first, "altered", 1)]}
    reader.close()
    workspace.close()
    for path in folder.glob("variants-*"):
        path.unlink()
    with Workspace.open(folder) as again:
        assert all_elsewhere(again, [first, second]) == known


def test_what_was_found_when_it_is_stopped_stays_and_the_rest_follows(behind, folder):
    workspace, numbers = behind

    def stop(done, total, what):
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.find_variants(progress=stop)
    assert workspace.lacks_variants
    assert any(all_elsewhere(workspace, numbers).values())
    workspace.close()
    with Workspace.open(folder, variants_later=True) as again:
        assert not again.lacks_variants
        assert len(all_elsewhere(again, numbers)[numbers[0]]) == 2
