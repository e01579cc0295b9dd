"""An evidence pack: one page that shows for each statement where it stands, who said it, and how that is known.

The page has no scripts, loads nothing and can be read and printed without the program.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import TextIO

from index.citation.record import passage_of
from index.citation.wording import unsaid_words
from index.library import printed
from index.model import Article, Attribution, Corrected, Span, Spans, StoredArticle, StoredStatement, Tier
from index.version import VERSION

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Evidence for statements</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.5 }
section { border-top: 1px solid #888; padding: 1em 0 }
h2 { font-size: 1.1em; margin: 0 }
blockquote { margin: .7em 0; padding-left: 1em; border-left: 3px solid #888 }
mark { background: #fff3c4; color: #1f2328; text-decoration: underline }
dl { display: grid; grid-template-columns: 9em 1fr; gap: .2em 1em; font-size: .9em }
dd { margin: 0; overflow-wrap: anywhere }
h2, dt { break-after: avoid }
@page { margin: 2cm }
@media print { body { max-width: none; margin: 0 } section { break-inside: avoid } }
</style>
</head>
<body>
<h1>Evidence for statements</h1>
"""
_CORRECTIONS = {
    Corrected.SPEAKER: "you set the speaker",
    Corrected.CONTENT: "you set where it begins or ends",
    Corrected.ADDED: "you marked it as a statement",
    Corrected.REJECTED: "you said that it is no statement",
}


def write(stored: Iterable[tuple[StoredStatement, StoredArticle]], file: TextIO) -> None:
    """Writes the page; everything from articles and from the user stands in it as text."""
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    file.write(f"{_HEAD}<p>Made on {made} by On the Record {escape(VERSION)}. What it says of speakers was found by a ")
    file.write("program unless it says who changed it: read each statement in its place before you quote it.</p>\n")
    for statement, article in stored:
        file.writelines(_section(statement, article))
    file.write("</body>\n</html>\n")


def speaker_words(attribution: Attribution) -> str:
    """Who is credited, and how sure that is; nobody is asserted who is not sure enough."""
    if attribution.speaker is None:
        return f"not named ({attribution.tier})"
    if attribution.tier is Tier.UNSURE:
        return f"unclear, perhaps {attribution.speaker.name} ({attribution.tier})"
    return f"{attribution.speaker.name} ({attribution.tier})"


def _section(stored: StoredStatement, article: StoredArticle) -> Iterator[str]:
    yield f"<section>\n<h2>Statement {stored.id}. Speaker: {escape(speaker_words(stored.statement.attribution))}</h2>\n"
    text, statement = article.article.text, stored.statement
    for paragraph in article.article.paragraphs:
        if paragraph.span.overlaps(statement.span):
            yield f"<blockquote>{_marked(text, paragraph.span, statement.content)}</blockquote>\n"
    yield "<dl>\n"
    for term, words in (*_evidence(stored, article.article), *_source(article)):
        if words:
            yield f"<dt>{term}</dt><dd>{escape(words)}</dd>\n"
    if (link := passage_of(stored, text)) and link.lower().startswith(("http://", "https://")):
        yield f'<dt>passage</dt><dd><a href="{escape(link)}">{escape(link)}</a></dd>\n'
    yield "</dl>\n</section>\n"


def _evidence(stored: StoredStatement, article: Article) -> Iterator[tuple[str, str]]:
    statement, marks = stored.statement, stored.marks
    yield "statement", stored.quote
    yield "kind", statement.kind
    yield "reported as", unsaid_words(statement.manner, statement.polarity) or statement.manner
    yield "reporting words", stored.cue
    # What was found there names whom the program found, which is nobody's evidence once the user named another.
    is_named_by_user = Corrected.SPEAKER in stored.corrected
    yield "named as", "" if is_named_by_user else stored.mention
    for link in () if is_named_by_user else statement.attribution.chain:
        yield "because", f"“{printed.words(article.text, (link.span,))}”: {link.reason}"
    yield "corrected", "; ".join(words for part, words in _CORRECTIONS.items() if part in stored.corrected)
    if stored.found:
        mention = f", named as “{stored.mention}”" if is_named_by_user and stored.mention else ""
        yield "found", f"{speaker_words(stored.found)}{mention}"
    yield "checked", f"by you, {marks.checked}" if marks.checked else "not checked"
    yield "tags", ", ".join(marks.tags)
    yield "note", marks.note or ""


def _source(article: StoredArticle) -> Iterator[tuple[str, str]]:
    record = article.article.record
    yield "headline", record.headline or ""
    yield "authors", "; ".join(record.authors)
    yield "outlet", record.outlet or ""
    yield "published", record.published or ""
    yield "address", record.url or ""
    yield "read from", article.source
    yield "imported", article.imported
    yield "SHA-256", article.sha256


def _marked(text: str, within: Span, content: Spans) -> str:
    """The words of a paragraph, those of the statement marked."""
    parts, at = [], within.start
    for span in content:
        start, end = max(span.start, at), min(span.end, within.end)
        if start < end:
            parts.append(f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>")
            at = end
    return "".join((*parts, escape(text[at : within.end])))
