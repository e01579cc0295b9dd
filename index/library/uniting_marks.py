"""What two users say of the same statements, people and articles, laid into one; it is one line of the log.

Where only one says something, it holds. Stars, check marks and tags of both stay; of two notes one stands below the
other. Where the two exclude each other (another speaker, name or headline), ours stays, and the disagreement is told.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from index.article import ParagraphRole
from index.errors import NothingToChange
from index.library import articles
from index.library.changes import Action, Summary, make
from index.library.corrections import shortened
from index.library.covers import RECORD_ASPECTS, STATEMENT_ASPECTS, Aspect, Edits, Image, images
from index.library.database import Database
from index.library.names import fold
from index.library.people import names_of
from index.library.union import Union
from index.record_fields import written

_EMPTY: dict[Aspect, Image] = {
    Aspect.STANDING: [None], Aspect.SPEAKER: [None, None], Aspect.CONTENT: [None, None, None], Aspect.STARRED: [0],
    Aspect.CHECKED: [None], Aspect.TAGS: ["[]"], Aspect.NOTE: [""], Aspect.NAME: [None], Aspect.VOICE: [None],
    Aspect.APART: [0], **{aspect: [None] for aspect in RECORD_ASPECTS},
}  # fmt: skip
_ROWS_AT_ONCE = 500
_AS_FOUND = "as it was found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two users say different things of the same."""

    what: str
    """In plain words, for example "speaker"."""
    subject: str
    """The statement, the person, or the headline of the article."""
    ours: str
    theirs: str
    both_kept: bool = False
    """Whether both stay; otherwise ours does."""


def lay_over(union: Union, action: Action) -> tuple[Disagreement, ...]:
    """Lays their marks over what is in both libraries. Call it inside a transaction on ours."""
    edits: Edits = {}
    told: list[Disagreement] = []
    for aspect in STATEMENT_ASPECTS:
        _lay(union, aspect, "statement", edits, told)
    _lay(union, Aspect.VOICE, "voice", edits, told)
    _lay(union, Aspect.NAME, "person", edits, told)
    _lay(union, Aspect.ALIASES, "person", edits, told)
    _lay(union, Aspect.APART, "apart", edits, told)
    for aspect in RECORD_ASPECTS:
        _lay(union, aspect, "article", edits, told)
    told += _other_stories(union)
    ids = sorted({target for aspect, target in edits if aspect in STATEMENT_ASPECTS})
    with suppress(NothingToChange):
        make(union.ours, Summary(action, "what is in both libraries", "", "marks and corrections", ids), edits)
    return tuple(told)


def _lay(union: Union, aspect: Aspect, table: str, edits: Edits, told: list[Disagreement]) -> None:
    """Finds what one aspect of what is in both becomes."""
    for theirs in _said(union, aspect, table):
        mine = union.matched[table][theirs]
        if mine is None:
            continue
        (said,) = images(union.theirs, aspect, [theirs]).values()
        (held,) = images(union.ours, aspect, [mine]).values()
        held = edits.get((aspect, mine), held)
        said = union.image(aspect, said)
        if aspect is Aspect.VOICE and said[0] == _person_of(union.ours, mine):
            continue
        united, disagreement = _UNITED.get(aspect, _ours_first)(aspect, held, said)
        if united != held:
            edits[aspect, mine] = united
        if disagreement:
            told.append(_told(union, aspect, mine, held, said))


def _other_stories(union: Union) -> Iterator[Disagreement]:
    """Articles of which their user left out other paragraphs. Ours stay: the articles would have to be read again."""
    here, there = _roles(union.ours), _roles(union.theirs)
    for theirs, said in there.items():
        mine = union.matched["article"].get(theirs)
        if mine is not None and (held := here.get(mine, {})) != said:
            yield Disagreement(
                what="choice of paragraphs",
                subject=_headline(union.ours, mine),
                ours=_chosen(held),
                theirs=_chosen(said),
            )


def _roles(db: Database) -> dict[int, dict[int, str]]:
    """The paragraphs that the user left out or took in, by article and place."""
    found: dict[int, dict[int, str]] = {}
    for article_id, position, role in db.select(
        "SELECT article_id, position, role FROM paragraph_cover WHERE role IS NOT NULL ORDER BY article_id, position"
    ):
        found.setdefault(article_id, {})[position] = role
    return found


