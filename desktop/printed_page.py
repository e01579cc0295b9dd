"""What is printed, as HTML for `QTextDocument`: chosen statements, or an article with its statements marked."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from desktop.wording import certainty_word, date_words, facts, kind_word, mark_words, speaker_name, standing_word, tr
from index.model import Article, Paragraph, ParagraphRole, StoredArticle, StoredStatement

_GROUND = "#fff3c4"
"""Below the words of a statement; prints as a light grey without colours."""
_SECOND = "#5c6670"


def statements_html(rows: Iterable[StoredStatement], *, serif: str) -> str:
    """Statements one after the other, each with speaker, certainty, where it stood, and the reader's marks."""
    return "".join(_statement(row, serif) for row in rows)


def article_html(stored: StoredArticle, statements: Sequence[StoredStatement], *, serif: str) -> str:
    """The story of an article with its statements on a ground and numbered, and below it who made each of them.

    What is no part of the story, and statements that the first view leaves out, are not printed.
    """
    article, record = stored.article, stored.article.record
    listed = sorted((row for row in statements if row.statement.listed), key=lambda row: row.statement.content[-1].end)
    headlines = [each for each in article.paragraphs if each.role is ParagraphRole.HEADLINE]
    headline = "<br>".join(_marked(article, each, listed) for each in headlines)
    known = ("; ".join(record.authors), record.outlet, date_words(record.published) if record.published else "")
    head = [
        f"<h2 style='font-family: {serif}'>{headline or _text(record.headline or stored.source)}</h2>",
        _small(" · ".join(part for part in known if part)),
        _small(record.url or ""),
    ]
    body = [
        f"<p style='font-family: {serif}'>{_marked(article, paragraph, listed)}</p>"
        for paragraph in article.paragraphs
        if paragraph.role not in {ParagraphRole.HEADLINE, ParagraphRole.LEFT_OUT}
    ]
    notes = [
        f"<p>{number}&nbsp; <b>{_text(speaker_name(row))}</b> – {_text(_standing(row))}</p>"
        for number, row in enumerate(listed, start=1)
    ]
    return "".join([*head, *body, "<hr>" if notes else "", *notes])


def _statement(row: StoredStatement, serif: str) -> str:
    parts = [
        f"<p><b>{_text(speaker_name(row))}</b> – {_text(_standing(row))}</p>",
        f"<p style='font-family: {serif}'>{_text(row.quote)}</p>",
        _small(" · ".join(part for part in (row.record.headline, facts(row.record)) if part)),
        _small(row.record.url or ""),
        _small("; ".join(mark_words(row))),
    ]
    return "".join(parts) + "<hr>"


def _standing(row: StoredStatement) -> str:
    """How sure the speaker is, what kind of statement it is, and what keeps it from being something that was said."""
    words = (certainty_word(row), kind_word(row.statement.kind), standing_word(row.statement))
    return ", ".join(word for word in words if word)


def _marked(article: Article, paragraph: Paragraph, listed: Sequence[StoredStatement]) -> str:
    """A paragraph's words; where a statement ends, its number in the list."""
    start, end = paragraph.span.start, paragraph.span.end
    spans = [(max(start, s.start), min(end, s.end)) for row in listed for s in row.statement.content]
    ends: dict[int, list[str]] = {}
    for number, row in enumerate(listed, start=1):
        ends.setdefault(row.statement.content[-1].end, []).append(str(number))
    cuts = sorted({start, end, *(place for span in spans if span[0] < span[1] for place in span)})
    parts = []
    for left, right in pairwise(cuts):
        words = _text(article.text[left:right])
        is_stated = any(first <= left and right <= last for first, last in spans)
        parts.append(f"<span style='background-color: {_GROUND}'>{words}</span>" if is_stated else words)
        if right in ends:
            parts.append(f"<sup>{', '.join(ends[right])}</sup>")
    return "".join(parts)


def _small(text: str) -> str:
    return f"<p style='font-size: small; color: {_SECOND}'>{_text(text)}</p>" if text else ""


def _text(text: str) -> str:
    """Escaped, with line ends as they stand."""
    return escape(text).replace("\n", "<br>")


def too_many(limit: int) -> str:
    """Why so many statements are not printed."""
    return tr("More than {limit} statements are not printed at once. Select fewer, or export them.").format(limit=limit)
