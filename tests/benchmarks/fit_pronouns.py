"""Fits the weights of `index/speakers/weights.py`. Run by hand: python tests/benchmarks/fit_pronouns.py [--write]

Pronouns with known antecedents: he and she in the third person outside quotations in `../shared/data/gum`, and those of
PolNeAR's train portion whose speakers are in `speakers_gold.json`. A softmax over the candidates and nobody is
fitted by gradient descent with an L2 penalty. Answers found early in a text are mentions for later ones, so the fit is
repeated with the new weights, each time mixed with the old ones. PolNeAR's dev portion is only measured.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from speaker_corpora import DATA, article_of, documents, statements_of
from speaker_corpora import PRONOUN_GOLD as GOLD

from index.speakers import pronouns, section, weights
from index.speakers.ledger import Ledger
from index.speakers.pronouns import Features, Question
from index.speakers.referents import Referent

TARGET = Path(weights.__file__)
GENRES = frozenset("news interview bio speech court academic textbook essay voyage".split())
ROUNDS, STEPS, RATE, PENALTY = 6, 600, 0.05, 1.5
POLNEAR_WEIGHT, GUM_WEIGHT = 2.0, 0.6


class Case(NamedTuple):
    """One pronoun: the features of its candidates and of nobody, and the index of the right candidate or None."""

    rows: list[dict[str, float]]
    nobody: dict[str, float]
    right: int | None


Seen = list[tuple[Question, Features, dict[str, float]]]
"""Every question asked while reading, with the features of its candidates and of nobody."""


def recorded(text: str, items: list[dict[str, Any]]) -> tuple[Ledger, Seen]:
    """Reads an article and keeps every question about a pronoun with its features."""
    seen: Seen = []
    ledgers: list[Ledger] = []
    weigh, open_ledger = pronouns.weigh, section.open_ledger

    def watching(scene: Any, question: Question) -> Any:
        rows = pronouns.candidate_features(scene, question)
        seen.append((question, rows, pronouns.nobody_features(scene, question, rows) if rows else {}))
        return weigh(scene, question)

    def keeping(*given: Any) -> Ledger:
        ledgers.append(open_ledger(*given))
        return ledgers[-1]

    section.weigh, section.open_ledger = watching, keeping
    try:
        statements = dict(enumerate(statements_of(text, items)))
        section.read_section(article_of(text), 0, {i: s for i, s in statements.items() if s.mention})
    finally:
        section.weigh, section.open_ledger = weigh, open_ledger
    return ledgers[0], seen


def best(rows: Features, fits: Callable[[Referent], bool]) -> int | None:
    """The first candidate that is right."""
    return next((i for i, (referent, _, _) in enumerate(rows) if fits(referent)), None)


def gum_cases() -> Iterator[Case]:
    """Subject pronouns of GUM whose entity is annotated."""
    for document in documents(DATA / "gum" / "articles.jsonl.gz"):
        if document["genre"] not in GENRES:
            continue
        text = document["text"]
        items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"]]
        ledger, seen = recorded(text, items)
        chains = {(s, e): chain["entity"] for chain in document["chains"] for s, e in chain["mentions"]}
        for question, rows, nobody in seen:
            word = ledger.passage.words[question.index]
            gold = chains.get((word.start, word.end))
            if gold is None or not question.subject or word.quoted:
                continue
            yield Case(
                [row for _, _, row in rows], nobody, best(rows, lambda r, g=gold, c=chains: entity_of(r, c) == g)
            )


def entity_of(referent: Referent, chains: dict[tuple[int, int], int]) -> int | None:
    """The entity most of a referent's names belong to: that of the smallest annotated mention around each."""
    votes: Counter[int] = Counter()
    for mention in referent.names:
        around = [
            (e - s, entity) for (s, e), entity in chains.items() if s <= mention.span.start and mention.span.end <= e
        ]
        if around:
            votes[min(around)[1]] += 1
    return votes.most_common(1)[0][0] if votes else None


def polnear_cases(portion: str) -> Iterator[Case]:
    """The pronouns of PolNeAR with a speaker written down by hand."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))[portion]
    for document in documents(DATA / "polnear" / f"{portion}.jsonl.gz"):
        wanted = gold.get(document["id"])
        if not wanted:
            continue
        items = [a for a in document["annotations"][0]["attributions"] if a["content"]]
        ledger, seen = recorded(document["text"], items)
        for question, rows, nobody in seen:
            start = str(ledger.passage.words[question.index].start)
            if start in wanted:
                yield Case([row for _, _, row in rows], nobody, best(rows, lambda r, n=wanted[start]: is_named(r, n)))


def is_named(referent: Referent, name: str | None) -> bool:
    """Whether a referent's name is a form of the gold name."""
    if not name:
        return False
    found, gold = referent.name.split(), name.split()
    return found[-1] == gold[-1] and (found[0] == gold[0] or 1 in (len(found), len(gold)))


