"""Which paragraphs of an article are meant: a run that is left out together, or those that a selection touches."""

from collections.abc import Sequence

from index.model import Paragraph, ParagraphRole, Span


def run_from(paragraphs: Sequence[Paragraph], first: Paragraph) -> tuple[int, ...]:
    """The numbers, counted from 1, of the paragraphs that are left out together, from the first of them on."""
    start = paragraphs.index(first)
    numbers = []
    for number, paragraph in enumerate(paragraphs[start:], start=start + 1):
        if paragraph.role is not ParagraphRole.LEFT_OUT or paragraph.section != first.section:
            break
        numbers.append(number)
    return tuple(numbers)


def touched(paragraphs: Sequence[Paragraph], place: Span, *, left_out: bool) -> tuple[int, ...]:
    """The numbers, counted from 1, of the paragraphs in a place that are left out, or that are not.

    A place without words is that of the paragraph that it stands in, or else of the one before it.
    """
    inside = [
        number
        for number, paragraph in enumerate(paragraphs, start=1)
        if paragraph.span.start < place.end and place.start < paragraph.span.end
    ]
    if not inside:
        before = [number for number, paragraph in enumerate(paragraphs, start=1) if paragraph.span.start <= place.start]
        inside = before[-1:]
    return tuple(number for number in inside if (paragraphs[number - 1].role is ParagraphRole.LEFT_OUT) is left_out)
