"""Articles whose statements people have marked, as JSON lines: what training, measuring and calibrating read.

One article each line: `{"id", "text", "annotations": [{"attributions": [{"source", "cue", "content"}]}]}` where each
role is a list of `[start, end)` pairs of code points. `persons`, if given, are such pairs, too: names of people, which
training may replace. Other keys are ignored.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.model import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A statement as a person has marked it; any role but the content may be empty."""

    content: Spans
    cue: Spans
    source: Spans

    @property
    def span(self) -> Span:
        """The smallest span around all roles."""
        parts = (*self.content, *self.cue, *self.source)
        return Span(min(part.start for part in parts), max(part.end for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArticle:
    """A text with the statements that each of its annotators has marked."""

    id: str
    text: str
    annotations: tuple[tuple[Labelled, ...], ...]
    persons: Spans = ()


class CorpusDamaged(Exception):
    """A corpus is not the expected one, or a line of it cannot be understood."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of JSON lines, `.gz` allowed.

    Raises:
        CorpusDamaged: a line is no JSON object.
    """
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CorpusDamaged(f"{path.name}, line {number}: {error}") from error
            if not isinstance(row, dict):
                raise CorpusDamaged(f"{path.name}, line {number}: not an object")
            yield row


def articles(path: Path) -> Iterator[LabelledArticle]:
    """The articles of a corpus, in order.

    Raises:
        CorpusDamaged: a line lacks what it must have, or an offset is outside its text.
    """
    for row in rows(path):
        try:
            yield labelled_article(row)
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusDamaged(f"{path.name}, article {row.get('id')!r}: {error!r}") from error


def labelled_article(row: dict[str, Any]) -> LabelledArticle:
    """One article from its JSON object."""
    text = row["text"]
    return LabelledArticle(
        id=str(row["id"]),
        text=text,
        annotations=tuple(
            tuple(_labelled(text, entry) for entry in annotation["attributions"] if entry.get("content"))
            for annotation in row["annotations"]
        ),
        persons=_spans(text, row.get("persons") or ()),
    )


def _labelled(text: str, entry: dict[str, Any]) -> Labelled:
    roles = {role: _spans(text, entry.get(role) or ()) for role in ("content", "cue", "source")}
    return Labelled(**{role: _without_gaps(text, spans) for role, spans in roles.items()})


def _spans(text: str, pairs: Sequence[Sequence[int]]) -> Spans:
    spans = tuple(Span(int(start), int(end)) for start, end in pairs)
    if any(not 0 <= span.start < span.end <= len(text) for span in spans):
        raise ValueError("an offset outside the text")
    return tuple(sorted(spans))


def _without_gaps(text: str, spans: Spans) -> Spans:
    """Spans with nothing but white space between them made one: some corpora cut at every line."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def sha256_of(path: Path) -> str:
    """The check sum of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
