"""The user's own form of a citation."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.citation.cite import cite
from index.citation.options import Options, Punctuation
from index.citation.record import CitationRecord, Credit, QuoteRun, Standing
from index.citation.styles.own import PROPOSED
from index.citation.template import FIELDS
from index.errors import FieldUnknown, TemplateMalformed
from index.model import Polarity, QuotationKind
from tests.index.citation.conftest import FULL

Make = Callable[..., CitationRecord]
QUOTE = "“We will build the tram line”\n\n"
ADDRESS = "https://example.org/tram?id=7&page=1"
NOTHING = {"headline": None, "authors": (), "outlet": None, "published": None, "url": None, "accessed": None}


def own(template: str, record: CitationRecord, **options: object) -> str:
    return cite([record], style="own", options=Options(template=template, **options)).plain  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "in Jane Q. Doe, “Mayor promises tram line,” The Harbour Times, April 12, 2017. " + ADDRESS),
        ({"authors": ()}, "in “Mayor promises tram line,” The Harbour Times, April 12, 2017. " + ADDRESS),
        ({"authors": (), "headline": None}, "in The Harbour Times, April 12, 2017. " + ADDRESS),
        ({"headline": None}, "in Jane Q. Doe, The Harbour Times, April 12, 2017. " + ADDRESS),
        ({"outlet": None}, "in Jane Q. Doe, “Mayor promises tram line,” April 12, 2017. " + ADDRESS),
        ({"published": None}, "in Jane Q. Doe, “Mayor promises tram line,” The Harbour Times. " + ADDRESS),
        ({"url": None}, "in Jane Q. Doe, “Mayor promises tram line,” The Harbour Times, April 12, 2017."),
        ({"url": None, "published": None}, "in Jane Q. Doe, “Mayor promises tram line,” The Harbour Times."),
        (
            {"url": None, "published": None, "outlet": None, "headline": "It is ‘art’"},
            "in Jane Q. Doe, “It is ‘art.’”",
        ),
        ({"headline": "Will it?"}, "in Jane Q. Doe, “Will it?,” The Harbour Times, April 12, 2017. " + ADDRESS),
    ],
)
def test_what_is_not_known_vanishes_from_the_proposed_form(make_record: Make, changes, expected) -> None:
    assert own("", make_record(**changes)) == f"{QUOTE}Ana Ruiz, quoted {expected}"
    assert own(PROPOSED, make_record(**changes)) == own("", make_record(**changes))


def test_where_nothing_is_known_the_speaker_stays(make_record: Make) -> None:
    assert own("", make_record(**NOTHING)) == f"{QUOTE}Ana Ruiz, quoted."


@pytest.mark.parametrize(
    ("template", "changes", "expected"),
    [
        ("{speaker} ({outlet}, {date})", {}, "Ana Ruiz (The Harbour Times, April 12, 2017)"),
        ("{speaker} ({outlet}, {date})", {"outlet": None}, "Ana Ruiz (April 12, 2017)"),
        ("{speaker} ({outlet}, {date})", {"published": None}, "Ana Ruiz (The Harbour Times)"),
        ("{speaker} ({outlet}, {date})", {"published": None, "outlet": None}, "Ana Ruiz"),
        ("{speaker} ({year}).", {"published": None}, "Ana Ruiz."),
        ("{speaker}, in {author} ({outlet}).", {"authors": ()}, "Ana Ruiz, in (The Harbour Times)."),
        ("{author}: {outlet}", {"authors": ()}, "The Harbour Times"),
        ("{speaker}, on {date} in {outlet}", {"published": None}, "Ana Ruiz, in The Harbour Times"),
        ("{speaker}, in {outlet} on {date}", {"published": None}, "Ana Ruiz, in The Harbour Times"),
        ("{speaker}; {outlet}, {year}", {"outlet": None}, "Ana Ruiz; 2017"),
        ("{speaker} told reporters, {outlet} says.", {}, "Ana Ruiz told reporters, The Harbour Times says."),
        ("{outlet}, {date}.", {"outlet": "Harbour Inc.", "published": None}, "Harbour Inc."),
        ("{headline}. {outlet}.", {"headline": "Will it?"}, "Will it? The Harbour Times."),
        ("{headline}, {outlet}", {"headline": "It will."}, "It will, The Harbour Times"),
        ("“{headline},” {outlet}", {"outlet": None}, "“Mayor promises tram line”"),
        ("{speaker}, “{headline},”", {}, "Ana Ruiz, “Mayor promises tram line,”"),
        ("({outlet}).", {"outlet": "Harbour Inc."}, "(Harbour Inc.)."),
        ("{link}.", {}, f"{ADDRESS}."),
        ("{SPEAKER} in { outlet }", {}, "Ana Ruiz in The Harbour Times"),
        ("‘{headline}’, {year}", {"headline": "Mayor: “Now”"}, "‘Mayor: “Now”’, 2017"),
        ("“{headline}”", {"headline": "Mayor: “Now”"}, "“Mayor: ‘Now’”"),
    ],
)
def test_punctuation_goes_and_stays_as_the_rules_say(make_record: Make, template, changes, expected) -> None:
    assert own(template, make_record(**changes)) == QUOTE + expected


@pytest.mark.parametrize(
    ("template", "text", "expected"),
    [
        ("{quote} ({speaker})", "We will.", "“We will.” (Ana Ruiz)"),
        ("{quote}, {speaker} said", "We will.", "“We will,” Ana Ruiz said"),
        ("{quote}, {speaker} said", "Will we?", "“Will we?” Ana Ruiz said"),
        ("{quote}. {speaker}", "We will", "“We will.” Ana Ruiz"),
        ("{quote}. {speaker}", "We will.", "“We will.” Ana Ruiz"),
    ],
)
def test_a_quote_in_the_form_is_not_repeated_above_it(make_record: Make, template, text, expected) -> None:
    assert own(template, make_record(pieces=((QuoteRun(text, in_quotes=True),),))) == expected


def test_stars_make_a_field_italic_and_links_lead_to_the_passage(make_record: Make) -> None:
    record = make_record(passage=f"{ADDRESS}#:~:text=We")
    made = cite([record], style="own", options=Options(template="*{outlet}* {link} {address}")).markdown
    assert made.endswith(f"*The Harbour Times* <{ADDRESS}#:~:text=We> <{ADDRESS}>")
    plain = own("{link}", record, passage_links=False)
    assert plain == f"{QUOTE}{ADDRESS}"


def test_british_marks_and_dates(make_record: Make) -> None:
    assert own("{quote}, {date}", make_record(), punctuation=Punctuation.BRITISH) == (
        "‘We will build the tram line’, 12 April 2017"
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"speaker": Credit(standing=Standing.NOBODY)}, "Speaker not named, quoted"),
        ({"speaker": Credit(standing=Standing.UNCLEAR)}, "Speaker unclear, quoted"),
        ({"kind": QuotationKind.INDIRECT}, "Ana Ruiz, paraphrased"),
        ({"polarity": Polarity.NEGATED}, "Ana Ruiz, reported as not said"),
        ({"reporter": Credit(standing=Standing.NAMED, words="Bo Ek")}, "Ana Ruiz, as reported by Bo Ek, quoted"),
    ],
)
def test_the_form_never_says_more_than_is_known(make_record: Make, changes, expected) -> None:
    assert own("{speaker}, {how} in {outlet}", make_record(**changes)).split("\n\n")[1].startswith(expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Ana Ruiz, quoted in The Harbour Times"),
        ({"kind": QuotationKind.INDIRECT}, "Ana Ruiz [paraphrased], quoted in The Harbour Times"),
        ({"polarity": Polarity.HYPOTHETICAL}, "Ana Ruiz [reported as hypothetical], quoted in The Harbour Times"),
    ],
)
def test_words_of_the_users_own_do_not_make_a_quotation_of_a_paraphrase(make_record: Make, changes, expected) -> None:
    assert own("{speaker}, quoted in {outlet}", make_record(**changes)).split("\n\n")[1] == expected


@pytest.mark.parametrize("name", ["speeker", "", "speaker.name", "0"])
def test_an_unknown_field_is_named_with_those_there_are(make_record: Make, name: str) -> None:
    with pytest.raises(FieldUnknown) as caught:
        own(f"{{{name}}}, {{date}}", make_record())
    assert (caught.value.name, caught.value.known) == (name, FIELDS)


@pytest.mark.parametrize("template", ["{speaker", "speaker}", "{speaker}} said", "no field", "{{speaker}}"])
def test_a_form_that_cannot_be_read_is_refused(make_record: Make, template: str) -> None:
    with pytest.raises(TemplateMalformed):
        own(template, make_record())


PIECES = st.one_of(
    st.sampled_from([f"{{{name}}}" for name in FIELDS]),
    st.sampled_from(["“{headline},” ", "({outlet}, ", "{date})", "*{outlet}*", " in ", ", ", ". ", ": ", "[", "said "]),
)
MISSING = st.sets(st.sampled_from(["headline", "authors", "outlet", "published", "url", "accessed"]))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=8).map("".join), MISSING)
def test_any_form_of_known_fields_can_be_filled(template: str, missing: set[str]) -> None:
    record = CitationRecord(
        pieces=FULL.pieces, kind=FULL.kind, speaker=FULL.speaker,
        **{name: getattr(FULL, name) for name in NOTHING if name not in missing},
    )  # fmt: skip
    try:
        text = own(template, record)
    except TemplateMalformed:
        assert "{" not in template
        return
    assert "{" not in text
    assert "None" not in text
