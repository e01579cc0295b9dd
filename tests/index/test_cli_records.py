"""The commands about one article."""

import hashlib

import pytest

from tests.index.reading.web_pages import page
from tests.index.texts import BRIDGE

NEWS = BRIDGE.replace("Lee Tan", "Share this article\n\nLee Tan")


@pytest.fixture
def news(run, write):
    path = write("bridge.txt", NEWS)
    run("import", path)
    return path


def lines(output):
    return dict(line.split(maxsplit=1) for line in output.splitlines() if line and not line.startswith(" "))


def test_an_article_is_printed_with_its_record_and_its_original(run, news):
    code, output, _ = run("article", 1)
    known = lines(output)
    assert code == 0
    assert (known["headline"], known["authors"], known["source"]) == (
        "Bridge reopens after repairs",
        "unknown",
        "bridge.txt",
    )
    assert known["sha-256"] == hashlib.sha256(NEWS.encode()).hexdigest()
    assert "dated by" not in output


def test_what_else_the_page_calls_an_article_is_printed(run, write):
    head = "<title>Quay to close for the winter</title><meta property='og:title' content='Harbour shuts its quay'>"
    run("import", write("quay.html", page(head=head)))
    _, output, _ = run("article", 1)
    assert lines(output)["also"] == "Harbour shuts its quay"


def test_details_are_set_printed_and_taken_back(run, news):
    code, output, _ = run(
        "set-article", 1, "--headline", "Bridge open", "--by", "Jo Li; Lee Tan, Jr.", "--date", "2021-05"
    )
    assert code == 0
    assert "Change of article details" in output
    assert "published 2021-05" in output
    _, output, _ = run("article", 1)
    assert "headline  Bridge open (found: Bridge reopens after repairs)" in output
    assert "authors   Jo Li; Lee Tan, Jr. (found: nothing)" in output
    assert "dated by  given" in output
    assert "Jo Li" in run("cite", 1, "--style", "mla")[1] or "Li, Jo" in run("cite", 1, "--style", "mla")[1]
    assert run("undo")[0] == 0
    assert "found:" not in run("article", 1)[1]


def test_all_that_was_found_is_restored_at_once(run, news):
    run("set-article", 1, "--outlet", "The Courier", "--headline", "")
    assert "headline  unknown (found: Bridge reopens after repairs)" in run("article", 1)[1]
    assert run("set-article", 1, "--restore")[0] == 0
    assert "found:" not in run("article", 1)[1]


def test_a_detail_that_cannot_be_is_told_with_what_to_write(run, news):
    code, output, error = run("set-article", 1, "--date", "2021-02-30", "--outlet", "The Courier")
    assert (code, output) == (1, "")
    assert "'2021-02-30' cannot be the date of an article: write 2017, 2017-04 or 2017-04-12" in error
    assert "The Courier" not in run("article", 1)[1]


@pytest.mark.parametrize("wrong", [[], ["--restore", "--outlet", "x"]])
def test_what_to_set_must_be_said(run, news, wrong):
    with pytest.raises(SystemExit) as caught:
        run("set-article", 1, *wrong)
    assert caught.value.code == 2


def test_paragraphs_are_left_out_and_taken_in_by_their_numbers(run, news):
    _, output, _ = run("article", 1, "--text")
    assert "     3  [left out] Share this article" in output
    assert run("leave-out", 1, 4)[0] == 0
    assert run("search", "ferry")[0] == 1
    code, output, _ = run("take-in", 1, 3, 4)
    assert (code, "Text taken back in: Share this article … Lee Tan warned" in output) == (0, True)
    assert run("search", "ferry")[0] == 0
    assert "[left out]" not in run("article", 1, "--text")[1]
    code, _, error = run("take-in", 1, 9)
    assert (code, "article 1 has no paragraph 9" in error) == (1, True)


def test_the_original_is_written_and_never_over_another_file(run, news, tmp_path):
    target = tmp_path / "kept"
    target.mkdir()
    code, output, _ = run("original", 1, target)
    assert code == 0
    assert (target / "bridge.txt").read_bytes() == NEWS.encode()
    assert hashlib.sha256(NEWS.encode()).hexdigest() in output
    code, _, error = run("original", 1, target / "bridge.txt")
    assert (code, "the copy of the original was not written (file exists)" in error) == (1, True)


def test_an_article_that_is_not_there_is_told(run, news, tmp_path):
    for command in (("article", 9), ("set-article", 9, "--date", "2021"), ("take-in", 9, 1), ("original", 9, tmp_path)):
        code, _, error = run(*command)
        assert (code, "there is no article 9" in error) == (1, True)
