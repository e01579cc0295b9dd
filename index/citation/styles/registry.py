"""The styles by name, in the order they are offered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from index.citation.options import Options
from index.citation.record import CitationRecord, Paragraph
from index.citation.styles import (
    ama,
    apa,
    chicago,
    chicago_author_date,
    harvard,
    ieee,
    mla,
    newsroom,
    own,
    vancouver,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How statements and their articles are written."""

    paragraphs: Callable[[Sequence[CitationRecord], Options], tuple[Paragraph, ...]]
    """The quotes with their citations, and the references that the style has."""
    bibliography: Callable[[Sequence[CitationRecord]], tuple[Paragraph, ...]]
    """The articles alone, each once, sorted or numbered as the style wants."""
    is_open: bool = False
    """Whether the style leaves the marks around quotations to the author."""


REGISTRY: Mapping[str, Style] = MappingProxyType(
    {
        "mla": Style(mla.paragraphs, mla.bibliography),
        "apa": Style(apa.paragraphs, apa.bibliography),
        "chicago": Style(chicago.paragraphs, chicago.bibliography),
        "chicago-author-date": Style(chicago_author_date.paragraphs, chicago_author_date.bibliography),
        "harvard": Style(harvard.paragraphs, harvard.bibliography, is_open=True),
        "ieee": Style(ieee.paragraphs, ieee.bibliography),
        "vancouver": Style(vancouver.paragraphs, vancouver.bibliography, is_open=True),
        "ama": Style(ama.paragraphs, ama.bibliography),
        "newsroom": Style(newsroom.paragraphs, newsroom.bibliography, is_open=True),
        # A template has no list of its own.
        "own": Style(own.paragraphs, newsroom.bibliography, is_open=True),
    }
)
