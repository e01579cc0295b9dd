"""Whom the words before a content name has said it."""

import pytest

from index.statements.credited import with_credit
from index.statements.page import page_of
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def credited(marked):
    """The mention and the cue of each draft."""
    text, drafts = drafts_of(marked)
    page = page_of(text, paragraph_spans(text), quotes_of(text))
    return [(words_of(text, each.mention), words_of(text, each.cue)) for each in with_credit(page, drafts)]


@pytest.mark.parametrize(
    ("marked", "owner", "noun"),
    [
        ("[m:Moe] [c:seized on] Ada Lind’s claim [q:that the dam would hold].", "Ada Lind’s", "claim"),
        ("[m:Moe] [c:seized on the mayor of Elm's claim] [q:that it held].", "the mayor of Elm's", "claim"),
        ("[m:Moe] [c:laughed at Mayor Lind's second promise] [q:that it would hold].", "Mayor Lind's", "promise"),
        ("[m:He] [c:took up] Bo Moss’ warnings [q:that it leaked].", "Bo Moss’", "warnings"),
        ("[m:The palace] [c:issued a statement from] Queen Ada: [q:“We are well.”]", "Queen Ada", "statement"),
        ("[m:The palace] [c:sent out a letter by] the old king: [q:“We are well.”]", "the old king", "letter"),
    ],
)
def test_an_owner_of_words_has_said_them(marked, owner, noun):
    assert credited(marked) == [([owner], [noun])]


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Moe] [c:repeated] his claim [q:that the dam would hold].",
        "[m:Moe] [c:praised] Lind’s dam [q:that would hold].",
        "[m:Lind’s] [c:claim] [q:that the dam would hold] was read by Moe.",
        "[m:Moe] [c:read] a letter from Elm, [q:“We are well.”]",
        "[m:Moe] [c:said] [q:that Lind’s claim held].",
    ],
)
def test_where_no_owner_is_named_the_speaker_stays(marked):
    text, drafts = drafts_of(marked)
    assert credited(marked) == [(words_of(text, each.mention), words_of(text, each.cue)) for each in drafts]


def test_a_name_in_a_later_sentence_is_no_speaker():
    assert credited("Lind wrote, [c:saying] [q:that it held]. A dam stood there, said [m:Moe].") == [([], ["saying"])]


def test_a_name_in_the_sentence_before_is_one():
    assert credited("[m:Moe] nodded. [c:Saying] [q:“it held,”] he left.") == [(["Moe"], ["Saying"])]


@pytest.mark.parametrize(
    "marked",
    [
        "[q:“It is safe,”] [m:Ada Lind] [c:was told] on Monday.",
        "[m:Ada Lind], [c:asked] [q:whether it leaked], laughed.",
        "[m:Ada Lind], [c:pressed] [q:on whether it leaked], said nothing.",
        "[m:Residents] [c:were repeatedly warned] [q:that it leaked].",
        "[m:Lind] laughed when [c:told] [q:that it leaked].",
        "[m:Lind] left after being [c:asked] [q:whether it leaked].",
        "[m:The crown court] [c:heard] [q:that it leaked].",
        "[q:Dam ‘was unsafe’], [m:inquest] [c:told]",
        "[m:An inquest jury] [c:has heard] [q:“it leaked”].",
    ],
)
def test_who_is_told_or_hears_in_court_has_not_said_it(marked):
    assert [mention for mention, _ in credited(marked)] == [[]]


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Ada Lind] [c:once told] Moe [q:that it leaked].",
        "Ada Lind [c:was told by] [m:Moe] [q:that it leaked].",
        "[m:Ada Lind], who came late, [c:asked] [q:whether it leaked].",
        "[m:Ada Lind] [c:told the court] [q:that it leaked].",
        "[m:Ada Lind] [c:heard] [q:that it leaked].",
        "[m:Ada Lind] [c:was quoted as saying] [q:that it leaked].",
    ],
)
def test_who_tells_has_said_it(marked):
    assert all(mention for mention, _ in credited(marked))
