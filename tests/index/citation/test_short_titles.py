"""A title in the text is short and begins like its reference."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.citation.dates import day_first, month_first, partial_date
from index.citation.marks import Mark, show
from index.citation.titles import short_title


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Mayor promises tram", "Mayor promises tram"),
        ("One two three four five", "One two three four five"),
        ("Mayor forgets harbour, says tram is at 'a low'", "Mayor forgets harbour"),
        ("Tram line: the mayor answers all our questions", "Tram line"),
        ("Tram: the mayor answers all our questions", "Tram: the mayor answers"),
        ("Mayor and port — what we know of the plan", "Mayor and port"),
        ("Mayor looks to the harbour for new money", "Mayor looks"),
        ("‘We will build’: mayor answers her critics at last", "“We will build”"),
        ("Mayor says ‘we will build it soon’ to her critics", "Mayor says “we will”"),
        ("Mayor says to all ‘we will build it’ at last", "Mayor says to all"),
        ("Mayor says ‘we will’ and then waits", "Mayor says “we will”"),
        ("The and of to the and of to", "The and"),
    ],
)
def test_a_long_title_is_cut_where_it_still_reads(headline: str, expected: str) -> None:
    assert show(short_title(headline)) == expected


@given(st.text(alphabet=st.sampled_from("\"“”‘’' ab,:–the."), min_size=1))
def test_a_short_title_has_balanced_marks(headline: str) -> None:
    words = short_title(headline)
    assert words.count(Mark.OPEN) == words.count(Mark.CLOSE)


@pytest.mark.parametrize(
    ("iso", "american"),
    [("2017-13-01", "2017"), ("2017-00", "2017"), ("2017-04-31", "April 2017"), ("0099-02-29", "February 29, 0099")],
)
def test_a_month_or_day_that_no_calendar_has_is_unknown(iso: str, american: str) -> None:
    date = partial_date(iso)
    assert date is not None
    assert month_first(date) == american


def test_may_is_never_cut_short() -> None:
    date = partial_date("2017-05-02")
    assert date is not None
    assert day_first(date) == "2 May 2017"
