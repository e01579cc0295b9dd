"""The log of changes as a file: CSV for spreadsheets, JSON Lines for programs; newest line first, as it is shown."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from index.model import Change

_COLUMNS = ("number", "made_at", "what", "subject", "from", "to", "taken_back", "takes_back", "statements")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so may be run by a spreadsheet."""


def as_csv(changes: Sequence[Change]) -> str:
    """CSV with a byte order mark, so that spreadsheets read its letters, and with no cell that they would run."""
    made = io.StringIO()
    made.write("\ufeff")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for change in changes:
        words = (change.made_at, change.title, change.subject, change.before, change.after)
        statements = " ".join(map(str, change.statement_ids))
        undone = "yes" if change.undone else ""
        writer.writerow([change.id, *map(_harmless, words), undone, change.undoes or "", statements])
    return made.getvalue()


def as_json_lines(changes: Sequence[Change]) -> str:
    """One JSON object a line, with the names of `Change`."""
    return "".join(json.dumps(asdict(change), ensure_ascii=False) + "\n" for change in changes)


FORMATS: Mapping[str, Callable[[Sequence[Change]], str]] = MappingProxyType({"csv": as_csv, "jsonl": as_json_lines})


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
