"""Headlines have a grammar of their own."""

import pytest

from index.statements.headlines import HEADLINE_CONFIDENCE, apply_headline
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def read(marked):
    """Mention, cue and content of each statement in a headline."""
    text, drafts = drafts_of(marked)
    (line, *_) = paragraph_spans(text)
    found = apply_headline(text, line, quotes_of(text), drafts)
    return [tuple(" ".join(words_of(text, spans)) for spans in (d.mention, d.cue, d.content)) for d in found]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Minister forgets flood, says dams at ‘all time low’", ("Minister", "says", "dams at ‘all time low’")),
        ("Lind forgets flood, says dams are full", ("Lind", "says", "dams are full")),
        ("Mayor Lind visits mill, warns that it may close", ("Mayor Lind", "warns", "it may close")),
        ("Lind opens bridge, and pledges another", ("Lind", "pledges", "another")),
        ("Taxes must fall, says minister", ("minister", "says", "Taxes must fall")),
        ("Taxes must fall, says Ada Lind", ("Ada Lind", "says", "Taxes must fall")),
        ("Taxes must fall , says Ada Lind", ("Ada Lind", "says", "Taxes must fall")),
        ("Ministry confirms talks, newspaper reports", ("newspaper", "reports", "Ministry confirms talks")),
        ("Dam will hold, engineers say", ("engineers", "say", "Dam will hold")),
        ("Floods cost Elm a fifth of its harvest, study finds", ("study", "finds", None)),
        ("Tram is late on purpose, Ada Lind claims", ("Ada Lind", "claims", "Tram is late on purpose")),
        ("Bridge was unsafe for years, admits the mayor of Elm", ("the mayor of Elm", "admits", None)),
    ],
)
def test_the_speaker_stands_where_headlines_put_it(headline, expected):
    ((mention, cue, content),) = read(headline)
    assert (mention, cue) == expected[:2]
    assert expected[2] in (None, content)


@pytest.mark.parametrize(
    "headline",
    [
        "Bridge reopens after ten years",
        "Lind: ‘We will rebuild’",
        "“Lind sang, says song” wins prize",
        "Rain, wind and more rain",
        "Rain, wind and flood reports",
        "Bridge reopens, as the mayor who says",
        "Rain, papers say",
    ],
)
def test_other_headlines_are_left_to_the_network(headline):
    assert read(headline) == []


def test_what_the_network_found_in_the_headline_gives_way():
    found = read("[m:Lind] forgets flood, [c:says] [q:dams are] full")
    assert found == [("Lind", "says", "dams are full")]


def test_what_the_network_found_below_the_headline_stays():
    found = read("Bridge reopens\n[m:Lind] [c:said] [q:it was safe].")
    assert found == [("Lind", "said", "it was safe")]


def test_a_headline_is_as_sure_as_its_rule():
    text = "Taxes must fall, says minister"
    (draft,) = apply_headline(text, paragraph_spans(text)[0], quotes_of(text), [])
    assert draft.rule_confidence == HEADLINE_CONFIDENCE
