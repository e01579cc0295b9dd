"""APA, seventh edition: `“Quote” (Speaker, as cited in Author, 2017).` and the entry of the reference list.

- Without an author the title stands first, in the text shortened: in quotation marks where the outlet is italic in
  the reference, and italic where there is no outlet and the article stands alone.
- An unknown date is "n.d.", with the date of retrieval before the address where that is known.
- An article by its own outlet names the outlet once, as the author.
- Articles of one author and year are told apart as 2017a, 2017b, or n.d.-a, n.d.-b, in the order of the list: what has
  no date first, then by date, then by title. Authors of one name are told apart by their initials.
- No paragraph number is given: the article's own paragraphs cannot be told from those of the page around it.
"""

from collections.abc import Sequence

from index.citation.dates import PartialDate, after_year, month_first, partial_date, year
from index.citation.marks import parse, stopped
from index.citation.names import Author, authors_of
from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles import in_text, reference_list
from index.citation.styles.in_text import InText
from index.citation.styles.list_order import by_date, list_key
from index.citation.styles.reference_list import LETTERS, ListStyle
from index.citation.titles import UNTITLED, short_title, titled
from index.citation.wording import Verbs, sentence_start

_VERBS = Verbs(quoted="as cited in", paraphrased="as paraphrased in", described="as described in")
_UNKNOWN_TITLE = f"[{sentence_start(UNTITLED)}]"
_MOST_AUTHORS = 20


def paragraphs(records: Sequence[CitationRecord], options: Options) -> tuple[Paragraph, ...]:
    """The quotes with their citations in the text, then the references."""
    return reference_list.compose(records, options, _STYLE)


def bibliography(records: Sequence[CitationRecord]) -> tuple[Paragraph, ...]:
    """The references alone."""
    return reference_list.bibliography(records, _STYLE)


def label(record: CitationRecord, authors: InText, tag: str) -> Paragraph:
    """`Doe, 2017`, `Doe & Smith, 2017`, `Doe et al., 2017`, or the short title and the year."""
    published = partial_date(record.published)
    when = Run(f" {_year(published, tag)}")
    if authors.names:
        return (Run(f"{in_text.words(authors, '&', before_last=',')},"), when)
    if not record.headline:
        return (Run(f"{_UNKNOWN_TITLE},"), when)
    words = short_title(record.headline)
    if record.outlet:
        return (titled(words, in_marks=True, stop=","), when)
    return (titled(words, in_marks=False, italic=True), Run(","), when)


def reference(record: CitationRecord, tag: str = "") -> Paragraph:
    """`Doe, J. (2017, April 12). Headline. *Outlet*. https://…`, of which every part can be missing."""
    published = partial_date(record.published)
    when = f"({_year(published, tag)}{after_year(published) if published else ''})."
    authors = authors_of(record.authors)
    if authors:
        runs = [Run(f"{stopped(_author_list(authors), '.')} {when} "), *_title(record)]
    else:
        runs = [*_title(record), Run(f" {when}")]
    is_outlet = len(authors) == 1 and authors[0].straight.casefold() == (record.outlet or "").casefold()
    if record.outlet and not is_outlet:
        runs += [Run(" "), Run(record.outlet, italic=True), Run(stopped(record.outlet, ".")[len(record.outlet) :])]
    if record.url:
        accessed = None if published else partial_date(record.accessed)
        runs += [
            Run(f" Retrieved {month_first(accessed)}, from " if accessed else " "),
            Run(record.url, link=record.url),
        ]
    return tuple(runs)


def _year(published: PartialDate | None, tag: str) -> str:
    if published is None:
        return f"n.d.-{tag}" if tag else "n.d."
    return year(published) + tag


def _title(record: CitationRecord) -> Paragraph:
    """The headline with its full stop, which is italic only inside a closing mark."""
    if not record.headline:
        return (Run(f"{_UNKNOWN_TITLE}."),)
    words = parse(record.headline)
    bare = titled(words, in_marks=False, italic=not record.outlet)
    stopped_title = titled(words, in_marks=False, italic=not record.outlet, stop=".")
    return (bare, Run(".")) if stopped_title.text == f"{bare.text}." else (stopped_title,)


def _author_list(authors: Sequence[Author]) -> str:
    """All authors up to twenty; of more, the first nineteen and the last."""
    names = [author.with_initials for author in authors]
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


_STYLE = ListStyle(
    verbs=_VERBS,
    authors=lambda record: authors_of(record.authors),
    place=lambda record: list_key(record, authors_of(record.authors) or record.headline or UNTITLED, by_date),
    most_in_text=2,
    initials=in_text.with_initials,
    label=label,
    reference=reference,
    tags=LETTERS,
    is_lettered=True,
)
