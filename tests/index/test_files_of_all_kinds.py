"""A folder with files of many formats comes into a library, and what cannot be read is listed with its reason."""

from index.errors import SourceLocked, SourceMalformed, SourceMisnamed, SourceNeedsScript, SourceScanned
from tests.index.reading.mutations import SEEDS
from tests.index.reading.pdfs import column, pdf

SHELL = b"<html><body><noscript>Please enable JavaScript.</noscript><div id='app'></div></body></html>"
UNREADABLE = {
    "archive.zip": (SEEDS["zip"][:-40], SourceMalformed),
    "letters.pdf": (pdf(column(["A text."]), encrypted=True), SourceLocked),
    "page.html": (SHELL, SourceNeedsScript),
    "report.pdf": (b"\x00\x01\x02\x03" * 400, SourceMisnamed),
    "scan.pdf": (pdf([], picture=True), SourceScanned),
}


def test_a_folder_of_all_formats_comes_in_and_can_be_searched(library, reader, write):
    for number, (name, data) in enumerate(SEEDS.items()):
        write(f"all/{number:02} {name.replace(',', '')}", data)
    top = write("all/more/page.txt", SEEDS["page"]).parent.parent
    report = library.import_paths([top])
    assert report.failures == ()
    assert len(report.imported) >= len(SEEDS)
    # The same bytes lie in the folder twice.
    assert len(report.already) == 1
    rows = reader.rows(reader.search('speaker:holm "stone gives way"').ids)
    assert {row.record.headline for row in rows} >= {"Quay to close for the winter"}


def test_what_cannot_be_read_is_listed_with_its_reason(library, write):
    paths = [write(name, data) for name, (data, _) in UNREADABLE.items()]
    report = library.import_paths([*paths, write("quay.txt", SEEDS["text"])])
    assert len(report.imported) == 1
    assert [type(failure) for failure in report.failures] == [kind for _, kind in UNREADABLE.values()]
    assert [failure.source for failure in report.failures] == [str(path) for path in paths]
