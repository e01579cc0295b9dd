"""The whole stage: articles become statements."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import ModelMissing
from index.model import Article, Manner, Paragraph, ParagraphRole, Polarity, QuotationKind, Span
from index.statements.extract import Extractor, kind_of
from index.text import paragraph_spans
from tests.index.statements.marked import article_of, quotes_of, words_of

WORDS = [
    "Lind",
    "said",
    "“",
    "”",
    '"',
    "‘",
    "’",
    ",",
    ".",
    ":",
    "the",
    "bridge",
    "fell",
    "\n",
    "told",
    "that",
    "—",
    "é",
]
texts = st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_direct_statement_has_its_parts(extract):
    text = "“The bridge is safe,” Mayor Ada Lind said on Friday."
    (found,) = extract(text)
    assert (words_of(text, found.cue), found.kind, found.manner) == (["said"], QuotationKind.DIRECT, Manner.SAID)
    assert "The bridge is safe" in words_of(text, found.content)[0]
    assert "Lind" in words_of(text, found.mention)[0]
    assert found.listed


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“all of it”", QuotationKind.DIRECT),
        ("“all”, “of it”", QuotationKind.DIRECT),
        ("part “of it”", QuotationKind.MIXED),
        ("none of it", QuotationKind.INDIRECT),
        ("…", QuotationKind.INDIRECT),
    ],
)
def test_the_kind_follows_the_quotation_marks(content, kind):
    assert kind_of(content, quotes_of(content), [Span(0, len(content))]) is kind


def test_a_thought_is_not_listed(extract):
    thoughts = [found for found in extract("Mayor Lind believes that the bridge is safe.") if found.content]
    assert thoughts
    assert not any(found.listed for found in thoughts)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Mayor Lind did not say whether the bridge would be rebuilt.", Polarity.NEGATED),
        ("The harbour ministry declined to comment on the report about the ferry.", Polarity.NEGATED),
        ("No one in the council said that the bridge was safe.", Polarity.NEGATED),
        ("Mayor Lind will announce on Monday that the bridge is safe.", Polarity.HYPOTHETICAL),
        ("Critics might argue that the bridge came too late.", Polarity.HYPOTHETICAL),
    ],
)
def test_what_was_not_said_is_marked_and_not_listed(extract, text, polarity):
    (found,) = extract(text)
    assert found.polarity is polarity
    assert not found.listed


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Lind denied that the bridge was unsafe.",
        "Asked if she would resign, Mayor Ada Lind said no one had asked her to.",
        "“We would never say that,” Mayor Ada Lind said on Friday.",
    ],
)
def test_a_denial_is_something_said(extract, text):
    (found,) = [found for found in extract(text) if found.listed]
    assert found.polarity is Polarity.PLAIN


@pytest.mark.parametrize("cue", ["declined", "refused"])
def test_who_declines_to_speak_did_not_say_something(extract, cue):
    (found,) = extract(f"Her deputy, Jonas Prahl, {cue} to comment on the size of the loan.")
    assert (found.manner, found.polarity, found.listed) == (Manner.SAID, Polarity.NEGATED, False)


def test_what_nobody_said_that_another_said_was_not_said(monkeypatch, extract):
    text = "The Courier also reported that Mayor Ada Lind said the bridge was safe."
    outer, inner = extract(text)
    assert (outer.polarity, inner.polarity, inner.within) == (Polarity.PLAIN, Polarity.PLAIN, 0)
    outer, inner = extract(text.replace("also reported", "never reported"))
    assert (outer.polarity, inner.polarity, inner.within) == (Polarity.NEGATED, Polarity.NEGATED, 0)
    assert not inner.listed


def test_what_the_speaker_did_meanwhile_is_no_cue(extract):
    text = "“We will not go,” he said standing next to the mayor."
    (found,) = extract(text)
    assert words_of(text, found.cue) == ["said"]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Mayor Ada Lind , said the bridge was safe.", "Mayor Ada Lind"),
        ("“The bridge is safe,” Ada Lind, the mayor, said on Friday.", "Ada Lind, the mayor"),
        ("Mayor Ada Lind on Friday said the bridge was safe.", "Mayor Ada Lind"),
    ],
)
def test_a_mention_ends_with_the_name(extract, text, mention):
    (found,) = extract(text)
    assert words_of(text, found.mention) == [mention]


def test_an_article_without_text_has_no_statements(extract):
    assert extract("") == ()


def test_paragraphs_that_are_left_out_are_not_read(extractor):
    text = "“The bridge is safe,” Mayor Lind said."
    left_out = Paragraph(span=paragraph_spans(text)[0], role=ParagraphRole.LEFT_OUT)
    assert extractor.extract(Article(text=text, paragraphs=(left_out,))) == ()


def test_a_box_about_another_story_neither_lends_nor_borrows(extractor, extract):
    story, box = "“It is safe,” Lind said.", "“And now we build it again, all of it,” by the river."
    text = f"{story} “We built it.”\n{box}"
    first, second = paragraph_spans(text)
    apart = Article(
        text=text,
        paragraphs=(Paragraph(span=first), Paragraph(span=second, role=ParagraphRole.ASIDE, section=1)),
    )
    for found in extractor.extract(apart):
        assert first.covers(found.span) or second.covers(found.span)


def test_the_network_is_loaded_when_there_is_something_to_read(tmp_path):
    extractor = Extractor(tmp_path)
    assert extractor.extract(article_of("")) == ()
    with pytest.raises(ModelMissing):
        extractor.extract(article_of("Something."))


def test_the_same_text_gives_the_same_statements(extract):
    text = "Lind said the bridge was safe. “We built it,” she added.\nThe Courier reported that Tarn said it fell."
    assert extract(text) == extract(text)


def test_one_very_long_paragraph_is_read_to_its_end(extract):
    text = "Mayor Ada Lind said the bridge was safe. “We built it to last,” she told the council. " * 120
    found = extract(text)
    assert len(found) > 120
    assert found[-1].span.start > len(text) - 100


@few
@given(texts)
def test_every_span_lies_inside_the_text_and_holds_something(extractor, text):
    article = article_of(text, headline=bool(text.strip()))
    for found in extractor.extract(article):
        for span in (*found.content, *found.cue, *found.mention):
            assert 0 <= span.start < span.end <= len(text)
            words = text[span.start : span.end]
            assert words == words.strip()


@few
@given(texts)
def test_statements_stand_in_order_of_position(extract, text):
    starts = [found.span.start for found in extract(text)]
    assert starts == sorted(starts)


@few
@given(texts)
def test_what_is_second_hand_points_to_an_earlier_statement_around_it(extract, text):
    statements = extract(text)
    for index, found in enumerate(statements):
        if found.within is not None:
            assert found.within < index
            assert statements[found.within].span.covers(found.span)


@few
@given(texts)
def test_only_what_was_said_is_listed(extract, text):
    for found in extract(text):
        assert not found.listed or (found.manner, found.polarity) == (Manner.SAID, Polarity.PLAIN)
