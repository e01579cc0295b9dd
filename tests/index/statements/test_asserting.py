"""Names that somebody gives and words that point to a content are no statements."""

import pytest

from index.statements.asserting import asserting
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def contents(marked):
    """The pieces of each content that is left."""
    text, drafts = drafts_of(marked)
    return [words_of(text, draft.content) for draft in asserting(text, quotes_of(text), drafts)]


@pytest.mark.parametrize(
    "marked",
    [
        "The “Iron Nun”, as [m:the paper] [c:calls] [q:Sister Ann], ran far.",
        "In the ‘hood’, as [m:they] [c:call] [q:it, the ‘mill road’ and the ‘lake road’ never meet].",
        "[m:Its] [c:slogan], [q:‘Write the Future’], hung everywhere.",
        "[m:Lind’s] [c:motto] is [q:“Never on a Sunday”].",
    ],
)
def test_what_something_is_called_is_no_statement(marked):
    assert contents(marked) == []


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("It was a [q:“very sad day”], as [m:Lind] [c:called] it.", ["“very sad day”"]),
        ("Or, as [m:Lind] [c:called] [q:them, “sad birds”].", ["them, “sad birds”"]),
        ("[m:Lind] [c:calls] [q:the bridge a ruin].", ["the bridge a ruin"]),
        ("[m:Their] [c:slogan] was [q:that nobody pays].", ["that nobody pays"]),
        ("[q:“Nobody pays for water”] was [m:their] [c:slogan].", ["“Nobody pays for water”"]),
        ("“We go,” [m:they] [c:said].", []),
        ("[m:Lind] [c:denied] [q:it].", ["it"]),
        ("[q:It], [m:Lind] [c:said], [q:fell].", ["It", "fell"]),
        ("[m:Lind] [c:said] [q:that], [q:in May], [q:it fell].", ["that", "in May", "it fell"]),
    ],
)
def test_other_drafts_stay(marked, content):
    assert contents(marked) == [content]


@pytest.mark.parametrize("content", ["What", "so", "whatever"])
def test_a_word_that_points_to_what_was_said_is_no_content(content):
    assert contents(f"[q:{content}] [m:the papers] [c:say]") == [[]]


@pytest.mark.parametrize(
    "marked",
    [
        "[q:What] [m:our readers] [c:say about] [q:the tram]",
        "[q:what] [m:Lind] [c:thinks] [q:about the bridge]",
        "It hangs on [q:what] [m:the mayor] [c:said] [q:about the water last May].",
    ],
)
def test_what_was_spoken_of_is_not_what_was_said(marked):
    assert contents(marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:has written] [q:a song called] [q:“The Long Way to the Mill”].",
        "[m:Tarn] [c:announced] [q:a new film titled “Winter in Elm”].",
        "[m:The band] [c:presented] [q:its second album, named ‘Rain and Snow’].",
    ],
)
def test_a_work_and_its_title_is_no_statement(marked):
    assert contents(marked) == []


def test_a_name_that_is_a_judgement_stays():
    assert contents("[m:Lind] [c:announced] [q:a plan called “madness by half the town”].") != []


def test_what_is_said_of_something_between_two_pieces_stays():
    assert contents("[q:What] [m:he] [c:said] [q:was that it fell].") == [["What", "was that it fell"]]


def test_a_word_that_points_beside_a_content_is_left_out():
    assert contents("[m:Lind] [c:put] [q:it] like this: [q:“We go.”]") == [["“We go.”"]]


def test_a_draft_that_asserts_is_the_same_draft():
    text, drafts = drafts_of("[m:Lind] [c:said] [q:it fell].")
    (found,) = asserting(text, quotes_of(text), drafts)
    assert found is drafts[0]
