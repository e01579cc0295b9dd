"""A quotation right beside a reporting clause belongs to that clause."""

import pytest

from index.statements.beside import BESIDE_CONFIDENCE, give_to_neighbours
from index.statements.page import page_of
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def given(marked, link=1.0):
    text, drafts = drafts_of(marked, link=link)
    return text, give_to_neighbours(page_of(text, paragraph_spans(text), quotes_of(text)), drafts)


def contents(marked, link=1.0):
    """By the words of its cue, the content of each draft."""
    text, drafts = given(marked, link=link)
    return {" ".join(words_of(text, draft.cue)): words_of(text, draft.content) for draft in drafts}


LOOSE = 0.5


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said]: “It is safe.”",
        "[m:Lind] [c:said] “it is safe”.",
        "[m:Lind] [c:wrote], “It is safe.”",
        "“It is safe,” [m:Lind] [c:said].",
        "“It is safe,” [c:said] [m:Ada Lind].",
        "“It is safe”, [m:Lind] later [c:wrote].",
        "“Is it safe?” [m:Lind] [c:asked].",
    ],
)
def test_a_cue_beside_a_quotation_that_nobody_has_takes_it(marked):
    ((_, content),) = contents(marked).items()
    assert len(content) == 1


def test_a_cue_that_had_no_content_is_as_sure_as_the_rule():
    _, (draft,) = given("[m:Lind] [c:said]: “It is safe.”")
    assert draft.rule_confidence == BESIDE_CONFIDENCE


def test_a_quotation_is_taken_from_a_cue_that_stands_further_away():
    found = contents("[m:Lind] [c:said], [q:“It is safe,”] [c2:adding], [q:“It is dry.”]", LOOSE)
    assert found == {"said": ["“It is safe,”"], "adding": ["“It is dry.”"]}


def test_a_quotation_that_the_network_is_sure_of_stays():
    marked = "[m:Lind] [c:said], [q:“It is safe,”] [c2:adding], [q:“It is dry.”]"
    assert contents(marked, 0.95) == {"said": ["“It is safe,”", "“It is dry.”"], "adding": []}


def test_a_piece_with_words_before_its_quotation_stays():
    found = contents("[m:Lind] [c:said] [q:a well that Tarn] [c2:called] [q:“dry” was deep].", LOOSE)
    assert found == {"said": ["a well that Tarn", "“dry” was deep"], "called": []}


@pytest.mark.parametrize(
    "marked",
    [
        "“River Watch.” [m:Lind] [c:said] [q:it was safe].",
        "“River Watch,” [m:Lind] [c:said] [q:it was safe].",
        "It was “safe”. [m:Lind] [c:said] [q:so].",
        "“We saw it,” the guests, and [m:Lind] [c:said] [q:so].",
    ],
)
def test_a_title_or_a_sentence_of_its_own_before_the_clause_is_not_taken(marked):
    ((_, content),) = contents(marked).items()
    assert len(content) == 1


def test_what_somebody_did_takes_no_quotation():
    assert contents("[m:Lind] [c:liked] “River Watch”.") == {"liked": []}


def test_a_quotation_between_two_clauses_is_left_to_the_network():
    found = contents("[m:Lind] [c:said]: “It is safe,” [m2:Tarn] [c2:said].")
    assert found == {"said": []}


@pytest.mark.parametrize("end", ["a shame]:", "a shame:]"])
def test_what_is_reported_up_to_a_colon_goes_on_with_the_quotation_behind_it(end):
    found = contents(
        f"[m:Lind] [c:called] [q:the plan {end} “Not a stone of it is dry.” The well [c2:stands for] much."
    )
    assert found["called"][-1] == "“Not a stone of it is dry.”"


def test_a_colon_in_the_paragraph_before_is_for_another_rule():
    assert contents("[m:Lind] [c:called] [q:the plan a shame]:\n“Not a stone is dry.”") == {
        "called": ["the plan a shame"]
    }
