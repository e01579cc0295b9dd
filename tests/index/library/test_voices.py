"""Which speakers of different articles are one person, and which stay apart."""

from dataclasses import replace

import pytest

from index.errors import NameAmbiguous
from index.library import corrections, joining, names, people, statements
from index.library.changes import redo, undo
from index.library.database import transaction
from index.library.suggestions import suggestions
from index.model import Attribution, Speaker, SpeakerKind, Tier

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.BODY


@pytest.fixture
def speak(store, article, found):
    """Stores an article in which speakers make a statement each; gives the number of the article."""
    made = []

    def spoken(*speakers, considered=()):
        made.append(None)
        attributions = [
            Attribution(speaker=Speaker(name=name, kind=kind), tier=Tier.CLEAR, candidates=considered)
            for name, kind in speakers
        ]
        statements = tuple(replace(found[0], attribution=attribution) for attribution in attributions)
        return store(article, statements, content=str(len(made)).encode())

    return spoken


@pytest.fixture
def change(db):
    """Runs a change of people in a transaction."""

    def changed(function, *arguments):
        with transaction(db):
            return function(db, *arguments)

    return changed


def who(db, article_id):
    """The people of an article's statements."""
    return [row.person_id for row in statements.of_article(db, article_id)]


def named(db, name):
    (found,) = [person for person in people.people(db) if person.name == name]
    return found


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Ada Quill", "Ada Quill", PERSON),
        ("Ada Quill", "ADA QUILL", PERSON),
        ("José Ferrer", "Jose Ferrer", PERSON),
        ("Ada B. Quill", "Ada B Quill", PERSON),
        ("Liam O’Hara", "Liam O'Hara", PERSON),
        ("J. K. Marsh", "J. K. Marsh", PERSON),
        ("Harbour Ministry", "the Harbour Ministry", BODY),
        ("U.S.", "US", BODY),
        ("Reuters", "Reuters", BODY),
    ],
)
def test_one_full_name_is_one_person_in_all_articles(db, speak, first, second, kind):
    assert who(db, speak((first, kind))) == who(db, speak((second, kind)))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quill", PERSON),
        ("A. Quill", PERSON),
        ("Quill Jr.", PERSON),
        ("bin Quill", PERSON),
        ("the ministry", BODY),
        ("officials", SpeakerKind.GROUP),
        ("a senior Harbour official", SpeakerKind.UNNAMED),
    ],
)
def test_a_name_that_is_not_full_is_another_person_in_each_article(db, speak, name, kind):
    first, second = speak((name, kind), (name, kind)), speak((name, kind))
    assert len(set(who(db, first))) == 1
    assert set(who(db, first)).isdisjoint(who(db, second))


def test_the_same_name_of_two_kinds_is_two_people(db, speak):
    assert who(db, speak(("Ada Quill", PERSON))) != who(db, speak(("Ada Quill", BODY)))


def test_a_person_has_all_names_and_the_reason_for_each(db, speak, change):
    first = speak(("Ada Quill", PERSON), ("ADA QUILL", PERSON))
    second = speak(("Quill", PERSON))
    into = who(db, first)[0]
    change(joining.merge, who(db, second), into)
    speak(("Quill", PERSON))
    person = people.person(db, into)
    assert person.names == ("ADA QUILL", "Ada Quill", "Quill")
    assert [joined.reason for joined in person.joined] == [
        "the same full name", "the same full name", "you put it here; an alias that you confirmed",
    ]  # fmt: skip
    assert (person.statement_count, person.article_count) == (4, 3)


def test_a_confirmed_alias_joins_new_speakers_but_none_that_were_there(db, speak, change):
    full, before = speak(("Ada Quill", PERSON)), speak(("Quill", PERSON))
    made = change(joining.set_aliases, who(db, full)[0], ["quill"])
    after = speak(("Quill", PERSON))
    assert who(db, after) == who(db, full) != who(db, before)
    change(undo, made.id)
    assert who(db, after) != who(db, full)
    change(redo, made.id)
    assert who(db, after) == who(db, full)


def test_an_alias_of_two_people_joins_nobody(db, speak, change):
    one, other = speak(("Ada Quill", PERSON)), speak(("Ben Quill", PERSON))
    change(joining.set_aliases, who(db, one)[0], ["Quill"])
    change(joining.set_aliases, who(db, other)[0], ["Quill"])
    assert who(db, speak(("Quill", PERSON)))[0] not in who(db, one) + who(db, other)


