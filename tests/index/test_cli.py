import gzip
import io
import json
import subprocess
import sys

import pytest

from index import cli
from index.citation.cite import STYLES
from index.library import lock
from index.version import VERSION
from index.workspace import Workspace
from tests.index.reading.foreign import GERMAN, RUSSIAN
from tests.index.texts import HARVEST

SILENT = """Bridge closes

Mayor Ada Quill did not say whether the bridge was safe. Captain Jo Li believes that the ferry will sail again.

“It is late,” said Otto Brandt, a farmer.
"""
COMMANDS = (
    "extract", "import", "search", "show", "cite", "verify", "speakers", "merge", "rename", "set-speaker", "check",
    "undo", "redo", "log", "articles", "extract-again", "rebuild",
    "export-library", "backups", "restore",
)  # fmt: skip


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


@pytest.fixture
def stdin(monkeypatch):
    """Sets what standard input holds."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def lines(output):
    return [json.loads(line) for line in output.splitlines()]


def test_extract_prints_the_promised_object_for_each_file(run, write):
    code, output, errors = run("extract", "--json", write("bridge.txt"), write("harvest.txt", HARVEST))
    bridge, harvest = lines(output)
    assert (code, errors) == (0, "")
    assert list(bridge) == ["id", "title", "language", "text", "statements"]
    assert (bridge["id"], bridge["title"]) == ("bridge.txt", "Bridge reopens after repairs")
    assert harvest["id"] == "harvest.txt"
    assert list(bridge["statements"][0]) == [
        "kind", "content", "cue", "mention", "speaker", "tier", "confidence", "listed", "chain", "manner", "polarity",
    ]  # fmt: skip


def test_extract_names_the_language_and_reads_only_english(run, write):
    paths = [write("bridge.txt"), write("bruecke.txt", GERMAN), write("note.txt", "Bridge closed")]
    code, output, errors = run("extract", "--json", *paths)
    assert [article["language"] for article in lines(output)] == ["en", "de", None]
    assert [bool(article["statements"]) for article in lines(output)] == [True, False, False]
    assert (code, errors) == (0, "")


def test_extract_says_in_words_why_another_language_has_no_statements(run, write):
    code, output, _ = run("extract", write("bruecke.txt", GERMAN), write("most.txt", f"{'Председник ' * 3}\n"))
    assert code == 0
    assert output.splitlines() == [
        "bruecke.txt: Neue Brücke öffnet erst im Frühling",
        "  in German: statements are found in English articles only",
        "most.txt",
        "  not in English: statements are found in English articles only",
    ]


def test_extracted_offsets_fit_the_printed_text(run, write):
    _, output, _ = run("extract", "--json", write("bridge.txt"))
    (article,) = lines(output)
    found = {
        (statement["speaker"], *(article["text"][start:end] for start, end in statement["mention"] + statement["cue"]))
        for statement in article["statements"]
    }
    assert ("Lee Tan", "Lee Tan", "warned") in found
    assert ("Ada Quill", "she", "said") in found


def test_the_chain_leads_from_the_mention_to_the_name(run, write):
    _, output, _ = run("extract", "--json", write("bridge.txt"))
    (article,) = lines(output)
    (she,) = [
        s for s in article["statements"] if s["mention"] and s["chain"][0] == s["mention"][0] and len(s["chain"]) > 1
    ]
    assert "Ada Quill" in article["text"][slice(*she["chain"][-1])]


@pytest.mark.parametrize("opener", [open, gzip.open])
def test_json_lines_are_taken_verbatim_with_their_ids(run, tmp_path, opener):
    path = tmp_path / ("c.jsonl" if opener is open else "c.jsonl.gz")
    text = "\ufeff" + HARVEST.replace("\n", "\r\n") + "\x00"
    with opener(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": 7, "text": text, "title": "Own title"}) + "\n")
    code, output, _ = run("extract", "--json", path)
    (article,) = lines(output)
    assert (code, article["id"], article["title"], article["text"]) == (0, 7, "Own title", text)
    contents = [text[slice(*span)] for statement in article["statements"] for span in statement["content"]]
    assert any("It has not rained since May" in content for content in contents)


def test_a_bad_line_is_reported_and_the_rest_goes_on(run, write):
    path = write("c.jsonl", '{"id": 1, "text": "t"}\nnonsense\n{"id": 3, "text": "t"}\n')
    code, output, errors = run("extract", "--json", path)
    assert [article["id"] for article in lines(output)] == [1, 3]
    assert (code, "line 2: not a JSON object" in errors) == (1, True)


def test_a_bad_file_is_reported_and_the_rest_goes_on(run, write, tmp_path):
    code, output, errors = run("extract", "--json", tmp_path / "missing.txt", tmp_path, write("bridge.txt"))
    assert [article["id"] for article in lines(output)] == ["bridge.txt"]
    assert (code, errors.count("on-the-record:")) == (1, 2)


@pytest.mark.parametrize("data", [HARVEST.encode(), json.dumps({"id": "-", "text": HARVEST}).encode()])
def test_standard_input_may_hold_a_text_or_json_lines(run, stdin, data):
    stdin(data)
    code, output, _ = run("extract", "--json", "-")
    (article,) = lines(output)
    assert (code, article["id"], article["text"]) == (0, "-", HARVEST)
    assert article["statements"]


def test_empty_standard_input_is_an_error(run, stdin):
    stdin(b"")
    code, output, errors = run("extract", "-")
    assert (code, output) == (1, "")
    assert "there is no text in it" in errors


def test_a_lone_surrogate_comes_out_as_json_can_hold_it(folder, write):
    path = write("c.jsonl", '{"id": 1, "text": "a \\ud800 b"}\n')
    done = subprocess.run([sys.executable, "-m", "index", "extract", "--json", path], capture_output=True, check=True)
    assert json.loads(done.stdout)["text"] == "a \ud800 b"


def test_extract_prints_listed_statements_for_people(run, write, folder):
    code, output, _ = run("extract", write("bridge.txt"))
    assert code == 0
    assert "bridge.txt: Bridge reopens after repairs" in output
    assert "Ada Quill [said]: “We have waited two years for this day,”" in output
    assert not folder.exists()


def test_extract_prints_everything_where_asked_and_says_what_was_not_said(run, write):
    path = write("silent.txt", SILENT)
    assert "whether" not in run("extract", path)[1]
    _, output, _ = run("extract", "--all", path)
    assert "Ada Quill [did not say] (not said): whether the bridge was safe" in output
    assert "[believes] (thought): " in output
    assert "[said]: “It is late,”" in output


def test_extracted_objects_tell_what_was_not_said(run, write):
    _, output, _ = run("extract", "--json", write("silent.txt", SILENT))
    (article,) = lines(output)
    found = {(one["manner"], one["polarity"], one["listed"]) for one in article["statements"]}
    assert found >= {("said", "negated", False), ("thought", "plain", False), ("said", "plain", True)}


def test_search_and_show_say_what_was_not_said(run, write):
    run("import", write("silent.txt", SILENT))
    _, output, _ = run("search", "is:negated")
    assert "Ada Quill (not said): whether the bridge was safe" in output
    (statement,) = lines(run("search", "is:negated", "--json")[1])
    assert statement["polarity"] == "negated"
    assert "indirect, said, not said, hidden by default" in run("show", statement["id"])[1]


def test_a_citation_of_what_was_not_said_says_so(run, write):
    run("import", write("silent.txt", SILENT))
    (statement,) = lines(run("search", "is:negated", "--json")[1])
    _, output, _ = run("cite", statement["id"])
    assert output.startswith("[not said] whether the bridge was safe (Ada Quill, reported as not said in ")


def test_text_output_has_no_control_characters(run, write):
    path = write("c.jsonl", json.dumps({"id": "\x1b]0;x\x07", "text": "The bridge \x1b[31mis open, said Ada Quill.\n"}))
    _, output, _ = run("extract", path)
    assert "\x1b" not in output
    assert "\x07" not in output


def test_import_says_what_became_of_each_file(run, write, tmp_path):
    code, output, errors = run("import", write("bridge.txt"), write("copy.txt"), tmp_path / "missing.txt")
    assert (code, output) == (1, "1 imported, 1 already there, 1 failed\n")
    assert "missing.txt: cannot be opened" in errors


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([GERMAN], "1 imported\n1 is not in English (German): it is kept, without statements\n"),
        (
            [GERMAN, HARVEST, RUSSIAN],
            "3 imported\n2 are not in English (German, Russian): they are kept, without statements\n",
        ),
    ],
)
def test_import_keeps_articles_in_other_languages_and_says_so(run, write, texts, expected):
    paths = [write(f"{number}.txt", text) for number, text in enumerate(texts)]
    assert run("import", *paths)[:2] == (0, expected)
    _, output, _ = run("articles")
    assert "Neue Brücke öffnet erst im Frühling (in German, 0 statements)" in output


def test_import_of_good_files_succeeds(run, write):
    assert run("import", write("bridge.txt"))[:2] == (0, "1 imported\n")


def test_search_prints_a_line_for_each_statement(run, filled):
    code, output, errors = run("search", "rained")
    assert code == 0
    assert "Otto Brandt: “It has not rained since May,”" in output
    assert "1 of 1 statements" in errors


def test_search_prints_json(run, filled):
    code, output, errors = run("search", "rained", "--json")
    (statement,) = lines(output)
    assert (code, errors) == (0, "")
    assert (statement["speaker"], statement["kind"], statement["headline"]) == (
        "Otto Brandt", "direct", "Farmers expect a poor harvest",
    )  # fmt: skip


def test_search_stops_at_the_limit(run, filled):
    _, output, errors = run("search", "", "--limit", 2)
    assert len(output.splitlines()) == 2
    assert "2 of 5 statements" in errors


def test_a_search_that_finds_nothing_says_what_would_find_something(run, filled):
    code, output, errors = run("search", "raimed kind:direct")
    assert (code, output) == (1, "")
    assert errors.splitlines()[1:] == [
        "did you mean: rained kind:direct (1 statement)",
        "did you mean: waited kind:direct (1 statement)",
        "without raimed: 2 statements",
        "without kind:direct: 0 statements",
    ]
    assert run("search", "raimed", "--json")[2] == ""


def test_a_search_that_finds_nothing_fails(run, filled):
    assert run("search", "submarine")[:2] == (1, "")


def test_show_prints_the_statement_in_its_place(run, filled):
    _, found, _ = run("search", "years", "--json")
    code, output, _ = run("show", lines(found)[0]["id"])
    assert code == 0
    for words in ("Ada Quill (", "she | said", "because   “she”", "Bridge reopens after repairs", "safe again."):
        assert words in output


def test_show_tells_why_another_name_is_shown_than_was_found(run, filled):
    _, found, _ = run("search", "years", "--json")
    (stored,) = lines(found)
    run("rename", str(stored["person"]), "Ada B. Quill")
    _, output, _ = run("show", stored["id"])
    assert "library   “Ada Quill” is Ada B. Quill: you renamed them" in output


@pytest.mark.parametrize(
    ("format_", "start"),
    [
        ("text", "“It has"),
        ("html", "<"),
        ("markdown", "“It has"),
        ("rtf", "{\\rtf"),
        ("bibtex", "@"),
        ("ris", "TY"),
        ("csl-json", "["),
    ],
)
def test_cite_prints_every_format(run, filled, format_, start):
    _, found, _ = run("search", "rained", "--json")
    code, output, _ = run("cite", lines(found)[0]["id"], "--format", format_)
    assert code == 0
    assert output.startswith(start)
    assert "Brandt" in output


def test_cite_prints_the_style_asked_for(run, filled):
    _, found, _ = run("search", "rained", "--json")
    outputs = {run("cite", lines(found)[0]["id"], "--style", style)[1] for style in STYLES}
    assert len(outputs) == len(STYLES)


def test_cite_lists_the_articles_alone(run, filled):
    _, found, _ = run("search", "rained", "--json")
    number = lines(found)[0]["id"]
    code, output, _ = run("cite", number, number, "--style", "ieee", "--bibliography")
    assert code == 0
    assert output.startswith("[1] ")
    assert output.count("\n") == 1
    assert "It has" not in output


def test_cite_takes_british_marks_where_the_style_leaves_them_open(run, filled):
    _, found, _ = run("search", "rained", "--json")
    number = lines(found)[0]["id"]
    assert run("cite", number, "--style", "harvard", "--punctuation", "british")[1].startswith("‘It has")
    assert run("cite", number, "--style", "apa", "--punctuation", "british")[1].startswith("“It has")


@pytest.mark.parametrize("command", ["show", "cite"])
def test_an_unknown_statement_is_an_error(run, filled, command):
    assert run(command, 999) == (1, "", "on-the-record: there is no statement 999\n")


def test_speakers_are_listed_most_first(run, filled):
    code, output, _ = run("speakers")
    assert code == 0
    assert [line.split()[1] for line in output.splitlines()] == ["2", "2", "1"]


def test_articles_are_listed(run, filled):
    code, output, _ = run("articles")
    assert (code, output.splitlines()[0]) == (0, "     1  Bridge reopens after repairs (3 statements)")


def test_articles_are_printed_with_what_the_user_corrected(run, filled):
    run("check", "1")
    code, output, _ = run("articles", "--json", "--reviewed")
    (article,) = map(json.loads, output.splitlines())
    assert (code, article["id"], article["title"]) == (0, 1, "Bridge reopens after repairs")
    run("set-speaker", "Jo Li", "1")
    (article,) = map(json.loads, run("articles", "--json", "--reviewed")[1].splitlines())
    assert article["statements"][0]["speaker"] == "Jo Li"


def test_articles_that_nobody_reviewed_are_left_out(run, filled):
    assert run("articles", "--reviewed")[:2] == (1, "")


def test_the_index_can_be_made_again(run, filled):
    assert run("rebuild") == (0, "", "")
    assert run("search", "rained")[0] == 0


@pytest.mark.parametrize("command", [("search", "x"), ("show", "1"), ("cite", "1"), ("speakers",), ("articles",)])
def test_without_a_library_there_is_nothing_to_read(run, command):
    code, output, errors = run(*command)
    assert (code, output) == (1, "")
    assert "import an article first" in errors


def test_reading_works_and_importing_is_refused_while_a_window_is_open(run, write, folder):
    with Workspace.open(folder) as library:
        library.import_text(HARVEST)
        assert run("search", "rained")[0] == 0
        code, _, errors = run("import", write("bridge.txt"))
    assert code == 1
    assert "another window or command is writing" in errors


def test_the_library_may_be_named_before_the_command(folder, capsys, write):
    assert cli.main(["--library", str(folder), "import", str(write("bridge.txt"))]) == 0
    assert folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["search"],
        ["search", "x", "--limit", "-1"],
        ["show", "one"],
        ["cite", "1", "--style", "runes"],
        ["cite", "1", "--format", "runes"],
        ["extract"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert (caught.value.code, capsys.readouterr().out) == (0, f"on-the-record {VERSION}\n")


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    output = capsys.readouterr().out
    assert all(command in output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command, capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main([command, "--help"])
    assert caught.value.code == 0


def test_a_reader_that_has_had_enough_is_no_error(tmp_path, write):
    path = write("c.jsonl", "".join(json.dumps({"id": n, "text": "x" * 50_000}) + "\n" for n in range(20)))
    with subprocess.Popen(
        [sys.executable, "-m", "index", "extract", "--json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (1, b"")


def test_python_runs_the_package(folder):
    done = subprocess.run([sys.executable, "-m", "index", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"on-the-record {VERSION}\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_an_import_shows_its_progress_in_a_terminal(run, write, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    run("import", write("bridge.txt"))
    assert "0/1 bridge.txt" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_giving_up_ends_with_130(run, write, monkeypatch):
    def interrupt(_article):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.workspace, "extract_article", interrupt)
    assert run("extract", write("bridge.txt"))[0] == 130


def test_too_much_on_standard_input_is_an_error(run, stdin, monkeypatch):
    monkeypatch.setattr("index.reading.registry.MAX_BYTES", 10)
    stdin(b"first line\nsecond line\n")
    code, _, errors = run("extract", "-")
    assert (code, "more than the limit" in errors) == (1, True)


def test_show_names_who_reports_a_second_hand_statement(run, write):
    run("import", write("a.txt", "The Harbour Post reported that Mayor Ada Quill said the bridge was safe again.\n"))
    _, found, _ = run("search", "is:any", "--json")
    (inner,) = [row for row in lines(found) if row["within"] is not None]
    assert f"(statement {inner['within']})" in run("show", inner["id"])[1]
