"""Exports, read back by programs that are not ours."""

import json
from collections.abc import Callable

import bibtexparser
import pytest
import rispy

from index.citation.cite import export
from index.citation.record import CitationRecord, Credit, QuoteRun, Standing
from index.model import QuotationKind

Make = Callable[..., CitationRecord]
NOTHING = {"headline": None, "authors": (), "outlet": None, "published": None, "url": None, "accessed": None}


def bibtex(*records: CitationRecord) -> list[tuple[str, str, dict[str, str]]]:
    library = bibtexparser.parse_string(export(records, format="bibtex"))
    assert not library.failed_blocks
    return [
        (entry.entry_type, entry.key, {field.key: str(field.value) for field in entry.fields})
        for entry in library.entries
    ]


def ris(*records: CitationRecord) -> list[dict[str, object]]:
    return rispy.loads(export(records, format="ris"))


def csl(*records: CitationRecord) -> list[dict[str, object]]:
    return json.loads(export(records, format="csl-json"))


def test_bibtex_holds_the_article_and_the_quote(make_record: Make) -> None:
    (entry,) = bibtex(make_record())
    assert entry == (
        "article",
        "doe2017mayor",
        {
            "author": "Doe, Jane Q.",
            "title": "{Mayor promises tram line}",
            "journal": "The Harbour Times",
            "year": "2017",
            "date": "2017-04-12",
            "url": "https://example.org/tram?id=7&page=1",
            "urldate": "2020-06-01",
            "annote": "“We will build the tram line” — Ana Ruiz",
            "month": "apr",
        },
    )


def test_bibtex_names_keep_suffixes_and_bodies_together(make_record: Make) -> None:
    authors = ("Jean-Paul King Jr.", "Standards and Ethics Desk", "Ludwig van Dam")
    (entry,) = bibtex(make_record(authors=authors))
    assert entry[2]["author"] == "King, Jr., Jean-Paul and {Standards and Ethics Desk} and van Dam, Ludwig"


@pytest.mark.parametrize("headline", ["50% of R&D_x #1 costs $5 ~ 2^3 \\ {really", "}", "a\nb", "100 % {} \\"])
def test_bibtex_survives_the_signs_of_latex(make_record: Make, headline: str) -> None:
    (entry,) = bibtex(make_record(headline=headline))
    title = entry[2]["title"]
    assert title.count("{") == title.count("}")
    assert entry[2]["annote"]


def test_bibtex_escapes_each_sign_of_latex(make_record: Make) -> None:
    (entry,) = bibtex(make_record(headline="a%b&c_d#e$f~g^h\\i{j}"))
    assert entry[2]["title"] == (
        r"{a\%b\&c\_d\#e\$f\textasciitilde{}g\textasciicircum{}h\textbackslash{}i\textbraceleft{}j\textbraceright{}}"
    )


def test_bibtex_without_an_outlet_is_a_misc_entry_and_leaves_out_what_is_unknown(make_record: Make) -> None:
    (entry,) = bibtex(make_record(**NOTHING))
    assert entry == ("misc", "article", {"annote": "“We will build the tram line” — Ana Ruiz"})


def test_keys_are_told_apart(make_record: Make) -> None:
    keys = [key for _kind, key, _fields in bibtex(*(make_record(article_id=number) for number in (1, 2, 3)))]
    assert keys == ["doe2017mayor", "doe2017mayor-2", "doe2017mayor-3"]


def test_keys_are_plain_letters(make_record: Make) -> None:
    ((_kind, key, _fields),) = bibtex(make_record(authors=("Gabriel Márquez",), headline="“Ça va”, été"))
    assert key == "marquez2017ete"


def test_ris_holds_the_article_and_the_quote(make_record: Make) -> None:
    (entry,) = ris(make_record(authors=("Jane Q. Doe", "Jean-Paul King Jr.")))
    assert entry == {
        "type_of_reference": "NEWS",
        "id": "doe2017mayor",
        "authors": ["Doe, Jane Q.", "King, Jean-Paul, Jr."],
        "title": "Mayor promises tram line",
        "secondary_title": "The Harbour Times",
        "year": "2017",
        "date": "2017/04/12",
        "urls": ["https://example.org/tram?id=7&page=1"],
        "access_date": "2020/06/01",
        "notes": ["“We will build the tram line” — Ana Ruiz"],
    }


def test_ris_has_its_line_ends_and_no_line_of_its_own_from_a_headline(make_record: Make) -> None:
    text = export([make_record(headline="a\nER  - b")], format="ris")
    assert text.count("\nER  - ") == 1
    assert text.replace("\r\n", "").count("\n") == 0


def test_ris_of_an_unknown_article_is_generic(make_record: Make) -> None:
    (entry,) = ris(make_record(**NOTHING))
    assert set(entry) == {"type_of_reference", "id", "notes"}
    assert entry["type_of_reference"] == "GEN"


def test_csl_json_holds_the_article_and_the_quote(make_record: Make) -> None:
    (item,) = csl(make_record(authors=("Jean-Paul King Jr.", "Port News Agency"), published="2017-04"))
    assert item == {
        "id": "king2017mayor",
        "type": "article-newspaper",
        "title": "Mayor promises tram line",
        "author": [{"family": "King", "given": "Jean-Paul", "suffix": "Jr."}, {"literal": "Port News Agency"}],
        "container-title": "The Harbour Times",
        "issued": {"date-parts": [[2017, 4]]},
        "accessed": {"date-parts": [[2020, 6, 1]]},
        "URL": "https://example.org/tram?id=7&page=1",
        "note": "“We will build the tram line” — Ana Ruiz",
    }


def test_csl_json_of_an_unknown_article_leaves_everything_out(make_record: Make) -> None:
    (item,) = csl(make_record(**NOTHING))
    assert set(item) == {"id", "type", "note"}


def test_an_article_without_an_outlet_but_with_an_address_is_a_page(make_record: Make) -> None:
    record = make_record(outlet=None)
    assert (csl(record)[0]["type"], ris(record)[0]["type_of_reference"]) == ("webpage", "ELEC")


def test_statements_of_one_article_are_notes_of_one_entry(make_record: Make) -> None:
    told = make_record(
        kind=QuotationKind.INDIRECT,
        pieces=((QuoteRun("it would be soon.", in_quotes=False),),),
        speaker=Credit(standing=Standing.NOBODY),
    )
    (entry,) = ris(make_record(), told)
    assert entry["notes"] == [
        "“We will build the tram line” — Ana Ruiz",
        "it would be soon — speaker not named (paraphrased)",
    ]


@pytest.mark.parametrize(("name", "empty"), [("bibtex", ""), ("ris", ""), ("csl-json", "[]\n")])
def test_nothing_exports_as_nothing(name: str, empty: str) -> None:
    assert export([], format=name) == empty


def test_links_open_each_page_at_the_quote(make_record: Make) -> None:
    passage = "https://example.org/tram#:~:text=We%20will%20build"
    records = [make_record(passage=passage), make_record(passage=None, url=None)]
    assert export(records, format="link").splitlines() == [
        passage, "(no address is known of Mayor promises tram line)",
    ]  # fmt: skip
