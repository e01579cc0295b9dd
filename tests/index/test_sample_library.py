"""The sample library comes in like any other articles: it can be stopped, taken up again, removed and searched."""

import gzip

import pytest

from index.progress import Cancelled
from index.reading import sample_library


@pytest.fixture
def three(tmp_path, monkeypatch):
    """Makes the sample library small: its first three articles; gives their headlines."""
    samples = sample_library.samples()[:3]
    path = tmp_path / "sample.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(sample.content for sample in samples)))
    monkeypatch.setattr(sample_library, "path", lambda: path)
    return [sample.headline for sample in samples]


def headlines(reader):
    return [stored.article.record.headline for stored in reader.articles()]


def stopped_after(count):
    """A progress that gives up once so many articles are in."""

    def progress(done, total, what):
        if done == count:
            raise Cancelled

    return progress


def test_the_sample_library_comes_in_once(library, reader, three):
    first = library.import_sample_library()
    assert headlines(reader) == three
    assert library.import_sample_library().already == first.imported
    (row, *_) = reader.rows(reader.search("outlet:wikinews").ids)
    assert row.record.url.startswith("https://en.wikinews.org/wiki/")


def test_progress_counts_articles_and_names_them(library, three):
    steps = []
    library.import_sample_library(progress=lambda *step: steps.append(step))
    assert list(dict.fromkeys(what for *_, what in steps)) == [*three, ""]
    assert list(dict.fromkeys(step[:2] for step in steps)) == [(number, 3) for number in range(4)]


def test_a_stopped_import_keeps_what_it_has_and_is_taken_up_again(library, reader, three):
    with pytest.raises(Cancelled):
        library.import_sample_library(progress=stopped_after(2))
    assert headlines(reader) == three[:2]
    report = library.import_sample_library()
    assert (len(report.already), len(report.imported)) == (2, 1)
    assert headlines(reader) == three


def test_one_article_can_be_removed_and_comes_back_with_the_next_import(library, reader, three):
    _, second, _ = library.import_sample_library().imported
    library.remove_articles([second])
    assert headlines(reader) == [three[0], three[2]]
    assert library.import_sample_library().imported == (second,)
    assert headlines(reader) == three


def test_the_whole_of_it_imports_from_the_shipped_file(library, reader):
    total = 0

    def progress(done, of, what):
        nonlocal total
        total = of
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        library.import_sample_library(progress=progress)
    assert total == len(sample_library.samples())
    assert headlines(reader) == [sample_library.samples()[0].headline]


def test_the_command_line_imports_it(run, three):
    assert run("import", "--sample")[:2] == (0, "3 imported\n")
    assert run("import", "--sample")[:2] == (0, "3 already there\n")


@pytest.mark.parametrize("arguments", [(), ("--sample", "article.txt")])
def test_the_command_line_wants_either_files_or_the_sample_library(run, folder, arguments):
    with pytest.raises(SystemExit) as caught:
        run("import", *arguments)
    assert caught.value.code == 2
    assert not folder.exists()


def test_a_damaged_sample_library_is_complained_about(run, tmp_path, monkeypatch):
    (tmp_path / "sample.gz").write_bytes(b"no")
    monkeypatch.setattr(sample_library, "path", lambda: tmp_path / "sample.gz")
    code, output, errors = run("import", "--sample")
    assert (code, output) == (1, "")
    assert "it is damaged" in errors
