"""A quote that no statement has, but a text."""

import json

import pytest

from index.comparing.findings import Verdict
from index.comparing.wording import verdict_words
from index.model import SourceRecord

TEXT = """Ferry comes

The quay of Harbour Town was painted green in the spring, and nobody in the whole town knew who had paid for the paint.

“The boat is a long overdue step for everybody on the islands,” Mayor Ida Holm said on Monday.
"""


@pytest.fixture
def article(library):
    """The story; its number."""
    return library.import_text(TEXT, record=SourceRecord(outlet="Harbour Post", published="2021-05-03")).imported[0]


@pytest.mark.parametrize(
    "quote",
    [
        "The quay of Harbour Town was painted green in the spring, and nobody in the whole town knew",
        "the QUAY of Harbour Town – was “painted green” in the spring",
        "painted green in",
        "The quay of Harbour Town … nobody in the whole town knew who had paid",
    ],
)
def test_words_of_a_text_are_found_and_told_apart_from_a_statement(article, reader, quote):
    answer = reader.verify(quote)
    assert answer.verdict is Verdict.IN_TEXT
    assert verdict_words(answer) == "in the text of an article, but not as a statement"
    (found,) = answer.passages
    assert found.article_id == article
    text = reader.article(article).article.text
    assert text[found.span.start : found.span.end] == found.words
    assert f"{found.before}{found.words}{found.behind}" in text


@pytest.mark.parametrize(
    "quote",
    [
        "The quay of Harbour Town was painted blue in the autumn, and everybody knew",
        "green painted in",
        "nobody in the whole town … The quay of Harbour Town",
        "green 100% _",
    ],
)
def test_other_words_are_not(article, reader, quote):
    answer = reader.verify(quote)
    assert answer.verdict is Verdict.NOT_FOUND
    assert answer.passages == ()


def test_a_statement_comes_before_a_text(article, reader):
    answer = reader.verify("The boat is a long overdue step for everybody on the islands")
    assert answer.verdict is Verdict.EXACT
    assert answer.passages == ()


def test_a_removed_article_has_no_text(article, reader, library):
    library.remove_articles([article])
    assert reader.verify("The quay of Harbour Town was painted green in the spring").verdict is Verdict.NOT_FOUND
    assert reader.verify("painted green in").verdict is Verdict.NOT_FOUND


def test_the_command_line_tells_the_place(article, library, run):
    library.close()
    code, printed, _ = run("verify", "The quay of Harbour Town was painted green")
    assert code == 0
    assert "in the text of an article, but not as a statement" in printed
    assert f"in the text of article {article} (" in printed
    assert "[The quay of Harbour Town was painted green]" in printed
    _, printed, _ = run("verify", "The quay of Harbour Town was painted green", "--json")
    found = json.loads(printed)
    assert found["verdict"] == "in the text, but not as a statement"
    assert found["passages"][0]["words"] == "The quay of Harbour Town was painted green"
