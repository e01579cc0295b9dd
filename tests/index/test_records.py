"""The record of an article and what of its text is the story: changed by the user, and laid over what was read."""

import pytest

from index import importing
from index.errors import (
    ArticleNotFound,
    ChangeSuperseded,
    DetailInvalid,
    ModelMissing,
    NothingToChange,
    ParagraphNotFound,
)
from index.model import DateOrigin, ParagraphRole, SourceRecord
from index.record_fields import RecordField
from index.workspace import Workspace
from tests.index.texts import BRIDGE, HARVEST

PAGE = """<html><head><title>Bridge reopens</title><meta property="article:published_time" content="2021-05-03">
<meta name="author" content="Ines Vale"><meta property="og:site_name" content="The Harbour Post"></head><body>
<article><h1>Bridge reopens</h1><p>Mayor Ada Quill said the bridge was safe again. “We have waited two years for this
day,” she said. The repairs took longer than anybody had planned for, and cost more.</p>
<p>Lee Tan warned that the ferry would close. Nobody from the ferry company came to the opening on Monday morning.</p>
<p>Share this article</p></article></body></html>"""
SHARE = "Share this article"


@pytest.fixture
def page(library, write):
    (number,) = library.import_paths([write("bridge.html", PAGE)]).imported
    return number


def record(reader, article_id):
    return reader.article(article_id).article.record


def number_of(reader, article_id, words):
    """Which paragraph of an article has these words, counted from 1."""
    article = reader.article(article_id).article
    return next(
        number
        for number, paragraph in enumerate(article.paragraphs, start=1)
        if words in article.text[paragraph.span.start : paragraph.span.end]
    )


def quotes(reader, query="is:any"):
    return {row.quote for row in reader.rows(reader.search(query).ids)}


def test_what_the_user_says_of_an_article_takes_the_place_of_what_was_found(library, reader, page):
    found = record(reader, page)
    library.set_record(
        page,
        {
            RecordField.HEADLINE: "Bridge  open\tagain",
            RecordField.AUTHORS: "Ines Vale, Jo Li",
            RecordField.PUBLISHED: "2021-05-04",
            RecordField.URL: "https://harbour.example/bridge",
            RecordField.LANGUAGE: "English",
            RecordField.OUTLET: "",
        },
    )
    now = record(reader, page)
    assert (now.headline, now.authors, now.outlet) == ("Bridge open again", ("Ines Vale", "Jo Li"), None)
    assert (now.published, now.dated_by, now.language) == ("2021-05-04", DateOrigin.GIVEN, "en")
    assert reader.article(page).found.record == found


def test_lists_searches_and_citations_use_the_users_details_at_once(library, reader, page):
    library.set_record(
        page, {RecordField.OUTLET: "The Courier", RecordField.PUBLISHED: "2019", RecordField.AUTHORS: "Jo Li"}
    )
    ids = reader.search("outlet:courier").ids
    assert ids
    assert reader.search("outlet:harbour").ids == ()
    (row, *_) = reader.rows(ids)
    assert (row.record.outlet, row.record.published) == ("The Courier", "2019")
    citation = reader.cite(ids[:1], style="mla").plain
    assert "The Courier" in citation
    assert "Li, Jo" in citation
    assert "2019" in citation


COLUMN = """Why bridges last

By Ines Vale

I think that the old bridge will last for years. Mayor Ada Quill said the bridge was safe again.
"""


@pytest.fixture
def column(library, write):
    (number,) = library.import_paths([write("column.txt", COLUMN)]).imported
    library.set_record(number, {RecordField.AUTHORS: "Ines Vale"})
    return number


def speakers(reader, article_id):
    found = reader.statements_of(article_id)
    return {one.statement.attribution.speaker.name for one in found if one.statement.attribution.speaker}


@pytest.mark.parametrize(
    ("byline", "name"), [("Jo Li", "Jo Li"), ("Ines Vale, Jo Li", "the author"), ("", "the author")]
)
def test_a_change_of_the_byline_finds_anew_who_i_is_and_can_be_taken_back(library, reader, column, byline, name):
    assert "Ines Vale" in speakers(reader, column)
    change = library.set_record(column, {RecordField.AUTHORS: byline})
    assert "Ines Vale" not in speakers(reader, column)
    assert name in speakers(reader, column)
    library.undo(change.id)
    assert "Ines Vale" in speakers(reader, column)
    assert name not in speakers(reader, column)
    library.redo(change.id)
    assert name in speakers(reader, column)


