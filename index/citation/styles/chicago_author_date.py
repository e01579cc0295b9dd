"""Chicago, eighteenth edition, author-date: `“Quote” (Speaker, quoted in Doe 2017).` and the reference list.

`Doe, Jane Q. 2017. “Headline.” *Outlet*, April 12, 2017. https://….`

- The year stands behind the author and again in the date of a newspaper.
- Without an author the outlet stands in its place; without both, the headline. "The" at the start of an outlet is
  left out.
- An unknown date is "n.d.", with a comma before it in the text, and the date of access is added.
- In the list, of more than six authors the first three stand with "et al."; in the text, of more than two the first.
- Articles of one author and year are told apart as 2017a, 2017b, authors of one name by their initials.
"""

from collections.abc import Sequence

from index.citation.dates import month_first, partial_date, year
from index.citation.marks import parse, stopped
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import in_text, reference_list
from index.citation.styles.chicago_parts import list_head, listed_authors
from index.citation.styles.in_text import InText
from index.citation.styles.list_order import by_year, list_key
from index.citation.styles.parts import italic_stopped, listed_outlet, personal_authors
from index.citation.titles import AN_UNTITLED, UNTITLED, short_title, titled
from index.citation.wording import Verbs, sentence_start

_MOST_IN_TEXT = 2


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes with their citations in the text, then the references."""
    return reference_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return reference_list.bibliography(records, _STYLE)


def _label(record: CitationRecord, authors: InText, tag: str) -> Paragraph:
    when = Run(f"{' ' if record.published else ', '}{_year(record, tag)}")
    if authors.names:
        return (Run(in_text.words(authors, "and", before_last=",")), when)
    if record.outlet:
        return (Run(listed_outlet(record.outlet), italic=True), when)
    if record.headline:
        stop = "" if record.published else ","
        return (
            titled(short_title(record.headline), in_marks=True, stop=stop),
            when._replace(text=f" {_year(record, tag)}"),
        )
    return (Run(f"{AN_UNTITLED},"), when._replace(text=f" {_year(record, tag)}"))


def _reference(record: CitationRecord, tag: str) -> Paragraph:
    authors, outlet = listed_authors(record), record.outlet and listed_outlet(record.outlet)
    title: Paragraph = (Run(f"{sentence_start(UNTITLED)}."),)
    if record.headline:
        title = (titled(parse(record.headline), in_marks=True, stop="."),)
    head: Paragraph = title
    if authors or outlet:
        head = (Run(stopped(authors, ".")),) if authors else italic_stopped(outlet or "", ".")
    runs = [*head, Run(f" {stopped(_year(record, tag), '.')}")]
    if head is not title:
        runs += [Run(" "), *title]
    return (*runs, *_container(record, outlet if authors else None), *_where(record))


def _container(record: CitationRecord, outlet: str | None) -> Paragraph:
    """The outlet, unless it stands first, and the day."""
    published = partial_date(record.published)
    day = stopped(month_first(published), ".") if published and published.month else ""
    if outlet and day:
        return (Run(" "), *italic_stopped(outlet, ","), Run(f" {day}"))
    if outlet:
        return (Run(" "), *italic_stopped(outlet, "."))
    return (Run(f" {day}"),) if day else ()


def _where(record: CitationRecord) -> Paragraph:
    if not record.url:
        return ()
    accessed = None if record.published else partial_date(record.accessed)
    when = f" Accessed {month_first(accessed)}. " if accessed else " "
    return (Run(when), Run(record.url, link=record.url), Run("."))


def _year(record: CitationRecord, tag: str) -> str:
    if published := partial_date(record.published):
        return year(published) + tag
    return f"n.d.-{tag}" if tag else "n.d."


_STYLE = reference_list.ListStyle(
    verbs=Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in"),
    authors=personal_authors,
    place=lambda record: list_key(record, personal_authors(record) or list_head(record), by_year),
    most_in_text=_MOST_IN_TEXT,
    initials=in_text.with_initials,
    label=_label,
    reference=_reference,
    tags=reference_list.LETTERS,
    is_lettered=True,
)
