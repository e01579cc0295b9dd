"""The exported network answers as the fitted one, is small enough, and the program runs it."""

import json
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from index import resources  # noqa: E402 - it needs torch
from index.reading.layout import article  # noqa: E402 - likewise
from index.statements.extract import Extractor  # noqa: E402 - likewise
from index.training import exporting  # noqa: E402 - likewise
from index.training.corpus import sha256_of  # noqa: E402 - likewise
from index.training.errors import ExportDiffers, RunDiffers  # noqa: E402 - likewise
from index.training.network import Network  # noqa: E402 - likewise
from tests.index.training.conftest import TINY  # noqa: E402 - likewise
from tests.index.training.labelled import news  # noqa: E402 - likewise


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A network of the shipped size with weights at random, exported; its difference and its folder."""
    folder = tmp_path_factory.mktemp("full")
    torch.manual_seed(5)
    torch.save(Network().state_dict(), folder / "own.pt")
    return exporting.export([folder / "own.pt"], folder / "model"), folder / "model"


@pytest.fixture
def tiny(tmp_path):
    """Weights of a tiny network with the record of its making."""
    torch.manual_seed(5)
    torch.save(Network(TINY).state_dict(), tmp_path / "tiny.pt")
    sizes = {name: getattr(TINY, name) for name in TINY.__slots__}
    (tmp_path / "tiny.json").write_text(json.dumps({"network": sizes, "seed": 4, "weights": "ab", **MADE}))
    return tmp_path / "tiny.pt"


MADE = {"workers": 1, "device": "cpu", "torch": "2", "stages": [], "made_from": {}}


def record_in(folder):
    return json.loads((folder / "model.json").read_text())


def test_the_answers_are_those_of_torch(full):
    assert 0.0 < full[0] < 1e-4


def test_a_network_of_the_shipped_size_is_small_enough(full):
    assert (full[1] / "model.int8.onnx").stat().st_size < 30_000_000


def test_the_program_runs_it(full):
    assert isinstance(Extractor(full[1]).extract(article(news().text)), tuple)


def test_the_record_names_the_new_file(full):
    assert record_in(full[1])["network"] == {
        "file": "model.int8.onnx",
        "sha256": sha256_of(full[1] / "model.int8.onnx"),
    }


def test_a_new_folder_gets_the_rest_of_the_shipped_model(full):
    shipped = json.loads(resources.text("model", "model.json"))
    assert record_in(full[1])["confidence"] == shipped["confidence"]
    assert sha256_of(full[1] / "vocab.txt") == shipped["vocabulary"]["sha256"]


def test_sizes_and_origin_come_from_the_record_beside_the_weights(tiny, tmp_path):
    exporting.export([tiny], tmp_path / "model")
    assert record_in(tmp_path / "model")["training"]["seed"] == 4
    assert "- seed 4, 1 workers (cpu), torch 2" in (tmp_path / "model" / "CARD.md").read_text()


@pytest.fixture
def second(tiny, tmp_path):
    """Weights of another seed, made in the same way."""
    torch.manual_seed(6)
    torch.save(Network(TINY).state_dict(), tmp_path / "second.pt")
    record = json.loads(tiny.with_suffix(".json").read_text())
    (tmp_path / "second.json").write_text(json.dumps({**record, "seed": 5, "weights": "cd", "workers": 2}))
    return tmp_path / "second.pt"


def test_of_several_seeds_the_mean_is_exported(tiny, second, tmp_path):
    both = [torch.load(path, weights_only=True) for path in (tiny, second)]
    torch.save({name: (part + both[1][name]) / 2 for name, part in both[0].items()}, tmp_path / "mean.pt")
    (tmp_path / "mean.json").write_text(tiny.with_suffix(".json").read_text())
    exporting.export([tiny, second], tmp_path / "model")
    exporting.export([tmp_path / "mean.pt"], tmp_path / "same")
    assert record_in(tmp_path / "model")["network"] == record_in(tmp_path / "same")["network"]


def test_all_seeds_of_a_mean_are_told(tiny, second, tmp_path):
    exporting.export([tiny, second], tmp_path / "model")
    text = (tmp_path / "model" / "CARD.md").read_text()
    assert "- seed 4 and 5, 1 workers" in text
    assert "- weights before export: `ab` and `cd`" in text


def test_weights_that_were_made_otherwise_have_no_mean(tiny, second, tmp_path):
    record = json.loads(second.with_suffix(".json").read_text())
    second.with_suffix(".json").write_text(json.dumps({**record, "torch": "3"}))
    with pytest.raises(RunDiffers, match="in the same way"):
        exporting.export([tiny, second], tmp_path / "model")
    assert not (tmp_path / "model").exists()


@pytest.fixture
def of_two_corpora(tmp_path):
    """Weights that know the ways of two corpora."""
    torch.manual_seed(5)
    sizes = replace(TINY, corpora=2)
    torch.save(Network(sizes).state_dict(), tmp_path / "two.pt")
    named = {"network": {name: getattr(sizes, name) for name in sizes.__slots__}, "seed": 4, "weights": "ab", **MADE}
    made_from = {"base weights": "01", "corpus news": "02", "people of news": "03", "corpus talks": "04"}
    (tmp_path / "two.json").write_text(json.dumps({**named, "made_from": made_from}))
    return tmp_path / "two.pt"


def test_ways_of_marking_are_mixed(of_two_corpora, tmp_path):
    parts = torch.load(of_two_corpora, weights_only=True)
    parts["corpus.weight"][0] = 0.75 * parts["corpus.weight"][0] + 0.25 * parts["corpus.weight"][1]
    torch.save(parts, tmp_path / "mixed.pt")
    (tmp_path / "mixed.json").write_text(of_two_corpora.with_suffix(".json").read_text())
    exporting.export([tmp_path / "mixed.pt"], tmp_path / "same")
    exporting.export([of_two_corpora], tmp_path / "model", {"news": 0.75, "talks": 0.25})
    assert record_in(tmp_path / "model")["network"] == record_in(tmp_path / "same")["network"]
    assert record_in(tmp_path / "model")["training"]["way"] == {"news": 0.75, "talks": 0.25}
    assert "- marks in the way of news 0.75, talks 0.25" in (tmp_path / "model" / "CARD.md").read_text()


def test_a_way_that_was_not_learnt_is_told(of_two_corpora, tmp_path):
    with pytest.raises(RunDiffers, match="no corpus “letters”; they know news, talks"):
        exporting.export([of_two_corpora], tmp_path / "model", {"letters": 1.0})
    assert not (tmp_path / "model").exists()


def test_a_record_that_is_there_keeps_its_confidence_and_loses_its_scores(tiny, tmp_path):
    exporting.export([tiny], tmp_path / "model")
    path = tmp_path / "model" / "model.json"
    path.write_text(json.dumps({**record_in(path.parent), "confidence": {"own": 1}, "scores": {"old": {}}}))
    exporting.export([tiny], path.parent)
    record = record_in(path.parent)
    assert (record["confidence"], record["scores"]) == ({"own": 1}, {})


@pytest.mark.parametrize(("name", "limit"), [("MOST_BYTES", 10), ("LARGEST_DIFFERENCE", 0.0)])
def test_what_must_not_be_shipped_is_not_written(tiny, tmp_path, monkeypatch, name, limit):
    monkeypatch.setattr(exporting, name, limit)
    with pytest.raises(ExportDiffers):
        exporting.export([tiny], tmp_path / "model")
    assert not (tmp_path / "model").exists()
