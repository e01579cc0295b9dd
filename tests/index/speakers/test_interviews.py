"""Interviews printed as questions and answers, and who says "I" in other texts."""

import pytest

from index.model import SpeakerKind, Tier

GUEST = "Wikinews interviewed Ida Ross, a builder of bridges.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GUEST + "Why bridges?\n\n[m:I] think [q:people need them].\n\nWhat is next?\n\nA tunnel.", "Ida Ross"),
        (
            "Ida Ross sat down with Jon Vik to talk about bridges.\n\nWhy bridges?\n\nPeople need them.\n\n"
            "[m:I] wonder [q:what comes next]. What is next?\n\nA tunnel.",
            None,
        ),
        (
            "Ida Ross builds bridges\n\nThis interview with Ida Ross was done by Jon Vik in Leeds.\n\n"
            "[m:I] wonder [q:why you build]. Why?\n\nPeople need them.\n\nWhat is next?\n\nA tunnel.",
            "Jon Vik",
        ),
        (GUEST + "Why do [m:you] think [q:people need them]?\n\nThey do.\n\nAnd now?\n\nA tunnel.", "Ida Ross"),
        ("Why bridges?\n\n[m:I] think [q:people need them].\n\nWhat is next?\n\nA tunnel.", None),
        (
            "Interviews are rare here.\n\nIda Ross met Jon Vik.\n\nWhy bridges?\n\n"
            "[m:I] think [q:people need them].\n\nWhat is next?\n\nA tunnel.",
            None,
        ),
    ],
    ids=["answer", "who asks is open", "interviewer", "you", "no guest", "two guests"],
)
def test_i_and_you_in_questions_and_answers(names, text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (("JON VIK", "IDA ROSS"), "Ida Ross"),
        (("Vik", "Ross"), "Ida Ross"),
        (("JV", "IR"), "Ida Ross"),
        (("Q", "A"), "Ida Ross"),
        (("Vik", "Someone"), None),
    ],
)
def test_labels_tell_who_answers(names, labels, name):
    asks, answers = labels
    text = (
        "This is an interview with Ida Ross, who builds bridges.\n\nJon Vik was there.\n\n"
        f"{asks}: Why bridges?\n\n{answers}: [m:I] think [q:people need them].\n\n{asks}: What is next?\n\n"
        f"{answers}: A tunnel."
    )
    assert names(text) == [name]


def test_an_answer_goes_on_over_its_paragraphs(names):
    text = (
        GUEST + "Why bridges?\n\nPeople need them, and they need them in every town and every valley.\n\n"
        "And [m:I] think [q:they will need more of them in the years to come].\n\nWhat is next?\n\nA tunnel."
    )
    assert names(text) == ["Ida Ross"]


def test_an_answer_by_layout_alone_is_never_clear(attributions):
    text = GUEST + "Why bridges?\n\n[m:I] think [q:people need them].\n\nWhat is next?\n\nA tunnel."
    assert attributions(text)[0].tier is Tier.LIKELY


def test_a_column_with_a_question_is_its_authors(names):
    story = "The town built a bridge.\n\n" * 12
    text = f"{story}[m:I] think [q:it was dear].\n\nWho will pay?\n\nWho will care?\n\nIt rained."
    assert names(text, authors=("Ida Ross",)) == ["Ida Ross"]


def test_an_article_of_two_authors_has_no_name_for_i(names):
    assert names("[m:I] think [q:it was dear].", authors=("Ida Ross", "Jon Vik")) == ["the author"]


def test_i_in_a_quotation_is_never_the_author(names):
    assert names('"It was dear, [m:I] think [q:too dear]," it said.', authors=("Ida Ross",)) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "[m:We] think [q:it was dear].",
        "The town built a bridge.\n\nAs [m:we] saw last year, [q:it was dear].",
        "Who will pay?\n\n[m:We] know [q:it was dear].\n\nIt rained.",
    ],
)
def test_we_outside_quotations_is_the_author_without_a_name(attributions, text):
    (found,) = attributions(text, authors=("Ida Ross",))
    assert (found.speaker.name, found.speaker.kind, found.tier) == ("the author", SpeakerKind.UNNAMED, Tier.UNSURE)


@pytest.mark.parametrize(
    "text",
    [
        'It was dear. "[m:We] think [q:it was too dear]," it said.',
        GUEST + "Why bridges?\n\n[m:We] think [q:people need them].\n\nWhat is next?\n\nA tunnel.",
    ],
)
def test_we_in_a_quotation_or_an_interview_is_nobody(names, text):
    assert names(text, authors=("Ida Ross",)) == [None]


@pytest.mark.parametrize("turns", [3, 12, 40])
def test_a_guest_is_known_however_long_the_interview(names, turns):
    talk = "Q: And what is next?\n\nA: A tunnel.\n\n" * turns
    text = f"Talk with Ida Ross\n\nIda Ross builds bridges.\n\n{talk}Q: Why?\n\nA: [m:I] think [q:people need them]."
    assert names(text) == ["Ida Ross"]


LETTERS = (
    "It rains too often.\n\nLETTERS.\n\n[m:I] think [q:it is late].\n\nIda Ross.\n\nLeeds.\n\n"
    "[m:We] think [q:it is cold], and [m:I] hope [q:for sun].\n\nHugh Brand.\n\nTWITTER.\n\n"
    "[m:I] like [q:rain].\n\n@leeds4ever."
)


def test_letters_to_the_editor_are_by_those_who_sign_them(attributions):
    found = attributions(LETTERS)
    assert [a.speaker.name if a.speaker else None for a in found] == ["Ida Ross", None, "Hugh Brand", None]
    assert found[0].chain[-1].reason == "the one who signs this letter"


def test_a_name_on_a_line_of_its_own_signs_no_other_text(names):
    assert names(LETTERS.replace("LETTERS", "OPINION"))[0] == "the author"


def test_the_labels_of_an_interview_are_its_people(names):
    text = (
        "Ida Ross came to Leeds for an interview.\n\nQ: Was it late?\n\n[m:A]: [q:It was late].\n\nQ: Was it cold?\n\n"
        "[m:A]: [q:It was cold].\n\nQ: Is that all?\n\n[m:A]: [q:That is all]."
    )
    assert names(text) == ["Ida Ross"] * 3
