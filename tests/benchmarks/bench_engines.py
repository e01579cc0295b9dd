"""Times every kind of query on real news beside SQLite FTS5 and tantivy, and what else a large library asks of search.

Run by hand: `python -m tests.benchmarks.bench_engines [STATEMENTS]` (20,000 if not said). All engines are asked in one
run, so that their ratios hold on a busy machine; the times are CPU time. Ours answers with all statements in order,
exact counts and all facets; what the others answer with is said in `other_engines`. Each query is asked once, after
the first screenful of a start has been shown.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from index.model import Order
from index.search.analysis import folded_words
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher
from tests.benchmarks.other_engines import engines
from tests.benchmarks.searched_news import PER_ARTICLE, documents

_QUERIES = 40
_SEED = 9
_HIGHLIGHTED = 50
_RARE, _MIDDLING, _COMMON = range(2, 12), range(60, 400), 40
_MEMORY = """
import resource, sys, time
from pathlib import Path
def used(): return int(open('/proc/self/statm').read().split()[1]) * 4096 / 1e6
import index.workspace, index.model
start, before = time.process_time(), used()
from index.search.searcher import Searcher
searcher = Searcher(Path(sys.argv[1]))
first = searcher.search(sys.argv[2])
taken = (time.process_time() - start) * 1000
for query in sys.argv[2:]: searcher.search(query)
print(f"{taken:.0f} {used() - before:.0f}")
"""


class Chooser:
    """Chooses words for queries from what is said, by how often they occur."""

    def __init__(self, said: Sequence[SearchDocument]) -> None:
        self._rng = Random(_SEED)
        self._said = said
        counts = Counter(word for one in said for word in set(folded_words(one.content)) if word.isalpha())
        scale = len(said) / 20_000
        self.common = [word for word, _ in counts.most_common(_COMMON)]
        self._rare = sorted(word for word, count in counts.items() if count in _RARE and len(word) > 3)
        middling = range(round(_MIDDLING.start * scale), round(_MIDDLING.stop * scale))
        self._middling = sorted(word for word, count in counts.items() if count in middling and len(word) > 3)
        families = {one.speaker.split()[-1].lower() for one in said[:3000] if one.speaker}
        self.families = sorted(filter(str.isalpha, families))

    def several(self, kind: str) -> list[list[str]]:
        """The words of so many queries of a kind."""
        return [self._words(kind) for _ in range(_QUERIES)]

    def _words(self, kind: str) -> list[str]:
        pick = self._rng.choice
        match kind:
            case "rare word":
                return [pick(self._rare)]
            case "common word" | "by relevance" | "by speaker" | "by outlet" | "in the articles' order":
                return [pick(self.common)]
            case "prefix" | "wildcard" | "fuzzy":
                return [pick(self._middling)]
            case "AND" | "OR" | "NOT":
                return [pick(self._middling), pick(self.common)]
            case "phrase of common words":
                return self._run(2, frozenset(self.common))
            case "phrase":
                return self._run(3, None)
            case "near":
                return self._run(2, None)
            case "speaker and word":
                return [pick(self.families), pick(self.common)]
        return [pick(self._middling), pick(self._middling)]

    def _run(self, size: int, among: frozenset[str] | None) -> list[str]:
        """Words that follow each other somewhere."""
        while True:
            words = folded_words(self._rng.choice(self._said).content)
            start = self._rng.randrange(max(1, len(words) - size))
            run = words[start : start + size]
            if len(set(run)) == size and all(word.isalpha() for word in run) and (among is None or among >= set(run)):
                return run


def ours(kind: str, words: Sequence[str]) -> tuple[str, Order]:
    """A query of a kind as it is typed here."""
    first, last = words[0], words[-1]
    texts = {
        "as you type": " ".join(words),
        "as you type, 50 shown": " ".join(words),
        "OR": " OR ".join(words) + " ",
        "NOT": " -".join(words) + " ",
        "phrase": f'"{" ".join(words)}"',
        "phrase of common words": f'"{" ".join(words)}"',
        "near": f'"{" ".join(words)}"~5',
        "prefix": f"{first}* ",
        "wildcard": f"{first[:2]}*{first[-2:]} ",
        "fuzzy": f"{first}~1 ",
        "fuzzy, two letters": f"{first}~2 ",
        "speaker and word": f"speaker:{first} {last} ",
        "period and word": f"date:2011-03/2016 {first} ",
        "headline and word": f"article:{first} ",
    }
    orders = {
        "by relevance": Order.RELEVANCE,
        "by speaker": Order.SPEAKER,
        "by outlet": Order.OUTLET,
        "in the articles' order": Order.POSITION,
    }
    return texts.get(kind, " ".join(words) + " "), orders.get(kind, Order.NEWEST)


KINDS = (
    *(
        "as you type",
        "as you type, 50 shown",
        "rare word",
        "common word",
        "AND",
        "OR",
        "NOT",
        "phrase",
        "phrase of common words",
        "near",
    ),
    *("prefix", "wildcard", "fuzzy", "fuzzy, two letters", "speaker and word", "period and word"),
    *("headline and word", "by relevance", "by speaker", "by outlet", "in the articles' order"),
)


def typed(queries: Sequence[Sequence[str]]) -> list[list[str]]:
    """Every query letter by letter."""
    texts = [" ".join(words) for words in queries]
    return [text[:size].split() for text in texts for size in range(1, len(text) + 1) if text[size - 1] != " "]


def timed(ask: Callable[[], object]) -> float:
    """CPU milliseconds."""
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


def shown(taken: Sequence[float]) -> str:
    """The middle, the 95th percentile and the worst."""
    ordered = sorted(taken)
    return f"{ordered[len(ordered) // 2]:8.2f} {ordered[int(len(ordered) * 0.95)]:8.2f} {ordered[-1]:8.1f}"


def queries(searcher: Searcher, folder: Path, said: Sequence[SearchDocument]) -> None:
    """Prints a line for each kind of query."""
    others = engines(folder, said)
    chooser = Chooser(said)
    heads = " | ".join(f"{name:>8} {'p95':>8} {'max':>8}" for name in ("ours", *(one.name for one in others)))
    print(f"{'CPU ms':24} {heads}")
    for kind in KINDS:
        asked = chooser.several(kind)
        if kind.startswith("as you type"):
            asked = typed(asked[: _QUERIES // 2])
        columns = [_column(partial(_ask, searcher, kind, others[0].quotes), asked)]
        for other in others:
            known = other.ask(kind, asked[0]) is not None
            columns.append(_column(partial(other.ask, kind), asked) if known else f"{'–':>26}")
        print(f"{kind:24} {' | '.join(columns)}", flush=True)
    hits = searcher.search("the government")
    quotes = [one.content for one in said[:_HIGHLIGHTED]]
    print(f"{'50 rows highlighted':24} {shown([timed(lambda: [*map(hits.highlight, quotes)]) for _ in range(20)])}")


def _column(ask: Callable[[Sequence[str]], object], asked: Sequence[Sequence[str]]) -> str:
    return shown([timed(partial(ask, words)) for words in asked])


def _ask(
    searcher: Searcher, kind: str, quotes: Callable[[Sequence[int]], Sequence[str]], words: Sequence[str]
) -> object:
    text, order = ours(kind, words)
    found = searcher.search(text, order=order)
    if kind.endswith("shown"):
        return [found.highlight(quote) for quote in quotes(found.ids[:_HIGHLIGHTED])]
    return found


def main() -> None:
    """Make an index, ask everybody, print tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "search"
        said = list(documents(count))
        index = SearchIndex(folder)
        taken = timed(lambda: index.rebuild(said))
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(
            f"{count:,} statements, {count / taken * 1000:,.0f} indexed per CPU second, {size / count:,.0f} bytes each"
        )
        index.close()
        print(f"{timed(lambda: index.open(documents=count)):.0f} CPU ms to open for writing")
        memory = [
            sys.executable,
            "-c",
            _MEMORY,
            str(folder),
            "the government",
            "l",
            "la",
            "lav",
            '"the of"',
            "wrod~",
            "",
        ]
        first, used = subprocess.run(memory, capture_output=True, text=True, check=True).stdout.split()
        print(f"{first} CPU ms from the import of search to its first result; {used} MB of memory after some searches")
        searcher = Searcher(folder)
        searcher.warm()
        queries(searcher, Path(name), said)
        adding = []
        for number in range(5):
            new = [
                replace(one, id=count + number * PER_ARTICLE + one.id, article_id=10**6 + number) for one in said[:30]
            ]

            def add(new: list[SearchDocument] = new) -> None:
                index.add(new)
                index.commit()

            adding.append((timed(add), timed(lambda: searcher.search("the "))))
        added, seen = zip(*adding, strict=True)
        print(f"{max(added):.0f} CPU ms at most to add an article of 30, {max(seen):.0f} for the first search after it")
        print(f"{timed(index.tidy):.0f} CPU ms to join what was added, when nobody waits")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"{peak:.0f} MB at most for the whole run, with all statements and engines")
        searcher.close()
        index.close()


if __name__ == "__main__":
    main()
