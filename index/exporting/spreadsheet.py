"""Statements as CSV (RFC 4180), for spreadsheets."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from index.citation.wording import unsaid_words
from index.exporting.evidence import speaker_words
from index.exporting.placed import Placed
from index.model import Attribution, Tier

COLUMNS = (
    "number", "speaker", "certainty", "possible_speaker", "statement", "kind", "reported_as", "reporting_words",
    "reported_by", "outlet", "published", "headline", "authors", "address", "passage", "paragraph", "corrected",
    "starred", "checked", "tags", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so may be run by a spreadsheet."""  # OWASP, "CSV Injection"


def write(places: Iterable[Placed], file: TextIO) -> None:
    """Writes a line for each statement, behind a byte order mark; no cell is one that a spreadsheet would run.

    `speaker` is empty where it is not sure enough to be asserted; who it may be is in `possible_speaker` then.
    `passage` opens the page at the statement; `paragraph` is the number, from 1, of the one in which it begins.
    """
    write_table(COLUMNS, ((place.stored.id, *cells(place)) for place in places), file)


def write_table(titles: Sequence[str], rows: Iterable[Sequence[int | str | None]], file: TextIO) -> None:
    """Writes a table as CSV, behind a byte order mark; no cell is one that a spreadsheet would run."""
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(titles)
    for row in rows:
        writer.writerow([cell if isinstance(cell, int) else _harmless(cell or "") for cell in row])


def speaker_cells(attribution: Attribution) -> tuple[str, str, str]:
    """The speaker if that is sure enough to be asserted, how sure, and else who it may be."""
    name = attribution.speaker.name if attribution.speaker else ""
    is_sure = attribution.tier is not Tier.UNSURE
    return name if is_sure else "", attribution.tier.value, "" if is_sure else name


def reporter_cell(place: Placed) -> str:
    """Who reports a second-hand statement in its article, and who reports that."""
    return "; ".join(speaker_words(one.statement.attribution) for one in place.reporters)


def cells(place: Placed) -> tuple[str | int | None, ...]:
    """The cells of a statement behind its number, in the order of `COLUMNS`."""
    row = place.stored
    statement, record, marks = row.statement, row.record, row.marks
    return (
        *speaker_cells(statement.attribution),
        row.quote,
        statement.kind.value,
        unsaid_words(statement.manner, statement.polarity) or statement.manner.value,
        row.cue,
        reporter_cell(place),
        record.outlet,
        record.published,
        record.headline,
        "; ".join(record.authors),
        record.url,
        place.passage,
        next(iter(place.paragraphs), None),
        ", ".join(sorted(row.corrected)),
        "yes" if marks.starred else "",
        str(marks.checked or ""),
        ", ".join(marks.tags),
        marks.note,
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
