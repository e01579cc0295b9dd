"""The same quotation in other articles: what differs there."""

from dataclasses import replace

import pytest

from index.comparing.findings import Difference
from index.comparing.quoted import quotation
from index.comparing.variants import Relation, variants
from index.comparing.wording import pieces_words, relation_words
from index.model import SourceRecord, Tier

SAID = "“There is a low level of trust between our two countries, and that is not good.”"


def only(row, other):
    found = variants(row, [other])
    return found, found.others[0]


@pytest.mark.parametrize(
    ("other", "relation", "changed", "more", "words"),
    [
        ("There is a low level of trust between our two countries and that is not good", Relation.SAME, 0, 0, ""),
        ("a low level of trust between our two countries", Relation.SHORTER, 0, 7, "[-There is-]"),
        (SAID.replace("between our two countries, ", "… "), Relation.SHORTER, 0, 4, "[-between our two countries-]"),
        (SAID + " We must talk.", Relation.LONGER, 0, 3, "{+We must talk+}"),
        (
            "There is a low level of trust between our two countries, and that is good.",
            Relation.ALTERED,
            1,
            0,
            "[-not-]",
        ),
        ("There is a high level of trust between our two countries", Relation.ALTERED, 1, 5, "[-low-] {+high+}"),
        (
            "There is a low level of trust between our 2 countries, and that is not good.",
            Relation.ALTERED,
            1,
            0,
            "{+2+}",
        ),
    ],
)
def test_every_difference_is_told(made, other, relation, changed, more, words):
    _, found = only(made(SAID), made(other, number=2))
    assert (found.relation, found.changed_words, found.more_words) == (relation, changed, more)
    assert words in pieces_words(found.pieces)


@pytest.mark.parametrize(
    "other", [SAID, "a low level of trust between [us], and that is good", SAID + " We must talk."]
)
def test_the_pieces_are_both_texts(made, other):
    _, found = only(made(SAID), made(other, number=2))
    for side, text in (("statement", SAID), ("quote", other)):
        printed = "".join(getattr(piece, side) for piece in found.pieces)
        letters = [letter for letter in text if letter.isalnum()]
        assert [letter for letter in printed if letter.isalnum()] == letters


def test_a_dropped_not_is_shown_from_either_side(made):
    without = made(SAID.replace("not ", ""), number=2)
    for row, other, difference in ((made(SAID), without, Difference.LEFT_OUT), (without, made(SAID), Difference.ADDED)):
        _, found = only(row, other)
        (piece,) = [piece for piece in found.pieces if piece.difference is not Difference.SAME]
        assert (piece.difference, piece.quote or piece.statement) == (difference, "not")


def test_who_is_named_there_is_told(made):
    found, other = only(made(SAID), made(SAID, number=2, name="Lee Tan", person=2))
    assert other.names_another
    assert relation_words(other, found) == "same words, names Lee Tan"
    assert not only(made(SAID), made(SAID, number=2, person=None))[1].names_another


def test_an_unsure_speaker_is_no_other_name(made):
    other = made(SAID, number=2, name="Lee Tan", person=2)
    unsure = replace(other.statement, attribution=replace(other.statement.attribution, tier=Tier.UNSURE))
    assert not only(made(SAID), replace(other, statement=unsure))[1].names_another


@pytest.mark.parametrize(
    ("name", "other", "is_another"),
    [
        ("Donald Trump", "Donald J. Trump", False),
        ("Donald Trump", "Trump", False),
        ("D. Trump", "Donald John Trump", False),
        ("the White House", "White House", False),
        ("Donald Trump", "Ivanka Trump", True),
        ("Donald Trump", "Donald Trump Jr.", True),
        ("Trump", "Clinton", True),
        ("Ana Ruiz", "Ruiz Ana", True),
    ],
)
def test_a_shorter_form_of_the_name_is_no_other_name(made, name, other, is_another):
    """Who may be one is joined only by the user, but not called somebody else either."""
    for one, two in ((name, other), (other, name)):
        found = only(made(SAID, name=one), made(SAID, number=2, name=two, person=2))[1]
        assert found.names_another is is_another


def test_the_first_print_is_told_where_the_dates_tell_it(made):
    def dated(number, published):
        return replace(made(SAID, number=number), record=SourceRecord(published=published))

    late, early = dated(1, "2021-03-04"), dated(2, "2021-03-01")
    assert variants(late, [early]).first == early
    assert variants(early, [late]).first == early
    assert variants(late, [dated(3, "2021-03-04")]).first is None
    assert variants(late, [dated(3, "2021")]).first is None
    assert variants(late, [early, dated(3, None)]).first is None
    assert [one.row.id for one in variants(late, [dated(3, None), dated(4, "2021-05-01"), early]).others] == [2, 4, 3]


def test_of_a_mixed_statement_the_quoted_words_are_compared(made):
    mixed = made("he saw “a low level of trust between our two countries” there", kind="mixed")
    assert quotation(mixed) == ("a low level of trust between our two countries", True)
    assert only(mixed, made(SAID, number=2))[1].relation is Relation.LONGER
    few = made("that the “level” was low between our two countries", kind="mixed")
    assert quotation(few) == (few.quote, False)
