"""What the styles with a list by the alphabet share: quotes that point with a short label to full references below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.in_text import Authors, InText, Short, in_text, told_apart
from index.citation.styles.list_order import Key
from index.citation.styles.parts import linked
from index.citation.wording import Verbs, attribution, quote_text

Article = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStyle:
    """How a style with a list of references writes its two parts."""

    verbs: Verbs
    authors: Callable[[CitationRecord], Authors]
    """Those that stand at the head of the reference; none where something else stands there."""
    place: Callable[[CitationRecord], Key]
    """Where the reference stands in the list."""
    most_in_text: int
    """How many authors are all named in the text."""
    initials: Short
    """An author with initials before the family name, for namesakes."""
    label: Callable[[CitationRecord, InText, str], Paragraph]
    """The article in the text by its authors, told apart by a tag where two would look the same."""
    reference: Callable[[CitationRecord, str], Paragraph]
    """The full reference, with the same tag."""
    tags: tuple[str, ...]
    """Tags in the order they are tried or given."""
    is_lettered: bool
    """Whether articles with one label get one tag each (a, b …), or all the first tag that tells them apart.

    Where they do, a tag tells apart only works of the same authors, and more names those of others.
    """
    is_open: bool = False
    """Whether the style leaves the quotation marks to the author."""


LETTERS = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
"""Tags of articles of one year: a … z, aa … zz."""


def compose(records: Sequence[CitationRecord], options: Options, style: ListStyle) -> tuple[Paragraph, ...]:
    """One paragraph for each quote, in order; then each article once, in the order of the alphabet.

    No heading stands over the references: they are pasted into a document that has its own list.
    """
    articles = in_order(records, style)
    names = _names(articles, style)
    tags = _tags(articles, names, style)
    quotes = []
    for record in records:
        label = style.label(record, names[record.article], tags[record.article])
        quotes.append(_quote(record, label, options, style))
    return (*quotes, *(style.reference(record, tags[record.article]) for record in articles))


def bibliography(records: Sequence[CitationRecord], style: ListStyle) -> tuple[Paragraph, ...]:
    """Each article once, in the order of the alphabet."""
    articles = in_order(records, style)
    tags = _tags(articles, _names(articles, style), style)
    return tuple(style.reference(record, tags[record.article]) for record in articles)


def in_order(records: Sequence[CitationRecord], style: ListStyle) -> list[CitationRecord]:
    """A record of each article, in the order of the list."""
    articles = {record.article: record for record in records}
    return sorted(articles.values(), key=style.place)


def _quote(record: CitationRecord, label: Paragraph, options: Options, style: ListStyle) -> Paragraph:
    quote = quote_text(record, in_sentence=True, british=style.is_open and options.is_british)
    before = f"{quote} ({attribution(record, style.verbs)} "
    return (Run(before.lstrip()), *linked(label, record, options), Run(")."))


def _names(articles: Sequence[CitationRecord], style: ListStyle) -> dict[Article, InText]:
    """For each article its authors as they stand in the text."""
    groups = [style.authors(record) for record in articles]
    names = {
        record.article: in_text(group, groups, most=style.most_in_text, initials=style.initials)
        for record, group in zip(articles, groups, strict=True)
    }
    for alike in _alike(articles, names, dict.fromkeys(names, ""), style) if style.is_lettered else ():
        theirs = [style.authors(record) for record in alike]
        names |= {
            record.article: told_apart(group, theirs, names[record.article])
            for record, group in zip(alike, theirs, strict=True)
        }
    return names


def _tags(articles: Sequence[CitationRecord], names: dict[Article, InText], style: ListStyle) -> dict[Article, str]:
    """For each article the tag that tells it apart from the others; usually none."""
    tags = dict.fromkeys(names, "")
    if style.is_lettered:
        for alike in _alike(articles, names, tags, style):
            tags |= {record.article: tag for record, tag in zip(alike, style.tags, strict=False)}
        return tags
    for tag in style.tags:
        for alike in _alike(articles, names, tags, style):
            tags |= {record.article: tag for record in alike}
    return tags


def _alike(
    articles: Sequence[CitationRecord], names: dict[Article, InText], tags: dict[Article, str], style: ListStyle
) -> list[list[CitationRecord]]:
    """The groups of articles whose labels read the same."""
    groups: dict[str, list[CitationRecord]] = {}
    for record in articles:
        label = style.label(record, names[record.article], tags[record.article])
        groups.setdefault("".join(run.text for run in label).casefold(), []).append(record)
    return [group for group in groups.values() if len(group) > 1]
