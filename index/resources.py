"""Finds shipped files, from a source checkout, an installed package and the frozen program alike."""

import sys
from pathlib import Path


def root() -> Path:
    """The folder `resources`; not checked for existence."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"


def path(*parts: str) -> Path:
    """The path of a shipped file, for example `path("model", "vocab.txt")`; not checked for existence."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The content of a shipped UTF-8 text file.

    Raises:
        OSError: the file is not there.
    """
    return path(*parts).read_text(encoding="utf-8")
