"""The door to citations."""

from collections.abc import Callable

import pytest

from index.citation.cite import EXPORTS, FORMATS, STYLES, cite, export, quote_only
from index.citation.record import CitationRecord, Flavours, QuoteRun
from index.errors import UnknownStyle

Make = Callable[..., CitationRecord]


def test_the_names_are_those_the_command_line_promises() -> None:
    assert (
        *("mla", "apa", "chicago", "chicago-author-date", "harvard"),
        *("ieee", "vancouver", "ama", "newsroom", "own"),
    ) == STYLES
    assert FORMATS == ("text", "html", "markdown", "rtf", "bibtex", "ris", "csl-json", "link")


@pytest.mark.parametrize("name", ["", "MLA", "turabian", "bibtex"])
def test_an_unknown_style_is_named_in_the_error(make_record: Make, name: str) -> None:
    with pytest.raises(UnknownStyle) as caught:
        cite([make_record()], style=name)
    assert (caught.value.name, caught.value.known) == (name, STYLES)


@pytest.mark.parametrize("name", ["", "text", "mla"])
def test_an_unknown_export_is_named_in_the_error(make_record: Make, name: str) -> None:
    with pytest.raises(UnknownStyle) as caught:
        export([make_record()], format=name)
    assert (caught.value.name, caught.value.known) == (name, EXPORTS)


def test_the_first_style_is_the_default(make_record: Make) -> None:
    assert cite([make_record()]) == cite([make_record()], style=STYLES[0])


def test_quotes_alone_have_no_citation(make_record: Make) -> None:
    other = make_record(pieces=((QuoteRun("Soon.", in_quotes=True),),))
    assert quote_only([make_record(), other]).plain == "“We will build the tram line”\n\n“Soon.”"


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_cited_as_nothing(style: str) -> None:
    assert cite([], style=style) == quote_only([]) == Flavours(plain="", html="", markdown="", rtf="")


def test_apa_lists_nineteen_authors_and_the_last_of_more_than_twenty(make_record: Make) -> None:
    authors = tuple(f"Jane {letter}doe" for letter in "ABCDEFGHIJKLMNOPQRSTUV")
    reference = cite([make_record(authors=authors)], style="apa").plain.split("\n\n")[1]
    assert reference.startswith("Adoe, J., Bdoe, J., ")
    assert ", Sdoe, J., . . . Vdoe, J. (2017, April 12). " in reference


def test_apa_never_runs_out_of_letters(make_record: Make) -> None:
    records = [make_record(article_id=number, headline=f"Tram {number:02}") for number in range(28)]
    assert "(2017ab, April 12). Tram 27." in cite(records, style="apa").plain
