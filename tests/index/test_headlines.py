"""What else an article is called is asked of the page that it was read from."""

import pytest

from index.errors import ArticleNotFound
from index.headlines import other_headlines
from index.record_fields import RecordField
from tests.index.reading.web_pages import page
from tests.index.texts import BRIDGE

HEAD = "<title>Quay to close for the winter</title><meta property='og:title' content='Harbour shuts its oldest quay'>"


def test_a_page_tells_the_headline_that_it_states_for_links(library, reader, write):
    library.import_paths([write("quay.html", page(head=HEAD))])
    (stored,) = reader.articles()
    assert stored.article.record.headline == "Quay to close for the winter"
    assert other_headlines(reader, stored.id) == ("Harbour shuts its oldest quay",)


def test_it_stays_to_be_had_when_the_headline_was_changed(library, reader, write):
    library.import_paths([write("quay.html", page(head=HEAD))])
    library.set_record(1, {RecordField.HEADLINE: "Harbour shuts its oldest quay"})
    assert other_headlines(reader, 1) == ("Harbour shuts its oldest quay",)


@pytest.mark.parametrize(("name", "content"), [("bridge.txt", BRIDGE), ("quay.html", page())])
def test_where_nothing_else_is_stated_there_is_none(library, reader, write, name, content):
    library.import_paths([write(name, content)])
    assert other_headlines(reader, 1) == ()


def test_there_is_none_of_an_article_that_was_never_there(reader):
    with pytest.raises(ArticleNotFound):
        other_headlines(reader, 7)
