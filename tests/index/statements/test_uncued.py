"""A quotation without a cue joins the statement before it only when the text supports it."""

import pytest

from index.statements.uncued import (
    INTRODUCED_CONFIDENCE,
    STANDING_ALONE_CONFIDENCE,
    STRONG_LINK,
    settle,
)
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def settled(marked, link=1.0):
    text, drafts = drafts_of(marked, link=link)
    return text, settle(text, paragraph_spans(text), quotes_of(text), drafts)


def read(marked, link=1.0):
    """Mention and content of each statement, in order of position, after quotations without a cue were looked at."""
    text, found = settled(marked, link)
    return [
        (" ".join(words_of(text, draft.mention)), words_of(text, draft.content))
        for draft in sorted(found, key=lambda draft: draft.start)
    ]


LONG = "“We will build it again, all of it, before the winter comes.”"


def test_a_quotation_after_a_direct_statement_in_its_paragraph_joins_it():
    found = read(f"[q:“It is safe,”] [m:Lind] [c:said]. {LONG}")
    assert found == [("Lind", ["“It is safe,”", LONG])]


def test_a_quotation_after_an_indirect_statement_stays_alone():
    found = read(f"[m:Lind] [c:said] [q:it was safe]. {LONG}")
    assert found == [("Lind", ["it was safe"]), ("", [LONG])]


@pytest.mark.parametrize(
    "sentence",
    [
        "[m:The Courier] [c:reported] [q:that Lind said the dam was “quite safe”].",
        "[m:A diplomat] [c:told reporters] [q:the rebels’ leader had promised “a quiet winter”].",
        "[m:Tarn] [c:said] [q:she warned the council in May].",
        "[m:The agency] [c:added] [q:that Eva Moor wrote of “grave doubts”].",
    ],
)
def test_a_quotation_behind_words_at_second_hand_stays_alone(sentence):
    # Whether the outer or the inner speaker goes on, nobody can tell.
    assert read(f"{sentence} [q:{LONG}]")[1:] == [("", [LONG])]


@pytest.mark.parametrize(
    "sentence",
    [
        "[m:Lind] [c:said] [q:the dam was “quite safe”].",
        "[m:The Courier] [c:reported] [q:that the rebels hoped for “a quiet winter”].",
        "[m:Tarn] [c:said] [q:the council was “not told”].",
    ],
)
def test_a_quotation_that_the_network_ties_to_the_only_speaker_before_joins_him(sentence):
    ((_, content),) = read(f"{sentence} [q:{LONG}]")
    assert content[-1] == LONG


def test_a_sentence_about_him_or_her_does_not_part_two_quotations():
    found = read(f"[q:“It is safe,”] [m:she] [c:said]. She looked out at the river. {LONG}")
    assert found == [("she", ["“It is safe,”", LONG])]


def test_a_sentence_about_somebody_else_parts_two_quotations():
    found = read(f"[q:“It is safe,”] [m:she] [c:said]. Tarn looked out at the river. {LONG}")
    assert found[1] == ("", [LONG])


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_from_the_one_before():
    assert read(f"[q:“It is safe,”] [m:Lind] [c:said].\n{LONG}") == [("Lind", ["“It is safe,”", LONG])]


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said] [q:it was safe].\n{long}",
        "[q:“Is it safe?”] [m:Lind] [c:asked].\n{long}",
        "[q:“It is safe,”] [m:Lind] [c:said].\n{long}\n“And nobody will ever have to pay for it.”",
        "[q:“It is safe,”] [m:Lind] [c:said]. The river rose.\n{long}",
        "[q:“It is safe,”] [m:Lind] [c:said]. [q2:“It is not,”] [m2:Tarn] [c2:said].\n{long}",
        "[q:“It is safe,”] [m:Lind] [c:said].\nThe river rose.\n{long}",
    ],
)
def test_a_quotation_in_a_paragraph_of_its_own_stays_alone_where_somebody_else_may_speak(marked):
    assert ("", [LONG]) in read(marked.format(long=LONG))


@pytest.mark.parametrize(
    "reply", ["“All right. Let us go down and see the dam.”", "“Reckon so, Jim. But we could not do that, could we?”"]
)
def test_a_reply_in_a_paragraph_of_its_own_is_another_ones(reply):
    assert read(f"[q:“It is safe,”] [m:Lind] [c:said].\n{reply}") == [("Lind", ["“It is safe,”"]), ("", [reply])]


def test_a_quotation_in_a_paragraph_of_its_own_that_only_sounds_like_a_reply_goes_on():
    more = "“No bridge in this valley has been safe for years.”"
    assert read(f"[q:“It is shut,”] [m:Lind] [c:said].\n{more}") == [("Lind", ["“It is shut,”", more])]


def test_a_short_quotation_in_a_paragraph_of_its_own_does_not_go_on_from_the_one_before():
    assert read("[q:“It is safe,”] [m:Lind] [c:said].\n“Build it right now.”") == [("Lind", ["“It is safe,”"])]


def test_a_quotation_over_several_paragraphs_is_one_content():
    found = read("[q:“It began in May,”] [m:Lind] [c:said]. “Nobody saw it come, nobody at all.\n“Then the dam broke.”")
    assert found == [("Lind", ["“It began in May,”", "“Nobody saw it come, nobody at all.", "“Then the dam broke.”"])]


