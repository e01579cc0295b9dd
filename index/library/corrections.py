"""What the user changes in statements: speakers, contents, marks; each is one line of the log.

All functions are called inside a transaction and raise `StatementNotFound` for a number that no statement has, and
`NothingToChange` if everything is already as it was asked to be.
"""

import json
import re
from collections.abc import Iterable, Sequence

from index.errors import NameMissing, PersonNotFound, PlaceInvalid, StatementNotFound
from index.library import printed
from index.library.changes import Action, Summary, make
from index.library.covers import Aspect, Edits, Image, images, mark_unindexed, missing
from index.library.database import Database
from index.library.joining import own_alias
from index.library.meant import named
from index.library.names import fold, not_too_long, plain_name, plain_text
from index.library.people import WHO, names_of
from index.library.positions import insert_position
from index.model import Change, QuotationKind, Span, Spans, SpeakerKind

_NOBODY = "speaker not named"
_SUBJECT_CHARS = 80
_NAMES_SHOWN = 3
_QUOTATION_MARKS = re.compile('["“”„«»]')


def set_speaker(db: Database, ids: Sequence[int], who: int | str | None) -> Change:
    """Credits statements to a person: a number, a name, or None for nobody.

    A name means the person of that name, if there is one, and a new one otherwise.

    Raises:
        PersonNotFound: there is none with this number.
        NameAmbiguous: several people have the name.
        NameMissing: the name is empty.
        NameTooLong: the name is too long.
    """
    ids = _known(db, ids)
    before = _speakers(db, ids)
    person_id, edits = _person(db, who, _articles(db, ids))
    edits |= {(Aspect.SPEAKER, statement_id): _speaker_image(person_id) for statement_id in ids}
    return make(db, Summary(Action.SPEAKER, _subject(db, ids), before, _speaker_words(db, person_id), ids), edits)


def set_content(db: Database, statement_id: int, text: str, spans: Spans, kind: QuotationKind) -> Change:
    """Lets a statement have another content; `text` is that of its article."""
    _known(db, [statement_id])
    quote = printed.quote(text, spans)
    found = db.select("SELECT content_spans FROM statement WHERE id = ?", (statement_id,))[0][0]
    as_found = json.loads(found) == [list(span) for span in spans]
    image = [None, None, None] if as_found else [kind.value, json.dumps(spans), quote]
    before = db.select(
        """SELECT COALESCE(cover.quote, statement.quote) FROM statement
           LEFT JOIN cover ON cover.statement_id = statement.id WHERE statement.id = ?""",
        (statement_id,),
    )[0][0]
    summary = Summary(Action.CONTENT, _subject(db, [statement_id]), before, quote, [statement_id])
    return make(db, summary, {(Aspect.CONTENT, statement_id): image})


def reject(db: Database, ids: Sequence[int]) -> Change:
    """Says of statements that they are none: they are in no list and no count any more."""
    ids = _known(db, ids)
    summary = Summary(Action.REJECT, _subject(db, ids), "a statement", "not a statement", ids)
    return make(db, summary, {(Aspect.STANDING, statement_id): ["rejected"] for statement_id in ids})


