"""Articles in other languages: kept and told, and left without statements."""

import pytest

from index.model import SourceRecord
from tests.index.reading.foreign import FOREIGN, GERMAN
from tests.index.texts import BRIDGE


def test_an_article_in_another_language_is_kept_without_statements(library, reader, write):
    report = library.import_paths([write("bruecke.txt", GERMAN)])
    (article_id,) = report.imported
    stored = reader.article(article_id)
    assert (stored.article.text, stored.article.record.language) == (GERMAN, "de")
    assert (reader.statements_of(article_id), reader.search("is:any").ids) == ((), ())


def test_the_report_tells_the_languages_of_new_articles_only(library, write):
    english, german = write("bridge.txt"), write("bruecke.txt", GERMAN)
    first = library.import_paths([german, english])
    second = library.import_paths([german, english])
    assert (len(first.imported), first.foreign, first.failures) == (2, ("de",), ())
    assert (len(second.already), second.foreign) == (2, ())


def test_an_article_that_comes_back_is_told_again(library, write):
    path = write("bruecke.txt", GERMAN)
    library.remove_articles(library.import_paths([path]).imported)
    assert library.import_paths([path]).foreign == ("de",)


@pytest.mark.parametrize("tag", sorted(FOREIGN))
def test_no_statements_are_found_in_any_other_language(library, reader, tag):
    library.import_text(FOREIGN[tag])
    assert reader.search("is:any").ids == ()


def test_a_language_that_is_known_is_not_guessed(library, reader):
    known = library.import_text(GERMAN, record=SourceRecord(language="en"))
    guessed = library.import_text(BRIDGE)
    assert (known.foreign, guessed.foreign) == ((), ())
    assert [stored.article.record.language for stored in reader.articles()] == ["en", "en"]


def test_the_built_in_article_is_in_english(library, reader):
    assert library.import_sample().foreign == ()
    (stored,) = reader.articles()
    assert stored.article.record.language == "en"
