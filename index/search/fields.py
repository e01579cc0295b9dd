"""What is indexed of a statement, and under which terms.

Four indexed fields hold terms, each posted with nothing but the document:

    text    stems of all words, with how often     plain words, ranking
    exact   folded words                            phrases, prefixes, wildcards
    head    the first 1, 2 and 3 letters of words   short prefixes, while someone types
    fact    `kind:direct`, `article:12`, …          everything that is not a word

Four parts of a statement hold words. A term of the content is the bare word, a term of another part has a mark at
its end (`lavrov:n`), so that one field serves `said:`, `speaker:`, `cue:` and plain words, and one range of terms
holds all parts of a prefix. Columns hold what sorting and counting need, and the words in order for phrases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from index.model import Manner, Polarity, QuotationKind, SpeakerKind, Tier
from index.search.analysis import WORDS_REMEMBERED, folded_words, forms, name_key, pieces, plain_name, stem
from index.search.periods import terms_of_date

SCHEMA_VERSION = 5
"""Changes with every change to terms, columns or analysis; an index of another version is made again."""

CONTENT, NAME, MENTION, CUE = "", ":n", ":m", ":c"
PARTS = (CONTENT, NAME, MENTION, CUE)
"""The marks that the terms of each part end with, in the order of the column `words`."""
HEAD_LETTERS = 3
"""Prefixes up to this length have terms of their own."""

NUMBER_COLUMNS = ("id", "article", "position", "day", "length")
NAME_COLUMNS = ("speaker", "outlet", "cue", "published", "author", "headline")
NAME_SEPARATOR = "\x1f"
"""Between several authors; it counts as white space, so that no name has it."""

_DATE_TEMPLATE = "0001-01-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """A statement as the index takes it."""

    id: int
    article_id: int
    position: int
    speaker: str | None
    speaker_kind: SpeakerKind | None
    mention: str
    cue: str
    content: str
    kind: QuotationKind
    manner: Manner
    polarity: Polarity
    tier: Tier
    listed: bool
    second_hand: bool
    outlet: str | None
    published: str | None
    """ISO 8601, as precise as known."""
    authors: tuple[str, ...] = ()
    headline: str | None = None
    signs: tuple[str, ...] = ()
    """What tells that its words were edited, or are in doubt: values of `is:` that the index knows nothing else of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A document in the terms and columns of the index."""

    text: dict[bytes, int]
    """With how often each stem occurs."""
    exact: set[bytes]
    head: set[bytes]
    fact: set[bytes]
    words: bytes
    """A line for each part: its words in order, compounds taken apart, a space before and behind each."""
    numbers: tuple[int, ...]
    """In the order of `NUMBER_COLUMNS`."""
    names: tuple[bytes, ...]
    """In the order of `NAME_COLUMNS`; empty where unknown."""


def row(document: SearchDocument) -> Row:
    """The terms and columns of one document."""
    texts = (document.content, document.speaker or "", document.mention, document.cue)
    parts = [folded_words(text) for text in texts]
    text: dict[bytes, int] = {}
    exact: set[bytes] = set()
    head: set[bytes] = set()
    for mark, part in zip(PARTS, parts, strict=True):
        for word in part:
            terms = _terms(word, mark)
            for term in terms.text:
                text[term] = text.get(term, 0) + 1
            exact.update(terms.exact)
            head.update(terms.head)
    return Row(
        text=text,
        exact=exact,
        head=head,
        fact={_encoded(fact) for fact in _facts(document)},
        words=b"\n".join(_line(part) for part in parts),
        numbers=(document.id, document.article_id, document.position, day(document.published), sum(map(len, parts))),
        names=(
            *(_encoded(plain_name(name or "")) for name in (document.speaker, document.outlet)),
            _encoded(" ".join(parts[PARTS.index(CUE)])),
            _encoded(plain_name(document.published or "")),
            _encoded(NAME_SEPARATOR.join(name for author in document.authors if (name := plain_name(author)))),
            _encoded(plain_name(document.headline or "")),
        ),
    )


class _Terms(NamedTuple):
    """The terms of one word."""

    text: tuple[bytes, ...]
    exact: tuple[bytes, ...]
    head: tuple[bytes, ...]


@lru_cache(WORDS_REMEMBERED)
def _terms(word: str, mark: str) -> _Terms:
    """The terms of a folded word in the part with that mark."""
    found = forms(word)
    heads = {form[:size] for form in found for size in range(1, min(len(form), HEAD_LETTERS) + 1)}
    return _Terms(*(tuple((text + mark).encode() for text in texts) for texts in (map(stem, found), found, heads)))


def _line(part: list[str]) -> bytes:
    return b" %b " % b" ".join(piece.encode() for word in part for piece in pieces(word))


def _encoded(text: str) -> bytes:
    # A lone surrogate, which no file of ours holds, must not stop an import.
    return text.encode("utf-8", "replace")


def article_fact(article_id: int) -> str:
    """The term of all statements of an article."""
    return f"article:{article_id}"


def name_fact(field: str, name: str) -> str:
    """The term of all statements with a name in a column of names, however it is spelled."""
    return f"{field}:{name_key(name)}"


def date_fact(date: str) -> str:
    """The term of all statements whose date lies in a year, a month or a day as a whole."""
    return f"date:{date}"


def day(published: str | None) -> int:
    """A date as a number of days, 0 for unknown; the first day where the month or the day is not known."""
    if not published:
        return 0
    try:
        return date.fromisoformat(published + _DATE_TEMPLATE[len(published) :]).toordinal()
    except ValueError:
        # The record only promises digits (2017-02-31); the year still sorts.
        year = published[:4]
        return date(int(year), 1, 1).toordinal() if year.isdecimal() and int(year) else 0


def _facts(document: SearchDocument) -> Iterator[str]:
    """Everything about a document that is not a word."""
    yield article_fact(document.article_id)
    yield f"kind:{document.kind}"
    yield f"manner:{document.manner}"
    yield f"polarity:{document.polarity}"
    yield f"tier:{document.tier}"
    if document.listed:
        yield "listed"
    if document.second_hand:
        yield "secondhand"
    yield from (f"sign:{sign}" for sign in document.signs)
    if document.speaker_kind is SpeakerKind.UNNAMED:
        yield "unnamed"
    if document.speaker is not None and name_key(document.speaker):
        yield name_fact("speaker", document.speaker)
    if document.outlet is not None and name_key(document.outlet):
        yield name_fact("outlet", document.outlet)
    if document.headline is not None and name_key(document.headline):
        yield name_fact("headline", document.headline)
    yield from (name_fact("author", author) for author in document.authors if name_key(author))
    yield from map(date_fact, terms_of_date(document.published))
