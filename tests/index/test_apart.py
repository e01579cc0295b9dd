"""What is looked into before an import is read in a process of its own."""

import os

import pytest

from index import apart, workers
from index.apart import read_apart
from index.errors import SourceCrashed, SourceEmpty
from index.progress import Cancelled, silent
from tests.index import bad_sources
from tests.index.reading.mutations import SEEDS


def crash(content, _place):
    return bad_sources.crash(content)


def fail(content, _place):
    return bad_sources.fail(content)


def hang_in_c(content, _place):
    return bad_sources.hang_in_c(content)


def process_id(content, _place):
    return bad_sources.process_id(content)


def test_the_articles_of_a_file_are_told():
    found = read_apart(SEEDS["nexis"], place="export.txt", progress=silent)
    assert len(found.articles) == 2


def test_they_are_read_in_another_process():
    (article,) = read_apart(b"it", place="it", progress=silent, read=process_id).articles
    assert article.text != f"process {os.getpid()}"


@pytest.mark.parametrize(("read", "words"), [(crash, "crashed"), (fail, "ZeroDivisionError")])
def test_a_reader_that_breaks_is_told(read, words):
    with pytest.raises(SourceCrashed, match=words) as broken:
        read_apart(b"it", place="it.docx", progress=silent, read=read)
    assert broken.value.source == "it.docx"


def test_a_reader_that_hangs_can_be_stopped():
    calls = []

    def stop(*_):
        calls.append(1)
        if len(calls) > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_apart(b"it", place="it", progress=stop, read=hang_in_c)


def test_what_cannot_be_read_is_told_as_everywhere():
    with pytest.raises(SourceEmpty):
        read_apart(b"  ", place="it", progress=silent)


def test_where_no_worker_can_be_started_the_program_reads_by_itself(monkeypatch):
    def refuse(*_, **__):
        raise workers.CrewUnavailable

    monkeypatch.setattr(apart.Crew, "wait", refuse)
    assert len(read_apart(SEEDS["nexis"], place="export.txt", progress=silent).articles) == 2
