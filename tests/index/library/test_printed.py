import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import printed
from index.model import Span


def quote(marked: str) -> str:
    """The quote of a text in which `[` and `]` stand around each piece of the content."""
    text, spans, start = "", [], 0
    for character in marked:
        if character == "[":
            start = len(text)
        elif character == "]":
            spans.append(Span(start, len(text)))
        else:
            text += character
    return printed.quote(text, tuple(spans))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He said: “[We will go.]”", "“We will go.”"),
        ('"[We will go,]" he said.', '"We will go,"'),
        ("‘[We will go],’ he said.", "‘We will go,’"),
        ("'[The dogs' owner won't go],' he said.", "'The dogs' owner won't go,'"),
        ("Er sagte: „[Wir gehen.]“", "„Wir gehen.“"),
        ("Er sagte: »[Wir gehen.]«", "»Wir gehen.«"),
        ("«[On y va]», dit-il.", "«On y va»"),
        ("[“We will go,”] he said.", "“We will go,”"),
        ("He said [they were “happy to go]” now.", "they were “happy to go”"),
        ("“[We go,]” he said, “[all of us.]”", "“We go,” … “all of us.”"),
        ("“[One.\n“Two.]”", "“One. “Two.”"),
        ("“[She said ‘no’ to me],” he said.", "“She said ‘no’ to me,”"),
        ("“Putin confirmed [it was true].”", "it was true"),
        ("He called [the teachers]’ plan.", "the teachers"),
        ("He said [it was the teachers]' plan.", "it was the teachers"),
        ("“[It never closes] he said.", "“It never closes"),
        ("He said [a\n long   line].", "a long line"),
        ("« [Bon\u00a0!]", "Bon\u00a0!"),
    ],
)
def test_a_piece_has_the_marks_that_belong_to_it(marked, expected):
    assert quote(marked) == expected


def test_words_of_no_spans_are_empty():
    assert printed.words("text", ()) == ""


@given(st.text(alphabet="ab .,'\"“”‘’„«»\n", max_size=40), st.data())
def test_a_quote_always_contains_the_words_of_its_content(text, data):
    end = data.draw(st.integers(0, len(text)))
    content = (Span(data.draw(st.integers(0, end)), end),)
    assert printed.words(text, content).strip() in printed.quote(text, content)