def test_a_byline_put_back_to_what_was_found_finds_the_first_speaker_again(library, reader, column):
    before = speakers(reader, column)
    library.set_record(column, {RecordField.AUTHORS: "Jo Li"})
    library.set_record(column, {RecordField.AUTHORS: "Ines Vale"})
    assert speakers(reader, column) == before


@pytest.mark.parametrize("details", [{RecordField.OUTLET: "The Courier"}, {RecordField.AUTHORS: "Jo Li"}])
def test_details_that_change_no_speaker_need_no_model(library, page, monkeypatch, details):
    def missing(article):
        raise ModelMissing(article)

    monkeypatch.setattr(importing, "extract_article", missing)
    library.set_record(page, details)


def test_newer_details_come_first_where_the_newest_stand_first(library, reader, page):
    library.import_text(HARVEST)
    library.set_record(2, {RecordField.PUBLISHED: "2020"})
    assert {row.article_id for row in reader.rows(reader.search("").ids[:1])} == {page}
    library.set_record(2, {RecordField.PUBLISHED: "2022"})
    assert {row.article_id for row in reader.rows(reader.search("").ids[:1])} == {2}


def test_a_change_of_details_is_one_line_of_the_log_and_can_be_taken_back(library, reader, page):
    before = reader.article(page), quotes(reader, "outlet:harbour")
    change = library.set_record(page, {RecordField.OUTLET: "The Courier", RecordField.PUBLISHED: "2021"})
    assert (change.title, change.subject) == ("Change of article details", "Bridge reopens")
    assert change.before == "outlet The Harbour Post; published 2021-05-03"
    assert change.after == "outlet The Courier; published 2021"
    assert reader.changes(article_id=page) == (change,)
    library.undo(change.id)
    assert (reader.article(page), quotes(reader, "outlet:harbour")) == before
    library.redo(change.id)
    assert record(reader, page).outlet == "The Courier"


def test_changes_of_different_details_can_be_taken_back_in_any_order(library, reader, page):
    first = library.set_record(page, {RecordField.OUTLET: "The Courier"})
    library.set_record(page, {RecordField.PUBLISHED: "2020"})
    last = library.set_record(page, {RecordField.OUTLET: "The Globe"})
    with pytest.raises(ChangeSuperseded):
        library.undo(first.id)
    library.undo(last.id)
    library.undo(first.id)
    assert (record(reader, page).outlet, record(reader, page).published) == ("The Harbour Post", "2020")


def test_a_detail_set_to_what_was_found_is_no_change_any_more(library, reader, page):
    found = reader.article(page)
    library.set_record(page, {RecordField.OUTLET: "The Courier", RecordField.SECTION: "Local"})
    library.restore_record(page)
    assert reader.article(page) == found
    with pytest.raises(NothingToChange):
        library.restore_record(page, [RecordField.OUTLET])


def test_the_users_details_stay_whatever_is_done_with_the_article(library, reader, folder, write, page):
    library.set_record(page, {RecordField.OUTLET: "The Courier"})
    library.extract_again()
    library.rebuild()
    assert library.import_paths([write("again.html", PAGE)]).already == (page,)
    library.remove_articles([page])
    library.restore_articles([page])
    library.close()
    with Workspace.open(folder) as again:
        other = again.reader()
        assert record(other, page).outlet == "The Courier"
        assert other.search("outlet:courier").ids
        other.close()


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (RecordField.PUBLISHED, "2021-02-30"),
        (RecordField.PUBLISHED, "yesterday"),
        (RecordField.PUBLISHED, "2021-5-3"),
        (RecordField.PUBLISHED, "0000"),
        (RecordField.PUBLISHED, "٢٠٢١"),
        (RecordField.ACCESSED, "2021-13"),
        (RecordField.URL, "harbour.example/bridge"),
        (RecordField.URL, "javascript:alert(1)"),
        (RecordField.URL, "https://"),
        (RecordField.URL, "http://[::1"),
        (RecordField.URL, "https://harbour.example/a b"),
        (RecordField.LANGUAGE, "Klingon"),
        (RecordField.LANGUAGE, "xx"),
    ],
)
def test_a_detail_that_cannot_be_is_refused_and_nothing_is_changed(library, reader, page, field, line):
    before = reader.article(page)
    with pytest.raises(DetailInvalid) as caught:
        library.set_record(page, {RecordField.OUTLET: "The Courier", field: line})
    assert (caught.value.field, caught.value.value) == (field, line)
    assert (reader.article(page), reader.changes()) == (before, ())


def test_an_article_that_is_not_there_cannot_be_changed(library):
    for change in (
        lambda: library.set_record(9, {RecordField.OUTLET: "The Courier"}),
        lambda: library.restore_record(9),
        lambda: library.leave_out(9, [1]),
        lambda: library.take_in(9, [1]),
    ):
        with pytest.raises(ArticleNotFound):
            change()


