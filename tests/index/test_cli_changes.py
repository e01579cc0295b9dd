import json

import pytest

from index import cli, importing
from index.library import lock
from index.workspace import Workspace
from tests.index.texts import BRIDGE


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def person(run, filled):
    """Gives the number of a person by name."""

    def numbered(name):
        (found,) = [one["id"] for one in lines(run("speakers", "--json", name)[1]) if one["name"] == name]
        return found

    return numbered


@pytest.fixture
def found(run, filled):
    """Gives the only statement that a query finds, as search prints it."""

    def searched(query):
        (only,) = lines(run("search", query, "--json")[1])
        return only

    return searched


def names(run, *arguments):
    return [one["name"] for one in lines(run("speakers", "--json", *arguments)[1])]


def test_speakers_are_printed_as_json(run, filled):
    code, output, errors = run("speakers", "--json")
    first = lines(output)[0]
    assert (code, errors) == (0, "")
    assert list(first) == ["id", "name", "kind", "aliases", "names", "statements", "articles"]
    assert (first["name"], first["statements"], first["articles"]) == ("Ada Quill", 2, 1)
    assert first["names"] == [{"name": "Ada Quill", "reason": "the same full name"}]


def test_speakers_are_found_by_parts_of_their_names(run, filled):
    assert names(run, "BRAND") == ["Otto Brandt"]
    assert run("speakers", "nobody")[:2] == (1, "")


def test_speakers_of_hidden_statements_alone_are_only_found_by_name(run, filled):
    assert "farmers" not in names(run)
    assert names(run, "farmers") == ["farmers"]


def test_people_are_merged_under_the_first_and_found_by_both_names(run, person):
    code, output, errors = run("merge", person("Ada Quill"), person("Lee Tan"))
    assert (code, errors) == (0, "")
    assert "Merging of people: Ada Quill: Ada Quill, Lee Tan → Ada Quill" in output
    assert names(run) == ["Ada Quill", "Otto Brandt"]
    assert "also Lee Tan" in run("speakers")[1]
    assert len(run("search", 'speaker:"Lee Tan"')[1].splitlines()) == 3


def test_a_person_is_renamed(run, person):
    assert run("rename", person("Ada Quill"), "Ada B. Quill")[0] == 0
    assert "Ada B. Quill: “We have waited" in run("search", "years")[1]


def test_a_statement_gets_a_speaker_by_name(run, found, person):
    statement = found("years")
    code, output, _ = run("set-speaker", "Otto Brandt", statement["id"])
    assert (code, "Change of speaker: “We have waited" in output, "Ada Quill → Otto Brandt" in output) == (
        0,
        True,
        True,
    )
    after = found("years")
    assert (after["speaker"], after["tier"], after["corrected"]) == ("Otto Brandt", "clear", ["speaker"])
    assert after["person"] == person("Otto Brandt") != statement["person"]


def test_a_statement_gets_a_new_speaker(run, found):
    run("set-speaker", "Jo Li", found("years")["id"], found("rained")["id"])
    assert len(run("search", "speaker:li")[1].splitlines()) == 2


def test_a_statement_gets_a_speaker_by_number(run, found, person):
    run("set-speaker", "--person", person("Lee Tan"), found("years")["id"])
    assert found("years")["speaker"] == "Lee Tan"


@pytest.mark.parametrize("command", ["rename", "alias"])
def test_a_name_that_two_people_have_is_refused_with_their_numbers(run, found, person, command):
    people = person("Lee Tan"), person("Otto Brandt")
    for number in people:
        run(command, number, "Jo Li")
    statement = found("years")["id"]
    everybody = names(run, "")
    code, output, errors = run("set-speaker", "jo li", statement)
    assert (code, output, names(run, "")) == (1, "", everybody)
    words = f"the name 'jo li' ({people[0]}, {people[1]}): say which by the number, with --person"
    assert words in errors
    run("set-speaker", "--person", people[1], statement)
    assert found("years")["person"] == people[1]


def test_a_statement_can_be_nobodys(run, found):
    run("set-speaker", "--nobody", found("years")["id"])
    assert (found("years")["speaker"], found("years")["tier"]) == (None, "unattributed")


