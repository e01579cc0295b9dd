"""People across articles, and what the user changes about them."""

import pytest

from index.errors import NameMissing, NameNotFound, NameTooLong, NothingToChange, PersonNotFound
from index.model import SpeakerKind
from index.record_fields import RecordField

NEWS = (
    "Ferry news\n\nRex Quill said the ferry was late. “We are sorry,” Quill said.\n",
    "Bridge news\n\nQuill said the bridge was safe.\n",
    "River news\n\nRex Quill warned that the river was high. Officials said the road was closed.\n",
)


@pytest.fixture
def news(library, reader):
    """Three articles; gives the people by name."""
    for text in NEWS:
        library.import_text(text)
    return {person.name: person.id for person in reader.people()}


def listed(reader, text=""):
    return [(person.name, person.statement_count, person.article_count) for person in reader.people(text)]


def shown(reader, article_id):
    return {row.statement.attribution.speaker.name for row in reader.statements_of(article_id)}


def test_people_come_with_counts_most_statements_first(reader, news):
    assert listed(reader) == [("Rex Quill", 3, 2), ("Quill", 1, 1), ("officials", 1, 1)]


@pytest.mark.parametrize(
    ("text", "names"),
    [("quil", ["Rex Quill", "Quill"]), ("QUILL rex", ["Rex Quill"]), ("OFF", ["officials"]), ("nobody", [])],
)
def test_people_are_found_by_parts_of_their_names(reader, news, text, names):
    assert [name for name, *_ in listed(reader, text)] == names


def test_people_are_found_by_their_aliases(library, reader, news):
    library.set_aliases(news["Rex Quill"], ["The Admiral"])
    assert [name for name, *_ in listed(reader, "admiral")] == ["Rex Quill"]


def test_merged_people_are_found_by_each_of_their_names(library, reader, news):
    apart = reader.search('speaker:"Rex Quill"').ids
    library.merge_people([news["Quill"]], news["Rex Quill"])
    together = reader.search('speaker:"Rex Quill"').ids
    assert (len(apart), len(together)) == (3, 4)
    assert reader.search('speaker:"Quill"').ids == together
    counts = [(value.value, value.count) for value in reader.search("").facets["speaker"]]
    assert counts == [("Rex Quill", 4), ("officials", 1)]


def test_merged_people_are_one_everywhere_and_apart_again_when_taken_back(library, reader, news):
    before = reader.people()
    change = library.merge_people([news["Quill"], news["Rex Quill"]], news["Rex Quill"])
    assert listed(reader) == [("Rex Quill", 4, 3), ("officials", 1, 1)]
    assert shown(reader, 2) == {"Rex Quill"}
    assert (change.before, change.after, change.statement_ids) == ("Rex Quill, Quill", "Rex Quill", ())
    library.undo(change.id)
    assert reader.people() == before
    library.redo(change.id)
    assert listed(reader)[0] == ("Rex Quill", 4, 3)


def test_statements_that_the_user_gave_to_somebody_are_merged_too(library, reader, news):
    first = reader.statements_of(1)[0].id
    library.set_speaker([first], "Jo Li")
    jo = reader.rows([first])[0].person_id
    change = library.merge_people([jo], news["Quill"])
    assert reader.rows([first])[0].statement.attribution.speaker.name == "Quill"
    library.undo(change.id)
    assert reader.rows([first])[0].person_id == jo


def test_an_unnamed_source_who_turns_out_to_be_somebody_is_none_any_more(library, reader, news):
    library.import_text("Dam news\n\nA senior official said that the dam was old.\n")
    (statement_id,) = reader.search("is:unnamed").ids
    (source,) = [person.id for person in reader.people("senior official")]
    change = library.merge_people([source], news["Rex Quill"])
    assert not reader.search("is:unnamed").ids
    library.undo(change.id)
    assert reader.search("is:unnamed").ids == (statement_id,)
    library.set_speaker([statement_id], "Rex Quill")
    assert not reader.search("is:unnamed").ids
    quills = [row.id for row in reader.rows(reader.search('speaker:"Quill"').ids)]
    library.set_speaker(quills[:1], source)
    assert reader.search("is:unnamed").ids == tuple(quills[:1])


