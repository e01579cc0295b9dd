"""Excel workbooks (.xlsx) with a text in each row, read from their XML as tables are."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from index.errors import SourceError, SourceTooLarge, SourceUnsupported
from index.reading import limits, table, trees
from index.reading.limits import MAX_TEXT_BYTES, Packed
from index.reading.outcome import Reading
from index.reading.table import Row

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FIGURES = re.compile(r"(\d+)")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_LETTERS = 26
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DAYS = range(1, 100_000)
"""The numbers that stand for days of the years up to 2173."""
_HEAD_ROWS = 20
"""The names of the columns stand in one of so many first rows."""

_Cells = dict[int, str]


def read_bytes(data: bytes, *, source: str) -> Reading:
    """The articles in the rows of a workbook's sheets; a row without a text is a failure.

    Raises:
        SourceUnsupported: no sheet has a column of texts.
        SourceMalformed: it cannot be unpacked, or its XML is broken.
        SourceTooLarge: more comes out of it than the reader accepts.
        SourceEmpty: no row has a text.
        ModelError: what tells languages cannot be used.
    """
    with limits.unpacked(data, source=source) as packed:
        strings = _strings(packed, source)
        first_day = _first_day(packed, source)
        sheets = [_rows(_part(packed, name, source), strings) for name in _sheets(packed)]
    tables = [found for rows in sheets if (found := _table(rows, first_day))]
    if not tables:
        raise SourceUnsupported(
            source, found="a workbook without a column called text, body or article", instead="one with such a column"
        )
    return table.read_rows((row for rows in tables for row in rows), source=source)


def _sheets(packed: Packed) -> list[str]:
    """The sheets in the order of their numbers."""
    names = [name for name in packed.names if _SHEET.fullmatch(name)]
    return sorted(names, key=lambda name: [int(part) if part.isdecimal() else part for part in _FIGURES.split(name)])


def _part(packed: Packed, name: str, source: str) -> "Element":
    data = packed.read(name)
    if len(data) > MAX_TEXT_BYTES:
        raise SourceTooLarge(source, size_bytes=len(data), limit_bytes=MAX_TEXT_BYTES)
    return trees.parse(data, source=source)


def _strings(packed: Packed, source: str) -> list[str]:
    """The texts that cells refer to by number."""
    name = "xl/sharedStrings.xml"
    return [_text(item) for item in trees.named(_part(packed, name, source), "si")] if name in packed.names else []


def _text(element: "Element") -> str:
    """The words of a text, with its formats but without what helps to pronounce them."""
    return "".join(
        piece.text or ""
        for piece in trees.named(element, "t")
        if not any(trees.name(above) == "rPh" for above in piece.iterancestors())
    )


def _first_day(packed: Packed, source: str) -> date:
    settings = list(trees.named(_part(packed, "xl/workbook.xml", source), "workbookPr"))
    is_1904 = any(one.get("date1904") in {"1", "true"} for one in settings)
    return _FIRST_DAY_1904 if is_1904 else _FIRST_DAY


def _rows(sheet: "Element", strings: list[str]) -> Iterator[_Cells]:
    """The words of each row by column, from 0 on."""
    for row in trees.named(sheet, "row"):
        cells: _Cells = {}
        place = -1
        for cell in trees.named(row, "c"):
            place = _column(cell.get("r") or "", place + 1)
            if words := _words(cell, strings).strip():
                cells[place] = words
        yield cells


def _column(reference: str, otherwise: int) -> int:
    """The number of the column that a cell like `B7` stands in."""
    if not (letters := _COLUMN.match(reference)):
        return otherwise
    number = 0
    for letter in letters.group():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _words(cell: "Element", strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = next((found.text or "" for found in trees.named(cell, "v")), "")
    if cell.get("t") == "s":
        return strings[int(value)] if value.isascii() and value.isdecimal() and int(value) < len(strings) else ""
    return value


def _table(rows: Iterator[_Cells], first_day: date) -> list[Row | SourceError]:
    """The rows below the names of the columns; empty if no column has texts, which the first rows tell."""
    for head in islice(rows, _HEAD_ROWS):
        if len(head) > 1 and table.names_texts(head.values()):
            return [_named(head, cells, first_day) for cells in rows if cells]
    return []


def _named(head: _Cells, cells: _Cells, first_day: date) -> Row:
    return {
        name: _as_day(cells[place], first_day) if table.names_dates(name) else cells[place]
        for place, name in head.items()
        if place in cells
    }


def _as_day(words: str, first_day: date) -> str:
    """A date as it is written; workbooks keep most dates as numbers of days."""
    whole = words.partition(".")[0]
    if whole.isascii() and whole.isdecimal() and len(whole) <= len(str(_DAYS.stop)) and int(whole) in _DAYS:
        return (first_day + timedelta(days=int(whole))).isoformat()
    return words
