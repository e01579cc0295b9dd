"""What the user changes: seen by readers at once, and taken back to exactly what was there before."""

from dataclasses import replace

import pytest

from index.errors import (
    ChangeNotFound,
    ChangeSuperseded,
    NameMissing,
    NothingToChange,
    PersonNotFound,
    PlaceInvalid,
    StatementNotFound,
)
from index.model import Corrected, Order, QuotationKind, Tier
from tests.index.texts import BRIDGE, HARVEST


@pytest.fixture
def ids(library, reader):
    """The statements of two articles by their words."""
    library.import_text(BRIDGE, source="bridge")
    library.import_text(HARVEST, source="harvest")
    return {row.quote: row.id for row in reader.rows(reader.search("is:any", order=Order.POSITION).ids)}


@pytest.fixture
def waited(ids):
    return ids["“We have waited two years for this day,”"]


@pytest.fixture
def rained(ids):
    return ids["“It has not rained since May,”"]


def row(reader, statement_id):
    return reader.rows([statement_id])[0]


def speaker(reader, statement_id):
    found = row(reader, statement_id).statement.attribution.speaker
    return found.name if found else None


def person_id(reader, name):
    (found,) = [person.id for person in reader.people(name) if person.name == name]
    return found


def unnumbered(rows):
    """Statements in order, without their positions: those that are not shown leave gaps."""
    return [replace(one, position=0, statement=replace(one.statement, within=None)) for one in rows]


def everything(reader):
    """All that a reader can see but the log."""
    return (
        [unnumbered(reader.statements_of(article.id, rejected=True)) for article in reader.articles()],
        [unnumbered(reader.statements_of(article.id)) for article in reader.articles()],
        reader.articles(),
        reader.people(),
        reader.tags(),
        reader.suggestions(),
    )


def answers(reader):
    """What searches find and count."""
    results = [reader.search(query, order=Order.POSITION) for query in QUERIES]
    return [(one.ids, one.hidden, one.facets) for one in results]


QUERIES = (
    "", "is:any", "speaker:li", "speaker:quill", 'speaker:"Jo Li"', "bridge", "is:starred", "is:checked", "is:noted",
    "is:corrected", "is:tagged", "tag:a", "note:ask", "is:unattributed", "is:clear -is:checked",
)  # fmt: skip


def test_searches_follow_each_correction_at_once(library, reader, waited, rained):
    assert answers(reader)[2][0] == ()
    library.set_speaker([waited], "Jo Li")
    library.set_speaker([rained], None)
    library.set_checked([rained], on=True)
    library.add_tags([rained], ["water"])
    library.set_note(waited, "ask the ferry")
    assert reader.search("speaker:li").ids == (waited,)
    assert waited not in reader.search("speaker:quill").ids
    assert rained in reader.search("is:unattributed").ids
    assert reader.search("is:corrected is:checked").ids == (rained,)
    assert reader.search("tag:water -is:checked").ids == ()
    assert reader.search("note:ferry").ids == (waited,)
    facets = {
        facet: {value.value: value.count for value in values} for facet, values in reader.search("").facets.items()
    }
    assert (facets["speaker"]["Jo Li"], facets["tag"]["water"], facets["is"]["checked"]) == (1, 1, 1)
    library.reject([waited])
    assert (reader.search("speaker:li").ids, reader.search("is:any note:ferry").ids) == ((), ())


def test_a_statement_gets_the_speaker_that_the_user_names(library, reader, waited):
    found = row(reader, waited).statement.attribution
    library.set_speaker([waited], "Jo Li")
    after = row(reader, waited)
    assert (after.statement.attribution.speaker.name, after.statement.attribution.tier) == ("Jo Li", Tier.CLEAR)
    assert after.corrected == {Corrected.SPEAKER}
    assert after.found == found
    assert after.person_id == person_id(reader, "Jo Li")


def test_the_chain_of_a_speaker_set_by_the_user_says_so(library, reader, waited):
    library.set_speaker([waited], "Jo Li")
    after = row(reader, waited).statement
    (link,) = after.attribution.chain
    assert (link.span, link.reason) == (after.mention[0], "set by you")


def test_a_name_that_the_library_has_is_that_person(library, reader, waited):
    known = person_id(reader, "Otto Brandt")
    library.set_speaker([waited], "otto  BRANDT")
    assert row(reader, waited).person_id == known


def test_a_statement_can_be_nobodys(library, reader, waited):
    library.set_speaker([waited], None)
    after = row(reader, waited)
    assert (after.statement.attribution.tier, after.person_id) == (Tier.UNATTRIBUTED, None)
    assert after.found.speaker.name == "Ada Quill"


