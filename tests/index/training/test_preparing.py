"""A run's folder holds what its recipe names, checked, and nothing else is taken for it."""

from dataclasses import replace

import pytest

from index.model import Span
from index.training import preparing
from index.training.corpus import sha256_of
from index.training.errors import CorpusDamaged, RunDiffers
from index.training.recipe import Recipe, Source, StageRecipe
from tests.index.training.labelled import news, write_corpus, write_lines

WORLD = {
    "id": 1,
    "text": "Ana María Paz met Kofi in Accra.",
    "entities": [[0, 13, "Person"], [18, 22, "Person"], [26, 31, "Location"]],
}
TOKENS = [[0, 6, "NN", 0], [7, 13, "NNP", "PERSON"], [14, 19, "NNP", "PERSON"], [20, 25, "NNP", "PERSON"]]


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data"
    write_corpus(folder / "river.jsonl", [replace(news(), persons=()), news("b")])
    write_lines(folder / "people.jsonl", [{"id": "a", "tokens": TOKENS}])
    write_lines(folder / "world.jsonl", [WORLD])
    return folder


@pytest.fixture
def base(tmp_path):
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "vocab.txt").write_text("[UNK]\n[CLS]\nword\n")
    return folder


@pytest.fixture
def recipe(base, data):
    return Recipe(
        base_weights=sha256_of(base / "model.safetensors"),
        base_vocabulary=sha256_of(base / "vocab.txt"),
        names=Source(name="names", file="world.jsonl", sha256=sha256_of(data / "world.jsonl")),
        corpora=(Source(name="river", file="river.jsonl", people="people.jsonl"),),
        stages=(StageRecipe(name="news", steps=1, encoder_rate=1e-4, head_rate=1e-3, share={"river": 1.0}),),
        seeds=(1,),
    )


@pytest.fixture
def run(tmp_path, recipe, data, base):
    preparing.prepare(recipe, [data], base, tmp_path / "run")
    return tmp_path / "run"


def test_a_run_holds_the_base_model(run, base):
    assert (run / "model.safetensors").read_bytes() == b"weights"
    assert preparing.vocabulary_of(run) == ("[UNK]", "[CLS]", "word")


def test_a_run_holds_its_corpora(run):
    assert preparing.corpus_of(run, "river")[1] == news("b")


def test_a_corpus_may_be_of_some_articles_only(recipe, data, base, tmp_path):
    (river,) = recipe.corpora
    preparing.prepare(replace(recipe, corpora=(replace(river, only={"id": ["b"]}),)), [data], base, tmp_path / "run")
    assert preparing.corpus_of(tmp_path / "run", "river") == (news("b"),)


def test_names_of_people_that_touch_are_one(run):
    # The words after the first are a name of two words and, one character on, a third.
    assert preparing.corpus_of(run, "river")[0].persons == (Span(7, 25),)


def test_the_last_word_of_a_persons_name_is_a_family_name(run):
    names = preparing.names_of(run)
    assert (names.given, names.family, names.places) == (("Ana", "María"), ("Paz",), ("Accra",))


def test_a_recipe_may_do_without_names(recipe, data, base, tmp_path):
    preparing.prepare(replace(recipe, names=None), [data], base, tmp_path / "run")
    assert preparing.names_of(tmp_path / "run").given == ()


def test_files_may_lie_in_several_folders(recipe, data, base, tmp_path):
    (tmp_path / "more").mkdir()
    (data / "river.jsonl").rename(tmp_path / "more" / "river.jsonl")
    preparing.prepare(recipe, [data, tmp_path / "more"], base, tmp_path / "run")
    assert len(preparing.corpus_of(tmp_path / "run", "river")) == 2


def test_a_file_that_is_nowhere_is_named(recipe, data, base, tmp_path):
    (data / "river.jsonl").unlink()
    with pytest.raises(FileNotFoundError, match=r"river\.jsonl"):
        preparing.prepare(recipe, [data, tmp_path], base, tmp_path / "run")


def test_exported_statements_can_be_prepared(recipe, data, base, tmp_path):
    found = {"content": [[10, 21]], "mention": [[0, 4]], "cue": [[5, 9]]}
    write_lines(data / "river.jsonl", [{"id": 9, "text": "Lind said it was safe.", "statements": [found]}])
    preparing.prepare(recipe, [data], base, tmp_path / "run")
    (article,) = preparing.corpus_of(tmp_path / "run", "river")
    assert article.annotations[0][0].source == (Span(0, 4),)


def test_the_sums_of_all_files_are_kept(run, recipe, data):
    sums = preparing.sums_of(recipe, run)
    assert sums["corpus river"] == sha256_of(data / "river.jsonl")
    assert set(sums) == {"base weights", "base vocabulary", "names", "corpus river", "people of river"}


@pytest.mark.parametrize("file", ["data/world.jsonl", "base/vocab.txt", "base/model.safetensors"])
def test_a_file_with_another_sum_stops_everything(recipe, data, base, tmp_path, file):
    with (tmp_path / file).open("a") as out:
        out.write("\n")
    with pytest.raises(CorpusDamaged, match=r"is another file than the recipe names: its sha256 is [0-9a-f]{64}"):
        preparing.prepare(recipe, [data], base, tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_the_sum_of_a_file_that_marks_people_is_checked(recipe, data, base, tmp_path):
    river = replace(recipe.corpora[0], people_sha256="0" * 64)
    with pytest.raises(CorpusDamaged, match=r"people\.jsonl"):
        preparing.prepare(replace(recipe, corpora=(river,)), [data], base, tmp_path / "run")


def test_a_run_that_was_not_prepared_is_refused(recipe, tmp_path):
    with pytest.raises(RunDiffers, match="not prepared"):
        preparing.sums_of(recipe, tmp_path)


def test_a_run_prepared_for_other_files_is_refused(recipe, run):
    with pytest.raises(RunDiffers, match="another recipe, base weights differs"):
        preparing.sums_of(replace(recipe, base_weights="0" * 64), run)


def test_a_run_prepared_without_a_corpus_is_refused(recipe, run):
    with pytest.raises(RunDiffers, match="corpus sea differs"):
        preparing.sums_of(replace(recipe, corpora=(*recipe.corpora, Source(name="sea", file="sea.jsonl"))), run)


def test_a_preparation_that_fails_leaves_no_run_to_go_on_with(recipe, data, base, run):
    write_lines(data / "river.jsonl", [{"id": 1}])
    with pytest.raises(CorpusDamaged):
        preparing.prepare(recipe, [data], base, run)
    with pytest.raises(RunDiffers):
        preparing.sums_of(recipe, run)


@pytest.mark.parametrize(
    ("file", "row", "reason"),
    [
        ("people.jsonl", {"id": 3, "tokens": [[0, 1]]}, "article 3: its tokens cannot be read"),
        ("people.jsonl", {"tokens": []}, "article None: its tokens cannot be read"),
        ("world.jsonl", {"id": 3, "text": "Accra"}, "article 3: its entities cannot be read"),
    ],
)
def test_names_that_cannot_be_read_are_named(recipe, data, base, tmp_path, file, row, reason):
    write_lines(data / file, [row])
    with pytest.raises(CorpusDamaged, match=reason):
        preparing.prepare(
            replace(recipe, names=Source(name="names", file="world.jsonl")), [data], base, tmp_path / "run"
        )
