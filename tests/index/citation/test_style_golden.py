"""Every style, kind of statement and missing field, against citations written out in `golden/`.

A golden file holds one style, in Markdown, since that shows italics and links; `== name` begins a case.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from index import resources
from index.citation.cite import STYLES as ALL_STYLES
from index.citation.cite import cite
from index.citation.options import Options, Punctuation
from index.citation.record import CitationRecord, Credit, QuoteRun, Standing, record_of
from index.model import (
    Attribution,
    Manner,
    Polarity,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)

Make = Callable[..., CitationRecord]
STYLES = tuple(style for style in ALL_STYLES if style != "own")
GOLDEN = Path(__file__).parent / "golden"
DIRECT, MIXED, INDIRECT = QuotationKind
NOBODY = Credit(standing=Standing.NOBODY)
UNCLEAR = Credit(standing=Standing.UNCLEAR)
OFFICIAL = Credit(standing=Standing.DESCRIBED, words="A senior council official")
AGENCY = Credit(standing=Standing.NAMED, words="the Port News Agency")
LETTERS = "ABCDEFGHIJKLMNOPQRSTU"
NOTHING = {"headline": None, "authors": (), "outlet": None, "published": None, "url": None, "accessed": None}


def said(text: str) -> dict[str, object]:
    return {"pieces": ((QuoteRun(text, in_quotes=True),),)}


def told(text: str) -> dict[str, object]:
    return {"kind": INDIRECT, "pieces": ((QuoteRun(text, in_quotes=False),),)}


KINDS: dict[str, dict[str, object]] = {
    "direct": {},
    "direct ending with a full stop": said("We will build the tram line."),
    "direct ending with a question mark": said("Will we build the tram line?"),
    "direct ending with an abbreviation": said("We will build it before 6 p.m."),
    "direct with a quotation inside": said("They told me ‘never,’ and ‘it is “art”’"),
    "direct in two pieces": {
        "pieces": ((QuoteRun("We will build it", in_quotes=True),), (QuoteRun("Soon.", in_quotes=True),))
    },
    "shortened by the article": said("We will build … the tram line [this year]"),
    "shortened at its end": said("We will build the tram line …"),
    "with an apostrophe at a word's end": said("The workers’ line isn’t ‘art’"),
    "ending with a quotation inside": said("They told me ‘never.’"),
    "mixed": {
        "kind": MIXED,
        "pieces": (
            (QuoteRun("the tram line would be ", False), QuoteRun("a gift", True), QuoteRun(" to all.", False)),
        ),
    },
    "mixed ending in its marks": {
        "kind": MIXED,
        "pieces": ((QuoteRun("the tram line would be ", False), QuoteRun("a gift.", True)),),
    },
    "indirect": told("the tram line would be built."),
    "indirect thought": {**told("to build the tram line"), "manner": Manner.THOUGHT},
    "not said": {**told("whether the tram line would be built"), "polarity": Polarity.NEGATED},
    "not said, in marks": {**said("a gift."), "polarity": Polarity.NEGATED},
    "not said, unattributed": {**told("any injuries"), "polarity": Polarity.NEGATED, "speaker": NOBODY},
    "not thought": {**told("to build it."), "manner": Manner.THOUGHT, "polarity": Polarity.NEGATED},
    "hypothetical": {**told("the tram line would be built"), "polarity": Polarity.HYPOTHETICAL},
    "unattributed": {"speaker": NOBODY},
    "unattributed indirect": {**told("the tram line would be built"), "speaker": NOBODY},
    "speaker unclear": {"speaker": UNCLEAR},
    "unnamed": {"speaker": OFFICIAL},
    "second-hand": {"reporter": AGENCY},
    "second-hand indirect": {**told("the tram line would be built"), "reporter": AGENCY},
    "second-hand, reporter unclear": {"reporter": UNCLEAR},
    "second-hand, by an unnamed source": {"reporter": OFFICIAL},
    "second-hand, both unnamed": {
        "speaker": Credit(standing=Standing.DESCRIBED, words="A witness"),
        "reporter": OFFICIAL,
    },
    "second-hand, unattributed": {"speaker": NOBODY, "reporter": AGENCY},
}

ARTICLES: dict[str, dict[str, object]] = {
    "no author": {"authors": ()},
    "no date": {"published": None, "accessed": None},
    "no date but the date of access": {"published": None},
    "no headline": {"headline": None},
    "no outlet": {"outlet": None},
    "no address": {"url": None},
    "no author and no date": {"authors": (), "published": None, "accessed": None},
    "no author and no headline": {"authors": (), "headline": None},
    "no author and no outlet": {"authors": (), "outlet": None},
    "only a headline": {**NOTHING, "headline": "Mayor promises tram line"},
    "only an author": {**NOTHING, "authors": ("Jane Q. Doe",)},
    "only an outlet": {**NOTHING, "outlet": "The Harbour Times"},
    "only a date": {**NOTHING, "published": "2017-04-12"},
    "only an address": {**NOTHING, "url": "https://example.org/tram?id=7&page=1"},
    "nothing known": NOTHING,
    "month known": {"published": "2017-04"},
    "year known": {"published": "2017"},
    "a month that is cut short": {"published": "2018-09-03"},
    "two authors": {"authors": ("Jane Q. Doe", "Ludwig van Dam")},
    "three authors": {"authors": ("Jane Q. Doe", "Ludwig van Dam", "Jean-Paul King Jr.")},
    "four authors": {"authors": ("Jane Q. Doe", "Ludwig van Dam", "Bo Ek", "Ana de la Cruz")},
    "seven authors": {"authors": tuple(f"{given} Ek" for given in ("Ada", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gus"))},
    "twenty authors": {"authors": tuple(f"{letter}. Ek" for letter in LETTERS[:20])},
    "twenty-one authors": {"authors": tuple(f"{letter}. Ek" for letter in LETTERS)},
    "an author who is the third": {"authors": ("John P. King III",)},
    "an agency as author": {"authors": ("Port News Agency",)},
    "the outlet as author": {"authors": ("The Harbour Times",)},
    "headline that asks": {"headline": "Will the mayor build it?", "authors": ()},
    "headline that asks, with an author": {"headline": "Will the mayor build it?"},
    "headline that calls out": {"headline": "Build it!"},
    "headline that asks inside its marks": {"headline": "Mayor: ‘Will we build it?’"},
    "headline with marks in its middle": {"headline": "Mayor's ‘gift’ to the port"},
    "address that ends in a slash": {"url": "https://example.org/tram/"},
    "a day in May": {"published": "2017-05-03"},
    "headline that ends in marks": {"headline": 'Mayor: "We will build it"', "authors": ()},
    "headline that ends with a full stop": {"headline": "The mayor builds.", "authors": ()},
    "headline that ends with an abbreviation": {"headline": "Mayor looks to the U.S.", "authors": ()},
    "headline that ends with an apostrophe": {"headline": "A line for the workers'", "authors": ()},
    "long headline": {"headline": "The mayor of the harbour city promises a tram line again", "authors": ()},
    "outlet that calls out": {"outlet": "Harbour!"},
}

SEVERAL: dict[str, list[dict[str, object]]] = {
    "two statements of one article": [{}, {**told("it would be soon"), "speaker": OFFICIAL}],
    "two articles": [{}, {"article_id": 2, "headline": "A port for all", "authors": ("Bo Ek",), "outlet": "Port Post"}],
    "two articles of one author and year": [{}, {"article_id": 2, "headline": "A port for all", "url": None}],
    "two articles of namesakes": [{}, {"article_id": 2, "headline": "A port for all", "authors": ("Carl Doe",)}],
    "two articles of namesakes with one initial": [
        {"authors": ("Jane Doe",)},
        {"article_id": 2, "headline": "A port for all", "authors": ("John Doe",)},
    ],
    "two articles of one first author": [
        {"authors": ("Jane Q. Doe", "Ludwig van Dam", "Bo Ek", "Ana de la Cruz")},
        {"article_id": 2, "headline": "A port for all", "authors": ("Jane Q. Doe", "Bo Ek", "Ana de la Cruz")},
    ],
    "four articles of one author, out of order": [
        {"article_id": 1, "headline": "A quay", "published": "2016-03-04", "authors": ("Jane Q. Doe", "Bo Ek")},
        {"article_id": 2, "headline": "The bridge", "published": "2017-10-02"},
        {"article_id": 3, "headline": "Walls", "published": "2017-02-01"},
        {"article_id": 4, "headline": "Years on", "published": None, "accessed": None},
    ],
    "two articles with one short title": [
        {"authors": (), "headline": "Mayor speaks again: the tram line is safe", "published": None, "accessed": None},
        {"authors": (), "headline": "Mayor speaks again: the port is not", "published": None, "accessed": None},
    ],
}


PASSAGE = {"passage": "https://example.org/tram?id=7&page=1#:~:text=We%20will"}
BRITISH = Options(punctuation=Punctuation.BRITISH)
CHOSEN: dict[str, tuple[Options, dict[str, object]]] = {
    "leading to the passage": (Options(), PASSAGE),
    "leading to the page": (Options(passage_links=False), PASSAGE),
    "British marks": (BRITISH, {}),
    "British marks around a quotation inside": (BRITISH, KINDS["direct with a quotation inside"]),
    "British marks around apostrophes": (BRITISH, KINDS["with an apostrophe at a word's end"]),
    "British marks without an outlet": (BRITISH, {"outlet": None}),
}


def tillerson() -> CitationRecord:
    """The first direct quotation of the built-in article, of which only the headline is known."""
    text = resources.text("articles", "000_989db6821d3e0583.txt")
    quote = '"There is a low level of trust between our two countries"'
    start = text.index(quote)
    speaker = Speaker(name="Rex Tillerson", kind=SpeakerKind.PERSON)
    statement = Statement(
        kind=DIRECT,
        content=(Span(start, start + len(quote)),),
        attribution=Attribution(speaker=speaker, tier=Tier.CLEAR),
    )
    stored = StoredStatement(
        id=1,
        article_id=1,
        position=0,
        statement=statement,
        quote=quote,
        cue="said",
        mention="Tillerson",
        within_id=None,
        record=SourceRecord(headline=text.splitlines()[0]),
    )
    return record_of(stored, text)


def golden(style: str) -> dict[str, str]:
    parts = re.split(r"^== (.*)\n", (GOLDEN / f"{style}.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def cases(make: Make) -> dict[str, list[CitationRecord]]:
    chosen = {name: changes for name, (_, changes) in CHOSEN.items()}
    single = {name: [make(**changes)] for name, changes in (KINDS | ARTICLES | chosen).items()}
    several = {name: [make(**changes) for changes in group] for name, group in SEVERAL.items()}
    return {"built-in article": [tillerson()]} | single | several


@pytest.mark.parametrize("name", ["built-in article", *KINDS, *ARTICLES, *CHOSEN, *SEVERAL])
@pytest.mark.parametrize("style", STYLES)
def test_the_citation_is_the_one_written_by_hand(style: str, name: str, make_record: Make) -> None:
    options = CHOSEN[name][0] if name in CHOSEN else Options()
    assert cite(cases(make_record)[name], style=style, options=options).markdown == golden(style)[name]


@pytest.mark.parametrize("style", STYLES)
def test_every_golden_case_is_tested(style: str, make_record: Make) -> None:
    assert set(golden(style)) == set(cases(make_record))


def rules() -> list[tuple[set[str], list[str]]]:
    """The parts of the rules: the cases that each is about, and the styles that it has a rule for, in order."""
    parts = (GOLDEN / "rules.md").read_text(encoding="utf-8").split("\n## ")[1:]
    found = []
    for part in parts:
        (named,) = re.findall(r"^cases: (.*)$", part, re.MULTILINE)
        found.append((set(named.split(" | ")), re.findall(r"^- ([\w-]+): \S", part, re.MULTILINE)))
    return found


def test_every_case_has_a_rule_in_every_style(make_record: Make) -> None:
    assert set().union(*(named for named, _ in rules())) == set(cases(make_record))
    assert all(styles == list(STYLES) for _, styles in rules())
