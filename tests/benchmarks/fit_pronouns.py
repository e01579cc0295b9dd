"""Fits the weights of `index/speakers/weights.py`. Run by hand: python tests/benchmarks/fit_pronouns.py [--write]

Pronouns with known antecedents, he and she in the third person outside quotations: those of PolNeAR's train portion
whose speakers are in `speakers_gold.json`, of `free news train`, of GUM's chains (but for news and interviews), of the
open half of LitBank and of GAP's development portion. A softmax over the candidates and nobody is fitted by gradient
descent with an L2 penalty. Answers found early in a text are mentions for later ones, so the fit is repeated with the
new weights, each time mixed with the old ones. `bench_speakers.py` measures on other texts.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from speaker_corpora import DATA, FREE_NEWS, PRONOUN_GOLD, WRAPPED, article_of, documents, half_of, statements_of
from speaker_outcomes import same_name

from index.model import QuotationKind, Span, Statement
from index.speakers import features, pronouns, section, weights
from index.speakers.features import Features, Question
from index.speakers.ledger import Ledger
from index.speakers.referents import Referent

TARGET = Path(weights.__file__)
GENRES = frozenset("bio speech court academic textbook essay voyage letter vlog conversation podcast".split())
THIRD_PERSON = frozenset(("he", "she", "his", "her", "him"))
ROUNDS, STEPS, RATE, PENALTY = 3, 600, 0.05, 1.5
IMPORTANCE = {"polnear": 2.0, "free": 2.0, "gum": 0.4, "litbank": 0.1, "gap": 0.2}
"""How much a case of each corpus counts: most of the pronouns of the last three belong to no statement."""


class Case(NamedTuple):
    """One pronoun: the features of its candidates and of nobody, and the index of the right candidate or None."""

    rows: list[dict[str, float]]
    nobody: dict[str, float]
    right: int | None


Seen = list[tuple[Question, Features, dict[str, float]]]
"""Every question asked while reading, with the features of its candidates and of nobody."""


def recorded(text: str, statements: dict[int, Statement]) -> tuple[Ledger, Seen]:
    """Reads an article and keeps every question about a pronoun with its features, those of the last reading only."""
    seen: Seen = []
    ledgers: list[Ledger] = []
    weigh, open_ledger = pronouns.weigh, section.open_ledger

    def watching(scene: Any, question: Question) -> Any:
        rows = features.candidate_features(scene, question)
        seen.append((question, rows, features.nobody_features(scene, question, rows) if rows else {}))
        return weigh(scene, question)

    def keeping(*given: Any) -> Ledger:
        seen.clear()
        ledgers.append(open_ledger(*given))
        return ledgers[-1]

    section.weigh, section.open_ledger = watching, keeping
    try:
        section.read_section(article_of(text), 0, {i: s for i, s in statements.items() if s.mention})
    finally:
        section.weigh, section.open_ledger = weigh, open_ledger
    return ledgers[-1], seen


def case(question_rows: tuple[Question, Features, dict[str, float]], fits: Callable[[Referent], bool]) -> Case:
    """A case whose right candidate is the first one that fits."""
    _, rows, nobody = question_rows
    right = next((i for i, (referent, _, _) in enumerate(rows) if fits(referent)), None)
    return Case([row for _, _, row in rows], nobody, right)


def chain_cases(text: str, statements: dict[int, Statement], chains: list[dict[str, Any]]) -> Iterator[Case]:
    """Subject pronouns whose entity is annotated and named; of the others many mean somebody never named."""
    ledger, seen = recorded(text, statements)
    entities = {(s, e): chain["entity"] for chain in chains for s, e in chain["mentions"]}
    for asked in seen:
        word = ledger.passage.words[asked[0].index]
        gold = entities.get((word.start, word.end))
        if gold is not None and asked[0].subject and not word.quoted:
            found = case(asked, lambda r, g=gold: entity_of(ledger, r, entities) == g)
            if found.right is not None:
                yield found


def entity_of(ledger: Ledger, referent: Referent, entities: dict[tuple[int, int], Any]) -> Any:
    """The entity most of a referent's names belong to: that of the smallest annotated mention around each."""
    spans = [mention.span for mention in referent.names]
    if not spans and referent.first >= 0:
        word = ledger.passage.words[referent.first]
        spans = [Span(word.start, word.start + 1)]
    votes: Counter[Any] = Counter()
    for span in spans:
        around = [(e - s, str(entity)) for (s, e), entity in entities.items() if s <= span.start and span.end <= e]
        if around:
            votes[min(around)[1]] += 1
    best = votes.most_common(1)[0][0] if votes else None
    return next((entity for entity in entities.values() if str(entity) == best), None)


def gum_cases() -> Iterator[Case]:
    """The pronouns of GUM."""
    for document in documents(DATA / "gum" / "articles.jsonl.gz"):
        if document["genre"] in GENRES:
            items = [a for a in document["annotations"][0]["attributions"] if a["source"] and a["content"]]
            statements = dict(enumerate(statements_of(document["text"], items)))
            yield from chain_cases(document["text"], statements, document["chains"])


def litbank_cases() -> Iterator[Case]:
    """The pronouns of LitBank; its quotations have no mentions."""
    for document in documents(DATA / "litbank" / "works.jsonl.gz"):
        if half_of(document["id"]) == "open":
            yield from chain_cases(WRAPPED.sub(" ", document["text"]), {}, document["chains"])


