import json

import pytest

from index.reading import pages
from index.reading.metadata import Page
from tests.index.reading.web_pages import page


def record(**parts):
    return Page(pages.parse(page(**parts), source="page")).record()


def script(block):
    return f'<script type="application/ld+json">{block}</script>'


def ld(**values):
    return script(json.dumps({"@type": "NewsArticle", "headline": "Quay to close for the winter"} | values))


def test_json_ld_gives_all_of_the_record():
    found = record(
        head=ld(
            author=[{"@type": "Person", "name": "Jane Q. Doe"}, {"name": "Bo Ek"}],
            publisher={"@type": "Organization", "name": "The Harbour Post"},
            datePublished="2021-05-04T23:30:00+02:00",
            url="https://post.example/quay",
            inLanguage="en-GB",
            articleSection=["Coast", "News"],
        )
    )
    assert found.authors == ("Jane Q. Doe", "Bo Ek")
    assert (found.outlet, found.published, found.url) == ("The Harbour Post", "2021-05-04", "https://post.example/quay")
    assert (found.language, found.section) == ("en", "Coast")


def test_nodes_of_a_graph_refer_to_each_other():
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "The Post"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Ash"},
            {"@type": "Article", "headline": "Quay to close", "author": {"@id": "#ann"}, "publisher": {"@id": "#site"}},
        ]
    }
    found = record(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert (found.authors, found.outlet) == (("Ann Ash",), "The Post")


@pytest.mark.parametrize(
    "block", ["{", "[]", "null", '"x"', "[" * 5000, '{"@type": 7}', '{"@type": "Article", "author": {"name": 5}}']
)
def test_broken_json_ld_is_passed_over(block):
    found = record(head=f'<script type="application/ld+json">{block}</script><meta name="author" content="Ann Ash">')
    assert found.authors == ("Ann Ash",)


def test_opengraph_and_meta_are_next():
    found = record(
        head="""<meta property="og:title" content="Quay to close for the winter">
        <meta property="og:site_name" content="The Post">
        <meta property="article:published_time" content="2021-05-04T08:00:00Z">
        <meta name="author" content="By Ann Ash and Bo Ek">
        <meta property="og:url" content="https://post.example/q"><meta property="article:section" content="Coast">"""
    )
    assert found.authors == ("Ann Ash", "Bo Ek")
    assert (found.outlet, found.published, found.url) == ("The Post", "2021-05-04", "https://post.example/q")
    assert found.section == "Coast"


def test_microdata_and_a_byline_in_the_page_are_last():
    found = record(
        before="<p class='byline'>By Ann Ash</p><time itemprop='datePublished' datetime='2021-05-04'>Tuesday</time>"
    )
    assert (found.authors, found.published) == (("Ann Ash",), "2021-05-04")


def test_a_page_that_says_nothing_has_an_empty_record():
    found = record(html="<html>")
    assert (found.authors, found.outlet, found.published, found.url) == ((), None, None, None)
    assert (found.language, found.section) == (None, None)


def test_the_headline_that_readers_see_wins_over_the_one_for_search_engines():
    assert (
        record(head="<title>Quay to close for the winter | The Post</title>").headline == "Quay to close for the winter"
    )


def test_other_headlines_are_those_that_the_page_states_for_links():
    head = (
        "<title>Quay to close for the winter | Coast | The Post</title>"
        "<meta property='og:title' content='Eastern quay shut &amp;#8216;until April&amp;#8217;'>"
        + ld(headline="Quay to close")
    )
    tree = pages.parse(page(head=head), source="page")
    assert Page(tree).headlines() == (
        "Quay to close for the winter",
        "Quay to close",
        "Eastern quay shut ‘until April’",
    )


def test_entities_in_json_ld_are_letters():
    found = record(head=ld(author={"name": "Ann &amp; Bo"}, publisher={"name": "Post &#8211; Daily"}))
    assert found.outlet == "Post – Daily"
    assert found.authors == record(head=ld(author={"name": "Ann & Bo"})).authors


def test_the_name_of_the_site_is_no_part_of_the_headline():
    text = page(head="<title>Quay shut - The Post</title><meta property='og:site_name' content='The Post'>")
    tree = pages.parse(text.replace("<h1>Quay to close for the winter</h1>", ""), source="page")
    assert Page(tree).record().headline == "Quay shut"


def test_a_site_that_names_itself_as_author_is_asked_for_the_byline():
    head = "<meta property='og:site_name' content='The Post'><meta name='author' content='The Post'>"
    assert record(head=head, before="<span class='byline'>By Ann Ash</span>").authors == ("Ann Ash",)


def test_the_address_gives_a_date_where_nothing_else_does():
    head = "<link rel='canonical' href='https://post.example/2021/may/04/quay'>"
    assert (record(head=head).published, record(head=head).outlet) == ("2021-05-04", "post.example")


def test_an_address_without_a_place_in_the_site_is_none():
    assert record(head="<link rel='canonical' href='https://post.example/'>").url is None
    assert record(head="<link rel='canonical' href='http://[bad'>").url is None
