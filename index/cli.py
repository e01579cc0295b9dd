"""The command line: `on-the-record COMMAND …` and `python -m index COMMAND …`.

Results go to standard output, everything else to standard error. Exit codes: 0 all went well; 1 something failed or
nothing was found; 2 the command line was wrong.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from index import (
    cli_changes,
    cli_cite,
    cli_compare,
    cli_library,
    cli_people,
    cli_preview,
    cli_records,
    cli_searches,
    cli_statements,
    cli_variants,
    cli_verify,
    cli_versions,
    terminal,
    workspace,
)
from index.cli_commands import STATEMENT, Arguments, add_json
from index.cli_import import add_command as add_import
from index.cli_import import import_all
from index.cli_inputs import documents
from index.cli_numbers import count, number
from index.errors import RecordError, SourceError
from index.exporting.export import ENDINGS, export
from index.progress import Cancelled
from index.version import VERSION
from index.workspace import Reader, Workspace

PROGRAM = "on-the-record"
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])

_EXTRACT_PATH = """a file with one article or several; or .jsonl or .jsonl.gz with one {"id", "text", "title"} per line,
    whose texts are taken as they are; or - for standard input, which may hold either"""
_QUERY = 'words, "a phrase", speaker:name, kind:direct, manner:thought, is:negated, is:any …'


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    Raises:
        SystemExit: the command line was wrong, or asked for help or the version.
    """
    try:
        _prepare_output()
        arguments = _parser().parse_args(argv)
        code: int = arguments.run(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except RecordError as error:
        _complain(error)
        return 1
    except (KeyboardInterrupt, Cancelled):
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough. Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _extract(arguments: Arguments) -> int:
    """Prints the statements of files, one after the other, without a library."""
    failed = False
    for document in chain.from_iterable(map(documents, arguments.paths)):
        if isinstance(document, SourceError):
            failed = True
            _complain(document)
            continue
        document_id, article = document
        statements = workspace.extract_article(article)
        if arguments.json:
            _print(terminal.article_json(document_id, article, statements))
        else:
            _say(terminal.article_lines(str(document_id), article, statements, everything=arguments.all))
    return int(failed)


def _import(arguments: Arguments) -> int:
    """Imports files, or the sample library, into the library; or shows how files would be split."""
    if arguments.preview:
        return _preview(arguments)
    outcome = import_all(arguments, _show_progress)
    _clear_progress()
    for complaint in outcome.complaints:
        _note(f"{PROGRAM}: {complaint}")
    _say(outcome.lines)
    return outcome.code


def _preview(arguments: Arguments) -> int:
    """Prints how files would be split into articles."""
    failed = False
    for found in cli_preview.previews(arguments.paths, arguments.library):
        if isinstance(found, SourceError):
            failed = True
            _complain(found)
        else:
            failed = failed or bool(found.failures)
            _say(cli_preview.lines(found, as_json=arguments.json))
    return int(failed)


def _search(arguments: Arguments) -> int:
    """Prints the statements that a query finds."""
    with closing(_reader(arguments)) as reader:
        results = reader.search(arguments.query)
        if arguments.export:
            return _export(arguments, reader, results.ids[: arguments.limit])
        rows = reader.rows(results.ids[: arguments.limit])
        alternatives = () if results.ids or arguments.json else reader.alternatives(arguments.query)
    for row in rows:
        _print(terminal.statement_json(row)) if arguments.json else _say([terminal.statement_line(row)])
    if not arguments.json:
        hidden = f"; {results.hidden} more are hidden by default (is:any)" if results.hidden else ""
        _note(f"{len(rows)} of {len(results.ids)} statements for: {results.understood or 'everything'}{hidden}")
    for line in map(terminal.alternative_line, alternatives):
        _note(line)
    return 0 if rows else 1


def _export(arguments: Arguments, reader: Reader, ids: Sequence[int]) -> int:
    """Writes statements into a file; none make no file."""
    if ids:
        try:
            export(
                reader,
                ids,
                arguments.export,
                by=arguments.by,
                replacing=arguments.replace,
                progress=_show_progress,
            )
        except KeyboardInterrupt:
            _clear_progress()
            _note(f"{PROGRAM}: stopped; no file was written, and one that was there is as it was")
            raise
    _clear_progress()
    _note(f"{len(ids)} statements written" + (f" into {arguments.export}" if ids else ": there is no file"))
    return 0 if ids else 1


def _show(arguments: Arguments) -> int:
    """Prints all that is known of one statement."""
    with closing(_reader(arguments)) as reader:
        (row,) = reader.rows([arguments.id])
        reporters = reader.rows([row.within_id] if row.within_id else [])
        article = reader.article(row.article_id)
    _say(terminal.statement_lines(row, article, reporters[0] if reporters else None))
    return 0


def _change(arguments: Arguments) -> int:
    """Makes one change and prints its line of the log."""
    with workspace.open_existing(arguments.library, progress=_show_progress) as library:
        library.back_up_daily(progress=_show_progress)
        change = arguments.change(library, arguments)
    _clear_progress()
    return _say([terminal.change_json(change) if arguments.json else terminal.change_line(change)])


def _extract_again(arguments: Arguments) -> int:
    """Finds the statements of articles in the library anew."""
    with workspace.open_existing(arguments.library, progress=_show_progress) as library:
        library.back_up_daily(progress=_show_progress)
        library.extract_again(arguments.articles or None, progress=_show_progress)
    _clear_progress()
    return 0


def _report(arguments: Arguments) -> int:
    """Prints the lines of a command, or what it says if there are none."""
    lines = arguments.lines(arguments, _show_progress)
    _clear_progress()
    code = _say(lines)
    if code:
        _note(f"{PROGRAM}: {arguments.nothing(arguments)}")
    return code


def _articles(arguments: Arguments) -> int:
    """Prints the articles of the library."""
    with closing(_reader(arguments)) as reader:
        stored = reader.articles(words=arguments.words)
        if arguments.reviewed:
            stored = tuple(one for one in stored if reader.is_reviewed(one.id))
        if arguments.headline_only:
            marked = reader.headline_only()
            stored = tuple(one for one in stored if one.id in marked)
        if not stored:
            _note(f"{PROGRAM}: {_no_article(arguments)}")
        if not arguments.json:
            return _say(map(terminal.stored_article_line, stored))
        for one in stored:
            _print(terminal.article_json(one.id, one.article, [r.statement for r in reader.statements_of(one.id)]))
    return 0 if stored else 1


def _no_article(arguments: Arguments) -> str:
    """Why no article is listed."""
    if arguments.words:
        return f"no article has “{arguments.words}”"
    if arguments.headline_only:
        return "no headline quotes words that no statement below it has"
    return f"{'nothing was corrected or checked' if arguments.reviewed else 'there is no article'} yet"


def _rebuild(arguments: Arguments) -> int:
    """Makes the search index again from the library."""
    with Workspace.open(arguments.library, progress=_show_progress) as library:
        library.rebuild(progress=_show_progress)
    _clear_progress()
    return 0


def _reader(arguments: Arguments) -> Reader:
    return workspace.open_reader(arguments.library)


def _prepare_output() -> None:
    """UTF-8 into files and pipes; in a terminal its own encoding, with escapes for what that lacks."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _print(text: str) -> None:
    print(text, flush=True)


def _say(lines: Iterable[str]) -> int:
    """Prints lines of text without control characters; returns 1 if there were none."""
    code = 1
    for line in lines:
        _print(line.translate(_CONTROLS))
        code = 0
    return code


def _note(text: str) -> None:
    print(text.translate(_CONTROLS), file=sys.stderr)


def _complain(error: RecordError) -> None:
    _clear_progress()
    _note(f"{PROGRAM}: {error}")


def _show_progress(done: int, total: int, what: str) -> None:
    if sys.stderr and sys.stderr.isatty():
        print(f"\r\x1b[K{done}/{total} {what}"[:100], end="", file=sys.stderr, flush=True)


def _clear_progress() -> None:
    if sys.stderr and sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Finds who said what in news articles. Without a command, the window opens.",
        epilog="Exit codes: 0 all went well, 1 something failed or nothing was found, 2 wrong command line.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {VERSION}")
    _add_library(parser, default=None)
    add = _Commands(parser)
    command = add("extract", _extract, "print the statements of files; the library is not touched")
    command.add_argument("paths", nargs="+", metavar="PATH", help=_EXTRACT_PATH)
    command.add_argument("--json", action="store_true", help="one JSON object per article and line, with offsets")
    command.add_argument("--all", action="store_true", help="also thoughts, events, what was not said, doubtful finds")
    add_import(add, _import)
    command = add("search", _search, "print the statements that a query finds")
    command.add_argument("query", metavar="QUERY", help=_QUERY)
    command.add_argument("--json", action="store_true", help="one JSON object per statement and line")
    command.add_argument("--limit", type=count, metavar="N", help="print at most N statements")
    command.add_argument(
        "--export", type=Path, metavar="FILE", help=f"write them into a new file instead: {', '.join(ENDINGS)}"
    )
    command.add_argument("--by", default="", metavar="NAME", help="your name, where --export tells who checked what")
    command.add_argument("--replace", action="store_true", help="let --export replace a file that is there already")
    command = add("show", _show, "print all that is known of one statement")
    command.add_argument("id", type=number, metavar="ID", help=STATEMENT)
    cli_cite.add_command(add, _print)
    cli_verify.add_command(add, _say)
    for module in (cli_people, cli_statements, cli_changes):
        module.add_commands(add, _change, _report)
    _add_whole_library(add)
    return parser


def _add_whole_library(add: "_Commands") -> None:
    """The commands about a library as a whole."""
    command = add("articles", _articles, "list the articles of the library")
    command.add_argument("--words", default="", metavar="WORDS", help="only those that have all of these anywhere")
    command.add_argument("--json", action="store_true", help="as `extract --json` prints them, with your corrections")
    command.add_argument("--reviewed", action="store_true", help="only those with something corrected or checked")
    command.add_argument(
        "--headline-only", action="store_true", help="only those whose headline quotes words that no statement has"
    )
    command = add("extract-again", _extract_again, "find the statements of articles anew; what you changed stays")
    command.add_argument(
        "articles", type=number, nargs="*", metavar="ARTICLE", help="the numbers of articles; default: all"
    )
    add("rebuild", _rebuild, "make the search index again from the library")
    cli_records.add_commands(add, _change, _report)
    cli_library.add_commands(add, _report)
    cli_searches.add_commands(add, _report)
    cli_versions.add_commands(add, _report)
    cli_variants.add_commands(add, _report)
    cli_compare.add_commands(add, _report)


class _Commands:
    """The commands of a parser; each also takes the options that stand before the command."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def __call__(self, name: str, run: Callable[[Arguments], int], summary: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = self._commands.add_parser(name, help=summary, description=summary)
        command.set_defaults(run=run, nothing=lambda _: "there is nothing to list")
        if run is _change:
            add_json(command, "change")
        # Without a default of its own, so that it does not undo the option before the command.
        _add_library(command, default=argparse.SUPPRESS)
        return command


def _add_library(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument("--library", type=Path, metavar="DIR", default=default, help="folder of the library")
