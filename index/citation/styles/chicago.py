"""Chicago, eighteenth edition, notes: the quote, and below it the note that goes with it.

`Speaker, quoted in Author, “Headline,” *Outlet*, April 12, 2017, https://….`

- The note has no number: the word processor gives it one when it becomes a footnote.
- Each note is whole, also the second one to an article, so that it stays right wherever it is moved.
- Without an author the title follows "quoted in" at once. An unknown date is "n.d.", or the date of access where
  that and the address are known. Three and more authors are the first "et al.".
"""

from collections.abc import Sequence

from index.citation.dates import month_first, partial_date
from index.citation.marks import parse, stopped
from index.citation.names import authors_of
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.titles import AN_UNTITLED, UNTITLED, titled
from index.citation.wording import Verbs, attribution, quote_text, sentence_start

_VERBS = Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in")


def paragraphs(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """Quote and note, quote and note."""
    return tuple(paragraph for record in records for paragraph in ((Run(quote_text(record)),), note(record)))


def note(record: CitationRecord) -> Paragraph:
    """The note of one statement."""
    runs = [Run(f"{sentence_start(attribution(record, _VERBS))} ")]
    if authors := _author_part(record):
        runs += [Run(f"{authors}, ")]
    if record.headline:
        runs += [titled(parse(record.headline), in_marks=True, stop=",")]
    else:
        runs += [Run(f"{UNTITLED if authors else AN_UNTITLED},")]
    if record.outlet:
        runs += [Run(" "), Run(record.outlet, italic=True), Run(",")]
    runs += [Run(f" {_when(record)}")]
    if record.url:
        runs += [Run(", "), Run(record.url, link=record.url), Run(".")]
    else:
        runs[-1] = Run(stopped(runs[-1].text, "."))
    return tuple(runs)


def _when(record: CitationRecord) -> str:
    if published := partial_date(record.published):
        return month_first(published)
    accessed = partial_date(record.accessed) if record.url else None
    return f"accessed {month_first(accessed)}" if accessed else "n.d."


def _author_part(record: CitationRecord) -> str:
    """The authors, unless the outlet is the only one."""
    names = [author.straight for author in authors_of(record.authors)]
    if len(names) == 1 and names[0].casefold() == (record.outlet or "").casefold():
        return ""
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
