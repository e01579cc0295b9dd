"""What stands behind `date:` → a period; a period or a date → the terms that the index has for it.

Dates are ISO 8601 and as precise as they are known: `2017`, `2017-04`, `2017-04-12`. A statement has a term for each
year, month and day that its date lies in as a whole; a period is taken apart into years, months and days that cover it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from index.search.tree import Period

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_BEGUN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?", re.ASCII)
_YEARS = (date.min.year, date.max.year)
MONTHS = 12


def period(text: str) -> Period | None:
    """The period of a date (`2017-04`), or from a date to a date (`2017-04/2017-06-12`, `/2016`, `2017/`).

    None if it is none.
    """
    first, between, last = text.strip().partition("/")
    if not between:
        last = first
    if not (first or last) or not all(bounds(each) for each in (first, last) if each):
        return None
    return Period(first, last)


def begun(text: str) -> Period | None:
    """The period of a date that is still being typed, as far as it is there (`2017-0` is 2017 so far)."""
    first, between, last = text.strip().partition("/")
    parts = [match.group() if (match := _BEGUN.match(each)) else "" for each in (first, last)]
    parts = [each if not each or bounds(each) else each[:7] for each in parts]
    return period(between.join(parts) if between else parts[0])


def bounds(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None if there is no such date."""
    if not (match := _DATE.fullmatch(text)):
        return None
    year, month, day = (int(each) if each else None for each in match.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or MONTHS
    return start, date(start.year, last_month, day or monthrange(start.year, last_month)[1])


def is_backward(sought: Period) -> bool:
    """Whether a period ends before it begins."""
    first, last = bounds(sought.first), bounds(sought.last)
    return bool(first and last and last[1] < first[0])


def terms_of_date(published: str | None) -> tuple[str, ...]:
    """The year, the month and the day that a date lies in; of a day that no month has, only its year."""
    if not published:
        return ()
    if not bounds(published):
        return (published[:4],) if bounds(published[:4]) else ()
    return tuple(published[:size] for size in (4, 7, 10) if size <= len(published))


def terms_of_period(sought: Period, years: tuple[int, int] = _YEARS) -> Iterator[str]:
    """The years, months and days that cover a period, the largest that fit.

    Args:
        sought: the period.
        years: the first and the last that any date has.
    """
    first, last = bounds(sought.first), bounds(sought.last)
    low = max(first[0], date(years[0], 1, 1)) if first else date(years[0], 1, 1)
    high = min(last[1], date(years[1], MONTHS, 31)) if last else date(years[1], MONTHS, 31)
    for year in range(low.year, high.year + 1):
        if low <= date(year, 1, 1) and date(year, MONTHS, 31) <= high:
            yield f"{year:04}"
        else:
            yield from _in_year(year, low, high)


def _in_year(year: int, low: date, high: date) -> Iterator[str]:
    """The months and days of a year between two days."""
    for month in range(1, MONTHS + 1):
        days = monthrange(year, month)[1]
        start, end = date(year, month, 1), date(year, month, days)
        if low <= start and end <= high:
            yield f"{year:04}-{month:02}"
        elif low <= end and start <= high:
            every_day = (date(year, month, day) for day in range(1, days + 1))
            yield from (day.isoformat() for day in every_day if low <= day <= high)
