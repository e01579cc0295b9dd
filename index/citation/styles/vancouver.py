"""Vancouver, as in NLM's Citing Medicine: `“Quote” (Speaker, quoted in [1]).` and the numbered reference.

`1. Doe JQ. Headline. Outlet [Internet]. 2017 Apr 12 [cited 2020 Jun 1]. Available from: https://…`

- Initials without full stops or blanks; Jr without one, and III as 3rd. Of more than six authors the first six stand
  with "et al.", which the manual allows.
- Without an author the headline stands first; an unknown date is "[date unknown]"; a headline of ours stands in
  brackets.
- Nothing stands behind an address but a full stop where it ends in a slash.
- The manual leaves numbers in the text and the marks around quotations to the author.
"""

from collections.abc import Sequence

from index.citation.dates import partial_date, year_first
from index.citation.marks import stopped
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import numbered_list
from index.citation.styles.parts import bare_title, personal_authors
from index.citation.titles import UNTITLED
from index.citation.wording import Verbs, sentence_start

_MOST_AUTHORS = 6
_UNTITLED = f"[{sentence_start(UNTITLED)}]"
_ORDINALS = {"II": "2nd", "III": "3rd", "IV": "4th"}


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes, then the references."""
    return numbered_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return numbered_list.bibliography(records, _STYLE)


def _label(_record: CitationRecord, number: int) -> Paragraph:
    return (Run(f"[{number}]"),)


def _reference(record: CitationRecord) -> Paragraph:
    runs = [Run(f"{stopped(authors, '.')} ")] if (authors := _authors(record)) else []
    medium = " [Internet]" if record.url else ""
    stop = "" if medium and not record.outlet else "."
    runs += [Run(bare_title(record.headline, stop=stop) if record.headline else f"{_UNTITLED}{stop}")]
    if record.outlet:
        runs += [Run(f" {stopped(f'{record.outlet}{medium}', '.')}")]
    elif medium:
        runs += [Run(f"{medium}.")]
    runs += [Run(f" {_when(record)}")]
    if record.url:
        runs += [Run(" Available from: "), Run(record.url, link=record.url), Run("." * record.url.endswith("/"))]
    return tuple(runs)


def _when(record: CitationRecord) -> str:
    published = partial_date(record.published)
    accessed = partial_date(record.accessed) if record.url else None
    when = year_first(published) if published else "[date unknown]"
    return f"{when} [cited {year_first(accessed)}]." if accessed else f"{when}."


def _authors(record: CitationRecord) -> str:
    authors = personal_authors(record)
    names = [author.in_medicine(_ORDINALS) for author in authors[:_MOST_AUTHORS]]
    return ", ".join([*names, "et al"] if len(authors) > _MOST_AUTHORS else names)


_STYLE = numbered_list.NumberedStyle(
    verbs=Verbs(quoted="quoted in", paraphrased="paraphrased in", described="described in"),
    label=_label,
    end=lambda _number: ".",
    mark=lambda number: f"{number}. ",
    reference=_reference,
    is_open=True,
)
