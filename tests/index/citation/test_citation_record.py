"""What a record takes from a statement and its article, and what it does not dare to say."""

from dataclasses import replace

import pytest

from index.citation.cite import cite, quote_only
from index.citation.record import Credit, Standing, record_of
from index.model import (
    Attribution,
    Corrected,
    QuotationKind,
    SourceRecord,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    StoredStatement,
    Tier,
)

DIRECT, MIXED, INDIRECT = QuotationKind
RUIZ = Speaker(name="Ana Ruiz", kind=SpeakerKind.PERSON)


def stored(
    text: str,
    *content: str,
    kind: QuotationKind = DIRECT,
    speaker: Speaker | None = RUIZ,
    tier: Tier = Tier.CLEAR,
    mention: str = "Ruiz",
    within_id: int | None = None,
    record: SourceRecord | None = None,
) -> StoredStatement:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in content)
    attribution = Attribution(speaker=speaker, tier=tier if speaker else Tier.UNATTRIBUTED)
    return StoredStatement(
        id=1,
        article_id=7,
        position=0,
        statement=Statement(kind=kind, content=spans, attribution=attribution),
        quote=" … ".join(content),
        cue="said",
        mention=mention,
        within_id=within_id,
        record=record or SourceRecord(headline="A tram"),
    )


def quote(text: str, *content: str, kind: QuotationKind = DIRECT) -> str:
    return quote_only([record_of(stored(text, *content, kind=kind), text)]).plain


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"We will," Ruiz said.', '"We will,"'),
        ('"We will," Ruiz said.', "We will,"),
        ('"We will," Ruiz said.', "We will"),
        ('"We will," Ruiz said.', '"We will'),
        ('"We will", Ruiz said.', '"We will",'),
        ("'We will', Ruiz said.", "We will"),
        ("‘We will,’ Ruiz said.", "‘We will,’"),
        ("„We will“, said Ruiz.", "We will"),
        ("« We will », said Ruiz.", "« We will »"),
        ("Ruiz: We will", "We will"),
        ('"We will', '"We will'),
    ],
)
def test_a_direct_quote_stands_in_one_pair_of_marks_wherever_its_span_ends(text: str, content: str) -> None:
    assert quote(text, content) == "“We will”"


def test_a_full_stop_before_the_closing_mark_belongs_to_the_quote() -> None:
    assert quote('Ruiz said: "We will."', "We will") == "“We will.”"


def test_marks_inside_a_quote_whose_own_marks_lie_outside_its_span_become_single() -> None:
    assert quote('"They told me "no" then," she said.', "They told me") == "“They told me”"
    assert quote("“They told me ‘no’ then,” she said.", "They told me ‘no’ then") == "“They told me ‘no’ then”"
    assert quote("“They told me “no” then", "They told me “no” then") == "“They told me ‘no’ then”"


def test_pieces_keep_their_own_marks_and_are_joined_by_an_ellipsis() -> None:
    assert quote('"We will," she said, "and soon."', '"We will,"', '"and soon."') == "“We will” … “and soon.”"


def test_a_quotation_over_two_paragraphs_is_not_interrupted() -> None:
    text = "“We will.\n“And soon,” she said."
    assert quote(text, "“We will.", "“And soon,”") == "“We will. And soon”"


def test_only_the_words_in_marks_are_in_marks_in_a_mixed_quote() -> None:
    text = "She said the tram was \"a gift\" to the 'whole city'."
    assert quote(text, "the tram was \"a gift\" to the 'whole city'.", kind=MIXED) == (
        "the tram was “a gift” to the “whole city”"
    )


def test_the_mark_that_a_mixed_span_leaves_out_is_found_again() -> None:
    text = "She said the tram was 'a gift'."
    assert quote(text, "the tram was 'a gift", kind=MIXED) == "the tram was “a gift”"


def test_an_indirect_statement_gets_no_marks() -> None:
    text = 'She said the tram would come. "It will."'
    assert quote(text, "the tram would come", kind=INDIRECT) == "the tram would come"


def test_a_mark_that_belongs_to_someone_else_is_not_taken() -> None:
    text = '"Ruiz said the tram would come," Ek recalled.'
    assert quote(text, "the tram would come", kind=INDIRECT) == "the tram would come"


