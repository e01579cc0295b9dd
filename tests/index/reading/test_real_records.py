"""What real exports and feeds say of their articles, as read off the files by other means than ours.

Dates and numbers of names were noted by hand; headlines, outlets and names stand here as short hashes, since they are
not ours to print: the letters of all of them without blanks, one article a line.
"""

import hashlib
from pathlib import Path

import pytest

from index.reading import registry

DATA = Path(__file__).parents[4] / "shared" / "data"

pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not DATA.exists(), reason="the reference data is not here")]


def read(folder, name):
    return registry.read_bytes((DATA / folder / name).read_bytes(), source=name).articles


def hashed(texts):
    joined = "\n".join("".join(text.split()) for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


@pytest.mark.parametrize(
    ("name", "dates", "authors"),
    [
        ("europresse-1.html", ["2013-10-05", "2012-10-03", "2012-10-04"], [0, 1, 1]),
        ("europresse-2.html", ["2006-03-14"] * 2 + ["2006-03-13"] * 2, [0, 1, 0, 0]),
        ("factiva-20-reuters-1987.xml", ["1987-02-26"] * 5 + ["1987-03-01"] * 5 + ["1987-03-02"] * 9, [0] * 19),
        ("factiva.html", ["2011-12-29"] * 2, [0, 0]),
        ("factiva.xml", ["2012-01-09", "2012-01-06", "2012-05-06"], [0, 0, 0]),
        (
            "lexis-uni.docx",
            [f"2019-07-0{day}" for day in (1, 2, 4, 3, 4, 2, 3, 3, 3, 2)],
            [2, 1, 1, 1, 2, 1, 1, 1, 2, 1],
        ),
        (
            "lexisnexis-classic.txt",
            ["2010-01-11"] * 6 + ["2010-01-08", "2010-01-10", "2010-01-10", "2010-01-09"],
            [1, 1, 1, 1, 1, 1, 1, 1, 2, 0],
        ),
        ("lexisnexis-en.html", ["1991-12-19", "1993-01-28"], [1, 0]),
        ("lexisnexis-fr.html", ["2013-04-12", "2013-10-14", "2013-03-10"], [0, 1, 0]),
    ],
)
def test_an_export_s_articles_have_their_dates_and_bylines(name, dates, authors):
    records = [article.record for article in read("exports", name)]
    assert [record.published for record in records] == dates
    assert [len(record.authors) for record in records] == authors


@pytest.mark.parametrize(
    ("name", "headlines", "outlets"),
    [
        ("europresse-2.html", "5e887ae7fccb", "836685bff695"),
        ("factiva-20-reuters-1987.xml", "701e25a24ad3", "9af464d628fd"),
        ("factiva.xml", "f7430cd3a02f", "b975b6fb41d2"),
        ("lexis-uni.docx", "422a3daaefe9", "9f0ecf411c5d"),
        ("lexisnexis-classic.txt", "0e690077f786", "93e9ad2e494c"),
    ],
)
def test_an_export_s_articles_have_their_headlines_and_outlets(name, headlines, outlets):
    records = [article.record for article in read("exports", name)]
    assert hashed(record.headline for record in records) == headlines
    assert hashed(record.outlet for record in records) == outlets


def test_small_exports_have_their_headlines_and_outlets():
    names = ("europresse-1.html", "factiva.html", "lexisnexis-en.html", "lexisnexis-fr.html")
    records = [[article.record for article in read("exports", name)] for name in names]
    assert [[len(record.headline.split()) for record in one] for one in records] == [
        [4, 6, 1],
        [2, 2],
        [2, 4],
        [4, 5, 5],
    ]
    assert [len({record.outlet for record in one}) for one in records] == [3, 2, 1, 1]


@pytest.mark.parametrize(
    ("name", "headlines", "newest", "oldest", "authors"),
    [
        ("AmazonWebServicesBlog.xml", "9fb3c935ee42", "2009-01-16", "2008-12-29", 10),
        ("AtomFeedWithSpacesAroundEquals.xml", "4a3fd544a802", "2012-11-07", "2012-11-07", 0),
        ("FeedBurnerXHTML.xml", "b31bf84043b3", "2014-04-30", "2014-04-17", 10),
        ("HuffPostCanada.xml", "db134f760116", "2017-10-17", "2017-10-17", 2),
        ("SamRuby.xml", "df6ca939b559", "2013-01-30", "2012-03-28", 20),
        ("TechCrunch.xml", "6329a3c706d9", "2011-11-02", "2011-11-02", 20),
        ("TypePadNews.xml", "f1466cf5e5e6", "2013-02-22", "2013-02-06", 10),
        ("google_alerts_atom.xml", "e4508291f53e", "2019-07-10", "2019-07-09", 0),
        ("json_feed.json", "49d5eb8f8954", "2017-06-02", "2017-03-25", 20),
        ("kremlin-news.xml", "44d189143192", "2020-08-27", "2020-08-19", 20),
    ],
)
def test_a_feed_s_entries_have_headlines_dates_authors_outlet_and_address(name, headlines, newest, oldest, authors):
    records = [article.record for article in read("feeds", name)]
    assert hashed(record.headline for record in records) == headlines
    assert (records[0].published, records[-1].published) == (newest, oldest)
    assert sum(len(record.authors) for record in records) == authors
    assert len({record.outlet for record in records}) == 1
    assert all(record.url and record.url.startswith("http") for record in records)
