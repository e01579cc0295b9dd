"""Times searches under a reader's layer beside the same searches without one, and the first search after a change.

Run by hand: `python -m tests.benchmarks.bench_layer [STATEMENTS]` (20,000 if not said). Every statement is checked and
has a tag and a note; 2,000 people have other names than the index has, and each a further one; every fourth
statement has another speaker than was found.
"""

import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from index.model import Tier
from index.search.fields import SearchDocument
from index.search.indexer import SearchIndex
from index.search.layer import EMPTY, Layer
from index.search.searcher import Searcher
from tests.benchmarks.bench_search import percentiles, statements, typed, words

_PEOPLE = 2000
_SEED = 5


def full_layer(documents: Sequence[SearchDocument]) -> Layer:
    """A layer of somebody who has gone through all statements."""
    rng = random.Random(_SEED)
    ids = [document.id for document in documents]
    found = list(dict.fromkeys(document.speaker for document in documents if document.speaker))[:_PEOPLE]
    names = {name: f"{name.split()[0]} {word.title()}" for name, word in zip(found, words(rng, _PEOPLE), strict=False)}
    people = list(names.values())
    said = [document for document in documents if document.id % 4 == 0]
    tags = [f"{word} budget" for word in words(rng, 40)]
    vocabulary = words(rng, 3000)
    return Layer(
        flags={
            "starred": frozenset(ids[::3]),
            "checked": frozenset(ids),
            "corrected": frozenset(document.id for document in said),
            "tagged": frozenset(ids),
            "noted": frozenset(ids),
            "rejected": frozenset(ids[::50]),
        },
        tags={tag: frozenset(ids[place :: len(tags)]) for place, tag in enumerate(tags)},
        notes={number: " ".join(rng.choices(vocabulary, k=8)) for number in ids},
        names=names,
        speakers={document.id: rng.choice(people) for document in said},
        tiers={document.id: Tier.CLEAR for document in said},
        aliases={person: (name, name.split()[-1]) for name, person in names.items()},
    )


def changed(layer: Layer, what: str, number: int) -> Layer:
    """The layer after one more change, made anew from top to bottom as if it had been read from a library."""
    flags, speakers, names, notes = dict(layer.flags), dict(layer.speakers), dict(layer.names), dict(layer.notes)
    match what:
        case "star":
            flags["starred"] = layer.flags["starred"] ^ {number}
        case "speaker":
            speakers[number] = f"Somebody {number}"
        case "merge":
            found, into = itertools.islice(names, number, number + 2)
            names[found] = names[into]
        case "note":
            notes[number] = f"another note {number}"
    tags = {tag: frozenset(set(ids)) for tag, ids in layer.tags.items()}
    flags = {flag: frozenset(set(ids)) for flag, ids in flags.items()}
    return replace(layer, flags=flags, tags=tags, notes=notes, names=names, speakers=speakers)


def first_search(searcher: Searcher, layer: Layer, what: str, query: str) -> str:
    """CPU milliseconds of the first search after a change, and of the next: the middle and the worst of ten."""
    first, then = [], []
    for number in range(1, 11):
        layer = changed(layer, what, number)
        for taken in (first, then):
            start = time.process_time()
            searcher.search(query, layer=layer)
            taken.append((time.process_time() - start) * 1000)
    return " ".join(f"{sorted(taken)[5]:8.1f} {max(taken):8.1f}" for taken in (first, then))


def asking(searcher: Searcher, layer: Layer) -> Callable[[str], object]:
    """Answers a query under a layer."""
    return lambda text: searcher.search(text, layer=layer)


def main() -> None:
    """Make an index and a layer, print two tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        documents = list(statements(count))
        index = SearchIndex(Path(name))
        index.rebuild(documents)
        index.close()
        searcher = Searcher(Path(name))
        searcher.warm()
        layer = full_layer(documents)
        rng = random.Random(_SEED)
        mid = sorted({word for one in documents[:300] for word in one.content.split() if len(word) > 4})
        pairs = [" ".join(rng.sample(mid, 2)) for _ in range(15)]
        people = rng.sample(sorted(set(layer.names.values())), 15)
        shown = {
            "words as you type": typed(pairs),
            "speaker:words as you type": typed([f"speaker:{person.lower()}" for person in people]),
            "speakers chosen": [f'speaker:"{person}"' for person in people],
            "marks": ["is:starred", "-is:checked", "is:corrected the ", "tag:bud", "is:clear"],
            "note:words as you type": typed([f"note:{pair}" for pair in pairs]),
        }
        print(f"{'CPU ms':30} {'no layer':>8} {'p95':>8} {'layer':>8} {'p95':>8}")
        for label, queries in shown.items():
            for under in (EMPTY, layer):
                asking(searcher, under)("")
            plain, covered = (percentiles(asking(searcher, under), queries, 3) for under in (EMPTY, layer))
            print(f"{label:30} {plain} {covered}")
        print(f"{'first search after a change':30} {'p50':>8} {'worst':>8} {'then':>8} {'worst':>8}")
        for what, query in itertools.product(("star", "speaker", "merge", "note"), ("", "the speaker:a", "note:a")):
            print(f"{what + ' · ' + (query or 'everything'):30} {first_search(searcher, layer, what, query)}")
        searcher.close()


if __name__ == "__main__":
    main()
