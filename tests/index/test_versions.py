"""Texts that one address had one after the other: the same one is not imported twice, another one is a new version."""

import pytest

from index.comparison import Difference
from index.model import Corrected, SourceRecord
from index.record_fields import RecordField

URL = "https://harbour.example/2021/bridge?utm_source=feed"
FIRST = """Bridge reopens after repairs

Mayor Ada Quill said the bridge was safe again. “We have waited two years for this day,” she said.

Lee Tan warned that the ferry would close. “It carries nobody now,” Tan said.
"""
SECOND = """Bridge reopens after long repairs

Mayor Ada Quill said the bridge was safe again. “We have waited three years for this day,” she said.

“It carries nobody now,” Lee Tan said. Ida Holm told reporters that the road was next.
"""


@pytest.fixture
def put(library):
    """Imports a text that was had from an address; gives the report."""

    def put_(text, url=URL, **known):
        return library.import_text(text, record=SourceRecord(url=url, **known), source="page")

    return put_


def quotes(reader, query=""):
    return [row.quote for row in reader.rows(reader.search(query).ids)]


def find(reader, query):
    """The one statement that a query finds."""
    (row,) = reader.rows(reader.search(query).ids)
    return row


@pytest.mark.parametrize(
    "url", ["http://www.harbour.example/2021/bridge/", "https://harbour.example/2021/bridge?utm_medium=mail#top"]
)
def test_the_same_text_at_the_same_page_is_not_imported_twice(put, reader, url):
    first = put(FIRST).imported
    again = put(f"{FIRST}\n\n", url)
    assert (again.already, again.imported) == (first, ())
    assert len(reader.articles()) == 1
    assert reader.versions(first[0]) == ()


def test_what_was_removed_comes_back_with_its_text(put, library, reader):
    (article_id,) = put(FIRST).imported
    library.remove_articles([article_id])
    assert put(f"{FIRST}\n").imported == (article_id,)
    assert [stored.id for stored in reader.articles()] == [article_id]
    assert quotes(reader, "speaker:tan")


def test_another_text_at_the_same_page_is_a_new_version(put, reader):
    (first,) = put(FIRST, accessed="2021-05-01").imported
    (second,) = put(SECOND, accessed="2021-05-03").imported
    for article_id in (first, second):
        found = reader.versions(article_id)
        assert [(one.article_id, one.number, one.accessed) for one in found] == [
            (first, 1, "2021-05-01"),
            (second, 2, "2021-05-03"),
        ]
    assert reader.versions(second)[1].headline == "Bridge reopens after long repairs"
    (third,) = put(SECOND.replace("three", "four"), accessed="2021-05-04").imported
    assert [one.article_id for one in reader.versions(first)] == [first, second, third]


def test_what_differs_between_versions_is_told_statement_by_statement(put, reader):
    (first,), (second,) = put(FIRST).imported, put(SECOND).imported
    told = [
        (one.difference, one.before and one.before.quote, one.after and one.after.quote)
        for one in reader.compare(first, second)
        if one.difference is not Difference.SAME
    ]
    assert told == [
        (Difference.CHANGED, "“We have waited two years for this day,”", "“We have waited three years for this day,”"),
        (Difference.GONE, "that the ferry would close", None),
        (Difference.NEW, None, "that the road was next"),
    ]


def test_another_speaker_of_the_same_words_is_a_change(put, reader):
    (first,), (second,) = put(FIRST).imported, put(FIRST.replace("Mayor Ada Quill said", "Ida Holm said")).imported
    changed = [one for one in reader.compare(first, second) if one.difference is Difference.CHANGED]
    assert ("the bridge was safe again", "Ada Quill", "Ida Holm") in [
        (one.after.quote, *(each.statement.attribution.speaker.name for each in (one.before, one.after)))
        for one in changed
    ]


def test_an_older_version_is_in_no_first_view_and_can_be_asked_for(put, reader):
    put(FIRST)
    assert len(quotes(reader, "waited")) == 1
    put(SECOND)
    assert quotes(reader, "waited") == ["“We have waited three years for this day,”"]
    assert quotes(reader, "waited is:older") == ["“We have waited two years for this day,”"]
    assert len(quotes(reader, "waited is:any")) == len(quotes(reader, "waited is:hidden")) + 1 == 2
    assert reader.search("waited").hidden == 1
    assert not quotes(reader, "waited three is:older")
    counts = {person.name: person.statement_count for person in reader.people()}
    assert counts["Lee Tan"] == 1
    assert [stored.article.record.headline for stored in reader.articles(older=False)] == [
        "Bridge reopens after long repairs"
    ]
    assert len(reader.articles()) == 2


