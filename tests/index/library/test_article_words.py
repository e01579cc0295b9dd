"""Articles are found by words of their headline, outlet, authors and text, whatever their language."""

import pytest

from index.library import articles, records
from index.library.article_words import article_ids_with
from index.library.database import transaction
from index.model import Article, SourceRecord
from index.record_fields import RecordField

GERMAN = Article(
    text="Die Brücke über die Elbe wird gebaut. Nobody’s [sic] * fault?",
    paragraphs=(),
    record=SourceRecord(headline="Neue Brücke", outlet="Elbe-Bote", authors=("Änne Moß",), language="de"),
)
RUSSIAN = Article(text="Мост будет построен.", paragraphs=(), record=SourceRecord(headline="Мост", language="ru"))
ENGLISH = Article(
    text="The bridge will be built.", paragraphs=(), record=SourceRecord(headline="A Bridge", language="en")
)


@pytest.fixture(autouse=True)
def ids(db, store):
    return [store(each, content=str(number).encode()) for number, each in enumerate((GERMAN, RUSSIAN, ENGLISH))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brücke", {1}),
        ("BRUCKE elbe", {1}),
        ("bote", {1}),
        ("anne MOß", {1}),
        ("nobody's", {1}),
        ("[sic] * fault?", {1}),
        ("мост", {2}),
        ("МОСТ построен", {2}),
        ("bridge", {3}),
        ("bridge elbe", set()),
        ("*", {1}),
        ("b*e", set()),
        ("", {1, 2, 3}),
    ],
)
def test_all_words_must_stand_somewhere(db, ids, words, found):
    assert article_ids_with(db, words) == {ids[number - 1] for number in found}


def test_a_headline_that_was_set_by_hand_counts(db, ids):
    with transaction(db):
        records.set_record(db, ids[1], {RecordField.HEADLINE: "Élan neuf"})
    assert article_ids_with(db, "elan") == {ids[1]}


def test_removed_articles_are_not_found(db, ids):
    with transaction(db):
        articles.set_removed(db, ids[2:], "2024-02-03T00:00:00Z")
    assert article_ids_with(db, "bridge") == frozenset()


def test_a_ninth_word_is_not_looked_for(db, ids):
    assert article_ids_with(db, "the bridge will be built bridge the bridge nothing") == {ids[2]}
