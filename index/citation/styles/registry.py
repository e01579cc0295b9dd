"""The styles by name."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from index.citation.record import CitationRecord, Paragraph
from index.citation.styles import apa, chicago, mla, newsroom

Style = Callable[[Sequence[CitationRecord]], tuple[Paragraph, ...]]

REGISTRY: Mapping[str, Style] = MappingProxyType(
    {
        "mla": mla.paragraphs,
        "apa": apa.paragraphs,
        "chicago": chicago.paragraphs,
        "newsroom": newsroom.paragraphs,
    }
)
