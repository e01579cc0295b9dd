"""A cue reports something said, something thought, or something done."""

import pytest

from index.model import Manner, QuotationKind
from index.statements.manner import (
    is_base_form,
    is_by_nobody,
    is_only_seen,
    is_speech_word,
    is_thought_word,
    manner_of,
    tells_only_deed,
    tells_only_topic,
)

INDIRECT, MIXED, DIRECT = QuotationKind.INDIRECT, QuotationKind.MIXED, QuotationKind.DIRECT


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "SAYS",
        "told reporters",
        "according to",
        "has denied",
        "was quoted as saying",
        "added, with a smile, that",
        "did not say",
        "tweeted",
        "replied",
        "admitted",
        "pledged to",
        "voiced",
        "in a statement",
        "called on",
        "went on to say he hoped",
        "asked whether",
        "warned of",
        "testified",
        "writes",
        "wrote",
    ],
)
def test_speech_is_said(cue):
    assert manner_of(cue, INDIRECT) is Manner.SAID


@pytest.mark.parametrize(
    "cue",
    [
        "thinks",
        "believed",
        "hopes to",
        "is planning to",
        "wants",
        "were worried that",
        "expects",
        "decided",
        "feels",
        "intends to",
        "knew",
        "is convinced",
    ],
)
def test_thoughts_wishes_and_plans_are_thoughts(cue):
    assert manner_of(cue, INDIRECT) is Manner.THOUGHT


@pytest.mark.parametrize("cue", ["responded to", "reacted to", "seems", "opened", "is headlined", "titled", "walked"])
def test_deeds_are_events(cue):
    assert manner_of(cue, INDIRECT) is Manner.EVENT


def test_speech_wins_over_thought():
    assert manner_of("said he believes", INDIRECT) is Manner.SAID


def test_a_plan_to_do_something_is_no_speech():
    assert manner_of("are expected to", INDIRECT) is Manner.THOUGHT


@pytest.mark.parametrize("kind", [DIRECT, MIXED])
def test_an_unknown_cue_of_a_quotation_reports_speech(kind):
    assert manner_of("wheezed", kind) is Manner.SAID


@pytest.mark.parametrize("cue", ["", ":", "—"])
@pytest.mark.parametrize("kind", [DIRECT, INDIRECT])
def test_a_cue_without_words_reports_speech(cue, kind):
    assert manner_of(cue, kind) is Manner.SAID


@pytest.mark.parametrize(
    "cue", ["titled", "was nicknamed", "entitled", "is headlined", "wrote a song called", "gave it the name"]
)
def test_a_title_in_quotation_marks_is_nobodys_speech(cue):
    assert manner_of(cue, DIRECT) is Manner.EVENT


def test_a_quotation_that_somebody_remembers_is_speech():
    assert (manner_of("remembers", DIRECT), manner_of("remembers", INDIRECT)) == (Manner.SAID, Manner.THOUGHT)


def test_an_answer_in_words_is_speech():
    assert manner_of("responded to", DIRECT) is Manner.SAID


@pytest.mark.parametrize(
    "word", ["say", "says", "said", "saying", "told", "denies", "denied", "admitting", "Wrote", "agreed", "committing"]
)
def test_every_form_of_a_reporting_word_is_known(word):
    assert is_speech_word(word)


@pytest.mark.parametrize("word", ["bridge", "think", ""])
def test_other_words_report_no_speech(word):
    assert not is_speech_word(word)


@pytest.mark.parametrize("word", ["think", "hopes", "planned", "Believing"])
def test_every_form_of_a_word_for_thoughts_is_known(word):
    assert is_thought_word(word)


@pytest.mark.parametrize("word", ["said", "bridge", ""])
def test_other_words_report_no_thought(word):
    assert not is_thought_word(word)


@pytest.mark.parametrize(("word", "is_base"), [("say", True), ("Tell", True), ("says", False), ("told", False)])
def test_the_base_form_of_a_reporting_verb_is_known(word, is_base):
    assert is_base_form(word) is is_base


@pytest.mark.parametrize("cue", ["Asked whether", "asked about", "When asked if", "Pressed on"])
def test_a_question_by_nobody_in_particular_has_no_author(cue):
    assert is_by_nobody(cue, "")


