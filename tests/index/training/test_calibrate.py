"""Confidence is fitted to what a corpus says is right."""

import json
from dataclasses import replace

import numpy as np
import pytest

from index import resources
from index.model import QuotationKind
from index.training import calibrate
from index.training.corpus import labelled_article
from index.training.errors import TooFewStatements
from index.training.pairing import Words, right

TEXT = "Lind said it was safe. Tarn denied it."


def test_spans_touch_words_be_it_with_one_letter():
    assert Words(TEXT).touched([[3, 6], [10, 12]]) == {0, 1, 2}


def test_spans_of_marks_touch_no_word():
    assert Words(TEXT).touched([[21, 23]]) == set()


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        (({1, 2}, {0}), ({1, 2}, {0}), True),
        (({1, 2}, {0}), ({1, 2, 3, 4}, {0, 7}), True),
        (({1, 2}, {0}), ({2, 3, 4}, {0}), False),
        (({1, 2}, {0}), ({1, 2}, {5}), False),
        (({1, 2}, set()), ({1, 2}, set()), True),
        (({1, 2}, set()), ({1, 2}, {0}), False),
    ],
)
def test_a_statement_is_right_if_content_and_mention_agree(found, gold, expected):
    assert right([tuple(map(frozenset, found))], [tuple(map(frozenset, gold))]) == [expected]


def test_contents_pair_one_to_one_and_the_best_first():
    poor, good = (frozenset({1, 2}), frozenset({0})), (frozenset({1, 2, 3}), frozenset({0}))
    assert right([poor, good], [good]) == [False, True]


def test_the_fit_finds_the_weights_that_made_the_truths():
    random = np.random.default_rng(7)
    signals = np.column_stack([np.ones(4000), random.normal(size=4000)])
    truths = random.random(4000) < calibrate.probabilities(signals, np.array([-0.5, 1.5]))
    assert calibrate.fit(signals, truths) == pytest.approx([-0.5, 1.5], abs=0.15)


def test_a_statement_can_count_as_several():
    signals, truths = np.column_stack([np.ones(4), [0.0, 1.0, 2.0, 3.0]]), np.array([False, True, False, True])
    counted = calibrate.fit(signals, truths, np.array([1.0, 3.0, 1.0, 2.0]))
    several = np.repeat(np.arange(4), [1, 3, 1, 2])
    assert counted == pytest.approx(calibrate.fit(signals[several], truths[several]))


def test_a_small_corpus_is_not_drowned_by_a_large_one():
    large = [replace(example(f"l {number}", right=True), corpus="large") for number in range(900)]
    small = [replace(example(f"s {number}", right=False), corpus="small") for number in range(100)]
    chances = calibrate.cross_validated(large + small)
    # The small one counts for a quarter, as roots of 900 and 100 are 30 and 10, and not for a tenth.
    assert chances.mean() == pytest.approx(0.75, abs=0.02)


def test_a_signal_that_separates_perfectly_keeps_its_weight_finite():
    signals = np.column_stack([np.ones(20), np.arange(20) - 9.5])
    assert np.isfinite(calibrate.fit(signals, np.arange(20) > 9)).all()


def example(name, *, right, by_rule=None):
    return calibrate.Example(
        article=name,
        corpus="c",
        kind=QuotationKind.DIRECT,
        signals={"bias": 1.0},
        confidence=by_rule or 0.5,
        by_rule=by_rule,
        right=right,
    )


def test_no_statement_is_judged_by_weights_that_saw_its_article():
    alone = [example("alone", right=True) for _ in range(5)]
    others = [example(f"other {number}", right=False) for number in range(40)]
    assert max(calibrate.cross_validated(alone + others)[:5]) < 0.01


def test_the_confidence_of_a_rule_is_not_fitted():
    found = [
        example(f"a {number}", right=bool(number % 2), by_rule=0.6 if number < 3 else None) for number in range(60)
    ]
    assert calibrate.cross_validated(found)[:3] == pytest.approx([0.6] * 3)


@pytest.mark.parametrize(
    ("chances", "area"), [([0.1, 0.2, 0.8, 0.9], 1.0), ([0.9, 0.8, 0.2, 0.1], 0.0), ([0.5, 0.5, 0.5, 0.5], 0.5)]
)
def test_the_area_under_the_curve_tells_right_from_wrong(chances, area):
    assert calibrate.area_under_curve(np.array(chances), np.array([False, False, True, True])) == area


def test_confidence_that_is_as_often_right_as_it_says_has_no_error():
    chances, truths = np.array([0.5, 0.5, 1.0]), np.array([True, False, True])
    assert calibrate.calibration_error(chances, truths) == 0.0


def test_new_weights_leave_the_rest_of_the_record_alone(tmp_path):
    path = tmp_path / "model.json"
    path.write_text(resources.text("model", "model.json"))
    before = json.loads(path.read_text())
    calibrate.write_weights({"bias": 0.123456}, path)
    after = json.loads(path.read_text())
    assert after["confidence"].pop("weights") == {"bias": 0.1235}
    del before["confidence"]["weights"]
    assert after == before


def test_a_corpus_without_statements_is_refused(tmp_path):
    (tmp_path / "corpus.jsonl").write_text("")
    with pytest.raises(TooFewStatements):
        calibrate.calibrate([tmp_path / "corpus.jsonl"], resources.path("model"), dry_run=True)


def test_statements_of_a_corpus_become_examples():
    text = "Mayor Lind said the bridge was safe.\nThe river rose."
    gold = {"source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 35]]}
    rows = [labelled_article({"id": 1, "text": text, "annotations": [{"attributions": [gold]}]})]
    found = list(calibrate.examples(rows, "river"))
    assert [each.right for each in found if each.signals["cue"] > 0] == [True]
    assert {each.corpus for each in found} == {"river"}


def test_the_report_names_each_corpus_and_kind():
    found = [example(f"a {number}", right=number % 3 > 0) for number in range(30)]
    text = calibrate.report(np.linspace(0.1, 0.9, 30), found)
    assert "c            all               30  0.667" in text
    assert "c            direct            30  0.667" in text
