"""How well the same quotation is found elsewhere: `python -m tests.benchmarks.bench_variants [STATEMENTS]`.

The library is that of `bench_verify`, thirty statements an article. Articles of one statement are put beside it, whose
quotation is one of the library's, edited in a known way, or one that nobody in it has; each is taken out again. Needs
the corpora in `shared` beside the checkout.
"""

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.comparing.quoted import Quotation
from index.comparing.runs import runs_of
from index.comparing.variants import Relation, variants
from index.library import kin
from index.library.database import Database, transaction
from index.library.kin import Entry, Wording
from index.model import StoredStatement
from index.relating import put_in, wording_of
from tests.benchmarks.bench_verify import CORPUS, EDITS, chaff, contents, stored

ASKED = 200
ARTICLE = 30
_SEED = 23
_NEW = 10_000_000
WANTED = {
    "exact": {Relation.SAME},
    "straight marks": {Relation.SAME},
    "punctuation": {Relation.SAME},
    "part": {Relation.LONGER},
    "ellipsis": {Relation.LONGER, Relation.ALTERED},
}
"""How the original stands to the edited one; every other edit alters it."""


def entry(row: StoredStatement, article_id: int) -> Entry:
    """A statement as the file takes it."""
    wording = wording_of(Quotation(row.quote, True))
    return Entry(statement_id=row.id, article_id=article_id, family_id=article_id, wording=wording)


def build(db: Database, texts: Sequence[str]) -> float:
    """Puts all statements in; the seconds of processor that it took."""
    start = time.process_time()
    rows = [stored(number, text) for number, text in enumerate(texts, start=1)]
    for first in range(0, len(rows), 50 * ARTICLE):
        with transaction(db):
            for at in range(first, min(len(rows), first + 50 * ARTICLE), ARTICLE):
                put_in(db, [entry(row, at // ARTICLE + 1) for row in rows[at : at + ARTICLE]])
    return time.process_time() - start


def beside(db: Database, texts: Sequence[str]) -> Iterator[tuple[float, list[tuple[int, ...]]]]:
    """Puts an article in and takes it out again; the milliseconds, and what each of its statements has elsewhere."""
    start = time.process_time()
    with transaction(db):
        put_in(db, [entry(stored(_NEW + number, text), _NEW) for number, text in enumerate(texts)])
    taken = (time.process_time() - start) * 1000
    yield taken, [kin.of_statement(db, _NEW + number) for number in range(len(texts))]
    with transaction(db):
        for wording in kin.remove(db, [_NEW]):
            kin.forget(db, wording, runs_of(wording.words.split()))


def show_edits(db: Database, texts: Sequence[str], inside: Sequence[str], rng: random.Random) -> None:
    """A line for each kind of edit: how many are found, named rightly, and found beside others."""
    others = [text.split() for text in rng.sample(list(inside), 500)]
    telling = [text for text in inside if wording_of(Quotation(text, True))]
    print(f"{'edit':22} {'n':>4} {'found':>8} {'named right':>12} {'others beside':>14}")
    for name, (edit, _) in EDITS.items():
        counts: Counter[str] = Counter()
        while counts["asked"] < ASKED:
            text = rng.choice(telling)
            if (edited := edit(rng, text.split(), others)) is None:
                continue
            words = " ".join(edited)
            if not isinstance(wording_of(Quotation(words, True)), Wording):
                continue
            counts["asked"] += 1
            for _, (found,) in beside(db, [words]):
                same = [number for number in found if texts[number - 1] == text]
                counts["others"] += len(found) > len(same)
                if same:
                    counts["found"] += 1
                    original = replace(stored(same[0], text), article_id=same[0])
                    (variant,) = variants(stored(_NEW, words), [original]).others
                    counts["named"] += variant.relation in WANTED.get(name, {Relation.ALTERED})
        shares = [100 * counts[what] / counts["asked"] for what in ("found", "named", "others")]
        print(f"{name:22} {counts['asked']:4} {shares[0]:6.1f} % {shares[1]:10.1f} % {shares[2]:12.1f} %")


def main() -> None:
    """Builds, asks, prints."""
    if not CORPUS.exists():
        sys.exit(f"needs {CORPUS.name} in the folder shared beside the checkout")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rng = random.Random(_SEED)
    inside, outside = contents()
    texts = [*inside, *chaff(rng, inside, count - len(inside))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as name:
        db = kin.open_file(Path(name) / "variants.sqlite")
        taken = build(db, texts)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = sum(path.stat().st_size for path in Path(name).iterdir()) / 1e6
        print(
            f"{count:,} statements in {taken:.1f} s of processor, {size:.0f} MB, {after - before:.0f} MB of memory more"
        )
        start = time.process_time()
        flagged = len(kin.all_kin(db))
        print(f"{flagged:,} have another one: {(time.process_time() - start) * 1000:.0f} ms")
        times = [ms for _ in range(100) for ms, _ in beside(db, rng.choices(texts, k=ARTICLE))]
        times.sort()
        print(f"an article of {ARTICLE}: median {times[50]:.1f} ms, p95 {times[95]:.1f} ms, worst {times[-1]:.1f} ms")
        show_edits(db, texts, inside, rng)
        unknown = sum(bool(found) for text in rng.sample(outside, ASKED) for _, (found,) in beside(db, [text]))
        print(f"of {ASKED} quotations of articles that are not there {unknown} have another one")
        db.close()


if __name__ == "__main__":
    main()