def test_the_paragraphs_before_the_cue_join_the_one_that_has_it():
    found = read("“It began in May.\n[q:“Then the dam broke,”] [m:Lind] [c:said].")
    assert found == [("Lind", ["“It began in May.", "“Then the dam broke,”"])]


def test_all_paragraphs_before_the_cue_join_the_one_that_has_it():
    found = read("“It began in May.\n“Nobody saw it.\n“It rained.\n[q:“Then the dam broke,”] [m:Lind] [c:said].")
    assert found == [("Lind", ["“It began in May.", "“Nobody saw it.", "“It rained.", "“Then the dam broke,”"])]


def test_a_borrowed_word_that_is_never_closed_begins_no_quotation():
    found = read("The “deal, as it is known, was signed.\n[q:“Nothing was signed,”] [m:Lind] [c:said].")
    assert found == [("Lind", ["“Nothing was signed,”"])]


def test_a_quotation_broken_off_for_its_cue_is_joined():
    found = read("[q:“When you say so,”] [m:Lind] [c:said], pausing for a while, “they hear it.”")
    assert found == [("Lind", ["“When you say so,”", "“they hear it.”"])]


def test_a_cue_with_a_colon_introduces_the_next_paragraph():
    text, found = settled(f"[m:Lind] [c:said] this morning:\n{LONG}")
    assert [words_of(text, draft.content) for draft in found] == [[LONG]]
    assert found[0].rule_confidence == INTRODUCED_CONFIDENCE


@pytest.mark.parametrize(
    "line",
    [
        "[m:Lind] [c:called] [q:the plan a shame]:",
        "[m:Lind] [c:called] [q:the plan a shame:]",
        "[q:Nothing was done], as [m:the council] [c:notes]:",
    ],
)
def test_a_statement_that_runs_up_to_a_colon_introduces_the_next_paragraph(line):
    ((_, content),) = read(f"{line}\n{LONG}")
    assert content[-1] == LONG


def test_a_statement_that_ends_before_a_colon_introduces_nothing():
    assert ("", [LONG]) in read(f"[m:Lind] [c:called] [q:the plan a shame] and had to explain herself:\n{LONG}")


def test_a_cue_without_a_content_is_no_statement():
    assert read("[m:Lind] [c:said] nothing.") == []


def test_a_quotation_that_stands_alone_has_no_speaker():
    text, found = settled(LONG)
    assert [(words_of(text, draft.content), draft.mention, draft.cue) for draft in found] == [([LONG], (), ())]
    assert found[0].rule_confidence == STANDING_ALONE_CONFIDENCE


def test_a_quotation_that_is_never_closed_stands_alone_up_to_the_end_of_its_paragraph():
    found = read("“We will build it again, all of it, before the winter\nThe river rose.")
    assert found == [("", ["“We will build it again, all of it, before the winter"])]


@pytest.mark.parametrize(
    "text",
    [
        "They called it the “miracle of Elm” for years.",
        "Bo “the Hammer” Tarn won.",
        "Her book, “A Short History of the Long and Winding River Road,” sold well.",
        "“The Long and Winding River Road Runs Far Away From Elm”",
        "A so-called “very quick and very quiet way out of all of it” was found.",
        "The “safe” bridge fell.",
        "“Safe.”",
        "The sign read “no dogs, no cats and no other beasts at all in the park”.",
    ],
)
def test_scare_words_titles_and_nicknames_are_no_statements(text):
    assert read(text) == []


def test_a_piece_in_quotation_marks_across_sentences_is_kept_if_the_rest_is_quoted_too():
    found = read("[q:“It is safe,”] [m:Lind] [c:said]. [q:“We built it.”]")
    assert found == [("Lind", ["“It is safe,”", "“We built it.”"])]


def test_a_piece_outside_quotation_marks_in_another_sentence_is_dropped():
    found = read("[q:“It is safe,”] [m:Lind] [c:said]. [q:The river rose].")
    assert found == [("Lind", ["“It is safe,”"])]


def test_a_quoted_piece_after_an_indirect_one_needs_a_strong_link():
    marked = "[m:Lind] [c:said] [q:it was safe]. [q:“Now go.”]"
    assert read(marked, STRONG_LINK - 0.1) == [("Lind", ["it was safe"])]
    assert read(marked, STRONG_LINK) == [("Lind", ["it was safe", "“Now go.”"])]


def test_a_quotation_after_a_deed_stays_alone():
    assert read(f"[m:Lind] [c:looked at] [q:what was left]. [q:{LONG}]")[1] == ("", [LONG])


def test_statements_of_layout_stay_as_they_are():
    text, drafts = drafts_of("[m:LIND][c::] [q:We said “go”.]")
    assert settle(text, paragraph_spans(text), quotes_of(text), drafts) == drafts


def test_quotations_outside_the_given_paragraphs_are_left_alone():
    text = f"{LONG}\nThe river rose."
    assert settle(text, paragraph_spans(text)[1:], quotes_of(text), []) == []


def test_no_text_has_no_statements():
    assert settle("", [], quotes_of(""), []) == []
