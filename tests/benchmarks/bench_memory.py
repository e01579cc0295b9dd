"""Whether memory grows while one process reads many articles: `python -m tests.benchmarks.bench_memory [ARTICLES]`.

Finds the statements and their speakers in the first articles of the Kremlin and Wikinews corpora beside the checkout
(1,000 unless told otherwise, no two the same), and prints the resident memory after each tenth of them. Says so and
stops where the corpora are absent. Takes about three minutes. Linux only.
"""

import gzip
import itertools
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from index.reading.layout import article
from index.speakers.resolution import attribute
from index.statements.extract import Extractor

DATA = Path(__file__).parents[3] / "shared" / "data"
CORPORA = ("wikinews", "kremlin")
LONGEST_CHARS = 60_000
"""Longer ones are hours of talk; one of them would hide what the others need."""


def texts() -> Iterator[str]:
    """The articles of both corpora."""
    for name in CORPORA:
        with gzip.open(DATA / name / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def resident_mb() -> float:
    """The memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Reads the articles and prints a line for each tenth."""
    if not DATA.exists():
        print("The reference corpora are not beside the checkout; nothing to measure.")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chosen = itertools.islice((text for text in texts() if len(text) <= LONGEST_CHARS), count)
    extractor = Extractor()
    words = statements = 0
    began = time.process_time()
    for number, text in enumerate(chosen, 1):
        story = article(text)
        statements += len(attribute(story, extractor.extract(story)))
        words += len(text.split())
        if number % max(1, count // 10) == 0:
            speed = words / (time.process_time() - began)
            print(f"{number:6} articles  {words:9,} words  {statements:6,} statements  {resident_mb():6.1f} MB", end="")
            print(f"  {speed:6,.0f} words/s", flush=True)


if __name__ == "__main__":
    main()
