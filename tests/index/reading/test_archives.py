"""ZIP archives and gzipped files."""

import gzip
import zipfile

import pytest

from index.errors import SourceEmpty, SourceLocked, SourceMalformed, SourceTooLarge, SourceUnsupported
from index.reading import archive, limits, pages, registry
from tests.index.reading.office import archive_of, docx
from tests.index.reading.web_pages import page

TEXT = "The board voted to close the quay, it said on Tuesday."


def reading(data, source="all.zip"):
    return registry.read_bytes(data, source=source)


def test_every_file_of_an_archive_is_read():
    found = reading(archive_of({"a.txt": TEXT, "b/page.html": page(), "c.docx": docx([TEXT]), "d/": ""}))
    assert len(found.articles) == 3
    assert found.failures == ()


def test_what_cannot_be_read_is_a_failure_that_names_the_file():
    found = reading(archive_of({"a.txt": TEXT, "pictures/b.png": b"\x89PNG\r\n\x1a\n" + bytes(100), "c.txt": " "}))
    assert len(found.articles) == 1
    assert [(type(failure), failure.source) for failure in found.failures] == [
        (SourceUnsupported, "all.zip/pictures/b.png"),
        (SourceEmpty, "all.zip/c.txt"),
    ]


def test_of_an_archive_in_which_nothing_can_be_read_each_file_is_told():
    found = reading(archive_of({"b.png": b"\x89PNG\r\n\x1a\n" + bytes(100), "c.txt": " "}))
    assert found.articles == ()
    assert [failure.source for failure in found.failures] == ["all.zip/b.png", "all.zip/c.txt"]


def test_hidden_files_are_left_alone():
    found = reading(archive_of({"a.txt": TEXT, ".hidden": TEXT, "__MACOSX/._a.txt": TEXT, "x/.git/c": TEXT}))
    assert len(found.articles) == 1


@pytest.mark.parametrize("name", ["../../escape.txt", "/etc/escape.txt", "C:\\escape.txt", "a/../../escape.txt"])
def test_a_path_leads_nowhere(tmp_path, monkeypatch, name):
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    assert len(reading(archive_of({name: TEXT})).articles) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_archives_in_archives_are_read_up_to_a_depth():
    inner = archive_of({"a.txt": TEXT})
    assert len(reading(archive_of({"in.zip": inner})).articles) == 1
    for _ in range(limits.MAX_DEPTH):
        inner = archive_of({"in.zip": inner})
    with pytest.raises(SourceMalformed, match="within each other"):
        reading(inner)


def test_what_was_read_before_a_bomb_stays(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100_000)
    found = reading(archive_of({"a.txt": TEXT, "zeros.txt": bytes(10_000_000), "b.txt": TEXT}))
    assert len(found.articles) == 1
    assert [type(failure) for failure in found.failures] == [SourceTooLarge]


def test_an_archive_of_nothing_but_a_bomb_is_too_large(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100_000)
    with pytest.raises(SourceTooLarge):
        reading(archive_of({"nothing.txt": " ", "zeros.txt": bytes(10_000_000)}))


def test_many_files_that_are_too_much_together_are_given_up(monkeypatch):
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 100_000)
    found = reading(archive_of({f"{n}.txt": f"{n} " + "word " * 8000 for n in range(5)}))
    assert len(found.articles) == 2
    assert [type(failure) for failure in found.failures] == [SourceTooLarge]


def test_a_file_that_is_too_large_for_its_reader_stops_none_of_the_others(monkeypatch):
    monkeypatch.setattr(pages, "MAX_TEXT_BYTES", 1_000)
    found = reading(archive_of({"big.html": page(paragraphs=["word " * 300]), "b.txt": TEXT}))
    assert len(found.articles) == 1
    assert [type(failure) for failure in found.failures] == [SourceTooLarge]


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_PARTS", 3)
    with pytest.raises(SourceMalformed, match="more than 3"):
        reading(archive_of({f"{n}.txt": TEXT for n in range(4)}))


def test_a_size_that_lies_is_found_out():
    data = bytearray(archive_of({"a.txt": TEXT}, compression=zipfile.ZIP_STORED))
    place = data.rindex(b"PK\x01\x02")
    data[place + 20 : place + 28] = (10).to_bytes(4, "little") * 2
    with pytest.raises(SourceMalformed):
        reading(bytes(data))


def test_an_archive_with_a_password_says_so():
    data = bytearray(archive_of({"a.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    with pytest.raises(SourceLocked):
        reading(bytes(data))


@pytest.mark.parametrize("data", [archive_of({}), archive_of({"a/": ""}), archive_of({".x": TEXT})])
def test_an_archive_without_files_is_empty(data):
    with pytest.raises(SourceEmpty):
        reading(data)


def test_an_archive_cut_short_is_malformed():
    with pytest.raises(SourceMalformed):
        reading(archive_of({"a.txt": TEXT})[:-30])


def test_a_gzipped_file_is_read_as_what_is_in_it():
    assert len(reading(gzip.compress(page().encode()), source="page.html.gz").articles) == 1


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(TEXT.encode(), mtime=0)[:-9],
        b"\x1f\x8b\x08junk",
        gzip.compress(gzip.compress(b"x", mtime=0), mtime=0),
    ],
)
def test_a_broken_or_nested_gzipped_file_is_malformed(data):
    with pytest.raises(SourceMalformed):
        reading(data)


def test_a_gzipped_bomb_is_given_up(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 10_000)
    with pytest.raises(SourceTooLarge):
        reading(gzip.compress(bytes(1_000_000)))
