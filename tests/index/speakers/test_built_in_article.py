"""The built-in article, statement by statement: the right name, a description, or nobody; never a wrong name."""

import pytest

from index.model import Tier
from index.speakers.resolution import attribute
from tests.index.speakers.retelling import BUILT_IN, story_called

SPEAKERS = {
    "US-Russia relations at": "Donald Trump",
    "that the US should not carry out": "Sergey Lavrov",
    "that forces loyal": "Syria and Russian Federation",
    'it is "very important': "a senior administration official who briefed reporters",
    '"There is a low level': "Tillerson",
    "Moscow to stop protecting": "Nikki Haley",
    "the United States wants": "Nikki Haley",
    "that Lavrov said": "AP",
    "Russian Federation was looking": "Sergey Lavrov",
    '"And actually we': None,
    'she "wrestles"': "Hillary Clinton",
    "the regime leader": "Donald Trump",
    "Russia's role": "Donald Trump",
    "to increase communication": "Tillerson",
    "the draft resolution": "Vladimir Safronkov",
    '"We do think': None,
    "he wouldn't intervene": "Donald Trump",
    "\"We don't want": None,
    "President Vladimir Putin confirmed": "Sergey Lavrov",
    'his "readiness"': "Vladimir Putin",
    "his relationship": "Donald Trump",
    "he would wait": "Donald Trump",
    '"I think it\'s certainly possible"': None,
    "that ties between": "Tillerson",
}
"""By the first words of the content."""


@pytest.fixture(scope="module")
def found():
    story = story_called(BUILT_IN)
    text = story.article.text
    statements = attribute(story.article, story.statements)
    return {text[slice(*statement.content[0])]: statement for statement in statements if statement.listed}


def test_every_statement_has_the_right_speaker_or_none(found):
    for content, statement in found.items():
        expected = [name for words, name in SPEAKERS.items() if content.startswith(words)]
        speaker = statement.attribution.speaker
        assert [speaker and speaker.name] == expected, content


def test_nearly_all_statements_are_looked_at(found):
    assert len(found) >= len(SPEAKERS) - 1


def test_whoever_stands_beside_the_speaker_is_not_the_speaker(found):
    (statement,) = [one for content, one in found.items() if content.startswith("\"We don't want")]
    assert statement.attribution.tier is Tier.UNATTRIBUTED


def test_an_office_with_the_name_beside_it_is_the_whole_mention(found):
    text = story_called(BUILT_IN).article.text
    chain = found["the United States wants to work with Russian Federation toward a political solution for Syria"]
    words = [text[slice(*link.span)] for link in chain.attribution.chain]
    assert words == ["U.S. Ambassador to the United Nations, Nikki Haley"]
