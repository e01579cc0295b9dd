"""A sheet for checking facts: which statements were checked, and when, with what the reader noted on each."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import TextIO

from index.citation.wording import unsaid_words
from index.exporting.evidence import speaker_words
from index.model import StoredStatement

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Fact-check sheet</title>
<style>
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.4 }
table { border-collapse: collapse; width: 100%; font-size: .9em }
th, td { border-top: 1px solid #888; padding: .5em .6em; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere }
th:first-child, td:first-child { white-space: nowrap }
tr { break-inside: avoid }
thead { display: table-header-group }
@page { margin: 1.5cm }
@media print { body { max-width: none; margin: 0 } }
</style>
</head>
<body>
<h1>Fact-check sheet</h1>
"""
_TITLES = ("Checked", "Statement", "Speaker", "Where", "Tags and note")


def write(rows: Iterable[StoredStatement], file: TextIO) -> None:
    """Writes a page with a line for each statement, and below them how many are checked.

    It has no scripts and loads nothing; everything from articles and from the user stands in it as text.
    """
    file.write(f"{_HEAD}<p>Made on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC by On the Record.</p>\n<table>\n<thead><tr>")
    file.writelines(f"<th>{title}</th>" for title in _TITLES)
    file.write("</tr></thead>\n<tbody>\n")
    count = checked = 0
    for row in rows:
        count, checked = count + 1, checked + bool(row.marks.checked)
        file.write("".join(("<tr>", *(f"<td>{escape(cell)}</td>" for cell in _cells(row)), "</tr>\n")))
    file.write(
        f"</tbody>\n</table>\n<p>{count:,} statements: {checked:,} checked, {count - checked:,} not checked.</p>\n"
    )
    file.write("</body>\n</html>\n")


def _cells(row: StoredStatement) -> tuple[str, ...]:
    record, marks = row.record, row.marks
    unsaid = unsaid_words(row.statement.manner, row.statement.polarity)
    where = (record.outlet, record.published, record.headline, record.url)
    return (
        f"✓ by you, {marks.checked[:10]}" if marks.checked else "☐",
        f"[{unsaid}] {row.quote}" if unsaid else row.quote,
        speaker_words(row.statement.attribution),
        ", ".join(part for part in where if part),
        "; ".join((*marks.tags, *((marks.note,) if marks.note else ()))),
    )
