"""Dates as pages and exports print them, to ISO 8601; where day and month could be mixed up, there is no date."""

import re
from datetime import date

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv jänner enero gennaio",
            "february feb februar février févr fevrier febrero febbraio",
            "march mar märz maerz mars marzo mrz",
            "april apr avril avr abril aprile",
            "may mai mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet juil julio luglio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre déc decembre diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d{2})\b"
_DAY = r"\b(?P<day>\d{1,2})"
_NAMED = (
    re.compile(
        rf"{_DAY}(?:st|nd|rd|th|er|\.)?[ \u00a0-]*(?:of |de )?{_MONTH},?[ \u00a0-]*(?:de )?{_YEAR}", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH}[ \u00a0]*{_DAY[2:]}(?:st|nd|rd|th)?,?[ \u00a0]+{_YEAR}", re.IGNORECASE),
)
_MONTH_ONLY = re.compile(rf"\b{_MONTH},?[ \u00a0]+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)((?:1[5-9]|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"((?:1[5-9]|20)\d{2})([01]\d)([0-3]\d)(?=T|$|\s)")
_ISO_MONTH = re.compile(r"((?:1[5-9]|20)\d{2})-([01]\d)$")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.((?:1[5-9]|20)\d{2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-]((?:1[5-9]|20)\d{2})(?!\d)")
_FIRST_UNAMBIGUOUS_DAY = 13
_SAMPLE_CHARS = 200


def iso_date(text: str) -> str | None:
    """The first date in a short text, as `2019-07-01`, or `2019-07` if only the month is given; None if there is none.

    A time and a time zone do not count: the day is the one that is printed. A date such as `03/04/2019` is none, since
    it is the fourth of March to some and the third of April to others.
    """
    text = text.strip()[:_SAMPLE_CHARS]
    if found := _numbered(text):
        return found
    matches = [match for pattern in _NAMED if (match := pattern.search(text))]
    if matches:
        first = min(matches, key=lambda match: match.start())
        return _checked(int(first["year"]), _MONTHS[first["month"].lower()], int(first["day"]))
    if match := _MONTH_ONLY.search(text):
        return f"{match['year']}-{_MONTHS[match['month'].lower()]:02}"
    match = _ISO_MONTH.match(text)
    return match.group() if match and 1 <= int(match[2]) <= len("JFMAMJJASOND") else None


def _numbered(text: str) -> str | None:
    """A date in figures."""
    if match := _COMPACT.match(text) or _ISO.search(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.search(text):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.search(text):
        first, second, year = map(int, match.groups())
        if first >= _FIRST_UNAMBIGUOUS_DAY:
            return _checked(year, second, first)
        if second >= _FIRST_UNAMBIGUOUS_DAY or first == second:
            return _checked(year, first, second)
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    """The date, if there is such a day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
