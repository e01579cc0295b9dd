"""The newsroom line: `“Quote” — Speaker, *Outlet*, April 12, 2017`, all in one paragraph.

The house style of this program, for notes, scripts and fact-checks, where the author of the article matters less than
the outlet. Without an outlet the headline stands in its place, without a date the word "undated". The outlet (or the
headline) carries the link, so that the line stays short.
"""

from collections.abc import Sequence

from index.citation.dates import month_first_in_news, partial_date
from index.citation.marks import parse, show, without_stop
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.list_order import list_key
from index.citation.styles.parts import address, italic_stopped, joined, personal_authors
from index.citation.titles import AN_UNTITLED, UNTITLED, titled
from index.citation.wording import credit_words, is_quoted, quote_in_line, unsaid
from index.model import Manner


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """One line for each statement."""
    return tuple(line(record, options) for record in records)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """Each article once, in the order of the alphabet."""
    articles = {record.article: record for record in records}
    in_order = sorted(
        articles.values(), key=lambda record: list_key(record, record.outlet or record.headline or UNTITLED)
    )
    return tuple(map(_entry, in_order))


def line(record: CitationRecord, options: Options) -> Paragraph:
    """The line of one statement."""
    published = partial_date(record.published)
    when = month_first_in_news(published) if published else "undated"
    quote = quote_in_line(record, british=options.is_british)
    before = f"{quote} — {credit_words(record)}, {_by_whom(record)}"
    return (Run(before.lstrip()), *_where(record, options), Run(f" {when}"))


def _by_whom(record: CitationRecord) -> str:
    """What stands before the outlet when the words are not the speaker's own, or were not said."""
    if words := unsaid(record):
        return f"reported as {words} in "
    if is_quoted(record):
        return ""
    participle = "paraphrased" if record.manner is Manner.SAID else "described"
    return f"as {participle} {'by' if record.outlet else 'in'} "


def _where(record: CitationRecord, options: Options) -> Paragraph:
    link = address(record, options).link
    if record.outlet:
        return (Run(record.outlet, italic=True, link=link), Run(","))
    if record.headline:
        return (_titled(record.headline, options)._replace(link=link),)
    return (Run(AN_UNTITLED, link=link), Run(","))


def _titled(headline: str, options: Options) -> Run:
    """The headline in marks: American ones with our comma inside, or British ones with it outside."""
    words = parse(headline)
    if options.is_british:
        return Run(f"‘{show(without_stop(words))}’,")
    return titled(words, in_marks=True, stop=",")


def _entry(record: CitationRecord) -> Paragraph:
    """`*Outlet*: “Headline,” by Jane Q. Doe, April 12, 2017, https://…`."""
    authors = joined([author.straight for author in personal_authors(record)], "and")
    published = partial_date(record.published)
    parts = (
        f" by {authors}," if authors else "",
        f" {month_first_in_news(published)}" if published else " undated",
        "," if record.url else "",
    )
    outlet = (*italic_stopped(record.outlet, ":"), Run(" ")) if record.outlet else ()
    title = titled(parse(record.headline), in_marks=True, stop=",") if record.headline else Run(f"{UNTITLED},")
    return (*outlet, title, Run("".join(parts)), Run(" "), Run(record.url or "", link=record.url))
