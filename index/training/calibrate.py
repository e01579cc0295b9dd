"""Fits the confidence of statements to a corpus: `python -m index.training.calibrate CORPUS [--dry-run]`.

Logistic regression by Newton's method (Hastie, Tibshirani and Friedman 2009, "The elements of statistical learning",
section 4.4.1) with a weak ridge penalty. What it is worth is measured on articles that a fit has not seen.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import resources
from index.model import Article, QuotationKind
from index.reading.layout import article
from index.statements.confidence import Judge, signals_of
from index.statements.extract import Extractor
from index.statements.linking import Draft
from index.training.pairing import Words, right

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

FOLDS = 5
RIDGE = 1.0
BINS = 10
MOST_STEPS = 50
SMALL_STEP = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A statement that the network found."""

    article: int
    signals: dict[str, float]
    right: bool


class _Listener(Judge):
    """A judge that reports every statement and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Draft, dict[str, float]]] = []

    def confidence(self, draft: Draft, kind: QuotationKind, words: int) -> float:
        """As usual, and remembers the statement with its signals."""
        self.heard.append((draft, signals_of(draft, kind, words)))
        return super().confidence(draft, kind, words)


def examples(rows: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """The statements that the network finds in the articles of a corpus, rules and second-hand ones left aside."""
    listener = _Listener()
    extractor = Extractor(judge=listener)
    for number, row in enumerate(rows):
        read: Article = article(row["text"])
        words = Words(row["text"])
        listener.heard.clear()
        statements = extractor.extract(read)
        gold = [
            (content, words.touched(entry.get("source") or ()))
            for entry in row["annotations"][0]["attributions"]
            if (content := words.touched(entry.get("content") or ()))
        ]
        found = [(words.touched(statement.content), words.touched(statement.mention)) for statement in statements]
        for (draft, signals), is_right in zip(listener.heard, right(found, gold), strict=True):
            if draft.rule_confidence is None and draft.within is None:
                yield Example(article=number, signals=signals, right=is_right)


def fit(signals: Floats, truths: Truths) -> Floats:
    """The weights under which the truths are most likely; the first column, the bias, is not held back."""
    weights = np.zeros(signals.shape[1])
    ridge = np.full(signals.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(MOST_STEPS):
        chances = probabilities(signals, weights)
        gradient = signals.T @ (chances - truths) + ridge * weights
        curvature = (signals * (chances * (1 - chances))[:, None]).T @ signals + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < SMALL_STEP:
            break
    return weights


def probabilities(signals: Floats, weights: Floats) -> Floats:
    """The probability of being right, for each row of signals."""
    answer: Floats = 1.0 / (1.0 + np.exp(-np.clip(signals @ weights, -30.0, 30.0)))
    return answer


def cross_validated(signals: Floats, truths: Truths, articles: NDArray[np.int64]) -> Floats:
    """The probability of each statement, from weights fitted without its article."""
    answer = np.zeros(len(truths))
    for fold in range(FOLDS):
        held_out = articles % FOLDS == fold
        answer[held_out] = probabilities(signals[held_out], fit(signals[~held_out], truths[~held_out]))
    return answer


def calibration_error(chances: Floats, truths: Truths) -> float:
    """Expected calibration error: the mean distance of confidence and share that is right, over ten bins."""
    parts = (inside for _, inside in _bins(chances))
    return float(sum(inside.mean() * abs(chances[inside].mean() - truths[inside].mean()) for inside in parts))


def area_under_curve(chances: Floats, truths: Truths) -> float:
    """How often a right statement has the higher probability of a right and a wrong one; ties count half."""
    values, where, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[where] if len(values) else np.zeros(0)
    rights, wrongs = int(truths.sum()), int((~truths).sum())
    return float((ranks[truths].sum() - rights * (rights + 1) / 2) / (rights * wrongs))


def _bins(chances: Floats) -> Iterator[tuple[float, Truths]]:
    """The lower edge of each bin that holds a statement, and which it holds."""
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    for place in range(BINS):
        inside: Truths = places == place
        if inside.any():
            yield place / BINS, inside


def report(chances: Floats, truths: Truths) -> str:
    """What the fit is worth, as text."""
    lines = [
        f"{len(truths)} statements, {truths.mean():.3f} of them right",
        f"expected calibration error {calibration_error(chances, truths):.3f}, "
        f"area under the curve {area_under_curve(chances, truths):.3f}",
        "from   count  confidence  right",
    ]
    for edge, inside in _bins(chances):
        lines.append(
            f"{edge:.1f}  {inside.sum():6d}  {chances[inside].mean():10.3f}  {truths[inside].mean():5.3f}",
        )
    return "\n".join(lines)


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Puts new weights into a model's record; thresholds stay."""
    record = json.loads(path.read_text(encoding="utf-8"))
    record["confidence"]["weights"] = {name: round(weight, 4) for name, weight in weights.items()}
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main(argv: Sequence[str] | None = None) -> int:
    """Fits, reports, and writes the weights unless told not to."""
    parser = argparse.ArgumentParser(description="Fits the confidence of statements to a corpus.")
    parser.add_argument("corpus", type=Path, help="JSON lines, .gz allowed; articles the network was not trained on")
    parser.add_argument("--dry-run", action="store_true", help="only report")
    arguments = parser.parse_args(argv)
    found = list(examples(_rows(arguments.corpus)))
    names = list(found[0].signals) if found else []
    truths = np.array([example.right for example in found])
    if not truths.any() or truths.all():
        parser.error("the corpus holds too few statements to fit on")
    signals = np.array([[example.signals[name] for name in names] for example in found])
    chances = cross_validated(signals, truths, np.array([example.article for example in found]))
    weights = dict(zip(names, fit(signals, truths).tolist(), strict=True))
    sys.stdout.write(f"{report(chances, truths)}\n{json.dumps(weights, indent=2)}\n")
    if not arguments.dry_run:
        write_weights(weights, resources.path("model", "model.json"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