@pytest.fixture
def official(library, reader, news):
    """An article with an unnamed source; gives the source and its statement."""
    library.import_text("Dam news\n\nA senior official said that the dam was old.\n")
    (source,) = reader.people("senior official")
    assert source.kind is SpeakerKind.UNNAMED
    return source.id, reader.search("is:unnamed").ids[0]


def test_an_unnamed_source_to_whom_the_user_gives_a_name_is_a_person(library, reader, official):
    source, statement_id = official
    change = library.rename_person(source, "Jo Li")
    (row,) = reader.rows([statement_id])
    assert (reader.person(source).kind, row.statement.attribution.speaker.kind) == (SpeakerKind.PERSON,) * 2
    assert reader.search("is:unnamed").ids == ()
    assert "Jo Li" in reader.cite([statement_id]).plain
    assert [reader.person(source)] == [person for person in reader.people() if person.name == "Jo Li"]
    library.import_text("Later\n\nJo Li said that the dam was new.\n")
    assert reader.person(source).statement_count == 2
    library.undo(change.id)
    assert reader.search("is:unnamed").ids == (statement_id,)
    assert reader.person(source).kind is SpeakerKind.UNNAMED


@pytest.mark.parametrize("name", ["a senior US official", "The dam's keeper", "officials close to the ministry"])
def test_an_unnamed_source_that_is_described_otherwise_stays_unnamed(library, reader, official, name):
    source, statement_id = official
    library.rename_person(source, name)
    assert reader.person(source).kind is SpeakerKind.UNNAMED
    assert reader.search("is:unnamed").ids == (statement_id,)


@pytest.mark.parametrize("name", ["Jo", "李娜", "The", "van der Meer"])
def test_a_name_of_any_kind_is_no_description(library, reader, official, name):
    library.rename_person(official[0], name)
    assert reader.person(official[0]).kind is SpeakerKind.PERSON


def test_the_name_of_an_unnamed_source_becomes_an_alias_when_merged(library, reader, news, official):
    library.rename_person(official[0], "Jo Li")
    library.merge_people([official[0]], news["Rex Quill"])
    assert reader.person(news["Rex Quill"]).aliases == ("Jo Li",)


def test_a_person_gets_another_name_everywhere(library, reader, news):
    change = library.rename_person(news["Rex Quill"], "Rex  Alan Quill")
    assert shown(reader, 1) == {"Rex Alan Quill"}
    assert reader.person(news["Rex Quill"]).names == ("Rex Quill",)
    library.undo(change.id)
    assert shown(reader, 1) == {"Rex Quill"}


def test_a_person_renamed_back_is_as_before(library, reader, news):
    before = reader.people()
    library.rename_person(news["Rex Quill"], "Rex Alan Quill")
    library.rename_person(news["Rex Quill"], "Rex Quill")
    assert reader.people() == before


def test_names_are_taken_out_of_a_person(library, reader, news):
    library.merge_people([news["Quill"], news["officials"]], news["Rex Quill"])
    before = reader.people()
    change = library.split_person(news["Rex Quill"], ["quill"])
    assert [name for name, *_ in listed(reader)] == ["Rex Quill", "Quill"]
    assert reader.person(news["Rex Quill"]).aliases == ()
    assert shown(reader, 2) == {"Quill"}
    library.undo(change.id)
    assert reader.people() == before


def test_who_loses_the_name_that_is_shown_is_shown_under_the_best_that_is_left(library, reader, news):
    library.import_text("Tower news\n\nRex Quillen said the tower was old.\n")
    (quillen,) = reader.people("quillen")
    person = news["Rex Quill"]
    library.merge_people([news["officials"], news["Quill"], quillen.id], person)
    before = reader.people()
    change = library.split_person(person, ["Rex Quill"])
    assert (change.before, change.after) == ("Rex Quill", "Rex Quillen; Rex Quill")
    assert reader.person(person).name == "Rex Quillen"
    assert sorted(listed(reader)) == [("Rex Quill", 3, 2), ("Rex Quillen", 3, 3)]
    assert shown(reader, 4) == {"Rex Quillen"}
    library.undo(change.id)
    assert reader.people() == before
    library.redo(change.id)
    assert reader.person(person).name == "Rex Quillen"


