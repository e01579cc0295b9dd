"""What has nothing to do with a statement does not change it, in free news that nobody wrote for these tests.

Every ninth article of the two parts of `tests/golden/free_news` that may be read.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.layout import article as article_from
from tests.index.statements.test_metamorphic import CULTURES
from tests.index.statements.transforming import (
    STYLES,
    UNRELATED,
    cut,
    facts,
    gaps,
    renamed,
    with_curly_marks,
    with_marks,
    with_paragraph,
)

NEWS = Path(__file__).parents[2] / "golden" / "free_news"
LINES = [line for name in ("train", "tune") for line in (NEWS / f"{name}.jsonl").read_text("utf-8").splitlines()][::9]
ROWS = {row["id"]: row for row in map(json.loads, LINES)}
ARTICLES = {name: article_from(row["text"]) for name, row in ROWS.items()}
CURLY = {
    name: curly for name, article in ARTICLES.items() if (curly := with_curly_marks(article)) and "“" in curly.text
}
NAMES = [word for words in CULTURES.values() for word in re.findall(r"\w+", words)]
UNCHANGED_BY_NAMES = 0.9
"""Share of what is listed that is the same under other names, whatever the network thinks of them."""

few = settings(max_examples=40, derandomize=True, deadline=None)


@pytest.fixture(scope="module")
def read(extractor):
    """The statements of an article; each article is read once."""
    known = {}

    def read_article(article):
        if article not in known:
            known[article] = extractor.extract(article)
        return known[article]

    return read_article


def without_cue(found):
    """The facts of a statement without its cue, whose edges hang most on what surrounds it."""
    content, _, *rest = found
    return (content, *rest)


def test_there_is_enough_to_be_changed(read):
    assert len(CURLY) >= 10
    assert sum(len(read(article)) for article in ARTICLES.values()) >= 150


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"british"}))
def test_the_style_of_marks_changes_nothing(style, read):
    # British ones look like the apostrophes of these articles; the invented ones are read with them, too.
    for article in CURLY.values():
        assert [facts(found) for found in read(with_marks(article, style))] == [facts(found) for found in read(article)]


@few
@given(st.data())
def test_an_unrelated_paragraph_changes_no_statement(read, data):
    article = ARTICLES[data.draw(st.sampled_from(sorted(ARTICLES)))]
    place = data.draw(st.sampled_from(gaps(article, read(article))))
    told = with_paragraph(article, place, data.draw(st.sampled_from(UNRELATED)))
    added = told.article.paragraphs[place].span
    found = [facts(statement) for statement in read(told.article) if not statement.span.overlaps(added)]
    assert found == [facts(statement, told.moved) for statement in read(article)]


@few
@given(st.data())
def test_two_halves_of_an_article_hold_the_statements_of_the_whole(read, data):
    article = ARTICLES[data.draw(st.sampled_from(sorted(ARTICLES)))]
    inside = [place for place in gaps(article, read(article)) if place < len(article.paragraphs)]
    if inside:
        first, second = cut(article, data.draw(st.sampled_from(inside)))
        apart = [*map(facts, read(first)), *(facts(found, second.moved) for found in read(second.article))]
        assert apart == list(map(facts, read(article)))


def test_little_of_what_is_listed_hangs_on_names(read):
    counts = Counter()
    for number, (name, row) in enumerate(ROWS.items()):
        words = {
            word for start, end in row.get("persons", ()) for word in re.findall(r"\b[A-Z]\w+", row["text"][start:end])
        }
        if not words:
            continue
        names = {word: NAMES[(number + 3 * place) % len(NAMES)] for place, word in enumerate(sorted(words))}
        told = renamed(ARTICLES[name], names)
        after = {without_cue(facts(found)) for found in read(told.article)}
        before = [without_cue(facts(found, told.moved)) for found in read(ARTICLES[name]) if found.listed]
        counts.update(all=len(before), same=sum(one in after for one in before))
    assert counts["all"] > 50
    assert counts["same"] >= UNCHANGED_BY_NAMES * counts["all"]
