"""What opens a sentence before its speaker is named belongs to what is said."""

import pytest

from index.statements.openings import INTERPOSED_CONFIDENCE, with_openings
from tests.index.statements.marked import drafts_of, words_of


def contents(marked):
    """The pieces of each content, after openings were looked at."""
    text, drafts = drafts_of(marked)
    return [words_of(text, draft.content) for draft in with_openings(text, drafts)]


@pytest.mark.parametrize(
    ("marked", "opening"),
    [
        ("Five years ago, [m:he] [c:said], [q:the bridge was new].", "Five years ago"),
        ("Rain fell. In the north, [m:Lind] [c:told] the court, [q:the bridge fell].", "In the north"),
        ("Voters, [c:according to] [m:Lind], [q:want a bridge].", "Voters"),
        ("If it rains, [m:Ada Lind] [c:said] on Friday, [q:“the bridge will fall”].", "If it rains"),
        ("At two in the morning, [m:Tarn] [c:wrote] in his diary, [q:Elm was asleep].", "At two in the morning"),
    ],
)
def test_words_before_an_interposed_clause_belong_to_the_content(marked, opening):
    ((first, _),) = contents(marked)
    assert first == opening


@pytest.mark.parametrize(
    "marked",
    [
        "However, [m:she] [c:said], [q:the bridge was new].",
        "In addition, [m:she] [c:said], [q:the bridge was new].",
        "Asked about the bridge, [m:she] [c:said], [q:it was new].",
        "In a letter, [m:she] [c:said], [q:“The bridge is new.”]",
        "On Friday, [m:she] [c:said] [q:the bridge was new].",
        "On Friday, [m:she] [c:said], smiling at the mayor, [q:the bridge was new].",
        "“We stay,” and so on, [m:she] [c:said], [q:the bridge was new].",
        "[m:She] [c:said], [q:well, the bridge was new].",
    ],
)
def test_other_words_before_a_cue_stay_outside(marked):
    ((_,),) = contents(marked)


@pytest.mark.parametrize(
    ("marked", "opening"),
    [
        ("[q:In] winter, [m:Lind] [c:said], [q:the lake froze].", "In winter"),
        ("[q:Back] then, [m:she] [c:told] the court, [q:the mill was ours].", "Back then"),
        ("[q:But] [q:at best], [m:they] [c:write], [q:the dam holds a year].", "But at best"),
    ],
)
def test_an_opening_that_was_found_in_part_is_found_as_a_whole(marked, opening):
    ((first, _),) = contents(marked)
    assert first == opening


def test_a_part_that_does_not_begin_the_sentence_stays_as_it_is():
    marked = "Elm had no mill, but [q:the lake was foul], [m:she] [c:said], [q:and rightly so]."
    assert contents(marked) == [["the lake was foul", "and rightly so"]]


def test_words_that_belong_to_another_statement_stay_there():
    marked = "[m2:Tarn] [c2:fears] [q2:the worst], [m:she] [c:said], [q:and rightly so]."
    assert contents(marked) == [["and rightly so"], ["the worst"]]


def test_a_very_long_opening_is_left_alone():
    ((_,),) = contents(f"{'A very long way up the river, ' * 20}[m:she] [c:said], [q:it was dry].")


@pytest.mark.parametrize("marked", ["[q:It], [m:she] [c:said], [q:fell].", "Then it, [m:she] [c:said], [q:fell]."])
def test_a_statement_that_its_clause_interrupts_is_as_sure_as_grammar_is(marked):
    text, drafts = drafts_of(marked)
    assert [draft.rule_confidence for draft in with_openings(text, drafts)] == [INTERPOSED_CONFIDENCE]


@pytest.mark.parametrize(
    "marked",
    [
        "It, [c:according to] those, [q:fell].",
        "It, [m:she] [c:dug], [q:fell].",
        "[m:She] [c:said] [q:it fell].",
        "[q:It fell]. [q:It], [m:she] [c:said], [q:fell].",
    ],
)
def test_without_speaker_or_reporting_word_grammar_adds_nothing(marked):
    text, drafts = drafts_of(marked)
    assert [draft.rule_confidence for draft in with_openings(text, drafts)] == [None]
