import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import ParagraphRole, SourceRecord
from index.reading.layout import article

SENTENCE = "The harbour board voted on Tuesday to close the eastern quay for the winter, its chairwoman said."
BODY = [SENTENCE] * 6
BOX = "Lighthouse Keeper Discusses the Long Night That Changed Her Life\n" + SENTENCE


def roles(*blocks):
    return [paragraph.role for paragraph in article("\n\n".join(blocks)).paragraphs]


def role_among_story(line):
    return roles(SENTENCE, SENTENCE, SENTENCE, line, SENTENCE)[3]


def test_the_text_is_taken_verbatim():
    text = "  Quay\u00a0Closes \r\n\r\n" + SENTENCE
    assert article(text).text == text


@pytest.mark.parametrize(
    "line",
    [
        "Quay to close for the winter, board says",
        "Quay to Close for the Winter.",
        "Why is the quay closed?",
        "Marr: 'We would rather lose a winter's fees'",
    ],
)
def test_a_short_first_line_is_the_headline(line):
    assert roles(line, *BODY)[0] is ParagraphRole.HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "The board closed the quay.",
        "The Harbour Board of Port Ellery voted on Tuesday with Ilse Marr.",
        "The chairwoman said:",
        "Is it closed? Nobody would say!",
        "PORT ELLERY —",
    ],
)
def test_a_sentence_or_an_opening_is_no_headline(line):
    assert roles(line, *BODY)[0] is ParagraphRole.STORY


def test_the_first_turn_of_a_transcript_is_no_headline():
    assert roles("MARR: Shall we begin", "PENN: Yes, let us begin with the quay, if nobody minds.")[0] == "story"


def test_a_lone_line_is_story():
    assert roles("Quay to close for the winter") == [ParagraphRole.STORY]


def test_a_text_of_short_lines_has_no_headline():
    assert ParagraphRole.HEADLINE not in roles("bread", "eggs", "rope")


def test_a_missing_headline_is_filled_in_without_its_full_stop():
    text = "Quay to Close for the Winter.\n\n" + SENTENCE
    assert article(text).record.headline == "Quay to Close for the Winter"
    assert article(text, SourceRecord(headline="Known")).record.headline == "Known"


@pytest.mark.parametrize(
    "line",
    [
        "Share Tweet Email",
        "Print Comment Adjust",
        "SHARE ON FACEBOOK",
        "0 Comments",
        "Share this article with your friends",
        "Advertisement",
        "Story continues below advertisement",
        "Most Read",
        "Read more: Lighthouse keeper looks back",
        "RELATED: What the engineers found",
        "Also Read | Storm takes two boats",
        "Photo: Ann Example",
        "(Image: Harbour Board)",
        "ANN EXAMPLE/AFP/Getty Images",
        "Sign up for our morning newsletter",
        "Follow Ann Example on Twitter @annexample.",
        "Copyright 2019 The Ellery Post. All rights reserved.",
        "Published: 4 April 2019 at 10:15 am GMT",
        "Updated on April 4, 2019, 10:15",
    ],
)
def test_page_furniture_is_left_out(line):
    assert role_among_story(line) is ParagraphRole.LEFT_OUT


@pytest.mark.parametrize(
    "line",
    [
        "No comment.",
        "“No comment”",
        "“Share it,” she said",
        "A ban on mail ballots",
        "What the engineers found",
        "Sharing the burden",
        "The Long Wait for a Berth",
        "Print is dead, the editor said.",
        "She asked readers to sign the petition.",
        "Follow the money, Marr told the board.",
        "Follow-up talks in Geneva",
        "Reuters and AP reported the vote first.",
        "4 April 2019",
        "MARR: I have no comment on that",
        "Ilse Marr, chairwoman",
        "* * *",
    ],
)
def test_sub_headings_and_sentences_stay_in_the_story(line):
    assert role_among_story(line) is ParagraphRole.STORY


@pytest.mark.parametrize("line", ["Thursday, April 4, 2019", "4 Apr 2019 10:15", "2019-04-04", "04/04/2019, 10:15 am"])
def test_a_date_line_at_the_top_is_left_out(line):
    assert roles(line, *BODY)[0] is ParagraphRole.LEFT_OUT


def test_the_headline_may_follow_page_furniture():
    assert roles("Share Tweet Email", "Quay to close", *BODY)[1] is ParagraphRole.HEADLINE


def test_a_box_about_another_story_is_an_aside_of_its_own_section():
    paragraphs = article("\n\n".join([*BODY, BOX, *BODY])).paragraphs
    assert [(paragraph.role, paragraph.section) for paragraph in paragraphs[5:9]] == [
        (ParagraphRole.STORY, 0),
        (ParagraphRole.ASIDE, 1),
        (ParagraphRole.ASIDE, 1),
        (ParagraphRole.STORY, 0),
    ]


def test_two_boxes_are_two_sections():
    paragraphs = article("\n\n".join([*BODY, BOX, *BODY, BOX, *BODY])).paragraphs
    assert [paragraph.section for paragraph in paragraphs if paragraph.role == "aside"] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    "blocks",
    [
        [BOX, *BODY],
        [*BODY, BOX, BOX, BOX, *BODY],
        [SENTENCE, BOX, SENTENCE],
        [*BODY, "What the engineers found under the old quay\n" + SENTENCE, *BODY],
        [*BODY, "The Eastern Quay\n" + SENTENCE, *BODY],
        [*BODY, "Ilse Marr Told the Board on Tuesday:\n" + SENTENCE, *BODY],
        [f"{SENTENCE}\n{SENTENCE}"] * 4 + [BOX],
    ],
    ids=["at the top", "many", "short text", "sub-heading", "short title", "introduction", "blocks of lines"],
)
def test_parts_of_the_story_are_no_asides(blocks):
    assert ParagraphRole.ASIDE not in roles(*blocks)


@settings(deadline=None)  # some texts load the language model
@given(
    st.lists(
        st.sampled_from(["Share Tweet", SENTENCE, BOX, "", "Quay Closes", "4 April 2019", "\u2028", "…"]), max_size=12
    )
)
def test_every_line_has_one_role_and_sections_fit_them(blocks):
    text = "\n\n".join(blocks)
    for paragraph in article(text).paragraphs:
        assert text[paragraph.span.start : paragraph.span.end].strip()
        assert (paragraph.section > 0) == (paragraph.role is ParagraphRole.ASIDE)
