"""Quotation marks of every style are paired, and the network sees all of them alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.statements.quotes import CLOSING, INSIDE, OPENING, OUTSIDE, quote_map
from index.text import paragraph_spans
from tests.index.statements.marked import quotes_of

ALPHABET = "“”„‟«»‹›‘’‚‛'\"`´ \n.,!?sSaT9—(é\u00a0"


def quoted(text):
    """The words between each pair of marks."""
    return [text[found.inner.start : found.inner.end] for found in quotes_of(text).quotations]


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” she said.",
        '"Go home," she said.',
        "‘Go home,’ she said.",
        "'Go home,' she said.",
        "„Go home,“ she said.",
        "„Go home,” she said.",
        "‚Go home,‘ she said.",
        "«Go home,» she said.",
        "»Go home,« she said.",
        "‹Go home,› she said.",
        "``Go home,'' she said.",
        "`Go home,' she said.",
        "”Go home,” she said.",
        "“Go home,“ she said.",
        "‟Go home,” she said.",
        "”Go home,“ she said.",
        "’Go home,‘ she said.",
        ",,Go home,“ she said.",
        "““Go home,” she said.",
        '""Go home," she said.',
    ],
)
def test_each_style_is_paired(text):
    assert quoted(text) == ["Go home,"]


@pytest.mark.parametrize(
    "text",
    [
        "« Go home », she said.",
        "«\u00a0Go home\u00a0», she said.",
    ],
)
def test_guillemets_may_stand_apart_from_their_words(text):
    assert [words.strip() for words in quoted(text)] == ["Go home"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ union met the teachers’ union.",
        "The dogs' home took the cats' food.",
        "He spoke of the ’90s and of rock ’n’ roll.",
        "O’Brien and O‘Hara shouldn‘t go.",
        "’Twas a long night.",
        "He is 6'2\" tall.",
        'The 27" screen stands beside the 32" one.',
        "It fell by 3' in the '80s.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘We can’t go on,’ he said. ‘It’s over.’", ["We can’t go on,", "It’s over."]),
        ("'We can't,' she said. 'It isn't ours.'", ["We can't,", "It isn't ours."]),
        ("‘The workers’ union is strong,’ she said.", ["The workers’ union is strong,"]),
        (
            "‘I met the boys’ mother,’ she said, ‘and the girls’ too.’",
            ["I met the boys’ mother,", "and the girls’ too."],
        ),
        ("‘Give ’em the ’90s back,’ he said.", ["Give ’em the ’90s back,"]),
        ("‘’Twas the night,’ he said.", ["’Twas the night,"]),
        ("the James’ house and ‘the boss’ met", ["the boss"]),
        ("She called it 'the people's choice' award.", ["the people's choice"]),
        ("‘Boss’ Lind left.", ["Boss"]),
        ("Rock 'n' roll is 'dead', he said.", ["dead"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
        ("«He said “no” to me», she said.", ["He said “no” to me"]),
        ("She said: \"'Yes' is the word.\"", ["'Yes' is the word."]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ("“She said, ‘He told me, “No.”’” he said.", ["She said, ‘He told me, “No.”’"]),
    ],
)
def test_only_the_outermost_of_nested_quotations_counts(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"They call it "progress" and shrug," she said.',
        '"The "old" town and the "new" town hate each other."',
    ],
)
def test_straight_marks_may_stand_inside_straight_marks(text):
    (found,) = quotes_of(text).quotations
    assert (found.span.start, found.closed) == (0, True)


def test_two_quotations_may_touch():
    assert quoted("“One”“Two”") == ["One", "Two"]


def test_an_empty_pair_of_marks_holds_nothing():
    assert quoted('“” and ""') == ["", ""]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = "She said: “We never stop.\nNobody heard her."
    (found,) = quotes_of(text).quotations
    assert (text[found.inner.start : found.inner.end], found.closed) == ("We never stop.", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”We stay,“ he said.\n“We stay,” she said.", ["We stay,", "We stay,"]),
        ("It was ”a shame“ and ”a sin“, he said.", ["a shame", "a sin"]),
        ("He said: ”They told us ‘no’.“", ["They told us ‘no’."]),
        ("It was “a shame“ and “a sin“, he said.", ["a shame", "a sin"]),
        ("„We stay,“ he said. “We go,” she said.", ["We stay,", "We go,"]),
    ],
)
def test_curly_marks_may_be_the_wrong_way_round(text, expected):
    assert quoted(text) == expected


def test_marks_the_wrong_way_round_go_on_over_paragraphs():
    text = "”The first day.\n”The last day,“ she said.\n“Next,” he said."
    assert quoted(text) == ["The first day.", "The last day,", "Next,"]
    assert [quotation.continued for quotation in quotes_of(text).quotations] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('We stay," she said. "It is ours."', ["We stay,", "It is ours."]),
        ("We stay,” she said. “It is ours.”", ["We stay,", "It is ours."]),
        ("She shrugged. We stay.” He left.", ["We stay."]),
        ("“We stay,” she said. And we sing.”", ["We stay,", "And we sing."]),
        ("Turning round, the mayor said, we stay.”", ["we stay."]),
    ],
)
def test_a_quotation_that_is_never_opened_begins_with_its_sentence(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\", she is 5'1\".",
        "He says,” there are many of us.",
        "“We stay,”” she said.",
        'He met the U.S. Senator from Elm." It rained.',
        '"We stay," she said. "',
        "He “stays”, he said. so what.”",
    ],
)
def test_a_closing_mark_without_a_sentence_of_its_own_closes_nothing_more(text):
    assert len(quoted(text)) <= 1


@pytest.mark.parametrize("said", ["the mayor said.", "said Mayor Ada Lind.", "he said on Friday. It was late."])
@pytest.mark.parametrize("mark", ["“", '"', "«", "‘"])
def test_a_quotation_that_is_never_closed_ends_where_the_text_says_who_speaks(mark, said):
    assert quoted(f"{mark}We have nothing to add, {said}") == ["We have nothing to add,"]


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_quotation_within_a_sentence_that_is_never_closed_ends_with_the_sentence(marks):
    opening, closing = marks
    text = f"He called it {opening}a shame. Rain fell.\n{opening}We stay,{closing} she said."
    assert quoted(text) == ["a shame.", "We stay,"]
    assert not any(quotation.continued for quotation in quotes_of(text).quotations)


def test_marks_behind_a_quotation_that_is_never_closed_are_paired():
    assert quoted("“It began. “It ended,” she said. “We left.”") == ["It began.", "It ended,", "We left."]


def test_a_mark_behind_which_nothing_follows_opens_nothing():
    assert quoted("“We stay,” she said. “\nRain fell.\n“It stops,” he said.") == ["We stay,", "It stops,"]


@pytest.mark.parametrize("text", ["'a ", "‘a b. ", '"a b. ', 'a b," ', "“a b, he said. ", '"a" b ’c. '])
def test_a_text_of_marks_without_partners_is_read_to_its_end(text):
    assert len(quotes_of(text * 500).states) == len(text) * 500


def test_a_quotation_that_is_never_closed_ends_with_a_word():
    assert quoted("“Go home “Stay") == ["Go home", "Stay"]


def test_a_second_opening_mark_in_a_row_ends_the_first_quotation():
    assert quoted('"One. Then "two," he said.') == ["One. Then", "two,"]


def test_one_mark_too_many_does_not_silence_the_next_paragraph():
    text = 'One "mark" too" many.\nShe said: "We go on."'
    assert quoted(text)[-1] == "We go on."


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', "«»", "''"])
def test_paragraphs_that_each_open_with_a_mark_go_on_with_one_quotation(marks):
    opening, closing = marks
    text = f"{opening}The first day.\n{opening}The second day.\n{opening}The last day,{closing} she said."
    found = quotes_of(text).quotations
    assert [quotation.continued for quotation in found] == [False, True, True]
    assert [quotation.closed for quotation in found] == [False, False, True]


def test_a_quotation_that_was_closed_is_not_continued():
    found = quotes_of("“The first day.”\n“The second day,” she said.").quotations
    assert [quotation.continued for quotation in found] == [False, False]


def test_the_closing_mark_may_stand_in_the_next_paragraph():
    text = "“It begins here\nand ends here,” he said."
    first, second = quotes_of(text).quotations
    assert text[second.inner.start : second.inner.end] == "and ends here,"
    assert (first.continued, second.continued, second.closed) == (False, True, True)


def test_a_paragraph_with_quotations_of_its_own_closes_none_from_before():
    text = "“It begins here.\nShe left. “Another,” he said."
    assert quoted(text) == ["It begins here.", "Another,"]


def test_each_mark_and_each_quoted_letter_has_its_state():
    states = quotes_of("a “b” c").states
    assert list(states) == [OUTSIDE, OUTSIDE, OPENING, INSIDE, CLOSING, OUTSIDE, OUTSIDE]


@pytest.mark.parametrize("text", ["'Go,' she said.", "‘Go,’ she said.", "«Go,» she said.", '"Go," she said.'])
def test_the_network_sees_every_style_as_curly_double_marks(text):
    assert quotes_of(text).normalised == "“Go,” she said."


def test_the_network_sees_inner_marks_as_apostrophes():
    assert quotes_of("‘He said “no”.’").normalised == "“He said 'no'.”"


def test_a_mark_of_two_characters_keeps_its_length():
    assert quotes_of("``Go''").normalised == "“\u200bGo”\u200b"


def test_an_apostrophe_stays_as_it_is():
    assert quotes_of("It’s the workers’ union.").normalised == "It’s the workers’ union."


def test_text_outside_the_given_paragraphs_is_not_read():
    text = "“Advert.”\n“Story.”"
    found = quote_map(text, paragraph_spans(text)[1:]).quotations
    assert [text[quotation.inner.start : quotation.inner.end] for quotation in found] == ["Story."]


@settings(deadline=None)
@given(st.text(ALPHABET) | st.text())
def test_the_map_is_as_long_as_the_text(text):
    found = quotes_of(text)
    assert (len(found.states), len(found.normalised)) == (len(text), len(text))


@settings(deadline=None)
@given(st.text(ALPHABET) | st.text())
def test_quotations_are_in_order_inside_their_paragraphs_and_apart(text):
    paragraphs = paragraph_spans(text)
    end = 0
    for found in quote_map(text, paragraphs).quotations:
        assert any(paragraph.covers(found.span) for paragraph in paragraphs)
        assert found.span.covers(found.inner)
        assert end <= found.span.start < found.span.end
        end = found.span.end


@settings(deadline=None)
@given(st.text(ALPHABET))
def test_what_is_inside_or_a_mark_is_in_a_quotation(text):
    found = quotes_of(text)
    covered = {place for quotation in found.quotations for place in range(*quotation.span)}
    assert {place for place, state in enumerate(found.states) if state != OUTSIDE} == covered


@settings(deadline=None)
@given(st.text(ALPHABET), st.text(ALPHABET.replace("\n", "")))
def test_what_comes_after_does_not_change_how_a_paragraph_is_read(text, later):
    before, after = quotes_of(text), quotes_of(f"{text}\n\n{later}")
    assert after.states[: len(text)] == before.states
