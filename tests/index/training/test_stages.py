"""A recipe is followed for every seed, and what was made in another way is not taken for its result."""

import json
import shutil
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from index.training import preparing  # noqa: E402 - it needs torch
from index.training.corpus import sha256_of  # noqa: E402 - likewise
from index.training.errors import RunDiffers  # noqa: E402 - likewise
from index.training.fitting import Stage, Task, fit  # noqa: E402 - likewise
from index.training.recipe import Recipe, Source, StageRecipe  # noqa: E402 - likewise
from index.training.stages import fit_all, record_of  # noqa: E402 - likewise
from tests.index.training.conftest import TINY  # noqa: E402 - likewise
from tests.index.training.labelled import news, write_corpus  # noqa: E402 - likewise


def stage(name, steps=2):
    return StageRecipe(name=name, steps=steps, encoder_rate=1e-3, head_rate=1e-2, share={"river": 1.0})


@pytest.fixture
def recipe(tmp_path, write_base, vocabulary):
    write_base(tmp_path / "base" / "model.safetensors")
    (tmp_path / "base" / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    write_corpus(tmp_path / "data" / "river.jsonl", [news()])
    recipe = Recipe(
        base_weights=sha256_of(tmp_path / "base" / "model.safetensors"),
        base_vocabulary=sha256_of(tmp_path / "base" / "vocab.txt"),
        names=None,
        corpora=(Source(name="river", file="river.jsonl"),),
        stages=(stage("news"), stage("world")),
        seeds=(1, 2),
        sizes=TINY,
    )
    preparing.prepare(recipe, [tmp_path / "data"], tmp_path / "base", tmp_path / "run")
    return recipe


@pytest.fixture
def run(tmp_path):
    return tmp_path / "run"


def fitted(recipe, run, seeds=(1,), workers=1):
    return fit_all(recipe, run, seeds, workers, print)


def test_every_seed_gets_every_stage(recipe, run):
    paths = fitted(recipe, run, recipe.seeds)
    assert paths == [run / f"seed-{seed}" / "world.pt" for seed in (1, 2)]
    assert all(path.with_name("news.pt").exists() and path.exists() for path in paths)


def test_a_stage_starts_from_the_one_before_it(recipe, run):
    slow = replace(stage("world"), encoder_rate=1e-12, head_rate=1e-12)
    (last,) = fitted(replace(recipe, stages=(stage("news", steps=20), slow)), run)
    before, after = (torch.load(path, weights_only=True) for path in (last.with_name("news.pt"), last))
    assert all(torch.allclose(before[name], after[name], atol=1e-6) for name in before)


def test_a_mix_lies_between_a_stage_and_the_one_before_it(recipe, run):
    shutil.copytree(run, run.with_name("other"))
    (whole,) = fitted(recipe, run)
    (mixed,) = fitted(
        replace(recipe, stages=(stage("news"), replace(stage("world"), mix=0.25))), run.with_name("other")
    )
    first, last, result = (torch.load(path, weights_only=True) for path in (whole.with_name("news.pt"), whole, mixed))
    assert not torch.equal(first["tags.weight"], last["tags.weight"])
    assert all(torch.allclose(result[name], 0.75 * first[name] + 0.25 * last[name], atol=1e-6) for name in result)


def test_the_record_says_how_the_weights_were_made(recipe, run):
    (last,) = fitted(recipe, run)
    record = record_of(last)
    assert (record["seed"], record["weights"], record["workers"]) == (1, sha256_of(last), 1)
    assert [made["name"] for made in record["stages"]] == ["news", "world"]
    assert record["made_from"]["base weights"] == recipe.base_weights


def test_weights_without_a_record_have_none(tmp_path):
    assert record_of(tmp_path / "own.pt") is None


def test_what_is_finished_is_left_alone(recipe, run):
    (last,) = fitted(recipe, run)
    before = last.stat().st_mtime_ns
    assert fitted(recipe, run, workers=2) == [last]
    assert last.stat().st_mtime_ns == before


def test_weights_that_have_gone_are_made_again(recipe, run):
    (last,) = fitted(recipe, run)
    before = sha256_of(last)
    last.unlink()
    assert sha256_of(fitted(recipe, run)[0]) == before


def test_another_recipe_does_not_go_on_with_what_is_there(recipe, run):
    fitted(recipe, run)
    with pytest.raises(RunDiffers, match="seed-1/world was made or begun with another stages"):
        fitted(replace(recipe, stages=(stage("news"), stage("world", steps=3))), run)


def test_a_run_for_other_files_is_refused(recipe, run):
    with pytest.raises(RunDiffers, match="prepare"):
        fitted(replace(recipe, base_weights="0" * 64), run)


def test_a_stopped_stage_goes_on_with_as_many_workers_as_it_was_begun_with(recipe, run):
    recipe = replace(recipe, stages=(stage("news"),))
    (whole,) = fitted(recipe, run)
    record = {key: value for key, value in record_of(whole).items() if key != "weights"}
    expected = sha256_of(whole)
    whole.unlink()
    whole.with_suffix(".json").write_text(json.dumps(record))
    task = Task(
        corpora=(preparing.corpus_of(run, "river"),),
        names=preparing.names_of(run),
        vocabulary=preparing.vocabulary_of(run),
        base=run / preparing.WEIGHTS,
        folder=whole.parent,
        seed=1,
        workers=1,
        sizes=TINY,
    )
    begun = Stage(name="news", steps=2, encoder_rate=1e-3, head_rate=1e-2, share=(1.0,))
    assert not fit(begun, task, print, stop_after=1).exists()
    assert sha256_of(fitted(recipe, run, workers=2)[0]) == expected
