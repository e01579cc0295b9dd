"""Feeds, CSV and JSON tables."""

import json
from pathlib import Path

import pytest

from index.errors import SourceEmpty, SourceMalformed
from index.reading import registry
from tests.index.reading.parts import articles, lines

FEEDS = Path(__file__).parents[4] / "shared" / "data" / "feeds"
TEXT = "The board voted to close the quay, it said on Tuesday."


def rss(*items):
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>'
        f"<language>en-us</language>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def test_the_entries_of_an_rss_feed_are_articles():
    first, second = articles(
        rss(
            "<title>Quay &amp;amp; crane</title><link>https://post.example/1</link><dc:creator>Ann Ash</dc:creator>"
            "<pubDate>Tue, 04 May 2021 23:00:00 GMT</pubDate><category>News</category><description>short</description>"
            f"<content:encoded><![CDATA[<p>{TEXT}</p><p>Crews<br/>know.</p><script>x</script>]]></content:encoded>",
            f"<title>Crane</title><guid>https://post.example/2</guid><description>{TEXT}</description>"
            "<author>desk@post.example (Bo Ek)</author>",
        )
    )
    record = first.record
    assert (record.headline, record.outlet, record.url) == (
        "Quay & crane",
        "The Harbour Post",
        "https://post.example/1",
    )
    assert (record.authors, record.published, record.section) == (("Ann Ash",), "2021-05-04", "News")
    assert lines(first) == [TEXT, "Crews", "know."]
    assert (second.record.authors, second.record.url) == (("Bo Ek",), "https://post.example/2")
    assert lines(second) == [TEXT]


def test_the_entries_of_an_atom_feed_are_articles():
    (article,) = articles(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harbour Post</title><entry>'
        '<title type="html">Quay &lt;b&gt;shut&lt;/b&gt;</title><link rel="replies" href="https://post.example/c"/>'
        '<link href="https://post.example/1"/><author><name>Ann Ash</name></author>'
        "<published>2021-05-04T01:00:00Z</published>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>Crews know.</p></div>'
        "</content>"
        "</entry></feed>"
    )
    record = article.record
    assert (record.headline, record.authors, record.published) == ("Quay shut", ("Ann Ash",), "2021-05-04")
    assert (record.url, record.outlet) == ("https://post.example/1", "The Harbour Post")
    assert lines(article) == [TEXT, "Crews know."]


def test_the_entries_of_a_json_feed_are_articles():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Harbour Post",
        "items": [
            {
                "title": "Quay",
                "content_html": f"<p>{TEXT}</p>",
                "url": "https://post.example/1",
                "authors": [{"name": "Ann Ash"}],
            },
            {"content_text": TEXT, "date_published": "2021-05-04T01:00:00Z"},
            "nonsense",
        ],
    }
    first, second = articles(json.dumps(feed))
    assert (first.record.headline, first.record.authors, lines(first)) == ("Quay", ("Ann Ash",), [TEXT])
    assert (second.record.published, second.record.outlet) == ("2021-05-04", "The Harbour Post")


def test_an_entry_without_a_text_is_a_failure_of_its_own():
    reading = registry.read_bytes(
        rss("<title>Only a title</title>", f"<description>{TEXT}</description>").encode(), source="f.xml"
    )
    assert len(reading.articles) == 1
    assert [failure.source for failure in reading.failures] == ["f.xml, article 1"]


def test_a_broken_feed_gives_what_can_be_had():
    assert len(articles(rss(f"<description>{TEXT}</description>").replace("</channel></rss>", "<item><title>cut"))) == 1


def test_a_feed_that_declares_entities_is_refused():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(SourceMalformed, match="entities"):
        articles(f"{bomb}{rss(f'<description>&b; {TEXT}</description>').split('?>')[1]}")


def test_entries_of_an_atom_feed_have_its_author_and_links_relative_to_it():
    first, second = articles(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Ash</title><author><name>Press and Print</name></author>'
        '<link rel="self" href="https://ash.example/feed.atom"/>'
        f'<entry><link href="/2021/quay"/><summary>{TEXT}</summary></entry>'
        "<entry><link href='http://[broken'/><author><name>Bo Ek</name></author>"
        f"<summary>{TEXT}</summary></entry></feed>"
    )
    assert (first.record.authors, first.record.url) == (("Press and Print",), "https://ash.example/2021/quay")
    assert second.record.authors == ("Bo Ek",)


