"""An evidence pack: one page that shows for each statement where it stands, who said it, and how that is known.

The page has no scripts, loads nothing and can be read and printed without the program.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import TextIO
from urllib.parse import quote

from index.citation.wording import unsaid_words
from index.exporting.evidence_look import HEAD
from index.exporting.marked import CONTENT, CUE, WHO, marked
from index.exporting.placed import Placed
from index.library import printed
from index.model import Attribution, Corrected, Spans, StoredArticle, StoredStatement, Tier
from index.record_fields import RecordField, value_of, written
from index.version import VERSION

_CORRECTIONS = {
    Corrected.SPEAKER: "you set the speaker",
    Corrected.CONTENT: "you set where it begins or ends",
    Corrected.ADDED: "you marked it as a statement",
    Corrected.REJECTED: "you said that it is no statement",
}
YOU = "you"
"""Whoever keeps the library, where no name is given."""
_SHORT = 400
"""A longer statement is only marked in its place, not printed twice."""
Facts = Iterator[tuple[str, str]]


def write(
    places: Iterable[Placed], count: int, file: TextIO, *, by: str = "", original: Callable[[int], str] | None = None
) -> None:
    """Writes the page about so many statements; everything from articles and from the user stands in it as text.

    `by` is the name of whoever keeps the library, if it is given. `original` tells, by the number of an article, where
    the file that it was read from lies beside the page.
    """
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    title = f"Evidence for {count:,} statement{'' if count == 1 else 's'}"
    file.write(HEAD.format(title=title))
    file.write(f"<p>Made on {made} by On the Record {escape(VERSION)}. What it says of speakers was found by a ")
    file.write("program unless it says who changed it: read each statement in its place before you quote it. ")
    file.write(f"{escape(keeper(by))}</p>\n")
    file.write('<p class="legend">In the articles’ words: <mark>what is said</mark>, <span class="cue">the words that ')
    file.write('report it</span>, <span class="who">who said it</span>.</p>\n</header>\n<main>\n')
    for number, place in enumerate(places, start=1):
        file.writelines(_section(number, place, by or YOU, original))
    file.write("</main>\n</body>\n</html>\n")


def keeper(by: str) -> str:
    """A sentence that says who "you" is."""
    whoever = f"{by}, who" if by else "whoever"
    return f"“You” is {whoever} keeps the library that this was made from."


def speaker_words(attribution: Attribution) -> str:
    """Who is credited, and how sure that is; nobody is asserted who is not sure enough."""
    if attribution.speaker is None:
        return f"not named ({attribution.tier})"
    if attribution.tier is Tier.UNSURE:
        return f"unclear, perhaps {attribution.speaker.name} ({attribution.tier})"
    return f"{attribution.speaker.name} ({attribution.tier})"


def _section(number: int, place: Placed, by: str, original: Callable[[int], str] | None) -> Iterator[str]:
    stored = place.stored
    speaker = speaker_words(stored.statement.attribution)
    kind = "" if len(stored.quote) <= _SHORT else ' class="long"'
    yield f'<section{kind}>\n<h2><span class="number">{number}</span> Speaker: {escape(speaker)}</h2>\n'
    for one in place.reporters:
        words = speaker_words(one.statement.attribution)
        yield f'<p class="hand">Second-hand: in the article it is {escape(words)} who reports it.</p>\n'
    yield from _paragraphs(place)
    yield from _facts(_evidence(place, by))
    yield "</dl>\n"
    yield from _facts(_source(place.article))
    if link := place.passage:
        yield f'<dt>passage</dt><dd><a href="{escape(link)}">{escape(link)}</a></dd>\n'
    if original is not None:
        name = original(place.article.id)
        yield f'<dt>original</dt><dd><a href="{escape(_quoted(name))}">{escape(name)}</a></dd>\n'
    yield "</dl>\n</section>\n"


def _facts(facts: Facts) -> Iterator[str]:
    """The beginning of a list of facts; what is not known is not in it."""
    yield "<dl>\n"
    for term, words in facts:
        if words:
            yield f"<dt>{term}</dt><dd>{escape(words)}</dd>\n"


def _paragraphs(place: Placed) -> Iterator[str]:
    """Where the statement stands, and then the paragraphs that tell who the speakers are, if these are others."""
    article, statement = place.article.article, place.stored.statement
    roles = {WHO: _named(place), CUE: statement.cue, CONTENT: statement.content}
    shown = place.paragraphs
    for paragraph in shown.values():
        yield f'<blockquote dir="auto">{marked(article.text, paragraph.span, roles)}</blockquote>\n'
    for number, paragraph in enumerate(article.paragraphs, start=1):
        if number not in shown and any(paragraph.span.overlaps(span) for span in roles[WHO]):
            yield f'<p class="where">Paragraph {number} tells who that is:</p>\n'
            yield f'<blockquote dir="auto">{marked(article.text, paragraph.span, {WHO: roles[WHO]})}</blockquote>\n'


def _named(place: Placed) -> Spans:
    """The words that lead to the names of the speaker and of who reports the statement."""
    return tuple(
        span
        for one in (place.stored, *place.reporters)
        # What was found there names whom the program found, which is nobody's evidence once the user named another.
        if Corrected.SPEAKER not in one.corrected
        for span in (*one.statement.mention, *(link.span for link in one.statement.attribution.chain))
    )


def _evidence(place: Placed, by: str) -> Facts:
    stored, marks = place.stored, place.stored.marks
    statement = stored.statement
    if len(stored.quote) <= _SHORT:
        yield "statement", stored.quote
    yield "kind", statement.kind
    yield "reported as", unsaid_words(statement.manner, statement.polarity) or statement.manner
    yield "reporting words", stored.cue
    yield from _named_as(stored, place.article.article.text)
    yield "possible", "; ".join(statement.attribution.candidates)
    for one in place.reporters:
        yield "reported by", f"{speaker_words(one.statement.attribution)}: {one.quote}"
        yield from _named_as(one, place.article.article.text)
    yield "corrected", "; ".join(words for part, words in _CORRECTIONS.items() if part in stored.corrected)
    if stored.found:
        is_named = Corrected.SPEAKER in stored.corrected and stored.mention
        yield "found", f"{speaker_words(stored.found)}{f', named as “{stored.mention}”' if is_named else ''}"
    yield "checked", f"by {by}, {moment(marks.checked)}" if marks.checked else "not checked"
    yield "tags", ", ".join(marks.tags)
    yield "note", marks.note or ""


def _named_as(stored: StoredStatement, text: str) -> Facts:
    """How the article names a speaker, unless the user named another."""
    if Corrected.SPEAKER in stored.corrected:
        return
    yield "named as", stored.mention
    for link in stored.statement.attribution.chain:
        yield "because", f"“{printed.words(text, (link.span,))}”: {link.reason}"
    if stored.joined and (speaker := stored.statement.attribution.speaker):
        yield "in this library", f"“{stored.joined.name}” is {speaker.name}: {stored.joined.reason}"


def _source(article: StoredArticle) -> Facts:
    record = article.article.record
    yield "headline", record.headline or ""
    yield "authors", "; ".join(record.authors)
    yield "outlet", record.outlet or ""
    yield "section", record.section or ""
    yield "published", record.published or ""
    yield "accessed", record.accessed or ""
    yield "address", record.url or ""
    for field in RecordField if article.found else ():
        if article.found and value_of(article.found.record, field) != value_of(record, field):
            found = written(value_of(article.found.record, field)) or "nothing"
            yield "details", f"you set the {_WORDS.get(field, field)}; found was: {found}"
    yield "read from", article.source
    yield "imported", moment(article.imported)
    yield "SHA-256", article.sha256


_WORDS = {RecordField.PUBLISHED: "date", RecordField.URL: "address", RecordField.ACCESSED: "day of access"}


def moment(iso: str) -> str:
    """`2017-04-12 09:30 UTC`; a day stays one."""
    day, _, time = iso.partition("T")
    return f"{day} {time[:5]} UTC" if time else day


def _quoted(path: str) -> str:
    """The path as a link beside the page has it."""
    return quote(path)
