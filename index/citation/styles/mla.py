"""MLA, ninth edition: `“Quote” (Speaker, qtd. in Author).` and the entry of the works-cited list.

- The speaker's whole name stands in the text, since it is in no list that could complete it.
- Without an author the entry begins with the title, and the text has the title shortened; an article by its own
  outlet is treated as without an author (MLA names an organisation once).
- An unknown date is left out, and the date of access, where it is known, added; MLA no longer writes "n.d.".
- Three and more authors are the first "et al."; the whole address is given, so that it can be followed.
- Two works of one author have their short titles in the text.
"""

from collections.abc import Sequence

from index.citation.dates import day_first, partial_date
from index.citation.marks import parse, stopped
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import reference_list
from index.citation.styles.parts import personal_authors
from index.citation.styles.reference_list import ListStyle
from index.citation.titles import AN_UNTITLED, UNTITLED, short_title, titled
from index.citation.wording import Verbs, sentence_start

_VERBS = Verbs(quoted="qtd. in", paraphrased="paraphrased in", described="described in")
_WITH_SHORT_TITLE = "short title"
_WITH_FULL_TITLE = "full title"


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes with their citations in the text, then the works cited."""
    return reference_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The works cited alone."""
    return reference_list.bibliography(records, _STYLE)


def label(record: CitationRecord, tag: str) -> Paragraph:
    """`Doe`, `Doe and Smith`, `Doe et al.` or the short title; with a tag, a title besides the author."""
    headline = record.headline or ""
    words = parse(headline) if tag == _WITH_FULL_TITLE else short_title(headline)
    short = titled(words, in_marks=True) if headline else Run(AN_UNTITLED)
    names = [author.family for author in personal_authors(record)]
    if not names:
        return (short,)
    authors = names[0] if len(names) == 1 else " and ".join(names) if len(names) == 2 else f"{names[0]} et al."
    return (Run(f"{authors}, "), short) if tag else (Run(authors),)


def reference(record: CitationRecord, _tag: str = "") -> Paragraph:
    """`Doe, Jane. “Headline.” *Outlet*, 12 Apr. 2017, https://….`, of which every part can be missing."""
    runs: list[Run] = []
    if authors := _author_part(record):
        runs += [Run(f"{stopped(authors, '.')} ")]
    if record.headline:
        runs += [titled(parse(record.headline), in_marks=True, stop=".")]
    else:
        runs += [Run(f"{sentence_start(UNTITLED)}.")]
    runs += _container(record)
    if not record.published and (accessed := partial_date(record.accessed)):
        runs += [Run(f" Accessed {stopped(day_first(accessed), '.')}")]
    return tuple(runs)


def _container(record: CitationRecord) -> list[Run]:
    """The outlet, date and address, with commas between and a full stop behind."""
    published = partial_date(record.published)
    parts = [
        Run(record.outlet or "", italic=True),
        Run(day_first(published) if published else ""),
        Run(record.url or "", link=record.url),
    ]
    known = [part for part in parts if part.text]
    runs: list[Run] = []
    for place, part in enumerate(known):
        runs += [Run(", " if place else " "), part]
    if known:
        runs += [Run("" if known[-1].text.endswith((".", "?", "!")) and not known[-1].link else ".")]
    return runs


def _author_part(record: CitationRecord) -> str:
    authors = personal_authors(record)
    if len(authors) > 2:
        return f"{authors[0].inverted}, et al."
    return ", and ".join([author.inverted for author in authors[:1]] + [author.straight for author in authors[1:]])


_STYLE = ListStyle(
    verbs=_VERBS, label=label, reference=reference, tags=(_WITH_SHORT_TITLE, _WITH_FULL_TITLE), is_lettered=False
)
