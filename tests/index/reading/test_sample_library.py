import gzip
import re
from pathlib import Path

import pytest

from index.errors import SourceMalformed, SourceUnreadable
from index.reading import sample_library, table
from resources.articles import make_wikinews

CORPUS = Path(__file__).parents[4] / "shared" / "data" / "wikinews" / "articles.jsonl.gz"


@pytest.fixture(scope="module")
def articles():
    """All shipped articles, read."""
    read = [table.read_json(sample.content, source=sample.headline) for sample in sample_library.samples()]
    assert [reading.failures for reading in read if reading.failures] == []
    return [article for reading in read for article in reading.articles]


def test_two_hundred_articles_are_shipped_each_a_different_one(articles):
    assert len(articles) >= 200
    assert len({article.text for article in articles}) == len(articles)
    assert {article.record.language for article in articles} == {"en"}


def test_every_article_names_its_outlet_its_day_and_its_page(articles):
    assert {article.record.outlet for article in articles} == {"Wikinews"}
    pages = [article.record.url or "" for article in articles]
    assert [page for page in pages if not page.startswith("https://en.wikinews.org/wiki/")] == []
    days = [article.record.published or "" for article in articles]
    assert [day for day in days if not re.fullmatch(r"20\d\d-\d\d-\d\d", day)] == []


def test_the_name_of_a_sample_is_its_headline(articles):
    assert [sample.headline for sample in sample_library.samples()] == [each.record.headline for each in articles]


@pytest.mark.parametrize("content", [b"", b"not gzipped", b"cut short", b"not JSON"])
def test_a_damaged_file_is_an_error_of_a_source(tmp_path, monkeypatch, content):
    made = {b"cut short": sample_library.path().read_bytes()[:-500], b"not JSON": gzip.compress(b"{\n", mtime=0)}
    (tmp_path / "sample.gz").write_bytes(made.get(content, content))
    monkeypatch.setattr(sample_library, "path", lambda: tmp_path / "sample.gz")
    if content:
        with pytest.raises(SourceMalformed):
            sample_library.samples()
    else:
        assert sample_library.samples() == ()


def test_a_missing_file_is_an_error_of_a_source(tmp_path, monkeypatch):
    monkeypatch.setattr(sample_library, "path", lambda: tmp_path / "sample.gz")
    with pytest.raises(SourceUnreadable):
        sample_library.samples()


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="the reference corpora are not here")
def test_the_shipped_file_is_what_its_script_makes_of_the_corpus():
    made = make_wikinews.sample_lines(CORPUS)
    assert b"".join(sample.content + b"\n" for sample in sample_library.samples()) == made
