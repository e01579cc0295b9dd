"""The same article told otherwise: other names, other quotation marks, more or fewer paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.model import Article, Paragraph, Span, Statement
from index.reading.layout import article as article_from

Moved = Callable[[Span], Span]
"""From a place in one text to the same place in the other."""

STYLES = {
    "straight": "\"\"''",
    "british": "‘’“”",
    "guillemets": "«»‹›",
    "low": "„“‚‘",
}
"""Outer and inner marks in place of “”‘’."""
UNRELATED = (
    "The museum on the square is closed on Mondays, and tickets are sold at the door.",
    "Heavy rain fell over the northern valleys for a third day, and two roads remained under water.",
    "The price of wheat rose by four per cent last month, while that of maize hardly moved.",
    "Weather: clouds in the morning, sun in the afternoon, 14 degrees.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article in another form."""

    article: Article
    moved: Moved


def facts(statement: Statement, moved: Moved = lambda span: span) -> tuple[object, ...]:
    """What must not change: everything but how sure it is, and its number among the statements."""
    places = [tuple(map(moved, spans)) for spans in (statement.content, statement.cue, statement.mention)]
    return (*places, statement.kind, statement.manner, statement.polarity, statement.listed)


def with_marks(article: Article, style: str) -> Article:
    """The article with its marks in another style; curly ones are expected, and as long as the new ones."""
    outer_open, outer_close, inner_open, inner_close = STYLES[style]
    text = re.sub(r"‘(?=\w)", inner_open, article.text)
    # The closing inner mark is an apostrophe, too: only what stands behind a sentence's mark is one.
    text = re.sub(r"(?<=[,.!?])’", inner_close, text)
    text = text.replace("“", outer_open).replace("”", outer_close) if style != "british" else _british(article.text)
    return replace(article, text=text)


def with_curly_marks(article: Article) -> Article | None:
    """The article with its straight double marks in curly ones; None if they do not come in plain pairs."""
    text = article.text
    if re.search("[“”«»„]", text):
        return None
    paired = re.compile(r'(?<![\w,.!?])"(?=[\w\[(’\'$£€…])([^"\n]*)(?<=[\w,.!?…)\]])"(?![\w"])')
    curly = paired.sub(r"“\1”", text)
    return None if '"' in curly else replace(article, text=curly)


def _british(text: str) -> str:
    """Outer marks single and inner ones double."""
    text = re.sub(r"‘(?=\w)", "\0", text)
    text = re.sub(r"(?<=[,.!?])’", "\1", text)
    return text.replace("“", "‘").replace("”", "’").replace("\0", "“").replace("\1", "”")


def is_gap(article: Article, place: int, statements: Sequence[Statement]) -> bool:
    """Whether a paragraph can be added before this one, or at the end, without parting what belongs together."""
    if place in (0, len(article.paragraphs)):
        return place > 0
    before, after = (article.text[slice(*article.paragraphs[at].span)] for at in (place - 1, place))
    closed = all(before.count(one) == before.count(other) for one, other in ("“”", "«»")) and before.count('"') % 2 == 0
    if not closed or before.endswith(":") or after[0] in "“\"«‘'":
        return False
    start = article.paragraphs[place].span.start
    return not any(statement.span.start < start < statement.span.end for statement in statements)


def gaps(article: Article, statements: Sequence[Statement]) -> list[int]:
    """The places where a paragraph can be added, given the statements of the article."""
    return [place for place in range(len(article.paragraphs) + 1) if is_gap(article, place, statements)]


def cut(article: Article, place: int) -> tuple[Article, Told]:
    """Two articles in place of one, the second from this paragraph on; its places move to those of the whole."""
    start = article.paragraphs[place].span.start
    first = replace(article, text=article.text[:start].rstrip(), paragraphs=article.paragraphs[:place])
    rest = tuple(
        replace(paragraph, span=Span(paragraph.span.start - start, paragraph.span.end - start))
        for paragraph in article.paragraphs[place:]
    )
    second = replace(article, text=article.text[start:], paragraphs=rest)
    return first, Told(article=second, moved=lambda span: Span(span.start + start, span.end + start))


def with_paragraph(article: Article, place: int, words: str) -> Told:
    """The article with one more paragraph, before the one with this number or at its end."""
    after = place == len(article.paragraphs)
    at = len(article.text) if after else article.paragraphs[place].span.start
    added = f"\n\n{words}" if after else f"{words}\n\n"

    def moved(span: Span) -> Span:
        shift = len(added) if span.start >= at else 0
        return Span(span.start + shift, span.end + shift)

    start = at + 2 if after else at
    paragraphs = [replace(paragraph, span=moved(paragraph.span)) for paragraph in article.paragraphs]
    paragraphs.insert(place, Paragraph(span=Span(start, start + len(words))))
    text = article.text[:at] + added + article.text[at:]
    return Told(article=Article(text=text, paragraphs=tuple(paragraphs)), moved=moved)


def followed_by(first: Article, second: Article) -> Told:
    """Two articles in one; the places are those of the second."""
    shift = len(first.text) + 2

    def moved(span: Span) -> Span:
        return Span(span.start + shift, span.end + shift)

    rest = (replace(paragraph, span=moved(paragraph.span)) for paragraph in second.paragraphs)
    text = f"{first.text}\n\n{second.text}"
    return Told(article=Article(text=text, paragraphs=(*first.paragraphs, *rest)), moved=moved)


def renamed(article: Article, names: dict[str, str]) -> Told:
    """The article with words replaced by others, wherever they stand as whole words."""
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    old, new = [0], [0]
    parts = []
    done = 0
    for match in pattern.finditer(article.text):
        parts += [article.text[done : match.start()], names[match.group()]]
        new += [new[-1] + match.start() - done, new[-1] + match.start() - done + len(parts[-1])]
        old += [match.start(), match.end()]
        done = match.end()
    text = "".join([*parts, article.text[done:]])

    def place(position: int) -> int:
        at = bisect_right(old, position) - 1
        return new[at] + position - old[at]

    def moved(span: Span) -> Span:
        return Span(place(span.start), place(span.end))

    paragraphs = tuple(replace(paragraph, span=moved(paragraph.span)) for paragraph in article.paragraphs)
    return Told(article=Article(text=text, paragraphs=paragraphs), moved=moved)


def moved_statement(statement: Statement, moved: Moved) -> Statement:
    """A statement at its place in the new text."""
    content, cue, mention = (
        tuple(map(moved, spans)) for spans in (statement.content, statement.cue, statement.mention)
    )
    return replace(statement, content=content, cue=cue, mention=mention)


def invented(text: str) -> tuple[Article, dict[str, str]]:
    """An article and the sex of its people, from a text whose first line names them."""
    first, _, rest = text.partition("\n")
    people = dict(re.findall(r"([A-Z][^(]*) \((female|male)\)", first))
    return article_from(rest.strip()), people
