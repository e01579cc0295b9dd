"""Surveys of many statements: joins what the library knows of them with the words that a search looks for."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from index.article import Spans
from index.library import surveys
from index.library.database import Database
from index.model import QuotationKind
from index.progress import Progress
from index.survey import KwicLine, KwicOrder, Tally

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


def tallies(db: Database, statement_ids: Sequence[int]) -> tuple[Tally, ...]:
    """How many statements are of each speaker, reporting word, outlet and kind together, most first.

    Forms of one verb count together under the form that is used most, as the filters count them.
    """
    from index.search.analysis import folded_words, stem
    from index.search.counting import reporting_word

    found = surveys.tallies(db, statement_ids)
    heads = [reporting_word(" ".join(folded_words(each.cue))) for each in found]
    forms: dict[str, Counter[str]] = {}
    for head, each in zip(heads, found, strict=True):
        forms.setdefault(stem(head), Counter())[head] += each.statements
    labels = {key: min(counted, key=lambda form: (-counted[form], form)) for key, counted in forms.items()}
    counts: Counter[tuple[str, str, str, QuotationKind]] = Counter()
    for head, each in zip(heads, found, strict=True):
        counts[each.speaker, labels[stem(head)], each.outlet, each.kind] += each.statements
    return tuple(Tally(*names, number) for names, number in counts.most_common())


def _lines(db: Database, statement_ids: Sequence[int], highlight: Callable[[str], Spans]) -> Iterator[KwicLine]:
    from index.search.kwic import line, places

    placed = surveys.placed(db, statement_ids)
    texts = surveys.texts(db, sorted({each.article_id for each in placed.values()}))
    for statement_id in statement_ids:
        if (where := placed.get(statement_id)) is not None:
            text = texts[where.article_id]
            for place in places(text, where.content, where.cue, where.mention, highlight):
                yield line(statement_id, text, place)