def test_several_statements_are_one_change(library, reader, ids):
    change = library.set_speaker(list(ids.values()), "Jo Li")
    assert change.statement_ids == tuple(ids.values())
    assert (change.title, change.subject, change.after) == ("Change of speaker", f"{len(ids)} statements", "Jo Li")
    assert {speaker(reader, one) for one in ids.values()} == {"Jo Li"}


def test_people_are_counted_with_the_users_corrections(library, reader, waited):
    before = reader.person(person_id(reader, "Ada Quill"))
    library.set_speaker([waited], "Jo Li")
    assert reader.person(before.id).statement_count == before.statement_count - 1
    assert reader.person(person_id(reader, "Jo Li")).statement_count == 1


@pytest.mark.parametrize(
    ("who", "error"), [(999, PersonNotFound), (" ", NameMissing), ("…", NameMissing), (0, PersonNotFound)]
)
def test_a_speaker_who_cannot_be_is_refused_and_nothing_is_logged(library, reader, waited, who, error):
    with pytest.raises(error):
        library.set_speaker([waited], who)
    assert reader.changes() == ()
    assert speaker(reader, waited) == "Ada Quill"


def test_a_statement_that_is_not_there_cannot_be_changed(library, reader, waited):
    for change in (
        lambda: library.set_speaker([waited, 999], "Jo Li"),
        lambda: library.set_content(999, [(0, 4)]),
        lambda: library.reject([999]),
        lambda: library.set_starred([999], on=True),
        lambda: library.set_note(999, "x"),
        lambda: library.add_tags([999], ["x"]),
    ):
        with pytest.raises(StatementNotFound):
            change()
    assert reader.changes() == ()


def test_a_content_gets_other_ends_and_is_found_by_them(library, reader, waited):
    start = BRIDGE.index("waited")
    library.set_content(waited, [(start - 1, BRIDGE.index(" for this day"))])
    after = row(reader, waited)
    assert (after.quote, after.statement.kind) == ("waited two years", QuotationKind.DIRECT)
    assert after.corrected == {Corrected.CONTENT}
    assert reader.search("years").ids == (waited,)
    assert reader.search('"this day"').ids == ()


def test_a_content_outside_of_quotation_marks_is_indirect(library, reader, waited):
    start = BRIDGE.index("the bridge was safe")
    library.set_content(waited, [(start, start + 10), (start + 11, start + 19)])
    after = row(reader, waited)
    assert (after.quote, after.statement.kind) == ("the bridge … was safe", QuotationKind.INDIRECT)


def test_a_content_set_back_to_what_was_found_is_no_correction(library, reader, waited):
    before = row(reader, waited)
    library.set_content(waited, [(0, 6)])
    library.set_content(waited, before.statement.content)
    assert row(reader, waited) == before
    assert reader.search('"this day"').ids == (waited,)


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(0, 10**6)], [(-3, 4)], [(10, 20), (15, 25)], [(28, 30)]])
def test_a_content_must_lie_in_the_text(library, reader, waited, spans):
    with pytest.raises(PlaceInvalid):
        library.set_content(waited, spans)
    assert reader.changes() == ()


def test_what_is_no_statement_is_in_no_list_search_or_count(library, reader, waited):
    article = row(reader, waited).article_id
    before = reader.article(article).statement_count
    library.reject([waited])
    assert waited not in {one.id for one in reader.statements_of(article)}
    assert reader.article(article).statement_count == before - 1
    assert reader.person(person_id(reader, "Ada Quill")).statement_count == 1
    assert waited in {one.id for one in reader.statements_of(article, rejected=True)}


def test_what_is_no_statement_is_found_by_those_who_look_for_it(library, reader, waited):
    library.reject([waited])
    assert reader.search("is:rejected").ids == (waited,)
    assert reader.search("is:rejected speaker:quill years").ids == (waited,)
    assert waited not in reader.search("is:any OR is:corrected").ids
    counted = {value.value: value.count for value in reader.search("").facets["is"]}
    assert counted["rejected"] == 1
    assert row(reader, waited).corrected == {Corrected.REJECTED}