def test_the_report_tells_new_versions_from_new_articles(put, library):
    assert put(FIRST).newer == ()
    second = put(SECOND)
    assert second.newer == second.imported


def test_the_older_version_is_the_newest_again_when_the_newer_one_is_removed(put, library, reader):
    put(FIRST)
    (second,) = put(SECOND).imported
    assert "three" in quotes(reader, "waited")[0]
    library.remove_articles([second])
    assert quotes(reader, "waited") == ["“We have waited two years for this day,”"]
    assert reader.versions(reader.articles()[0].id) == ()
    library.restore_articles([second])
    assert quotes(reader, "waited") == ["“We have waited three years for this day,”"]


def test_marks_and_corrections_are_carried_over_to_the_same_statements(put, library, reader):
    put(FIRST)
    said = find(reader, "nobody")
    library.set_starred([said.id], True)
    library.set_checked([said.id], True)
    library.add_tags([said.id], ["budget"])
    library.set_note(said.id, "ask him")
    library.set_speaker([said.id], "Otto Brandt")
    library.reject([find(reader, "safe again").id])
    put(SECOND)
    now = find(reader, "nobody")
    assert now.article_id != said.article_id
    assert (now.marks.starred, now.marks.tags, now.marks.note) == (True, ("budget",), "ask him")
    assert now.marks.checked is not None
    assert (now.statement.attribution.speaker.name, now.corrected) == ("Otto Brandt", {Corrected.SPEAKER})
    assert quotes(reader, "safe") == []
    assert "three" in quotes(reader, "waited")[0]


def test_what_is_carried_over_is_found_once_and_counted_once(put, library, reader):
    put(FIRST)
    library.add_tags(reader.search("nobody").ids, ["budget"])
    library.set_starred(reader.search("ferry").ids, True)
    put(SECOND)
    assert reader.tags() == (("budget", 1),)
    assert quotes(reader, "tag:budget") == ["“It carries nobody now,”"]
    # Gone from the newer version, it is found where it is.
    assert quotes(reader, "is:starred") == ["that the ferry would close"]


def test_what_is_carried_over_can_be_taken_back(put, library, reader):
    put(FIRST)
    library.set_starred(reader.search("nobody").ids, True)
    put(SECOND)
    change = reader.changes()[0]
    assert (change.title, change.after) == ("Star", "as in the older version")
    library.undo(change.id)
    assert not find(reader, "nobody").marks.starred


def test_a_content_that_the_user_set_stays_set_where_its_words_still_stand(put, library, reader):
    (first,) = put(FIRST).imported
    row = find(reader, "nobody")
    text = reader.article(first).article.text
    start = text.index("nobody now")
    library.set_content(row.id, [(start, start + len("nobody now"))])
    put(SECOND)
    now = find(reader, "speaker:tan nobody")
    text = reader.article(now.article_id).article.text
    (place,) = now.statement.content
    assert (text[place.start : place.end], now.corrected) == ("nobody now", {Corrected.CONTENT})


def test_a_statement_that_the_user_added_is_added_to_the_new_version(put, library, reader):
    (first,) = put(FIRST).imported
    text = reader.article(first).article.text
    start = text.index("Bridge reopens after")
    change = library.add_statement(first, [(start, start + len("Bridge reopens after"))], "Ada Quill")
    library.set_starred(change.statement_ids, True)
    (second,) = put(SECOND).imported
    row = find(reader, "is:starred")
    assert (row.article_id, row.quote) == (second, "Bridge reopens after")
    assert row.statement.attribution.speaker.name == "Ada Quill"


def test_a_name_that_the_user_gave_to_somebody_means_them_in_the_new_version(put, library, reader):
    text = "Harbour news\n\n“The quay is not safe,” Holm said on Monday.\n\nThe town waits for the report."
    put(text)
    (holm,) = reader.people("holm")
    library.rename_person(holm.id, "Ida Holm")
    other = library.import_text("Roads\n\n“Roads come first,” said Una Berg in the town hall.").imported
    (berg,) = reader.people("berg")
    library.merge_people([holm.id], berg.id)
    put(text.replace("Monday", "Tuesday"))
    assert other
    assert find(reader, "quay").statement.attribution.speaker.name == "Una Berg"


