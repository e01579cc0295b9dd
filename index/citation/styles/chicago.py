"""Chicago, eighteenth edition, notes and bibliography: the quote, and below it the note that goes with it.

`Speaker, quoted in Author, “Headline,” *Outlet*, April 12, 2017, https://….`

- The note has no number: the word processor gives it one when it becomes a footnote.
- Each note is whole, also the second one to an article, so that it stays right wherever it is moved.
- "The" at the start of an outlet is left out, as for newspapers.
- Without an author the title follows "quoted in" at once. An unknown date is "n.d.", or the date of access where
  that and the address are known. Three and more authors are the first "et al.".
"""

from collections.abc import Sequence

from index.citation.dates import month_first, partial_date
from index.citation.marks import parse, stopped
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.chicago_parts import list_head, listed_authors
from index.citation.styles.list_order import Key, list_key
from index.citation.styles.parts import address, italic_stopped, listed_outlet, personal_authors
from index.citation.titles import AN_UNTITLED, UNTITLED, titled
from index.citation.wording import Verbs, attribution, quote_text, sentence_start

_VERBS = Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in")


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """Quote and note, quote and note."""
    return tuple(paragraph for record in records for paragraph in ((Run(quote_text(record)),), note(record, options)))


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """Each article once, in the order of the alphabet."""
    articles = {record.article: record for record in records}
    return tuple(map(_entry, sorted(articles.values(), key=_place)))


def note(record: CitationRecord, options: Options) -> Paragraph:
    """The note of one statement."""
    runs = [Run(f"{sentence_start(attribution(record, _VERBS))} ")]
    if authors := _author_part(record):
        runs += [Run(f"{authors}, ")]
    if record.headline:
        runs += [titled(parse(record.headline), in_marks=True, stop=",")]
    else:
        runs += [Run(f"{UNTITLED if authors else AN_UNTITLED},")]
    if record.outlet:
        runs += [Run(" "), *italic_stopped(listed_outlet(record.outlet), ",")]
    runs += [Run(f" {_when(record)}")]
    if record.url:
        runs += [Run(", "), address(record, options), Run(".")]
    else:
        runs[-1] = Run(stopped(runs[-1].text, "."))
    return tuple(runs)


def _when(record: CitationRecord) -> str:
    if published := partial_date(record.published):
        return month_first(published)
    accessed = partial_date(record.accessed) if record.url else None
    return f"accessed {month_first(accessed)}" if accessed else "n.d."


def _author_part(record: CitationRecord) -> str:
    names = [author.straight for author in personal_authors(record)]
    return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)


def _place(record: CitationRecord) -> Key:
    return list_key(record, personal_authors(record) or list_head(record))


def _entry(record: CitationRecord) -> Paragraph:
    """`Doe, Jane Q. “Headline.” *Outlet*, April 12, 2017. https://….`; without an author the outlet stands first."""
    authors, outlet = listed_authors(record), record.outlet and listed_outlet(record.outlet)
    runs: list[Run] = [Run(f"{stopped(authors, '.')} ")] if authors else []
    if outlet and not authors:
        runs += [*italic_stopped(outlet, "."), Run(" ")]
    untitled = f"{sentence_start(UNTITLED)}."
    runs += [titled(parse(record.headline), in_marks=True, stop=".") if record.headline else Run(untitled)]
    when = stopped(_when(record), ".")
    if outlet and authors:
        runs += [Run(" "), *italic_stopped(outlet, ","), Run(f" {when}")]
    else:
        runs += [Run(f" {sentence_start(when) if when.startswith('accessed') else when}")]
    return (*runs, Run(" "), Run(record.url, link=record.url), Run(".")) if record.url else tuple(runs)
