"""Checks what a training is made from and lays it out in a run's folder, so that fitting needs nothing else."""

import gzip
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.training.corpus import LabelledArticle, articles, as_row, rows, sha256_of
from index.training.errors import CorpusDamaged, RunDiffers
from index.training.recipe import Recipe
from index.training.variation import Names

WEIGHTS, VOCABULARY = "model.safetensors", "vocab.txt"
Sums = dict[str, str]
"""The check sum of each file that a run was made from, by its place in the recipe."""

_NAMES, _SUMS = "names.json", "prepared.json"
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_PLACE_CHARS = 20
_PERSON = "PERSON"


def prepare(recipe: Recipe, data: Sequence[Path], base: Path, run: Path) -> None:
    """Checks every file against the recipe and writes base model, corpora and names into `run`.

    Args:
        recipe: what to prepare for.
        data: folders that the recipe's file names may start from; the first that has a file is taken.
        base: the folder of the base model.
        run: the folder to write to; what was prepared there before is replaced.

    Raises:
        CorpusDamaged: a file is not the one that the recipe names, or cannot be understood.
        OSError: a file is missing.
    """
    files = _files(recipe, data, base)
    sums = {role: _checked(path, expected) for role, (path, expected) in files.items()}
    run.mkdir(parents=True, exist_ok=True)
    # What tells that a run is prepared is removed first and written last: nobody goes on from a half of it.
    (run / _SUMS).unlink(missing_ok=True)
    for file in (WEIGHTS, VOCABULARY):
        shutil.copyfile(base / file, run / file)
    for corpus in recipe.corpora:
        people = dict(_people(_found(data, corpus.people))) if corpus.people else {}
        found = articles(_found(data, corpus.file), people, corpus.only)
        _write_corpus(found, run / f"{corpus.name}.jsonl.gz")
    names = _names(_entities(_found(data, recipe.names.file)) if recipe.names else ())
    (run / _NAMES).write_text(json.dumps(names, ensure_ascii=False, indent=0), encoding="utf-8")
    (run / _SUMS).write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


def sums_of(recipe: Recipe, run: Path) -> Sums:
    """The check sums of what a run was prepared from.

    Raises:
        RunDiffers: it was not prepared, or for other files than the recipe names now.
    """
    try:
        sums: Sums = json.loads((run / _SUMS).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RunDiffers(f"{run.name} is not prepared: run `prepare` first") from error
    for role, (_, expected) in _files(recipe, (Path(),), Path()).items():
        if role not in sums or expected not in (None, sums[role]):
            raise RunDiffers(f"{run.name} was prepared for another recipe, {role} differs: run `prepare` again")
    return sums


def corpus_of(run: Path, name: str) -> tuple[LabelledArticle, ...]:
    """The articles of a prepared corpus."""
    return tuple(articles(run / f"{name}.jsonl.gz"))


def names_of(run: Path) -> Names:
    """The names of a prepared run."""
    found = json.loads((run / _NAMES).read_text(encoding="utf-8"))
    return Names(**{kind: tuple(values) for kind, values in found.items()})


def vocabulary_of(run: Path) -> tuple[str, ...]:
    """The word pieces of a prepared run."""
    return tuple((run / VOCABULARY).read_text(encoding="utf-8").splitlines())


def _files(recipe: Recipe, data: Sequence[Path], base: Path) -> dict[str, tuple[Path, str | None]]:
    """Every file that a recipe names with its check sum, if it gives one."""
    files: dict[str, tuple[Path, str | None]] = {
        "base weights": (base / WEIGHTS, recipe.base_weights),
        "base vocabulary": (base / VOCABULARY, recipe.base_vocabulary),
    }
    if recipe.names:
        files["names"] = (_found(data, recipe.names.file), recipe.names.sha256)
    for corpus in recipe.corpora:
        files[f"corpus {corpus.name}"] = (_found(data, corpus.file), corpus.sha256)
        if corpus.people:
            files[f"people of {corpus.name}"] = (_found(data, corpus.people), corpus.people_sha256)
    return files


def _found(folders: Sequence[Path], file: str) -> Path:
    """Where a file is; in the last folder if it is nowhere, so that whoever opens it is told its name."""
    places = [folder / file for folder in folders]
    return next((place for place in places if place.exists()), places[-1])


def _checked(path: Path, expected: str | None) -> str:
    actual = sha256_of(path)
    if expected not in (None, actual):
        raise CorpusDamaged(f"{path.name} is another file than the recipe names: its sha256 is {actual}")
    return actual


def _write_corpus(found: Iterable[LabelledArticle], path: Path) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for article in found:
            out.write(json.dumps(as_row(article), ensure_ascii=False) + "\n")


def _people(path: Path) -> Iterator[tuple[str, list[list[int]]]]:
    """For each article of a file of tokens `[start, end, part of speech, entity type, …]`, its names of people."""
    for row in rows(path):
        spans: list[list[int]] = []
        try:
            people = [(start, end) for start, end, _, entity, *_ in row["tokens"] if entity == _PERSON]
            name = str(row["id"])
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusDamaged(f"{path.name}, article {row.get('id')!r}: its tokens cannot be read") from error
        for start, end in people:
            if spans and start - spans[-1][1] <= 1:
                spans[-1][1] = end
            else:
                spans.append([start, end])
        yield name, spans


def _entities(path: Path) -> Iterator[tuple[str, str]]:
    """The names in articles whose `entities` are marked as `[start, end, type]`, and of what type they are."""
    for row in rows(path):
        try:
            yield from [(row["text"][start:end], kind) for start, end, kind in row["entities"]]
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusDamaged(f"{path.name}, article {row.get('id')!r}: its entities cannot be read") from error


def _names(entities: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Given names, family names and places."""
    kinds: dict[str, set[str]] = {"given": set(), "family": set(), "places": set()}
    for name, kind in entities:
        words = [word for word in _NAME_WORD.findall(name) if word[0].isupper() and len(word) > 1]
        if kind == "Person" and len(words) > 1:
            kinds["given"].update(words[:-1])
            kinds["family"].add(words[-1])
        elif kind == "Location" and name[:1].isupper() and len(name) < _LONGEST_PLACE_CHARS:
            kinds["places"].add(name)
    return {kind: sorted(values) for kind, values in kinds.items()}
