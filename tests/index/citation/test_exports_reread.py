"""Every golden case, exported and read back by other programs: nothing of it is lost."""

import json
import re
from collections.abc import Callable

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import SeparateCoAuthors

from index.citation.cite import export
from index.citation.dates import partial_date
from index.citation.marks import parse, show
from index.citation.names import Author, authors_of
from index.citation.record import CitationRecord
from index.citation.wording import credit_words, quote_in_line
from tests.index.citation.test_style_golden import ARTICLES, CHOSEN, KINDS, SEVERAL, cases
from tests.index.citation.test_style_golden import said as said_in_marks

Make = Callable[..., CitationRecord]
AWKWARD: dict[str, dict[str, object]] = {
    "signs of LaTeX and of BibTeX": {
        "headline": "Mayor {Ruiz} @ the \\port: 100% of ~$5_000 #1 & more^2, “{{deep}",
        "outlet": "The {Harbour} @Times & Co",
        "authors": ("Zoë van Ån-Đức",),
    },
    "other scripts": {
        "headline": "Мэр обещает трамвай 市长 🚋 مرحبا",
        "outlet": "Портовая газета",
        "authors": ("Анна Руис", "Łukasz Šimić"),
    },
    "a very long headline": {"headline": " ".join(f"word{number}" for number in range(2_000))},
    "a firm with “and” in its name": {"authors": ("Smith and Sons Press Agency",), "outlet": "News and Views"},
    "what looks like the end of a record": {"headline": "ER  - TY  - NEWS", "outlet": "@article{x,"},
    "a quote of several lines": said_in_marks("We will build it.\nER  - \n@misc{x, Soon.}"),
    "no author, no outlet, braces": {"authors": (), "outlet": None, "headline": "}{ {"},
}
NAMES = ["built-in article", *KINDS, *ARTICLES, *CHOSEN, *SEVERAL, *AWKWARD]
UNLATEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\$": "$", r"\&": "&", r"\#": "#", r"\_": "_", r"\%": "%",
}  # fmt: skip
# What the published schema of CSL data (citation-style-language/schema, csl-data.json, version 1.0.2) allows, as far as
# it touches the properties that we write: no others may stand in an item, a name or a date.
CSL_TYPES = {
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "webpage",
    "post-weblog",
    "document",
}
CSL_TEXTS = {"title", "container-title", "URL", "note"}
CSL_NAME = {"family", "given", "suffix", "literal"}


def articles(records: list[CitationRecord]) -> list[list[CitationRecord]]:
    """The statements of each article."""
    grouped: dict[tuple[object, ...], list[CitationRecord]] = {}
    for record in records:
        grouped.setdefault(record.article, []).append(record)
    return list(grouped.values())


def plain(latex: str) -> str:
    return re.sub(r"\\text\w+\{\}|\\[$&#_%]", lambda match: UNLATEX[match.group()], latex)


def headline(record: CitationRecord) -> str | None:
    return show(parse(record.headline)) if record.headline else None


def numbers(iso: str | None) -> list[int]:
    date = partial_date(iso)
    return [number for number in date if number] if date else []


def said(notes: str, statements: list[CitationRecord]) -> bool:
    """Whether every quote and every speaker stands in the notes, whatever became of line breaks."""
    notes = " ".join(notes.split())
    return all(
        " ".join(words.split()) in notes for each in statements for words in (quote_in_line(each), credit_words(each))
    )


@pytest.fixture(params=NAMES)
def records(request: pytest.FixtureRequest, make_record: Make) -> list[CitationRecord]:
    if request.param in AWKWARD:
        return [make_record(**AWKWARD[request.param])]
    return cases(make_record)[request.param]


def test_bibtex_loses_nothing(records: list[CitationRecord]) -> None:
    library = bibtexparser.parse_string(export(records, format="bibtex"), append_middleware=[SeparateCoAuthors()])
    assert not library.failed_blocks
    assert len(library.entries) == len(articles(records))
    for entry, statements in zip(library.entries, articles(records), strict=True):
        names = entry.fields_dict["author"].value if "author" in entry.fields_dict else []
        fields = {field.key: str(field.value) for field in entry.fields if field.key != "author"}
        record = statements[0]
        title = fields.get("title")
        assert (plain(title[1:-1]) if title else None) == headline(record)
        assert plain(fields.get("journal", "")) == (record.outlet or "")
        assert fields.get("url") == record.url
        assert [int(part) for part in fields.get("date", "").split("-") if part] == numbers(record.published)
        assert [int(part) for part in fields.get("urldate", "").split("-") if part] == numbers(record.accessed)
        assert list(map(from_bibtex, names)) == list(map(whole, authors_of(record.authors)))
        assert said(plain(fields["annote"]), statements)


def from_bibtex(name: str) -> tuple[str, str, str]:
    if name.startswith("{"):
        return plain(name[1:-1]), "", ""
    family, *rest = plain(name).split(", ")
    return family, rest[-1] if rest else "", rest[0] if len(rest) > 1 else ""


def whole(author: Author) -> tuple[str, str, str]:
    return author.family, author.given, author.suffix


def test_ris_loses_nothing(records: list[CitationRecord]) -> None:
    entries = rispy.loads(export(records, format="ris"))
    assert len(entries) == len(articles(records))
    for entry, statements in zip(entries, articles(records), strict=True):
        record = statements[0]
        assert entry.get("title") == headline(record)
        assert entry.get("secondary_title") == record.outlet
        assert entry.get("urls", [None])[0] == record.url
        assert [int(part) for part in entry.get("date", "").split("/") if part] == numbers(record.published)
        assert [int(part) for part in entry.get("access_date", "").split("/") if part] == numbers(record.accessed)
        assert entry.get("authors", []) == [author.inverted for author in authors_of(record.authors)]
        assert said("\n".join(entry["notes"]), statements)


def test_csl_json_is_valid_and_loses_nothing(records: list[CitationRecord]) -> None:
    items = json.loads(export(records, format="csl-json"))
    assert len(items) == len(articles(records)) == len({item["id"] for item in items})
    for item, statements in zip(items, articles(records), strict=True):
        check_csl(item)
        record = statements[0]
        assert item.get("title") == headline(record)
        assert item.get("container-title") == record.outlet
        assert item.get("URL") == record.url
        for name, iso in (("issued", record.published), ("accessed", record.accessed)):
            assert item.get(name, {"date-parts": [[]]})["date-parts"] == [numbers(iso)]
        names = [
            (name.get("literal") or name["family"], name.get("given", ""), name.get("suffix", ""))
            for name in item.get("author", [])
        ]
        assert names == list(map(whole, authors_of(record.authors)))
        assert said(item["note"], statements)


def check_csl(item: dict[str, object]) -> None:
    """The rules of the schema."""
    assert item["type"] in CSL_TYPES
    assert isinstance(item["id"], str | int)
    assert set(item) <= {"type", "id", "author", "issued", "accessed"} | CSL_TEXTS
    assert all(isinstance(item[name], str) for name in CSL_TEXTS & set(item))
    for name in item.get("author", []):  # type: ignore[attr-defined]
        assert set(name) <= CSL_NAME
        assert all(isinstance(part, str) for part in name.values())
    for name in {"issued", "accessed"} & set(item):
        date = item[name]
        assert isinstance(date, dict)
        assert set(date) == {"date-parts"}
        (parts,) = date["date-parts"]
        assert 1 <= len(parts) <= 3
        assert all(isinstance(part, int) for part in parts)
