"""IEEE Reference Guide: `“Quote” (Speaker, quoted in [1]).` and the numbered reference.

`[1] J. Q. Doe, “Headline,” *Outlet*, Apr. 12, 2017. Accessed: Jun. 1, 2020. [Online]. Available: https://…`

- Initials stand before the family name, with a blank between; no comma before Jr. Of more than six authors the first
  stands with *et al.*
- Without an author the headline stands first. An unknown date is left out.
- The day of access stands before "[Online]" where an address is given; nothing stands behind an address.
- A headline that ends in `?` or `!` has no comma behind it.
"""

from collections.abc import Sequence

from index.citation.dates import month_first_short, partial_date
from index.citation.marks import parse, show, stopped, with_stop
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import numbered_list
from index.citation.styles.parts import italic_stopped, joined, personal_authors
from index.citation.titles import UNTITLED
from index.citation.wording import Verbs, sentence_start

_MOST_AUTHORS = 6


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes, then the references."""
    return numbered_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return numbered_list.bibliography(records, _STYLE)


def _label(_record: CitationRecord, number: int) -> Paragraph:
    return (Run(f"[{number}]"),)


def _reference(record: CitationRecord) -> Paragraph:
    """Author, headline, outlet and date with commas between, each of which can be missing; then where it is read."""
    published = partial_date(record.published)
    authors = _authors(record)
    runs = [*authors, Run(", ")] if authors else []
    runs += [_title(record, is_first=not authors, stop="," if record.outlet or published else ".")]
    if record.outlet:
        runs += [Run(" "), *italic_stopped(record.outlet, "," if published else ".")]
    if published:
        runs += [Run(f" {stopped(month_first_short(published), '.')}")]
    if record.url:
        accessed = partial_date(record.accessed)
        when = f"Accessed: {month_first_short(accessed)}. " if accessed else ""
        runs += [Run(f" {when}[Online]. Available: "), Run(record.url, link=record.url)]
    return tuple(runs)


def _title(record: CitationRecord, *, is_first: bool, stop: str) -> Run:
    if not record.headline:
        return Run(f"{sentence_start(UNTITLED) if is_first else UNTITLED}{stop}")
    words = parse(record.headline)
    bare = show(words).rstrip("”’")
    return Run(f"“{show(words if bare.endswith(('?', '!')) else with_stop(words, stop), depth=1)}”")


def _authors(record: CitationRecord) -> Paragraph:
    names = [author.initials_first for author in personal_authors(record)]
    if len(names) > _MOST_AUTHORS:
        return (Run(f"{names[0]} "), Run("et al.", italic=True))
    return (Run(joined(names, "and", before_last=",")),) if names else ()


_STYLE = numbered_list.NumberedStyle(
    verbs=Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in"),
    label=_label,
    end=lambda _number: ".",
    mark=lambda number: f"[{number}] ",
    reference=_reference,
)
