"""A sheet for checking facts: which statements were checked, by whom and when, with what the reader noted on each."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import TextIO

from index.citation.titles import UNTITLED
from index.citation.wording import unsaid_words
from index.exporting import spreadsheet
from index.exporting.evidence import YOU, keeper, moment, speaker_words
from index.exporting.placed import Placed
from index.version import VERSION

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Fact-check sheet</title>
<style>
:root { --paper: #fff; --ink: #1f2328; --second: #5c6670; --line: #d5d1cb; --accent: #2b5c8a }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1d2024; --ink: #e8e6e3; --second: #a0a6ad; --line: #3e4349; --accent: #8ab4e8 }
}
body { max-width: 72rem; margin: 2.5rem auto; padding: 0 1.25rem; background: var(--paper); color: var(--ink);
  font: .8125rem/1.45 "Liberation Sans", Arial, sans-serif }
h1 { font: bold 1.5rem/1.25 Georgia, "Liberation Serif", serif; margin: 0 0 .5rem }
p { color: var(--second) }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border-top: 1px solid var(--line); padding: .5rem .6rem .5rem 0; text-align: left; vertical-align: top;
  overflow-wrap: break-word }
th { color: var(--second); font-weight: normal }
th:nth-child(1) { width: 6.5rem }
th:nth-child(3) { width: 9rem }
th:nth-child(4) { width: 13rem }
th:nth-child(5) { width: 11rem }
td:nth-child(2) { font: 1rem/1.45 Georgia, "Liberation Serif", serif }
thead { display: table-header-group }
a { color: var(--accent) }
@media screen and (max-width: 48rem) {
  table, tbody, tr, td { display: block }
  thead { display: none }
  tr { border-top: 1px solid var(--line); padding: .6rem 0 }
  td { border: 0; padding: .1rem 0 }
}
@page { size: landscape; margin: 1.5cm }
@media print {
  :root { --paper: #fff; --ink: #000; --second: #444; --line: #999; --accent: #000 }
  body { max-width: none; margin: 0; padding: 0; font-size: 8.5pt }
  td:nth-child(2) { font-size: 10pt }
  th:nth-child(1) { width: 2.4cm } th:nth-child(3) { width: 3.4cm } th:nth-child(4) { width: 5cm }
  th:nth-child(5) { width: 3.6cm }
  a { text-decoration: none }
  a::after { content: attr(data-address); display: block; font-size: 7pt; overflow-wrap: anywhere; color: #444 }
}
</style>
</head>
<body>
<h1>Fact-check sheet</h1>
"""
_TITLES = ("Checked", "Statement", "Speaker", "Where", "Tags and note")
_SHORT = 600
"""A row with no longer statement stays on one page."""
COLUMNS = (
    "number", "checked", "checked_by", "checked_at", "statement", "reported_as", "speaker", "certainty",
    "possible_speaker", "reported_by", "outlet", "published", "headline", "address", "passage", "tags", "note",
)  # fmt: skip


def write(places: Iterable[Placed], file: TextIO, *, by: str = "") -> None:
    """Writes a page with a line for each statement, and below them how many are checked.

    It has no scripts and loads nothing; everything from articles and from the user stands in it as text. `by` is the
    name of whoever keeps the library; without it the page says "you".
    """
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    file.write(f"{_HEAD}<p>Made on {made} by On the Record {escape(VERSION)}. {escape(keeper(by))}</p>\n")
    file.write("<table>\n<thead><tr>")
    file.writelines(f"<th>{title}</th>" for title in _TITLES)
    file.write("</tr></thead>\n<tbody>\n")
    count = checked = 0
    for place in places:
        count, checked = count + 1, checked + bool(place.stored.marks.checked)
        kept = ' style="break-inside: avoid"' if len(place.stored.quote) <= _SHORT else ""
        file.write("".join((f"<tr{kept}>", *(f"<td>{cell}</td>" for cell in _cells(place, by or YOU)), "</tr>\n")))
    file.write("</tbody>\n</table>\n")
    noun = "statement" if count == 1 else "statements"
    file.write(f"<p>{count:,} {noun}: {checked:,} checked, {count - checked:,} not checked.</p>\n</body>\n</html>\n")


def write_table(places: Iterable[Placed], file: TextIO, *, by: str = "") -> None:
    """Writes the sheet as CSV, in the manner of `spreadsheet`.

    `checked` is `yes` or `no`, `checked_by` the name given or `you`, whoever keeps the library, `checked_at` in
    ISO 8601 (UTC).
    """
    spreadsheet.write_table(COLUMNS, (_row(place, by or YOU) for place in places), file)


def _cells(place: Placed, by: str) -> tuple[str, ...]:
    """The cells of a line, as HTML."""
    row, marks = place.stored, place.stored.marks
    unsaid = unsaid_words(row.statement.manner, row.statement.polarity)
    return (
        f"✓ by {escape(by)}<br>{escape(moment(marks.checked))}" if marks.checked else "☐ not yet",
        escape(f"[{unsaid}] {row.quote}" if unsaid else row.quote),
        "<br>as reported by ".join(escape(speaker_words(one.statement.attribution)) for one in (row, *place.reporters)),
        _where(place),
        escape("; ".join((*marks.tags, *((marks.note,) if marks.note else ())))),
    )


def _where(place: Placed) -> str:
    """Outlet and date, and the headline, which leads to the words in their page."""
    record = place.stored.record
    known = escape(", ".join(part for part in (record.outlet, record.published) if part))
    headline = escape(record.headline or UNTITLED)
    if place.passage:
        headline = f'<a href="{escape(place.passage)}" data-address="{escape(record.url or "")}">{headline}</a>'
    return "<br>".join(part for part in (known, headline) if part)


def _row(place: Placed, by: str) -> tuple[int | str | None, ...]:
    row, record, marks = place.stored, place.stored.record, place.stored.marks
    return (
        row.id,
        "yes" if marks.checked else "no",
        by if marks.checked else "",
        marks.checked,
        row.quote,
        unsaid_words(row.statement.manner, row.statement.polarity) or row.statement.manner.value,
        *spreadsheet.speaker_cells(row.statement.attribution),
        spreadsheet.reporter_cell(place),
        record.outlet,
        record.published,
        record.headline,
        record.url,
        place.passage,
        ", ".join(marks.tags),
        marks.note,
    )