def test_a_page_that_shows_something_else_every_day_has_no_versions(put, reader):
    put(FIRST)
    (second,) = put("Farmers expect a poor harvest\n\n“It has not rained since May,” said Otto Brandt.\n").imported
    assert reader.versions(second) == ()
    assert len(quotes(reader, "waited OR rained")) == 2


def test_texts_without_an_address_or_with_another_one_are_no_versions(put, library, reader):
    put(FIRST)
    (other,) = put(SECOND, "https://harbour.example/2021/bridge/2").imported
    (none,) = library.import_text(f"{SECOND}\n").imported
    assert reader.versions(other) == reader.versions(none) == ()


def test_articles_of_one_file_are_no_versions_of_each_other(library, reader, write):
    items = "".join(
        f"<item><title>Bridge</title><link>https://harbour.example/</link><description>“The bridge is {what}”, "
        "said Ada Quill in the town hall.</description></item>"
        for what in ("safe", "closed")
    )
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    report = library.import_paths([write("feed.xml", feed)])
    assert len(report.imported) == 2
    assert reader.versions(report.imported[1]) == ()


def feed_of(*stories):
    items = "".join(
        f"<item><title>{title}</title><link>https://harbour.example/{title}</link>"
        f"<description>“The {title} is late”, said Ada Quill.</description></item>"
        for title in stories
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"


def test_a_feed_of_the_next_day_brings_only_what_is_new(library, reader, write):
    first = library.import_paths([write("monday.xml", feed_of("boat", "bridge"))]).imported
    path = write("tuesday.xml", feed_of("bridge", "crane"))
    report = library.import_paths([path])
    assert (report.already, len(report.imported)) == ((first[1],), 1)
    again = library.import_paths([path])
    assert (again.already, again.imported) == ((first[1], *report.imported), ())
    assert len(reader.articles()) == 3


def test_the_command_line_tells_versions_and_what_changed(put, library, run):
    (first,), (second,) = put(FIRST, accessed="2021-05-01").imported, put(SECOND, accessed="2021-05-03").imported
    library.close()
    code, out, _ = run("versions", second)
    assert (code, out.splitlines()) == (
        0,
        [
            f"version 1: article {first}, 2021-05-01, Bridge reopens after repairs",
            f"version 2: article {second}, 2021-05-03, Bridge reopens after long repairs",
            "from version 1 to version 2:",
            "  changed: Ada Quill: “We have waited two years for this day,”"
            " → Ada Quill: “We have waited three years for this day,”",
            "  gone: Lee Tan: that the ferry would close",
            "  new: Ida Holm: that the road was next",
        ],
    )


def test_the_command_line_says_of_an_article_that_it_has_one_version(put, library, run):
    (first,) = put(FIRST).imported
    library.close()
    assert run("versions", first)[:2] == (0, f"there is one version of article {first}\n")
    assert run("versions", 99)[0] == 1


def test_details_that_were_put_right_hold_for_the_next_version_too(put, library, reader):
    (first,) = put(FIRST, outlet="Harbor Post", published="2021-05-01").imported
    library.set_record(first, {RecordField.OUTLET: "The Harbour Post", RecordField.AUTHORS: "Ann Field"})
    (second,) = put(SECOND, outlet="Harbor Post", published="2021-05-01").imported
    assert reader.article(second).article.record.outlet == "The Harbour Post"
    assert reader.article(second).article.record.authors == ("Ann Field",)
    assert reader.article(second).article.record.published == "2021-05-01"
    assert quotes(reader, 'outlet:"The Harbour Post" author:field "three years"')
    assert reader.is_in_step()
    change = reader.changes()[0]
    assert "outlet The Harbour Post" in change.after
    assert "as in the older version" in change.after
    library.undo(change.id)
    assert reader.article(second).article.record.outlet == "Harbor Post"
    assert reader.article(first).article.record.outlet == "The Harbour Post"


def test_details_of_which_the_next_version_says_something_else_are_as_it_says(put, library, reader):
    (first,) = put(FIRST, outlet="Harbor Post").imported
    library.set_record(first, {RecordField.HEADLINE: "The bridge is open", RecordField.ACCESSED: "2021-05-02"})
    (second,) = put(SECOND, outlet="Harbor Post").imported
    assert reader.article(second).article.record.headline == "Bridge reopens after long repairs"
    assert reader.article(second).article.record.accessed is None
    assert len(reader.changes()) == 1
