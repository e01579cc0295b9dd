"""What IEEE, Vancouver and AMA share: quotes that point with a number to a list in the order of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph, Run
from index.citation.styles.parts import linked
from index.citation.wording import Verbs, attribution, quote_text


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedStyle:
    """How a style with a numbered list writes its two parts."""

    verbs: Verbs
    label: Callable[[CitationRecord, int], Paragraph]
    """The article in the text."""
    end: Callable[[int], str]
    """What closes the sentence."""
    mark: Callable[[int], str]
    """What stands before the reference in the list."""
    reference: Callable[[CitationRecord], Paragraph]
    is_open: bool = False
    """Whether the style leaves the quotation marks to the author."""


def compose(records: Sequence[CitationRecord], options: Options, style: NumberedStyle) -> tuple[Paragraph, ...]:
    """One paragraph for each quote, in order; then each article once, in the order in which it is quoted first."""
    numbers = _numbers(records)
    quotes = [_quote(record, numbers[record.article], options, style) for record in records]
    return (*quotes, *bibliography(records, style))


def bibliography(records: Sequence[CitationRecord], style: NumberedStyle) -> tuple[Paragraph, ...]:
    """Each article once with its number, in the order in which it is quoted first."""
    articles = {record.article: record for record in reversed(records)}
    return tuple(
        (Run(style.mark(number)), *style.reference(articles[article])) for article, number in _numbers(records).items()
    )


def _numbers(records: Sequence[CitationRecord]) -> dict[tuple[object, ...], int]:
    numbers: dict[tuple[object, ...], int] = {}
    for record in records:
        numbers.setdefault(record.article, len(numbers) + 1)
    return numbers


def _quote(record: CitationRecord, number: int, options: Options, style: NumberedStyle) -> Paragraph:
    quote = quote_text(record, in_sentence=True, british=style.is_open and options.is_british)
    before = f"{quote} ({attribution(record, style.verbs)} "
    label = linked(style.label(record, number), record, options)
    return (Run(before.lstrip()), *label, Run(f"){style.end(number)}"))
