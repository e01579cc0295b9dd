"""The command that looks for a quote."""

import json

import pytest

WAITED = "We have waited two years for this day"


@pytest.fixture(autouse=True)
def library(run, write):
    """Two invented articles."""
    run("import", write("bridge.txt"))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((WAITED,), "exact"),
        (("We have waited two years …",), "part of a longer statement"),
        (("We have not waited two years for this day",), "altered: 1 word differs"),
        ((WAITED, "--speaker", "Quill"), "exact"),
        ((WAITED, "--speaker", "Lee Tan"), "by someone else than Lee Tan"),
        (("the bridge was safe again",), "only reported indirectly"),
        (("the bridge was never safe again",), "only reported indirectly, and altered: 1 word differs"),
    ],
)
def test_a_quote_comes_with_how_it_stands_to_its_statement(run, arguments, line):
    code, output, errors = run("verify", *arguments)
    assert (code, errors) == (0, "")
    assert output.splitlines()[0] == f"“{arguments[0]}”: {line}"
    assert "Ada Quill" in output


def test_a_difference_is_marked_in_its_place(run):
    _, output, _ = run("verify", "We have not waited two years for that day")
    assert "We have {+not+} waited two years for [-this-] {+that+} day" in output


def test_what_is_not_there_is_not_called_false(run):
    code, output, _ = run("verify", "Nobody has ever seen a whale in the harbour")
    assert (code, output) == (1, "“Nobody has ever seen a whale in the harbour”: not found in your article\n")


def test_the_answer_as_an_object_has_both_texts(run):
    _, output, _ = run("verify", "--json", "We have waited three years")
    answer = json.loads(output)
    (finding, *_) = answer["findings"]
    assert (answer["verdict"], answer["articles"], answer["speaker"]) == ("altered", 1, None)
    assert finding["statement"]["speaker"] == "Ada Quill"
    assert finding["cut_behind"] == "for this day"
    assert {"difference": "replaced", "quote": "three", "statement": "two", "marked": False} in finding["pieces"]


def test_a_table_of_quotes_is_answered_line_by_line(run, write):
    table = write("quotes.csv", f'\ufeffSpeaker,Quote\nQuill,"{WAITED}"\nTan,{WAITED}\n,Nobody has seen a whale\n')
    code, output, _ = run("verify", "--csv", table, "--json")
    assert code == 1
    assert [json.loads(line)["verdict"] for line in output.splitlines()] == [
        "exact", "by someone else than named", "not found",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"name,text\na,b\n", "no column named quote"), (b"\xff\xfe\x00", "not a text file"), (None, "cannot be opened")],
)
def test_a_table_that_cannot_be_read_says_why(run, write, tmp_path, content, words):
    path = write("quotes.csv", content) if content is not None else tmp_path / "none.csv"
    code, output, errors = run("verify", "--csv", path)
    assert (code, output) == (1, "")
    assert words in errors


def test_the_answers_to_a_table_are_written_as_a_table(run, write, tmp_path):
    table = write("quotes.csv", f"quote,speaker\n{WAITED},Quill\nNobody has seen a whale,\n")
    code, output, errors = run("verify", "--csv", table, "--output", tmp_path / "answers.csv")
    assert (code, output, errors) == (1, "1 exact\n1 not found\n", "")
    assert "Ada Quill" in (tmp_path / "answers.csv").read_text("utf-8")
    code, _, errors = run("verify", WAITED, "--output", tmp_path / "more.csv")
    assert code == 1
    assert "--csv" in errors
