"""A record says where its date comes from."""

import pytest

from index.model import DateOrigin, SourceRecord
from index.reading import registry
from index.reading.plain_text import read_text

STORY = (
    "<article><p>Mayor Ada Quill said the bridge was safe again. The repairs took longer than planned.</p></article>"
)
ADDRESS = '<link rel="canonical" href="https://harbour.example/2021/05/03/bridge">'


def read(text):
    return registry.read_bytes(text.encode(), source="x").articles[0].record


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        ('<meta property="article:published_time" content="2021-05-03">', "", "2021-05-03", DateOrigin.FIELDS),
        ("", '<time datetime="2021-05-03T08:00">Monday</time>', "2021-05-03", DateOrigin.FIELDS),
        (ADDRESS, "", "2021-05-03", DateOrigin.ADDRESS),
        ("", '<p class="dateline">3 May 2021</p>', "2021-05-03", DateOrigin.TEXT),
        ("", "", None, None),
    ],
    ids=["data", "element", "address", "words", "none"],
)
def test_the_date_of_a_page_comes_from_its_data_its_address_or_its_words(head, body, published, origin):
    record = read(f"<html><head><title>Bridge</title>{head}</head><body><h1>Bridge</h1>{body}{STORY}</body></html>")
    assert (record.published, record.dated_by) == (published, origin)


def test_the_date_of_a_file_with_fields_comes_from_one_of_them():
    record = read('{"title": "Bridge", "date": "2021-05", "text": "Ada Quill said the bridge was safe again."}')
    assert (record.published, record.dated_by) == ("2021-05", DateOrigin.FIELDS)


def test_a_date_that_the_user_gave_stays_the_users():
    record = SourceRecord(published="2021", dated_by=DateOrigin.GIVEN)
    assert read_text("Ada Quill said no.", record=record).record.dated_by is DateOrigin.GIVEN


def test_where_a_date_comes_from_is_said_only_of_a_date():
    with pytest.raises(ValueError, match="only of a date"):
        SourceRecord(dated_by=DateOrigin.TEXT)
