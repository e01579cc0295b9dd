"""The command that compares: two speakers, two outlets, or an original with what other articles made of it."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Literal

from index import terminal, workspace
from index.cli_commands import ARTICLE, Arguments, Commands, add_json
from index.cli_numbers import number
from index.comparing.coverage import Covered, Show, Sides, use_counts, use_of, wanted
from index.comparing.wording import relation_words
from index.progress import Progress


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the command; `run` prints what it leaves in `Arguments.lines`, called with a `Progress`."""
    command = add("compare", run, "compare two speakers or outlets, or an original with what others made of it")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("--speakers", nargs=2, metavar="NAME", help="two speakers side by side")
    what.add_argument("--outlets", nargs=2, metavar="NAME", help="two outlets side by side")
    what.add_argument(
        "--article", type=number, metavar="ARTICLE", help=f"a press release or transcript, with the others: {ARTICLE}"
    )
    command.add_argument(
        "--show",
        type=Show,
        choices=list(Show),
        default=Show.ALL,
        help="of an article: all statements, what others used, or what is not quoted anywhere",
    )
    command.add_argument("query", nargs="?", default="", metavar="QUERY", help="only statements that this finds")
    add_json(command, "statement")
    command.set_defaults(lines=_lines, nothing=lambda _: "there is nothing to compare")


def _lines(given: Arguments, _: Progress) -> Iterator[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        if given.article is not None:
            rows = reader.coverage(given.article)
            shown = wanted(rows, given.show)
            yield from map(_covered_json, shown) if given.json else _coverage(rows, shown)
            return
        field: Literal["speaker", "outlet"] = "speaker" if given.speakers else "outlet"
        names = given.speakers or given.outlets
        sides = reader.side_by_side(given.query, field, (names[0], names[1]))
    yield from _sides_json(sides) if given.json else _sides(sides)


def _coverage(rows: tuple[Covered, ...], shown: tuple[Covered, ...]) -> Iterator[str]:
    """How much was used of all, then each statement that is shown."""
    if rows:
        counts = ", ".join(f"{count} {use}" for use, count in use_counts(rows).items() if count)
        yield f"{_counted(len(rows))}: {counts}"
    for row in shown:
        yield f"{row.use}: {terminal.statement_line(row.found.row).strip()}"
        for one in row.found.others:
            yield f"    {use_of(one)}, {relation_words(one, row.found)}: {terminal.statement_line(one.row).strip()}"


def _counted(count: int) -> str:
    return "1 statement" if count == 1 else f"{count} statements"


def _covered_json(row: Covered) -> str:
    values = {
        "use": row.use,
        "statement": json.loads(terminal.statement_json(row.found.row)),
        "others": [
            {"use": use_of(one), "changed_words": one.changed_words, "more_words": one.more_words,
             "statement": json.loads(terminal.statement_json(one.row))}
            for one in row.found.others
        ],
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False)


def _sides(sides: Sides) -> Iterator[str]:
    for name, rows, count in zip(sides.names, sides.rows, sides.counts, strict=True):
        yield f"{name}: {_counted(count)}"
        yield from (f"  {terminal.statement_line(row).strip()}" for row in rows)
    for left, one in sides.shared:
        yield f"both: {left} and {one.row.id}"


def _sides_json(sides: Sides) -> Iterator[str]:
    both = {left for left, _ in sides.shared} | {one.row.id for _, one in sides.shared}
    for name, rows in zip(sides.names, sides.rows, strict=True):
        for row in rows:
            statement = json.loads(terminal.statement_json(row))
            yield json.dumps({"side": name, "both": row.id in both, "statement": statement}, ensure_ascii=False)
