"""Dates and periods: which are understood, and which dates lie in which."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.search.periods import begun, is_backward, period, terms_of_date, terms_of_period
from index.search.tree import Period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017", Period("2017", "2017")),
        ("2017-04", Period("2017-04", "2017-04")),
        (" 2017-04-12 ", Period("2017-04-12", "2017-04-12")),
        ("2017-04-01/2017-04-12", Period("2017-04-01", "2017-04-12")),
        ("/2016", Period("", "2016")),
        ("2017-04/", Period("2017-04", "")),
        ("2016-02-29", Period("2016-02-29", "2016-02-29")),
        ("2017-02-29", None),
        ("2017-13", None),
        ("2017-4", None),
        ("17", None),
        ("/", None),
        ("", None),
        ("2017/2018/2019", None),
        ("april", None),
        ("0000", None),
        ("٢٠١٧", None),
    ],
)
def test_a_period_is_a_date_or_goes_from_one_to_another(text: str, expected: Period | None) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20", None),
        ("2017", Period("2017", "2017")),
        ("2017-", Period("2017", "2017")),
        ("2017-0", Period("2017", "2017")),
        ("2017-04-", Period("2017-04", "2017-04")),
        ("2017-04-1", Period("2017-04", "2017-04")),
        ("2017-02-3", Period("2017-02", "2017-02")),
        ("2017-02-30", Period("2017-02", "2017-02")),
        ("2017/20", Period("2017", "")),
        ("/20", None),
    ],
)
def test_a_date_that_is_being_typed_counts_as_far_as_it_is_there(text: str, expected: Period | None) -> None:
    assert begun(text) == expected


@given(st.text(alphabet="0123456789-/ x", max_size=24))
def test_no_text_is_an_error(text: str) -> None:
    for found in (period(text), begun(text)):
        if found:
            is_backward(found)
            list(terms_of_period(found, (1990, 2030)))


DAYS = st.dates(date(2014, 11, 1), date(2018, 3, 1))
DATES = st.tuples(DAYS, st.sampled_from((4, 7, 10))).map(lambda made: made[0].isoformat()[: made[1]])


def days_of(text: str) -> set[date]:
    """All days whose ISO form begins with the text."""
    return {day for number in range(3000) if (day := date(2012, 1, 1) + timedelta(number)).isoformat().startswith(text)}


@given(DATES, DATES | st.just(""), DATES | st.just(""))
@example("2016-02-29", "2016-02-29", "2016-02-29")
@example("2016-02", "2016-02-01", "2016-02-29")
@example("2016", "2015-12-31", "2016-12-31")
@example("2016", "2016-01-02", "")
@example("2016-12", "", "2016-12")
def test_a_date_lies_in_a_period_that_has_all_of_its_days(published: str, first: str, last: str) -> None:
    if not (first or last):
        return
    inside = bool(set(terms_of_date(published)) & set(terms_of_period(Period(first, last), (2012, 2019))))
    low = min(days_of(first)) if first else date.min
    high = max(days_of(last)) if last else date.max
    assert inside == all(low <= day <= high for day in days_of(published))


def test_a_day_that_no_month_has_counts_for_its_year() -> None:
    assert terms_of_date("2017-02-31") == ("2017",)
    assert terms_of_date("0000") == ()
    assert terms_of_date(None) == ()


def test_a_period_that_ends_before_it_begins_is_backward() -> None:
    assert is_backward(Period("2017", "2016-12"))
    assert not is_backward(Period("2017-05", "2017"))
    assert not is_backward(Period("2017", ""))
