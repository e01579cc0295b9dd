"""The articles of statements alone, as each style lists them."""

from collections.abc import Callable

import pytest

from index.citation.cite import STYLES, bibliography
from index.citation.record import CitationRecord, Flavours
from index.errors import UnknownStyle

Make = Callable[..., CitationRecord]
SECOND = {"article_id": 2, "headline": "A port for all", "authors": ("Bo Ek",), "outlet": "Port Post", "url": None}
THIRD = {"article_id": 3, "headline": "Will it sail?", "authors": (), "published": None, "accessed": None, "url": None}

EXPECTED = {
    "mla": [
        "Doe, Jane Q. “Mayor promises tram line.” *The Harbour Times*, 12 Apr. 2017, <https://example.org/tram?id=7&page=1>.",
        "Ek, Bo. “A port for all.” *Port Post*, 12 Apr. 2017.",
        "“Will it sail?” *The Harbour Times*.",
    ],
    "apa": [
        "Doe, J. Q. (2017, April 12). Mayor promises tram line. *The Harbour Times*. <https://example.org/tram?id=7&page=1>",
        "Ek, B. (2017, April 12). A port for all. *Port Post*.",
        "Will it sail? (n.d.). *The Harbour Times*.",
    ],
    "chicago": [
        "Doe, Jane Q. “Mayor promises tram line.” *Harbour Times*, April 12, 2017. <https://example.org/tram?id=7&page=1>.",
        "Ek, Bo. “A port for all.” *Port Post*, April 12, 2017.",
        "*Harbour Times*. “Will it sail?” n.d.",
    ],
    "chicago-author-date": [
        "Doe, Jane Q. 2017. “Mayor promises tram line.” *Harbour Times*, April 12, 2017."
        " <https://example.org/tram?id=7&page=1>.",
        "Ek, Bo. 2017. “A port for all.” *Port Post*, April 12, 2017.",
        "*Harbour Times*. n.d. “Will it sail?”",
    ],
    "harvard": [
        "Doe, J.Q. (2017) ‘Mayor promises tram line’, *The Harbour Times*, 12 April."
        " Available at: <https://example.org/tram?id=7&page=1> (Accessed: 1 June 2020).",
        "Ek, B. (2017) ‘A port for all’, *Port Post*, 12 April.",
        "*The Harbour Times* (no date) ‘Will it sail?’.",
    ],
    "ieee": [
        r"\[1\] “Will it sail?” *The Harbour Times*.",
        r"\[2\] B. Ek, “A port for all,” *Port Post*, Apr. 12, 2017.",
        r"\[3\] J. Q. Doe, “Mayor promises tram line,” *The Harbour Times*, Apr. 12, 2017. Accessed: Jun. 1, 2020."
        r" \[Online\]. Available: <https://example.org/tram?id=7&page=1>",
    ],
    "vancouver": [
        r"1\. Will it sail? The Harbour Times. \[date unknown\].",
        r"2\. Ek B. A port for all. Port Post. 2017 Apr 12.",
        r"3\. Doe JQ. Mayor promises tram line. The Harbour Times \[Internet\]. 2017 Apr 12 \[cited 2020 Jun 1\]."
        r" Available from: <https://example.org/tram?id=7&page=1>",
    ],
    "ama": [
        r"1\. Will it sail? *The Harbour Times*.",
        r"2\. Ek B. A port for all. *Port Post*. April 12, 2017.",
        r"3\. Doe JQ. Mayor promises tram line. *The Harbour Times*. April 12, 2017. Accessed June 1, 2020."
        r" <https://example.org/tram?id=7&page=1>",
    ],
    "newsroom": [
        "*The Harbour Times*: “Mayor promises tram line,” by Jane Q. Doe, April 12, 2017,"
        " <https://example.org/tram?id=7&page=1>",
        "*The Harbour Times*: “Will it sail?,” undated",
        "*Port Post*: “A port for all,” by Bo Ek, April 12, 2017",
    ],
}
EXPECTED["own"] = EXPECTED["newsroom"]


@pytest.mark.parametrize("style", STYLES)
def test_each_article_is_listed_once_and_in_the_order_of_the_style(style: str, make_record: Make) -> None:
    records = [make_record(**THIRD), make_record(**SECOND), make_record(), make_record(**SECOND)]
    assert bibliography(records, style=style).markdown.split("\n\n") == EXPECTED[style]


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_listed_as_nothing(style: str) -> None:
    assert bibliography([], style=style) == Flavours(plain="", html="", markdown="", rtf="")


def test_an_unknown_style_is_named(make_record: Make) -> None:
    with pytest.raises(UnknownStyle):
        bibliography([make_record()], style="runes")
