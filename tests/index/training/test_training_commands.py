"""Training from the command line, from a recipe to a model that is evaluated and calibrated."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index import resources
from index.training.__main__ import main
from index.training.corpus import sha256_of
from tests.index.training.labelled import news, write_corpus, write_lines

ROOT = Path(__file__).parents[3]
RECIPE = """
seeds = [1, 2]
[base]
weights = "{weights}"
vocabulary = "{vocabulary}"
[network]
width = 16
layers = 1
heads = 2
inner = 32
pointer = 8
[[corpus]]
name = "river"
file = "river.jsonl"
[[stage]]
name = "news"
steps = 2
encoder_rate = 1e-3
head_rate = 1e-2
share = {{ river = 1.0 }}
"""


@pytest.fixture
def corpus(tmp_path):
    return write_corpus(tmp_path / "data" / "river.jsonl", [news("a"), news("b")])


@pytest.fixture
def model(tmp_path):
    """A copy of the shipped model."""
    shutil.copytree(resources.path("model"), tmp_path / "model")
    return tmp_path / "model"


def test_from_a_recipe_to_an_evaluated_model(tmp_path, corpus, write_base, vocabulary, capsys):
    pytest.importorskip("onnx")
    base, run, model = tmp_path / "base", tmp_path / "run", tmp_path / "own"
    write_base(base / "model.safetensors")
    (base / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    recipe = tmp_path / "recipe.toml"
    sums = {"weights": sha256_of(base / "model.safetensors"), "vocabulary": sha256_of(base / "vocab.txt")}
    recipe.write_text(RECIPE.format(**sums))
    commands = [
        ["prepare", recipe, "--data", corpus.parent, "--base", base, "--run", run],
        ["fit", recipe, "--run", run, "--seed", "2", "--workers", "1"],
        ["export", run / "seed-2" / "news.pt", "--model", model],
        ["evaluate", corpus, "--model", model, "--record"],
    ]
    assert [main([str(word) for word in command]) for command in commands] == [0, 0, 0, 0]
    assert [path.name for path in run.iterdir() if path.is_dir()] == ["seed-2"]
    record = json.loads((model / "model.json").read_text())
    assert (record["training"]["seed"], list(record["scores"])) == (2, ["river"])
    assert "river: 2 articles" in capsys.readouterr().out


def test_evaluate_prints_scores(corpus, capsys):
    assert main(["evaluate", str(corpus)]) == 0
    assert "direct     100.0" in capsys.readouterr().out


def test_evaluate_compares_with_predictions(corpus, tmp_path, capsys):
    theirs = write_lines(tmp_path / "theirs.jsonl", [{"id": "a", "attributions": []}])
    assert main(["evaluate", str(corpus), "--against", str(theirs), "--listed"]) == 0
    out = capsys.readouterr().out
    assert "river, listed: 2 articles" in out
    assert "ours higher by" in out


def test_evaluate_leaves_the_model_alone_unless_told(corpus, model):
    before = (model / "model.json").read_bytes()
    assert main(["evaluate", str(corpus), "--model", str(model)]) == 0
    assert (model / "model.json").read_bytes() == before
    assert main(["evaluate", str(corpus), "--model", str(model), "--record"]) == 0
    assert json.loads((model / "model.json").read_text())["scores"]["river"]["direct"]["f1"] == 1.0
    assert "| direct | 100.0 |" in (model / "CARD.md").read_text()


def wrong_one():
    """An article in which what the program finds is not marked."""
    return {"id": "c", "text": news().text, "annotations": [{"attributions": []}]}


def test_calibrate_writes_weights_and_says_what_they_are_worth(tmp_path, corpus, model, capsys):
    with corpus.open("a") as out:
        out.write(json.dumps(wrong_one()) + "\n")
    before = (model / "model.json").read_bytes()
    assert main(["calibrate", str(corpus), "--model", str(model), "--dry-run"]) == 0
    assert (model / "model.json").read_bytes() == before
    assert main(["calibrate", str(corpus), "--model", str(model)]) == 0
    assert (model / "model.json").read_bytes() != before
    assert "calibration error" in capsys.readouterr().out


def test_a_corpus_without_statements_cannot_be_calibrated_on(tmp_path, capsys):
    assert main(["calibrate", str(write_lines(tmp_path / "corpus.jsonl", [])), "--dry-run"]) == 1
    assert "too few statements" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["evaluate", "none.jsonl"], "none.jsonl"),
        (["evaluate", "bad.jsonl"], "bad.jsonl, line 1"),
        (["evaluate", "empty.jsonl", "--model", "."], "the statement model is incomplete"),
        (["prepare", "bad.jsonl", "--data", ".", "--base", ".", "--run", "run"], "bad.jsonl: "),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(tmp_path, monkeypatch, capsys, command, reason):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.jsonl").write_text("?\n")
    write_corpus(tmp_path / "empty.jsonl", [news()])
    assert main(command) == 1
    error = capsys.readouterr().err
    assert error.startswith("training: ")
    assert reason in error


@pytest.mark.parametrize("command", ["fit recipe.toml --run run", "export own.pt"])
def test_without_torch_the_way_to_get_it_is_said(tmp_path, command):
    shutil.copyfile(ROOT / "index" / "training" / "recipe.toml", tmp_path / "recipe.toml")
    code = "import sys; sys.modules['torch'] = None; from index.training.__main__ import main; sys.exit(main())"
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}", *command.split()]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "torch is not installed; it comes with the extra" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["evaluate"],
        ["fit", "r.toml"],
        ["fit", "r.toml", "--run", "r", "--workers", "99"],
        ["export", "w.pt", "--way", "news"],
        ["export", "w.pt", "--way", "news=half"],
    ],
)
def test_a_wrong_command_line_is_told_apart(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main(command)
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err