def gap_cases() -> Iterator[Case]:
    """The pronouns of GAP that mean one of its two names."""
    for document in documents(DATA / "gap" / "development.jsonl.gz"):
        start, end = document["pronoun"]
        right = [Span(*document[x]) for x in "ab" if document[f"{x}_coref"]]
        if not right:
            continue
        place = Span(start, end)
        statement = Statement(kind=QuotationKind.INDIRECT, content=(Span(end, end + 1),), mention=(place,))
        ledger, seen = recorded(document["text"], {0: statement})
        for asked in seen:
            if ledger.passage.words[asked[0].index].start == start:
                found = case(asked, lambda r, spans=right: any(m.span.overlaps(s) for m in r.names for s in spans))
                if found.right is not None:
                    yield found


def named_cases(path: Path, names: Callable[[dict[str, Any]], dict[str, str | None]]) -> Iterator[Case]:
    """The statements' pronouns whose speakers' names are known, by their offset."""
    for document in documents(path):
        wanted = names(document)
        if not wanted:
            continue
        items = [a for a in document["annotations"][0]["attributions"] if a["content"]]
        ledger, seen = recorded(document["text"], dict(enumerate(statements_of(document["text"], items))))
        for asked in seen:
            start = str(ledger.passage.words[asked[0].index].start)
            if start in wanted:
                yield case(asked, lambda r, n=wanted[start]: bool(n) and is_named(r, n))


def is_named(referent: Referent, name: str) -> bool:
    """Whether a referent's name is a form of the gold name."""
    found, gold = referent.name.split(), name.split()
    if not referent.names:
        return same_name(referent.name, name)
    return found[-1] == gold[-1] and (found[0] == gold[0] or 1 in (len(found), len(gold)))


def polnear_cases(portion: str) -> Iterator[Case]:
    """The pronouns of PolNeAR with a speaker written down by hand."""
    gold = json.loads(PRONOUN_GOLD.read_text(encoding="utf-8"))[portion]
    yield from named_cases(DATA / "polnear" / f"{portion}.jsonl.gz", lambda document: gold.get(document["id"], {}))


def free_cases(portion: str) -> Iterator[Case]:
    """The pronouns of the free news."""

    def names(document: dict[str, Any]) -> dict[str, str | None]:
        items = [item for item in document["annotations"][0]["attributions"] if item["content"] and item["source"]]
        places = {(item["source"][0][0], item["source"][0][1]): item["speaker"] for item in items}
        return {str(s): name for (s, e), name in places.items() if document["text"][s:e].lower() in THIRD_PERSON}

    yield from named_cases(FREE_NEWS / f"{portion}.jsonl", names)


def fit(cases: list[tuple[Case, float]]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of candidates and of nobody that make the right answers most probable."""
    cases = [(one, importance) for one, importance in cases if one.rows]
    names = sorted({key for one, _ in cases for row in one.rows for key in row})
    nobody = sorted({key for one, _ in cases for key in one.nobody})
    place = {name: i for i, name in enumerate(names)}
    place_nobody = {name: len(names) + i for i, name in enumerate(nobody)}
    matrix, right, starts = [], [], [0]
    for one, _ in cases:
        for row in one.rows:
            matrix.append(vector(row, place, len(names) + len(nobody)))
        matrix.append(vector(one.nobody, place_nobody, len(names) + len(nobody)))
        right.append(starts[-1] + (len(one.rows) if one.right is None else one.right))
        starts.append(len(matrix))
    theta = descend(np.array(matrix), np.array(right), np.array(starts), np.array([w for _, w in cases]))
    return {n: round(float(theta[place[n]]), 3) for n in names}, {
        n: round(float(theta[place_nobody[n]]), 3) for n in nobody
    }


def vector(row: dict[str, float], place: dict[str, int], size: int) -> np.ndarray:
    """A row of named features as a vector."""
    found = np.zeros(size, dtype=np.float32)
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
    for one in cases:
        scores = [sum(table.get(k, 0) * v for k, v in row.items()) for row in one.rows]
        scores.append(sum(nobody.get(k, 0) * v for k, v in one.nobody.items()))
        chances = np.exp(np.array(scores) - max(scores))
        chances /= chances.sum()
        top = int(np.argmax(chances[:-1])) if one.rows else -1
        found.append((float(chances[top]) if one.rows else 0.0, one.rows != [] and top == one.right))
    line = f"{title:14} {len(found):4}  first right {np.mean([good for _, good in found]):.3f}"
    for least in (0.97, 0.9, 0.85, 0.65):
        above = [good for chance, good in found if chance >= least]
        line += f" | ≥ {least}: {len(above) / len(found):.2f} right {np.mean(above) if above else 0:.3f}"
    print(line, flush=True)


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
        found = {
            "polnear": list(polnear_cases("train")),
            "free": list(free_cases("train")),
            "gum": list(gum_cases()),
            "litbank": list(litbank_cases()),
            "gap": list(gap_cases()),
        }
        fitted = fit([(one, IMPORTANCE[name]) for name, cases in found.items() for one in cases])
        mix = 1.0 if turn == 0 else 0.5
        table, nobody = (
            {key: round((1 - mix) * old.get(key, 0.0) + mix * new[key], 3) for key in new}
            for old, new in zip((table, nobody), fitted, strict=True)
        )
        for name, cases in found.items():
            measure(name, cases, table, nobody)
        measure("polnear dev", list(polnear_cases("dev")), table, nobody)
        measure("free tune", list(free_cases("tune")), table, nobody)
    if options.write:
        TARGET.write_text(written(table, nobody), encoding="utf-8")


if __name__ == "__main__":
    main()
