"""What the modules with commands of the command line share."""

import argparse
from collections.abc import Callable
from typing import Protocol

Arguments = argparse.Namespace
"""What a command is called with. A command leaves in it what `run` needs: see the modules that add commands."""

STATEMENT = "the number that search prints first"
PERSON = "the number that speakers prints first"
CHANGE = "the number that log prints first"
ARTICLE = "the number that articles prints first"


class Commands(Protocol):
    """Adds commands to a parser."""

    def __call__(self, name: str, run: Callable[[Arguments], int], summary: str) -> argparse.ArgumentParser:
        """Adds one, with what it runs."""


def add_json(command: argparse.ArgumentParser, what: str) -> None:
    """Lets a command print JSON, one object per line for each of what it lists."""
    command.add_argument("--json", action="store_true", help=f"one JSON object per {what} and line")
