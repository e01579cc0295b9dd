"""The commands about people: who speaks, under which names, and who is one with whom.

Those that list people leave `lines`, and in `nothing` what to say if there are none; those that change something leave
`change`.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from index import terminal, workspace
from index.cli_commands import PERSON, Arguments, Commands, add_json
from index.cli_numbers import count, number
from index.model import Change
from index.progress import Progress
from index.workspace import Workspace

Run = Callable[[Arguments], int]


def add_commands(add: Commands, run: Run, report: Run) -> None:
    """Adds the commands; `run` carries out what they leave in `Arguments.change`, `report` prints `Arguments.lines`."""
    command = add("speakers", report, "list who speaks, with the number of statements")
    command.add_argument("filter", nargs="?", default="", metavar="FILTER", help="parts of a name")
    add_json(command, "speaker")
    command.set_defaults(lines=_speakers, nothing=_nobody)
    command = add("same-person", report, "list pairs of people who may be one, the likeliest first")
    command.add_argument("--limit", type=count, default=50, metavar="N", help="print at most N pairs (default: 50)")
    add_json(command, "pair")
    command.set_defaults(lines=_pairs, nothing=lambda _: "no two people look like one")
    command = add("merge", run, "make people one; their names become further names of the first")
    command.add_argument("into", type=number, metavar="INTO", help=PERSON)
    command.add_argument("people", type=number, nargs="+", metavar="PERSON", help=PERSON)
    command.set_defaults(change=lambda library, given: library.merge_people(given.people, given.into))
    command = add("keep-apart", run, "say that two people are not one, so that same-person leaves them out")
    command.add_argument("people", type=number, nargs=2, metavar="PERSON", help=PERSON)
    command.set_defaults(change=lambda library, given: library.keep_apart(*given.people))
    command = _about_one(add("rename", run, "show a person under another name"))
    command.add_argument("name", metavar="NAME")
    command.set_defaults(change=lambda library, given: library.rename_person(given.person, given.name))
    command = _about_one(add("alias", run, "give a person further names: new speakers of such a name are this person"))
    command.add_argument("names", nargs="+", metavar="NAME")
    command.add_argument("--off", action="store_true", help="take these names away")
    command.set_defaults(change=_alias)
    command = _about_one(add("split", run, "make a person of their own of those who speak under some of its names"))
    command.add_argument("names", nargs="+", metavar="NAME", help="a name as speakers prints it behind “also”")
    command.set_defaults(change=lambda library, given: library.split_person(given.person, given.names))


def _about_one(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("person", type=number, metavar="PERSON", help=PERSON)
    return command


def _speakers(given: Arguments, _: Progress) -> Iterable[str]:
    """Who speaks in the library; without a filter, who does so in what is shown by default."""
    with closing(workspace.open_reader(given.library)) as reader:
        people = reader.people(given.filter)
    shown = [person for person in people if person.statement_count or given.filter]
    return map(terminal.person_json if given.json else terminal.person_line, shown)


def _nobody(given: Arguments) -> str:
    return f"nobody speaks whose names have “{given.filter}” in them" if given.filter else "nobody speaks yet"


def _pairs(given: Arguments, _: Progress) -> Iterator[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        pairs = reader.suggestions(limit=given.limit)
    return map(terminal.pair_json if given.json else terminal.pair_line, pairs)


def _alias(library: Workspace, given: Arguments) -> Change:
    """Sets the names that are there with, or without, those given; a name is spelled as it was first."""
    with closing(library.reader()) as reader:
        held = reader.person(given.person).aliases
    if given.off:
        gone = {name.casefold() for name in given.names}
        return library.set_aliases(given.person, [name for name in held if name.casefold() not in gone])
    return library.set_aliases(given.person, [*given.names, *held])
