"""Confidence is a calibrated probability whose weights stand in the model's record."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import resources
from index.errors import ModelDamaged, ModelMissing
from index.model import Manner, QuotationKind, Span
from index.statements.confidence import Judge, Judged, signals_of
from index.statements.linking import Draft, Signals

LISTED_FROM = {"direct": 0.5, "mixed": 0.6, "indirect": 0.7}
RECORD = {"confidence": {"weights": {"bias": -1.0, "content": 0.5}, "listed_from": LISTED_FROM, "reported_from": 0.2}}
TEXT = "Mayor Lind said the bridge would be safe again in spring."
PARTS = ("cue", "source", "content", "content_begin", "link", "source_link")
probability = st.floats(0.0, 1.0)


def draft(**signals):
    """A statement that the network is so sure of."""
    return Draft(
        content=(Span(16, 56),),
        cue=(Span(11, 15),),
        mention=(Span(0, 10),),
        signals=Signals(**{part: signals.get(part, 0.5) for part in PARTS}),
    )


@pytest.fixture
def write(tmp_path):
    """Writes a model's record and gives its folder."""

    def answer(record):
        (tmp_path / "model.json").write_text(record if isinstance(record, str) else json.dumps(record))
        return tmp_path

    return answer


@pytest.fixture(scope="module")
def judge():
    return Judge()


def test_a_missing_record_is_named(tmp_path):
    with pytest.raises(ModelMissing) as caught:
        Judge(tmp_path)
    assert caught.value.path == tmp_path / "model.json"


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "[]",
        "{}",
        {"confidence": {}},
        {"confidence": {"weights": []}},
        {"confidence": RECORD["confidence"] | {"weights": {"bias": "much"}}},
        {"confidence": RECORD["confidence"] | {"listed_from": 0.5}},
        {"confidence": RECORD["confidence"] | {"listed_from": {"direct": 0.5}}},
        {"confidence": {"weights": {"bias": 1.0}, "listed_from": LISTED_FROM}},
    ],
)
def test_a_record_that_cannot_be_understood_is_damaged(write, record):
    with pytest.raises(ModelDamaged):
        Judge(write(record))


def test_bytes_that_are_no_text_are_damaged(tmp_path):
    (tmp_path / "model.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelDamaged):
        Judge(tmp_path)


def test_weights_come_from_the_record(write):
    judge = Judge(write(RECORD))
    assert confidence(judge, draft(content=0.5)) == pytest.approx(0.2689, abs=1e-3)


def test_thresholds_come_from_the_record(write):
    judge = Judge(write(RECORD))
    verdicts = [
        Judged(draft=draft(), kind=kind, manner=Manner.SAID, confidence=value)
        for kind, least in LISTED_FROM.items()
        for value in (least - 0.01, least)
    ]
    assert [judge.is_sure_enough(verdict) for verdict in verdicts] == [False, True] * 3
    assert [judge.is_reported(value) for value in (0.19, 0.2)] == [False, True]


def test_a_statement_found_by_a_rule_is_as_sure_as_the_rule(judge):
    assert confidence(judge, replace(draft(), rule_confidence=0.77)) == 0.77


@pytest.mark.parametrize("kind", QuotationKind)
@given(signals=st.fixed_dictionaries(dict.fromkeys(PARTS, probability)), end=st.integers(17, 56))
def test_confidence_is_a_probability(judge, kind, signals, end):
    found = replace(draft(**signals), content=(Span(16, end),))
    assert 0.0 <= judge.judged(TEXT, found, kind).confidence <= 1.0


@pytest.mark.parametrize("kind", QuotationKind)
@given(st.lists(probability, min_size=2, max_size=2).map(sorted))
def test_a_surer_content_never_makes_a_statement_less_sure(judge, kind, both):
    less, more = (judge.judged(TEXT, draft(content=value), kind).confidence for value in both)
    assert less <= more


def test_a_word_of_speech_makes_a_statement_surer_than_a_deed(judge):
    deed = TEXT.replace("said", "owns")
    assert judge.judged(deed, draft(), QuotationKind.INDIRECT).confidence < confidence(judge, draft())


def test_a_statement_is_judged_with_its_manner(judge):
    thought = TEXT.replace("said", "hope")
    assert judge.judged(thought, draft(), QuotationKind.INDIRECT).manner is Manner.THOUGHT


def test_every_weight_of_the_shipped_record_is_of_a_known_signal():
    record = json.loads(resources.text("model", "model.json"))
    assert set(record["confidence"]["weights"]) == set(signals_of(TEXT, draft(), QuotationKind.MIXED))


def confidence(judge, found):
    return judge.judged(TEXT, found, QuotationKind.INDIRECT).confidence
