"""Fits the confidence of statements to corpora, says what it is worth, and writes it into a model's record.

Logistic regression by Newton's method (Hastie, Tibshirani and Friedman 2009, "The elements of statistical learning",
section 4.4.1) with a weak ridge penalty. What it is worth is measured on articles that a fit has not seen.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model import QuotationKind
from index.reading.layout import article
from index.statements.confidence import Judge, Judged, signals_of
from index.statements.extract import Extractor
from index.statements.linking import Draft
from index.training.corpus import LabelledArticle, articles, name_of
from index.training.errors import TooFewStatements
from index.training.pairing import Words, right

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

FOLDS = 5
RIDGE = 1.0
BINS = 10
THRESHOLDS = (0.3, 0.5, 0.55, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98)
MOST_STEPS = 50
SMALL_STEP = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A statement that the program found, and whether the corpus has it, too."""

    article: str
    corpus: str
    kind: QuotationKind
    signals: dict[str, float]
    confidence: float
    """What the model in use says."""
    by_rule: float | None
    """The confidence of the rule that found it; None if the network did."""
    right: bool


class _Listener(Judge):
    """A judge that lets everything pass and remembers what it was asked."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self.heard: list[tuple[Judged, dict[str, float]]] = []

    def judged(self, text: str, draft: Draft, kind: QuotationKind) -> Judged:
        """As usual, and remembers the statement with its signals."""
        verdict = super().judged(text, draft, kind)
        self.heard.append((verdict, signals_of(text, draft, kind)))
        return verdict

    def is_reported(self, confidence: float) -> bool:  # noqa: ARG002 - all are
        """Yes."""
        return True


def examples(found: Iterable[LabelledArticle], corpus: str, model: Path | None = None) -> Iterator[Example]:
    """The statements that the program finds in the articles of a corpus, second-hand ones left aside."""
    listener = _Listener(model)
    extractor = Extractor(model, judge=listener)
    for each in found:
        words = Words(each.text)
        listener.heard.clear()
        statements = extractor.extract(article(each.text))
        gold = [
            (content, words.touched(entry.source))
            for entry in each.annotations[0]
            if (content := words.touched(entry.content))
        ]
        answers = [(words.touched(statement.content), words.touched(statement.mention)) for statement in statements]
        for (verdict, signals), is_right in zip(listener.heard, right(answers, gold), strict=True):
            if verdict.draft.within is None:
                yield Example(
                    article=f"{corpus}/{each.id}",
                    corpus=corpus,
                    kind=verdict.kind,
                    signals=signals,
                    confidence=verdict.confidence,
                    by_rule=verdict.confidence if verdict.draft.rule_confidence is not None else None,
                    right=is_right,
                )


def fit(signals: Floats, truths: Truths, counts: Floats | None = None) -> Floats:
    """The weights under which the truths are most likely; the first column, the bias, is not held back.

    Args:
        signals: a row for each statement.
        truths: whether it is right.
        counts: as how many statements it counts; each as one if None.
    """
    counts = np.ones(len(truths)) if counts is None else counts
    weights = np.zeros(signals.shape[1])
    ridge = np.full(signals.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(MOST_STEPS):
        chances = probabilities(signals, weights)
        gradient = signals.T @ (counts * (chances - truths)) + ridge * weights
        curvature = (signals * (counts * chances * (1 - chances))[:, None]).T @ signals + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < SMALL_STEP:
            break
    return weights


def probabilities(signals: Floats, weights: Floats) -> Floats:
    """The probability of being right, for each row of signals."""
    answer: Floats = 1.0 / (1.0 + np.exp(-np.clip(signals @ weights, -30.0, 30.0)))
    return answer


def cross_validated(found: Sequence[Example]) -> Floats:
    """The confidence of each statement, from weights fitted without its article; that of a rule stays."""
    signals, truths, counts = _matrix(found), np.array([example.right for example in found]), _counts(found)
    network = np.array([example.by_rule is None for example in found])
    folds = folds_of(found)
    answer = np.array([example.by_rule or 0.0 for example in found])
    for fold in range(FOLDS):
        seen, held_out = network & (folds != fold), network & (folds == fold)
        answer[held_out] = probabilities(signals[held_out], fit(signals[seen], truths[seen], counts[seen]))
    return answer


def folds_of(found: Sequence[Example]) -> NDArray[np.int64]:
    """Which part of the corpora each statement is in: articles are dealt by name, so that a new one moves no other."""
    return np.array([zlib.crc32(example.article.encode()) % FOLDS for example in found])


def _counts(found: Sequence[Example]) -> Floats:
    """As how many statements each one counts: a corpus weighs as the root of its size, so that no domain is drowned."""
    sizes = Counter(example.corpus for example in found)
    return np.sqrt([max(sizes.values()) / sizes[example.corpus] for example in found])


def _matrix(found: Sequence[Example]) -> Floats:
    return np.array([list(example.signals.values()) for example in found])


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


def report(chances: Floats, found: Sequence[Example]) -> str:
    """What the fit is worth, as text: for each corpus and kind, and how often a confidence keeps its word."""
    truths = np.array([example.right for example in found])
    lines = ["corpus       kind      statements  right  calibration error  area under curve"]
    for corpus in dict.fromkeys(example.corpus for example in found):
        for kind in (None, *QuotationKind):
            chosen = np.array([example.corpus == corpus and kind in (None, example.kind) for example in found])
            part, their = truths[chosen], chances[chosen]
            if part.any() and not part.all():
                lines.append(
                    f"{corpus:12} {kind or 'all':9} {len(part):10d} {part.mean():6.3f} "
                    f"{calibration_error(their, part):18.3f} {area_under_curve(their, part):17.3f}"
                )
        chosen = np.array([example.corpus == corpus for example in found])
        lines += [f"\n{corpus}: from, statements, mean confidence, right", *_table(chances[chosen], truths[chosen]), ""]
        lines += [f"{corpus}: at least, statements, right", *_shares(chances[chosen], truths[chosen]), ""]
    return "\n".join(lines)


def _table(chances: Floats, truths: Truths) -> Iterator[str]:
    for edge, inside in _bins(chances):
        yield f"{edge:.1f}  {inside.sum():6d}  {chances[inside].mean():10.3f}  {truths[inside].mean():5.3f}"


def _shares(chances: Floats, truths: Truths) -> Iterator[str]:
    for threshold in THRESHOLDS:
        above = chances >= threshold
        if above.any():
            yield f"{threshold:.2f}  {above.sum():6d}  {truths[above].mean():5.3f}"


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Puts new weights into a model's record; thresholds stay."""
    record = json.loads(path.read_text(encoding="utf-8"))
    record["confidence"]["weights"] = {name: round(weight, 4) for name, weight in weights.items()}
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def calibrate(corpora: Sequence[Path], model: Path, *, dry_run: bool) -> str:
    """Fits the weights, writes them into the model's record unless told not to, and returns what they are worth.

    Raises:
        TooFewStatements: the corpora hold no right or no wrong statement.
        CorpusDamaged: a corpus cannot be understood.
        ModelError: the model in the folder cannot be used.
    """
    found = [example for path in corpora for example in examples(articles(path), name_of(path), model)]
    network = [example for example in found if example.by_rule is None]
    truths = np.array([example.right for example in network])
    if not truths.any() or truths.all():
        raise TooFewStatements("the corpora hold too few statements to fit a confidence to")
    if not dry_run:
        weights = fit(_matrix(network), truths, _counts(network))
        write_weights(dict(zip(network[0].signals, weights.tolist(), strict=True)), model / "model.json")
    return report(cross_validated(found), found)
