"""The writer's words are no piece of what was said."""

from dataclasses import replace

import pytest

from index.statements.pieces import with_fitting_pieces
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def fitting(marked, links=None):
    """The contents of the one statement that stay."""
    text, drafts = drafts_of(marked)
    drafts = [replace(draft, content_links=links) for draft in drafts] if links else drafts
    (draft,) = with_fitting_pieces(text, quotes_of(text), drafts)
    assert len(draft.content) == len(draft.content_links)
    return words_of(text, draft.content)


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("[q:“You winning?”] [m:Lind] [c:said], but [q:Moe was drifting off again].", ["“You winning?”"]),
        (
            "[q:“We are late,”] [m:Lind] [c:told] reporters after the talks [q:that] were held on [q:a barge].",
            ["“We are late,”"],
        ),
        (
            "[q:“It leaks,”] [c:said] [m:Lind], speaking of [q:the dam]. [q:“It will burst.”]",
            ["“It leaks,”", "“It will burst.”"],
        ),
        (
            "[m:Lind] [c:told] a crowd [q:she would take it as an “insult”], openly putting [q:her name to it].",
            ["she would take it as an “insult”"],
        ),
        ("[m:Lind] [c:wondered] [q:whether it was “fair”], engaging in [q:old tactics].", ["whether it was “fair”"]),
        ("[m:Lind] [c:touted] [q:her figures] while [c:needling] [q:two rivals].", ["her figures"]),
        (
            "[m:Lind] [c:opposed] [q:a treaty with five states], known as [q:the Lake Pact].",
            ["a treaty with five states"],
        ),
    ],
)
def test_what_the_writer_adds_is_left_out(marked, kept):
    assert fitting(marked) == kept


@pytest.mark.parametrize(
    "marked",
    [
        "[q:“It leaks,”] [m:Lind] [c:said], clapping. [q:“And badly.”]",
        "[q:The dam], [m:Lind] [c:said], [q:would leak].",
        "[q:These men], [m:Lind] [c:explained] earlier in the hearing, [q:were “well paid”].",
        "[m:Lind] [c:declared] [q:it] on her blog [q:as “a dull race”].",
        "[m:Lind] [c:spoke of] [q:the wrongs of the past], including [q:old laws].",
        "[q:“It leaks,” the neighbours know], [m:Lind] [c:said], [q:and nobody mends it].",
    ],
)
def test_what_was_said_stays_together(marked):
    text, (draft,) = drafts_of(marked)
    assert fitting(marked) == words_of(text, draft.content)


def test_a_piece_that_hardly_belongs_to_the_cue_is_left_out():
    assert fitting("[q:The dam], before [m:Lind] [c:said] [q:it leaked].", (0.1, 0.9)) == ["it leaked"]


def test_pieces_that_hardly_belong_anywhere_stay_if_none_is_stronger():
    assert fitting("[q:The dam], [m:Lind] [c:said], [q:leaked].", (0.2, 0.2)) == ["The dam", "leaked"]


def test_what_a_rule_about_layout_has_found_stays():
    text, (draft,) = drafts_of("[q:“It leaks,”] [m:Lind] [c:said], but [q:Moe was drifting off].")
    draft = replace(draft, rule_confidence=0.9)
    assert with_fitting_pieces(text, quotes_of(text), [draft]) == [draft]
