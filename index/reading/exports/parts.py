"""The articles of an export, one by one, so that a part that cannot be read stops none of the others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooSlow
from index.model import Article, SourceRecord
from index.reading import layout
from index.reading.layout import Line
from index.reading.limits import counted
from index.reading.outcome import Reading

_LANGUAGES = {
    "english": "en", "englisch": "en", "anglais": "en", "german": "de", "deutsch": "de", "allemand": "de",
    "french": "fr", "français": "fr", "französisch": "fr", "spanish": "es", "español": "es", "spanisch": "es",
    "italian": "it", "dutch": "nl", "portuguese": "pt", "russian": "ru", "chinese": "zh", "arabic": "ar",
}  # fmt: skip
_SAMPLE_BYTES = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One article of an export, not yet put together."""

    lines: tuple[Line, ...]
    record: SourceRecord


def reading(parts: Iterable[Part], *, source: str) -> Reading:
    """The articles of an export's parts, in order; a part without text is a failure that names its number.

    Where there are too many, or they take too long, the first ones are given, and a failure says so.

    Raises:
        SourceEmpty: there is text in none of them.
        SourceTooSlow: not even the first one was read in time.
        ModelError: what tells languages cannot be used.
    """
    articles: list[Article] = []
    failures: list[SourceError] = []
    try:
        for number, part in counted(parts, source=source):
            article = layout.assembled(part.lines, part.record)
            if article is None:
                failures.append(SourceEmpty(f"{source}, article {number}"))
            else:
                articles.append(article)
    except (SourceTooSlow, SourceMalformed) as error:
        if not articles:
            raise
        failures.append(error)
    if not articles:
        raise SourceEmpty(source)
    return Reading(articles=tuple(articles), failures=tuple(failures))


def language(stated: str | None) -> str | None:
    """The tag of a language that an export names, or that is a tag already; None if we do not know it."""
    if not stated:
        return None
    word = re.split(r"[\s;,]", stated.strip().lower())[0]
    return _LANGUAGES.get(word) or (word if re.fullmatch(r"[a-z]{2}", word) else None)


def beginning(data: bytes) -> str:
    """The beginning of a file as text, good enough to recognise a format by its labels."""
    head = data[:_SAMPLE_BYTES]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n")
