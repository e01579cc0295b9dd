"""Pages from the web come in like files, with the address that answered, by the workspace and the command line."""

import pytest

from index import intake
from index.addresses import WhyNotFetched
from index.errors import DiskFull
from index.importing import ImportBroken, ImportStopped
from index.progress import Cancelled
from tests.index.reading.test_pasted import PAGE
from tests.index.reading.web_server import is_silent, leads_to, sends, serving

FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Harbour Post</title>"
    + "".join(
        f"<item><title>Boat {n}</title><link>https://harbour.example/{n}</link>"
        f"<description>“Boat {n} is late”, said Ida Holm in the harbour.</description></item>"
        for n in range(2)
    )
    + "</channel></rss>"
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def server():
    with serving() as made:
        made.pages |= {"/story": sends(PAGE), "/old": leads_to("/story"), "/feed": sends(FEED)}
        yield made


def test_a_page_comes_in_with_its_bytes_and_the_address_that_answered(library, reader, server):
    report = library.import_addresses([server.url("/old")])
    (stored,) = reader.articles()
    assert (report.imported, report.led) == ((stored.id,), ((server.url("/old"), server.url("/story")),))
    assert (stored.source, stored.article.record.url) == (server.url("/old"), server.url("/story"))
    assert stored.article.record.accessed is not None
    assert reader.search("speaker:holm").ids


def test_each_entry_of_a_feed_keeps_its_own_address(library, reader, server):
    report = library.import_addresses([server.url("/feed")])
    assert len(report.imported) == 2
    assert [each.article.record.url for each in reader.articles()] == [f"https://harbour.example/{n}" for n in range(2)]


def test_a_page_that_fails_stops_none_of_the_others(library, reader, server):
    report = library.import_addresses([server.url("/gone"), server.url("/story")])
    assert [failure.why for failure in report.failures] == [WhyNotFetched.NOT_FOUND]
    assert (len(report.imported), report.led) == (1, ())


def test_waiting_for_a_silent_site_can_be_cancelled(library, reader, server):
    server.pages["/silent"] = is_silent
    calls = []

    def give_up(*step):
        calls.append(step)
        if calls.count((1, 2, server.url("/silent"))) > 3:
            raise Cancelled

    with pytest.raises(ImportStopped) as stopped:
        library.import_addresses([server.url("/old"), server.url("/silent")], progress=give_up)
    (stored,) = reader.articles()
    report = stopped.value.report
    assert (report.imported, report.is_cut_short) == ((stored.id,), True)
    assert report.led == ((server.url("/old"), server.url("/story")),)


def test_what_came_in_before_the_disk_was_full_is_reported(library, reader, server, monkeypatch, tmp_path):
    store, asked = intake.store_article, []

    def store_one(db, found, *, source_id):
        asked.append(source_id)
        if len(asked) > 1:
            raise DiskFull(tmp_path)
        return store(db, found, source_id=source_id)

    monkeypatch.setattr(intake, "store_article", store_one)
    with pytest.raises(ImportBroken) as broken:
        library.import_addresses([server.url("/story"), server.url("/feed"), server.url("/gone")])
    (stored,) = reader.articles()
    report = broken.value.report
    assert (report.imported, type(report.broken_by), report.failures) == ((stored.id,), DiskFull, ())


def test_the_command_line_takes_addresses_among_files(run, server, write):
    code, out, err = run("import", write("bridge.txt"), server.url("/old"), server.url("/gone"))
    assert (code, out.splitlines()) == (
        1,
        ["2 imported, 1 failed", f"{server.url('/old')} led to {server.url('/story')}"],
    )
    assert f"{server.url('/gone')}: there is no such page (404 Not Found)" in err