def test_words_outside_the_marks_of_a_direct_quote_stay_outside() -> None:
    assert quote('she "will go" and "soon" ok', '"will go" and "soon"') == "“will go” and “soon”"


def test_the_quoted_words_keep_their_apostrophes_accents_and_no_break_spaces() -> None:
    text = '"We won\'t pay 5\u00a0€ at the café’s door," she said.'
    assert quote(text, '"We won\'t pay 5\u00a0€ at the café’s door,"') == "“We won't pay 5\u00a0€ at the café’s door”"


def test_a_content_outside_the_text_falls_back_to_the_stored_quote() -> None:
    statement = stored('"We will," she said.', '"We will,"')
    assert quote_only([record_of(statement, "")]).plain == "“We will”"


def test_a_named_speaker_is_named() -> None:
    assert record_of(stored("a b", "a"), "a b").speaker == Credit(standing=Standing.NAMED, words="Ana Ruiz")


def test_an_unsure_speaker_is_not_asserted() -> None:
    assert record_of(stored("a b", "a", tier=Tier.UNSURE), "a b").speaker == Credit(standing=Standing.UNCLEAR)


def test_a_mention_that_leads_to_nobody_leaves_the_speaker_unclear() -> None:
    assert record_of(stored("a b", "a", speaker=None, mention="he"), "a b").speaker.standing is Standing.UNCLEAR


def test_a_statement_without_a_mention_has_no_speaker() -> None:
    assert record_of(stored("a b", "a", speaker=None, mention=""), "a b").speaker.standing is Standing.NOBODY


def test_a_speaker_whom_the_user_took_away_is_nobody_whatever_words_were_found() -> None:
    taken_away = replace(stored("a b", "a", speaker=None, mention="he"), corrected=frozenset({Corrected.SPEAKER}))
    assert record_of(taken_away, "a b").speaker.standing is Standing.NOBODY
    moved = replace(taken_away, corrected=frozenset({Corrected.CONTENT}))
    assert record_of(moved, "a b").speaker.standing is Standing.UNCLEAR


def test_an_unnamed_source_is_described() -> None:
    speaker = Speaker(name="a senior official", kind=SpeakerKind.UNNAMED)
    credit = record_of(stored("a b", "a", speaker=speaker), "a b").speaker
    assert credit == Credit(standing=Standing.DESCRIBED, words="a senior official")


def test_a_second_hand_statement_names_who_reports_it() -> None:
    outer = stored("a b", "a b", speaker=Speaker(name="Port News", kind=SpeakerKind.BODY))
    record = record_of(stored("a b", "a", within_id=3), "a b", reporter=outer)
    assert record.reporter == Credit(standing=Standing.NAMED, words="Port News")


def test_a_second_hand_statement_whose_reporter_is_not_given_is_still_marked() -> None:
    assert "at second hand" in cite([record_of(stored("a b", "a", within_id=3), "a b")]).plain


def test_a_speaker_who_reports_their_own_words_is_named_once() -> None:
    outer = stored("a b", "a b")
    assert record_of(stored("a b", "a", within_id=3), "a b", reporter=outer).reporter is None


def test_fields_without_a_letter_are_unknown() -> None:
    source = SourceRecord(headline=" – ", authors=("", " "), outlet="", url=" ")
    record = record_of(stored("a b", "a", record=source), "a b")
    assert (record.headline, record.authors, record.outlet, record.url) == (None, (), None, None)


def test_an_address_is_escaped_where_it_could_end_early() -> None:
    source = SourceRecord(url='https://example.org/a b">é}')
    assert record_of(stored("a b", "a", record=source), "a b").url == "https://example.org/a%20b%22%3Eé%7D"


def test_statements_of_one_article_share_it() -> None:
    first, second = record_of(stored("a b", "a"), "a b"), record_of(stored("a b", "b"), "a b")
    assert first.article == second.article
    assert replace(first, article_id=8).article != first.article


def test_a_passage_is_known_where_the_address_is():
    text = "Ruiz said: “We will build it.”"
    row = stored(text, "“We will build it.”", record=SourceRecord(url="https://example.org/a tram"))
    assert record_of(row, text).passage == "https://example.org/a%20tram#:~:text=We%20will%20build%20it"
    assert record_of(replace(row, record=SourceRecord()), text).passage is None
