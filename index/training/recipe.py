"""What a training is made from and how: a TOML file, so that a run can be repeated and changed without code.

    base = { folder = "…", weights = "sha256", vocabulary = "sha256" }     the base model's own files
    names = { corpus = "…", sha256 = "…" }     articles with `entities`, for the names of people and places
    seeds = [1, 2, 3]
    [[corpus]]     name, file, sha256 (may be left out), people (optional: a file that marks names of people)
    [[stage]]      name, steps, encoder_rate, head_rate, share (corpus name = how often in a round)

File names are relative to the data folder that `prepare` is given.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that training reads."""

    name: str
    file: str
    sha256: str | None
    people: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRecipe:
    """One stage: steps, learning rates at their highest, and how often each corpus is seen in a round."""

    name: str
    steps: int
    encoder_rate: float
    head_rate: float
    share: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A whole training."""

    base_weights: str
    base_vocabulary: str
    names: Source
    corpora: tuple[Source, ...]
    stages: tuple[StageRecipe, ...]
    seeds: tuple[int, ...]


class RecipeUnclear(Exception):
    """A recipe lacks something or names something that it does not define."""


def load(path: Path) -> Recipe:
    """Reads a recipe.

    Raises:
        RecipeUnclear: it cannot be followed.
    """
    try:
        recipe = _recipe(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise RecipeUnclear(f"{path.name}: {error!r}") from error
    known = {corpus.name for corpus in recipe.corpora}
    for stage in recipe.stages:
        if unknown := set(stage.share) - known:
            raise RecipeUnclear(f"{path.name}: stage {stage.name} names unknown corpora: {', '.join(sorted(unknown))}")
    return recipe


def _recipe(table: dict[str, Any]) -> Recipe:
    return Recipe(
        base_weights=table["base"]["weights"],
        base_vocabulary=table["base"]["vocabulary"],
        names=_source(table["names"]),
        corpora=tuple(_source(corpus) for corpus in table["corpus"]),
        stages=tuple(StageRecipe(**stage) for stage in table["stage"]),
        seeds=tuple(int(seed) for seed in table["seeds"]),
    )


def _source(table: dict[str, Any]) -> Source:
    return Source(name=table["name"], file=table["file"], sha256=table.get("sha256"), people=table.get("people"))
