"""What searches lay over the index says no more than where it differs from what was found."""

from dataclasses import replace

import pytest

from index.library import corrections, joining, overlay, statements
from index.library.changes import undo
from index.library.database import transaction
from index.library.overlay import Part
from index.library.renewal import renew
from index.model import Attribution, Speaker, SpeakerKind, Tier


@pytest.fixture
def news(db, store, article, found):
    """Four articles with a statement each; gives the numbers of their people."""
    for number, name in enumerate(("Ada Quill", "Quill", "Quill", "Lee Tan"), start=1):
        attribution = Attribution(speaker=Speaker(name=name, kind=SpeakerKind.PERSON), tier=Tier.CLEAR)
        store(article, (replace(found[0], attribution=attribution),), content=str(number).encode())
    return [statements.of_article(db, article_id)[0].person_id for article_id in (1, 2, 3, 4)]


@pytest.fixture
def change(db):
    def changed(function, *arguments, **options):
        with transaction(db):
            return function(db, *arguments, **options)

    return changed


def test_there_is_nothing_where_nothing_was_changed(db, news):
    assert overlay.speakers(db) == ({}, {}, {})
    assert (overlay.flags(db), overlay.tags(db), overlay.notes(db), overlay.tiers(db)) == ({}, {}, {}, {})


def test_a_name_that_became_one_person_is_told_by_name(db, news, change):
    change(joining.merge, [news[3]], news[0])
    assert overlay.speakers(db) == ({"Lee Tan": "Ada Quill"}, {}, {"Ada Quill": ("Lee Tan",)})
    change(joining.rename, news[0], "Ada B. Quill")
    assert overlay.speakers(db).names == {"Lee Tan": "Ada B. Quill", "Ada Quill": "Ada B. Quill"}


def test_a_name_that_stands_for_several_people_is_told_by_statement(db, news, change):
    change(joining.merge, [news[1]], news[0])
    names, told, aliases = overlay.speakers(db)
    assert (names, told, aliases) == ({}, {2: "Ada Quill"}, {"Ada Quill": ("Quill",)})


def test_the_speaker_of_a_statement_is_told_where_the_name_does_not_tell_it(db, news, change):
    change(corrections.set_speaker, [1, 4], "Jo Li")
    change(corrections.set_speaker, [2], None)
    assert overlay.speakers(db).statements == {1: "Jo Li", 4: "Jo Li", 2: None}
    assert overlay.tiers(db) == {1: Tier.CLEAR, 4: Tier.CLEAR, 2: Tier.UNATTRIBUTED}


def test_a_statement_given_back_to_the_name_that_was_found_needs_no_telling(db, news, change):
    change(joining.merge, [news[1]], news[0])
    change(corrections.set_speaker, [2], news[2])
    assert overlay.speakers(db).statements == {}
    change(joining.merge, [news[3]], news[0])
    change(corrections.set_speaker, [4], news[0])
    assert overlay.speakers(db).statements == {}


def test_flags_tags_and_notes_name_their_statements(db, news, change):
    change(corrections.set_starred, [1, 2], on=True)
    change(corrections.set_checked, [2], at="2024")
    change(corrections.set_tags, [3], ["a", "b"], on=True)
    change(corrections.set_note, 4, "ask")
    change(corrections.set_speaker, [1], None)
    rejected = change(corrections.reject, [2])
    assert overlay.flags(db) == {
        "starred": {1, 2}, "checked": {2}, "tagged": {3}, "noted": {4}, "corrected": {1, 2}, "rejected": {2},
    }  # fmt: skip
    assert (overlay.tags(db), overlay.notes(db)) == ({"a": {3}, "b": {3}}, {4: "ask"})
    change(undo, rejected.id)
    assert "rejected" not in overlay.flags(db)


def test_every_change_of_what_is_told_changes_the_revision(db, store, article, found, news, change):
    seen = [overlay.revision(db)]
    made = change(corrections.set_starred, [1], on=True)
    seen.append(overlay.revision(db))
    change(undo, made.id)
    seen.append(overlay.revision(db))
    store(article, found, content=b"one more")
    seen.append(overlay.revision(db))
    assert len(set(seen)) == 4


def test_only_what_a_change_touches_is_read_again(db, news, change):
    def parts(function, *arguments, **options):
        before = overlay.revision(db)
        change(function, *arguments, **options)
        return overlay.changed(db, before, overlay.revision(db))

    flags, tags, notes, speakers = Part
    assert parts(corrections.set_checked, [1], at="2024") == {flags}
    assert parts(corrections.set_tags, [1], ["a"], on=True) == {flags, tags}
    assert parts(corrections.set_note, 1, "ask") == {flags, notes}
    assert parts(corrections.set_speaker, [1], None) == {flags, speakers}
    assert parts(joining.merge, [news[3]], news[1]) == {speakers}
    assert parts(joining.keep_apart, news[1], news[2]) == set()
    assert parts(corrections.reject, [2]) == set(Part)


def test_everything_is_read_again_where_more_than_changes_came(db, store, article, found, news, change):
    before = overlay.revision(db)
    assert overlay.changed(db, None, before) == set(Part)
    change(corrections.set_checked, [1], at="2024")
    store(article, found, content=b"one more")
    now = overlay.revision(db)
    assert overlay.changed(db, before, now) == set(Part)
    assert overlay.changed(db, now, before) == set(Part)


def test_a_statement_that_only_the_log_keeps_comes_back_with_a_mark(db, article, news, change):
    star = change(corrections.set_starred, [4], on=True)
    change(undo, star.id)
    change(renew, 4, article.text, ())
    before = overlay.revision(db)
    assert overlay.flags(db) == {"gone": {4}}
    change(corrections.set_checked, [4], at="2024")
    assert overlay.changed(db, before, overlay.revision(db)) == set(Part)
    assert overlay.flags(db) == {"checked": {4}}
