"""Statements with their citations as a page to read: Markdown or HTML."""

from collections.abc import Iterable
from typing import TextIO

from index.citation.record import Flavours

__all__ = ("Flavours", "write_html", "write_markdown")

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Statements</title>
<style>body { max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.5 } p { break-inside: avoid }</style>
</head>
<body>
"""


def write_markdown(cited: Iterable[Flavours], file: TextIO) -> None:
    """Writes the quotes with their citations, a blank line apart."""
    for number, flavours in enumerate(cited):
        file.write("\n" if number else "")
        file.write(f"{flavours.markdown}\n")


def write_html(cited: Iterable[Flavours], file: TextIO) -> None:
    """Writes one page without scripts that loads nothing, a paragraph for each quote with its citation."""
    file.write(_HEAD)
    file.writelines(f"{flavours.html}\n" for flavours in cited)
    file.write("</body>\n</html>\n")
