"""What the styles with a list by the alphabet share: quotes that point with a short label to full references below."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_lowercase

from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.parts import linked
from index.citation.wording import Verbs, attribution, quote_text

_LEADING_ARTICLES = ("a ", "an ", "the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListStyle:
    """How a style with a list of references writes its two parts."""

    verbs: Verbs
    label: Callable[[CitationRecord, str], Paragraph]
    """The article in the text, told apart by a tag where two would look the same."""
    reference: Callable[[CitationRecord, str], Paragraph]
    """The full reference, with the same tag."""
    tags: tuple[str, ...]
    """Tags in the order they are tried or given."""
    is_lettered: bool
    """Whether articles with one label get one tag each (a, b …), or all the first tag that tells them apart."""
    is_open: bool = False
    """Whether the style leaves the quotation marks to the author."""


LETTERS = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
"""Tags of articles of one year: a … z, aa … zz."""


def compose(records: Sequence[CitationRecord], options: Options, style: ListStyle) -> tuple[Paragraph, ...]:
    """One paragraph for each quote, in order; then each article once, in the order of the alphabet.

    No heading stands over the references: they are pasted into a document that has its own list.
    """
    in_order = _in_order(records, style)
    tags = _tags(in_order, style)
    quotes = [_quote(record, tags[record.article], options, style) for record in records]
    references = [style.reference(record, tags[record.article]) for record in in_order]
    return (*quotes, *references)


def bibliography(records: Sequence[CitationRecord], style: ListStyle) -> tuple[Paragraph, ...]:
    """Each article once, in the order of the alphabet."""
    in_order = _in_order(records, style)
    tags = _tags(in_order, style)
    return tuple(style.reference(record, tags[record.article]) for record in in_order)


def _in_order(records: Sequence[CitationRecord], style: ListStyle) -> list[CitationRecord]:
    articles = {record.article: record for record in records}
    return sorted(articles.values(), key=lambda record: sort_key(style.reference(record, "")))


def _quote(record: CitationRecord, tag: str, options: Options, style: ListStyle) -> Paragraph:
    quote = quote_text(record, in_sentence=True, british=style.is_open and options.is_british)
    before = f"{quote} ({attribution(record, style.verbs)} "
    return (Run(before.lstrip()), *linked(style.label(record, tag), record, options), Run(")."))


def _tags(articles: Sequence[CitationRecord], style: ListStyle) -> dict[tuple[object, ...], str]:
    """For each article the tag that tells it apart from the others; usually none."""
    tags = {record.article: "" for record in articles}
    if style.is_lettered:
        for alike in _alike(articles, style, tags):
            tags |= {record.article: tag for record, tag in zip(alike, style.tags, strict=False)}
        return tags
    for tag in style.tags:
        for alike in _alike(articles, style, tags):
            tags |= {record.article: tag for record in alike}
    return tags


def _alike(
    articles: Sequence[CitationRecord], style: ListStyle, tags: dict[tuple[object, ...], str]
) -> list[list[CitationRecord]]:
    """The groups of articles whose labels read the same."""
    groups: dict[str, list[CitationRecord]] = {}
    for record in articles:
        label = "".join(run.text for run in style.label(record, tags[record.article]))
        groups.setdefault(label.casefold(), []).append(record)
    return [group for group in groups.values() if len(group) > 1]


def sort_key(reference: Paragraph) -> str:
    """Letters and digits without accents and without an article in front, as lists of references are ordered."""
    text = unicodedata.normalize("NFKD", "".join(run.text for run in reference)).casefold()
    text = "".join(character for character in text if character.isalnum() or character == " ").strip()
    for article in _LEADING_ARTICLES:
        if text.startswith(article):
            return text.removeprefix(article)
    return text