@pytest.mark.parametrize(
    "arguments",
    [
        ["merge", "1"],
        ["merge", "one", "2"],
        ["rename", "1"],
        ["set-speaker"],
        ["set-speaker", "Jo Li"],
        ["set-speaker", "Jo Li", "first"],
        ["set-speaker", "--nobody"],
        ["set-speaker", "--nobody", "Jo Li", "1"],
        ["set-speaker", "--nobody", "--person", "1", "1"],
        ["check"],
        ["set-speaker", "Jo Li", str(2**63)],
        ["check", str(2**63)],
        ["undo", "last"],
        ["undo", str(2**63)],
        ["extract-again", str(2**63)],
        ["log", "--article", str(2**63)],
        ["log", "--limit", str(2**63)],
        ["log", "--limit", "-1"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2_and_changes_nothing(run, filled, capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    capsys.readouterr()
    assert caught.value.code == 2
    assert run("log")[:2] == (1, "")


def test_statements_are_checked_and_unchecked(run, found):
    statement = found("years")["id"]
    assert run("check", statement)[0] == 0
    assert found("is:checked")["checked"].endswith("Z")
    assert run("check", statement) == (1, "", "on-the-record: nothing was changed: it is so already\n")
    assert run("check", "--off", statement)[0] == 0
    assert run("search", "is:checked")[0] == 1


def test_show_tells_what_was_changed_and_noted(run, found, folder):
    statement = found("years")["id"]
    run("set-speaker", "Jo Li", statement)
    run("check", statement)
    with Workspace.open(folder) as library:
        library.set_starred([statement], on=True)
        library.add_tags([statement], ["water", "bridge"])
        library.set_note(statement, "ask again")
        library.set_content(statement, [(0, 6)])
        (added,) = library.add_statement(1, [(7, 14)], None).statement_ids
    output = run("show", statement)[1]
    for words in (
        "speaker   Jo Li (clear)", "found     ● Ada Quill (clear)", "“she”: set by you",
        "marked    starred, checked 20", "tags      bridge, water", "note      ask again", "corrected the words",
    ):  # fmt: skip
        assert words in output
    assert "added     by you" in run("show", added)[1]


def test_the_log_lists_changes_newest_first(run, found):
    statement = found("years")["id"]
    run("set-speaker", "Jo Li", statement)
    run("check", found("rained")["id"])
    code, output, errors = run("log")
    assert (code, errors) == (0, "")
    second, first = output.splitlines()
    assert second.endswith("Check mark: “It has not rained since May,”: not checked → checked")
    assert first.endswith("Change of speaker: “We have waited two years for this day,”: Ada Quill → Jo Li")
    assert len(run("log", "--article", 1)[1].splitlines()) == 1
    assert len(run("log", "--limit", 1)[1].splitlines()) == 1


def test_the_log_is_printed_as_json(run, found):
    statement = found("years")["id"]
    run("set-speaker", "Jo Li", statement)
    run("undo")
    undone, change = lines(run("log", "--json")[1])
    assert list(change)[:9] == [
        "id", "made_at", "title", "subject", "before", "after", "statement_ids", "undoes", "undone",
    ]  # fmt: skip
    assert (change["id"], change["statement_ids"], change["undoes"], change["undone"]) == (1, [statement], None, True)
    assert (undone["id"], undone["undoes"], undone["undone"]) == (2, 1, False)


def test_changes_are_taken_back_and_put_back_one_after_the_other(run, found, filled):
    statement = found("years")["id"]
    speakers = []
    run("set-speaker", "Jo Li", statement)
    run("set-speaker", "Mo Ba", statement)
    for command in ("undo", "undo", "redo", "redo", "undo", "redo"):
        assert run(command)[0] == 0
        speakers.append(found("years")["speaker"])
    assert speakers == ["Jo Li", "Ada Quill", "Jo Li", "Mo Ba", "Jo Li", "Mo Ba"]
    assert "Change of speaker (taken back)" not in run("log")[1]


def test_one_change_is_taken_back_by_its_number(run, found):
    run("set-speaker", "Jo Li", found("years")["id"])
    run("check", found("rained")["id"])
    code, output, _ = run("undo", 1)
    assert (code, "Taken back: Change of speaker: “We have waited" in output) == (0, True)
    assert "1  20" in run("log")[1]
    assert "Change of speaker (taken back)" in run("log")[1]
    assert found("is:checked")["speaker"] == "Otto Brandt"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("undo",), "there is nothing to take back"),
        (("redo",), "there is nothing to take back"),
        (("undo", 7), "there is no change 7"),
        (("merge", 1, 99), "there is no person 99"),
        (("rename", 99, "Jo"), "there is no person 99"),
        (("rename", 1, " "), "at least one letter"),
        (("set-speaker", "Jo Li", 99), "there is no statement 99"),
        (("check", 99), "there is no statement 99"),
        (("extract-again", 99), "there is no article 99"),
    ],
)
def test_what_cannot_be_done_fails_in_words(run, filled, command, words):
    code, output, errors = run(*command)
    assert (code, output) == (1, "")
    assert words in errors


def test_a_change_under_a_later_one_is_not_taken_back(run, found):
    statement = found("years")["id"]
    run("set-speaker", "Jo Li", statement)
    run("set-speaker", "Mo Ba", statement)
    code, _, errors = run("undo", 1)
    assert (code, "change 2 has to go first" in errors) == (1, True)


def test_articles_are_extracted_again_and_corrections_stay(run, found, monkeypatch):
    run("set-speaker", "Jo Li", found("years")["id"])
    kept = found("years")
    monkeypatch.setattr(importing, "extract_article", lambda article: ())
    assert run("extract-again", 1) == (0, "", "")
    assert found("is:any speaker:li") == {**kept, "position": 0}
    assert found("rained")["speaker"] == "Otto Brandt"
    assert run("extract-again")[0] == 0
    assert run("search", "rained")[0] == 1


@pytest.mark.parametrize(
    "command", [("merge", 1, 2), ("rename", 1, "A"), ("check", 1), ("undo",), ("log",), ("extract-again",)]
)
def test_without_a_library_nothing_is_changed_and_none_is_made(run, folder, command):
    code, _, errors = run(*command)
    assert (code, "import an article first" in errors) == (1, True)
    assert not folder.exists()


def test_changes_are_refused_while_a_window_is_open_but_the_log_is_not(run, folder):
    with Workspace.open(folder) as library:
        library.import_text(BRIDGE)
        library.set_starred([1], on=True)
        code, _, errors = run("check", 1)
        assert (code, "another window or command" in errors) == (1, True)
        assert run("log")[0] == 0


def test_extracting_again_shows_its_progress_in_a_terminal(run, filled, monkeypatch):
    steps = []
    monkeypatch.setattr(cli, "_show_progress", lambda *step: steps.append(step))
    run("extract-again", 2)
    assert (0, 1, "Farmers expect a poor harvest") in steps
