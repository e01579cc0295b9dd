"""Dates that may know only their year or month, in the words of each style."""

from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_IN_MLA = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
SHORT_IN_LISTS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT_IN_NEWS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
MAY = 5
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PartialDate(NamedTuple):
    """A date as precise as it is known; 0 where it is not."""

    year: int
    month: int = 0
    day: int = 0


def partial_date(iso: str | None) -> PartialDate | None:
    """Reads `2017`, `2017-04` or `2017-04-12`; a month or day that no calendar has is taken as unknown."""
    if not iso:
        return None
    numbers = [int(part) for part in iso.split("-")]
    if len(numbers) < 2 or not 1 <= numbers[1] <= 12:
        return PartialDate(numbers[0])
    if len(numbers) < 3 or not 1 <= numbers[2] <= _DAYS[numbers[1] - 1]:
        return PartialDate(numbers[0], numbers[1])
    return PartialDate(*numbers[:3])


def year(date: PartialDate) -> str:
    """The year with four digits."""
    return f"{date.year:04d}"


def day_first(date: PartialDate) -> str:
    """`12 Apr. 2017`, `Apr. 2017`, `2017`, as MLA writes it."""
    if not date.month:
        return year(date)
    month = f"{SHORT_IN_MLA[date.month - 1]} {year(date)}"
    return f"{date.day} {month}" if date.day else month


def month_first(date: PartialDate) -> str:
    """`April 12, 2017`, `April 2017`, `2017`, as Chicago writes it."""
    if not date.month:
        return year(date)
    month = MONTHS[date.month - 1]
    return f"{month} {date.day}, {year(date)}" if date.day else f"{month} {year(date)}"


def month_first_in_news(date: PartialDate) -> str:
    """The same with the long months cut before a day, as American newsrooms write it: `Jan. 12, 2017`."""
    if not date.day:
        return month_first(date)
    return f"{SHORT_IN_NEWS[date.month - 1]} {date.day}, {year(date)}"


def after_year(date: PartialDate) -> str:
    """What follows the year in APA: `, April 12`, `, April` or nothing."""
    if not date.month:
        return ""
    month = f", {MONTHS[date.month - 1]}"
    return f"{month} {date.day}" if date.day else month


def month_first_short(date: PartialDate) -> str:
    """`Apr. 12, 2017`, `Apr. 2017`, `2017`, as IEEE writes it; May needs no full stop."""
    if not date.month:
        return year(date)
    month = SHORT_IN_LISTS[date.month - 1] + "." * (date.month != MAY)
    return f"{month} {date.day}, {year(date)}" if date.day else f"{month} {year(date)}"


def year_first(date: PartialDate) -> str:
    """`2017 Apr 12`, `2017 Apr`, `2017`, as NLM writes it."""
    parts = (year(date), SHORT_IN_LISTS[date.month - 1] if date.month else "", str(date.day) if date.day else "")
    return " ".join(part for part in parts if part)


def day_and_month(date: PartialDate) -> str:
    """What follows the year in Harvard: `12 April`, `April` or nothing."""
    if not date.month:
        return ""
    return f"{date.day} {MONTHS[date.month - 1]}" if date.day else MONTHS[date.month - 1]


def day_first_long(date: PartialDate) -> str:
    """`12 April 2017`, `April 2017`, `2017`, as the British write it."""
    return f"{day_and_month(date)} {year(date)}".lstrip()
