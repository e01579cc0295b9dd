"""A model's record, and the card that says in words what stands in it: made from what, how, and how good it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RECORD, CARD = "model.json", "CARD.md"

Record = dict[str, Any]


def change(folder: Path, **values: object) -> None:
    """Puts values into the record of the model in a folder, leaves all others alone, and writes its card anew."""
    path = folder / RECORD
    record: Record = {**json.loads(path.read_text(encoding="utf-8")), **values}
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    (folder / CARD).write_text("\n".join(_lines(record)) + "\n", encoding="utf-8")


def add_scores(folder: Path, corpus: str, scores: dict[str, dict[str, float]]) -> None:
    """Puts the scores on one corpus into the record: by kind of quotation, shares between 0 and 1 by name."""
    record: Record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    change(folder, scores={**record.get("scores", {}), corpus: scores})


def _lines(record: Record) -> Iterator[str]:
    yield "# The network: how it was made and what it is worth"
    yield ""
    yield "Written by `index.training` from `model.json`; the README beside it says what it is for and where it fails."
    yield ""
    yield from _files(record)
    if training := record.get("training"):
        yield from _training(training)
    if scores := record.get("scores"):
        yield from _scores(scores)


def _files(record: Record) -> Iterator[str]:
    yield "| file | sha256 |"
    yield "|---|---|"
    for part in ("network", "vocabulary"):
        yield f"| `{record[part]['file']}` | `{record[part]['sha256']}` |"


def _training(training: Record) -> Iterator[str]:
    yield ""
    yield "## Made from"
    yield ""
    for what, checksum in training.get("made_from", {}).items():
        yield f"- {what}: `{checksum}`"
    for number, stage in enumerate(training.get("stages", ()), 1):
        yield (
            f"- stage {number}, {stage['name']}: {stage['steps']:,} steps, learning rates {stage['encoder_rate']:g} "
            f"(encoder) and {stage['head_rate']:g} (heads), each round {_shares(stage['share'])}, mix {stage['mix']:g}"
        )
    if "seed" in training:
        where = f"{training['workers']} workers ({training['device']}), torch {training['torch']}"
        yield f"- seed {_together(training['seed'])}, {where}"
    if way := training.get("way"):
        yield f"- marks in the way of {_shares(way)}"
    yield f"- weights before export: `{_together(training['weights'], '` and `')}`"


def _shares(values: dict[str, float]) -> str:
    return ", ".join(f"{name} {share:g}" for name, share in values.items())


def _together(values: object, between: str = " and ") -> str:
    """One value, or those of several seeds, whose mean the network is."""
    return between.join(map(str, values)) if isinstance(values, list) else str(values)


def _scores(scores: Record) -> Iterator[str]:
    yield ""
    yield "## Scores"
    yield ""
    yield "F1, precision and recall of content and speaker together, and the share of contents found, in percent."
    for corpus, kinds in scores.items():
        yield ""
        yield f"| {corpus} | F1 | precision | recall | contents |"
        yield "|---|---|---|---|---|"
        for kind, score in kinds.items():
            shares = (score[name] for name in ("f1", "precision", "recall", "content_recall"))
            yield f"| {kind} | {' | '.join(f'{100 * share:.1f}' for share in shares)} |"
