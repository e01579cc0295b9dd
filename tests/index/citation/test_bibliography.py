"""The articles of statements alone, as each style lists them."""

from collections.abc import Callable

import pytest

from index.citation.cite import STYLES, bibliography, cite
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
        r"1\. Will it sail? *Harbour Times*.",
        r"2\. Ek B. A port for all. *Port Post*. April 12, 2017.",
        r"3\. Doe JQ. Mayor promises tram line. *Harbour Times*. April 12, 2017. Accessed June 1, 2020."
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


SAME_AUTHOR = [{"article_id": 4, "headline": "A quay"}, {"article_id": 5, "headline": "The bridge"}, {}]
JOINT = {"article_id": 6, "headline": "Ferries", "authors": ("Jane Q. Doe", "Bo Ek")}


def heads(text: str) -> list[str]:
    return [entry.split(" *")[0] for entry in text.split("\n\n")]


def test_mla_repeats_no_author_and_orders_their_works_by_title(make_record: Make) -> None:
    records = [make_record(**changes) for changes in (*SAME_AUTHOR, JOINT)]
    assert heads(bibliography(records, style="mla").markdown) == [
        "Doe, Jane Q. “The bridge.”",
        r"\---. “Mayor promises tram line.”",
        r"\---. “A quay.”",
        "Doe, Jane Q., and Bo Ek. “Ferries.”",
    ]


def test_references_below_quotes_name_the_author_each_time(make_record: Make) -> None:
    made = cite([make_record(**changes) for changes in SAME_AUTHOR], style="mla")
    assert "---" not in made.plain
    assert made.plain.count("Doe, Jane Q.") == 3


def test_chicago_repeats_the_author_and_orders_works_by_title(make_record: Make) -> None:
    records = [make_record(**changes) for changes in (JOINT, *SAME_AUTHOR)]
    assert heads(bibliography(records, style="chicago").markdown) == [
        "Doe, Jane Q. “The bridge.”",
        "Doe, Jane Q. “Mayor promises tram line.”",
        "Doe, Jane Q. “A quay.”",
        "Doe, Jane Q., and Bo Ek. “Ferries.”",
    ]


def test_apa_puts_what_has_no_date_first_and_the_year_before_its_months(make_record: Make) -> None:
    dates = ("2017-10-02", "2017-02", None, "2017", "2016-12-31", "2017-02-28")
    records = [make_record(article_id=number, published=date, url=None) for number, date in enumerate(dates)]
    shown = [entry.split("(")[1].split(")")[0] for entry in bibliography(records, style="apa").plain.split("\n\n")]
    assert shown == ["n.d.", "2016, December 31", "2017a", "2017b, February", "2017c, February 28", "2017d, October 2"]


@pytest.mark.parametrize("style", ["mla", "apa", "chicago", "chicago-author-date", "harvard"])
def test_lists_are_in_order_letter_by_letter_without_articles_and_accents(style: str, make_record: Make) -> None:
    """Blanks and marks within a name do not count, and the name before its comma comes first."""
    by = ("Émile Zola", "Vittorio De Sica", "The Deal Agency", "René Descartes", "Ana Zöllner", "Al Dean", "Al Deane")
    records = [make_record(article_id=number, authors=(name,)) for number, name in enumerate(by)]
    entries = bibliography(records, style=style).plain.split("\n\n")
    order = ["Deal", "Dean", "Deane", "Descartes", "De Sica", "Zola", "Zöllner"]
    assert [
        next(name for name in sorted(order, key=len, reverse=True) if name in entry.split("Mayor")[0])
        for entry in entries
    ] == order


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_listed_as_nothing(style: str) -> None:
    assert bibliography([], style=style) == Flavours(plain="", html="", markdown="", rtf="")


def test_an_unknown_style_is_named(make_record: Make) -> None:
    with pytest.raises(UnknownStyle):
        bibliography([make_record()], style="runes")
