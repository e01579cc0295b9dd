"""Times search as you type, facets, phrases and indexing, beside the queries that Whoosh's manual shows.

Run by hand: `python -m tests.benchmarks.bench_search [STATEMENTS]` (20,000 if not said). The statements are invented:
words, speakers and lengths come in the proportions that news has. Both sides ask the same index in the same run, so
the ratio holds on a busy machine. Ours answers with all statements in order and with all facets, Whoosh with its
best 50 and no facets (but for the line that asks for them).
"""

import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.model import Manner, Order, Polarity, QuotationKind, SpeakerKind, Tier
from index.search import folders
from index.search.analysis import stem
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.searcher import Searcher

_SYLLABLES = """ba be bri co cal da der do el en fa fer ga gra ho hin im in jo ka ker la len lo ma mer mi na nor o os pa
per pra qui ra re ri ro sa sen so stra ta ter tra u un va ver vi wa win yo za""".split()
_COMMON = """the of to and a in that is was he for it with as his on be at by had not are but from or have an they
which one you were her all she there would their we him been has when who will more no if out so said what up""".split()
_TOP = 50
_SEED = 4


def words(rng: random.Random, count: int) -> list[str]:
    """Different invented words, the shorter ones first as in a language."""
    made: dict[str, None] = {}
    while len(made) < count:
        size = rng.choice((1, 2, 2, 3, 3, 4))
        made["".join(rng.choice(_SYLLABLES) for _ in range(size)) + rng.choice(("", "", "s", "ed", "ing", "tion"))] = (
            None
        )
    return sorted(made, key=len)


def statements(count: int) -> Iterator[SearchDocument]:
    """Invented statements, about 30 to an article."""
    rng = random.Random(_SEED)
    vocabulary = [*_COMMON, *words(rng, 30_000)]
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(vocabulary))))
    names = [f"{first.title()} {last.title()}" for first, last in zip(words(rng, 5000), words(rng, 5000), strict=True)]
    rng.shuffle(names)
    name_weights = list(itertools.accumulate(1 / (rank + 1) ** 0.9 for rank in range(len(names))))
    outlets = [f"{word.title()} Post" for word in words(rng, 60)]
    for number in range(1, count + 1):
        if number % 30 == 1:
            outlet, day = rng.choice(outlets), f"20{rng.randrange(8, 25):02}-{rng.randrange(1, 13):02}-15"
        size = max(3, int(rng.lognormvariate(2.9, 0.6)))
        name = None if rng.random() < 0.08 else rng.choices(names, cum_weights=name_weights)[0]
        doubt = rng.random()
        yield SearchDocument(
            id=number,
            article_id=number // 30,
            position=number % 30,
            speaker=name,
            speaker_kind=SpeakerKind.PERSON if name else None,
            mention=name.split()[-1] if name else "",
            cue="said",
            content=" ".join(rng.choices(vocabulary, cum_weights=weights, k=size)),
            kind=rng.choices(list(QuotationKind), (19, 14, 67))[0],
            manner=Manner.THOUGHT if doubt > 0.95 else Manner.SAID,
            polarity=Polarity.NEGATED if doubt > 0.98 else Polarity.PLAIN,
            tier=Tier.UNATTRIBUTED if not name else Tier.CLEAR if doubt < 0.6 else Tier.LIKELY,
            listed=doubt < 0.9,
            second_hand=False,
            outlet=outlet,
            published=day,
        )


def typed(queries: Sequence[str]) -> list[str]:
    """Every query letter by letter."""
    return [query[:size] for query in queries for size in range(1, len(query) + 1) if query[size - 1] != " "]


class Stock:
    """Whoosh asked the way its manual shows, on the same index."""

    def __init__(self, folder: Path) -> None:
        from whoosh import index as whoosh_index
        from whoosh import query as whoosh_query

        from index.search.schema import SCHEMA

        self._query = whoosh_query
        self._searcher = whoosh_index.open_dir(str(folders.current(folder)), schema=SCHEMA).searcher()

    def type(self, text: str) -> int:
        """A query whose last word is still being typed."""
        *whole, last = text.split()
        terms = [self._query.Term("text", stem(word)) for word in whole]
        return len(self._searcher.search(self._query.And([*terms, self._query.Prefix("exact", last)]), limit=_TOP))

    def word(self, text: str) -> int:
        """A word, best first."""
        return len(self._searcher.search(self._query.Term("text", stem(text)), limit=_TOP))

    def facet(self, text: str) -> int:
        """A word with the numbers of its speakers."""
        from whoosh import sorting

        facet = sorting.FieldFacet("speaker", maptype=sorting.Count)
        return len(self._searcher.search(self._query.Term("text", stem(text)), limit=_TOP, groupedby=facet).groups())


def percentiles(ask: Callable[[str], object], queries: Sequence[str], rounds: int) -> str:
    """The middle and the 95th percentile of CPU milliseconds."""
    taken = []
    for _ in range(rounds):
        for query in queries:
            start = time.process_time()
            ask(query)
            taken.append((time.process_time() - start) * 1000)
    taken.sort()
    return f"{taken[len(taken) // 2]:8.2f} {taken[int(len(taken) * 0.95)]:8.2f}"


def main() -> None:
    """Make an index, ask both, print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = list(statements(count))
        index = SearchIndex(folder)
        start = time.process_time()
        index.rebuild(documents)
        print(f"{count:,} statements, {count / (time.process_time() - start):,.0f} indexed per CPU second")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(f"{size / count:,.0f} bytes per statement")
        start = time.process_time()
        index.add(documents[:30])
        index.commit()
        print(f"{(time.process_time() - start) * 1000:.0f} CPU ms for one more article of 30")
        rng = random.Random(_SEED)
        mid = sorted({word for one in documents[:300] for word in one.content.split() if len(word) > 4})
        pairs = [" ".join(rng.sample(mid, 2)) for _ in range(15)]
        start = time.process_time()
        searcher = Searcher(folder)
        searcher.warm()
        print(f"{(time.process_time() - start) * 1000:.0f} CPU ms to open and warm")
        stock = Stock(folder)
        common = [f"{word} " for word in _COMMON[:10]]
        rows: list[tuple[str, Sequence[str], Callable[[str], object], Callable[[str], object] | None]] = [
            ("search as you type", typed(pairs), searcher.search, stock.type),
            ("common word", common, searcher.search, None),
            (
                "common word by relevance",
                common,
                lambda text: searcher.search(text, order=Order.RELEVANCE),
                lambda text: stock.word(text.strip()),
            ),
            (
                "common word, speakers",
                common,
                searcher.search,
                lambda text: stock.facet(text.strip()),
            ),
            ("phrase", [f'"{a} {b}" ' for a, b in itertools.pairwise(_COMMON[:11])], searcher.search, None),
        ]
        print(f"{'CPU ms':26} {'ours p50':>8} {'p95':>8} {'Whoosh':>8} {'p95':>8}")
        for label, queries, ours, theirs in rows:
            beside = percentiles(theirs, queries, 1) if theirs else ""
            print(f"{label:26} {percentiles(ours, queries, 3)} {beside}")
        searcher.close()
        index.close()


if __name__ == "__main__":
    main()
