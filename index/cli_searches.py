"""The commands for saved searches: list them, save one, give it another name, forget it.

Each returns lines for the command line to print.
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Protocol

from index import workspace
from index.progress import Progress

Arguments = argparse.Namespace


class Commands(Protocol):
    """Adds commands to a parser."""

    def __call__(self, name: str, run: Callable[[Arguments], int], summary: str) -> argparse.ArgumentParser:
        """Adds one, with what it runs."""


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the commands; `run` prints what they leave in `Arguments.lines`, called with a `Progress`."""
    command = add("searches", run, 'list the saved searches; each can be used in others as search:"NAME"')
    command.set_defaults(lines=_list)
    command = add("save-search", run, "save a search under a name, in place of the one that has it")
    command.add_argument("name", metavar="NAME")
    command.add_argument("query", metavar="QUERY")
    command.set_defaults(lines=_save)
    command = add("rename-search", run, "give a saved search another name, also where others use it")
    command.add_argument("name", metavar="NAME")
    command.add_argument("new_name", metavar="NEW")
    command.set_defaults(lines=_rename)
    command = add("forget-search", run, "take a saved search out; what it was is printed")
    command.add_argument("name", metavar="NAME")
    command.set_defaults(lines=_forget)


def _list(given: Arguments, _: Progress) -> Iterator[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        yield from (f"{search.name}: {search.query}" for search in reader.saved_searches())


def _save(given: Arguments, progress: Progress) -> Iterator[str]:
    with workspace.open_existing(given.library, progress=progress) as library:
        for name, query in library.save_search(given.name, given.query):
            if query is not None:
                yield f"before: {name}: {query}"
    yield f"saved: {given.name}: {given.query}"


def _rename(given: Arguments, progress: Progress) -> Iterator[str]:
    with workspace.open_existing(given.library, progress=progress) as library:
        library.rename_search(given.name, given.new_name)
    yield f"{given.name} is now {given.new_name}"


def _forget(given: Arguments, progress: Progress) -> Iterator[str]:
    with workspace.open_existing(given.library, progress=progress) as library:
        yield from (f"forgotten: {name}: {query}" for name, query in library.forget_search(given.name))