def test_what_was_taken_for_another_language_is_read_once_the_user_says_that_it_is_english(library, reader):
    library.import_text(BRIDGE, record=SourceRecord(language="de"))
    assert record(reader, 1).language == "de"
    assert quotes(reader) == set()
    change = library.set_record(1, {RecordField.LANGUAGE: "en"})
    assert "“We have waited two years for this day,”" in quotes(reader)
    library.undo(change.id)
    assert quotes(reader) == set()


def test_details_that_change_nothing_in_the_text_do_not_read_it_again(library, page, monkeypatch):
    monkeypatch.setattr(importing, "extract_article", lambda _: pytest.fail("read again"))
    library.set_record(page, {RecordField.LANGUAGE: "en-GB", RecordField.HEADLINE: "Bridge"})


# What is left out


def test_a_paragraph_that_was_left_out_is_read_once_it_is_taken_back_in(library, reader, write):
    text = PAGE.replace(SHARE, "Sign up for our newsletter").replace("Lee Tan warned", "Share: Lee Tan warned")
    (article,) = library.import_paths([write("bridge.html", text)]).imported
    tan = number_of(reader, article, "Lee Tan")
    before = quotes(reader)
    assert any("ferry" in quote for quote in before)
    library.leave_out(article, [tan])
    assert not any("ferry" in quote for quote in quotes(reader))
    assert reader.article(article).article.paragraphs[tan - 1].role is ParagraphRole.LEFT_OUT
    change = library.take_in(article, [tan])
    assert (change.title, change.before, change.after) == ("Text taken back in", "left out", "part of the story")
    assert quotes(reader) == before
    assert reader.article(article).found is None


def test_furniture_taken_back_in_is_part_of_the_story_and_stays_so(library, reader, folder, write, page):
    number = number_of(reader, page, SHARE)
    assert reader.article(page).article.paragraphs[number - 1].role is ParagraphRole.LEFT_OUT
    library.take_in(page, [number])
    library.extract_again()
    library.import_paths([write("again.html", PAGE)])
    library.close()
    with Workspace.open(folder) as again:
        other = again.reader()
        taken = other.article(page).article.paragraphs[number - 1]
        assert (taken.role, taken.section) == (ParagraphRole.STORY, 0)
        assert other.article(page).found.paragraphs[number - 1].role is ParagraphRole.LEFT_OUT
        other.close()


def test_leaving_out_and_taking_it_back_leaves_the_statements_as_they_were(library, reader, page):
    before = reader.article(page), reader.statements_of(page)
    tan = number_of(reader, page, "Lee Tan")
    change = library.leave_out(page, [tan, tan, 1])
    assert reader.changes(article_id=page) == (change,)
    library.undo(change.id)
    assert reader.article(page) == before[0]
    assert [one.quote for one in reader.statements_of(page)] == [one.quote for one in before[1]]
    library.redo(change.id)
    assert not any("ferry" in quote for quote in quotes(reader))


def test_what_the_user_did_with_a_statement_stays_when_its_paragraph_is_left_out(library, reader, page):
    (starred,) = reader.search("ferry").ids
    library.set_note(starred, "ask the company")
    library.leave_out(page, [number_of(reader, page, "Lee Tan")])
    assert reader.search("note:company is:any").ids == (starred,)


def test_paragraphs_are_left_out_by_numbers_that_they_have(library, reader, page):
    count = len(reader.article(page).article.paragraphs)
    for number in (0, -1, count + 1):
        with pytest.raises(ParagraphNotFound):
            library.leave_out(page, [1, number])
    with pytest.raises(NothingToChange):
        library.take_in(page, [1])
    assert reader.changes() == ()


def test_nothing_is_left_out_when_the_article_cannot_be_read_again(library, reader, page, monkeypatch, tmp_path):
    def fail(_):
        raise ModelMissing(tmp_path / "model")

    monkeypatch.setattr(importing, "extract_article", fail)
    before = reader.article(page), reader.statements_of(page)
    with pytest.raises(ModelMissing):
        library.leave_out(page, [1])
    assert (reader.article(page), reader.statements_of(page), reader.changes()) == (*before, ())


# The original


def test_the_bytes_of_an_article_come_back_as_they_were(library, reader, page):
    original = reader.original(page)
    assert (original.name, original.content.decode()) == ("bridge.html", PAGE)
    assert original.sha256 == reader.article(page).sha256
    with pytest.raises(ArticleNotFound):
        reader.original(9)
