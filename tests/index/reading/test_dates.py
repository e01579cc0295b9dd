import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import SourceRecord
from index.reading.dates import iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-07-01T09:20:00+02:00", "2019-07-01"),
        ("2019/7/1", "2019-07-01"),
        ("20190701", "2019-07-01"),
        ("20190701T0920Z", "2019-07-01"),
        ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01"),
        ("January 11, 2010 Monday", "2010-01-11"),
        ("1 July 2019", "2019-07-01"),
        ("Mon, 01 Jul 2019 09:20:00 GMT", "2019-07-01"),
        ("the 3rd of May 2004", "2004-05-03"),
        ("Sept. 3, 2004", "2004-09-03"),
        ("12. April 2013 Dienstag", "2013-04-12"),
        ("3. März 2013", "2013-03-03"),
        ("jeudi 5 octobre 2013", "2013-10-05"),
        ("1er août 2013", "2013-08-01"),
        ("29 décembre 2011", "2011-12-29"),
        ("03.04.2019", "2019-04-03"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("04/04/2019", "2019-04-04"),
        ("July 2019", "2019-07"),
        ("2019-07", "2019-07"),
    ],
)
def test_a_date_is_understood(text, expected):
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "Monday", "03/04/2019", "31 February 2019", "99/99/2019", "2019", "no. 12345678", "2019-13", "maybe 2019x"],
)
def test_what_is_no_date_or_could_be_two_is_none(text):
    assert iso_date(text) is None


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60) | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ](\d{1,4}|May|mars) ?\d*"))
def test_any_text_gives_a_date_that_a_record_takes_or_none(text):
    SourceRecord(published=iso_date(text))
