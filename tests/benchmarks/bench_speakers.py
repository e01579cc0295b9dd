"""How often a named speaker is right, by corpus, tier and kind of mention. Run by hand:

    PYTHONPATH=. python tests/benchmarks/bench_speakers.py [--wrong wrong,nobody] [--only gum,polnear,free,litbank,gap]

Reads the corpora of `../shared/data`, the hand-made gold of this folder (articles of PolNeAR by offsets, names only)
and the free news of `tests/golden`; says so and stops where the data are absent. The gold mentions and contents are the
input, so only the choice of the speaker is measured; `litbank` has no mentions, there they are the extractor's.
`free news tune`, `litbank kept` and `gap validation` were used for measuring only.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from speaker_corpora import DATA, free_news, gap, gum, litbank, news, pronouns
from speaker_outcomes import Row

from index.model import Tier

CORPORA: dict[str, Callable[[], Iterable[Row]]] = {
    "gum": lambda: gum({"news", "interview"}),
    "polnear": lambda: [*news(), *pronouns()],
    "free": lambda: [*free_news("train"), *free_news("tune")],
    "litbank": litbank,
    "gap": lambda: [*gap("development"), *gap("validation")],
}
KEPT = "free news tune"
"""News that nothing was fitted to and whose mistakes were not read."""
KINDS = ("right", "described", "wrong", "nobody")
SORTS = ("name", "description", "pronoun", "none")
NOT_NAMED = "not named: "


def shares(rows: list[Row]) -> str:
    """The share of each outcome among the statements whose speaker the text names."""
    named = [row for row in rows if not row.outcome.startswith(NOT_NAMED)]
    counts = Counter(row.outcome for row in named)
    unnamed = Counter(row.outcome.removeprefix(NOT_NAMED) for row in rows if row.outcome.startswith(NOT_NAMED))
    cells = [f"{len(named):5}", *(f"{counts[kind] / max(len(named), 1):9.3f}" for kind in KINDS)]
    beside = f"  not named {unnamed.total()}: {unnamed['wrong']} wrong" if unnamed else ""
    return "  ".join(cells) + beside


def is_good(row: Row) -> bool | None:
    """Whether a speaker shown is no wrong one; None if nobody is shown."""
    if row.attribution.speaker is None:
        return None
    return not row.outcome.endswith("wrong")


def reliability(rows: list[Row]) -> Iterator[str]:
    """For each tier its share and how many of its speakers are right; described ones count as right."""
    for tier in (Tier.CLEAR, Tier.LIKELY, Tier.UNSURE):
        inside = [row for row in rows if row.attribution.tier is tier]
        if inside:
            good = sum(bool(is_good(row)) for row in inside)
            exact = sum(row.outcome == "right" for row in inside)
            yield (
                f"    {tier:8} {len(inside):5}  share {len(inside) / len(rows):.3f}  right {good / len(inside):.3f}"
                f"  (named {exact / len(inside):.3f})"
            )


def table(title: str, rows: list[Row]) -> None:
    """Prints how the statements of a corpus come out, by kind of mention and by tier."""
    print(f"\n{title:30}{'':3}" + "  ".join(f"{kind:>9}" for kind in KINDS))
    print(f"  {'all':22}{shares(rows)}")
    for sort in SORTS:
        chosen = [row for row in rows if row.sort == sort]
        if chosen and len(chosen) < len(rows):
            print(f"  {sort:22}{shares(chosen)}")
    print("\n".join(reliability(rows)))


def main() -> int:
    """Measures and prints; 1 if the data are absent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", default="", help="outcomes to list, such as wrong,nobody; never those of kept texts")
    parser.add_argument("--only", default=",".join(CORPORA))
    options = parser.parse_args()
    if not DATA.is_dir():
        print("the reference data are not beside the checkout: nothing measured")
        return 1
    started = time.perf_counter()
    rows = [row for name in options.only.split(",") for row in CORPORA[name]()]
    if options.only.startswith("gum"):
        table("gum news + interview", [row for row in rows if row.corpus.startswith("gum")])
    for corpus in dict.fromkeys(row.corpus for row in rows):
        table(corpus, [row for row in rows if row.corpus == corpus])
    for row in rows:
        closed = row.corpus == KEPT or row.corpus.endswith(("kept", "validation"))
        if not closed and row.outcome.removeprefix(NOT_NAMED) in options.wrong.split(","):
            print(f"{row.outcome.upper()} {row.corpus} | {row.attribution.tier} {row.sort} | {row.line}")
    print(f"\n{time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
