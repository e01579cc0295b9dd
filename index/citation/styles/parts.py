"""Small parts that several styles write in the same way."""

import re
from collections.abc import Sequence
from itertools import groupby

from index.citation.marks import parse, show, stopped, with_stop, without_stop
from index.citation.names import Author, authors_of
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run

_THE = re.compile(r"The (?=\S)")


def personal_authors(record: CitationRecord) -> tuple[Author, ...]:
    """The authors, unless the outlet is the only one: it is named once, in its own place."""
    authors = authors_of(record.authors)
    is_outlet = len(authors) == 1 and authors[0].straight.casefold() == (record.outlet or "").casefold()
    return () if is_outlet else authors


def listed_outlet(outlet: str) -> str:
    """The name of a newspaper or site as Chicago and AMA print it, without "The" at its start."""
    return _THE.sub("", outlet, count=1) if _THE.match(outlet) else outlet


def italic_stopped(text: str, stop: str) -> Paragraph:
    """An outlet in italics with our `.` or `,` behind it, which is not italic."""
    whole = stopped(text, stop)
    if whole == text or not whole.endswith(stop):
        return (Run(whole, italic=True),)
    return (Run(whole[: -len(stop)], italic=True), Run(stop))


def linked(paragraph: Paragraph, record: CitationRecord, options: Options) -> Paragraph:
    """The words that name the article, leading to the quote in it where that is wanted and possible."""
    if not (options.passage_links and record.passage):
        return paragraph
    return tuple(
        Run("".join(run.text for run in group), italic=italic, link=record.passage)
        for italic, group in groupby(paragraph, key=lambda run: run.italic)
    )


def address(record: CitationRecord, options: Options) -> Run:
    """The address of the page, leading to the quote in it where that is wanted and possible."""
    return Run(record.url or "", link=(options.passage_links and record.passage) or record.url)


def bare_title(headline: str, *, stop: str = "") -> str:
    """A headline outside quotation marks, with our full stop inside its closing marks, or with none.

    Quotations in it have double marks.
    """
    words = parse(headline)
    return show(with_stop(words, stop) if stop else without_stop(words))


def joined(names: Sequence[str], last: str, *, before_last: str = "") -> str:
    """`A, B and C`: the names with commas, and a word before the last; `before_last` stands between three and more."""
    if len(names) < 2:
        return "".join(names)
    comma = before_last if len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"
