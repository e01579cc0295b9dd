"""A recipe says all that a training needs, or why it cannot be followed."""

from dataclasses import replace
from pathlib import Path

import pytest

from index import resources
from index.training import recipe as recipes
from index.training.corpus import sha256_of
from index.training.errors import RecipeUnclear
from index.training.sizes import MINILM, Sizes

SUM = "0123456789abcdef" * 4
PLAIN = f"""
seeds = [1, 2]
[base]
weights = "{SUM}"
vocabulary = "{SUM}"
[[corpus]]
name = "river"
file = "river.jsonl"
[[stage]]
name = "news"
steps = 10
encoder_rate = 1e-4
head_rate = 1e-3
share = {{ river = 1.0 }}
"""
SHIPPED = Path(recipes.__file__).with_name("recipe.toml")


@pytest.fixture
def read(tmp_path):
    def loaded(text):
        (tmp_path / "my.toml").write_text(text, encoding="utf-8")
        return recipes.load(tmp_path / "my.toml")

    return loaded


def test_a_recipe_without_anything_optional_is_enough(read):
    recipe = read(PLAIN)
    assert (recipe.names, recipe.sizes, recipe.seeds) == (None, MINILM, (1, 2))
    assert recipe.corpora == (recipes.Source(name="river", file="river.jsonl"),)
    assert recipe.stages[0].share == {"river": 1.0}


def test_names_come_from_a_file_of_their_own(read):
    assert read(f'{PLAIN}\n[names]\nfile = "world.jsonl"\nsha256 = "{SUM}"\n').names.file == "world.jsonl"


def test_the_network_may_have_other_sizes(read):
    assert read(f"{PLAIN}\n[network]\nlayers = 12\n").sizes == Sizes(layers=12)


def test_the_shipped_recipe_starts_from_the_shipped_vocabulary():
    recipe = recipes.load(SHIPPED)
    assert recipe.base_vocabulary == sha256_of(resources.path("model", "vocab.txt"))
    assert recipe.sizes == replace(MINILM, corpora=len(recipe.corpora))


def test_the_shipped_recipe_checks_every_file():
    recipe = recipes.load(SHIPPED)
    assert all(source.sha256 for source in (recipe.names, *recipe.corpora))
    assert all(corpus.people_sha256 for corpus in recipe.corpora if corpus.people)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[base]", "[base", "my.toml: "),
        ("seeds = [1, 2]", "", "'seeds' is missing"),
        ("seeds = [1, 2]", "seeds = []", "there is no seed"),
        ("seeds = [1, 2]", "seeds = [1, 1]", "more than one seed is called 1"),
        ("seeds = [1, 2]", 'seeds = ["one"]', "my.toml: "),
        ("[base]", "[bass]", "'base' is missing"),
        (f'vocabulary = "{SUM}"', 'vocabulary = "12"', "'12' is no sha256"),
        ('name = "river"', 'name = "../river"', "names are made of letters, digits and hyphens"),
        ("river = 1.0", "lake = 1.0, sea = 2", "stage news names unknown corpora: lake, sea"),
        ("river = 1.0", "river = 0", "shares are positive"),
        ("river = 1.0", "", "it needs a corpus"),
        ("steps = 10", "steps = 0", "steps and rates are positive"),
        ("head_rate = 1e-3", "head_rate = -1e-3", "steps and rates are positive"),
        ("steps = 10", "steps = 10\nmix = 1.5", "a mix is above 0 and at most 1"),
        ("steps = 10", "steps = 10\nmix = 0.5", "the first one has nothing to mix with"),
        ("steps = 10", "stepps = 10", "stepps"),
        ("steps = 10", "", "steps"),
        ("[[corpus]]", '[[corpus]]\nname = "river"\nfile = "b"\n[[corpus]]', "more than one corpus is called river"),
        ("[base]", "[network]\nwidth = 100\n[base]", "the width is a multiple of the heads"),
        ("[base]", "[network]\nlayers = 0\n[base]", "sizes are positive"),
    ],
)
def test_a_recipe_that_cannot_be_followed_says_why(read, old, new, reason):
    assert PLAIN.count(old) == 1 or old in ("river = 1.0",)
    with pytest.raises(RecipeUnclear, match=reason):
        read(PLAIN.replace(old, new))
