"""A relative pronoun in a mention is preceded by the words that it stands for."""

import pytest

from index.statements.antecedents import with_antecedents
from tests.index.statements.marked import drafts_of, words_of


def mention(marked):
    """The mention of the one draft of a text."""
    text, drafts = drafts_of(marked)
    (draft,) = with_antecedents(text, drafts)
    return words_of(text, draft.mention)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("It was led by Ada Lind, [m:who] [c:said] [q:it was safe].", "Ada Lind"),
        (
            "It was led by Ada Lind, a geologist at Elm, [m:who] [c:said] [q:it was safe].",
            "Ada Lind, a geologist at Elm",
        ),
        ("Elm Police, [m:which] [c:said] [q:it was safe], left.", "Elm Police"),
        ("They met Mayor Ángel de la Cruz, [m:who] [c:said] [q:it was safe].", "Mayor Ángel de la Cruz"),
        ("They asked Lind's lawyers, [m:who] [c:said] [q:it was safe].", "Lind's lawyers"),
        ("They asked the Elm lawyers, [m:who] [c:said] [q:it was safe].", "the Elm lawyers"),
        ("Unlike some of our neighbours [m:who] [c:promised] [q:to come], we came.", "some of our neighbours"),
        ("The party, [m:which] [c:says] [q:it is new], lost.", "The party"),
        ("A young engineer [m:that] [c:warned] [q:it would fall] left.", "A young engineer"),
        ("The Bank of Elm, [m:which] [c:said] [q:it was safe], left.", "The Bank of Elm"),
        ("It was Ada Lind, not Bo Moe, [m:who] [c:said] [q:it was safe].", "Ada Lind"),
        ("It was the mayor, and not her deputy, [m:who] [c:said] [q:it was safe].", "the mayor"),
    ],
)
def test_the_words_right_before_the_pronoun_is_the_mention_too(marked, name):
    assert mention(marked) == [name, marked[marked.index("[m:") + 3 : marked.index("]", marked.index("[m:"))]]


@pytest.mark.parametrize(
    "marked",
    [
        "They asked people in Elm, [m:who] [c:said] [q:it was safe].",
        "They asked the deputies of Ada Lind, [m:who] [c:said] [q:it was safe].",
        "They asked Ada Lind and Bo Tarn, [m:who] [c:said] [q:it was safe].",
        "They asked workers across the country [m:who] [c:said] [q:it was safe].",
        "They asked the owner of the mill [m:who] [c:said] [q:it was safe].",
        "It was a mill which said little, [m:which] [c:said] [q:it was safe].",
        "They asked neighbours, [m:who] [c:said] [q:it was safe].",
        "Those [m:who] [c:said] [q:it was safe] left.",
        "Council Mocks Judge [m:Who] [c:Said] [q:It Was Safe]",
        "Ada Lind left.\n[m:who] [c:said] [q:it was safe]",
        "Ada Lind, [m:she] [c:said], [q:was safe].",
    ],
)
def test_a_pronoun_whose_words_are_not_certain_stays_alone(marked):
    assert len(mention(marked)) == 1


def test_a_statement_without_a_mention_stays_as_it_is():
    text, drafts = drafts_of("[c:said] [q:it was safe]")
    assert with_antecedents(text, drafts) == drafts
