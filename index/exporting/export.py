"""The door to exports: statements of a library in, one file out, which appears only when it is whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from index.errors import CopyFailed
from index.exchange_errors import ExportFormatUnknown
from index.exporting import evidence, factcheck, pages, spreadsheet, workbook
from index.library.backups import written
from index.model import StoredStatement
from index.progress import Progress, silent
from index.reader import Reader
from index.terminal import statement_json

_EVIDENCE = ".evidence.html"
_PACK = ".evidence.zip"
_SHEET = ".factcheck.html"
_AT_ONCE = 500
"""So many statements are in memory at once, however many are exported."""

Batches = Iterator[Sequence[int]]
Writer = Callable[[Reader, Batches, TextIO], None]


def export(
    reader: Reader, ids: Sequence[int], target: Path, *, replacing: bool = False, progress: Progress = silent
) -> None:
    """Writes statements into a file, in their order; for reference managers their articles, with the quotes as notes.

    What is written a statement at a time (all but `.bib`, `.ris` and `.json`) takes no more memory for many of them.

    Raises:
        Cancelled: `progress` gave up; there is no new file then.
        CopyFailed: it cannot be written, or there is such a file already that may not be replaced.
        ExportFormatUnknown: the name tells no format.
        StatementNotFound: there is none with one of the numbers; there is no new file then.
    """
    ending = _ending(target)
    if ending not in _WRITERS and ending not in _FILLERS and ending not in _REFERENCES:
        raise ExportFormatUnknown(target, ENDINGS)

    def write(part: Path) -> None:
        if ending in _FILLERS:
            _FILLERS[ending](reader, _batches(ids, progress), part)
            progress(len(ids), len(ids), "")
            return
        with part.open("w", encoding="utf-8", newline="") as file:
            if ending in _WRITERS:
                _WRITERS[ending](reader, _batches(ids, progress), file)
            else:
                progress(0, len(ids), "")
                file.write(reader.export(ids, format=_REFERENCES[ending]))
            progress(len(ids), len(ids), "")

    try:
        written(target, write, replacing=replacing)
    except CopyFailed as error:
        raise CopyFailed(target, error.reason, of="the statements") from error


def _ending(target: Path) -> str:
    """What of a name tells the format."""
    two = "".join(target.suffixes[-2:]).lower()
    return two if two in _WRITERS or two in _FILLERS else target.suffix.lower()


def _batches(ids: Sequence[int], progress: Progress) -> Batches:
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids), "")
        yield ids[start : start + _AT_ONCE]


def _rows(reader: Reader, batches: Batches) -> Iterator[StoredStatement]:
    for batch in batches:
        yield from reader.rows(batch)


def _write_csv(reader: Reader, batches: Batches, file: TextIO) -> None:
    spreadsheet.write(_rows(reader, batches), file)


def _write_json_lines(reader: Reader, batches: Batches, file: TextIO) -> None:
    file.writelines(f"{statement_json(row)}\n" for row in _rows(reader, batches))


def _write_markdown(reader: Reader, batches: Batches, file: TextIO) -> None:
    pages.write_markdown(_cited(reader, batches), file)


def _write_html(reader: Reader, batches: Batches, file: TextIO) -> None:
    pages.write_html(_cited(reader, batches), file)


def _write_evidence(reader: Reader, batches: Batches, file: TextIO) -> None:
    article = lru_cache(maxsize=32)(reader.article)
    evidence.write(((row, article(row.article_id)) for row in _rows(reader, batches)), file)


def _write_sheet(reader: Reader, batches: Batches, file: TextIO) -> None:
    factcheck.write(_rows(reader, batches), file)


def _fill_workbook(reader: Reader, batches: Batches, path: Path) -> None:
    workbook.write(_rows(reader, batches), path)


def _fill_pack(reader: Reader, batches: Batches, path: Path) -> None:
    """The evidence as a page, and beside it what articles were read from, under the beginning of its SHA-256.

    A file that many articles were read from is in it once.
    """
    seen: dict[int, None] = {}

    def noted() -> Batches:
        for batch in batches:
            seen.update(dict.fromkeys(row.article_id for row in reader.rows(batch)))
            yield batch

    with ZipFile(path, "w", ZIP_DEFLATED) as pack:
        with pack.open("evidence.html", "w", force_zip64=True) as raw, TextIOWrapper(raw, "utf-8", newline="") as page:
            _write_evidence(reader, noted(), page)
        packed: set[str] = set()
        for article_id in seen:
            original = reader.original(article_id)
            if original.sha256 not in packed:
                packed.add(original.sha256)
                pack.writestr(f"originals/{original.sha256[:12]}-{original.file_name}", original.content)


def _cited(reader: Reader, batches: Batches) -> Iterator[pages.Flavours]:
    # Of all styles the newsroom line alone has no list of references behind the quotes: it can be cut anywhere.
    return (reader.cite(batch, style="newsroom") for batch in batches)


_WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".csv": _write_csv,
        ".jsonl": _write_json_lines,
        ".ndjson": _write_json_lines,
        ".md": _write_markdown,
        ".markdown": _write_markdown,
        _EVIDENCE: _write_evidence,
        _SHEET: _write_sheet,
        ".html": _write_html,
        ".htm": _write_html,
    }
)
_FILLERS: Mapping[str, Callable[[Reader, Batches, Path], None]] = MappingProxyType(
    {".xlsx": _fill_workbook, _PACK: _fill_pack}
)
"""Formats that are no text."""
_REFERENCES = MappingProxyType({".bib": "bibtex", ".ris": "ris", ".json": "csl-json"})
ENDINGS = (".csv", ".xlsx", ".jsonl", ".md", ".html", _EVIDENCE, _PACK, _SHEET, ".bib", ".ris", ".json")
"""The usual ending of each format."""
