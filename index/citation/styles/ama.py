"""AMA Manual of Style, eleventh edition: `“Quote” (Speaker, quoted in Doe).¹` and the numbered reference.

`1. Doe JQ. Headline. *Outlet*. April 12, 2017. Accessed June 1, 2020. https://…`

- The number is raised and stands behind the full stop.
- Initials without full stops or blanks; Jr without one. Of more than six authors the first three stand with "et al";
  in the text, of more than two the first.
- Without an author the headline stands first, and the text names the outlet, or else the headline.
- "The" at the start of a newspaper's name is left out. An unknown date is left out; nothing stands behind an address.
"""

from collections.abc import Sequence

from index.citation.dates import month_first, partial_date
from index.citation.marks import stopped
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import numbered_list
from index.citation.styles.parts import bare_title, italic_stopped, joined, listed_outlet, personal_authors
from index.citation.titles import AN_UNTITLED, UNTITLED, short_title, titled
from index.citation.wording import Verbs, sentence_start

_MOST_AUTHORS = 6
_KEPT_AUTHORS = 3
_MOST_IN_TEXT = 2
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes, then the references."""
    return numbered_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return numbered_list.bibliography(records, _STYLE)


def _label(record: CitationRecord, _number: int) -> Paragraph:
    names = [author.family for author in personal_authors(record)]
    if len(names) > _MOST_IN_TEXT:
        return (Run(f"{names[0]} et al"),)
    if names:
        return (Run(joined(names, "and")),)
    if record.outlet:
        return (Run(listed_outlet(record.outlet), italic=True),)
    return (titled(short_title(record.headline), in_marks=True) if record.headline else Run(AN_UNTITLED),)


def _reference(record: CitationRecord) -> Paragraph:
    runs = [Run(f"{stopped(authors, '.')} ")] if (authors := _authors(record)) else []
    runs += [Run(bare_title(record.headline, stop=".") if record.headline else f"{sentence_start(UNTITLED)}.")]
    if record.outlet:
        runs += [Run(" "), *italic_stopped(listed_outlet(record.outlet), ".")]
    if published := partial_date(record.published):
        runs += [Run(f" {month_first(published)}.")]
    if record.url:
        accessed = partial_date(record.accessed)
        runs += [Run(f" Accessed {month_first(accessed)}. " if accessed else " "), Run(record.url, link=record.url)]
    return tuple(runs)


def _authors(record: CitationRecord) -> str:
    names = [author.in_medicine({}) for author in personal_authors(record)]
    return ", ".join([*names[:_KEPT_AUTHORS], "et al"] if len(names) > _MOST_AUTHORS else names)


_STYLE = numbered_list.NumberedStyle(
    verbs=Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in"),
    label=_label,
    end=lambda number: f".{str(number).translate(_RAISED)}",
    mark=lambda number: f"{number}. ",
    reference=_reference,
)
