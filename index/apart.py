"""Reads one source in a process of its own, for who looks into it before it is imported. Part of the door.

What hangs or crashes there, or takes all memory, is told as a `SourceError`, and takes none of the program along.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from index.errors import ModelError, SourceCrashed, SourceError
from index.extracting import READING_S, Failed, Unusable
from index.importing import loss
from index.progress import Progress
from index.serving import Busy, Messages
from index.workers import Crew, CrewUnavailable, Lost, News

if TYPE_CHECKING:
    from index.reading.outcome import Reading

Read = Callable[[bytes, str], "Reading"]

log = logging.getLogger(__name__)

_TICK_S = 0.1
"""How often a stop is noticed."""


def _by_content(content: bytes, place: str) -> "Reading":
    from index.reading import registry

    return registry.read_bytes(content, source=place)


class Given(NamedTuple):
    """The bytes to be read, what names them in errors, and what reads them."""

    content: bytes
    place: str
    read: Read


def read_apart(content: bytes, *, place: str, progress: Progress, read: Read = _by_content) -> "Reading":
    """The articles in some bytes; `place` names them in errors. `read` stands at the top of its module.

    Raises:
        Cancelled: `progress` gave up.
        SourceError: nothing in them can be read, or reading them breaks or hangs.
        ModelError: what tells languages cannot be used.
    """
    given = Given(content, place, read)
    with Crew(work, size=1) as crew:
        is_given = False
        try:
            while True:
                progress(0, 0, place)
                if crew.has_room and not is_given:
                    crew.give(0, given)
                    is_given = True
                for news in crew.wait(_TICK_S):
                    if (reading := _taken(news, place)) is not None:
                        return reading
        except CrewUnavailable:
            log.warning("no worker can be started: reading in the program itself")
    return read(content, place)


def work(given: Given) -> Messages:
    """What the other process does: it tells a `Reading`, `Failed` or `Unusable`."""
    try:
        yield Busy(limit_s=READING_S)
        yield given.read(given.content, given.place)
    except SourceError as error:
        yield Failed(error=error)
    except ModelError as error:
        yield Unusable(error=error)
    except MemoryError:
        yield Failed(error=SourceCrashed(given.place, reason="reading it needs too much memory"))


def _taken(news: News, place: str) -> "Reading | None":
    from index.reading.outcome import Reading

    if isinstance(news, Lost):
        raise loss(place, news)
    message = getattr(news, "message", None)
    if isinstance(message, Failed | Unusable):
        raise message.error
    return message if isinstance(message, Reading) else None
