import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ArticleNotFound
from index.library import articles
from index.library.database import transaction
from index.model import Article, Joint, SourceRecord
from index.text import paragraph_spans, tidy


def remove(db, *ids):
    with transaction(db):
        articles.set_removed(db, ids, "2024-02-03T00:00:00Z")


def test_an_article_comes_back_as_it_was_stored(db, store, article, found):
    stored = articles.article(db, store(article, found))
    assert stored.article == article
    assert (stored.source, stored.imported) == ("bridge.txt", "2024-01-02T03:04:05Z")


def test_an_article_of_which_nothing_is_known_comes_back_without_a_record(db, store, article):
    stored = articles.article(db, store(replace(article, record=SourceRecord())))
    assert stored.article.record == SourceRecord()


def test_where_words_were_made_whole_comes_back(db, store, article):
    joints = (Joint(at=3, taken="-"), Joint(at=40, taken="\u00ad"))
    stored = articles.article(db, store(replace(article, joints=joints)))
    assert stored.article.joints == joints


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(
    text=st.text(max_size=200).map(tidy).filter(paragraph_spans), names=st.lists(st.text(st.characters(codec="utf-8")))
)
def test_any_text_and_names_survive_storing(db, store, text, names):
    article = Article(text=text, paragraphs=(), record=SourceRecord(headline=text, authors=tuple(names)))
    content = hashlib.sha256(f"{text}{names}".encode()).digest()[:16]
    known = articles.articles_of_source(db, f"{content.hex():0>64}")
    article_id = known[0][0] if known else store(article, content=content)
    assert articles.article(db, article_id).article == article


def test_the_original_bytes_are_kept(db, store, article):
    store(article, content=b"\xef\xbb\xbforiginal\r\n")
    assert db.select("SELECT content FROM source") == [(b"\xef\xbb\xbforiginal\r\n",)]


def test_only_listed_statements_are_counted(db, store, article, found):
    assert articles.article(db, store(article, found)).statement_count == 3


def test_an_unknown_article_is_an_error(db):
    with pytest.raises(ArticleNotFound) as caught:
        articles.article(db, 5)
    assert caught.value.article_id == 5


def test_languages_are_told_in_the_order_asked(db, store, article):
    records = (SourceRecord(language="de"), SourceRecord(), SourceRecord(language="en"))
    ids = [store(replace(article, record=record), content=b"%d" % n) for n, record in enumerate(records)]
    assert articles.languages(db, ids[::-1]) == ("en", None, "de")
    assert articles.languages(db, []) == ()


def test_all_articles_are_in_the_order_of_import(db, store, article):
    ids = [store(article, content=b"%d" % number) for number in range(3)]
    assert [stored.id for stored in articles.all_articles(db)] == ids


def test_a_removed_article_is_not_among_all_but_can_still_be_read(db, store, article):
    first, second = store(article, content=b"1"), store(article, content=b"2")
    remove(db, first)
    assert [stored.id for stored in articles.all_articles(db)] == [second]
    assert articles.article(db, first).article == article


def test_a_restored_article_is_among_all_again(db, store, article):
    article_id = store(article)
    remove(db, article_id)
    with transaction(db):
        articles.set_removed(db, [article_id], None)
    assert [stored.id for stored in articles.all_articles(db)] == [article_id]


def test_removing_an_unknown_article_removes_none(db, store, article):
    article_id = store(article)
    with pytest.raises(ArticleNotFound):
        remove(db, article_id, 99)
    assert [stored.id for stored in articles.all_articles(db)] == [article_id]


def test_a_brief_list_has_all_but_the_texts(db, store, article):
    long = replace(article, text=article.text + "\n" + "x" * 5_000)
    store(article, content=b"1")
    store(long, content=b"2")
    whole, brief = articles.all_articles(db), articles.all_articles(db, brief=True)
    assert [(one.id, one.article.record, one.statement_count, one.sha256) for one in brief] == [
        (one.id, one.article.record, one.statement_count, one.sha256) for one in whole
    ]
    assert all(full.article.text.startswith(one.article.text) for one, full in zip(brief, whole, strict=True))
    assert [one.article.paragraphs for one in brief] == [(), ()]
    assert len(brief[1].article.text) < 500


def test_articles_are_found_by_the_hash_of_their_source(db, store, article):
    first, second = store(article, content=b"1"), store(article, content=b"2")
    remove(db, second)
    assert articles.articles_of_source(db, f"{'31':0>64}") == ((first, False),)
    assert articles.articles_of_source(db, f"{'32':0>64}") == ((second, True),)
    assert articles.articles_of_source(db, "0" * 64) == ()


def test_a_library_has_had_an_article_even_when_all_are_removed(db, store, article):
    before = articles.has_ever_had_one(db)
    remove(db, store(article))
    assert (before, articles.has_ever_had_one(db)) == (False, True)


def test_statements_are_counted_for_each_article_that_is_not_removed(db, store, article, found):
    first, second, third = store(article, found, content=b"1"), store(article, content=b"2"), store(article, found)
    remove(db, third)
    assert articles.statement_counts(db) == {first: 4, second: 0}
