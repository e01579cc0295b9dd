"""Fits the weights of `index/speakers/dialogue.py` and prints them. Run by hand:

    PYTHONPATH=. python tests/benchmarks/fit_dialogue.py

Reads novels of the Project Dialogism Novel Corpus in `../shared/data`, but for those whose beginning is in LitBank's
half that is kept for measuring. A novel is read in excerpts, so that the people of one chapter are not those of the
whole. Each weight in turn takes the value with which the speakers that are likely enough to be named are most often
right, a wrong one costing twice what a right one is worth (coordinate ascent), in some dialogues; others are only
measured.
"""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from speaker_corpora import DATA, WRAPPED, article_of, documents, half_of, statements_of
from speaker_outcomes import same_name

from index.model import Article, Statement
from index.speakers import flow, section
from index.speakers.dialogue import NOBODY_KNOWN, WEIGHTS, Turn, read_dialogue

EXCERPT_CHARS = 14_000
FITTED_TURNS, LEFT_TURNS = 1_600, 1_600
ROUNDS = 2
STEPS = (-0.6, -0.2, 0.2, 0.6)
LEAST_NAMED, COST_OF_WRONG = 0.75, 2
LEAST_GAIN = 0.001
SEED = 7
MARKS = ('"', "“", "”")


class Case(NamedTuple):
    """A dialogue, and by turn the numbers of those of its cast who really speak; none where nobody knows."""

    turns: tuple[Turn, ...]
    right: list[set[int]]


def excerpts(novel: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Pieces of a novel that begin and end with a paragraph, with the quotations that lie in them, marks included."""
    text, first = WRAPPED.sub(" ", novel["text"]), 0
    quotations = novel["annotations"][0]["attributions"]
    while first < len(text):
        last = text.find("\n\n", first + EXCERPT_CHARS)
        last = len(text) if last < 0 else last
        inside = [q for q in quotations if first <= q["content"][0][0] and q["content"][-1][1] <= last]
        yield text[first:last], [_moved(quotation, text, first, last) for quotation in inside]
        first = last


def _moved(quotation: dict[str, Any], text: str, first: int, last: int) -> dict[str, Any]:
    """A quotation with its places counted from `first`, its contents with their quotation marks."""
    content = [[s - (text[s - 1] in MARKS), e + (text[e : e + 1] in MARKS)] for s, e in quotation["content"]]
    spans = {role: quotation[role] for role in ("source", "cue")} | {"content": content}
    inside = {role: [[s, e] for s, e in places if first <= s and e <= last] for role, places in spans.items()}
    return quotation | {role: [[s - first, e - first] for s, e in places] for role, places in inside.items()}


def recorded(article: Article, statements: dict[int, Statement]) -> list[flow.Dialogue]:
    """The dialogues of an article, kept as they are before their answers are given."""
    kept: list[flow.Dialogue] = []
    dialogues = flow.dialogues

    def watching(*given: Any) -> Iterator[flow.Dialogue]:
        for dialogue in dialogues(*given):
            kept.append(dialogue)
            yield dialogue

    flow.dialogues = watching
    try:
        section.read_section(article, 0, statements)
    finally:
        flow.dialogues = dialogues
    return kept


def cases(novel: dict[str, Any]) -> Iterator[Case]:
    """The dialogues of a novel."""
    aliases = {c["name"]: [c["name"], *c["aliases"]] for c in novel["characters"]}
    for text, quotations in excerpts(novel):
        article = article_of(text)
        speakers = {}
        for quotation in quotations:
            start = quotation["content"][0][0]
            number = next(n for n, p in enumerate(article.paragraphs) if p.span.start <= start < p.span.end)
            speakers[number] = quotation["speaker"]
        for dialogue in recorded(article, dict(enumerate(statements_of(text, quotations)))):
            names = [answer.speaker.name if answer.speaker else "" for answer in dialogue.cast.answers]
            right = []
            for number in dialogue.paragraphs:
                gold = aliases.get(speakers.get(number, ""), [])
                right.append({n for n, name in enumerate(names) if any(same_name(name, alias) for alias in gold)})
            yield Case(dialogue.turns, right)


def scored(some: list[Case], weights: dict[str, float]) -> list[tuple[float, bool]]:
    """For every turn that no name decides: the highest chance, and whether it is that of the right speaker."""
    found = []
    for case in some:
        for turn, right, chances in zip(case.turns, case.right, read_dialogue(case.turns, weights), strict=True):
            if not right or len(turn.chances) == 1:
                continue
            best = max((who for who in chances if who != NOBODY_KNOWN), key=lambda who: chances[who], default=None)
            if best is not None:
                found.append((chances[best], best in right))
    return found


def worth(some: list[Case], weights: dict[str, float]) -> float:
    """The mean over the turns: 1 for a right speaker likely enough to be named, less for a wrong one, 0 for none."""
    named = [good for chance, good in scored(some, weights) if chance >= LEAST_NAMED]
    turns = sum(len(case.turns) for case in some)
    return (sum(named) - COST_OF_WRONG * (len(named) - sum(named))) / turns


def up_to(some: list[Case], turns: int) -> list[Case]:
    """The first cases that have so many turns together."""
    sizes = np.cumsum([len(case.turns) for case in some])
    return some[: int(np.searchsorted(sizes, turns)) + 1]


def measure(title: str, some: list[Case], weights: dict[str, float]) -> None:
    """Prints how often the most probable speaker is right, and the same above some probabilities."""
    found = scored(some, weights)
    right = np.mean([good for _, good in found])
    line = f"{title:8} {len(found):5}  worth {worth(some, weights):.4f}  first right {right:.3f}"
    for least in (0.85, 0.75, 0.6):
        above = [good for chance, good in found if chance >= least]
        line += f" | ≥ {least}: {len(above) / len(found):.2f} right {np.mean(above) if above else 0:.3f}"
    print(line, flush=True)


def main() -> None:
    """Fits, measures and prints."""
    kept = {
        d["id"].partition("_")[2].partition("_")[2].replace("_", "")
        for d in documents(DATA / "litbank" / "works.jsonl.gz")
        if half_of(d["id"]) == "kept"
    }
    novels = [
        novel
        for novel in documents(DATA / "pdnc" / "novels.jsonl.gz")
        if not any(title.startswith(novel["id"].removeprefix("pdnc_").lower()) for title in kept)
    ]
    print([novel["id"] for novel in novels], flush=True)
    found = [case for novel in novels for case in cases(novel)]
    random.Random(SEED).shuffle(found)
    print(sum(len(case.turns) for case in found), flush=True)
    fitted, left = up_to(found, FITTED_TURNS), up_to(found[::-1], LEFT_TURNS)
    weights = dict(WEIGHTS)
    measure("before", left, weights)
    highest = worth(fitted, weights)
    for _ in range(ROUNDS):
        for name in weights:
            for step in STEPS:
                tried = weights | {name: round(weights[name] + step, 2)}
                if (now := worth(fitted, tried)) > highest + LEAST_GAIN:
                    highest, weights = now, tried
        measure("fit", fitted, weights)
        measure("left", left, weights)
        print(weights, flush=True)


if __name__ == "__main__":
    main()
