"""Compares ways to find "statements like this one": vectors of the shipped network, and shared words.

Run by hand: `PYTHONPATH=folder/with/onnx python -m tests.benchmarks.bench_alike [ARTICLES [QUERIES]]` (840 and 400 if
not said). The statements are those that are marked in PolNeAR's training portion. Which of them are alike nobody
marked, so articles stand in for it, in two ways: a statement is right for another one

- if it is of another publisher's article on the same matter: at most ten days apart, with a cosine of weighted words of
  at least 0.2 (of 30 such pairs that we looked at, 24 had one matter by their headlines); own articles are not ranked;
- if it is of the same article; those of its own paragraph are not ranked.

Vectors are means of the network's last states over the pieces of the content, read in its paragraph as the program
reads it. Each way is given with the memory that it needs for 100,000 statements beside the index.
"""

import gzip
import importlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import resources
from index.model import Manner, Polarity, QuotationKind, Span, Tier
from index.search.analysis import folded_words, stem
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher
from index.statements.features import passages
from index.statements.quotes import quote_map
from index.statements.tagger import Tagger
from index.text import paragraph_spans
from tests.benchmarks.searched_news import DATA

_SEED = 3
_ONE_MATTER, _DAYS = 0.2, 10
_FEWEST_WORDS = 6
_STATES = "/layers.5/ln2/LayerNormalization_output_0"
"""The last states of the encoder in the network's file."""
_BEST, _FROM_INDEX = 10, 400
Rows = NDArray[np.float32]
Flags = NDArray[np.bool_]
Way = Callable[[int, Flags], Sequence[int]]
"""A statement and which others are ranked → the best of these, best first."""


class Said(NamedTuple):
    """A statement that is marked."""

    article: int
    paragraph: int
    content: tuple[Span, ...]
    text: str


class Truth(NamedTuple):
    """What is right: the statements to ask with, and for each which are ranked and which of these are right."""

    name: str
    queries: list[int]
    ranked: Callable[[int], Flags]
    right: Callable[[int], Flags]


def truths(said: Sequence[Said], records: Sequence[dict], asked: int) -> list[Truth]:
    """The two ways in which articles stand in for what is alike."""
    owners = np.array([one.article for one in said])
    paragraphs = np.array([one.paragraph for one in said])
    matters = one_matter(records)
    rng = Random(_SEED)
    able = [number for number, one in enumerate(said) if matters[one.article].any()]
    return [
        Truth(
            "other articles on the same matter",
            rng.sample(able, min(asked, len(able))),
            lambda query: owners != owners[query],
            lambda query: matters[owners[query]][owners],
        ),
        Truth(
            "the same article, another paragraph",
            rng.sample(range(len(said)), asked),
            lambda query: (owners != owners[query]) | (paragraphs != paragraphs[query]),
            lambda query: owners == owners[query],
        ),
    ]


def one_matter(records: Sequence[dict]) -> Flags:
    """Which articles tell of the same matter."""
    words = Stems([record["text"] for record in records])
    days = np.array([date.fromisoformat(record["date"]).toordinal() for record in records])
    publishers = np.array([record["publisher"] for record in records])
    alike = np.array([words.cosines(number) >= _ONE_MATTER for number in range(len(records))])
    near = np.abs(days[:, None] - days[None]) <= _DAYS
    return alike & near & (publishers[:, None] != publishers[None])


