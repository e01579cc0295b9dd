"""Sections: a box about another story neither lends nor borrows speakers; what is left out lends nothing."""

import pytest

from index.model import Article, Paragraph, ParagraphRole, QuotationKind, Span, Statement, Tier
from index.speakers.resolution import attribute
from index.text import paragraph_spans

STORY, ASIDE, LEFT_OUT = ParagraphRole.STORY, ParagraphRole.ASIDE, ParagraphRole.LEFT_OUT


def _names(text: str, roles: list[ParagraphRole], mention: str, content: str) -> list[str | None]:
    paragraphs = tuple(
        Paragraph(span=span, role=role, section=int(role is ASIDE))
        for span, role in zip(paragraph_spans(text), roles, strict=True)
    )
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (mention, content)]
    statement = Statement(kind=QuotationKind.INDIRECT, mention=(spans[0],), content=(spans[1],), confidence=0.95)
    found = attribute(Article(text=text, paragraphs=paragraphs), [statement])
    return [item.attribution.speaker.name if item.attribution.speaker else None for item in found]


def test_a_box_does_not_borrow_a_name_from_the_story():
    text = "In her first interview Clayton said it rained.\n\nEllen Clayton left the bridge."
    assert _names(text, [ASIDE, STORY], "Clayton", "it rained") == ["Clayton"]


def test_the_story_does_not_borrow_a_name_from_a_box():
    text = "On Monday Clayton said it rained.\n\nEllen Clayton left the bridge."
    assert _names(text, [STORY, ASIDE], "Clayton", "it rained") == ["Clayton"]


def test_a_pronoun_in_the_story_does_not_mean_somebody_in_a_box():
    text = "Ellen Clayton left.\n\nOn Monday she said it rained."
    assert _names(text, [ASIDE, STORY], "she", "it rained") == [None]


def test_what_is_left_out_lends_no_names():
    text = "Ellen Clayton\n\nOn Monday she said it rained."
    assert _names(text, [LEFT_OUT, STORY], "she", "it rained") == [None]


def test_a_headline_borrows_a_name_from_the_story():
    text = "Clayton forgets bridge, says it rained\n\nOn Monday Ellen Clayton left."
    assert _names(text, [ParagraphRole.HEADLINE, STORY], "Clayton", "it rained") == ["Ellen Clayton"]


@pytest.mark.parametrize(("confidence", "tier"), [(0.95, Tier.CLEAR), (0.6, Tier.LIKELY), (0.1, Tier.UNSURE)])
def test_a_doubtful_extraction_lowers_the_tier(confidence, tier):
    text = "On Monday Ellen Clayton said it rained."
    mention, content = Span(10, 23), Span(29, 38)
    article = Article(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),))
    statement = Statement(kind=QuotationKind.INDIRECT, mention=(mention,), content=(content,), confidence=confidence)
    assert attribute(article, [statement])[0].attribution.tier is tier


def test_no_statements_give_no_statements():
    assert attribute(Article(text="", paragraphs=()), []) == ()


def test_nothing_but_the_attribution_changes():
    text = "On Monday Ellen Clayton said it rained."
    article = Article(text=text, paragraphs=(Paragraph(span=Span(0, len(text))),))
    statement = Statement(
        kind=QuotationKind.INDIRECT, mention=(Span(10, 23),), content=(Span(29, 38),), confidence=0.95, within=None
    )
    (found,) = attribute(article, [statement])
    assert (found.mention, found.content, found.kind) == (statement.mention, statement.content, statement.kind)
