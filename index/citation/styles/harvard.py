"""Harvard, as in Cite Them Right: `“Quote” (Speaker, quoted in Doe, 2017).` and the entry of the reference list.

`Doe, J.Q. (2017) ‘Headline’, *Outlet*, 12 April. Available at: https://… (Accessed: 1 June 2020).`

- Headlines are in single marks with the comma outside. The marks around quotations are the author's to choose.
- Without an author the outlet stands first, in italics; without both, the headline in italics. A headline without an
  outlet is in italics, as that of a web page is.
- An unknown date is "no date". Of four and more authors the first stands with *et al.*
- Articles of one author and year are told apart as 2017a, 2017b, authors of one name by their initials.
"""

from collections.abc import Sequence

from index.citation.dates import PartialDate, day_and_month, day_first_long, partial_date, year
from index.citation.marks import parse, show, stopped, without_stop
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import in_text, reference_list
from index.citation.styles.in_text import InText
from index.citation.styles.list_order import Key, by_year, list_key
from index.citation.styles.parts import bare_title, joined, personal_authors
from index.citation.titles import UNTITLED, short_title
from index.citation.wording import Verbs

_MOST_AUTHORS = 3
_UNTITLED = f"[{UNTITLED}]"
_ET_AL = Run("et al.", italic=True)


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes with their citations in the text, then the references."""
    return reference_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return reference_list.bibliography(records, _STYLE)


def _label(record: CitationRecord, authors: InText, tag: str) -> Paragraph:
    when = Run(f", {_year(partial_date(record.published), tag)}")
    if authors.is_cut:
        return (Run(f"{', '.join(authors.names)} "), _ET_AL, when)
    if authors.names:
        return (Run(joined(authors.names, "and")), when)
    if record.outlet:
        return (Run(record.outlet, italic=True), when)
    if record.headline:
        return (Run(show(without_stop(short_title(record.headline))), italic=True), when)
    return (Run(_UNTITLED), when)


def _reference(record: CitationRecord, tag: str) -> Paragraph:
    published = partial_date(record.published)
    names = [author.with_close_initials for author in personal_authors(record)]
    title = _title(record)
    outlet = (Run(record.outlet, italic=True),) if record.outlet else ()
    day = (Run(text),) if published and (text := day_and_month(published)) else ()
    head, *parts = [part for part in (_names(names), outlet if not names else (), title) if part]
    parts += [part for part in (outlet if names else (), day) if part]
    runs = [*head, Run(f" ({_year(published, tag)})")]
    for place, part in enumerate(parts):
        runs += [Run(", " if place else " "), *part]
    return (*_closed(runs), *_where(record))


def _title(record: CitationRecord) -> Paragraph:
    if not record.headline:
        return (Run(_UNTITLED),)
    if not record.outlet:
        return (Run(bare_title(record.headline), italic=True),)
    # Single marks outside: those in the headline are double.
    return (Run(f"‘{show(without_stop(parse(record.headline)))}’"),)


def _closed(runs: list[Run]) -> Paragraph:
    """The runs with a full stop, unless a stop of their own ends them."""
    end = stopped(runs[-1].text, ".")
    return tuple(runs) if end == runs[-1].text else (*runs, Run("."))


def _where(record: CitationRecord) -> Paragraph:
    if not record.url:
        return ()
    accessed = partial_date(record.accessed)
    end = f" (Accessed: {day_first_long(accessed)})." if accessed else "."
    return (Run(" Available at: "), Run(record.url, link=record.url), Run(end))


def _year(published: PartialDate | None, tag: str) -> str:
    if published is None:
        return f"no date {tag}".rstrip()
    return year(published) + tag


def _names(names: Sequence[str]) -> Paragraph:
    if len(names) > _MOST_AUTHORS:
        return (Run(f"{names[0]} "), _ET_AL)
    return (Run(joined(names, "and")),) if names else ()


def _place(record: CitationRecord) -> Key:
    return list_key(record, personal_authors(record) or record.outlet or record.headline or UNTITLED, by_year)


_STYLE = reference_list.ListStyle(
    verbs=Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in"),
    authors=personal_authors,
    place=_place,
    most_in_text=_MOST_AUTHORS,
    initials=in_text.with_close_initials,
    label=_label,
    reference=_reference,
    tags=reference_list.LETTERS,
    is_lettered=True,
    is_open=True,
)
