"""Everything that can be corrected in the window can be corrected in a terminal, too."""

import json

import pytest

from tests.index.texts import BRIDGE

NEWS = "Ferry news\n\nRex Quill said the ferry was late.\n"
MORE = "Bridge news\n\nQuill said the bridge was safe. Lee Tan denied it.\n"


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def person(run):
    """Gives a person by name, as speakers prints it."""

    def called(name):
        (found,) = [one for one in lines(run("speakers", "--json", name)[1]) if one["name"] == name]
        return found

    return called


@pytest.fixture
def statement(run, filled):
    """Gives the only statement that a query finds, as search prints it."""

    def found(query="years"):
        (only,) = lines(run("search", query, "--json")[1])
        return only

    return found


@pytest.fixture
def pair(run, write):
    """Two articles whose Quills may be one; gives the numbers that same-person prints."""
    run("import", write("ferry.txt", NEWS), write("bridge.txt", MORE))
    (found,) = lines(run("same-person", "--json")[1])
    assert [one["name"] for one in found["people"]] == ["Rex Quill", "Quill"]
    assert found["reason"].startswith("the surname of the other")
    return [one["id"] for one in found["people"]]


def test_pairs_that_may_be_one_are_listed_and_merged(run, pair, person):
    assert "Rex Quill – Quill: the surname of the other" in run("same-person")[1]
    assert run("merge", *pair)[0] == 0
    assert person("Rex Quill")["statements"] == 2
    assert run("same-person") == (1, "", "on-the-record: no two people look like one\n")


def test_pairs_that_are_two_are_kept_apart(run, pair):
    code, output, _ = run("keep-apart", *pair)
    assert (code, "Not the same person: Rex Quill – Quill" in output) == (0, True)
    assert run("same-person", "--json")[:2] == (1, "")
    run("undo")
    assert len(lines(run("same-person", "--json")[1])) == 1


def test_names_are_taken_out_of_a_person(run, pair, person):
    run("merge", *pair)
    assert run("split", pair[0], "Quill")[0] == 0
    assert person("Quill")["statements"] == 1
    assert run("split", pair[0], "Tan")[0] == 1


def test_further_names_are_given_and_taken_away(run, pair, person):
    assert run("alias", pair[0], "The Admiral", "R. Q. Quill")[0] == 0
    assert person("Rex Quill")["aliases"] == ["The Admiral", "R. Q. Quill"]
    assert len(lines(run("search", "--json", 'speaker:"the admiral"')[1])) == 1
    assert run("alias", pair[0], "the admiral", "--off")[0] == 0
    assert person("Rex Quill")["aliases"] == ["R. Q. Quill"]
    assert run("alias", pair[0], "--off", "Nobody")[0] == 1


def test_what_is_no_statement_is_taken_out_and_brought_back(run, statement):
    before = statement()
    assert run("reject", before["id"])[0] == 0
    assert run("search", "years")[0] == 1
    rejected = statement("is:rejected")
    assert (rejected["id"], rejected["corrected"]) == (before["id"], ["rejected"])
    assert "rejected  it is no statement" in run("show", before["id"])[1]
    assert run("reject", "--off", before["id"])[0] == 0
    assert statement() == before


def test_a_statement_gets_other_ends(run, statement):
    before = statement()
    (start, end), *_ = before["content"]
    assert run("set-content", before["id"], start, end - len(" for this day,”"))[0] == 0
    assert statement()["quote"] == "“We have waited two years"
    assert run("set-content", before["id"], 0, 10**6)[0] == 1


def test_words_of_an_article_become_a_statement(run, statement, person):
    start = BRIDGE.index("reopens")
    code, output, _ = run("add-statement", 1, start, start + 7, "--speaker", "Jo Li", "--json")
    (change,) = lines(output)
    added = statement("reopens")
    assert (code, change["statement_ids"]) == (0, [added["id"]])
    assert (added["speaker"], added["corrected"]) == ("Jo Li", ["added", "speaker"])
    run("add-statement", 1, 0, 6, "--person", person("Ada Quill")["id"])
    run("add-statement", 1, 7, 14, 15, 20)
    assert [one["speaker"] for one in lines(run("search", "is:corrected", "--json")[1])].count("Ada Quill") == 1
    assert statement('"after"')["speaker"] is None


def test_marks_are_put_on_and_taken_off(run, statement):
    number = statement()["id"]
    for command in (["star", number], ["tag", "budget, to  check", number], ["note", number, "ask again"]):
        assert run(*command)[0] == 0
    marked = statement("is:starred is:tagged is:noted")
    assert (marked["starred"], marked["tags"], marked["note"]) == (True, ["budget", "to check"], "ask again")
    assert run("tags")[1].split("\n")[0].split() == ["1", "budget"]
    assert lines(run("tags", "--json")[1]) == [
        {"tag": "budget", "statements": 1}, {"tag": "to check", "statements": 1},
    ]  # fmt: skip
    for command in (
        ["star", "--off", number], ["tag", "--off", "Budget,to check", number], ["note", number, ""],
    ):  # fmt: skip
        assert run(*command)[0] == 0
    bare = statement()
    assert (bare["starred"], bare["tags"], bare["note"]) == (False, [], "")


def test_each_change_is_printed_as_json(run, statement):
    (change,) = lines(run("star", "--json", statement()["id"])[1])
    assert (change["title"], change["statement_ids"]) == ("Star", [statement()["id"]])
    (undone,) = lines(run("undo", "--json")[1])
    assert undone["undoes"] == change["id"]


def test_the_log_is_printed_as_a_table(run, statement):
    run("star", statement()["id"])
    run("star", "--off", statement()["id"])
    head, first, *rest = run("log", "--csv", "--limit", 1)[1].splitlines()
    assert head.startswith("\ufeffnumber,made_at,what")
    assert ("Star taken off" in first, rest) == (True, [])


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["speakers", "zzzz"], "nobody speaks whose names have “zzzz” in them"),
        (["log"], "nothing was changed yet"),
        (["log", "--csv"], "nothing was changed yet"),
        (["log", "--article", "2"], "nothing was changed in article 2"),
        (["log", "--article", "9999"], "there is no article 9999"),
        (["tags"], "no statement has a tag"),
        (["same-person"], "no two people look like one"),
        (["articles", "--reviewed"], "nothing was corrected or checked yet"),
        (["rename", "1", "x" * 201], "a name of 201 characters is too long; at most 200 are kept"),
        (["star", "9999"], "there is no statement 9999"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_printed_or_done_is_said_in_words(run, filled, command, words):
    assert run(*command) == (1, "", f"on-the-record: {words}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["set-content", "1", "4"],
        ["set-content", "1", "4", "-9"],
        ["add-statement", "1"],
        ["add-statement", "1", "0", "5", "9"],
        ["add-statement", "1", "0", "5", "--person", "1", "--speaker", "x"],
        ["keep-apart", "1"],
        ["keep-apart", "1", "2", "3"],
        ["tag", "1"],
        ["note", "1"],
        ["alias", "1"],
        ["split", "1"],
        ["reject"],
        ["log", "--json", "--csv"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2_and_changes_nothing(run, filled, capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    capsys.readouterr()
    assert caught.value.code == 2
    assert run("log")[:2] == (1, "")
