"""MLA, ninth edition: `“Quote” (Speaker, qtd. in Author).` and the entry of the works-cited list.

- The speaker's whole name stands in the text, since it is in no list that could complete it.
- Without an author the entry begins with the title, and the text has the title shortened; an article by its own
  outlet is treated as without an author (MLA names an organisation once).
- An unknown date is left out, and the date of access, where it is known, added; MLA no longer writes "n.d.".
- Three and more authors are the first "et al."; the whole address is given, so that it can be followed.
- Two works of one author have their short titles in the text, and namesakes the first initial.
- In a bibliography three hyphens stand for the authors of the entry before. The references below quotes name them
  each time: they are moved into the list of a document, where another author may stand before them.
"""

from collections.abc import Sequence

from index.citation.dates import day_first, partial_date
from index.citation.marks import parse, stopped
from index.citation.names import Author
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import in_text, reference_list
from index.citation.styles.in_text import InText
from index.citation.styles.list_order import Key, list_key
from index.citation.styles.parts import personal_authors
from index.citation.styles.reference_list import ListStyle
from index.citation.titles import AN_UNTITLED, UNTITLED, short_title, titled
from index.citation.wording import Verbs, sentence_start

_VERBS = Verbs(quoted="qtd. in", paraphrased="paraphrased in", described="described in")
_WITH_SHORT_TITLE = "short title"
_WITH_FULL_TITLE = "full title"
_SAME = "---"
_OTHERS = (Author("et al."),)


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes with their citations in the text, then the works cited."""
    return reference_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The works cited alone."""
    entries: list[Paragraph] = []
    before: object = ()
    for record in reference_list.in_order(records, _STYLE):
        authors = personal_authors(record)
        entries.append(_entry(record, _SAME if authors and authors == before else _author_part(record)))
        before = authors
    return tuple(entries)


def label(record: CitationRecord, authors: InText, tag: str) -> Paragraph:
    """`Doe`, `Doe and Smith`, `Doe et al.` or the short title; with a tag, a title besides the author."""
    headline = record.headline or ""
    words = parse(headline) if tag == _WITH_FULL_TITLE else short_title(headline)
    short = titled(words, in_marks=True) if headline else Run(AN_UNTITLED)
    if not authors.names:
        return (short,)
    names = in_text.words(authors, "and", before_last=",")
    return (Run(f"{names}, "), short) if tag else (Run(names),)


def reference(record: CitationRecord, _tag: str = "") -> Paragraph:
    """`Doe, Jane. “Headline.” *Outlet*, 12 Apr. 2017, https://….`, of which every part can be missing."""
    return _entry(record, _author_part(record))


def _entry(record: CitationRecord, authors: str) -> Paragraph:
    runs = [Run(f"{stopped(authors, '.')} ")] if authors else []
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


def _place(record: CitationRecord) -> Key:
    """By the authors as the entry names them, of three and more by the first."""
    authors = personal_authors(record)
    return list_key(record, (authors if len(authors) < 3 else authors[:1] + _OTHERS) or record.headline or UNTITLED)


_STYLE = ListStyle(
    verbs=_VERBS,
    authors=personal_authors,
    place=_place,
    most_in_text=2,
    initials=in_text.with_first_initial,
    label=label,
    reference=reference,
    tags=(_WITH_SHORT_TITLE, _WITH_FULL_TITLE),
    is_lettered=False,
)
