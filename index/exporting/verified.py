"""A table of quotes in, the same table with an answer to each out: did anyone say this, and exactly so?"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.comparing.findings import Finding, Verdict, Verification
from index.comparing.wording import marked_words, verdict_words
from index.errors import SourceMalformed, SourceNotText, SourceUnreadable
from index.exporting.spreadsheet import speaker_cells, write_table
from index.library.backups import written
from index.progress import Progress, silent
from index.reader import Reader

COLUMNS = (
    "quote", "named", "answer", "speaker", "certainty", "possible_speaker", "statement", "differences", "said_before",
    "said_behind", "outlet", "published", "headline", "address", "number",
)  # fmt: skip
Cells = tuple[str | int | None, ...]


def asked(path: Path) -> list[tuple[str, str]]:
    """The quotes of a table, each with the name beside it, which may be empty.

    It is CSV in UTF-8 with a column `quote` and, if there are names, a column `speaker`.

    Raises:
        SourceUnreadable: it cannot be opened.
        SourceNotText: it is no text in UTF-8.
        SourceMalformed: no column is named `quote`.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise SourceUnreadable(str(path), error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise SourceNotText(str(path)) from error
    rows = csv.DictReader(text.splitlines(keepends=True))
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
    if "quote" not in columns:
        raise SourceMalformed(str(path), "it has no column named quote")
    speaker = columns.get("speaker")
    return [((row[columns["quote"]] or "").strip(), (row[speaker] or "").strip() if speaker else "") for row in rows]


def verify_table(
    reader: Reader, source: Path, target: Path, *, replacing: bool = False, progress: Progress = silent
) -> Mapping[Verdict, int]:
    """Looks for each quote of a table and writes what was found as CSV; answers how many came to which verdict.

    For each quote the best statement is given; for pieces joined from several places, a line for each of these.

    Raises:
        SourceError: the table cannot be read, as `asked` says.
        CopyFailed: the file cannot be written, or is there and may not be replaced; nothing has changed then.
        Cancelled: `progress` gave up; there is no half file.
        QueryError: a search could not be answered.
        LibraryError: the library cannot be read any more.
    """
    quotes = asked(source)
    counts: Counter[Verdict] = Counter()

    def lines() -> Iterator[Cells]:
        for number, (quote, speaker) in enumerate(quotes):
            progress(number, len(quotes), source.name)
            if quote:
                answer = reader.verify(quote, speaker=speaker)
                counts[answer.verdict] += 1
                yield from _lines(answer)

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            write_table(COLUMNS, lines(), file)

    written(target, write, replacing=replacing)
    return counts


def _lines(answer: Verification) -> Iterator[Cells]:
    asked_for = (answer.quote, answer.speaker, verdict_words(answer))
    if answer.verdict is Verdict.IN_TEXT:
        for one in answer.passages[:1]:
            place = (one.record.outlet, one.record.published, one.record.headline, one.record.url)
            yield (*asked_for, "", "", "", one.words, "", one.before, one.behind, *place, "")
        return
    shown = answer.findings if answer.verdict is Verdict.JOINED else answer.findings[:1]
    for finding in shown:
        yield (*asked_for, *_finding(finding))
    if not shown:
        yield (*asked_for, *[""] * (len(COLUMNS) - len(asked_for)))


def _finding(finding: Finding) -> Cells:
    row = finding.row
    return (
        *speaker_cells(row.statement.attribution),
        row.quote,
        "" if finding.match is Verdict.EXACT else marked_words(finding),
        finding.cut_before,
        finding.cut_behind,
        row.record.outlet,
        row.record.published,
        row.record.headline,
        row.record.url,
        row.id,
    )
