"""The newsroom line: `“Quote” — Speaker, *Outlet*, April 12, 2017`, all in one paragraph.

The house style of this program, for notes, scripts and fact-checks, where the author of the article matters less than
the outlet. Without an outlet the headline stands in its place, without a date the word "undated". The outlet (or the
headline) carries the link, so that the line stays short.
"""

from collections.abc import Sequence

from index.citation.dates import month_first_in_news, partial_date
from index.citation.marks import parse
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.titles import AN_UNTITLED, titled
from index.citation.wording import credit_words, is_quoted, quote_in_line, unsaid
from index.model import Manner


def paragraphs(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """One line for each statement."""
    return tuple(line(record) for record in records)


def line(record: CitationRecord) -> Paragraph:
    """The line of one statement."""
    published = partial_date(record.published)
    when = month_first_in_news(published) if published else "undated"
    before = f"{quote_in_line(record)} — {credit_words(record)}, {_by_whom(record)}"
    return (Run(before.lstrip()), *_where(record), Run(f" {when}"))


def _by_whom(record: CitationRecord) -> str:
    """What stands before the outlet when the words are not the speaker's own, or were not said."""
    if words := unsaid(record):
        return f"reported as {words} in "
    if is_quoted(record):
        return ""
    participle = "paraphrased" if record.manner is Manner.SAID else "described"
    return f"as {participle} {'by' if record.outlet else 'in'} "


def _where(record: CitationRecord) -> Paragraph:
    if record.outlet:
        return (Run(record.outlet, italic=True, link=record.url), Run(","))
    if record.headline:
        return (titled(parse(record.headline), in_marks=True, stop=",")._replace(link=record.url),)
    return (Run(AN_UNTITLED, link=record.url), Run(","))