def test_items_of_a_json_feed_have_its_author_unless_they_name_their_own():
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "Ann Ash",
        "author": {"name": "Ann Ash"},
        "items": [{"content_text": TEXT}, {"content_text": TEXT, "authors": [{"name": "Bo Ek"}]}],
    }
    assert [article.record.authors for article in articles(json.dumps(feed))] == [("Ann Ash",), ("Bo Ek",)]


@pytest.mark.corpus
@pytest.mark.skipif(not FEEDS.exists(), reason="the reference data is not here")
@pytest.mark.parametrize(
    ("name", "count", "failures"),
    [
        ("AmazonWebServicesBlog.xml", 10, 0),
        ("AtomFeedWithSpacesAroundEquals.xml", 1, 0),
        ("FeedBurnerXHTML.xml", 10, 0),
        ("HuffPostCanada.xml", 2, 0),
        ("SamRuby.xml", 20, 0),
        ("TechCrunch.xml", 20, 0),
        ("TypePadNews.xml", 10, 0),
        ("google_alerts_atom.xml", 20, 0),
        ("json_feed.json", 20, 0),
        ("kremlin-news.xml", 20, 0),
    ],
)
def test_real_feeds_are_read(name, count, failures):
    reading = registry.read_bytes((FEEDS / name).read_bytes(), source=name)
    assert (len(reading.articles), len(reading.failures)) == (count, failures)
    assert all(article.record.outlet and article.record.published for article in reading.articles)


@pytest.mark.corpus
@pytest.mark.skipif(not FEEDS.exists(), reason="the reference data is not here")
@pytest.mark.parametrize("name", ["InvalidDateFormat.xml", "RSSWithComments.xml"])
def test_real_feeds_of_titles_alone_are_empty(name):
    with pytest.raises(SourceEmpty):
        registry.read_bytes((FEEDS / name).read_bytes(), source=name)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_rows_of_a_table_are_articles(delimiter, mark):
    table = delimiter.join(("id", "Title", "body", "date", "author", "publisher", "url")) + "\r\n"
    table += delimiter.join(
        ("1", "Quay", f'"{TEXT}\r\n\r\nHe said ""no""."', "2021-05-04", "Ann Ash", "The Post", "https://x.example/1")
    )
    (article,) = articles(f"{mark}{table}\r\n")
    record = article.record
    assert lines(article) == [TEXT, 'He said "no".']
    assert (record.headline, record.published, record.authors) == ("Quay", "2021-05-04", ("Ann Ash",))
    assert (record.outlet, record.url) == ("The Post", "https://x.example/1")


def test_a_row_without_a_text_is_a_failure_of_its_own():
    reading = registry.read_bytes(f'id,text\n1,\n2,"{TEXT}"\n'.encode(), source="t.csv")
    assert len(reading.articles) == 1
    assert [failure.source for failure in reading.failures] == ["t.csv, row 1"]


def test_a_long_text_in_a_table_is_read():
    (article,) = articles(f'id,text\n1,"{TEXT * 5000}"\n')
    assert len(article.text) > 200_000


def test_prose_with_commas_is_no_table():
    assert registry.recognised(b"The text, he said, was long.\nIt had, in all, three parts.\n").name == "plain text"


@pytest.mark.parametrize("shape", ["lines", "list"])
def test_json_objects_are_articles(shape):
    rows = [
        {"id": 1, "title": "Quay", "text": TEXT, "author": ["Ann Ash", "Bo Ek"], "date": "2021-05-04"},
        {"text": TEXT},
    ]
    data = json.dumps(rows) if shape == "list" else "\n".join(map(json.dumps, rows))
    first, second = articles(data)
    assert (first.record.headline, first.record.authors) == ("Quay", ("Ann Ash", "Bo Ek"))
    assert lines(second) == [TEXT]


def test_a_bad_line_among_json_lines_is_a_failure_of_its_own():
    reading = registry.read_bytes(f'{{"text": "{TEXT}"}}\nnonsense\n{{"title": "x"}}\n'.encode(), source="c.jsonl")
    assert len(reading.articles) == 1
    assert [failure.source for failure in reading.failures] == ["c.jsonl, line 2", "c.jsonl, row 3"]


@pytest.mark.parametrize("data", ['{"title": "x"}', "[1, 2]", "[" * 100_000, '{"a": ' * 100_000, "{", "[]"])
def test_other_json_is_plain_text(data):
    assert registry.recognised(data.encode()).name == "plain text"


def test_a_json_list_cut_short_is_malformed():
    with pytest.raises(SourceMalformed):
        articles(f'[{{"text": "{TEXT}"}}, {{"te')
