"""What the program finds is held against a corpus, alone and beside other predictions."""

import importlib.util
import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from index.reading.layout import article
from index.statements.extract import Extractor
from index.training import corpus
from index.training.errors import CorpusDamaged
from index.training.evaluation import Evaluation, evaluate, predictions, report
from index.training.scoring import KINDS, Found, score, tally
from tests.index.training.labelled import labelled, news, write_lines

SHARED = Path(__file__).parents[4] / "shared"
DEV, SCORER = SHARED / "data" / "polnear" / "dev.jsonl.gz", SHARED / "tools" / "score_attributions.py"
LISTED = "Mayor Ada Quill hopes that rain will fall. [m:Mayor Ada Quill] [c:said] [q:the bridge was safe]."


@pytest.fixture(scope="module")
def extractor():
    return Extractor()


def answers(found, extractor):
    """The program's own answers, as another system's predictions."""
    return {
        each.id: tuple(Found(content=one.content, source=one.mention) for one in extractor.extract(article(each.text)))
        for each in found
    }


def test_statements_are_held_against_those_of_the_corpus(extractor):
    evaluation = evaluate([news()], "news", extractor)
    assert evaluation.ours[0]["all", "marked"] == 3
    assert evaluation.scores()["direct"]["f1"] == 1.0
    assert evaluation.theirs is None


def test_our_own_predictions_are_as_good_as_ours(extractor):
    found = [news("a"), news("b")]
    evaluation = evaluate(found, "news", extractor, against=answers(found, extractor))
    assert evaluation.theirs == evaluation.ours


def test_who_says_nothing_of_an_article_found_nothing_in_it(extractor):
    evaluation = evaluate([news()], "news", extractor, against={})
    assert (evaluation.theirs[0]["all", "found"], evaluation.theirs[0]["all", "marked"]) == (0, 3)


def test_the_first_annotator_is_right(extractor):
    article = labelled(LISTED, LISTED.replace("[q:the bridge was safe]", "the bridge was safe"))
    assert evaluate([article], "news", extractor).ours[0]["all", "marked"] == 1


def test_an_article_that_nobody_has_marked_has_no_statements(extractor):
    nobody = corpus.LabelledArticle(id="a", text="So it is.", annotations=())
    assert evaluate([nobody], "news", extractor).ours[0]["all", "marked"] == 0


def with_thought():
    """An article with one statement that was said, and a wish that is marked as such."""
    row = corpus.as_row(labelled(LISTED))
    wish = {"source": [[0, 15]], "cue": [[16, 21]], "content": [[22, 41]], "manner": "thought"}
    row["annotations"][0]["attributions"].append(wish)
    return corpus.labelled_article(row)


def test_everything_that_is_marked_counts(extractor):
    assert evaluate([with_thought()], "news", extractor).ours[0]["all", "marked"] == 2


def test_only_what_was_said_counts_beside_what_is_listed(extractor):
    evaluation = evaluate([with_thought()], "news", extractor, listed=True)
    (only,) = evaluation.ours
    assert (only["all", "marked"], only["all", "found"], only["all", "found right"]) == (1, 1, 1)


def test_predictions_are_read(tmp_path):
    found = {"source": [[0, 4]], "content": [[5, 9]]}
    path = write_lines(tmp_path / "theirs.jsonl", [{"id": 1, "attributions": [found]}])
    assert predictions(path) == {"1": (Found(source=((0, 4),), content=((5, 9),)),)}


def test_predictions_may_be_what_the_command_line_prints(tmp_path):
    found = {"mention": [[0, 4]], "cue": [], "content": [[5, 9]]}
    path = write_lines(tmp_path / "theirs.jsonl", [{"id": "x", "statements": [found, {**found, "listed": False}]}])
    assert [len(predictions(path, listed=listed)["x"]) for listed in (False, True)] == [2, 1]


@pytest.mark.parametrize(
    "row",
    [{"id": 4}, {"id": 4, "attributions": [{}]}, {"attributions": []}, {"id": 4, "attributions": [{"content": 3}]}],
)
def test_predictions_that_cannot_be_read_are_named(tmp_path, row):
    with pytest.raises(CorpusDamaged, match=r"theirs\.jsonl, article (4|None)"):
        predictions(write_lines(tmp_path / "theirs.jsonl", [row]))


def test_the_report_has_a_row_for_each_kind(extractor):
    lines = report(evaluate([news()], "news", extractor)).splitlines()
    assert lines[0].startswith("news: 1 articles, ")
    assert [line.split()[0] for line in lines[2:]] == list(KINDS)


def test_the_report_compares(extractor):
    lines = report(evaluate([news()], "news", extractor, against={})).splitlines()
    (direct,) = [line.split() for line in lines[7:] if line.startswith("direct")]
    assert direct == ["direct", "100.0", "0.0", "+100.0", "0.0"]


def test_the_report_of_nothing_is_all_zeros():
    assert "all          0.0" in report(Evaluation(corpus="none", ours=()))


@pytest.mark.corpus
@pytest.mark.skipif(not (DEV.exists() and SCORER.exists()), reason="the reference corpora are not here")
def test_scores_agree_with_the_reference_scorer(tmp_path, extractor):
    rows = list(islice(corpus.rows(DEV), 6))
    found = [corpus.labelled_article(row) for row in rows]
    gold = write_lines(tmp_path / "gold.jsonl", rows)
    evaluation = evaluate(found, "dev", extractor, against={})
    theirs = [{"id": each.id, "attributions": attributions(extractor, each.text)} for each in found]
    reference = scorer()
    expected = reference.score(reference.read_jsonl(str(gold)), {row["id"]: row for row in theirs})
    for kind, scores in evaluation.scores().items():
        joint = expected["joint"]["iou50+source"][kind]
        assert scores["precision"] == pytest.approx(joint["p"])
        assert scores["recall"] == pytest.approx(joint["r"])
        assert scores["f1"] == pytest.approx(joint["f1"])
        assert scores["content_recall"] == pytest.approx(expected["content"]["iou50"][kind]["r"])


def attributions(extractor, text):
    found = extractor.extract(article(text))
    return json.loads(json.dumps([{"source": one.mention, "cue": one.cue, "content": one.content} for one in found]))


def scorer():
    spec = importlib.util.spec_from_file_location("score_attributions", SCORER)
    module = importlib.util.module_from_spec(spec)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


@pytest.mark.corpus
@pytest.mark.skipif(not DEV.exists(), reason="the reference corpora are not here")
def test_people_agree_with_themselves_perfectly():
    for each in islice(corpus.articles(DEV), 6):
        gold = [Found(content=entry.content, source=entry.source) for entry in each.annotations[0]]
        assert score([tally(each.text, gold, gold)]).f1 == 1.0