@pytest.mark.parametrize(
    "settled",
    [
        lambda db, one, other: joining.merge(db, [other], one),
        lambda db, one, other: joining.set_aliases(db, other, []),
    ],
)
def test_who_came_when_an_alias_had_two_people_stays_apart_when_it_has_one(db, speak, change, settled):
    one, other = speak(("Ada Quill", PERSON)), speak(("Ben Quill", PERSON))
    change(joining.set_aliases, who(db, one)[0], ["Quill"])
    earlier = speak(("Quill", PERSON))
    change(joining.set_aliases, who(db, other)[0], ["Quill"])
    (ambiguous,) = who(db, speak(("Quill", PERSON)))
    change(settled, who(db, one)[0], who(db, other)[0])
    assert people.person(db, ambiguous).statement_count == 1
    assert (who(db, one)[0], ambiguous) in {(pair.first.id, pair.second.id) for pair in suggestions(db, limit=9)}
    assert who(db, earlier) == who(db, one) == who(db, speak(("Quill", PERSON)))


def test_an_alias_does_not_join_where_the_article_has_somebody_else_of_that_name(db, speak, change):
    full = speak(("Ada Quill", PERSON))
    change(joining.set_aliases, who(db, full)[0], ["Quill"])
    quill, _ = who(db, speak(("Quill", PERSON), ("Ben Quill", PERSON)))
    (considered,) = who(db, speak(("Quill", PERSON), considered=("Ben Quill",)))
    assert {quill, considered}.isdisjoint(who(db, full))


@pytest.mark.parametrize("kind", [SpeakerKind.GROUP, SpeakerKind.UNNAMED])
def test_an_alias_joins_no_description(db, speak, change, kind):
    full = speak(("Ada Quill", PERSON))
    change(joining.set_aliases, who(db, full)[0], ["officials"])
    assert who(db, speak(("officials", kind))) != who(db, full)


def test_names_of_merged_people_become_aliases_but_no_descriptions(db, speak, change):
    full = speak(("Ada Quill", PERSON), ("Quill", PERSON), ("a harbour official", SpeakerKind.UNNAMED))
    into, *others = who(db, full)
    change(joining.merge, others, into)
    assert people.person(db, into).aliases == ("Quill",)
    assert set(who(db, full)) == {into}


def test_aliases_go_along_when_people_are_merged(db, speak, change):
    one, other = (who(db, speak((name, PERSON)))[0] for name in ("Ada Quill", "Ada Brook"))
    change(joining.set_aliases, other, ["Addie"])
    change(joining.merge, [other], one)
    assert people.person(db, one).aliases == ("Ada Brook", "Addie")
    assert people.person(db, other).aliases == ()
    assert who(db, speak(("Addie", PERSON))) == [one]


def test_a_new_spelling_of_a_merged_name_belongs_to_the_same_person(db, speak, change):
    one, other = (who(db, speak((name, PERSON)))[0] for name in ("Ada Quill", "Ada Brook"))
    change(joining.merge, [other], one)
    assert who(db, speak(("ADA BROOK", PERSON))) == [one]


def test_a_name_that_two_have_elsewhere_makes_no_third_person_of_that_name(db, speak, change):
    first, second, other = (speak((name, PERSON)) for name in ("Quill", "Quill", "Lee Tan"))
    (statement,) = (row.id for row in statements.of_article(db, other))
    with pytest.raises(NameAmbiguous) as caught:
        change(corrections.set_speaker, [statement], "Quill")
    assert list(caught.value.person_ids) == who(db, first) + who(db, second)


def test_of_two_who_have_a_name_the_one_who_speaks_in_the_article_is_meant(db, speak, change):
    speak(("Quill", PERSON))
    here = speak(("Quill", PERSON), ("Lee Tan", PERSON))
    quill, tan = statements.of_article(db, here)
    change(corrections.set_speaker, [tan.id], "Quill")
    assert who(db, here) == [quill.person_id, quill.person_id]


def test_a_name_for_comparing_is_never_empty():
    assert [names.fold(name) for name in ("…", ".", "The", "É. T.")] == ["…", ".", "the", "e t"]
