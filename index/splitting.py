"""How a source that holds several articles is split into them: the way it was read, changed by the user.

A plan names the parts of a source in their order; each part becomes one article and is made of pieces of the articles
that were read. What no part names is left out.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from index.model import Article, Paragraph, ParagraphRole, SourceRecord, Span

_LONGEST_HEADLINE_CHARS = 150
_GAP = "\n\n"


class Piece(NamedTuple):
    """Some paragraphs of an article as it was read: `[start, end)` of its paragraphs, counted from 0."""

    article: int
    start: int
    end: int


Part = tuple[Piece, ...]
Plan = tuple[Part, ...]


def as_read(articles: Sequence[Article]) -> Plan:
    """The plan that changes nothing."""
    return tuple((Piece(number, 0, len(article.paragraphs)),) for number, article in enumerate(articles))


def joined(plan: Plan, place: int) -> Plan:
    """The plan with the part at a place joined to the one before it."""
    if not 0 < place < len(plan):
        return plan
    pieces = list(plan[place - 1])
    for piece in plan[place]:
        last = pieces[-1]
        if (last.article, last.end) == (piece.article, piece.start):
            pieces[-1] = last._replace(end=piece.end)
        else:
            pieces.append(piece)
    return (*plan[: place - 1], tuple(pieces), *plan[place + 1 :])


def split(plan: Plan, place: int, paragraph: int) -> Plan:
    """The plan with the part at a place split before one of its paragraphs, counted from 0; not before its first."""
    before: list[Piece] = []
    behind: list[Piece] = []
    at = 0
    for piece in plan[place]:
        cut = min(max(piece.start + paragraph - at, piece.start), piece.end)
        before += [piece._replace(end=cut)] if cut > piece.start else []
        behind += [piece._replace(start=cut)] if cut < piece.end else []
        at += piece.end - piece.start
    if not before or not behind:
        return plan
    return (*plan[:place], tuple(before), tuple(behind), *plan[place + 1 :])


def article_of(articles: Sequence[Article], part: Part) -> Article:
    """The article that a part becomes; what the plan names and was not read is passed over.

    It has the record of the article that its beginning is of. A part that begins within an article has a headline only
    if it begins with a short line, and no authors: whose it is was not said.
    """
    pieces = [piece for piece in part if piece.article < len(articles)]
    if len(pieces) == 1:
        whole = articles[pieces[0].article]
        if (pieces[0].start, pieces[0].end) == (0, len(whole.paragraphs)):
            return whole
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    at = section = 0
    for piece in pieces:
        article = articles[piece.article]
        for paragraph in article.paragraphs[piece.start : piece.end]:
            line = article.text[paragraph.span.start : paragraph.span.end]
            lines.append(line)
            number = paragraph.section + section if paragraph.section else 0
            paragraphs.append(replace(paragraph, span=Span(at, at + len(line)), section=number))
            at += len(line) + len(_GAP)
        section = max((one.section for one in paragraphs), default=0)
    record = articles[pieces[0].article].record if pieces else SourceRecord()
    if pieces and pieces[0].start:
        record, paragraphs = _begun_within(record, lines, paragraphs)
    return Article(text=_GAP.join(lines), paragraphs=tuple(paragraphs), record=record)


def articles_of(articles: Sequence[Article], plan: Plan) -> tuple[Article, ...]:
    """All articles of a plan that have a text."""
    made = (article_of(articles, part) for part in plan)
    return tuple(article for article in made if article.paragraphs)


def story(article: Article) -> str:
    """The text behind the headline, where there is any."""
    behind = [one for one in article.paragraphs if one.role is ParagraphRole.STORY]
    return article.text[behind[0].span.start :] if behind else article.text


def to_text(plan: Plan) -> str:
    """A plan as JSON."""
    return json.dumps(plan)


def from_text(text: str) -> Plan:
    """The plan that `to_text` wrote."""
    return tuple(tuple(Piece(*piece) for piece in part) for part in json.loads(text))


def rest(articles: Sequence[Article], plan: Plan) -> Plan:
    """What of the articles a plan leaves out, as parts: whole runs of paragraphs."""
    used: dict[int, set[int]] = {}
    for piece in chain.from_iterable(plan):
        used.setdefault(piece.article, set()).update(range(piece.start, piece.end))
    parts: list[Part] = []
    for number, article in enumerate(articles):
        start = None
        for place in range(len(article.paragraphs) + 1):
            is_free = place < len(article.paragraphs) and place not in used.get(number, ())
            if is_free and start is None:
                start = place
            elif not is_free and start is not None:
                parts.append((Piece(number, start, place),))
                start = None
    return tuple(parts)


def _begun_within(
    record: SourceRecord, lines: Sequence[str], paragraphs: list[Paragraph]
) -> tuple[SourceRecord, list[Paragraph]]:
    """The record of an article that was split off another one, and its paragraphs."""
    first = lines[0]
    is_headline = len(first) <= _LONGEST_HEADLINE_CHARS and len(lines) > 1 and first[-1] not in ".!?…"
    if is_headline:
        paragraphs = [replace(paragraphs[0], role=ParagraphRole.HEADLINE), *paragraphs[1:]]
    return replace(record, headline=first if is_headline else None, authors=()), paragraphs
