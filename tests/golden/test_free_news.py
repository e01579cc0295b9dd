"""Free news with every statement marked by hand: well formed, its portions apart, and mostly found by the program."""

import json
from pathlib import Path

import pytest

from index.statements.extract import Extractor
from index.training.corpus import articles
from index.training.evaluation import evaluate

FOLDER = Path(__file__).parent / "free_news"
PORTIONS = ("train", "tune", "test")
FREE = {"CC BY 2.5", "CC BY 4.0"}


def rows(portion):
    with (FOLDER / f"{portion}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.mark.parametrize("portion", PORTIONS)
def test_every_line_can_be_read(portion):
    assert len(list(articles(FOLDER / f"{portion}.jsonl"))) == len(rows(portion))


def test_no_article_is_in_two_portions():
    ids = [row["id"] for portion in PORTIONS for row in rows(portion)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("portion", PORTIONS)
def test_every_article_is_free_and_says_where_it_is_from(portion):
    assert {row["licence"] for row in rows(portion)} <= FREE
    assert [row["id"] for row in rows(portion) if not row.get("url")] == []


@pytest.mark.parametrize("portion", PORTIONS)
def test_marks_are_of_the_known_kinds_and_point_at_statements(portion):
    for row in rows(portion):
        (annotation,) = row["annotations"]
        marked = annotation["attributions"]
        for number, entry in enumerate(marked):
            assert entry["content"]
            assert entry["manner"] in ("said", "thought")
            assert entry["polarity"] in ("plain", "negated", "hypothetical")
            assert entry["within"] is None or (entry["within"] in range(len(marked)) and entry["within"] != number)


def test_most_of_what_is_listed_was_said_and_most_of_what_was_said_is_listed():
    # Floors well under what is measured today: a change that falls through them has broken something.
    path = FOLDER / "test.jsonl"
    found = evaluate(articles(path), "test", Extractor(), listed=True).scores()
    assert found["all"]["f1"] > 0.70
    assert found["all"]["precision"] > 0.78
    assert found["direct"]["content_recall"] > 0.85
