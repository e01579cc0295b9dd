"""The shipped network is loaded when it is needed, and never if it is not the one we shipped."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import resources
from index.errors import ModelDamaged, ModelMissing
from index.statements.features import passages
from index.statements.tagger import TAGS, Tagger
from index.text import paragraph_spans
from tests.index.statements.marked import quotes_of

ROOT = Path(__file__).parents[3]
FILES = ("model.json", "vocab.txt", "model.int8.onnx")


@pytest.fixture
def copy(tmp_path):
    """A copy of the shipped model."""
    for name in FILES:
        shutil.copy(resources.path("model", name), tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelMissing) as caught:
        Tagger(copy)
    assert caught.value.path.name == name


@pytest.mark.parametrize("name", ["vocab.txt", "model.int8.onnx"])
def test_one_changed_bit_is_damage(copy, name):
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelDamaged) as caught:
        Tagger(copy)
    assert caught.value.path.name == name


def test_a_network_that_does_not_load_is_damaged(copy):
    record = json.loads((copy / "model.json").read_text())
    (copy / "model.int8.onnx").write_bytes(b"no network")
    record["network"]["sha256"] = hashlib.sha256(b"no network").hexdigest()
    (copy / "model.json").write_text(json.dumps(record))
    with pytest.raises(ModelDamaged):
        Tagger(copy)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"network": 1, "vocabulary": {}, "confidence": {}}'])
def test_a_record_that_cannot_be_understood_is_damaged(copy, record):
    (copy / "model.json").write_text(record)
    with pytest.raises(ModelDamaged):
        Tagger(copy)


@pytest.mark.parametrize("part", ["network", "vocabulary"])
def test_a_record_without_a_check_sum_is_damaged(copy, part):
    record = json.loads((copy / "model.json").read_text())
    del record[part]["sha256"]
    (copy / "model.json").write_text(json.dumps(record))
    with pytest.raises(ModelDamaged):
        Tagger(copy)


def test_a_folder_in_place_of_a_file_is_damage(copy):
    (copy / "vocab.txt").unlink()
    (copy / "vocab.txt").mkdir()
    with pytest.raises(ModelDamaged):
        Tagger(copy)


def shown(tagger, text):
    """The passages of a text."""
    paragraphs = paragraph_spans(text)
    return passages(text, quotes_of(text), tagger.pieces, paragraphs, [0] * len(paragraphs))


def test_each_piece_gets_probabilities(tagger):
    found = shown(tagger, "Lind said it was safe.\nTarn agreed.")
    scored = tagger.score(found)
    pieces = sum(len(passage.ids) for passage in found)
    rows = range(pieces)
    assert scored.tags.shape == (pieces, TAGS)
    assert scored.link(rows).shape == scored.source(rows).shape == (pieces, pieces + 3)
    for scores in (scored.tags, scored.link(rows), scored.source(rows)):
        assert np.allclose(np.exp(scores).sum(1), 1.0, atol=1e-4)


def test_positions_leave_out_what_stands_between_paragraphs(tagger):
    first, second = found = shown(tagger, "Lind said so.\nTarn agreed.")
    before = 1 + len(first.ids) + 1
    expected = [*range(1, before - 1), *range(before, before + len(second.ids))]
    assert list(tagger.score(found).positions) == expected


def test_the_same_paragraph_gets_the_same_scores_whatever_was_read_before(tagger):
    found = shown(tagger, "Lind said it was safe.\n“It is not,” Tarn told reporters in the harbour on Monday.")
    alone = tagger.score(found[:1])
    tagger.score(found[1:])
    again = tagger.score(found[:1])
    assert np.array_equal(alone.tags, again.tags)
    assert np.array_equal(alone.link([0, 1]), again.link([0, 1]))


@pytest.mark.parametrize(
    ("module", "absent"),
    [("index.statements.extract", {"onnxruntime"}), ("index.workspace", {"onnxruntime", "numpy"})],
)
def test_importing_does_not_load_what_only_reading_needs(module, absent):
    code = f"import sys, {module}; print(*sorted({absent!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_runtime_is_told_to_send_nothing(tagger):
    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
