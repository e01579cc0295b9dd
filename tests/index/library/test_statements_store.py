import sqlite3
from dataclasses import replace

import pytest

from index.errors import StatementNotFound
from index.library import articles, statements
from index.library.database import transaction
from index.model import Polarity


def test_statements_come_back_as_they_were_stored(db, store, article, found):
    article_id = store(article, found)
    stored = statements.of_article(db, article_id)
    assert tuple(s.statement for s in stored) == found
    assert [(s.article_id, s.position) for s in stored] == [(article_id, position) for position in range(4)]


def test_a_polarity_that_is_found_later_is_stored(db, store, article, found):
    article_id = store(article, found)
    numbers = [stored.id for stored in statements.of_article(db, article_id)]
    with transaction(db):
        statements.set_polarities(db, [(numbers[0], Polarity.HYPOTHETICAL), (numbers[1], Polarity.PLAIN)])
    first, second, *_ = (stored.statement for stored in statements.of_article(db, article_id))
    assert (first.polarity, first.listed) == (Polarity.HYPOTHETICAL, False)
    assert (second.polarity, second.listed) == (Polarity.PLAIN, True)


def test_a_statement_carries_the_words_that_a_row_shows(db, store, article, found):
    stored = statements.of_article(db, store(article, found))
    assert (stored[0].quote, stored[0].cue, stored[0].mention) == ("“The bridge is safe.”", "said", "Mayor Ada Quill")
    assert stored[1].quote == "Lee Tan had confirmed … it would stay open"
    assert (stored[3].cue, stored[3].mention) == ("", "")


def test_a_statement_carries_the_record_of_its_article(db, store, article, found):
    assert {s.record for s in statements.of_article(db, store(article, found))} == {article.record}


def test_a_second_hand_statement_names_the_one_that_reports_it(db, store, article, found):
    store(article, found, content=b"another article before it")
    stored = statements.of_article(db, store(article, found))
    assert [s.within_id for s in stored] == [None, None, stored[1].id, None]


def test_a_statement_may_be_reported_by_a_later_one(db, store, article, found):
    turned = (replace(found[2], within=1), replace(found[1], within=None))
    stored = statements.of_article(db, store(article, turned))
    assert stored[0].within_id == stored[1].id


def test_rows_come_in_the_order_asked(db, store, article, found):
    stored = statements.of_article(db, store(article, found))
    asked = [stored[2].id, stored[0].id, stored[2].id]
    assert statements.rows(db, asked) == (stored[2], stored[0], stored[2])


def test_no_rows_are_asked_and_none_come(db):
    assert statements.rows(db, []) == ()


def test_rows_of_a_removed_article_can_still_be_read(db, store, article, found):
    article_id = store(article, found)
    with transaction(db):
        articles.set_removed(db, [article_id], "2024-02-03T00:00:00Z")
    stored = statements.of_article(db, article_id)
    assert statements.rows(db, [stored[0].id]) == stored[:1]


def test_an_unknown_row_is_an_error(db, store, article, found):
    first = statements.of_article(db, store(article, found))[0].id
    with pytest.raises(StatementNotFound) as caught:
        statements.rows(db, [first, 12345])
    assert caught.value.statement_id == 12345


def test_an_article_without_statements_has_none(db, store, article):
    assert statements.of_article(db, store(article)) == ()


def test_a_failure_among_statements_stores_none_of_the_article(db, store, article, found):
    with pytest.raises(sqlite3.IntegrityError):
        store(article, (*found, replace(found[2], within=99)))
    assert articles.all_articles(db) == ()
