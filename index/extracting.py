"""One source → its articles with their statements, without a library: what a worker process does. Part of the door."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from index import splitting
from index.errors import ModelError, SourceCrashed, SourceError
from index.model import Article, Statement
from index.serving import Busy, Messages, Question
from index.splitting import Plan

if TYPE_CHECKING:
    from index.reading.outcome import Reading
    from index.statements.extract import Extractor

Given = TypeVar("Given")

READING_S = 150.0
"""How long a source may be opened and read; most readers give up by themselves before."""
_EXTRACTING_S = 120.0
_LETTERS_PER_S = 1_000
"""Extraction reads twenty times as fast, unless the machine is very busy."""


def _no(_: bytes) -> bool:
    return False


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to import, opened only when its turn has come. All that is in it can be pickled."""

    name: str
    """Kept with the articles."""
    path: Path | None = None
    """The file that it is, which names it in errors; None for what is no file."""
    content: Callable[[], bytes]
    read: Callable[[bytes], "Reading"]
    holds_many: Callable[[bytes], bool] = _no
    """Whether the content may hold several articles, so that an import of it may have been cut short."""
    is_quick: Callable[[], bool] = _never
    """Whether it is small and needs no reader that could hang or crash: it is then read without a process of its own,
    which would take longer to start."""
    limit_s: float = READING_S
    """How long opening and reading may take."""

    @classmethod
    def prepared(cls, *, name: str, content: bytes, reading: "Reading") -> Self:
        """A source that was read already, and perhaps changed by the user; `content` is kept with its articles."""
        return cls(
            name=name,
            content=partial(bytes, content),
            read=partial(_given, reading),
            holds_many=partial(_given, len(reading.articles) > 1),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles of a source are wanted."""

    stored: int
    """So many of the first ones are there already."""
    plan: Plan | None
    """How the user wants it to be split; None for as it is read."""

    def of(self, found: Sequence[Article]) -> Sequence[Article]:
        """Those of what was read."""
        planned = found if self.plan is None else splitting.articles_of(found, self.plan)
        return planned[self.stored :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Question):
    """What a source holds. The answer is `Wanted`, or None where nothing is wanted."""

    content: bytes
    sha256: str
    holds_many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """How many articles will come, and why parts of the source cannot be read."""

    articles: int
    failures: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article and its statements."""

    article: Article
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Nothing more can be read of the source."""

    error: SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusable:
    """No source can be read: a part of the program is missing."""

    error: ModelError


def extract_article(article: Article) -> tuple[Statement, ...]:
    """The statements of an article with their speakers, without a library; none if it is not in English.

    The first call loads the statement model.

    Raises:
        ModelError: the statement model cannot be used.
    """
    from index.speakers.resolution import attribute

    return attribute(article, _extractor().extract(article))


def work(source: Source) -> Messages:
    """Opens and reads a source; tells `Opened`, which is to be answered, `Holds`, and `Found` for each article.

    Whatever goes wrong is told as `Failed` or `Unusable`.
    """
    place = str(source.path or source.name)
    try:
        yield Busy(limit_s=source.limit_s)
        content = source.content()
        answer: Wanted | None = yield Opened(
            content=content, sha256=hashlib.sha256(content).hexdigest(), holds_many=source.holds_many(content)
        )
        if answer is None:
            return
        yield Busy(limit_s=source.limit_s)
        reading = source.read(content)
        wanted = answer.of(reading.articles)
        yield Holds(articles=len(wanted), failures=reading.failures)
        for article in wanted:
            yield Busy(limit_s=_EXTRACTING_S + len(article.text) / _LETTERS_PER_S)
            yield Found(article=article, statements=extract_article(article))
    except SourceError as error:
        yield Failed(error=error)
    except ModelError as error:
        yield Unusable(error=error)
    except MemoryError:
        yield Failed(error=SourceCrashed(place, reason="reading it needs too much memory"))


def _given(value: Given, _: bytes) -> Given:
    return value


@cache
def _extractor() -> "Extractor":
    """The one extractor of the process: its model takes a moment to load."""
    from index.statements.extract import Extractor

    return Extractor()