@pytest.mark.parametrize(
    "mention", ["Experience", "Common sense", "Past experience", "Years of experience", "Conventional wisdom", "Rumour"]
)
def test_experience_is_no_author(mention):
    assert is_by_nobody("shows", mention)


@pytest.mark.parametrize(
    ("cue", "mention"),
    [
        ("asked whether", "Lind"),
        ("said", ""),
        ("shows", "A study"),
        ("said", "Norman Wisdom"),
        ("said", "People with experience"),
        ("shows", "A new history"),
    ],
)
def test_other_words_have_an_author(cue, mention):
    assert not is_by_nobody(cue, mention)


def test_calling_somebody_something_in_quotation_marks_is_speech():
    assert manner_of("called", DIRECT) is Manner.SAID


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("also spoke about", "the weather in Elm"),
        ("told", "about his work at the mill"),
        ("commented on", "the price of wheat"),
        ("informed the council about", "her talks with the crews"),
        ("answered", "two questions"),
        ("summarised", "the meeting"),
        ("announced", "this"),
        ("thanked", "him"),
        ("denied", "which"),
        ("asked", "the mayor about the dam"),
        ("asked", "its readers about the new line in May"),
        ("spoke to", "about the flood"),
        ("talked with", "about her two mills"),
    ],
)
def test_a_topic_alone_is_not_what_was_said(cue, content):
    assert tells_only_topic(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("told", "the council it was safe"),
        ("answered", "that it was safe"),
        ("asked about", "whether it was safe"),
        ("announced", "the closure of two mills"),
        ("wrote", "it was safe"),
        ("warned of", "a flood"),
        ("spoke out against", "the dam"),
        ("called for", "talks"),
        ("said", "it fell"),
        ("asked", "the mayor to talk about the dam"),
        ("spoke to", "a full hall"),
    ],
)
def test_a_content_that_says_something_is_no_topic(cue, content):
    assert not tells_only_topic(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("charged", "him with theft"),
        ("was charged", "Tarn with theft"),
        ("were listed", "The crews as missing"),
        ("voted against", "the dam"),
        ("ruled against", "the council"),
        ("called off", "the search"),
        ("declared", "a state of emergency"),
        ("proclaimed", "independence"),
        ("published", "the letter on its site"),
        ("thanked", "his crews"),
        ("dismissed", "the company’s lawsuit"),
        ("has rejected", "an appeal"),
        ("denied", "their bail application"),
        ("filed", "a joint complaint"),
        ("asked", "not to be named because she feared for her job"),
        ("requested", "anonymity to speak about the talks"),
        ("wished", "to remain anonymous"),
        ("insisted", "that her name not be used"),
    ],
)
def test_a_deed_alone_is_not_what_was_said(cue, content):
    assert tells_only_deed(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("charged", "that the mayor stole"),
        ("declared", "the bridge safe"),
        ("declared", "that a state of emergency was needed"),
        ("called", "the dam a ruin"),
        ("thanked", "his crews for their work"),
        ("ruled", "that it was safe"),
        ("announced", "the closure of two mills"),
        ("listed", "“three mills”"),
        ("denied", "the bridge was unsafe"),
        ("rejected", "the claims of the lawsuit as false"),
        ("denied", "that he filed a lawsuit"),
        ("announced", "a lawsuit"),
    ],
)
def test_what_was_said_is_no_deed(cue, content):
    assert not tells_only_deed(cue, content)


@pytest.mark.parametrize(
    ("mention", "cue"),
    [
        ("Footage from the scene", "showed"),
        ("photographs", "show"),
        ("a video posted by a neighbour", "appeared to show"),
        ("Satellite images", "captured"),
    ],
)
def test_what_pictures_show_is_said_by_nobody(mention, cue):
    assert is_only_seen(cue, mention)


@pytest.mark.parametrize(
    ("mention", "cue"),
    [
        ("A poll", "showed"),
        ("the records", "show"),
        ("a video", "said"),
        ("The photographer", "showed"),
        ("the picture editor", "showed"),
    ],
)
def test_what_people_or_documents_tell_is_not_only_seen(mention, cue):
    assert not is_only_seen(cue, mention)
