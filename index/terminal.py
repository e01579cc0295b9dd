"""What the command line shows: statements, speakers and articles as lines of text or as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from index.citation.wording import unsaid_words
from index.errors import SourceError
from index.hints import Alternative
from index.languages import language_name, may_be_english
from index.library import printed
from index.library.uniting_marks import Disagreement
from index.model import (
    Article,
    Attribution,
    Change,
    Corrected,
    Manner,
    Person,
    SourceRecord,
    Statement,
    StoredArticle,
    StoredStatement,
    Suggestion,
    Tier,
)

_SIGNS = {Tier.CLEAR: "●", Tier.LIKELY: "◐", Tier.UNSURE: "○", Tier.UNATTRIBUTED: "–"}
_NOBODY = "Speaker not named"
_NOTHING = "nothing"


def article_json(document_id: object, article: Article, statements: Sequence[Statement]) -> str:
    """All that was found in an article, listed or not, on one line; offsets fit the text in it."""
    values = {
        "id": document_id,
        "title": article.record.headline,
        "language": article.record.language,
        "text": article.text,
        "statements": [_found(statement) for statement in statements],
    }
    return json.dumps(values, ensure_ascii=False)


def article_lines(
    name: str, article: Article, statements: Sequence[Statement], *, everything: bool = False
) -> Iterator[str]:
    """An article's name and the statements in it that the default view shows, or why none were looked for.

    With `everything` it shows the others, too; those that were not said, or not yet, have a word that says so.
    """
    headline, language = article.record.headline, article.record.language
    yield f"{name}: {headline}" if headline else name
    if not may_be_english(language):
        yield f"  {_language_words(language)}: statements are found in English articles only"
    for statement in statements:
        if statement.listed or everything:
            cue = printed.words(article.text, statement.cue)
            quote = printed.quote(article.text, statement.content)
            yield f"  {_who(statement.attribution)}{f' [{cue}]' if cue else ''}{_standing(statement)}: {quote}"


def alternative_line(alternative: Alternative) -> str:
    """What to ask instead of a query that finds nothing, with how many statements that finds."""
    count = f"{alternative.count} statement{'' if alternative.count == 1 else 's'}"
    if alternative.left_out:
        return f"without {alternative.left_out}: {count}"
    return f"did you mean: {alternative.query} ({count})"


def statement_json(stored: StoredStatement) -> str:
    """One statement of a library, on one line."""
    return json.dumps(statement_values(stored), ensure_ascii=False)


def statement_values(stored: StoredStatement) -> dict[str, object]:
    """What programs are told of one statement of a library."""
    statement, attribution, record = stored.statement, stored.statement.attribution, stored.record
    return {
        "id": stored.id,
        "article": stored.article_id,
        "position": stored.position,
        "speaker": attribution.speaker.name if attribution.speaker else None,
        "speaker_kind": attribution.speaker.kind if attribution.speaker else None,
        "tier": attribution.tier,
        "kind": statement.kind,
        "manner": statement.manner,
        "polarity": statement.polarity,
        "confidence": round(statement.confidence, 4),
        "listed": statement.listed,
        "quote": stored.quote,
        "cue": stored.cue,
        "mention": stored.mention,
        "within": stored.within_id,
        "headline": record.headline,
        "outlet": record.outlet,
        "published": record.published,
        "url": record.url,
        "person": stored.person_id,
        "corrected": sorted(stored.corrected),
        "starred": stored.marks.starred,
        "checked": stored.marks.checked,
        "tags": stored.marks.tags,
        "note": stored.marks.note,
        "content": statement.content,
    }


def statement_line(stored: StoredStatement) -> str:
    """One statement of a library: its number, certainty, speaker, whether it was said, words, and where they stand."""
    where = f" ({place})" if (place := _where(stored.record)) else ""
    speaker = f"{_who(stored.statement.attribution)}{_standing(stored.statement)}"
    return f"{stored.id:>6}  {speaker}: {stored.quote}{where}"


def statement_lines(stored: StoredStatement, article: StoredArticle, reporter: StoredStatement | None) -> Iterator[str]:
    """Everything about one statement: its words, who said them, how that is known, and its place in the article."""
    statement, attribution = stored.statement, stored.statement.attribution
    yield stored.quote
    yield ""
    yield f"speaker   {attribution.speaker.name if attribution.speaker else _NOBODY} ({attribution.tier})"
    if attribution.candidates:
        yield f"perhaps   {', '.join(attribution.candidates)}"
    if stored.mention or stored.cue:
        yield f"words     {' | '.join(part for part in (stored.mention, stored.cue) if part)}"
    unsaid = unsaid_words(statement.manner, statement.polarity)
    words = (statement.kind, statement.manner, unsaid, "" if statement.listed else "hidden by default")
    yield f"kind      {', '.join(word for word in words if word)}"
    if reporter:
        yield f"reported  by {_who(reporter.statement.attribution)} (statement {reporter.id})"
    for link in attribution.chain:
        yield f"because   “{printed.words(article.article.text, (link.span,))}”: {link.reason}"
    if stored.joined and attribution.speaker:
        yield f"library   “{stored.joined.name}” is {attribution.speaker.name}: {stored.joined.reason}"
    yield from _correction_lines(stored)
    yield f"article   {article.id}: {_article_words(article)}"
    yield ""
    yield from _paragraphs(article.article, statement)


def person_line(person: Person) -> str:
    """Who speaks: number, number of statements, name, and further names."""
    further = dict.fromkeys(name for name in (*person.aliases, *person.names) if name != person.name)
    names = f", also {', '.join(further)}" if further else ""
    return f"{person.id:>6} {person.statement_count:>6}  {person.name} ({person.kind}){names}"


def person_json(person: Person) -> str:
    """Who speaks, on one line."""
    values = {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "aliases": person.aliases,
        "names": [{"name": joined.name, "reason": joined.reason} for joined in person.joined],
        "statements": person.statement_count,
        "articles": person.article_count,
    }
    return json.dumps(values, ensure_ascii=False)


def pair_line(pair: Suggestion) -> str:
    """Two people who may be one: their numbers and names, and why."""
    first, second = pair.first, pair.second
    return f"{first.id:>6} {second.id:>6}  {first.name} – {second.name}: {pair.reason}"


def pair_json(pair: Suggestion) -> str:
    """Two people who may be one, on one line."""
    values = {
        "people": [
            {"id": person.id, "name": person.name, "statements": person.statement_count}
            for person in (pair.first, pair.second)
        ],
        "reason": pair.reason,
    }
    return json.dumps(values, ensure_ascii=False)


def tag_line(tag: str, count: int) -> str:
    """One of the reader's tags and how many statements have it."""
    return f"{count:>6}  {tag}"


