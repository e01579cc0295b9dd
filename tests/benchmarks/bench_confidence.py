"""How far the confidence of statements and the word "clear" keep their promise. Run by hand:

    python -m tests.benchmarks.bench_confidence

Reads PolNeAR's dev portion and GUM's news and interviews beside the checkout and the free news of `tests/golden`, of
which the `test` portion is only counted; says so and stops where the corpora are absent. Takes about two minutes.
Confidences of PolNeAR and of `tune` are from weights fitted without the article that they belong to; the others are the
shipped ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.model import Tier
from index.reading.layout import article
from index.speakers.resolution import attribute
from index.speakers.tiers import CLEAR_EXTRACTION
from index.statements.extract import Extractor
from index.training import calibrate
from index.training.corpus import LabelledArticle, articles
from index.training.pairing import Words, right

ROOT = Path(__file__).parents[2]
POLNEAR = ROOT.parent / "shared" / "data" / "polnear" / "dev.jsonl.gz"
GUM = ROOT.parent / "shared" / "data" / "gum" / "articles.jsonl.gz"
FREE = ROOT / "tests" / "golden" / "free_news"
WANTED = {"dev": 0.97, "tune": 0.95}
"""Share of the statements called clear that must be right."""
GRID = (0.85, 0.88, *np.arange(0.90, 0.965, 0.005).round(3))


def chosen(
    chances: calibrate.Floats, truths: calibrate.Truths, corpora: Sequence[str], *, where: calibrate.Truths
) -> float:
    """The lowest threshold of the grid from which on enough statements are right, in both corpora."""
    for threshold in GRID:
        inside = where & (chances >= threshold)
        if all(truths[inside & (np.array(corpora) == name)].mean() >= share for name, share in WANTED.items()):
            return float(threshold)
    return float(GRID[-1])


def thresholds(found: Sequence[calibrate.Example], chances: calibrate.Floats) -> Iterator[str]:
    """For each corpus, how many statements a threshold that was chosen on other articles lets through, and how good."""
    truths = np.array([example.right for example in found])
    corpora = np.array([example.corpus for example in found])
    folds = calibrate.folds_of(found)
    passed = np.zeros(len(found), dtype=bool)
    picks = []
    for fold in range(calibrate.FOLDS):
        picks.append(chosen(chances, truths, corpora, where=folds != fold))
        passed |= (folds == fold) & (chances >= picks[-1])
    yield f"thresholds chosen on four fifths of the articles: {picks}; on the fifth:"
    for name in WANTED:
        own = corpora == name
        yield f"  {name}: {(own & passed).sum()} of {own.sum()}, right {truths[own & passed].mean():.3f}"
    yield f"from {CLEAR_EXTRACTION}:"
    for name in WANTED:
        own = corpora == name
        above = own & (chances >= CLEAR_EXTRACTION)
        yield f"  {name}: {above.sum()} of {own.sum()}, right {truths[above].mean():.3f}"


def clear(found: Sequence[LabelledArticle], extractor: Extractor) -> tuple[int, int, int]:
    """Statements at first hand, those of them whose speaker is called clear, and how many of these are right."""
    counts = [0, 0, 0]
    for each in found:
        words, story = Words(each.text), article(each.text)
        statements = attribute(story, extractor.extract(story))
        gold = [
            (content, words.touched(entry.source))
            for entry in each.annotations[0]
            if (content := words.touched(entry.content))
        ]
        answers = [(words.touched(statement.content), words.touched(statement.mention)) for statement in statements]
        for statement, is_right in zip(statements, right(answers, gold), strict=True):
            if statement.within is None:
                is_clear = statement.attribution.tier is Tier.CLEAR
                counts = [counts[0] + 1, counts[1] + is_clear, counts[2] + (is_clear and is_right)]
    return counts[0], counts[1], counts[2]


def gum() -> Iterator[LabelledArticle]:
    """News and interviews; what has no cue are photo credits and labels of turns, which nobody counts."""
    for each in articles(GUM, only={"genre": ["news", "interview"]}):
        yield replace(each, annotations=tuple(tuple(entry for entry in one if entry.cue) for one in each.annotations))


def main() -> None:
    """Prints the tables."""
    if not POLNEAR.exists():
        print("The reference corpora are not beside the checkout; nothing to measure.")
        return
    corpora = {"dev": POLNEAR, "tune": FREE / "tune.jsonl"}
    found = [each for name, path in corpora.items() for each in calibrate.examples(articles(path), name)]
    chances = calibrate.cross_validated(found)
    print(calibrate.report(chances, found))
    print("\n".join(thresholds(found, chances)))
    for name, unseen in {"test": articles(FREE / "test.jsonl"), "gum": gum()}.items():
        kept = list(calibrate.examples(unseen, name))
        print("\n" + calibrate.report(np.array([example.confidence for example in kept]), kept))
    extractor = Extractor()
    for name, path in {**corpora, "test": FREE / "test.jsonl"}.items():
        reported, called, good = clear(list(articles(path)), extractor)
        print(f"{name}: {reported} statements reported, {called} called clear, right {good / called:.3f}")


if __name__ == "__main__":
    main()
