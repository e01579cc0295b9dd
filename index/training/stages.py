"""A recipe's stages, one after the other, for each seed; beside each result stands the record of how it was made.

The record is written before a stage begins, so that a stopped stage goes on only as it was begun, and gets the check
sum of the weights at its end.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from index.training import preparing
from index.training.corpus import sha256_of
from index.training.errors import RunDiffers
from index.training.fitting import Stage, Task, device_kind, fit
from index.training.recipe import Recipe, StageRecipe

Record = dict[str, Any]

_MAY_DIFFER = frozenset(("workers", "torch"))


def fit_all(recipe: Recipe, run: Path, seeds: Sequence[int], workers: int, log: Callable[[str], None]) -> list[Path]:
    """Runs all stages for each seed and returns the files with the last stage's weights, by seed.

    What is finished is left alone; what was begun goes on where it was, with as many workers as it was begun with.

    Raises:
        RunDiffers: the run was not prepared for this recipe, or a stage was begun in another way.
        TooFewStatements: a stage's corpora hold no text.
    """
    sums = preparing.sums_of(recipe, run)
    return [_fit_seed(recipe, run, sums, seed, workers, log) for seed in seeds]


def _fit_seed(
    recipe: Recipe, run: Path, sums: preparing.Sums, seed: int, workers: int, log: Callable[[str], None]
) -> Path:
    folder = run / f"seed-{seed}"
    weights, stages = run / preparing.WEIGHTS, []
    for stage in recipe.stages:
        stages.append(asdict(stage))
        record = {
            "seed": seed,
            "network": asdict(recipe.sizes),
            "made_from": sums,
            "stages": list(stages),
            "device": device_kind(),
            "workers": workers,
            "torch": torch.__version__,
        }
        weights = _fit_stage(recipe, stage, record, (run, folder, weights), log)
    return weights


def _fit_stage(
    recipe: Recipe, stage: StageRecipe, record: Record, places: tuple[Path, Path, Path], log: Callable[[str], None]
) -> Path:
    """One stage of one seed; the places are the run's folder, that of the seed, and the weights to start from."""
    run, folder, base = places
    path = folder / f"{stage.name}.json"
    record = _begun(path, record)
    if "weights" in record and (folder / f"{stage.name}.pt").exists():
        return folder / f"{stage.name}.pt"
    known = [corpus.name for corpus in recipe.corpora]
    task = Task(
        corpora=tuple(preparing.corpus_of(run, name) for name in known),
        names=preparing.names_of(run),
        vocabulary=preparing.vocabulary_of(run),
        base=base,
        folder=folder,
        seed=record["seed"],
        workers=record["workers"],
        sizes=recipe.sizes,
    )
    _write(path, record)
    log(f"seed {task.seed}, {stage.name}: {stage.steps} steps")
    steps = Stage(
        name=stage.name,
        steps=stage.steps,
        encoder_rate=stage.encoder_rate,
        head_rate=stage.head_rate,
        share=tuple(stage.share.get(name, 0.0) for name in known),
        mix=stage.mix,
    )
    weights = fit(steps, task, log)
    _write(path, {**record, "weights": sha256_of(weights)})
    return weights


def _begun(path: Path, record: Record) -> Record:
    """The record to go on with: the one that is there, if the stage was begun in the same way."""
    if not path.exists():
        return record
    before: Record = json.loads(path.read_text(encoding="utf-8"))
    finished = "weights" in before
    for key in record.keys() - _MAY_DIFFER - ({"device"} if finished else set()):
        if before.get(key) != record[key]:
            place = f"{path.parent.name}/{path.stem}"
            raise RunDiffers(f"{place} was made or begun with another {key}: remove it, or choose another folder")
    return before


def _write(path: Path, record: Record) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def record_of(weights: Path) -> Record | None:
    """How a file of weights was made, if its record stands beside it."""
    path = weights.with_suffix(".json")
    if not path.exists():
        return None
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record