def test_a_rejected_statement_is_one_after_all(library, reader, waited, rained):
    before = everything(reader), answers(reader)
    library.reject([waited])
    library.add_tags([waited], ["doubt"])
    change = library.accept([waited, rained])
    assert (change.title, change.before, change.after) == ("A statement after all", "not a statement", "a statement")
    assert row(reader, waited).marks.tags == ("doubt",)
    assert reader.search("is:rejected").ids == ()
    library.remove_tags([waited], ["doubt"])
    assert (everything(reader), answers(reader)) == before
    with pytest.raises(NothingToChange):
        library.accept([waited])
    library.undo(change.id)
    assert reader.search("is:rejected").ids == (waited,)


def test_an_added_statement_that_was_rejected_comes_back_as_added(library, reader, ids):
    (added,) = library.add_statement(1, [(0, 6)], "Jo Li").statement_ids
    before = everything(reader)
    library.reject([added])
    library.accept([added])
    assert everything(reader) == before


def test_a_statement_is_added_at_its_place(library, reader, ids):
    article = reader.articles()[0].id
    start = BRIDGE.index("Bridge reopens")
    (added, *_) = library.add_statement(article, [(start, start + 15)], "Jo Li").statement_ids
    found = reader.statements_of(article)
    assert found[0].id == added
    assert [one.position for one in found] == list(range(len(found)))
    assert found[0].quote == "Bridge reopens"
    assert found[0].corrected == {Corrected.ADDED, Corrected.SPEAKER}
    assert found[0].found is None
    assert reader.search('speaker:"Jo Li"').ids == (added,)
    assert added in reader.search("reopens").ids


def test_an_added_statement_may_be_nobodys(library, reader, ids):
    article = reader.articles()[0].id
    (added,) = library.add_statement(article, [(0, 6)], None).statement_ids
    assert row(reader, added).statement.attribution.tier is Tier.UNATTRIBUTED
    assert row(reader, added).corrected == {Corrected.ADDED}


def test_adding_and_taking_it_back_leaves_the_article_as_it_was(library, reader, ids):
    article = reader.articles()[0].id
    before = everything(reader)
    change = library.add_statement(article, [(len(BRIDGE) - 20, len(BRIDGE) - 1)], "Jo Li")
    library.undo(change.id)
    assert everything(reader) == before
    library.redo(change.id)
    assert reader.statements_of(article)[-1].id == change.statement_ids[0]


def test_second_hand_statements_keep_their_reporter_when_one_is_added_before(library, reader):
    library.import_text("Bridge news\n\nThe Harbour Post reported that Mayor Ada Quill said the bridge was safe.\n")
    before = [one.within_id for one in reader.statements_of(1)]
    assert any(before)
    library.add_statement(1, [(0, 6)], None)
    assert [one.within_id for one in reader.statements_of(1)][1:] == before


def test_stars_check_marks_notes_and_tags_are_kept(library, reader, waited, rained):
    library.set_starred([waited], on=True)
    library.set_checked([waited, rained], on=True)
    library.set_note(waited, " ask again ")
    library.add_tags([waited, rained], ["Water", "  two  words "])
    library.remove_tags([rained], ["WATER"])
    marks = row(reader, waited).marks
    assert (marks.starred, marks.note, marks.tags) == (True, "ask again", ("two words", "Water"))
    assert marks.checked.endswith("Z")
    assert row(reader, rained).marks.tags == ("two words",)
    assert reader.tags() == (("two words", 2), ("Water", 1))
    library.set_starred([waited], on=False)
    library.set_checked([waited], on=False)
    library.set_note(waited, "")
    marks = row(reader, waited).marks
    assert (marks.starred, marks.checked, marks.note) == (False, None, "")


def test_a_tag_stays_as_it_was_first_spelled(library, reader, waited):
    library.add_tags([waited], ['wa"ter'])
    library.add_tags([waited], ["WATER", "tide"])
    assert row(reader, waited).marks.tags == ("tide", "water")


def test_signs_that_cannot_be_stored_are_left_out_of_tags_and_notes(library, reader, waited):
    library.add_tags([waited], ["wa\udcffter"])
    library.set_note(waited, "high\udcff tide\nat noon\x1b")
    marks = row(reader, waited).marks
    assert (marks.tags, marks.note) == (("water",), "high tide\nat noon")


@pytest.mark.parametrize("tags", [[""], ["water", " "], ['"']])
def test_a_tag_must_have_something_in_it(library, reader, waited, tags):
    with pytest.raises(NameMissing):
        library.add_tags([waited], tags)
    assert reader.tags() == ()


def test_what_is_checked_keeps_its_time(library, reader, waited, rained, monkeypatch):
    from index import correcting

    monkeypatch.setattr(correcting, "now", lambda: "2024-01-01T00:00:00Z")
    library.set_checked([waited], on=True)
    monkeypatch.setattr(correcting, "now", lambda: "2025-01-01T00:00:00Z")
    library.set_checked([waited, rained], on=True)
    assert [row(reader, one).marks.checked[:4] for one in (waited, rained)] == ["2024", "2025"]


