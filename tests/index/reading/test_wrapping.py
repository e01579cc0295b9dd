import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Joint
from index.reading import plain_text, registry
from index.reading.wrapping import unwrap
from tests.index.reading.pdfs import column, pdf

PARAGRAPHS = (
    "The harbour board of Port Ellery voted on Tuesday to close the eastern quay for the winter, after engineers "
    "found cracks in eleven of its forty piers and warned that a storm could bring part of it down.",
    "“Nobody likes to close a quay in the season,” said the board's chairwoman, Ilse Marr. “But we would rather "
    "lose a winter's fees than a crane, or somebody's life.”",
    "Fishermen who land their catch there were told that they could use the western basin, where berths are "
    "scarce and, in the words of one skipper, as wide as a bathtub.",
)


@pytest.mark.parametrize("width", [60, 66, 72, 78, 100])
def test_wrapped_paragraphs_between_blank_lines_become_one_line_each(width):
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert unwrap(wrapped) == "\n\n".join(PARAGRAPHS)


def test_wrapped_paragraphs_without_blank_lines_end_where_a_line_is_short():
    wrapped = "\n".join(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert unwrap(wrapped).split("\n") == list(PARAGRAPHS)


def test_an_indented_line_begins_a_paragraph():
    wrapped = "\n".join(textwrap.fill(paragraph, 72, initial_indent="    ") for paragraph in PARAGRAPHS)
    assert [line.strip() for line in unwrap(wrapped).split("\n")] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "“Is it closed?”\n“It is.”\n“Until when?”\n“Until the spring, they say, and perhaps for longer than that.”\n"
        "“Who says so?”\n“The board does.”\n“Then we shall go west.”",
        "The boats go out at four,\nthe boats come home at nine,\nand all the while along the shore\n"
        "the women hang the line\nwith shirts that know the wind by name\nand dance for it alone.",
        "- bread\n- two dozen eggs\n- paraffin for the lamps\n- rope\n- a letter for the harbour master\n- salt",
        "Name: Ilse Marr\nOffice: chairwoman of the harbour board\nPlace: Port Ellery\nSince: 2011\nParty: none",
    ],
    ids=["one line each", "blank lines", "dialogue", "verse", "list", "fields"],
)
def test_lines_that_their_author_ended_stay(text):
    assert unwrap(text) == text


def test_a_wrapped_list_keeps_its_items_apart():
    items = [f"- {paragraph}" for paragraph in PARAGRAPHS]
    wrapped = "\n".join(textwrap.fill(item, 72, break_on_hyphens=False) for item in items)
    assert unwrap(wrapped).split("\n") == items


def with_paragraph(lines):
    return "\n\n".join([*(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS), lines])


def test_a_hyphen_at_the_line_end_stays_in_a_word_that_is_written_with_it():
    text = with_paragraph("The board put off its decision on the new berths, because one state-\nowned yard bid late.")
    assert unwrap(text).endswith("because one state-owned yard bid late.")


def test_a_hyphen_at_the_line_end_goes_when_the_word_occurs_without_it():
    text = with_paragraph(
        "The board put off its decision on the new berths, because its engi-\nneers had asked for it."
    )
    assert unwrap(text).endswith("because its engineers had asked for it.")


@given(st.text(alphabet="ab. \n-", max_size=400))
def test_nothing_but_breaks_and_hyphens_is_ever_lost(text):
    assert "".join(unwrap(text).split()).replace("-", "") == "".join(text.split()).replace("-", "")


BROKEN = with_paragraph(
    "The board put off its decision on the new berths, because its engi-\n"
    "neers had asked for it in a letter that was read aloud in the har\u00ad\nbour office."
)


def joined_words(article):
    return [
        (article.text[joint.at - 4 : joint.at], joint.taken, article.text[joint.at : joint.at + 4])
        for joint in article.joints
    ]


def test_where_a_word_was_made_whole_is_kept_with_what_was_taken_away():
    article = plain_text.read_text(f"A Quay Is Closed\n\n{BROKEN}")
    assert joined_words(article) == [("engi", "-", "neer"), (" har", "\u00ad", "bour")]


def test_a_text_whose_lines_stay_as_they_are_has_no_such_places():
    assert plain_text.read_text("\n\n".join(PARAGRAPHS)).joints == ()
    assert plain_text.read_text("\n".join(["A well-", "known quay.", "It is closed."])).joints == ()


def test_the_places_in_a_pdf_are_kept_too():
    lines = textwrap.fill(PARAGRAPHS[0], 60).split("\n")
    broken = [
        "It was the engineers who had asked for it, and the engi-",
        "neers were right, as the harbour board said.",
    ]
    (article,) = registry.read_bytes(pdf(column([*lines, "", *broken])), source="quay.pdf").articles
    assert joined_words(article) == [("engi", "-", "neer")]
    assert "\ufdd0" not in article.text


def test_a_mark_of_ours_in_a_text_does_no_harm():
    article = plain_text.read_text(f"A Quay Is Closed\n\n\ufdd0{BROKEN}\ufdd1")
    assert joined_words(article)[0] == ("engi", "-", "neer")
    assert not {"\ufdd0", "\ufdd1"} & set(article.text)


@given(st.text(alphabet="ab-\u00ad\ufdd0\n .", max_size=300))
def test_the_places_always_lie_inside_of_words(text):
    for joint in plain_text.read_text(f"x {text}").joints:
        assert isinstance(joint, Joint)