def accept(db: Database, ids: Sequence[int]) -> Change:
    """Takes back that these are no statements, whenever that was said."""
    ids = _known(db, ids)
    origins = db.select(
        "SELECT id, origin FROM statement WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    held = images(db, Aspect.STANDING, ids)
    # What is not found any more would go from all lists again without a word of the user's.
    edits: Edits = {
        (Aspect.STANDING, one): [None if origin == "found" else "added"]
        for one, origin in origins
        if held[one] == ["rejected"]
    }
    summary = Summary(Action.ACCEPT, _subject(db, ids), "not a statement", "a statement", ids)
    return make(db, summary, edits)


def add_statement(
    db: Database, article_id: int, text: str, spans: Spans, kind: QuotationKind, who: int | str | None
) -> Change:
    """Adds a statement that was not found, at its place among the others of its article.

    Raises:
        PersonNotFound: there is none with the number of `who`.
        NameAmbiguous: several people have the name.
        NameMissing: the name is empty.
        NameTooLong: the name is too long.
    """
    person_id, edits = _person(db, who, [article_id])
    position = insert_position(db, article_id, spans[0].start)
    quote = printed.quote(text, spans)
    statement_id = db.execute(
        """INSERT INTO statement (article_id, position, kind, manner, polarity, confidence, listed, tier,
               content_spans, cue_spans, mention_spans, chain, candidates, quote, cue, mention, origin, shown)
           VALUES (?, ?, ?, 'said', 'plain', 1, 1, 'unattributed', ?, '[]', '[]', '[]', '[]', ?, '', '', 'added', 0)""",
        (article_id, position, kind.value, json.dumps(spans), quote),
    )
    mark_unindexed(db, [statement_id])
    summary = Summary(Action.ADD, shortened(quote), "", _speaker_words(db, person_id), [statement_id])
    edits[Aspect.STANDING, statement_id] = ["added"]
    if person_id is not None:
        edits[Aspect.SPEAKER, statement_id] = _speaker_image(person_id)
    return make(db, summary, edits)


def set_starred(db: Database, ids: Sequence[int], *, on: bool) -> Change:
    """Puts the reader's star on statements, or takes it off."""
    ids = _known(db, ids)
    words = ("not starred", "starred") if on else ("starred", "not starred")
    summary = Summary(Action.STAR if on else Action.UNSTAR, _subject(db, ids), *words, ids)
    return make(db, summary, {(Aspect.STARRED, statement_id): [int(on)] for statement_id in ids})


def set_checked(db: Database, ids: Sequence[int], *, at: str | None) -> Change:
    """Notes that the reader checked statements, and when; None for not. What is checked keeps its time."""
    ids = _known(db, ids)
    words = ("not checked", "checked") if at else ("checked", "not checked")
    summary = Summary(Action.CHECK if at else Action.UNCHECK, _subject(db, ids), *words, ids)
    held = images(db, Aspect.CHECKED, ids)
    return make(
        db,
        summary,
        {(Aspect.CHECKED, one): held[one] if at and held[one] != [None] else [at] for one in ids},
    )


def set_note(db: Database, statement_id: int, text: str) -> Change:
    """Gives a statement the reader's note; an empty one takes it off."""
    (statement_id,) = _known(db, [statement_id])
    text = plain_text(text).strip()
    (before,) = images(db, Aspect.NOTE, [statement_id])[statement_id]
    summary = Summary(Action.NOTE, _subject(db, [statement_id]), before, text, [statement_id])
    return make(db, summary, {(Aspect.NOTE, statement_id): [text]})


def set_tags(db: Database, ids: Sequence[int], tags: Sequence[str], *, on: bool) -> Change:
    """Gives statements tags, or takes these off; how a tag is spelled does not matter for what is the same.

    Raises:
        NameMissing: a tag is empty.
        NameTooLong: a tag is too long.
    """
    ids = _known(db, ids)
    wanted = {fold(tag): tag for tag in map(plain_tag, tags)}
    edits: Edits = {}
    before: set[str] = set()
    for statement_id, (listed,) in images(db, Aspect.TAGS, ids).items():
        held = {fold(tag): tag for tag in json.loads(listed)}
        before |= set(held.values())
        kept = wanted | held if on else {key: tag for key, tag in held.items() if key not in wanted}
        edits[Aspect.TAGS, statement_id] = [_tags_json(kept[key] for key in sorted(kept))]
    after = {tag for (listed,) in edits.values() for tag in json.loads(listed)}
    words = (", ".join(sorted(before)), ", ".join(sorted(after)))
    return make(db, Summary(Action.TAG if on else Action.UNTAG, _subject(db, ids), *words, ids), edits)


def checked_spans(article_id: int, text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans without blanks at their ends.

    Raises:
        PlaceInvalid: there are none, one is empty or outside of the text, or they are not in order.
    """
    wanted = [Span(*span) for span in spans]
    tidied = []
    at = 0
    for start, end in wanted:
        words = text[start:end]
        if not (at <= start < end <= len(text)) or not words.strip():
            raise PlaceInvalid(article_id, wanted)
        tidied.append(Span(end - len(words.lstrip()), start + len(words.rstrip())))
        at = end
    if not tidied:
        raise PlaceInvalid(article_id, wanted)
    return tuple(tidied)


def plain_tag(tag: str) -> str:
    """A tag as it is kept: on one line, without quotation marks, which could not stand in a search.

    Raises:
        NameMissing: nothing is left.
        NameTooLong: too much is left.
    """
    plain = " ".join(_QUOTATION_MARKS.sub("", plain_text(tag)).split())
    if not plain:
        raise NameMissing
    return not_too_long(plain)


def shortened(quote: str) -> str:
    """The beginning of a quote, for a line of the log."""
    return quote if len(quote) <= _SUBJECT_CHARS else f"{quote[: _SUBJECT_CHARS - 1].rstrip()}…"


def _known(db: Database, ids: Sequence[int]) -> list[int]:
    """The numbers in order, each once."""
    unique = list(dict.fromkeys(ids))
    for statement_id in missing(db, [(Aspect.STANDING, one) for one in unique]):
        raise StatementNotFound(statement_id)
    return unique


def _articles(db: Database, ids: Sequence[int]) -> list[int]:
    rows = db.select(
        "SELECT DISTINCT article_id FROM statement WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return [article_id for (article_id,) in rows]


def _subject(db: Database, ids: Sequence[int]) -> str:
    if len(ids) != 1:
        return f"{len(ids)} statements"
    return shortened(db.select("SELECT quote FROM statement WHERE id = ?", (ids[0],))[0][0])


def _speakers(db: Database, ids: Sequence[int]) -> str:
    """Who speaks in these statements now, in words."""
    rows = db.select(
        f"""SELECT DISTINCT COALESCE(person.renamed, person.name)
            FROM statement
            LEFT JOIN voice ON voice.id = statement.voice_id
            LEFT JOIN cover ON cover.statement_id = statement.id
            LEFT JOIN person ON person.id = {WHO}
            WHERE statement.id IN (SELECT value FROM json_each(?)) ORDER BY 1""",
        (json.dumps(ids),),
    )
    names = [name or _NOBODY for (name,) in rows]
    return ", ".join([*names[:_NAMES_SHOWN], *(["…"] if len(names) > _NAMES_SHOWN else [])])


def _speaker_words(db: Database, person_id: int | None) -> str:
    return _NOBODY if person_id is None else names_of(db, [person_id])[person_id]


def _speaker_image(person_id: int | None) -> Image:
    return ["nobody", None] if person_id is None else ["person", person_id]


def _person(db: Database, who: int | str | None, article_ids: Sequence[int]) -> tuple[int | None, Edits]:
    """The number of the person that is meant, None for nobody; and what a new one needs."""
    if isinstance(who, str):
        name = plain_name(who)
        known = named(db, name, article_ids)
        return (known, {}) if known is not None else _new_person(db, name)
    if who is not None and not names_of(db, [who]):
        raise PersonNotFound(who)
    return who, {}


def _new_person(db: Database, name: str) -> tuple[int, Edits]:
    person_id = db.execute("INSERT INTO person (kind, name) VALUES (?, ?)", (SpeakerKind.PERSON.value, name))
    aliases = own_alias(db, name, SpeakerKind.PERSON)
    return person_id, {(Aspect.ALIASES, person_id): aliases} if aliases else {}


def _tags_json(tags: Iterable[str]) -> str:
    return json.dumps(list(tags), ensure_ascii=False)
