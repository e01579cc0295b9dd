"""What the window showed last, kept so that the next start can paint it before the search engine is loaded.

It is used only if the library's file is untouched since, and the same search follows at once; so it can be late in
nothing. It is a copy: delete it, and the next start takes a moment longer.
"""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from desktop.backstage import Answer
from index.model import (
    Attribution,
    Corrected,
    FacetValue,
    Joined,
    Link,
    Manner,
    Marks,
    Order,
    Polarity,
    QueryFilter,
    QuotationKind,
    Results,
    SourceRecord,
    Span,
    Spans,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)

log = logging.getLogger(__name__)

VERSION = 4
MOST_IDS = 20_000
"""With more results, nothing is kept: reading them would take as long as searching."""
_LIBRARY_FILES = ("library.sqlite", "library.sqlite-wal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """An answer, and what it was the answer to."""

    folder: Path
    """Of the library, as it was opened."""
    order: Order
    answer: Answer


def keep(path: Path, snapshot: Snapshot) -> None:
    """Writes a snapshot; to be called after the library is closed. A failure is logged, no more."""
    results = snapshot.answer.results
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if len(results.ids) > MOST_IDS:
            path.unlink(missing_ok=True)
        else:
            path.write_text(json.dumps(_content(snapshot)), encoding="utf-8")
    except OSError as error:
        log.warning("the last results cannot be kept: %s", error)


def recall(path: Path, folder: Path | None) -> Snapshot | None:
    """The snapshot, if there is one, it can be read, and the library is as it was.

    Args:
        path: the file that `keep` wrote.
        folder: the library that is to be opened; None for the user's own, which is the only one kept there.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["version"] != VERSION or (folder is not None and Path(content["folder"]) != folder):
            return None
        kept = Path(content["folder"])
        if content["stamp"] != _stamp(kept):
            return None
        return Snapshot(folder=kept, order=Order(content["order"]), answer=_answer(content))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _content(snapshot: Snapshot) -> dict[str, object]:
    """A snapshot as JSON takes it."""
    results = snapshot.answer.results
    return {
        "version": VERSION,
        "folder": str(snapshot.folder),
        "stamp": _stamp(snapshot.folder),
        "order": snapshot.order,
        "query": results.query,
        "understood": results.understood,
        "ids": results.ids,
        "hidden": results.hidden,
        "facets": {field: [[each.value, each.count] for each in values] for field, values in results.facets.items()},
        "filters": [asdict(part) for part in results.filters],
        "rows": [{**asdict(row), "corrected": sorted(row.corrected)} for row in snapshot.answer.rows],
        "hits": [[row.quote, results.highlight(row.quote)] for row in snapshot.answer.rows],
        "elapsed_ms": snapshot.answer.elapsed_ms,
    }


def _stamp(folder: Path) -> list[list[int]]:
    """Changes with every change to the library."""
    found = [folder / name for name in _LIBRARY_FILES]
    stats = [path.stat() for path in found if path.exists()]
    return [[stat.st_mtime_ns, stat.st_size] for stat in stats if stat.st_size]


def _answer(content: Mapping[str, Any]) -> Answer:
    hits = {quote: _spans(spans) for quote, spans in content["hits"]}
    results = Results(
        query=content["query"],
        understood=content["understood"],
        ids=tuple(content["ids"]),
        hidden=content["hidden"],
        facets={
            field: tuple(FacetValue(value=value, count=count) for value, count in values)
            for field, values in content["facets"].items()
        },
        filters=tuple(QueryFilter(**{**part, "span": Span(*part["span"])}) for part in content["filters"]),
        highlight=_lookup(hits),
    )
    rows = tuple(_row(row) for row in content["rows"])
    return Answer(results=results, rows=rows, elapsed_ms=content["elapsed_ms"])


def _lookup(hits: Mapping[str, Spans]) -> Callable[[str], Spans]:
    """The hits of quotes that were kept; none in any other text."""

    def highlight(text: str) -> Spans:
        return hits.get(text, ())

    return highlight


def _row(row: Mapping[str, Any]) -> StoredStatement:
    changed = {
        "statement": _statement(row["statement"]),
        "record": SourceRecord(**{**row["record"], "authors": tuple(row["record"]["authors"])}),
        "marks": Marks(**{**row["marks"], "tags": tuple(row["marks"]["tags"])}),
        "corrected": frozenset(Corrected(each) for each in row["corrected"]),
        "found": _attribution(row["found"]) if row["found"] else None,
        "joined": Joined(**row["joined"]) if row["joined"] else None,
    }
    return StoredStatement(**{**row, **changed})


def _statement(content: Mapping[str, Any]) -> Statement:
    changed = {
        **{name: _spans(content[name]) for name in ("content", "cue", "mention")},
        "kind": QuotationKind(content["kind"]),
        "manner": Manner(content["manner"]),
        "polarity": Polarity(content["polarity"]),
        "attribution": _attribution(content["attribution"]),
    }
    return Statement(**{**content, **changed})


def _attribution(content: Mapping[str, Any]) -> Attribution:
    speaker = content["speaker"]
    return Attribution(
        speaker=Speaker(name=speaker["name"], kind=SpeakerKind(speaker["kind"])) if speaker else None,
        tier=Tier(content["tier"]),
        chain=tuple(Link(span=Span(*link["span"]), reason=link["reason"]) for link in content["chain"]),
        candidates=tuple(content["candidates"]),
    )


def _spans(spans: list[list[int]]) -> Spans:
    return tuple(Span(start, end) for start, end in spans)