def test_a_merge_takes_in_nobody_who_was_not_asked_about(library, reader, news):
    library.set_speaker([reader.statements_of(3)[-1].id], "Zed Quux")
    (made,) = reader.people("zed")
    library.set_aliases(news["Rex Quill"], ["Zed Quux"])
    library.import_text("Dam news\n\nZed Quux said the dam was old.\n")
    (apart,) = {row.person_id for row in reader.statements_of(4)}
    library.merge_people([made.id], news["Rex Quill"])
    assert {row.person_id for row in reader.statements_of(4)} == {apart}
    assert (news["Rex Quill"], apart) in {(pair.first.id, pair.second.id) for pair in reader.suggestions()}


def test_a_name_that_the_user_gave_stays_when_others_are_taken_out(library, reader, news):
    library.merge_people([news["Quill"]], news["Rex Quill"])
    library.rename_person(news["Rex Quill"], "The Admiral")
    library.split_person(news["Rex Quill"], ["Rex Quill"])
    assert reader.person(news["Rex Quill"]).name == "The Admiral"


def test_a_name_that_the_user_gave_goes_when_it_is_taken_out(library, reader, news):
    library.merge_people([news["Rex Quill"]], news["Quill"])
    library.rename_person(news["Quill"], "Rex Quill")
    library.split_person(news["Quill"], ["Rex Quill"])
    assert reader.person(news["Quill"]).name == "Quill"


def test_several_names_taken_out_are_a_person_under_the_best_of_them(library, reader, news):
    library.merge_people([news["Rex Quill"], news["Quill"]], news["officials"])
    library.split_person(news["officials"], ["Quill", "Rex Quill"])
    assert {name for name, *_ in listed(reader)} == {"officials", "Rex Quill"}


def test_a_name_that_a_person_does_not_have_cannot_be_taken_out(library, news):
    with pytest.raises(NameNotFound) as caught:
        library.split_person(news["Rex Quill"], ["Brandt"])
    assert (caught.value.person, caught.value.name) == ("Rex Quill", "Brandt")


@pytest.mark.parametrize(
    "change",
    [
        lambda library, people: library.split_person(people["Quill"], ["Quill"]),
        lambda library, people: library.split_person(people["Quill"], []),
        lambda library, people: library.merge_people([people["Quill"]], people["Quill"]),
        lambda library, people: library.rename_person(people["Quill"], "Quill"),
        lambda library, people: library.set_aliases(people["Quill"], ["QUILL"]),
        lambda library, people: library.keep_apart(people["Quill"], people["Quill"]),
    ],
)
def test_what_changes_nothing_is_refused(library, reader, news, change):
    with pytest.raises(NothingToChange):
        change(library, news)
    assert reader.changes() == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda library, known: library.rename_person(99, "A"),
        lambda library, known: library.set_aliases(99, ["A"]),
        lambda library, known: library.merge_people([99], known),
        lambda library, known: library.merge_people([known], 99),
        lambda library, known: library.split_person(99, ["A"]),
        lambda library, known: library.keep_apart(known, 99),
    ],
)
def test_people_who_are_not_there_cannot_be_changed(library, reader, news, change):
    with pytest.raises(PersonNotFound):
        change(library, news["Quill"])
    with pytest.raises(PersonNotFound):
        reader.person(99)


@pytest.mark.parametrize("name", ["", " ", "–"])
def test_a_name_must_have_a_letter(library, news, name):
    with pytest.raises(NameMissing):
        library.rename_person(news["Quill"], name)
    with pytest.raises(NameMissing):
        library.set_aliases(news["Quill"], ["A", name])


