"""The command that shows where else a quotation stands, and what differs there."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing

from index import terminal, workspace
from index.cli_commands import STATEMENT, Arguments, Commands, add_json
from index.cli_numbers import number
from index.comparing.variants import Variant, Variants
from index.comparing.wording import pieces_words, relation_words
from index.progress import Progress


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the command; `run` prints what it leaves in `Arguments.lines`, called with a `Progress`."""
    command = add("variants", run, "show where else a quotation stands: in the same words, cut or altered")
    command.add_argument("id", type=number, metavar="ID", help=STATEMENT)
    add_json(command, "place")
    command.set_defaults(lines=_lines, nothing=lambda _: "no other article has this quotation")


def _lines(given: Arguments, _: Progress) -> Iterator[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        found = reader.variants(given.id)
    for one in found.others:
        yield from [_json(found, one)] if given.json else _shown(found, one)


def _shown(found: Variants, one: Variant) -> Iterator[str]:
    yield f"{terminal.statement_line(one.row)}"
    yield f"        {relation_words(one, found)}"
    if one.changed_words or one.more_words:
        yield f"        {pieces_words(one.pieces)}"


def _json(found: Variants, one: Variant) -> str:
    values = {
        "relation": one.relation,
        "changed_words": one.changed_words,
        "more_words": one.more_words,
        "names_another": one.names_another,
        "is_first": found.first is not None and found.first.id == one.row.id,
        "statement": json.loads(terminal.statement_json(one.row)),
        "pieces": [
            {"difference": piece.difference, "there": piece.quote, "here": piece.statement, "marked": piece.is_marked}
            for piece in one.pieces
        ],
    }
    return json.dumps(values, ensure_ascii=False)
