"""Marked articles are read in two forms, and what cannot be read is named."""

import gzip
import json

import pytest

from index import cli
from index.model import Span
from index.training.corpus import CorpusDamaged, articles, as_row, labelled_article
from index.workspace import Workspace
from tests.index.texts import BRIDGE
from tests.index.training.labelled import news, write_lines

TEXT = "Lind said it was safe. Tarn denied it."
SAFE = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 21]]}
DENIED = {"mention": [[23, 27]], "cue": [[28, 34]], "content": [[35, 37]]}


def marked(*entries, text=TEXT, **more):
    return {"id": 1, "text": text, "annotations": [{"attributions": list(entries)}], **more}


def found(*entries):
    return {"id": 1, "text": TEXT, "statements": list(entries)}


def words(article, role):
    return [[article.text[start:end] for start, end in getattr(entry, role)] for entry in article.annotations[0]]


def test_the_roles_of_a_marked_statement_are_read():
    article = labelled_article(marked(SAFE))
    assert [words(article, role) for role in ("source", "cue", "content")] == [
        [["Lind"]],
        [["said"]],
        [["it was safe"]],
    ]


def test_each_annotator_is_kept():
    row = {"id": 1, "text": TEXT, "annotations": [{"attributions": [SAFE]}, {"attributions": []}]}
    assert [len(one) for one in labelled_article(row).annotations] == [1, 0]


def test_a_statement_without_content_is_none():
    assert labelled_article(marked({**SAFE, "content": []})).annotations == ((),)


def test_spans_with_only_white_space_between_them_are_one():
    article = labelled_article(marked({"content": [[10, 12], [13, 16], [17, 21]]}))
    assert article.annotations[0][0].content == (Span(10, 21),)


def test_spans_with_a_word_between_them_stay_apart():
    assert words(labelled_article(marked({"content": [[17, 21], [10, 12]]})), "content") == [["it", "safe"]]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, True),
        ({"manner": "said", "polarity": "plain"}, True),
        ({"manner": None}, True),
        ({"manner": "thought"}, False),
        ({"polarity": "negated"}, False),
        ({"manner": "said", "polarity": "hypothetical"}, False),
    ],
)
def test_a_corpus_may_tell_what_was_not_said_in_earnest(keys, said):
    assert labelled_article(marked({**SAFE, **keys})).annotations[0][0].said is said


def test_the_mention_of_an_exported_statement_is_its_source():
    assert words(labelled_article(found(DENIED)), "source") == [["Tarn"]]


def test_only_listed_statements_of_an_export_count():
    unlisted = {**DENIED, "listed": False}
    listed = {"mention": [], "cue": [], "content": [[10, 21]], "listed": True}
    assert words(labelled_article(found(unlisted, listed)), "content") == [["it was safe"]]


def test_what_the_command_line_extracts_can_be_learnt_from(tmp_path, capsys):
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    assert cli.main(["extract", "--json", str(tmp_path / "bridge.txt")]) == 0
    printed = capsys.readouterr().out
    (tmp_path / "found.jsonl").write_text(printed, encoding="utf-8")
    (article,) = articles(tmp_path / "found.jsonl")
    listed = [one for one in json.loads(printed)["statements"] if one["listed"]]
    assert article.text == BRIDGE
    assert ["We have waited two years for this day"] in [
        [part.strip("“”,") for part in one] for one in words(article, "content")
    ]
    assert len(article.annotations[0]) == len(listed) > 0


def test_what_the_user_corrected_can_be_learnt_from(tmp_path, capsys):
    source, library = tmp_path / "bridge.txt", str(tmp_path / "library")
    source.write_text(BRIDGE, encoding="utf-8")
    assert cli.main(["--library", library, "import", str(source)]) == 0
    with Workspace.open(tmp_path / "library") as workspace:
        (only,) = workspace.reader().articles()
        start = BRIDGE.index("Bridge")
        workspace.add_statement(only.id, [(start, start + len("Bridge reopens"))], "Ada Quill")
        (row,) = [row for row in workspace.reader().statements_of(only.id) if row.cue and row.statement.listed][:1]
        workspace.reject([row.id])
    capsys.readouterr()
    assert cli.main(["--library", library, "articles", "--json", "--reviewed"]) == 0
    (tmp_path / "mine.jsonl").write_text(capsys.readouterr().out, encoding="utf-8")
    (article,) = articles(tmp_path / "mine.jsonl")
    contents = [" ".join(one) for one in words(article, "content")]
    assert "Bridge reopens" in contents
    assert row.statement.content not in [one.content for one in article.annotations[0]]


def test_an_article_can_be_written_and_read_again():
    assert labelled_article(json.loads(json.dumps(as_row(news())))) == news()


def test_packed_corpora_are_read_too(tmp_path):
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(marked(SAFE)) + "\n\n" + json.dumps(marked(SAFE)) + "\n")
    assert len(list(articles(tmp_path / "corpus.jsonl.gz"))) == 2


def test_names_of_people_from_elsewhere_fill_what_a_corpus_lacks(tmp_path):
    path = write_lines(tmp_path / "corpus.jsonl", [marked(SAFE), {**marked(SAFE, persons=[[23, 27]]), "id": 2}])
    assert [one.persons for one in articles(path, {"1": [[0, 4]], "2": [[0, 4]]})] == [(Span(0, 4),), (Span(23, 27),)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "corpus.jsonl, line 2: "),
        ("[1]", "corpus.jsonl, line 2: not an object"),
        (json.dumps({"text": TEXT, "statements": []}), "article None: it has no id"),
        (json.dumps({"id": 7, "statements": [DENIED]}), "article 7: it has no text, in which its offsets would count"),
        (json.dumps({"id": 7, "text": TEXT}), "article 7: it has neither annotations nor statements"),
        (json.dumps(marked({"content": [[30, 39]]})), r"article 1: \[30, 39\] is not inside the text of 38 characters"),
        (json.dumps(marked({"content": [[9, 9]]})), r"article 1: \[9, 9\] is not inside"),
        (json.dumps(marked({"content": [9]})), "corpus.jsonl, article 1: "),
        (json.dumps(marked("said")), "corpus.jsonl, article 1: "),
    ],
)
def test_what_cannot_be_understood_is_named(tmp_path, line, reason):
    (tmp_path / "corpus.jsonl").write_text(f"{json.dumps(marked(SAFE))}\n{line}\n")
    with pytest.raises(CorpusDamaged, match=reason):
        list(articles(tmp_path / "corpus.jsonl"))


@pytest.mark.parametrize(
    "cut", [lambda packed: packed[:-12], lambda packed: b"{}" + packed], ids=["cut off", "not packed"]
)
def test_a_damaged_archive_is_named(tmp_path, cut):
    (tmp_path / "corpus.jsonl.gz").write_bytes(cut(gzip.compress(json.dumps(marked(SAFE)).encode())))
    with pytest.raises(CorpusDamaged, match=r"corpus\.jsonl\.gz: "):
        list(articles(tmp_path / "corpus.jsonl.gz"))


def test_bytes_that_are_no_text_are_named(tmp_path):
    (tmp_path / "corpus.jsonl").write_bytes(b'{"id": "\xff\xfe"}\n')
    with pytest.raises(CorpusDamaged, match="line 1"):
        list(articles(tmp_path / "corpus.jsonl"))
