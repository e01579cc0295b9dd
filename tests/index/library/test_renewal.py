"""A new extraction takes the place of an older one; numbers and corrections stay."""

from dataclasses import replace

import pytest

from index.library import articles, changes, corrections, statements
from index.library.database import transaction
from index.library.renewal import renew
from index.model import Attribution, Polarity, QuotationKind, Span, Speaker, SpeakerKind, Statement, Tier
from tests.index.library.conftest import TEXT, span


@pytest.fixture
def stored(store, article, found):
    return store(article, found)


@pytest.fixture
def again(db, stored):
    """Stores what was found anew; whether it differed."""

    def renewed(*found):
        with transaction(db):
            return renew(db, stored, TEXT, found)

    return renewed


@pytest.fixture
def correct(db):
    def corrected(function, *arguments, **options):
        with transaction(db):
            return function(db, *arguments, **options)

    return corrected


def shown(db):
    return statements.of_article(db, 1)


def said(words, **values):
    return Statement(kind=QuotationKind.INDIRECT, content=(span(words),), **values)


def test_the_same_statements_change_nothing(db, again, found):
    before = shown(db)
    assert not again(*found)
    assert (shown(db), articles.unindexed(db)) == (before, {})


def test_what_is_known_of_a_statement_is_replaced_under_its_number(db, again, found):
    other = replace(
        found[0],
        confidence=0.5,
        polarity=Polarity.HYPOTHETICAL,
        listed=False,
        attribution=Attribution(speaker=Speaker(name="Jo Li", kind=SpeakerKind.PERSON), tier=Tier.UNSURE),
    )
    assert again(other, *found[1:])
    assert [row.id for row in shown(db)] == [1, 2, 3, 4]
    assert shown(db)[0].statement == other
    assert articles.unindexed(db) == {1: True}


def test_a_content_that_shares_half_is_the_same_statement(db, again, found):
    longer = replace(found[3], content=(span("Bridge reopens, mayor"),))
    again(*found[:3], longer)
    assert [row.id for row in shown(db)] == [1, 2, 3, 4]
    assert shown(db)[3].quote == "Bridge reopens, mayor"


def test_a_content_that_shares_little_is_another_statement(db, again, found):
    again(*found[:3], replace(found[3], content=(span("Bridge reopens, mayor says"),)))
    assert [row.id for row in shown(db)][3] == 4
    again(*found[:3], replace(found[3], content=(span("Bridge"),)))
    assert [row.id for row in shown(db)][3] > 4


def test_the_best_share_wins(db, again, found):
    again(said("Bridge reopens, mayor says"), said("Bridge reopens"), *found[:1])
    assert [row.id for row in shown(db)][1:] == [4, 1]


def test_of_equal_contents_the_one_with_the_same_words_around_it_is_the_same(db, again, found):
    twin = replace(found[0], cue=(span("added"),))
    again(found[0], twin)
    (_, second) = (row.id for row in shown(db))
    again(twin, found[0])
    assert [row.id for row in shown(db)] == [second, 1]


def test_what_is_not_found_any_more_goes(db, again, found):
    again(*found[:2])
    assert [row.id for row in shown(db)] == [1, 2]
    assert db.select("SELECT COUNT(*) FROM statement") == [(2,)]


def test_what_is_new_comes_at_its_place(db, again, found):
    again(said("Mayor Ada"), *found)
    assert [row.id for row in shown(db)] == [5, 1, 2, 3, 4]
    assert [row.position for row in shown(db)] == [0, 1, 2, 3, 4]


def test_who_reports_whom_follows_the_new_extraction(db, again, found):
    again(replace(found[2], within=2), found[0], found[1])
    assert [(row.id, row.within_id) for row in shown(db)] == [(3, 2), (1, None), (2, None)]


def test_what_the_user_corrected_stays_though_it_is_not_found(db, again, found, correct):
    correct(corrections.set_speaker, [4], "Jo Li")
    again(*found[:3])
    *_, last = sorted(shown(db), key=lambda row: row.id)
    assert (last.id, last.quote, last.statement.attribution.speaker.name) == (4, "Bridge reopens", "Jo Li")
    again(*found)
    assert [row.id for row in shown(db)] == [1, 2, 3, 4]


def test_what_was_corrected_and_is_not_found_goes_with_the_correction_and_comes_back_with_it(db, again, found, correct):
    change = correct(corrections.set_speaker, [4], "Jo Li")
    again(*found[:3])
    correct(changes.undo, change.id)
    assert {row.id for row in shown(db)} == {1, 2, 3}
    correct(changes.redo, change.id)
    assert {row.id for row in shown(db)} == {1, 2, 3, 4}


def test_a_correction_lies_over_whatever_is_found(db, again, found, correct):
    correct(corrections.set_speaker, [1], None)
    correct(corrections.set_content, 1, TEXT, (span("bridge"),), QuotationKind.MIXED)
    again(replace(found[0], confidence=0.1), *found[1:])
    first = shown(db)[0]
    assert (first.statement.confidence, first.statement.attribution.speaker, first.quote) == (0.1, None, "bridge")
    assert first.found.speaker.name == "Ada Quill"


def test_a_rejected_statement_stays_rejected(db, again, found, correct):
    correct(corrections.reject, [1])
    again(*found)
    again(found[1], found[3])
    again(*found)
    assert 1 not in {row.id for row in shown(db)}
    assert len(shown(db)) == 3


def test_an_added_statement_stays_at_its_place(db, again, found, correct):
    place = (span("mayor says"),)
    (added,) = correct(corrections.add_statement, 1, TEXT, place, QuotationKind.INDIRECT, "Jo Li").statement_ids
    order = [row.id for row in shown(db)]
    again(*found)
    assert [row.id for row in shown(db)] == order
    again(said("Bridge reopens"), found[1])
    assert [row.id for row in shown(db)] == [4, added, 2]


def test_an_added_statement_is_never_taken_for_a_found_one(db, again, found, correct):
    place = (span("mayor says"),)
    (added,) = correct(corrections.add_statement, 1, TEXT, place, QuotationKind.INDIRECT, None).statement_ids
    again(said("mayor says"), *found)
    assert len([row for row in shown(db) if row.quote == "mayor says"]) == 2
    assert added in {row.id for row in shown(db)}


def test_a_kept_statement_keeps_the_one_that_reports_it(db, again, found, correct):
    correct(corrections.set_starred, [3], on=True)
    again(*found[:2])
    assert {row.id: row.within_id for row in shown(db)} == {1: None, 2: None, 3: 2}
    again(found[0])
    assert {row.id: row.within_id for row in shown(db)} == {1: None, 3: None}


def test_an_article_may_lose_all_its_statements_and_gain_others(db, again):
    again()
    assert shown(db) == ()
    again(said("Bridge"), said("reopens"))
    assert [row.quote for row in shown(db)] == ["Bridge", "reopens"]


def test_contents_in_pieces_share_what_their_pieces_share(db, again, found):
    pieces = (span("Lee Tan had"), span("it would stay open"))
    again(found[0], replace(found[1], content=pieces), *found[2:])
    assert [row.id for row in shown(db)] == [1, 2, 3, 4]
    assert shown(db)[1].statement.content == pieces == tuple(Span(*piece) for piece in pieces)