class Stems:
    """Texts as stems weighted by how rare they are (tf-idf), each of length one."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(map(stem, folded_words(text))) for text in texts]
        used = Counter(word for count in counts for word in count)
        postings: dict[str, list[tuple[int, float]]] = {}
        self._rows: list[dict[str, float]] = []
        for number, count in enumerate(counts):
            row = {word: (1 + np.log(times)) * np.log(len(texts) / used[word]) for word, times in count.items()}
            size = np.sqrt(sum(weight * weight for weight in row.values())) or 1.0
            self._rows.append({word: weight / size for word, weight in row.items()})
            for word, weight in row.items():
                postings.setdefault(word, []).append((number, weight / size))
        self._postings = {word: tuple(map(np.array, zip(*found, strict=True))) for word, found in postings.items()}

    def cosines(self, query: int) -> Rows:
        """How alike all texts are to one of them."""
        sums = np.zeros(len(self._rows), np.float32)
        for word, weight in self._rows[query].items():
            numbers, weights = self._postings[word]
            sums[numbers] += weight * weights
        return sums


def by_cosine(cosines: Callable[[int], Rows]) -> Way:
    """Those with the greatest cosines."""

    def way(query: int, ranked: Flags) -> Sequence[int]:
        alike = np.where(ranked, cosines(query), -np.inf)
        best = np.argpartition(-alike, _BEST)[:_BEST]
        return best[np.argsort(-alike[best])].tolist()

    return way


def by_index(searcher: Searcher, said: Sequence[Said]) -> Way:
    """Those that share most and rarest words, as the program finds what a quote may come from."""

    def way(query: int, ranked: Flags) -> Sequence[int]:
        found = searcher.alike(said[query].text, limit=_FROM_INDEX)
        return [one - 1 for one in found if ranked[one - 1]][:_BEST]

    return way


def by_query(searcher: Searcher) -> Way:
    """Those that the program shows for "statements like this one": `like:` with the number of a statement."""

    def way(query: int, ranked: Flags) -> Sequence[int]:
        found = searcher.search(f"like:{query + 1}").ids
        return [one - 1 for one in found if ranked[one - 1]][:_BEST]

    return way


def ways(said: Sequence[Said], records: Sequence[dict], searcher: Searcher) -> Iterator[tuple[str, float, Way]]:
    """Each way, with the megabytes that it needs for 100,000 statements."""
    yield "shared words, by the index", 0, by_index(searcher, said)
    yield "like:, as it is shipped", 0, by_query(searcher)
    stems = Stems([one.text for one in said])
    yield "cosine of weighted stems", 0, by_cosine(stems.cosines)
    try:
        states = vectors(said, records)
    except ImportError:
        print("onnx cannot be imported; vectors are left out")
        return
    size = states.shape[1]
    halves = states.astype(np.float16).astype(np.float32)
    yield "vectors, 16 bits", size * 0.2, by_cosine(lambda query: halves @ halves[query])
    centred = _unit(states - states.mean(0))
    scaled = np.round(centred / np.abs(centred).max(1, keepdims=True) * 127)
    small = _unit(scaled.astype(np.int8).astype(np.float32))
    yield "vectors less their mean, 8 bits", size * 0.1, by_cosine(lambda query: small @ small[query])
    joined = by_cosine(lambda query: stems.cosines(query) + 0.5 * (small @ small[query]))
    yield "stems and these together", size * 0.1, joined


def vectors(said: Sequence[Said], records: Sequence[dict]) -> Rows:
    """The mean of the network's last states over the pieces of each content, of length one."""
    session, pieces = _encoder(), Tagger().pieces
    made: dict[int, Rows] = {}
    by_article: dict[int, list[int]] = {}
    for number, one in enumerate(said):
        by_article.setdefault(one.article, []).append(number)
    for article, numbers in by_article.items():
        text = records[article]["text"]
        spans = paragraph_spans(text)
        for passage in passages(text, quote_map(text, spans), pieces, spans, [0] * len(spans)):
            inside = {}
            for number in numbers:
                content = said[number].content
                places = [
                    n for n, piece in enumerate(passage.spans, 1) if any(piece.overlaps(span) for span in content)
                ]
                if places and number not in made:
                    inside[number] = places
            if inside:
                ids = [pieces.begin, *passage.ids, pieces.end]
                shown = np.array([ids, [0, *passage.quote, 0], [0, *passage.case, 0], [1] * len(ids)], np.int64)
                inputs = dict(zip(("ids", "quote", "case", "mask"), shown[:, None], strict=True))
                states = session.run([_STATES], inputs)[0][0]
                made |= {number: states[places].mean(0) for number, places in inside.items()}
    nothing = np.zeros(len(next(iter(made.values()))), np.float32)
    return _unit(np.array([made.get(number, nothing) for number in range(len(said))]))