def test_signs_that_turn_the_words_around_them_are_left_out(library, reader, news):
    statement_id = reader.statements_of(1)[0].id
    library.rename_person(news["Rex Quill"], "\u202eRex\u2066 \u200bQu\u202cill \u200fדוד")
    library.add_tags([statement_id], ["\u202etide"])
    library.set_note(statement_id, "\u202dask 👩\u200d👧\u202c")
    (row,) = reader.rows([statement_id])
    assert row.statement.attribution.speaker.name == "Rex Quill \u200fדוד"
    assert (row.marks.tags, row.marks.note) == (("tide",), "ask 👩\u200d👧")


def test_a_text_is_no_name(library, reader, news):
    text = "Rex said it again. " * 600
    rex = news["Rex Quill"]
    for change in (
        lambda: library.rename_person(rex, text),
        lambda: library.set_aliases(rex, ["The Admiral", text]),
        lambda: library.set_speaker([reader.statements_of(1)[0].id], text),
        lambda: library.add_statement(1, [(0, 5)], text),
        lambda: library.add_tags([reader.statements_of(1)[0].id], [text]),
    ):
        with pytest.raises(NameTooLong):
            change()
    assert (reader.changes(), reader.person(rex).name) == ((), "Rex Quill")
    library.rename_person(rex, "é" * 200)
    assert reader.person(rex).name == "é" * 200


def test_a_long_name_that_an_article_gave_stays_an_alias(library, reader, news):
    name = " ".join(["Ada", *["Maria"] * 36, "Stone"])
    library.import_text(f"Dam news\n\n{name} said the dam was old.\n")
    (stone,) = [person for person in reader.people() if person.name.endswith("Stone")]
    library.merge_people([stone.id], news["Rex Quill"])
    aliases = reader.person(news["Rex Quill"]).aliases
    assert stone.name in aliases
    library.set_aliases(news["Rex Quill"], [*aliases, "The Admiral"])
    assert set(reader.person(news["Rex Quill"]).aliases) == {stone.name, "The Admiral"}


def test_signs_that_cannot_be_stored_are_left_out_of_names(library, reader, news):
    library.rename_person(news["Quill"], "Jo\udcff\x1b Li\n\tTan")
    assert reader.person(news["Quill"]).name == "Jo Li Tan"
    statement_id = reader.search('speaker:"Rex Quill"').ids[0]
    library.set_speaker([statement_id], "Mo\udcff Ba")
    assert reader.rows([statement_id])[0].statement.attribution.speaker.name == "Mo Ba"


def test_a_person_whose_names_are_elsewhere_can_still_be_asked_for(library, reader, news):
    library.merge_people([news["Quill"]], news["Rex Quill"])
    gone = reader.person(news["Quill"])
    assert (gone.name, gone.statement_count, gone.names) == ("Quill", 0, ())


def test_somebody_known_by_one_word_in_another_article_is_not_meant_by_it(library, reader, news):
    third = reader.statements_of(3)[0].id
    library.set_speaker([third], "Quill")
    assert reader.rows([third])[0].person_id not in news.values()
    second = reader.statements_of(2)[0].id
    library.set_speaker([second], "Quill")
    assert reader.rows([second])[0].person_id == news["Quill"]


def test_a_new_article_joins_the_person_whom_the_user_named_in_full(library, reader, news):
    change = library.set_speaker([reader.statements_of(1)[0].id], "Lee Tan")
    library.import_text("Storm news\n\nLee Tan said the storm was near.\n")
    library.import_text("Storm again\n\nLEE TAN said the storm was over.\n")
    assert ("Lee Tan", 3, 3) in listed(reader)
    library.undo(change.id)
    assert ("Lee Tan", 2, 2) in listed(reader)
    library.redo(change.id)
    assert ("Lee Tan", 3, 3) in listed(reader)


