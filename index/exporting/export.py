"""The door to exports: statements of a library in, one file out, which appears only when it is whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from index.citation.export import REFERENCES
from index.citation.record import CitationRecord
from index.errors import CopyFailed
from index.exchange_errors import ExportFormatUnknown
from index.exporting import evidence, factcheck, pages, spreadsheet, workbook
from index.exporting.placed import Placed, Placing
from index.library.backups import written
from index.model import StoredStatement
from index.progress import Progress, silent
from index.reader import Reader
from index.terminal import statement_values

_EVIDENCE = ".evidence.html"
_PACK = ".evidence.zip"
_SHEET = ".factcheck.html"
_SHEET_TABLE = ".factcheck.csv"
_AT_ONCE = 500
"""So many statements are in memory at once, however many are exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be written."""

    reader: Reader
    ids: Sequence[int]
    progress: Progress
    by: str = ""
    """The name of whoever keeps the library; empty if it is not told."""

    def batches(self) -> Iterator[Sequence[int]]:
        """The numbers of the statements, a few at a time; tells how far it has come."""
        for start in range(0, len(self.ids), _AT_ONCE):
            self.progress(start, len(self.ids), "")
            yield self.ids[start : start + _AT_ONCE]

    def rows(self) -> Iterator[StoredStatement]:
        """The statements, one after the other."""
        for batch in self.batches():
            yield from self.reader.rows(batch)

    def placed(self) -> Iterator[Placed]:
        """The same with what is around each."""
        placing = Placing(self.reader)
        for batch in self.batches():
            yield from placing.placed(batch)


TextWriter = Callable[[Order, TextIO], None]
FileWriter = Callable[[Order, Path], None]


def export(
    reader: Reader,
    ids: Sequence[int],
    target: Path,
    *,
    by: str = "",
    replacing: bool = False,
    progress: Progress = silent,
) -> None:
    """Writes statements into a file, in their order; for reference managers their articles, with the quotes as notes.

    However many there are, only a few of them are in memory at once. `by` is the name of whoever keeps the library, for
    what tells who checked a statement.

    Raises:
        Cancelled: `progress` gave up; there is no new file then.
        CopyFailed: it cannot be written, or there is such a file already that may not be replaced.
        ExportFormatUnknown: the name tells no format.
        StatementNotFound: there is none with one of the numbers; there is no new file then.
    """
    ending = _ending(target)
    if ending not in _TEXTS and ending not in _FILES:
        raise ExportFormatUnknown(target, ENDINGS)
    order = Order(reader=reader, ids=ids, progress=progress, by=by.strip())

    def write(part: Path) -> None:
        if ending in _FILES:
            _FILES[ending](order, part)
        else:
            with part.open("w", encoding="utf-8", newline="") as file:
                _TEXTS[ending](order, file)
        progress(len(ids), len(ids), "")

    try:
        written(target, write, replacing=replacing)
    except CopyFailed as error:
        raise CopyFailed(target, error.reason, of="the statements") from error


def _ending(target: Path) -> str:
    """What of a name tells the format."""
    two = "".join(target.suffixes[-2:]).lower()
    return two if two in _TEXTS or two in _FILES else target.suffix.lower()


def _write_csv(order: Order, file: TextIO) -> None:
    spreadsheet.write(order.placed(), file)


def _write_markdown(order: Order, file: TextIO) -> None:
    pages.write_markdown(_cited(order), file)


def _write_html(order: Order, file: TextIO) -> None:
    pages.write_html(_cited(order), file)


def _write_evidence(order: Order, file: TextIO) -> None:
    evidence.write(order.placed(), len(order.ids), file, by=order.by)


def _write_sheet(order: Order, file: TextIO) -> None:
    factcheck.write(order.placed(), file, by=order.by)


def _write_sheet_table(order: Order, file: TextIO) -> None:
    factcheck.write_table(order.placed(), file, by=order.by)


def _write_references(order: Order, file: TextIO, *, name: str) -> None:
    file.writelines(REFERENCES[name](_articles(order)))


def _articles(order: Order) -> Iterator[Sequence[CitationRecord]]:
    """What is cited of one article after the other."""
    done = 0
    waiting: list[tuple[int, ...]] = []
    for ids in (*order.reader.by_article(order.ids), ()):
        waiting.append(ids)
        count = sum(map(len, waiting))
        if count < _AT_ONCE and ids:
            continue
        order.progress(done, len(order.ids), "")
        records = iter(order.reader.records([one for group in waiting for one in group]))
        yield from (list(islice(records, len(group))) for group in waiting if group)
        done, waiting = done + count, []


def _write_workbook(order: Order, path: Path) -> None:
    last = max(0, len(order.ids) - 1)
    workbook.write(order.placed(), path, told=lambda: order.progress(last, len(order.ids), ""))


def _write_json_lines(order: Order, path: Path) -> None:
    with path.open("wb") as file:
        selected = map(statement_values, replace(order, progress=silent).rows())
        order.reader.write_excerpt(order.ids, file, selected=selected, progress=order.progress)


def _write_pack(order: Order, path: Path) -> None:
    """The evidence as a page, and beside it what articles were read from, under the beginning of its SHA-256.

    A file that many articles were read from is in it once.
    """
    packed: dict[str, int] = {}

    @lru_cache(maxsize=1_000)
    def place(article_id: int) -> str:
        original = order.reader.original(article_id)
        name = f"originals/{original.sha256[:12]}-{original.file_name}"
        packed.setdefault(name, article_id)
        return name

    with ZipFile(path, "w", ZIP_DEFLATED) as pack:
        with pack.open("evidence.html", "w", force_zip64=True) as raw, TextIOWrapper(raw, "utf-8", newline="") as page:
            evidence.write(order.placed(), len(order.ids), page, by=order.by, original=place)
        for name, article_id in packed.items():
            order.progress(len(order.ids) - 1, len(order.ids), "")
            pack.writestr(name, order.reader.original(article_id).content)


def _cited(order: Order) -> Iterator[pages.Flavours]:
    # Of all styles the newsroom line alone has no list of references behind the quotes: it can be cut anywhere.
    return (order.reader.cite(batch, style="newsroom") for batch in order.batches())


_TEXTS: Mapping[str, TextWriter] = MappingProxyType(
    {
        ".csv": _write_csv,
        ".md": _write_markdown,
        ".markdown": _write_markdown,
        _EVIDENCE: _write_evidence,
        ".evidence.htm": _write_evidence,
        _SHEET: _write_sheet,
        ".factcheck.htm": _write_sheet,
        _SHEET_TABLE: _write_sheet_table,
        ".html": _write_html,
        ".htm": _write_html,
        ".bib": partial(_write_references, name="bibtex"),
        ".ris": partial(_write_references, name="ris"),
        ".json": partial(_write_references, name="csl-json"),
    }
)
_FILES: Mapping[str, FileWriter] = MappingProxyType(
    {".xlsx": _write_workbook, ".jsonl": _write_json_lines, ".ndjson": _write_json_lines, _PACK: _write_pack}
)
"""Formats whose writers open the file themselves."""
ENDINGS = (".csv", ".xlsx", ".jsonl", ".md", ".html", _EVIDENCE, _PACK, _SHEET, _SHEET_TABLE, ".bib", ".ris", ".json")
"""The usual ending of each format."""
