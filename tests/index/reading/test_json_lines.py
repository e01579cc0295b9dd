import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceMalformed, SourceUnreadable
from index.reading import json_lines
from index.reading.json_lines import Entry


def entries(*lines: bytes):
    return list(json_lines.read_lines(lines, source="corpus"))


def test_texts_are_taken_as_they_are():
    text = "\ufeffA title\r\n\r\n\tShe said “yes”.\x00 \n"
    (entry,) = entries(json.dumps({"id": "a", "text": text}).encode())
    assert entry.article.text == text


@settings(deadline=None)  # some texts load the language model
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_taken_as_it_is_and_its_paragraphs_lie_inside(text):
    (entry,) = entries(json.dumps({"text": text}).encode())
    assert entry.article.text == text
    assert all(0 <= p.span.start < p.span.end <= len(text) for p in entry.article.paragraphs)


@pytest.mark.parametrize("given_id", ["a/b", 7, None, ["x", 1]])
def test_ids_are_passed_through(given_id):
    (entry,) = entries(json.dumps({"id": given_id, "text": "t"}).encode())
    assert entry.id == given_id


def test_a_line_may_have_no_id():
    (entry,) = entries(b'{"text": "t"}')
    assert entry.id is None


def test_a_title_is_the_headline():
    (entry,) = entries(b'{"text": "t", "title": "Bridge reopens"}')
    assert entry.article.record.headline == "Bridge reopens"


@pytest.mark.parametrize("title", ["null", '""', '"  "', "5", "[]"])
def test_what_is_no_title_is_no_headline(title):
    (entry,) = entries(b'{"text": "t", "title": %s}' % title.encode())
    assert entry.article.record.headline is None


@pytest.mark.parametrize(
    "line", [b"{", b"nonsense", b"[1]", b'"text"', b"{}", b'{"text": 5}', b'{"text": "\xff"}', b"[" * 100_000]
)
def test_a_bad_line_is_reported_with_its_number_and_the_rest_goes_on(line):
    first, bad, last = entries(b'{"id": 1, "text": "t"}', line, b'{"id": 3, "text": "t"}')
    assert (first.id, last.id) == (1, 3)
    assert isinstance(bad, SourceMalformed)
    assert bad.source == "corpus, line 2"


def test_blank_lines_and_a_byte_order_mark_do_not_count():
    first, second = entries(b'\xef\xbb\xbf{"id": 1, "text": "t"}\n', b"\n", b'{"id": 2, "text": "t"}')
    assert (first.id, second.id) == (1, 2)


@pytest.mark.parametrize("opener", [open, gzip.open])
def test_a_file_is_read_packed_or_not(tmp_path, opener):
    path = tmp_path / ("c.jsonl" if opener is open else "c.jsonl.gz")
    with opener(path, "wb") as file:
        file.write(b'{"id": 1, "text": "t"}\n{"id": 2, "text": "t"}\n')
    assert [entry.id for entry in json_lines.read_file(path)] == [1, 2]


def test_a_packed_file_cut_short_gives_what_can_be_had_and_an_error(tmp_path):
    path = tmp_path / "c.jsonl.gz"
    lines = b"".join(b'{"id": %d, "text": "%d"}\n' % (number, number**9) for number in range(20_000))
    path.write_bytes(gzip.compress(lines, mtime=0)[:-20_000])
    *good, last = json_lines.read_file(path)
    assert len(good) > 1000
    assert all(isinstance(entry, Entry) for entry in good)
    assert isinstance(last, SourceMalformed)


def test_a_file_that_only_claims_to_be_packed_is_malformed(tmp_path):
    (tmp_path / "c.jsonl.gz").write_bytes(b'{"text": "t"}\n')
    (error,) = json_lines.read_file(tmp_path / "c.jsonl.gz")
    assert isinstance(error, SourceMalformed)


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.gz"])
def test_a_missing_file_cannot_be_opened(tmp_path, name):
    (error,) = json_lines.read_file(tmp_path / name)
    assert isinstance(error, SourceUnreadable)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jsonl", True), ("A.JSONL.GZ", True), ("a.json", False), ("a.gz", False), ("jsonl", False), ("a.txt", False)],
)
def test_json_lines_are_told_by_name(name, expected):
    assert json_lines.is_json_lines(Path(name)) is expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"text": "t"}\nanything', True),
        (b'\xef\xbb\xbf\n {"id": 1, "text": "t"}', True),
        (b'{"title": "t"}', False),
        (b"He said: {", False),
        (b"", False),
    ],
)
def test_json_lines_are_told_by_content(data, expected):
    assert json_lines.looks_like_json_lines(data) is expected