def test_a_new_article_does_not_join_a_person_whom_the_user_named_by_one_word(library, reader, news):
    library.set_speaker([reader.statements_of(1)[0].id], "Tan")
    library.import_text("Storm news\n\nTan said the storm was near.\n")
    assert [one for one in listed(reader) if one[0] == "Tan"] == [("Tan", 1, 1), ("Tan", 1, 1)]


def test_a_new_article_joins_the_person_who_was_renamed_so(library, reader, news):
    library.rename_person(news["Quill"], "Theo Quill")
    library.set_aliases(news["Quill"], ["Teddy"])
    library.import_text("Storm news\n\nTheo Quill said the storm was near.\n")
    assert ("Theo Quill", 2, 2) in listed(reader)
    assert reader.person(news["Quill"]).aliases == ("Teddy",)
    library.set_aliases(news["Quill"], [])
    assert ("Theo Quill", 2, 2) in listed(reader)


def test_a_person_is_meant_by_an_alias_too(library, reader, news):
    library.set_aliases(news["Rex Quill"], ["The Admiral"])
    third = reader.statements_of(3)[-1].id
    library.set_speaker([third], "the admiral")
    assert reader.rows([third])[0].person_id == news["Rex Quill"]


def test_the_name_that_was_found_means_who_was_found_and_nobody_of_another_article(library, reader, news):
    library.import_text("Dam news\n\nQuill said the dam was old.\n")
    (row,) = reader.statements_of(4)
    library.set_speaker([row.id], "Anna Quill")
    meant = reader.meant(row.id, ["Quill", "Anna Quill", "Jo Li"])
    assert {name: person.name for name, person in meant.items()} == {"Quill": "Quill", "Anna Quill": "Anna Quill"}
    assert meant["Quill"].id == row.person_id != news["Quill"]
    assert reader.meant(reader.statements_of(3)[0].id, ["Quill"]) == {}


def test_who_is_known_by_one_word_is_not_meant_elsewhere_for_being_set_by_hand(library, reader, news):
    library.set_speaker([reader.statements_of(2)[0].id], news["Quill"])
    assert reader.meant(reader.statements_of(3)[0].id, ["Quill"]) == {}


def test_a_person_of_one_article_comes_with_its_headline(library, reader, news):
    assert [person.article for person in reader.people()] == ["", "Bridge news", "River news"]
    library.set_record(2, {RecordField.HEADLINE: ""})
    assert reader.person(news["Quill"]).article == reader.article(2).source
    library.set_record(2, {RecordField.HEADLINE: "Bridge is safe"})
    assert reader.person(news["Quill"]).article == "Bridge is safe"


def joined(reader, article_id):
    return [(row.joined.name, row.joined.reason) if row.joined else None for row in reader.statements_of(article_id)]


def test_a_statement_tells_why_another_name_is_shown_than_its_article_gives(library, reader, news):
    assert joined(reader, 2) == [None]
    change = library.merge_people([news["Quill"]], news["Rex Quill"])
    assert joined(reader, 2) == [("Quill", "you put them together")]
    library.import_text("Dam news\n\nQuill said the dam was old.\n")
    assert joined(reader, 4) == [("Quill", "an alias that you confirmed")]
    assert joined(reader, 1) == [None, None]
    library.undo(change.id)
    assert joined(reader, 2) == joined(reader, 4) == [None]


def test_a_statement_tells_that_its_speaker_was_renamed_or_is_spelled_otherwise(library, reader, news):
    library.import_text("Dam news\n\nRéx Quill said the dam was old.\n")
    assert joined(reader, 4) == [("Réx Quill", "the same name, spelled otherwise")]
    library.rename_person(news["officials"], "the road office")
    assert joined(reader, 3)[-1] == ("officials", "you renamed them")
    library.set_speaker([reader.statements_of(3)[-1].id], news["Quill"])
    assert joined(reader, 3)[-1] is None


def test_suggestions_come_with_the_people_as_they_are(reader, news):
    (pair,) = reader.suggestions()
    assert (pair.first, pair.second) == (reader.person(news["Rex Quill"]), reader.person(news["Quill"]))