def fit(cases: list[tuple[Case, float]]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of candidates and of nobody that make the right answers most probable."""
    cases = [(case, importance) for case, importance in cases if case.rows]
    names = sorted({key for case, _ in cases for row in case.rows for key in row})
    nobody = sorted({key for case, _ in cases for key in case.nobody})
    place = {name: i for i, name in enumerate(names)}
    place_nobody = {name: len(names) + i for i, name in enumerate(nobody)}
    matrix, right, starts = [], [], [0]
    for case, _ in cases:
        for row in case.rows:
            matrix.append(vector(row, place, len(names) + len(nobody)))
        matrix.append(vector(case.nobody, place_nobody, len(names) + len(nobody)))
        right.append(starts[-1] + (len(case.rows) if case.right is None else case.right))
        starts.append(len(matrix))
    theta = descend(np.array(matrix), np.array(right), np.array(starts), np.array([w for _, w in cases]))
    return {n: round(float(theta[place[n]]), 3) for n in names}, {
        n: round(float(theta[place_nobody[n]]), 3) for n in nobody
    }


def vector(row: dict[str, float], place: dict[str, int], size: int) -> np.ndarray:
    """A row of named features as a vector."""
    found = np.zeros(size)
    for name, value in row.items():
        found[place[name]] = value
    return found


def descend(matrix: np.ndarray, right: np.ndarray, starts: np.ndarray, importance: np.ndarray) -> np.ndarray:
    """Gradient descent with momentum (Kingma and Ba 2015, "Adam")."""
    segment = np.repeat(np.arange(len(right)), np.diff(starts))
    target = np.zeros(len(matrix))
    target[right] = 1
    theta = np.zeros(matrix.shape[1])
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, STEPS + 1):
        scores = matrix @ theta
        exponents = np.exp(scores - np.maximum.reduceat(scores, starts[:-1])[segment])
        chance = exponents / np.add.reduceat(exponents, starts[:-1])[segment]
        slope = matrix.T @ ((chance - target) * importance[segment]) + PENALTY * theta
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = RATE if step < STEPS * 0.7 else RATE / 5
        theta -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return theta


def measure(title: str, cases: list[Case], table: dict[str, float], nobody: dict[str, float]) -> None:
    """Prints how often the first candidate is right, and the same above some probabilities."""
    found = []
    for case in cases:
        scores = [sum(table.get(k, 0) * v for k, v in row.items()) for row in case.rows]
        scores.append(sum(nobody.get(k, 0) * v for k, v in case.nobody.items()))
        chances = np.exp(np.array(scores) - max(scores))
        chances /= chances.sum()
        top = int(np.argmax(chances[:-1])) if case.rows else -1
        found.append((float(chances[top]) if case.rows else 0.0, case.rows != [] and top == case.right))
    line = f"{title:14} {len(found):4}  first right {np.mean([good for _, good in found]):.3f}"
    for least in (0.97, 0.9, 0.85, 0.65):
        above = [good for chance, good in found if chance >= least]
        line += f" | ≥ {least}: {len(above) / len(found):.2f} right {np.mean(above) if above else 0:.3f}"
    print(line)


def written(table: dict[str, float], nobody: dict[str, float]) -> str:
    """The module of weights as source text."""
    lines = [
        '"""The fitted weights of `index.speakers.pronouns`; `tests/benchmarks/fit_pronouns.py` writes this file."""',
        "",
    ]
    for name, values in (("WEIGHTS", table), ("NOBODY", nobody)):
        lines += [f"{name} = {{", *(f'    "{key}": {values[key]},' for key in sorted(values)), "}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fits, measures and, if asked to, writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table, nobody = dict(weights.WEIGHTS), dict(weights.NOBODY)
    for turn in range(ROUNDS):
        pronouns.WEIGHTS, pronouns.NOBODY = table, nobody
        train, gum = list(polnear_cases("train")), list(gum_cases())
        fitted = fit([(case, POLNEAR_WEIGHT) for case in train] + [(case, GUM_WEIGHT) for case in gum])
        mix = 1.0 if turn == 0 else 0.5
        table, nobody = (
            {key: round((1 - mix) * old.get(key, 0.0) + mix * new[key], 3) for key in new}
            for old, new in zip((table, nobody), fitted, strict=True)
        )
        measure("polnear train", train, table, nobody)
        measure("polnear dev", list(polnear_cases("dev")), table, nobody)
        measure("gum", gum, table, nobody)
    if options.write:
        TARGET.write_text(written(table, nobody), encoding="utf-8")


if __name__ == "__main__":
    main()