def tag_json(tag: str, count: int) -> str:
    """The same on one line of JSON."""
    return json.dumps({"tag": tag, "statements": count}, ensure_ascii=False)


def backup_json(path: Path, kind: str, size_bytes: int, made_at: datetime) -> str:
    """A backup, on one line."""
    values = {"name": path.name, "kind": kind, "bytes": size_bytes, "made_at": made_at.isoformat()}
    return json.dumps(values, ensure_ascii=False)


def change_line(change: Change) -> str:
    """One change: its number, when it was made, what was done to what, and what became of it."""
    undone = " (taken back)" if change.undone and change.undoes is None else ""
    values = f"{change.before or _NOTHING} → {change.after or _NOTHING}"
    return f"{change.id:>6}  {change.made_at}  {change.title}{undone}: {change.subject}: {values}"


def change_json(change: Change) -> str:
    """One change, on one line, with the names of `Change`."""
    return json.dumps(asdict(change), ensure_ascii=False)


def stored_article_line(article: StoredArticle) -> str:
    """One article of a library: its number, what is known of it, and how many statements it has."""
    language = article.article.record.language
    count = f"{article.statement_count} statements"
    words = count if may_be_english(language) else f"{_language_words(language)}, {count}"
    return f"{article.id:>6}  {_article_words(article)} ({words})"


def foreign_line(languages: Sequence[str]) -> str:
    """What to say of imported articles, at least one, that are in these languages and not in English."""
    names = ", ".join(sorted({name for tag in languages if (name := language_name(tag))}))
    which = f"not in English ({names})" if names else "not in English"
    if len(languages) == 1:
        return f"1 is {which}: it is kept, without statements"
    return f"{len(languages)} are {which}: they are kept, without statements"


def disagreement_line(one: Disagreement) -> str:
    """Where two libraries say different things, and what became of it."""
    kept = "both are kept" if one.both_kept else "the first one stays"
    return f"{one.what} of “{one.subject}”: here “{one.ours}”, there “{one.theirs}”; {kept}"


def reason(error: SourceError) -> str:
    """Why a source could not be read, without its name."""
    return str(error).removeprefix(f"{error.source}: ")


def _correction_lines(stored: StoredStatement) -> Iterator[str]:
    """What the user changed in a statement, and what was noted on it."""
    if stored.found:
        yield f"found     {_who(stored.found)} ({stored.found.tier})"
    if Corrected.CONTENT in stored.corrected:
        yield "corrected the words are not those that were found"
    if Corrected.ADDED in stored.corrected:
        yield "added     by you"
    if Corrected.REJECTED in stored.corrected:
        yield "rejected  it is no statement, as you said"
    marks = stored.marks
    noted = ("starred" if marks.starred else "", f"checked {marks.checked}" if marks.checked else "")
    if any(noted):
        yield f"marked    {', '.join(word for word in noted if word)}"
    if marks.tags:
        yield f"tags      {', '.join(marks.tags)}"
    if marks.note:
        yield f"note      {marks.note}"


def _found(statement: Statement) -> dict[str, object]:
    attribution = statement.attribution
    return {
        "kind": statement.kind,
        "content": statement.content,
        "cue": statement.cue,
        "mention": statement.mention,
        "speaker": attribution.speaker.name if attribution.speaker else None,
        "tier": attribution.tier,
        "confidence": round(statement.confidence, 4),
        "listed": statement.listed,
        "chain": [link.span for link in attribution.chain],
        "manner": statement.manner,
        "polarity": statement.polarity,
    }


def _language_words(tag: str | None) -> str:
    name = language_name(tag)
    return f"in {name}" if name else "not in English"


def _who(attribution: Attribution) -> str:
    return f"{_SIGNS[attribution.tier]} {attribution.speaker.name if attribution.speaker else _NOBODY}"


def _standing(statement: Statement) -> str:
    """Behind a name, in brackets, whether it was said; nothing for what was said."""
    words = unsaid_words(statement.manner, statement.polarity)
    if not words and statement.manner is not Manner.SAID:
        words = statement.manner.value
    return f" ({words})" if words else ""


def _where(record: SourceRecord) -> str:
    return ", ".join(part for part in (record.outlet, record.published) if part)


def _article_words(article: StoredArticle) -> str:
    record = article.article.record
    parts = (record.headline or article.source, record.outlet, record.published)
    return ", ".join(part for part in parts if part)


def _paragraphs(article: Article, statement: Statement) -> Iterator[str]:
    """The paragraphs that the statement stands in."""
    for paragraph in article.paragraphs:
        if paragraph.span.overlaps(statement.span):
            yield article.text[paragraph.span.start : paragraph.span.end]
