"""What follows a quotation that ends with a comma is the writer's again."""

import pytest

from index.statements.page import page_of
from index.statements.tails import end_with_quotation
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def content(marked):
    """The content of the one draft of a text."""
    text, drafts = drafts_of(marked)
    (draft,) = end_with_quotation(page_of(text, paragraph_spans(text), quotes_of(text)), drafts)
    return words_of(text, draft.content)


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said] [q:“We won,” and the town was lit for a week].",
        "[m:Lind] [c:said] [q:“We won”, and the town was lit for a week].",
        "[m:Lind] [c:quoted] a saying, [q:“We won,” to point out that nobody had].",
        "[m:Lind] [c:said] [q:“We won,” before the rain began].",
        "[m:Lind] [c:shouted]: [q:“We won,” until she was hoarse].",
    ],
)
def test_a_content_ends_with_its_quotation_where_the_writer_goes_on(marked):
    assert content(marked)[0].rstrip(",") in ("“We won,”", "“We won”")


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said] [q:“we won” in spite of the rain].",
        "[m:Lind] [c:said] [q:“we won,” and “we won again,” and went home].",
        "[m:Lind] [c:said] [q:“we won,” and that it would rain].",
        "[m:Lind] [c:said] [q:they had “won,” and the town would be lit].",
        "[m:Lind] [c:said] [q:“we won,” a thing of the past].",
    ],
)
def test_a_content_goes_on_behind_its_quotation_where_the_speaker_does(marked):
    text, drafts = drafts_of(marked)
    assert content(marked) == words_of(text, drafts[0].content)


def test_what_layout_gives_to_a_speaker_stays_whole():
    text, (draft,) = drafts_of("[m:LIND][c::] [q:“We won,” he said. I remember it well.]")
    given = [type(draft)(content=draft.content, cue=draft.cue, mention=draft.mention, rule_confidence=0.9)]
    assert end_with_quotation(page_of(text, paragraph_spans(text), quotes_of(text)), given) == given


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:criticised] [q:the plan as a “crazy system” during a visit to Elm, for her party].",
        "[m:Lind] [c:blasted] [q:the plan as a “crazy system” Wednesday on the radio].",
    ],
)
def test_as_what_somebody_calls_something_ends_with_the_quotation(marked):
    assert content(marked) == ["the plan as a “crazy system”"]


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said] [q:the plan was “crazy” during the war].",
        "[m:Lind] [c:described] [q:the plan as a “crazy” system on the whole].",
        "[m:Lind] [c:described] [q:the plan as a “crazy” idea that was “dead” on arrival].",
    ],
)
def test_other_words_behind_a_quotation_stay(marked):
    text, (draft,) = drafts_of(marked)
    assert content(marked) == words_of(text, draft.content)
