"""Surveys of a library: keywords in context, counts of who says how much, and moments in time."""

import pytest

from index.model import QuotationKind, SourceRecord
from index.progress import Cancelled
from index.record_fields import RecordField
from index.survey import KwicOrder
from index.workspace import Reader, Workspace
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture
def two_articles(library: Workspace) -> Workspace:
    library.import_text(HARVEST, record=SourceRecord(outlet="The Field", published="2020"))
    library.import_text(BRIDGE, record=SourceRecord(outlet="The Courier", published="2019-05-02"))
    return library


def test_every_hit_has_a_line_with_the_words_of_its_article(two_articles: Workspace, reader: Reader) -> None:
    results = reader.search("river OR bridge ")
    lines = reader.kwic(results.ids, results.highlight)
    assert {(each.word, each.left.split()[-1], each.right.split()[0]) for each in lines} == {
        ("river", "the", "was"),
        ("bridge", "the", "was"),
    }


def test_lines_come_as_the_results_or_sorted(two_articles: Workspace, reader: Reader) -> None:
    results = reader.search("")
    found = reader.kwic(results.ids, results.highlight)
    assert [each.statement_id for each in found] == list(results.ids)
    rights = [each.right for each in reader.kwic(results.ids, results.highlight, order=KwicOrder.RIGHT)]
    assert rights != [each.right for each in found]
    assert [each.strip(" ,.:”“").lower() for each in rights] == sorted(each.strip(" ,.:”“").lower() for each in rights)


def test_where_the_user_moved_a_statement_its_keywords_move_along(two_articles: Workspace, reader: Reader) -> None:
    (row,) = (each for each in reader.rows(reader.search("bridge ").ids) if "bridge" in each.quote)
    start = BRIDGE.index("Lee Tan")
    two_articles.set_content(row.id, [(start, start + 7)])
    results = reader.search("tan ")
    assert row.id in results.ids
    assert "Tan" in {each.word for each in reader.kwic([row.id], results.highlight)}


def test_a_survey_leaves_out_statements_that_are_gone(two_articles: Workspace, reader: Reader) -> None:
    highlight = reader.search("bridge ").highlight
    assert reader.kwic([999], highlight) == reader.tallies([999]) == reader.moments([999]) == ()


def test_lining_up_can_be_stopped(two_articles: Workspace, reader: Reader) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    results = reader.search("")
    with pytest.raises(Cancelled):
        reader.kwic(results.ids, results.highlight, progress=stop)


def test_statements_are_counted_by_speaker_cue_outlet_and_kind(two_articles: Workspace, reader: Reader) -> None:
    results = reader.search("")
    tallies = reader.tallies(results.ids)
    assert sum(each.statements for each in tallies) == len(results.ids)
    counted = {(each.speaker, each.cue, each.outlet, each.kind) for each in tallies}
    assert ("Otto Brandt", "said", "The Field", QuotationKind.DIRECT) in counted
    assert ("Lee Tan", "warned", "The Courier", QuotationKind.INDIRECT) in counted


def test_counts_follow_the_user_s_corrections(two_articles: Workspace, reader: Reader) -> None:
    people = {person.name: person.id for person in reader.people()}
    two_articles.merge_people([people["Lee Tan"]], people["Otto Brandt"])
    speakers = {each.speaker for each in reader.tallies(reader.search("").ids)}
    assert "Lee Tan" not in speakers


def test_moments_come_oldest_first_and_undated_last(two_articles: Workspace, reader: Reader) -> None:
    two_articles.import_text("Eve Stone said that it rained.")
    results = reader.search("")
    moments = reader.moments(results.ids)
    assert {each.statement_id for each in moments} == set(results.ids)
    dates = [each.published for each in moments]
    assert dates == [*sorted(date for date in dates if date), *(date for date in dates if not date)]
    assert moments[-1].speaker == "Eve Stone"


def test_counts_and_moments_follow_what_the_user_says_of_an_article(two_articles: Workspace, reader: Reader) -> None:
    ids = reader.search("outlet:courier").ids
    two_articles.set_record(2, {RecordField.OUTLET: "The Globe", RecordField.PUBLISHED: ""})
    assert {each.outlet for each in reader.tallies(ids)} == {"The Globe"}
    assert {each.published for each in reader.moments(ids)} == {""}
    two_articles.set_record(2, {RecordField.OUTLET: "", RecordField.PUBLISHED: "2023"})
    assert {each.outlet for each in reader.tallies(ids)} == {""}
    assert reader.moments(reader.search("").ids)[-1].published == "2023"
