"""What is told with "reportedly" and no speaker is a statement of nobody named."""

import pytest

from index.statements.hearsay import HEARSAY_CONFIDENCE, with_hearsay
from index.statements.page import page_of
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def found(marked):
    """Mention, cue and content of each statement after hearsay was looked for."""
    text, drafts = drafts_of(marked)
    page = page_of(text, paragraph_spans(text), quotes_of(text))
    return [
        tuple(words_of(text, spans) for spans in (draft.mention, draft.cue, draft.content))
        for draft in with_hearsay(page, drafts)
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge reportedly fell in May.", ["The bridge", "fell in May"]),
        ("Reportedly, the bridge fell in May.", ["the bridge fell in May"]),
        ("Rain fell. The dam was reportedly new.", ["The dam was", "new"]),
        ("Elm closed two mills, reportedly including the oldest.", ["including the oldest"]),
        ("Two died — reportedly the first deaths since June.", ["the first deaths since June"]),
        ("Seven fell; the cause reportedly was ice.", ["the cause", "was ice"]),
        ("The mill reportedly burnt down; nobody was hurt.", ["The mill", "burnt down"]),
        ("The party stood in Elm, winning reportedly half the votes.", ["winning", "half the votes"]),
        ("Police found tools, among them reportedly a saw.", ["among them", "a saw"]),
        ("Lind, reportedly known as the Hammer, was a miller.", ["known as the Hammer"]),
        ("Lind reportedly moved to Elm, which lies by a lake.", ["Lind", "moved to Elm"]),
    ],
)
def test_the_clause_around_the_word_is_what_is_told(text, content):
    ((mention, (cue,), pieces),) = found(text)
    assert (mention, cue.lower(), pieces) == ([], "reportedly", content)


@pytest.mark.parametrize(
    "marked",
    [
        "[m:Lind] [c:said] [q:the bridge reportedly fell].",
        "[m:Lind] [c:reportedly said] [q:it fell].",
        "[m:The council] [c:reportedly believes] [q:it fell].",
        "[q:“It fell,”] [m:Lind] [c:reportedly quipped].",
    ],
)
def test_what_somebody_is_named_with_stays_theirs(marked):
    ((mention, _, _),) = found(marked)
    assert mention


def test_what_the_network_took_for_a_statement_of_the_subject_gives_way():
    assert found("[m:Lind] [c:reportedly held] [q:two offices in Elm].") == [
        ([], ["reportedly"], ["Lind", "held two offices in Elm"])
    ]


@pytest.mark.parametrize("text", ["“It reportedly fell,” it read.", "Reportedly so.", "The bridge fell."])
def test_other_text_holds_no_hearsay(text):
    assert found(text) == []


def test_hearsay_is_as_sure_as_its_rule():
    text = "The bridge reportedly fell."
    page = page_of(text, paragraph_spans(text), quotes_of(text))
    assert [draft.rule_confidence for draft in with_hearsay(page, [])] == [HEARSAY_CONFIDENCE]
