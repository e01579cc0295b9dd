"""Whatever a library holds, citing it never fails and never says what is not known."""

import json
import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.citation.cite import EXPORTS, STYLES, bibliography, cite, export, quote_only
from index.citation.options import Options, Punctuation
from index.citation.record import CitationRecord, Credit, Flavours, QuoteRun, Standing, record_of
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

WORDS = st.text(
    alphabet=st.one_of(st.sampled_from("ab .,?!'\"“”‘’«»()[]{}<>&*_\\$%#~^|-\n\u00a0é😀"), st.characters()), max_size=30
)
DATES = st.one_of(st.none(), st.from_regex(re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII), fullmatch=True))
RECORDS = st.builds(
    SourceRecord,
    headline=st.none() | WORDS,
    authors=st.lists(WORDS, max_size=4).map(tuple),
    outlet=st.none() | WORDS,
    published=DATES,
    url=st.none() | WORDS | WORDS.map(lambda end: f"https://example.org/{end}"),
    accessed=DATES,
)
ATTRIBUTIONS = st.one_of(
    st.just(Attribution()),
    st.builds(
        Attribution,
        speaker=st.builds(Speaker, name=WORDS, kind=st.sampled_from(SpeakerKind)),
        tier=st.sampled_from([Tier.CLEAR, Tier.LIKELY, Tier.UNSURE]),
    ),
)


patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine makes records slowly."""


@st.composite
def citation_records(draw: st.DrawFn) -> CitationRecord:
    text = draw(WORDS)
    ends = st.integers(0, len(text) + 2)
    spans = draw(st.lists(st.tuples(ends, ends).map(lambda pair: Span(*sorted(pair))), min_size=1, max_size=3))
    statement = Statement(
        kind=draw(st.sampled_from(QuotationKind)),
        content=tuple(sorted(spans)),
        manner=draw(st.sampled_from(Manner)),
        polarity=draw(st.sampled_from(Polarity)),
        attribution=draw(ATTRIBUTIONS),
    )
    stored = StoredStatement(
        id=1,
        article_id=draw(st.integers(1, 2)),
        position=0,
        statement=statement,
        quote=draw(WORDS),
        cue="",
        mention=draw(st.sampled_from(["", "he"])),
        within_id=draw(st.none() | st.just(1)),
        record=draw(RECORDS),
    )
    return record_of(stored, text, reporter=draw(st.none() | st.just(stored)))


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def bare(text: str) -> str:
    """Letters and digits only: what escapes and marks cannot touch."""
    return "".join(character for character in text if character.isalnum())


def from_rtf(rtf: str) -> str:
    rtf = re.sub(r"\{\\\*\\fldinst\{HYPERLINK \"[^\"]*\"\}\}", "", rtf).removeprefix("{\\rtf1\\ansi\\uc1 ")
    units = re.sub(
        r"\\u(-?\d+)\?",
        lambda match: (int(match[1]) % 65536).to_bytes(2, "big").decode("utf-16-be", "surrogatepass"),
        rtf,
    )
    text = units.encode("utf-16", "surrogatepass").decode("utf-16")
    return re.sub(r"(?<!\\)((?:\\\\)*)\\(?:par\n|i |field|fldrslt )", r"\1", text)


def from_markdown(text: str) -> list[str]:
    """The words of each paragraph, as a reader of CommonMark that is not ours has them."""
    reader = MarkdownIt("commonmark")
    reader.normalizeLinkText = lambda url: url  # type: ignore[method-assign]
    tokens = reader.parse(text)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    return [
        "".join(part.content for part in token.children or () if part.type in {"text", "text_special"})
        for token in tokens
        if token.type == "inline"
    ]


def check(made: Flavours) -> None:
    assert [bare(part) for part in from_markdown(made.markdown)] == list(
        map(bare, filter(None, made.plain.split("\n\n")))
    )
    assert "".join(Words(made.html).text.split("\n")) == made.plain.replace("\n\n", "")
    assert bare(from_rtf(made.rtf)) == bare(made.plain)
    assert made.rtf.isascii()
    made.plain.encode()
    assert not re.search(r"[\r\x00-\x08]", made.plain + made.markdown)


@patient
@given(st.lists(citation_records(), max_size=3), st.sampled_from(STYLES))
def test_citing_never_fails_and_the_flavours_agree(records: list[CitationRecord], style: str) -> None:
    check(cite(records, style=style))


@patient
@given(st.lists(citation_records(), max_size=3), st.sampled_from(STYLES))
def test_listing_never_fails_and_has_each_article_once(records: list[CitationRecord], style: str) -> None:
    made = bibliography(records, style=style)
    check(made)
    assert made.html.count("<p>") == len({record.article for record in records})


@patient
@given(st.lists(citation_records(), max_size=3), st.sampled_from(STYLES))
def test_british_marks_change_no_other_sign(records: list[CitationRecord], style: str) -> None:
    british = cite(records, style=style, options=Options(punctuation=Punctuation.BRITISH))
    check(british)
    assert bare(british.plain) == bare(cite(records, style=style).plain)


@patient
@given(st.lists(citation_records(), max_size=3))
def test_quotes_alone_never_fail_and_the_flavours_agree(records: list[CitationRecord]) -> None:
    check(quote_only(records))


NAMES = st.sampled_from(["Ana Ruiz", "The Port Times", "Bo", "Tram ‘now’", "Why?", "Harbour Inc.", "It is."])
PLAIN = st.builds(
    CitationRecord,
    pieces=st.just(((QuoteRun("We will.", in_quotes=True),),)),
    kind=st.just(QuotationKind.DIRECT),
    speaker=st.builds(Credit, standing=st.just(Standing.NAMED), words=NAMES)
    | st.builds(Credit, standing=st.sampled_from([Standing.UNCLEAR, Standing.NOBODY])),
    reporter=st.none() | st.builds(Credit, standing=st.just(Standing.NAMED), words=NAMES),
    headline=st.none() | NAMES,
    authors=st.lists(NAMES, max_size=4).map(tuple),
    outlet=st.none() | NAMES,
    published=st.sampled_from([None, "2017", "2017-04", "2017-04-12"]),
    url=st.sampled_from([None, "https://example.org/a"]),
    accessed=st.sampled_from([None, "2020-06-01"]),
)


@patient
@given(st.lists(PLAIN, min_size=1, max_size=3), st.sampled_from(STYLES))
def test_whatever_is_missing_leaves_no_trace(records: list[CitationRecord], style: str) -> None:
    text = cite(records, style=style).plain + bibliography(records, style=style).plain
    assert not re.search(r"None|\.\.|,,|,\.|\. \.|, \.|\?\.| ,|  |\(\)|\[\]|“”|‘’(?!”)|\( | \)", text)


@patient
@given(st.lists(citation_records(), max_size=3), st.sampled_from(EXPORTS))
def test_exports_never_fail(records: list[CitationRecord], name: str) -> None:
    text = export(records, format=name)
    text.encode()
    if name == "csl-json":
        assert len(json.loads(text)) == len({record.article for record in records})


@patient
@given(citation_records())
def test_an_indirect_statement_is_never_put_in_marks_of_ours(record: CitationRecord) -> None:
    if record.kind is QuotationKind.INDIRECT and not any(run.in_quotes for piece in record.pieces for run in piece):
        assert not quote_only([record]).plain.startswith("“")


@patient
@given(citation_records(), st.sampled_from(STYLES))
def test_an_unsure_speaker_is_never_named(record: CitationRecord, style: str) -> None:
    if not record.speaker.words and record.pieces and not record.reporter:
        assert re.search(
            "speaker unclear|without a named speaker|speaker not named", cite([record], style=style).plain, re.I
        )
