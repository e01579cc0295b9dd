"""The commands that change statements: who speaks, what is said where, what is none, and the reader's marks.

Each makes one change, which the command line then prints as a line of the log.
"""

import argparse
from collections.abc import Callable, Sequence
from contextlib import closing

from index import workspace
from index.cli_commands import ARTICLE, PERSON, STATEMENT, Arguments, Commands, add_json
from index.cli_numbers import count, number
from index.model import Change
from index.progress import Progress
from index.terminal import tag_json, tag_line
from index.workspace import Workspace

Run = Callable[[Arguments], int]
_PLACE = "where it begins and ends in the text that `articles --json` prints; several such pairs are its pieces"


def add_commands(add: Commands, run: Run, report: Run) -> None:
    """Adds the commands; `run` carries out what they leave in `Arguments.change`, `report` prints `Arguments.lines`."""
    _add_set_speaker(add, run)
    command = _about_some(add("reject", run, "say that something is no statement; search is:rejected finds it"))
    command.add_argument("--off", action="store_true", help="it is a statement after all")
    command.set_defaults(change=_reject)
    command = add("set-content", run, "set where a statement begins and ends")
    command.add_argument("id", type=number, metavar="ID", help=STATEMENT)
    command.add_argument("place", type=count, nargs="+", metavar="START END", help=_PLACE)
    command.set_defaults(change=_set_content, refuse=command.error)
    command = add("add-statement", run, "mark words of an article as a statement that was not found")
    command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
    command.add_argument("place", type=count, nargs="+", metavar="START END", help=_PLACE)
    who = command.add_mutually_exclusive_group()
    who.add_argument("--speaker", metavar="NAME", help="who said it; default: the speaker is not named")
    who.add_argument("--person", type=number, metavar="PERSON", help=f"who said it: {PERSON}")
    command.set_defaults(change=_add_statement, refuse=command.error)
    _add_marks(add, run, report)


def _add_marks(add: Commands, run: Run, report: Run) -> None:
    command = _about_some(add("check", run, "note that you have checked statements"))
    command.add_argument("--off", action="store_true", help="note that you have not")
    command.set_defaults(change=lambda library, given: library.set_checked(given.ids, on=not given.off))
    command = _about_some(add("star", run, "put a star on statements"))
    command.add_argument("--off", action="store_true", help="take it off")
    command.set_defaults(change=lambda library, given: library.set_starred(given.ids, on=not given.off))
    command = add("tag", run, "give statements tags, with commas between them")
    command.add_argument("tags", metavar="TAGS", help="for example: 'budget, to call back'")
    command.add_argument("--off", action="store_true", help="take these tags off")
    command.set_defaults(change=_tag)
    _about_some(command)
    command = add("note", run, "write a note on a statement")
    command.add_argument("id", type=number, metavar="ID", help=STATEMENT)
    command.add_argument("text", metavar="TEXT", help="takes the place of the old note; '' takes it off")
    command.set_defaults(change=lambda library, given: library.set_note(given.id, given.text))
    command = add("tags", report, "list your tags, with the number of statements")
    add_json(command, "tag")
    command.set_defaults(lines=_tags, nothing=lambda _: "no statement has a tag")


def _about_some(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("ids", type=number, nargs="+", metavar="ID", help=STATEMENT)
    return command


def _add_set_speaker(add: Commands, run: Run) -> None:
    command = add("set-speaker", run, "say who speaks in statements")
    command.usage = f"{command.prog} [-h] [--library DIR] [--json] (NAME | --person PERSON | --nobody) ID [ID ...]"
    who = command.add_mutually_exclusive_group()
    who.add_argument("--person", type=number, metavar="PERSON", help=f"the speaker: {PERSON}")
    who.add_argument("--nobody", action="store_true", help="the speaker is not named")
    command.add_argument(
        "words",
        nargs="+",
        metavar="NAME ID",
        help=f"the speaker, somebody new if nobody has this name, --person if several have it; and {STATEMENT}",
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


def _reject(library: Workspace, given: Arguments) -> Change:
    return library.accept(given.ids) if given.off else library.reject(given.ids)


def _set_content(library: Workspace, given: Arguments) -> Change:
    return library.set_content(given.id, _place(given))


def _add_statement(library: Workspace, given: Arguments) -> Change:
    who = given.speaker if given.person is None else given.person
    return library.add_statement(given.article, _place(given), who)


def _place(given: Arguments) -> list[tuple[int, int]]:
    """The pairs of offsets that were given one after the other."""
    if len(given.place) % 2:
        given.refuse("an END is missing: places are pairs of START and END")
    return list(zip(given.place[::2], given.place[1::2], strict=True))


def _tag(library: Workspace, given: Arguments) -> Change:
    tags = [tag.strip() for tag in given.tags.split(",")]
    return library.remove_tags(given.ids, tags) if given.off else library.add_tags(given.ids, tags)


def _tags(given: Arguments, _: Progress) -> list[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        tags = reader.tags()
    return [tag_json(*tag) if given.json else tag_line(*tag) for tag in tags]
