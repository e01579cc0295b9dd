"""What a training is made from and how: a TOML file, so that a run can be repeated and changed without code.

    seeds = [1, 2, 3]     one network for each
    [base]         weights, vocabulary: sha256 of the base model's files
    [names]        file, sha256: articles with `entities`, for names of people and places; without it nobody is renamed
    [network]      sizes other than those of MiniLM with six layers; seldom needed
    [[corpus]]     name, file, sha256; people, people_sha256: a file that marks names of people;
                   only: field = the values of which an article must have one
    [[stage]]      name, steps, encoder_rate, head_rate, share: corpus name = how often its articles come in a round;
                   mix: share of the stage's own weights in its result, the rest is of those that it started from

Only the names, files, rates, steps and shares must be there; a file without a check sum is taken as it is. File names
are relative to the data folders that `prepare` is given. The first stage starts from the base model, each other one
from the one before it. The network marks in the way of the first corpus, whatever it learns from the others. A mix
keeps more of what earlier stages have learnt (Wortsman et al. 2022, "Robust fine-tuning
of zero-shot models").
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.training.errors import RecipeUnclear
from index.training.sizes import MINILM, Sizes

_FILE_NAME = re.compile(r"[\w-]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that training reads, and one that marks the names of people in it."""

    name: str
    file: str
    sha256: str | None = None
    people: str | None = None
    people_sha256: str | None = None
    only: dict[str, list[str]] = field(default_factory=dict)
    """By field of an article, the values of which it must have one."""

    def __post_init__(self) -> None:
        _check_name(self.name)
        for checksum in (self.sha256, self.people_sha256):
            if checksum is not None:
                _check_sum(checksum)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRecipe:
    """One stage: steps, learning rates at their highest, how often each corpus is seen in a round, what is kept."""

    name: str
    steps: int
    encoder_rate: float
    head_rate: float
    share: dict[str, float]
    mix: float = 1.0

    def __post_init__(self) -> None:
        _check_name(self.name)
        if self.steps < 1 or min(self.encoder_rate, self.head_rate) <= 0:
            raise ValueError(f"stage {self.name}: steps and rates are positive")
        if not self.share or min(self.share.values()) <= 0:
            raise ValueError(f"stage {self.name}: it needs a corpus, and shares are positive")
        if not 0 < self.mix <= 1:
            raise ValueError(f"stage {self.name}: a mix is above 0 and at most 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A whole training."""

    base_weights: str
    base_vocabulary: str
    names: Source | None
    corpora: tuple[Source, ...]
    stages: tuple[StageRecipe, ...]
    seeds: tuple[int, ...]
    sizes: Sizes = MINILM

    def __post_init__(self) -> None:
        _check_sum(self.base_weights)
        _check_sum(self.base_vocabulary)
        for what, names in (("corpus", self.corpora), ("stage", self.stages)):
            _check_once(what, [each.name for each in names])
        _check_once("seed", self.seeds)
        if self.stages[0].mix != 1:
            raise ValueError(f"stage {self.stages[0].name}: the first one has nothing to mix with")
        known = {corpus.name for corpus in self.corpora}
        for stage in self.stages:
            if unknown := set(stage.share) - known:
                raise ValueError(f"stage {stage.name} names unknown corpora: {', '.join(sorted(unknown))}")


def load(path: Path) -> Recipe:
    """Reads a recipe.

    Raises:
        RecipeUnclear: it cannot be followed.
        OSError: there is no such file.
    """
    try:
        return _recipe(tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as error:
        raise RecipeUnclear(f"{path.name}: {error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise RecipeUnclear(f"{path.name}: {error}") from error


def _recipe(table: dict[str, Any]) -> Recipe:
    corpora = tuple(Source(**corpus) for corpus in table["corpus"])
    return Recipe(
        base_weights=table["base"]["weights"],
        base_vocabulary=table["base"]["vocabulary"],
        names=Source(name="names", **table["names"]) if "names" in table else None,
        corpora=corpora,
        stages=tuple(StageRecipe(**stage) for stage in table["stage"]),
        seeds=tuple(int(seed) for seed in table["seeds"]),
        sizes=Sizes(**{"corpora": len(corpora), **table.get("network", {})}),
    )


def _check_name(name: str) -> None:
    """Files of a run are called by it."""
    if not _FILE_NAME.fullmatch(name):
        raise ValueError(f"{name!r}: names are made of letters, digits and hyphens")


def _check_sum(value: str) -> None:
    if not _SHA256.fullmatch(value):
        raise ValueError(f"{value!r} is no sha256")


def _check_once(what: str, names: Iterable[object]) -> None:
    counts = Counter(names)
    if not counts:
        raise ValueError(f"there is no {what}")
    if repeated := [str(name) for name, count in counts.items() if count > 1]:
        raise ValueError(f"more than one {what} is called {', '.join(repeated)}")
