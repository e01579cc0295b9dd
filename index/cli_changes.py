"""The commands that change a library as its user would: who is who, who speaks, what was checked.

Each makes one change, which the command line then prints as a line of the log.
"""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Protocol

from index.cli_numbers import number
from index.errors import ChangeNotFound
from index.model import Change
from index.workspace import Workspace

_ID = "the number that search prints first"
_PERSON = "the number that speakers prints first"
_CHANGE = "the number that log prints first"

Arguments = argparse.Namespace


class Commands(Protocol):
    """Adds commands to a parser."""

    def __call__(self, name: str, run: Callable[[Arguments], int], summary: str) -> argparse.ArgumentParser:
        """Adds one, with what it runs."""


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the commands; `run` carries out what they leave in `Arguments.change`."""
    command = add("merge", run, "make people one; their names become further names of the first")
    command.add_argument("into", type=number, metavar="INTO", help=_PERSON)
    command.add_argument("people", type=number, nargs="+", metavar="PERSON", help=_PERSON)
    command.set_defaults(change=lambda library, given: library.merge_people(given.people, given.into))
    command = add("rename", run, "show a person under another name")
    command.add_argument("person", type=number, metavar="PERSON", help=_PERSON)
    command.add_argument("name", metavar="NAME")
    command.set_defaults(change=lambda library, given: library.rename_person(given.person, given.name))
    _add_set_speaker(add, run)
    command = add("check", run, "note that you have checked statements")
    command.add_argument("ids", type=number, nargs="+", metavar="ID", help=_ID)
    command.add_argument("--off", action="store_true", help="note that you have not")
    command.set_defaults(change=lambda library, given: library.set_checked(given.ids, on=not given.off))
    command = add("undo", run, "take a change back")
    command.add_argument("id", type=number, nargs="?", metavar="CHANGE", help=f"{_CHANGE}; default: the last one")
    command.set_defaults(change=_undo)
    command = add("redo", run, "put a change that was taken back in place again")
    command.add_argument("id", type=number, nargs="?", metavar="CHANGE", help=f"{_CHANGE}; default: the last one")
    command.set_defaults(change=_redo)


def _add_set_speaker(add: Commands, run: Callable[[Arguments], int]) -> None:
    command = add("set-speaker", run, "say who speaks in statements")
    command.usage = f"{command.prog} [-h] [--library DIR] (NAME | --person PERSON | --nobody) ID [ID ...]"
    who = command.add_mutually_exclusive_group()
    who.add_argument("--person", type=number, metavar="PERSON", help=f"the speaker: {_PERSON}")
    who.add_argument("--nobody", action="store_true", help="the speaker is not named")
    command.add_argument(
        "words",
        nargs="+",
        metavar="NAME ID",
        help=f"the speaker, somebody new if nobody has exactly this name; and {_ID}",
    )
    command.set_defaults(change=_set_speaker, refuse=command.error)


def _set_speaker(library: Workspace, given: Arguments) -> Change:
    words: Sequence[str] = given.words
    who: int | str | None = given.person
    if given.person is None and not given.nobody:
        who, *words = words
    try:
        ids = [number(word) for word in words]
    except argparse.ArgumentTypeError:
        given.refuse("the numbers of statements are expected behind the speaker")
    if not ids:
        given.refuse("the number of a statement is missing")
    return library.set_speaker(ids, who)


def _undo(library: Workspace, given: Arguments) -> Change:
    return library.undo(_last(library, undone=False) if given.id is None else given.id)


def _redo(library: Workspace, given: Arguments) -> Change:
    return library.redo(_last(library, undone=True) if given.id is None else given.id)


def _last(library: Workspace, *, undone: bool) -> int:
    """The change that was taken back last and is so still, or the one that was made or put back last and stands.

    Raises:
        ChangeNotFound: there is none.
    """
    with closing(library.reader()) as reader:
        log = reader.changes()
    lines = {line.id: line for line in log}
    for line in log:
        change = line
        while change.undoes is not None:
            change = lines[change.undoes]
        if change.undone is undone:
            return change.id
    raise ChangeNotFound(None)
