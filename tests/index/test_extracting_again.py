"""Articles are read again: what the user did stays, and searches find what is found now."""

from dataclasses import replace

import pytest

from index import importing
from index.errors import ArticleNotFound
from index.importing import extract_article
from index.model import Corrected
from index.progress import Cancelled
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture
def news(library, reader):
    """Two articles; gives the first statements of each."""
    library.import_text(BRIDGE, source="bridge")
    library.import_text(HARVEST, source="harvest")
    return [reader.statements_of(article)[0].id for article in (1, 2)]


@pytest.fixture
def improved(monkeypatch):
    """Lets extraction find only quotations, and be less sure of them."""

    def extract(article):
        found = [
            one for one in extract_article(article) if "“" in article.text[one.content[0].start : one.content[0].end]
        ]
        return tuple(replace(one, confidence=0.7, within=None) for one in found)

    monkeypatch.setattr(importing, "extract_article", extract)


def state(reader):
    return [reader.statements_of(article.id, rejected=True) for article in reader.articles()], reader.people()


def test_reading_again_with_the_same_program_changes_nothing(library, reader, news):
    library.set_speaker(news, "Jo Li")
    library.set_content(news[0], [(0, 6)])
    library.add_statement(2, [(0, 7)], None)
    before = state(reader)
    library.extract_again()
    assert state(reader) == before


def test_searches_find_what_is_found_now(library, reader, news, improved):
    library.extract_again()
    assert {row.quote for row in reader.rows(reader.search("is:any").ids)} == {
        "“We have waited two years for this day,”",
        "“It has not rained since May,”",
    }


def test_corrections_stay_when_another_program_reads_again(library, reader, news, improved):
    library.set_speaker(news, "Jo Li")
    library.extract_again()
    assert set(reader.search('is:any speaker:"Jo Li"').ids) == set(news)
    assert len(reader.changes()) == 1


def test_only_the_articles_asked_for_are_read(library, reader, news, improved):
    before = reader.statements_of(2)
    library.extract_again([1])
    assert reader.statements_of(2) == before
    assert [row.statement.confidence for row in reader.statements_of(1)] == [0.7]


def test_an_article_that_is_not_there_cannot_be_read(library):
    with pytest.raises(ArticleNotFound):
        library.extract_again([7])


def test_a_removed_article_is_read_too_and_stays_removed(library, reader, news, improved):
    library.remove_articles([1])
    library.extract_again()
    assert {row.article_id for row in reader.rows(reader.search("is:any").ids)} == {2}
    library.restore_articles([1])
    assert reader.search("years").ids
    assert [row.statement.confidence for row in reader.statements_of(1)] == [0.7]


def test_reading_can_be_given_up_and_what_was_read_is_found(library, reader, news, improved):
    def give_up(done, _total, _what):
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.extract_again(progress=give_up)
    assert [row.statement.confidence for row in reader.statements_of(1)] == [0.7]
    assert reader.search('"bridge was safe"').ids == ()
    assert reader.search("rained").ids


def test_progress_names_each_article(library, news):
    steps = []
    library.extract_again(progress=lambda *step: steps.append(step))
    assert [step for step in steps if step[2] != "copying"] == [
        (0, 2, "Bridge reopens after repairs"), (1, 2, "Farmers expect a poor harvest"), (2, 2, ""),
    ]  # fmt: skip


def test_a_spelling_that_only_the_log_keeps_is_nobodys_name(library, reader, monkeypatch):
    """A statement that was touched once and is not found any more lends its words to no list, alias or search."""
    library.import_text("Ferry news\n\nRex Quill said the ferry was late.\n")
    library.import_text("Bridge news\n\nTan said the bridge was safe.\n")
    library.import_text(HARVEST)
    people = {person.name: person.id for person in reader.people()}
    library.merge_people([people["Tan"]], people["Rex Quill"])
    star = library.set_starred([reader.statements_of(2)[0].id], on=True)
    library.undo(star.id)
    monkeypatch.setattr(importing, "extract_article", lambda _: ())
    library.extract_again([2])
    library.set_aliases(people["Rex Quill"], [])
    assert reader.person(people["Rex Quill"]).names == ("Rex Quill",)
    assert reader.search('speaker:"Tan"').ids == ()
    library.merge_people([people["Rex Quill"]], people["Otto Brandt"])
    assert reader.person(people["Otto Brandt"]).aliases == ("Rex Quill",)
    assert reader.search('speaker:"Tan"').ids == ()


def test_a_rejected_statement_that_is_not_found_any_more_can_come_back(library, reader, news, monkeypatch):
    library.reject(news[:1])
    monkeypatch.setattr(importing, "extract_article", lambda _: ())
    library.extract_again([1])
    assert reader.search("is:rejected").ids == tuple(news[:1])
    library.accept(news[:1])
    (back,) = reader.statements_of(1)
    assert (back.id, back.corrected) == (news[0], {Corrected.ADDED})
    assert set(reader.search("is:any is:corrected").ids) == {news[0]}
