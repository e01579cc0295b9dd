"""How surely articles that share their text are found: edited copies, and what is found among unedited articles.

    python -m tests.benchmarks.bench_repetitions

needs `wikinews`, `polnear/train` and `kremlin` of the reference data. Copies are edited as papers do: words replaced,
the end cut off, paragraphs put in. A copy is found if it shares enough with the article that it was made of. Pairs of
unedited articles that are found are counted by how much they share, and printed for reading: whether they are one
story, only a reader can tell.
"""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from index.library.repetitions import LEAST_SHARE, runs_of
from index.model import Article
from index.reading import layout

DATA = Path(__file__).parents[3] / "shared" / "data"
SETS = ("wikinews/articles", "polnear/train", "kremlin/articles")
EDITS = {
    "5 % of words": (0.05, 0.0, 0.0),
    "10 % of words": (0.1, 0.0, 0.0),
    "20 % of words": (0.2, 0.0, 0.0),
    "cut by 60 %": (0.0, 0.6, 0.0),
    "10 %, cut by 40 %, 20 % put in": (0.1, 0.4, 0.2),
    "15 %, cut by half, 20 % put in": (0.15, 0.5, 0.2),
}
LEAST_RUNS, MOST_DAYS, PUT_IN_WORDS = 12, 5, 25


def main() -> None:
    """Prints, for each set, how many copies are found and which pairs of articles."""
    for name in SETS:
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        samples = [runs_of(layout.article(record["text"])) for record in records]
        print(f"{name}: {len(records)} articles, {sum(map(len, samples))} runs")
        if name != SETS[-1]:
            show_copies(records, samples)
        show_pairs(records, samples)


def show_copies(records: list[dict[str, Any]], samples: list[set[int]]) -> None:
    """Prints how many edited copies are found."""
    chance = random.Random(1)
    words = " ".join(record["text"] for record in records[:100]).split()
    for label, edit in EDITS.items():
        copies = [runs_of(edited(record["text"], edit, words, chance)) for record in records]
        found = sum(share(one, other) >= LEAST_SHARE for one, other in zip(copies, samples, strict=True))
        print(f"  {label}: {found}/{len(records)}")


def edited(text: str, edit: tuple[float, float, float], words: list[str], chance: random.Random) -> Article:
    """A copy of a text with words replaced, its end cut off, and paragraphs put in."""
    rate, cut, put_in = edit
    paragraphs = [line for line in re.split(r"\n+", text) if line.strip()]
    lines = []
    for line in paragraphs[: max(1, round(len(paragraphs) * (1 - cut)))]:
        lines.append(" ".join(chance.choice(words) if chance.random() < rate else word for word in line.split(" ")))
        if chance.random() < put_in:
            lines.append(" ".join(chance.choice(words) for _ in range(PUT_IN_WORDS)))
    return layout.article("\n\n".join(lines))


def share(one: set[int], other: set[int]) -> float:
    """How much of the smaller sample the larger one has; 0 where that is too little to tell."""
    both = len(one & other)
    return both / min(len(one), len(other)) if both >= LEAST_RUNS else 0.0


def show_pairs(records: list[dict[str, Any]], samples: list[set[int]]) -> None:
    """Prints the pairs of articles of days not far apart that share enough."""
    having: dict[int, list[int]] = defaultdict(list)
    found = []
    for number, sample in enumerate(samples):
        day = date.fromisoformat(records[number]["date"])
        for other in Counter(earlier for run in sample for earlier in having[run]):
            is_near = abs((day - date.fromisoformat(records[other]["date"])).days) <= MOST_DAYS
            if is_near and (shared := share(sample, samples[other])) >= LEAST_SHARE:
                found.append((shared, records[number]["title"], records[other]["title"]))
        for run in sample:
            having[run].append(number)
    print(f"  pairs by tenths: {sorted(Counter(int(pair[0] * 10) for pair in found).items())}")
    for shared, *titles in sorted(found):
        print(f"    {shared:.2f} {' | '.join(str(title)[:60] for title in titles)}")


if __name__ == "__main__":
    main()
