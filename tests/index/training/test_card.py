"""A model's record keeps what it is not told to change, and its card says what stands in it."""

import json

import pytest

from index.training import card

RECORD = {
    "network": {"file": "model.int8.onnx", "sha256": "aa"},
    "vocabulary": {"file": "vocab.txt", "sha256": "bb"},
    "confidence": {"weights": {}},
}
TRAINING = {
    "seed": 3,
    "made_from": {"base weights": "cc", "corpus river": "dd"},
    "stages": [
        {"name": "news", "steps": 1500, "encoder_rate": 2.2e-4, "head_rate": 1e-3, "share": {"river": 1.0}, "mix": 0.5}
    ],
    "device": "cpu",
    "workers": 2,
    "torch": "2.13.0",
    "weights": "ee",
}
SCORES = {"all": {"f1": 0.755, "precision": 0.8, "recall": 0.7149, "content_recall": 0.75}}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model.json").write_text(json.dumps(RECORD))
    return tmp_path


def record_in(folder):
    return json.loads((folder / "model.json").read_text())


def card_in(folder):
    return (folder / "CARD.md").read_text()


def test_what_is_not_changed_stays(folder):
    card.change(folder, training=TRAINING)
    assert record_in(folder) == {**RECORD, "training": TRAINING}


def test_the_card_of_an_untrained_model_names_its_files(folder):
    card.change(folder)
    assert "| `model.int8.onnx` | `aa` |" in card_in(folder)
    assert "## " not in card_in(folder)


def test_the_card_says_what_the_network_was_made_from(folder):
    card.change(folder, training=TRAINING)
    text = card_in(folder)
    assert "- corpus river: `dd`" in text
    assert (
        "- stage 1, news: 1,500 steps, learning rates 0.00022 (encoder) and 0.001 (heads), each round river 1, mix 0.5"
        in text
    )
    assert "- seed 3, 2 workers (cpu), torch 2.13.0" in text


def test_weights_of_unknown_origin_are_still_named(folder):
    card.change(folder, training={"weights": "ee"})
    assert "- weights before export: `ee`" in card_in(folder)


def test_scores_of_one_corpus_leave_those_of_others_alone(folder):
    card.add_scores(folder, "river", SCORES)
    card.add_scores(folder, "sea", SCORES)
    assert list(record_in(folder)["scores"]) == ["river", "sea"]
    assert "| all | 75.5 | 80.0 | 71.5 | 75.0 |" in card_in(folder)
