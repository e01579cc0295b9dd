"""Who may be one person: offered best first, never merged, and not offered again."""

from dataclasses import replace

import pytest

from index.library import joining
from index.library.changes import undo
from index.library.database import transaction
from index.library.people import people
from index.library.suggestions import suggestions
from index.model import Attribution, Speaker, SpeakerKind, Tier

BODY = SpeakerKind.BODY


@pytest.fixture
def speak(store, article, found):
    """Stores one article for each name."""

    def spoken(*names, kind=SpeakerKind.PERSON):
        for number, name in enumerate(names):
            attribution = Attribution(speaker=Speaker(name=name, kind=kind), tier=Tier.CLEAR)
            store(article, (replace(found[0], attribution=attribution),), content=f"{number}{name}{kind}".encode())

    return spoken


def offered(db, limit=50):
    return [(pair.first.name, pair.second.name, pair.reason) for pair in suggestions(db, limit=limit)]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("Ada Quill", "Ada B. Quill", "middle name"),
        ("Ada Quill", "A. Quill", "initial of the given name"),
        ("Robert Marsh", "Rob Marsh", "short form"),
        ("William Marsh", "Bill Marsh", "short form"),
        ("William T. Marsh", "Bill Marsh", "short form"),
        ("Ada Quill", "Quill", "surname of the other, and of nobody else"),
        ("Kim Do-yun", "Kim", "first word"),
        ("Quill", "Quill", "one-word name in different articles"),
    ],
)
def test_people_whose_names_fit_are_offered(db, speak, first, second, reason):
    speak(first)
    speak(second, "Otto Brandt", "Ada Fern") if first != second else speak("Otto Brandt", "x", second)
    (only,) = offered(db)
    assert {only[0], only[1]} == {first, second}
    assert reason in only[2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Quill", "Ben Quill"),
        ("Ada B. Quill", "Ada C. Quill"),
        ("Ada Quill", "Ada Fern"),
        ("Al Marsh", "Alice Marsh"),
        ("Quill", "Brandt"),
    ],
)
def test_people_whose_names_do_not_fit_are_not_offered(db, speak, first, second):
    speak(first, second)
    assert offered(db) == []


def test_an_abbreviation_is_offered_with_the_full_name(db, speak):
    speak("Harbour and River Authority", "HRA", "HRV", kind=BODY)
    assert offered(db) == [("Harbour and River Authority", "HRA", "the initials of the other")]


def test_descriptions_are_never_offered(db, speak):
    speak("officials", "officials", kind=SpeakerKind.GROUP)
    speak("the agency", "the agency", "the Agency", kind=BODY)
    assert offered(db) == []


def test_people_known_by_one_surname_are_offered_with_its_holder_only(db, speak):
    speak("Ada Quill", "Quill")
    speak("Quill ", "Otto Brandt")
    assert [pair[0] for pair in offered(db)] == ["Ada Quill", "Ada Quill"]


def test_a_surname_of_several_people_comes_after_one_that_is_clear(db, speak):
    speak("Ada Quill", "Ben Quill", "Quill", "Lee Tan", "Tan")
    assert [pair[:2] for pair in offered(db)] == [("Lee Tan", "Tan"), ("Ada Quill", "Quill"), ("Ben Quill", "Quill")]
    assert len(offered(db, limit=1)) == 1


def test_people_who_are_kept_apart_are_not_offered_until_that_is_taken_back(db, speak):
    speak("Ada Quill", "Quill")
    one, other = (person.id for person in people(db))
    with transaction(db):
        change = joining.keep_apart(db, other, one)
    assert offered(db) == []
    with transaction(db):
        undo(db, change.id)
    assert len(offered(db)) == 1


def test_people_who_were_merged_are_not_offered(db, speak):
    speak("Ada Quill", "Quill")
    one, other = (person.id for person in people(db))
    with transaction(db):
        joining.merge(db, [other], one)
    assert offered(db) == []
