"""The commands about the log of changes: list it, take a change back, put it back in place."""

from collections.abc import Callable, Iterable
from contextlib import closing

from index import terminal, workspace
from index.cli_commands import CHANGE, Arguments, Commands
from index.cli_numbers import count, number
from index.errors import ChangeNotFound
from index.model import Change
from index.progress import Progress
from index.workspace import Workspace

Run = Callable[[Arguments], int]


def add_commands(add: Commands, run: Run, report: Run) -> None:
    """Adds the commands; `run` carries out what they leave in `Arguments.change`, `report` prints `Arguments.lines`."""
    command = add("undo", run, "take a change back")
    command.add_argument("id", type=number, nargs="?", metavar="CHANGE", help=f"{CHANGE}; default: the last one")
    command.set_defaults(change=_undo)
    command = add("redo", run, "put a change that was taken back in place again")
    command.add_argument("id", type=number, nargs="?", metavar="CHANGE", help=f"{CHANGE}; default: the last one")
    command.set_defaults(change=_redo)
    command = add("log", report, "list what you changed, newest first")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object per change and line")
    form.add_argument("--csv", action="store_true", help="as a table for a spreadsheet")
    command.add_argument("--article", type=number, metavar="ARTICLE", help="only changes of its statements")
    command.add_argument("--limit", type=count, metavar="N", help="print at most N changes")
    command.set_defaults(lines=_log, nothing=_nothing)


def _log(given: Arguments, _: Progress) -> Iterable[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        if given.article is not None:
            reader.article(given.article)
        changes = reader.changes(article_id=given.article, limit=given.limit)
        table = reader.log(format="csv", article_id=given.article, limit=given.limit) if given.csv and changes else ""
    if given.csv:
        return table.splitlines()
    return map(terminal.change_json if given.json else terminal.change_line, changes)


def _nothing(given: Arguments) -> str:
    if given.limit == 0:
        return "no change was asked for"
    return "nothing was changed yet" if given.article is None else f"nothing was changed in article {given.article}"


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
