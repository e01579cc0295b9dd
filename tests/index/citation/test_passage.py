"""Addresses that open a page at a passage."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.citation.passage import LONGEST_EXACT, passage_link
from index.model import Span

URL = "https://example.org/tram?id=7"
TEXT = (
    "Mayor Ana Ruiz said “We will build the tram line”, and nobody laughed. We will build the tram line, she repeats.\n"
    "“This is a long-awaited day & a good one for everybody who has waited in the rain for a bus that never came,” "
    "said Otto Brandt. “It's late,” he added, “but not too late.”"
)


def span_of(words, text=TEXT, start=0):
    first = text.index(words, start)
    return Span(first, first + len(words))


def directives(link):
    """The parts of each directive, decoded."""
    return [
        [unquote(part) for part in directive.removeprefix("text=").split(",")]
        for directive in link.partition(":~:")[2].split("&")
    ]


def find(text, parts):
    """Where a browser finds a directive: the first place, whole words, whatever their case."""
    words = [part for part in parts if not part.endswith("-") and not part.startswith("-")]
    prefix = next((re.escape(part[:-1]) + r"\s*" for part in parts if part.endswith("-")), "")
    suffix = next((r"\s*" + re.escape(part[1:]) for part in parts if part.startswith("-")), "")
    pattern = r".*?".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words).replace(r"\ ", r"\s+")
    found = re.search(f"{prefix}({pattern}){suffix}", text, re.IGNORECASE | re.DOTALL)
    return found.span(1) if found else None


def test_a_short_passage_is_named_by_all_its_words():
    link = passage_link(URL, TEXT, (span_of("It's late"),))
    assert link == f"{URL}#:~:text=It%27s%20late"


def test_a_long_passage_is_named_by_its_first_and_last_words():
    piece = span_of(
        "This is a long-awaited day & a good one for everybody who has waited in the rain for a bus that never came"
    )
    assert directives(passage_link(URL, TEXT, (piece,))) == [["This is a long", "a bus that never came"]]


def test_words_that_also_stand_elsewhere_get_the_words_before_them():
    for start in (0, 50):
        piece = span_of("We will build the tram line", start=start)
        (parts,) = directives(passage_link(URL, TEXT, (piece,)))
        assert find(TEXT, parts) == (piece.start, piece.end)
    assert passage_link(URL, TEXT, (span_of("Otto Brandt"),)).endswith("text=Otto%20Brandt")


def test_every_piece_of_an_interrupted_passage_is_marked():
    link = passage_link(URL, TEXT, (span_of("It's late"), span_of("but not too late")))
    assert directives(link) == [["It's late"], ["but not too late"]]


@pytest.mark.parametrize(
    ("url", "beginning"),
    [
        ("https://example.org/a", "https://example.org/a#:~:text="),
        ("https://example.org/a#part", "https://example.org/a#part:~:text="),
        ("https://example.org/a#part:~:text=old", "https://example.org/a#part:~:text="),
    ],
)
def test_a_fragment_of_the_address_stays(url, beginning):
    assert passage_link(url, TEXT, (span_of("Otto Brandt"),)).startswith(beginning)


def test_hyphens_commas_and_ampersands_have_no_meaning_in_the_words():
    text = "It cost 1,200 euros at Smith and Sons"
    link = passage_link(URL, text, (Span(0, len(text)),))
    assert link == f"{URL}#:~:text=It%20cost%201%2C200%20euros%20at%20Smith%20and%20Sons"


def test_a_passage_without_words_leaves_the_address():
    assert passage_link(URL, "“…”", (Span(0, 3),)) == URL


WORDS = st.lists(
    st.sampled_from(["the", "tram", "line", "Tram", "will", "it's", "long-awaited", "&", "“so”", "1,200", "\n"])
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS.map(" ".join), st.data())
def test_what_the_address_names_begins_and_ends_where_the_passage_does(text, data):
    ends = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    piece = Span(*ends) if ends[0] < ends[1] else Span(0, len(text) + 1)
    words = [
        match.span() for match in re.finditer(r"\w(?:[\w'’.]*\w)?", text[: piece.end]) if match.start() >= piece.start
    ]
    link = passage_link(URL, text, (piece,))
    if not words or ":~:" not in link:
        return
    (parts,) = directives(link)
    named = [part for part in parts if not part.endswith("-") and not part.startswith("-")]
    shown = " ".join(text[piece.start : piece.end].split())
    assert all(part in shown for part in named)
    assert len(named) == 2 or len(named[0]) <= max(LONGEST_EXACT, len(shown))


def place(text, link):
    """Where a browser finds what the address names."""
    (parts,) = directives(link)
    return find(text, parts)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        # The last words alone stand earlier in the passage, too.
        ("She said: “It is what it is, and nobody who has to wait in the rain will thank us for that — it is.”", "It"),
        ("“We won't go, and you know that well enough to stop asking us about it over and over: we won't go.”", "We"),
        # The first words stand in an earlier paragraph, and nothing before the passage tells them apart.
        (
            "The ferry will come back to the islands next year.\n"
            "The ferry will come back to the islands when the quay is ready and the council has paid for all of it.",
            "The ferry will come back to the islands when",
        ),
        ("It will rain.\nA week on, they met.\nIt will rain.\nNobody came.", "It will rain.\nNobody"),
    ],
)
def test_the_address_names_the_passage_and_no_other_words(text, passage):
    start = text.index(passage)
    end = len(text) if "Nobody" not in passage else text.index("\n", start)
    span = Span(start, end)
    found = place(text, passage_link(URL, text, (span,)))
    assert found is not None
    assert found[0] == start
    assert text[found[1] : end].strip(".”") == ""


def test_a_paragraph_that_is_there_thrice_is_told_by_the_one_before():
    text = "It rained.\nSo it goes.\nHe left.\nSo it goes.\nSo it goes."
    for start in (11, 32, 44):
        assert place(text, passage_link(URL, text, (Span(start, start + 11),))) == (start, start + 10)


def test_words_that_nothing_tells_apart_lead_to_the_page_alone():
    text = "no " * 40
    assert passage_link(URL, text, (Span(60, 62),)) == URL


def test_half_a_sign_of_a_broken_text_stops_no_citation():
    text = "He said “We will build \ud83d it” and left, and “We will build \ud83d it” stood on the wall."
    link = passage_link(URL, text, (span_of("We will build \ud83d it", text),))
    assert link.isascii()
    link.encode()
