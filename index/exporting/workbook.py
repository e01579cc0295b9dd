"""Statements as an Excel workbook (Office Open XML), written a row at a time."""

from collections.abc import Iterable
from pathlib import Path

from index.errors import CopyFailed
from index.exporting.placed import Placed
from index.exporting.spreadsheet import COLUMNS, cells

_MOST_ROWS = 1_048_575
"""What a sheet has room for below its header."""
_LONGEST = 32_767
"""Characters of a cell, in UTF-16 units."""
_CUT = " … [cut: a cell has no room for more]"
_WIDTHS = {
    "statement": 60,
    "speaker": 24,
    "possible_speaker": 20,
    "headline": 36,
    "outlet": 18,
    "address": 30,
    "passage": 30,
}


def write(places: Iterable[Placed], path: Path) -> None:
    """Writes a row for each statement below a header that stays in view; every cell is text, none is a formula.

    Raises:
        CopyFailed: there are more than a sheet has room for.
        OSError: it cannot be written.
    """
    import xlsxwriter  # it costs a tenth of a second

    # In constant memory each row is on disk when the next one begins.
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Statements")
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS.get(title, 12))
        bold = book.add_format({"bold": True})
        for column, title in enumerate(COLUMNS):
            sheet.write_string(0, column, title, bold)
        for number, place in enumerate(places, start=1):
            if number > _MOST_ROWS:
                raise CopyFailed(path, f"a workbook has room for {_MOST_ROWS:,} statements only; CSV has no limit")
            sheet.write_number(number, 0, place.stored.id)
            for column, cell in enumerate(cells(place), start=1):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, _fitting(cell))


def _fitting(text: str) -> str:
    """A text that a cell has room for."""
    if 2 * len(text) <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
