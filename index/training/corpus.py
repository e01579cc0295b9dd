"""Articles whose statements people have marked, as JSON lines: what training, measuring and calibrating read.

One article each line, in one of two forms; other keys are ignored:

    {"id", "text", "annotations": [{"attributions": [{"source", "cue", "content"}]}]}     one annotation per annotator
    {"id", "text", "statements": [{"mention", "cue", "content", "listed"}]}     as `extract --json` prints them

Each role is a list of `[start, end)` pairs of code points. In the second form statements that are not listed do not
count, so that what the program found and a person has corrected can be learnt from. `persons`, if given, are such
pairs, too: names of people, which training may replace. A statement whose `manner` is not "said" or whose `polarity` is
not "plain" was not said in earnest; without these keys it was.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.model import Span, Spans
from index.training.errors import CorpusDamaged

Pairs = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A statement as a person has marked it; any role but the content may be empty."""

    content: Spans
    cue: Spans
    source: Spans
    manner: str = "said"
    polarity: str = "plain"

    @property
    def said(self) -> bool:
        """Whether it was said in earnest, neither thought nor denied nor imagined; True if the corpus does not tell."""
        return self.manner == "said" and self.polarity == "plain"

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


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a file of JSON lines, `.gz` allowed.

    Raises:
        CorpusDamaged: a line is no JSON object, or the file is cut off.
        OSError: there is no such file.
    """
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(_unpacked(lines, path.name), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise CorpusDamaged(f"{path.name}, line {number}: {error}") from error
            if not isinstance(row, dict):
                raise CorpusDamaged(f"{path.name}, line {number}: not an object")
            yield row


def _unpacked(lines: Iterable[bytes], name: str) -> Iterator[bytes]:
    try:
        yield from lines
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise CorpusDamaged(f"{name}: {error}") from error


def articles(
    path: Path, people: Mapping[str, Pairs] | None = None, only: Mapping[str, Collection[str]] | None = None
) -> Iterator[LabelledArticle]:
    """The articles of a corpus, in order.

    Args:
        path: of the corpus.
        people: names of people by article, for articles that do not mark them themselves.
        only: by field of an article, the values of which it must have one; others are left out.

    Raises:
        CorpusDamaged: a line lacks what it must have, or an offset is outside its text.
        OSError: there is no such file.
    """
    for row in rows(path):
        if any(row.get(field) not in values for field, values in (only or {}).items()):
            continue
        try:
            if people and not row.get("persons"):
                row["persons"] = people.get(str(row.get("id")), ())
            yield labelled_article(row)
        except (TypeError, AttributeError, ValueError) as error:
            raise CorpusDamaged(f"{path.name}, article {row.get('id')!r}: {error}") from error


def labelled_article(row: dict[str, Any]) -> LabelledArticle:
    """One article from its JSON object.

    Raises:
        ValueError: something is missing, or an offset is outside the text.
        TypeError: something is of another type than it must be.
        AttributeError: likewise.
    """
    if row.get("id") is None:
        raise ValueError("it has no id")
    if not isinstance(text := row.get("text"), str):
        raise TypeError("it has no text, in which its offsets would count")
    return LabelledArticle(
        id=str(row["id"]),
        text=text,
        annotations=tuple(
            tuple(_labelled(text, entry) for entry in entries if entry.get("content")) for entries in _annotations(row)
        ),
        persons=_spans(text, row.get("persons") or ()),
    )


def _annotations(row: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The marked statements by annotator, each with `source`, `cue` and `content`."""
    if row.get("annotations"):
        return [annotation.get("attributions") or [] for annotation in row["annotations"]]
    if row.get("statements") is not None:
        listed = [entry for entry in row["statements"] if entry.get("listed", True)]
        return [[{**entry, "source": entry.get("mention")} for entry in listed]]
    raise ValueError("it has neither annotations nor statements")


def _labelled(text: str, entry: dict[str, Any]) -> Labelled:
    content, cue, source = (
        _without_gaps(text, _spans(text, entry.get(role) or ())) for role in ("content", "cue", "source")
    )
    manner, polarity = str(entry.get("manner") or "said"), str(entry.get("polarity") or "plain")
    return Labelled(content=content, cue=cue, source=source, manner=manner, polarity=polarity)


def _spans(text: str, pairs: Pairs) -> Spans:
    spans = tuple(Span(int(start), int(end)) for start, end in pairs)
    if outside := [span for span in spans if not 0 <= span.start < span.end <= len(text)]:
        raise ValueError(f"{list(outside[0])} is not inside the text of {len(text)} characters")
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


def as_row(article: LabelledArticle) -> dict[str, Any]:
    """The JSON object that `labelled_article` reads as this article."""
    return {
        "id": article.id,
        "text": article.text,
        "annotations": [{"attributions": [_entry(statement) for statement in one]} for one in article.annotations],
        "persons": article.persons,
    }


def _entry(statement: Labelled) -> dict[str, Any]:
    return {
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
        "manner": statement.manner,
        "polarity": statement.polarity,
    }


def name_of(path: Path) -> str:
    """What to call a corpus: its file's name without endings."""
    return path.name.partition(".")[0]


def sha256_of(path: Path) -> str:
    """The check sum of a file."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
