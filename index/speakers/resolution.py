"""Statements → statements with speakers: mention → person, with the chain that shows why; or nobody."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.model import Article, Attribution, ParagraphRole, Statement
from index.speakers.answers import attribution
from index.speakers.section import read_section


def attribute(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The same statements, in the same order, with `attribution` filled.

    Deterministic and without side effects. A statement without a mention gets a speaker only where the paragraph
    or a dialogue around it tells whose words it has; one in a paragraph that is left out stays unattributed.
    Paragraphs of one section explain each other; those of different sections never do.
    """
    found: dict[int, Attribution] = {}
    for section, members in _by_section(article, statements).items():
        for index, answer in read_section(article, section, {i: statements[i] for i in members}).items():
            found[index] = attribution(answer, statements[index].confidence)
    return tuple(
        replace(statement, attribution=found.get(index, Attribution())) for index, statement in enumerate(statements)
    )


def _by_section(article: Article, statements: Sequence[Statement]) -> dict[int, list[int]]:
    """The indexes of the statements by the section that their mention, or else their content, stands in."""
    shown = [paragraph for paragraph in article.paragraphs if paragraph.role is not ParagraphRole.LEFT_OUT]
    starts = [paragraph.span.start for paragraph in shown]
    groups: dict[int, list[int]] = {}
    for index, statement in enumerate(statements):
        place = (statement.mention or statement.content)[0]
        at = bisect_right(starts, place.start) - 1
        home = shown[max(at, 0)] if shown else None
        if home is not None and home.span.overlaps(place):
            groups.setdefault(home.section, []).append(index)
    return groups
