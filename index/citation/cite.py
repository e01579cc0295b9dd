"""The door to citations: records in, words to paste out."""

from collections.abc import Sequence

from index.citation.export import EXPORTERS
from index.citation.options import Options
from index.citation.record import CitationRecord, Flavours, Run
from index.citation.render import flavours
from index.citation.styles.registry import REGISTRY
from index.citation.wording import quote_text
from index.errors import UnknownStyle

STYLES = tuple(REGISTRY)
"""Names for `cite`, the default first."""
EXPORTS = tuple(EXPORTERS)
"""Names for `export`."""
FORMATS = ("text", "html", "markdown", "rtf", *EXPORTS)
"""Everything a citation can be written as: the flavours of `cite` and the formats of `export`."""
_USUAL = Options()


def cite(records: Sequence[CitationRecord], *, style: str = "mla", options: Options = _USUAL) -> Flavours:
    """The quotes, each with its citation, and the full references that the style has. No records give empty flavours.

    Raises:
        FieldUnknown: the style is `own`, and its template names a field that there is not.
        TemplateMalformed: the style is `own`, and its template cannot be read.
        UnknownStyle: no style has that name.
    """
    if style not in REGISTRY:
        raise UnknownStyle(style, STYLES)
    return flavours(REGISTRY[style].paragraphs(records, options))


def bibliography(records: Sequence[CitationRecord], *, style: str = "mla") -> Flavours:
    """The articles of the statements, each once, as the style lists them. No records give empty flavours.

    Raises:
        UnknownStyle: no style has that name.
    """
    if style not in REGISTRY:
        raise UnknownStyle(style, STYLES)
    return flavours(REGISTRY[style].bibliography(records))


def quote_only(records: Sequence[CitationRecord], options: Options = _USUAL) -> Flavours:
    """The quotes alone, one paragraph each; only words that are in quotation marks in the article are in them here."""
    return flavours([(Run(quote_text(record, british=options.is_british)),) for record in records])


def export(records: Sequence[CitationRecord], *, format: str) -> str:  # noqa: A002 - the word users know
    """The articles of the statements for a reference manager, each once, with its quotes as notes.

    Raises:
        UnknownStyle: no format has that name.
    """
    if format not in EXPORTERS:
        raise UnknownStyle(format, EXPORTS)
    return EXPORTERS[format](records)
