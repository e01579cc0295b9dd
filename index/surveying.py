"""Surveys of many statements: joins what the library knows of them with the words that a search looks for."""

from collections.abc import Callable, Iterator, Sequence

from index.article import Spans
from index.library import surveys
from index.library.database import Database
from index.progress import Progress
from index.survey import KwicLine, KwicOrder

_AT_ONCE = 500
"""Statements whose articles are held in memory together."""


def kwic(
    db: Database,
    statement_ids: Sequence[int],
    highlight: Callable[[str], Spans],
    order: KwicOrder,
    progress: Progress,
) -> tuple[KwicLine, ...]:
    """The hits of statements with the words left and right of them; a statement with several hits has several lines.

    Raises:
        Cancelled: `progress` gave up.
    """
    from index.search.kwic import in_order

    lines: list[KwicLine] = []
    for start in range(0, len(statement_ids), _AT_ONCE):
        progress(start, len(statement_ids), "")
        lines.extend(_lines(db, statement_ids[start : start + _AT_ONCE], highlight))
    return tuple(in_order(lines, order))


def _lines(db: Database, statement_ids: Sequence[int], highlight: Callable[[str], Spans]) -> Iterator[KwicLine]:
    from index.search.kwic import line, places

    placed = surveys.placed(db, statement_ids)
    texts = surveys.texts(db, sorted({each.article_id for each in placed.values()}))
    for statement_id in statement_ids:
        if (where := placed.get(statement_id)) is not None:
            text = texts[where.article_id]
            for place in places(text, where.content, where.cue, where.mention, highlight):
                yield line(statement_id, text, place)
