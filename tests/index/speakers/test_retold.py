"""The same story of other people has the same speakers, told by the same evidence: no name is known beforehand."""

import re

import pytest

from index.model import Attribution, SpeakerKind
from index.speakers.lexicon import lexicon
from index.speakers.resolution import attribute
from tests.index.speakers.retelling import (
    NEW_GIVEN,
    STYLES,
    Story,
    gaps,
    in_marks,
    names_of_stories,
    new_names,
    put_into,
    renaming,
    retold,
    story_called,
    swapped_names,
    swapping,
    with_paragraph,
)

OTHER_STORY = (
    "Greta Halvard opened the new harbour on Monday. Otto Brandvik, a diver, told her that the cranes were old "
    "and that nobody had looked after them. She thanked him."
)
STRANGERS = [(name, SpeakerKind.PERSON) for name in ("Greta Halvard", "Otto Brandvik")]


@pytest.fixture(params=names_of_stories())
def story(request) -> Story:
    return story_called(request.param)


def speakers(story: Story) -> list[Attribution]:
    return [statement.attribution for statement in attribute(story.article, story.statements)]


def told(story: Story, changed=lambda text: text, moved=lambda span: span):
    """Who speaks in a story, how surely, and by which words, as it must come out when it is told otherwise."""
    found = speakers(story)
    names = [one.speaker and (changed(one.speaker.name), one.speaker.kind) for one in found]
    return [(name, one.tier, [moved(link.span) for link in one.chain]) for name, one in zip(names, found, strict=True)]


def test_people_with_other_names_make_the_same_statements(story):
    names = new_names(story)
    other, moved = retold(story, renaming(story.article.text, names))
    assert told(other) == told(story, lambda text: put_into(text, renaming(text, names)), moved)


def test_women_and_men_exchanged_make_the_same_statements(story):
    names = swapped_names(story)
    other, moved = retold(story, swapping(story.article.text, names))
    expected = told(story, lambda text: put_into(text, swapping(text, names)), moved)
    # "her" is both "his" and "him", so that the exchange can make a pronoun a little more or less sure.
    assert [(name, places) for name, _, places in told(other)] == [(name, places) for name, _, places in expected]


def without_marks(text: str) -> str:
    return re.sub('["“”„«»]', "", text)


def test_marks_of_another_style_change_no_speaker(story):
    for style in STYLES:
        assert told(in_marks(story, style), without_marks) == told(story, without_marks)


def test_another_story_in_between_lends_no_speaker(story):
    before = [name for name, _, _ in told(story)]
    for place in gaps(story):
        after = [name for name, _, _ in told(with_paragraph(story, place, OTHER_STORY))]
        changed = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        assert [pair for pair in changed if None not in pair or pair[1] in STRANGERS] == []
        assert len(changed) <= 1


def test_every_new_given_name_tells_its_sex():
    assert all(
        lexicon().given_names.get(name.lower(), "") is sex for sex, names in NEW_GIVEN.items() for name in names.split()
    )


def test_there_is_enough_to_be_told_otherwise():
    stories = [story_called(name) for name in names_of_stories()]
    assert sum(len(new_names(story)) for story in stories) > 500
    assert sum(len(swapped_names(story)) for story in stories) > 200
    assert sum(len(gaps(story)) for story in stories) > 300
