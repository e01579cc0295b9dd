"""Checks what a training is made from and lays it out in a run's folder, so that fitting needs nothing else."""

import gzip
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from index.training.corpus import CorpusDamaged, LabelledArticle, articles, labelled_article, rows, sha256_of
from index.training.recipe import Recipe, Source
from index.training.variation import Names

WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
_NAMES = "names.json"
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_PLACE_CHARS = 20
_PERSON = "PERSON"


def prepare(recipe: Recipe, data: Path, base: Path, run: Path) -> None:
    """Checks every file against the recipe and writes base model, corpora and names into `run`.

    Raises:
        CorpusDamaged: a file is not the one that the recipe names, or cannot be understood.
        OSError: a file is missing.
    """
    run.mkdir(parents=True, exist_ok=True)
    for file, expected in ((WEIGHTS, recipe.base_weights), (VOCABULARY, recipe.base_vocabulary)):
        _checked(base / file, expected)
        shutil.copyfile(base / file, run / file)
    for corpus in recipe.corpora:
        people = dict(_people(_checked(data / corpus.people, None))) if corpus.people else {}
        _write_corpus(rows(_file(data, corpus)), people, run / f"{corpus.name}.jsonl.gz")
    names = _names(rows(_file(data, recipe.names)))
    (run / _NAMES).write_text(json.dumps(names, ensure_ascii=False, indent=0), encoding="utf-8")


def corpus_of(run: Path, name: str) -> tuple[LabelledArticle, ...]:
    """The articles of a prepared corpus."""
    return tuple(articles(run / f"{name}.jsonl.gz"))


def names_of(run: Path) -> Names:
    """The names of a prepared run."""
    found = json.loads((run / _NAMES).read_text(encoding="utf-8"))
    return Names(**{kind: tuple(values) for kind, values in found.items()})


def _file(data: Path, source: Source) -> Path:
    return _checked(data / source.file, source.sha256)


def _checked(path: Path, expected: str | None) -> Path:
    if expected is not None and (actual := sha256_of(path)) != expected:
        raise CorpusDamaged(f"{path.name} is another file than the recipe names: sha256 {actual}")
    return path


def _write_corpus(found: Iterable[dict[str, Any]], people: dict[str, list[list[int]]], path: Path) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for row in found:
            kept = {key: row[key] for key in ("id", "text", "annotations")}
            kept["persons"] = row.get("persons") or people.get(row["id"], [])
            labelled_article(kept)
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")


def _people(path: Path) -> Iterator[tuple[str, list[list[int]]]]:
    """For each article of a file of tokens `[start, end, part of speech, entity type, …]`, its names of people."""
    for row in rows(path):
        spans: list[list[int]] = []
        for start, end, _, entity, *_ in row["tokens"]:
            if entity != _PERSON:
                continue
            if spans and start - spans[-1][1] <= 1:
                spans[-1][1] = end
            else:
                spans.append([start, end])
        yield row["id"], spans


def _names(found: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """Given names, family names and places from articles whose entities are marked as `[start, end, type]`."""
    kinds: dict[str, set[str]] = {"given": set(), "family": set(), "places": set()}
    for row in found:
        for start, end, kind in row["entities"]:
            name = row["text"][start:end]
            words = [word for word in _NAME_WORD.findall(name) if word[0].isupper() and len(word) > 1]
            if kind == "Person" and len(words) > 1:
                kinds["given"].update(words[:-1])
                kinds["family"].add(words[-1])
            elif kind == "Location" and name[:1].isupper() and len(name) < _LONGEST_PLACE_CHARS:
                kinds["places"].add(name)
    return {kind: sorted(values) for kind, values in kinds.items()}
