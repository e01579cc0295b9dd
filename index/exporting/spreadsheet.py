"""Statements as CSV (RFC 4180), for spreadsheets."""

import csv
from collections.abc import Iterable
from typing import TextIO

from index.citation.wording import unsaid_words
from index.model import StoredStatement, Tier

COLUMNS = (
    "number", "speaker", "certainty", "possible_speaker", "statement", "kind", "reported_as", "reporting_words",
    "outlet", "published", "headline", "authors", "address", "corrected", "starred", "checked", "tags", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so may be run by a spreadsheet."""  # OWASP, "CSV Injection"


def write(rows: Iterable[StoredStatement], file: TextIO) -> None:
    """Writes a line for each statement, behind a byte order mark; no cell is one that a spreadsheet would run.

    `speaker` is empty where it is not sure enough to be asserted; who it may be is in `possible_speaker` then.
    """
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.id, *(_harmless(cell or "") for cell in cells(row))])


def cells(row: StoredStatement) -> tuple[str | None, ...]:
    """The cells of a statement behind its number, in the order of `COLUMNS`."""
    statement, attribution, record, marks = row.statement, row.statement.attribution, row.record, row.marks
    name = attribution.speaker.name if attribution.speaker else ""
    is_sure = attribution.tier is not Tier.UNSURE
    return (
        name if is_sure else "",
        attribution.tier.value,
        "" if is_sure else name,
        row.quote,
        statement.kind.value,
        unsaid_words(statement.manner, statement.polarity) or statement.manner.value,
        row.cue,
        record.outlet,
        record.published,
        record.headline,
        "; ".join(record.authors),
        record.url,
        ", ".join(sorted(row.corrected)),
        "yes" if marks.starred else "",
        str(marks.checked or ""),
        ", ".join(marks.tags),
        marks.note,
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