def _encoder():
    """The shipped network with its last states among what it answers."""
    onnx = importlib.import_module("onnx")
    runtime = importlib.import_module("onnxruntime")
    folder = resources.path("model")
    record = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    network = onnx.load(folder / record["network"]["file"])
    network.graph.output.append(onnx.helper.make_empty_tensor_value_info(_STATES))
    return runtime.InferenceSession(network.SerializeToString(), providers=["CPUExecutionProvider"])


def _unit(rows: Rows) -> Rows:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _said(number: int, record: dict) -> list[Said]:
    """The statements of one article, each once, without those of a few words."""
    text, found = record["text"], {}
    paragraphs = paragraph_spans(text)
    for one in record["annotations"][0]["attributions"]:
        content = tuple(Span(start, end) for start, end in one["content"])
        said = " ".join(text[span.start : span.end] for span in content)
        paragraph = sum(span.start <= content[0].start for span in paragraphs) if content else 0
        if len(said.split()) >= _FEWEST_WORDS:
            found[said] = Said(number, paragraph, content, said)
    return list(found.values())


def _searcher(said: Sequence[Said], folder: Path) -> Searcher:
    index = SearchIndex(folder)
    index.rebuild(
        SearchDocument(
            id=number,
            article_id=one.article,
            position=number,
            speaker=None,
            speaker_kind=None,
            mention="",
            cue="said",
            content=one.text,
            kind=QuotationKind.INDIRECT,
            manner=Manner.SAID,
            polarity=Polarity.PLAIN,
            tier=Tier.UNATTRIBUTED,
            listed=True,
            second_hand=False,
            outlet=None,
            published=None,
        )
        for number, one in enumerate(said, 1)
    )
    index.close()
    return Searcher(folder)


def measured(truth: Truth, way: Way) -> str:
    """How often the first is right, how many of ten are, the mean of one by the first right rank, and milliseconds."""
    ranked = [truth.ranked(query) for query in truth.queries]
    start = time.process_time()
    best = [way(query, flags) for query, flags in zip(truth.queries, ranked, strict=True)]
    taken = (time.process_time() - start) * 1000 / len(truth.queries)
    right = [truth.right(query)[found].tolist() for query, found in zip(truth.queries, best, strict=True)]
    first = np.mean([bool(flags and flags[0]) for flags in right])
    share = np.mean([sum(flags) / _BEST for flags in right])
    rank = np.mean([1 / (flags.index(True) + 1) if True in flags else 0.0 for flags in right])
    return f"{first:12.3f} {share:12.3f} {rank:12.3f} {taken:8.1f}"


def main() -> None:
    """Find the neighbours in every way, print a table for each truth."""
    count, asked = ([int(each) for each in sys.argv[1:3]] + [840, 400][len(sys.argv) - 1 :])[:2]
    with gzip.open(DATA / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:count]
    said = [one for number, record in enumerate(records) for one in _said(number, record)]
    with tempfile.TemporaryDirectory() as folder:
        found = list(ways(said, records, _searcher(said, Path(folder))))
        for truth in truths(said, records, asked):
            chance = np.mean([truth.right(one)[truth.ranked(one)].mean() for one in truth.queries])
            print(f"{truth.name}: {len(truth.queries)} of {len(said):,} statements asked, {chance:.4f} right by chance")
            print(f"{'':32} {'first right':>12} {'of ten right':>12} {'1 / rank':>12} {'ms':>8} {'MB':>6}")
            for name, megabytes, way in found:
                print(f"{name:32} {measured(truth, way)} {megabytes:6.0f}", flush=True)


if __name__ == "__main__":
    main()
