"""Turns positions in code points, which we count, into UTF-16 units, which Qt counts, and back."""

from bisect import bisect_left, bisect_right

from index.model import Span


class Offsets:
    """The two ways of counting in one text.

    A text without characters beyond U+FFFF costs one scan and no memory.
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]
        self._wide_units = [at + before for before, at in enumerate(self._wide)]

    def to_units(self, position: int) -> int:
        """The UTF-16 position of a code point position."""
        return position + bisect_left(self._wide, position)

    def to_code_points(self, units: int) -> int:
        """The code point position of a UTF-16 position; the middle of a pair counts as its start."""
        before = bisect_right(self._wide_units, units - 1)
        if before and self._wide_units[before - 1] == units - 1:
            return self._wide[before - 1]
        return units - before

    def span_to_units(self, span: Span) -> Span:
        """The same range in UTF-16 units."""
        return Span(self.to_units(span.start), self.to_units(span.end))

    def span_to_code_points(self, span: Span) -> Span:
        """The same range in code points; a character that is cut in half is taken whole."""
        end = self.to_code_points(span.end)
        if self.to_units(end) < span.end:
            end += 1
        return Span(self.to_code_points(span.start), end)
