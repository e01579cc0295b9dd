"""A search engine without any index: it looks at every document for every query. It shows what an engine must do."""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from index.hints import Alternative, Completion
from index.model import FacetValue, Order, Results
from index.progress import Progress, silent
from index.search.analysis import folded_words, name_key, plain_name, stem
from index.search.backend import AnsweringIndex, WritingIndex
from index.search.completing import begun, completed, field_names
from index.search.damage import IndexDamaged, IndexOutOfStep
from index.search.fields import SearchDocument
from index.search.highlighting import highlighter
from index.search.layer import EMPTY, Layer
from index.search.parser import parse
from index.search.query import eased, understood
from index.search.saving import with_saved
from index.search.tree import REJECTED, leaves
from tests.index.search.reckoning import Row, find, resolved_tree, rows, scores, sort_keys

_FILE = "documents.pickle"


class BruteBackend:
    """Keeps all documents in one file, which each commit replaces."""

    def index(self, folder: Path, *, owner: str = "") -> WritingIndex:
        return _Index(folder, owner)

    def searcher(self, folder: Path) -> AnsweringIndex:
        return _Searcher(folder)


class _Index:
    def __init__(self, folder: Path, owner: str) -> None:
        self._path = folder / _FILE
        self._owner = owner
        self._documents: list[SearchDocument] | None = None

    def open(self, *, documents: int | None = None) -> None:
        self._documents = _read(self._path)
        if _owner(self._path) != self._owner:
            raise IndexDamaged(self._path, "it is that of another library")
        if documents is not None and len(self._documents) != documents:
            raise IndexOutOfStep(self._path, found=len(self._documents), expected=documents)

    def close(self) -> None:
        self._documents = None

    def document_count(self) -> int:
        return len(_read(self._path))

    def article_counts(self) -> dict[int, int]:
        return dict(Counter(document.article_id for document in _read(self._path)))

    def add(self, documents: Iterable[SearchDocument]) -> None:
        self._opened().extend(documents)

    def remove_articles(self, ids: Iterable[int]) -> None:
        gone = set(ids)
        self._documents = [document for document in self._opened() if document.article_id not in gone]

    def commit(self) -> None:
        self._write(self._opened())

    def tidy(self, progress: Progress = silent) -> None:
        self.commit()

    def rebuild(self, documents: Iterable[SearchDocument], progress: Progress = silent, *, total: int = 0) -> None:
        made = []
        for document in documents:
            progress(len(made), total, "indexing")
            made.append(document)
        self._documents = made
        self._write(made)

    def verify(self) -> None:
        _read(self._path)

    def _opened(self) -> list[SearchDocument]:
        if self._documents is None:
            raise IndexDamaged(self._path, "it was not opened")
        return self._documents

    def _write(self, documents: list[SearchDocument]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._path.with_suffix(".new")
        unfinished.write_bytes(pickle.dumps((self._owner, documents)))
        unfinished.replace(self._path)


class _Searcher:
    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._documents: list[SearchDocument] = []
        self._stamp: tuple[int, int] | None = None
        self.refresh()

    def refresh(self) -> bool:
        try:
            state = self._path.stat()
        except OSError as error:
            raise IndexDamaged(self._path, str(error)) from error
        stamp = (state.st_ino, state.st_mtime_ns)
        if stamp == self._stamp:
            return False
        self._documents, self._stamp = _read(self._path), stamp
        return True

    def search(self, text: str, *, order: Order = Order.NEWEST, layer: Layer = EMPTY) -> Results:
        self.refresh()
        everybody = rows(self._documents, layer)
        query = with_saved(parse(text), layer.saved)
        hits, shown = self._found(text, layer)
        tree = resolved_tree(query.tree, everybody)
        if order is Order.RELEVANCE:
            ranked = scores(query.tree, everybody, shown)
            shown = sorted(sorted(shown, key=sort_keys[Order.NEWEST]), key=lambda row: -ranked[row.id])
        else:
            shown = sorted(shown, key=sort_keys[order])
        return Results(
            query=text,
            understood=understood(tree, query.notes),
            ids=tuple(row.id for row in shown),
            hidden=len(hits) - len(shown),
            facets=self._facets(hits, shown, self._rejected(text, layer), layer),
            filters=query.filters,
            highlight=highlighter(tree),
        )

    def alternatives(self, text: str, *, layer: Layer = EMPTY) -> tuple[Alternative, ...]:
        self.refresh()
        return tuple(
            Alternative(query=query, count=len(self._found(query, layer)[1]), left_out=part)
            for part, query in eased(text)
        )

    def completions(self, text: str, cursor: int, *, layer: Layer = EMPTY) -> tuple[Completion, ...]:
        self.refresh()
        if (place := begun(text, cursor)) is None:
            return ()
        if not place.field:
            return field_names(text, place)
        names = {"speaker": lambda row: row.shown_name, "outlet": lambda row: row.document.outlet}.get(place.field)
        if names is None:
            return ()
        everybody = rows(self._documents, layer)
        return completed(text, place, (one for one in _counted(everybody, names) if place.text in name_key(one.value)))

    def warm(self) -> None:
        self.refresh()

    def close(self) -> None:
        self._documents, self._stamp = [], None

    def _found(self, text: str, layer: Layer) -> tuple[list[Row], list[Row]]:
        """Everything that matches, and what of it is shown."""
        everybody = rows(self._documents, layer)
        tree = with_saved(parse(text), layer.saved).tree
        matching, asked = find(tree, everybody)
        if REJECTED not in leaves(tree):
            matching -= {row.id for row in everybody if "rejected" in row.facts}
        hits = [row for row in everybody if row.id in matching]
        return hits, [row for row in hits if "listed" in row.facts or row.id in asked]

    def _rejected(self, text: str, layer: Layer) -> int:
        """How many match of which the user said that they are no statements."""
        everybody = rows(self._documents, layer)
        matching, _ = find(with_saved(parse(text), layer.saved).tree, everybody)
        return sum(row.id in matching for row in everybody if "rejected" in row.facts)

    def _facets(
        self, hits: list[Row], shown: list[Row], rejected: int, layer: Layer
    ) -> dict[str, tuple[FacetValue, ...]]:
        tags = [tag for row in hits for tag in {name_key(tag): plain_name(tag) for tag in row.tags}.values()]
        tiers = [fact for row in shown for fact in row.facts & {"clear", "likely", "unsure", "unattributed", "checked"}]
        marks = {"negated", "hypothetical", "starred", "corrected"}
        asked = [fact for row in hits for fact in row.facts & marks]
        unsaid = [str(row.document.manner) for row in hits if str(row.document.manner) != "said"]
        said = [str(row.document.manner) for row in shown if str(row.document.manner) == "said"]
        saved = {name: {row.id for row in self._found(f'search:"{name}"', layer)[1]} for name in layer.saved}
        return {
            "speaker": _counted(shown, lambda row: row.shown_name),
            "outlet": _counted(shown, lambda row: row.document.outlet),
            "kind": _most_first(Counter(str(row.document.kind) for row in shown)),
            "manner": _most_first(Counter(said + unsaid)),
            "is": _most_first(Counter(tiers + asked + ["rejected"] * rejected)),
            "tag": _spelled(tags),
            "source": _most_first(Counter(fact for row in shown for fact in row.facts & {"named", "unnamed"})),
            "date": _most_first(Counter(row.document.published for row in shown if row.document.published)),
            "cue": _counted_cues(shown),
            "search": _most_first(Counter({name: sum(row.id in ids for row in hits) for name, ids in saved.items()})),
        }


def _counted_cues(shown: list[Row]) -> tuple[FacetValue, ...]:
    """How many statements have each reporting word, by its stem and under its most frequent form."""
    forms: dict[str, Counter[str]] = {}
    for row in shown:
        for stemmed, word in {stem(word): word for word in folded_words(row.document.cue)}.items():
            forms.setdefault(stemmed, Counter())[word] += 1
    return _most_first(Counter({max(found, key=found.__getitem__): found.total() for found in forms.values()}))


def _read(path: Path) -> list[SearchDocument]:
    try:
        return list(pickle.loads(path.read_bytes())[1])
    except Exception as error:
        raise IndexDamaged(path, str(error)) from error


def _owner(path: Path) -> str:
    return str(pickle.loads(path.read_bytes())[0])


def _counted(counted: Iterable[Row], name: Callable[[Row], str | None]) -> tuple[FacetValue, ...]:
    return _spelled([plain_name(name(row) or "") for row in counted if name_key(name(row) or "")])


def _spelled(names: list[str]) -> tuple[FacetValue, ...]:
    """Spellings of one name counted together under the most frequent."""
    spellings: dict[str, Counter[str]] = {}
    for name in names:
        spellings.setdefault(name_key(name), Counter())[name] += 1
    best = {min(used, key=lambda one, used=used: (-used[one], one)): used.total() for used in spellings.values()}
    return _most_first(Counter(best))


def _most_first(counts: Counter[str]) -> tuple[FacetValue, ...]:
    ordered = sorted((-count, value) for value, count in counts.items())
    return tuple(FacetValue(value=value, count=-count) for count, value in ordered)
