"""The command that prints citations."""

import argparse
from collections.abc import Callable
from contextlib import closing

from index import workspace
from index.citation.cite import EXPORTS, FORMATS, STYLES
from index.citation.options import Options, Punctuation
from index.cli_commands import STATEMENT, Commands
from index.cli_numbers import number

Arguments = argparse.Namespace


def add_command(add: Commands, show: Callable[[str], None]) -> None:
    """Adds the command; `show` prints text."""

    def run(given: Arguments) -> int:
        with closing(workspace.open_reader(given.library)) as reader:
            if given.format in EXPORTS:
                text = reader.export(given.ids, format=given.format)
            else:
                made = reader.cite(
                    given.ids,
                    style="own" if given.template else given.style,
                    options=_options(given),
                    listed=given.bibliography,
                )
                text = {"text": made.plain, "html": made.html, "markdown": made.markdown, "rtf": made.rtf}[given.format]
        show(text.removesuffix("\n"))
        return 0

    command = add("cite", run, "print a citation to paste")
    command.add_argument("ids", type=number, nargs="+", metavar="ID", help=STATEMENT)
    command.add_argument("--style", choices=STYLES, default=STYLES[0], help="default: %(default)s")
    command.add_argument(
        "--template", default="", metavar="TEXT", help="your own form, such as '{speaker}, in *{outlet}*, {date}'"
    )
    command.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="default: %(default)s")
    command.add_argument("--bibliography", action="store_true", help="the articles alone, as the style lists them")
    command.add_argument(
        "--punctuation", choices=list(Punctuation), default=Punctuation.AMERICAN,
        help="the marks around quotations, where the style leaves them open; default: %(default)s",
    )  # fmt: skip
    command.add_argument("--page-links", action="store_true", help="let links lead to the page, not to the quote in it")


def _options(given: Arguments) -> Options:
    return Options(
        punctuation=Punctuation(given.punctuation), passage_links=not given.page_links, template=given.template
    )