def _chosen(roles: dict[int, str]) -> str:
    """Which paragraphs were left out or taken in, counted from 1."""
    words = []
    for role, what in ((ParagraphRole.LEFT_OUT, "left out"), (ParagraphRole.STORY, "taken in")):
        if numbers := [str(position + 1) for position, given in roles.items() if given == role.value]:
            words.append(f"{what}: {', '.join(numbers)}")
    return "; ".join(words) or _AS_FOUND


def _said(union: Union, aspect: Aspect, table: str) -> Iterator[int]:
    """The numbers of theirs that are in both and of which they say something."""
    numbers = list(union.matched[table])
    for start in range(0, len(numbers), _ROWS_AT_ONCE):
        found = images(union.theirs, aspect, numbers[start : start + _ROWS_AT_ONCE])
        yield from (number for number, image in found.items() if image and image != _EMPTY.get(aspect))


def _ours_first(aspect: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    """Theirs where we say nothing; ours otherwise, which is a disagreement unless it is the same."""
    if held == _EMPTY[aspect]:
        return said, False
    return held, held != said


def _only_ours(_: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    """Ours in any case: with another language the article would have to be read again."""
    return held, held != said


def _ours_quietly(aspect: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    """Theirs where we say nothing; that it was checked is one thing, whenever it was."""
    return (said if held == _EMPTY[aspect] else held), False


def _both_tags(_: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    tags = {fold(tag): tag for (listed,) in (said, held) for tag in json.loads(listed)}
    return [json.dumps([tags[key] for key in sorted(tags)], ensure_ascii=False)], False


def _both_notes(_: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    (ours,), (theirs,) = held, said
    if not ours or theirs in ours:
        return [ours or theirs], False
    return [f"{ours}\n\n{theirs}"], True


def _both_aliases(_: Aspect, held: Image, said: Image) -> tuple[Image, bool]:
    aliases = {fold(name): [name, since] for name, since in (*said, *held)}
    return [aliases[key] for key in sorted(aliases)], False


_UNITED: dict[Aspect, Callable[[Aspect, Image, Image], tuple[Image, bool]]] = {
    Aspect.CHECKED: _ours_quietly,
    Aspect.TAGS: _both_tags,
    Aspect.NOTE: _both_notes,
    Aspect.ALIASES: _both_aliases,
    Aspect.LANGUAGE: _only_ours,
}
_WORDS = {
    Aspect.STANDING: "whether it is a statement", Aspect.SPEAKER: "speaker", Aspect.CONTENT: "words",
    Aspect.NOTE: "note", Aspect.NAME: "name", Aspect.VOICE: "person", Aspect.PUBLISHED: "date", Aspect.URL: "address",
    Aspect.ACCESSED: "date of access",
}  # fmt: skip


def _told(union: Union, aspect: Aspect, mine: int, held: Image, said: Image) -> Disagreement:
    return Disagreement(
        what=_WORDS.get(aspect, aspect.value),
        subject=_subject(union.ours, aspect, mine),
        ours=_words(union.ours, aspect, held),
        theirs=_words(union.ours, aspect, said),
        both_kept=aspect is Aspect.NOTE,
    )


def _words(db: Database, aspect: Aspect, image: Image) -> str:
    """An image for people to read."""
    if aspect in (Aspect.SPEAKER, Aspect.VOICE):
        person_id = image[-1]
        return names_of(db, [person_id])[person_id] if person_id is not None else "speaker not named"
    if aspect in RECORD_ASPECTS:
        return _AS_FOUND if image[0] is None else written(_value(image[0])) or "unknown"
    return str(image[-1])


def _value(kept: str) -> str | tuple[str, ...] | None:
    """The user's value for a detail of an article, from its image."""
    (value,) = json.loads(kept)
    return tuple(value) if isinstance(value, list) else value


def _subject(db: Database, aspect: Aspect, target: int) -> str:
    if aspect is Aspect.NAME:
        return names_of(db, [target])[target]
    if aspect in RECORD_ASPECTS:
        return _headline(db, target)
    if aspect is Aspect.VOICE:
        sql = "SELECT person.name FROM voice JOIN person ON person.id = voice.born_as WHERE voice.id = ?"
    else:
        sql = "SELECT quote FROM statement WHERE id = ?"
    return str(db.select(sql, (target,))[0][0])


def _headline(db: Database, article_id: int) -> str:
    stored = articles.article(db, article_id)
    return shortened(stored.article.record.headline or stored.source)


def _person_of(db: Database, voice_id: int) -> int:
    return int(db.select("SELECT person_id FROM voice WHERE id = ?", (voice_id,))[0][0])
