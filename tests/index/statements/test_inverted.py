"""Behind a quotation, the words after a verb of speech are the speaker."""

import pytest

from index.statements.inverted import INVERTED_CONFIDENCE, with_speakers_behind
from index.statements.page import page_of
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def read(marked):
    text, drafts = drafts_of(marked)
    (draft,) = with_speakers_behind(page_of(text, paragraph_spans(text), quotes_of(text)), drafts)
    return words_of(text, draft.mention), words_of(text, draft.content), draft.rule_confidence


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[q:“It is safe,”] [c:said] Ada Lind on Monday.", "Ada Lind"),
        (
            "[q:“It is safe”], [c:promised] the finance minister, Tove Lund, on Monday.",
            "the finance minister, Tove Lund",
        ),
        ("[q:“It is safe,”] [c:wrote] Sen. J. P. Lind. She left.", "Sen. J. P. Lind"),
        ("[q:“It is safe!”] [c:shouted] the crowd.", "the crowd"),
        ("[q:“It is safe,”] [c:says] Ángela de la Cruz.", "Ángela de la Cruz"),
        ("[q:“It is safe”] [c:tweeted] Lind “and dry”.", "Lind"),
    ],
)
def test_the_words_behind_the_verb_are_the_speaker(marked, speaker):
    mention, _, confidence = read(marked)
    assert (mention, confidence) == ([speaker], INVERTED_CONFIDENCE)


def test_the_speaker_is_taken_out_of_the_content():
    _, content, _ = read("[q:“It is safe,”] [c:said] [q:the mayor], [q:“and dry.”]")
    assert content == ["“It is safe,”", "“and dry.”"]


def test_the_speaker_is_cut_from_the_beginning_of_a_piece():
    _, content, _ = read("[q:“It is safe”] [c:tweeted] [q:Lind “and it is dry.”]")
    assert content == ["“It is safe”", "“and it is dry.”"]


@pytest.mark.parametrize(
    "marked",
    [
        "[q:“It is safe,”] [m:she] [c:said] Monday.",
        "[q:It was safe], [c:said] Ada Lind.",
        "Nobody called it [q:“safe”] [c:said] Ada Lind.",
        "[q:“It is safe,”] Lind [c:said] Monday was dry.",
        "[q:“It is safe,”] [c:according to] Ada Lind.",
        "[q:“It is safe,”] [c:loved] Ada Lind.",
        "[q:“It is safe,”] [c:said] she would go.",
        "[q:“It is safe,”] [c:said] those who had seen it.",
    ],
)
def test_where_the_speaker_is_not_certain_nothing_changes(marked):
    text, (draft,) = drafts_of(marked)
    assert read(marked) == (words_of(text, draft.mention), words_of(text, draft.content), None)
