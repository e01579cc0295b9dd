"""The command that looks for a quote: did anyone say this, and exactly so?"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from index import terminal, workspace
from index.cli_commands import Commands
from index.comparing.findings import Finding, Piece, Verdict, Verification
from index.comparing.wording import finding_words, marked_words, verdict_words
from index.errors import SourceMalformed
from index.exporting.verified import asked, verify_table
from index.reader import Reader

Arguments = argparse.Namespace
_MOST_SHOWN = 3
_AROUND = ' \n\t“”"'


def add_command(add: Commands, say: Callable[[Iterable[str]], int]) -> None:
    """Adds the command; `say` prints lines."""

    def run(given: Arguments) -> int:
        with closing(workspace.open_reader(given.library)) as reader:
            if given.output:
                return _into_table(reader, given, say)
            quotes = asked(given.csv) if given.csv else [(given.quote, given.speaker)]
            answers = [reader.verify(quote, speaker=speaker) for quote, speaker in quotes]
        for answer in answers:
            say([_json(answer)] if given.json else _lines(answer))
        return int(any(answer.verdict is Verdict.NOT_FOUND for answer in answers))

    command = add("verify", run, "look for a quote: who said it, and exactly so?")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("quote", nargs="?", metavar="QUOTE", help="what somebody is said to have said")
    what.add_argument("--csv", type=Path, metavar="FILE", help="a table with columns quote and, if you like, speaker")
    command.add_argument("--output", type=Path, metavar="FILE", help="write the answers to --csv as a table")
    command.add_argument("--speaker", default="", metavar="NAME", help="who is said to have said it")
    command.add_argument("--json", action="store_true", help="one JSON object per quote and line")


def _into_table(reader: Reader, given: Arguments, say: Callable[[Iterable[str]], int]) -> int:
    if given.csv is None:
        raise SourceMalformed("--output", "it goes with --csv")
    counts = verify_table(reader, given.csv, given.output)
    say(f"{count} {verdict}" for verdict, count in counts.items())
    return int(Verdict.NOT_FOUND in counts)


def _lines(answer: Verification) -> Iterator[str]:
    yield f"“{answer.quote.strip(_AROUND)}”: {verdict_words(answer)}"
    for finding in answer.findings[:_MOST_SHOWN]:
        yield f"  {finding_words(finding)}"
        yield terminal.statement_line(finding.row)
        if finding.match is not Verdict.EXACT:
            before = f"({finding.cut_before}) " if finding.cut_before else ""
            behind = f" ({finding.cut_behind})" if finding.cut_behind else ""
            yield f"        {before}{marked_words(finding)}{behind}"
    yield from _passage_lines(answer)


def _passage_lines(answer: Verification) -> Iterator[str]:
    for one in answer.passages[:_MOST_SHOWN]:
        where = ", ".join(part for part in (one.record.headline, one.record.outlet, one.record.published) if part)
        yield f"  in the text of article {one.article_id}{f' ({where})' if where else ''}:"
        yield f"        … {one.before}[{one.words}]{one.behind} …"


def _json(answer: Verification) -> str:
    values = {
        "quote": answer.quote,
        "speaker": answer.speaker or None,
        "verdict": answer.verdict,
        "articles": answer.article_count,
        "passages": [
            {"article": one.article_id, "start": one.span.start, "end": one.span.end, "words": one.words}
            for one in answer.passages
        ],
        "findings": [_finding(finding) for finding in answer.findings],
    }
    return json.dumps(values, ensure_ascii=False)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "verdict": finding.verdict,
        "match": finding.match,
        "statement": json.loads(terminal.statement_json(finding.row)),
        "pieces": [_piece(piece) for piece in finding.pieces],
        "cut_before": finding.cut_before,
        "cut_behind": finding.cut_behind,
    }


def _piece(piece: Piece) -> dict[str, object]:
    return {
        "difference": piece.difference,
        "quote": piece.quote,
        "statement": piece.statement,
        "marked": piece.is_marked,
    }