def test_a_change_that_changes_nothing_is_refused(library, reader, waited):
    library.set_starred([waited], on=True)
    for change in (
        lambda: library.set_starred([waited], on=True),
        lambda: library.set_checked([waited], on=False),
        lambda: library.set_note(waited, ""),
        lambda: library.remove_tags([waited], ["water"]),
        lambda: library.set_content(waited, row(reader, waited).statement.content),
    ):
        with pytest.raises(NothingToChange):
            change()
    assert len(reader.changes()) == 1


def test_marks_are_no_corrections(library, reader, waited):
    library.set_starred([waited], on=True)
    assert (row(reader, waited).corrected, row(reader, waited).found) == (frozenset(), None)


CHANGES = {
    "speaker": lambda library, ids: library.set_speaker(ids, "Jo Li"),
    "nobody": lambda library, ids: library.set_speaker(ids, None),
    "content": lambda library, ids: library.set_content(ids[0], [(0, 6)]),
    "reject": lambda library, ids: library.reject(ids),
    "add": lambda library, ids: library.add_statement(1, [(0, 6)], "Jo Li"),
    "star": lambda library, ids: library.set_starred(ids, on=True),
    "check": lambda library, ids: library.set_checked(ids, on=True),
    "note": lambda library, ids: library.set_note(ids[0], "ask"),
    "tags": lambda library, ids: library.add_tags(ids, ["a", "b"]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_undo_restores_and_redo_repeats(library, reader, ids, change):
    before, found = everything(reader), answers(reader)
    made = change(library, list(ids.values()))
    after, found_after = everything(reader), answers(reader)
    assert after != before
    undone = library.undo(made.id)
    assert (everything(reader), answers(reader)) == (before, found)
    redone = library.redo(made.id)
    assert (everything(reader), answers(reader)) == (after, found_after)
    library.undo(made.id)
    assert (everything(reader), answers(reader)) == (before, found)
    assert (undone.undoes, redone.undoes) == (made.id, undone.id)


def test_the_log_has_a_line_for_every_change_and_every_undo(library, reader, waited):
    made = library.set_speaker([waited], "Jo Li")
    library.undo(made.id)
    first, second = reader.changes()
    assert (second.title, second.before, second.after, second.undone) == (
        "Change of speaker", "Ada Quill", "Jo Li", True,
    )  # fmt: skip
    assert (first.title, first.before, first.after, first.undone) == (
        "Taken back: Change of speaker", "Jo Li", "Ada Quill", False,
    )  # fmt: skip
    assert second.subject == "“We have waited two years for this day,”"
    library.redo(made.id)
    again, taken_back, original = reader.changes()
    assert (again.title, taken_back.undone, original.undone) == ("Put back: Change of speaker", True, False)


def test_the_log_tells_what_of_a_statement_was_corrected(library, reader, waited):
    library.set_speaker([waited], "Bo Lake")
    library.set_starred([waited], True)
    (place,) = row(reader, waited).statement.content
    library.undo(library.set_content(waited, [(place.start, place.end - 5)]).id)
    assert [change.corrects for change in reader.changes()] == [None, Corrected.CONTENT, None, Corrected.SPEAKER]


def test_the_log_can_be_asked_for_one_article_and_a_number_of_lines(library, reader, waited, rained):
    library.set_starred([waited], on=True)
    library.set_starred([rained], on=True)
    library.merge_people([person_id(reader, "Lee Tan")], person_id(reader, "Ada Quill"))
    (only,) = reader.changes(article_id=row(reader, rained).article_id)
    assert only.statement_ids == (rained,)
    assert [change.title for change in reader.changes(limit=2)] == ["Merging of people", "Star"]


def test_a_change_under_a_later_one_cannot_be_taken_back(library, reader, waited, rained):
    first = library.set_speaker([waited, rained], "Jo Li")
    second = library.set_speaker([rained], "Mo Ba")
    with pytest.raises(ChangeSuperseded) as caught:
        library.undo(first.id)
    assert (caught.value.change_id, caught.value.by) == (first.id, second.id)
    library.undo(second.id)
    library.undo(first.id)
    assert speaker(reader, rained) == "Otto Brandt"
    with pytest.raises(ChangeSuperseded):
        library.redo(second.id)
    library.redo(first.id)
    library.redo(second.id)
    assert (speaker(reader, waited), speaker(reader, rained)) == ("Jo Li", "Mo Ba")


def test_a_value_that_came_back_by_itself_does_not_let_an_older_change_go_first(library, reader, waited):
    first = library.set_note(waited, "a")
    library.set_note(waited, "b")
    last = library.set_note(waited, "a")
    with pytest.raises(ChangeSuperseded) as caught:
        library.undo(first.id)
    assert caught.value.by == last.id


def test_changes_of_other_things_do_not_stand_in_the_way(library, reader, waited):
    first = library.set_speaker([waited], "Jo Li")
    library.set_starred([waited], on=True)
    library.undo(first.id)
    assert (speaker(reader, waited), row(reader, waited).marks.starred) == ("Ada Quill", True)


def test_a_change_cannot_be_taken_back_or_put_back_twice(library, waited):
    change = library.set_starred([waited], on=True)
    with pytest.raises(ChangeNotFound):
        library.redo(change.id)
    undone = library.undo(change.id)
    for again in (lambda: library.undo(change.id), lambda: library.undo(undone.id), lambda: library.redo(undone.id)):
        with pytest.raises(ChangeNotFound):
            again()
    with pytest.raises(ChangeNotFound):
        library.undo(999)


def test_statements_with_the_same_mention_and_speaker_are_found(library, reader, ids):
    added, said = ids["that the river was dry"], ids["“It has not rained since May,”"]
    assert reader.same_mention(added) == (added,)
    library.set_speaker([said], "Jo Li")
    assert reader.same_mention(said) == (said,)
    library.import_text(
        "Ferry\n\nHe was late, she said. She said it was cold. Ada Quill said it was dark. She said no.\n"
    )
    article = reader.articles()[-1].id
    shes = [one for one in reader.statements_of(article) if one.mention == "She"]
    assert len(shes) == 2
    same = [one.id for one in shes if one.person_id == shes[0].person_id]
    assert reader.same_mention(shes[0].id) == tuple(same)


def test_corrections_outlive_a_rebuild_an_import_of_the_same_file_and_removal(library, reader, write):
    path = write("bridge.txt")
    (article,) = library.import_paths([path]).imported
    waited = reader.search("years").ids[0]
    library.set_speaker([waited], "Jo Li")
    library.set_content(waited, [(0, 6)])
    library.add_statement(article, [(7, 15)], None)
    before = everything(reader)
    library.rebuild()
    library.import_paths([path])
    assert everything(reader) == before
    library.remove_articles([article])
    assert [person for person in reader.people() if person.name == "Jo Li"] == []
    library.restore_articles([article])
    assert everything(reader) == before
    assert set(reader.search("is:any").ids) == {one.id for one in reader.statements_of(article)}


def test_tags_are_put_on_and_taken_off_together(library, reader, waited):
    library.add_tags([waited], ["water", "tide"])
    made = library.change_tags([waited], add=["bridge"], remove=["tide"])
    assert [change.title for change in made] == ["Tags", "Tags taken off"]
    assert row(reader, waited).marks.tags == ("bridge", "water")
    (only,) = library.change_tags([waited], add=["bridge"], remove=["water"])
    assert only.title == "Tags taken off"
    with pytest.raises(NothingToChange):
        library.change_tags([waited], add=["bridge"], remove=["water"])
    with pytest.raises(NameMissing):
        library.change_tags([waited], add=["sand"], remove=[""])
    assert row(reader, waited).marks.tags == ("bridge",)


def test_changes_are_taken_back_and_put_back_together(library, reader, waited):
    library.add_tags([waited], ["tide"])
    before = everything(reader)
    made = [change.id for change in library.change_tags([waited], add=["bridge"], remove=["tide"])]
    assert [back.undoes for back in library.undo_all(made)] == made[::-1]
    assert everything(reader) == before
    library.redo_all(made)
    assert row(reader, waited).marks.tags == ("bridge",)


def test_a_step_of_which_one_part_cannot_be_taken_back_stands_whole(library, reader, waited, rained):
    starred = library.set_starred([waited], on=True)
    noted = library.set_note(waited, "ask")
    library.set_starred([waited], on=False)
    before, log = everything(reader), reader.changes()
    with pytest.raises(ChangeSuperseded):
        library.undo_all([starred.id, noted.id])
    assert (everything(reader), reader.changes()) == (before, log)
    with pytest.raises(ChangeNotFound):
        library.redo_all([noted.id])
    assert [back.undoes for back in library.undo_all([noted.id])] == [noted.id]
