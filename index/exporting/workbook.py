"""Statements as an Excel workbook (Office Open XML), written a row at a time."""

from collections.abc import Callable, Iterable
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import clear_frames
from typing import TYPE_CHECKING

from index.errors import CopyFailed
from index.exporting.placed import Placed
from index.exporting.spreadsheet import COLUMNS, cells

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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


def _nothing() -> None:
    """Tells nobody."""


def write(places: Iterable[Placed], path: Path, *, told: Callable[[], None] = _nothing) -> None:
    """Writes a row for each statement below a header that stays in view; every cell is text, none is a formula.

    `told` is called often while the rows are put together into a file, which takes as long as a few of them; what it
    raises ends that.

    Raises:
        CopyFailed: there are more than a sheet has room for.
        OSError: it cannot be written.
    """
    import xlsxwriter  # it costs a tenth of a second

    # In constant memory each row is on disk when the next one begins.
    with TemporaryDirectory(ignore_cleanup_errors=True) as rows, _Told(path, told) as file:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": rows})
        sheet = book.add_worksheet("Statements")
        try:
            _fill(sheet, places, path, bold=book.add_format({"bold": True}))
            book.close()
        except BaseException as error:
            # Half an archive ends itself when it is let go of: that has to be before the file is closed.
            clear_frames(error.__traceback__)
            raise
        finally:
            # A book that is not closed leaves this open.
            sheet.row_data_fh.close()


def _fill(sheet: "Worksheet", places: Iterable[Placed], path: Path, *, bold: "Format") -> None:
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS.get(title, 12))
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


class _Told(FileIO):
    """A file that tells of each piece before it is written; once it was given up it takes everything and keeps nothing.

    What packs the book writes an end to it, even then.
    """

    def __init__(self, path: Path, told: Callable[[], None]) -> None:
        super().__init__(path, "w")
        self._told = told
        self._is_given_up = False

    def write(self, piece: "ReadableBuffer", /) -> int:
        """Write a piece."""
        if not self._is_given_up:
            self._is_given_up = True
            self._told()
            self._is_given_up = False
            return super().write(piece)
        return memoryview(piece).nbytes


def _fitting(text: str) -> str:
    """A text that a cell has room for."""
    if 2 * len(text) <= _LONGEST or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
