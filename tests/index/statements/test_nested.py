"""Statements inside statements are found by reading the content once more."""

import pytest

from index.statements.nested import read_inside
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def inside(tagger, marked):
    """Mention and content of the statements that the contents of the marked ones report."""
    text, drafts = drafts_of(marked)
    found = read_inside(text, quotes_of(text), tagger, drafts)
    assert [draft for draft in found if draft.within is None] == drafts
    return [
        (" ".join(words_of(text, draft.mention)), " ".join(words_of(text, draft.content)))
        for draft in found
        if draft.within is not None
    ]


def test_the_inner_statement_is_credited_to_the_inner_speaker(tagger):
    found = inside(tagger, "[m:The Courier] [c:reported] [q:that Ada Lind said the bridge would be closed for a year].")
    assert found == [("Ada Lind", "the bridge would be closed for a year")]


def test_the_inner_statement_knows_the_one_that_reports_it(tagger):
    text, drafts = drafts_of(
        "[m:The Courier] [c:reported] [q:that Ada Lind said the bridge would be closed for a year]."
    )
    outer, inner = read_inside(text, quotes_of(text), tagger, drafts)
    assert inner.within is outer


def test_a_content_without_a_reporting_word_is_read_once(tagger):
    assert inside(tagger, "[m:Lind] [c:said] [q:the Elm bridge would be closed for a year].") == []


def test_what_somebody_will_say_was_not_said(tagger):
    assert inside(tagger, "[m:Lind] [c:said] [q:Tarn would say that the bridge was unsafe].") == []


def test_what_somebody_did_not_say_was_not_said(tagger):
    assert inside(tagger, "[m:Lind] [c:said] [q:Tarn had never told the council that the bridge was unsafe].") == []


def test_a_reporting_word_in_quotation_marks_is_part_of_the_quotation(tagger):
    assert inside(tagger, "[m:Lind] [c:said]: [q:“Last week Tarn said the bridge was unsafe.”]") == []


def test_a_speaker_without_a_name_is_not_taken(tagger):
    assert inside(tagger, "[m:Lind] [c:said] [q:they said the bridge was unsafe and the Elm road, too].") == []


@pytest.mark.parametrize(
    ("marked", "mention", "content"),
    [
        (
            "[m:The Courier] [c:reported] [q:its source said the bridge would be closed for a year].",
            "its source",
            "the bridge would be closed for a year",
        ),
        (
            "[m:Residents] [c:told] the Courier [q:the officers claimed the bridge would be closed for a year].",
            "the officers",
            "the bridge would be closed for a year",
        ),
        (
            "[m:Radio Elm] [c:said] [q:an anonymous engineer warned that the bridge would fall].",
            "an anonymous engineer",
            "that the bridge would fall",
        ),
    ],
)
def test_a_speaker_who_is_described_is_taken(tagger, marked, mention, content):
    assert inside(tagger, marked) == [(mention, content)]


def test_what_the_inner_speaker_adds_is_taken_too(tagger):
    marked = (
        "[m:The Courier] [c:reported] [q:that Ada Lind said the bridge was closed, adding that it was shut for a year]."
    )
    assert [mention for mention, _ in inside(tagger, marked)] == ["Ada Lind", "Ada Lind"]


def test_what_was_found_already_is_not_found_twice(tagger):
    marked = "[m:The Courier] [c:reported] [q:that Ada Lind said the bridge would be closed for a year]."
    text, drafts = drafts_of(marked)
    both = read_inside(text, quotes_of(text), tagger, drafts)
    assert len(read_inside(text, quotes_of(text), tagger, [*drafts, both[1]])) == 2


def test_no_drafts_hold_nothing(tagger):
    assert read_inside("", quotes_of(""), tagger, []) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[m:LIND][c::] [q:We said that we would rebuild the bridge].",
        "[m:The Courier] [c:said] [q:They told the council that the bridge was closed].",
        "[m:Tarn] [c:wrote] [q:I said that the road would be closed].",
    ],
)
def test_a_pronoun_names_nobody_even_with_a_capital_letter(tagger, marked):
    assert inside(tagger, marked) == []
