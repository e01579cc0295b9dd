"""Signs that the words of a statement were edited."""

import pytest

from index.article import Article, Paragraph, ParagraphRole
from index.comparing.signs import Sign, signs_of
from index.model import Attribution, QuotationKind, SourceRecord, Span, Statement, StoredStatement


def signs(text, content, kind="direct", quote=None):
    """The signs of some words of a text of one paragraph, given piece by piece."""
    spans = tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in content)
    row = StoredStatement(
        id=1,
        article_id=1,
        position=0,
        statement=Statement(kind=QuotationKind(kind), content=spans, attribution=Attribution()),
        quote=quote or " … ".join(content),
        cue="said",
        mention="",
        within_id=None,
        record=SourceRecord(),
    )
    paragraph = Paragraph(span=Span(0, len(text)), role=ParagraphRole.STORY)
    return signs_of(row, Article(text=text, paragraphs=(paragraph,)))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("“The ferry [to the islands] is late,”", {Sign.BRACKETS}),
        ("“[T]he ferry is late,”", {Sign.BRACKETS}),
        ("“The fery [sic] is late,”", set()),
        ("“The ferry … is late,”", {Sign.ELLIPSIS}),
        ("“The ferry [...] is late,”", {Sign.ELLIPSIS}),
        ("“The ferry . . . is [often] late,”", {Sign.ELLIPSIS, Sign.BRACKETS}),
        ("“The ferry is late...”", set()),
        ("“The ferry is late,”", set()),
    ],
)
def test_what_stands_in_the_quote_is_told(content, found):
    assert signs(f"{content} she said.", [content]) == found


def test_a_quote_that_its_speaker_interrupts_has_no_ellipsis():
    assert signs("“The ferry,” she said, “is late.”", ["“The ferry,”", "“is late.”"]) == set()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("that the ferry was “a disgrace” and “late”", {Sign.FRAGMENT}),
        ("that “the ferry to the islands is late again”", set()),
        ("that the ferry [to the islands] was “a disgrace for the whole town”", set()),
    ],
)
def test_a_few_quoted_words_are_a_fragment_and_brackets_outside_of_them_none(content, found):
    assert signs(f"She said {content}.", [content], "mixed") == found


def test_an_indirect_statement_has_no_signs_of_quoting():
    assert signs("She said that the [old] ferry … was late.", ["that the [old] ferry … was late"], "indirect") == set()


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("He said through an interpreter:", {Sign.TRANSLATED}),
        ("Speaking via his Spanish translator, he said", {Sign.TRANSLATED}),
        ("With the help of a translator he said", {Sign.TRANSLATED}),
        ("He told the interpreter", set()),
        ("He said “through an interpreter” and then", set()),
    ],
)
def test_a_translator_in_the_paragraph_is_told(before, found):
    assert signs(f"{before} “The ferry is late.”", ["“The ferry is late.”"]) == found
