import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceEmpty
from index.model import SourceRecord
from index.reading.plain_text import read_bytes, read_text

STORY = "Quay to Close for the Winter\n\nThe harbour board voted on Tuesday to close the eastern quay, it said.\n"


def lines(article):
    return [article.text[paragraph.span.start : paragraph.span.end] for paragraph in article.paragraphs]


def test_the_headline_of_the_text_becomes_its_title():
    assert read_text(STORY).record.headline == "Quay to Close for the Winter"


def test_a_known_headline_is_kept():
    assert read_text(STORY, record=SourceRecord(headline="Known")).record.headline == "Known"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_every_line_end_is_understood(line_end):
    assert lines(read_text(STORY.replace("\n", line_end))) == lines(read_text(STORY))


def test_control_characters_and_byte_order_marks_are_dropped():
    assert read_text("\ufeffThe board\x07 voted.").text == "The board voted."


def test_a_text_needs_no_line_end():
    assert lines(read_text("The board voted.")) == ["The board voted."]


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff\n"])
def test_a_text_without_words_is_empty(text):
    with pytest.raises(SourceEmpty):
        read_text(text)


def test_an_empty_file_is_named():
    with pytest.raises(SourceEmpty, match=r"nothing\.txt"):
        read_bytes(b"", source="nothing.txt")


def test_a_paragraph_of_many_megabytes_is_read():
    text = "The board voted, it said. " * 400_000
    assert len(read_text(text).paragraphs) == 1


@settings(deadline=None)  # some texts load the language model
@given(st.text(max_size=300))
def test_paragraphs_lie_in_order_inside_any_text(text):
    try:
        article = read_text(text)
    except SourceEmpty:
        return
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
        end = paragraph.span.end
