"""Quoted words of a headline that nobody is quoted with below it."""

import pytest

from index.article import Article, Paragraph, ParagraphRole, SourceRecord
from index.comparing.headline import quoted_in, unsupported
from index.model import Span


def article(headline, *story):
    text = "\n\n".join((headline, *story))
    paragraphs, start = [], 0
    for number, words in enumerate((headline, *story)):
        role = ParagraphRole.STORY if number else ParagraphRole.HEADLINE
        paragraphs.append(Paragraph(span=Span(start, start + len(words)), role=role))
        start += len(words) + 2
    return Article(text=text, paragraphs=tuple(paragraphs), record=SourceRecord(headline=headline))


@pytest.mark.parametrize(
    ("headline", "story", "missing"),
    [
        ("Mayor calls ferry ‘a disgrace’", "“The ferry is a disgrace,” she said.", ()),
        ("Mayor calls ferry 'a disgrace'", "“The ferry is late,” she said.", ("a disgrace",)),
        ("Mayor calls ferry “a disgrace”", "The ferry is a disgrace in many eyes.", ("a disgrace",)),
        ("Mayor: ‘we don't pay’ for ‘old ferry’", "“We don’t pay,” she said.", ("old ferry",)),
        ("Mayor’s plan for the islands’ ferry", "“No,” she said.", ()),
        ("The man behind the ‘Argo’ rescue dies", "He was played in Argo, a film.", ()),
        ("The man behind the ‘Argo’ rescue dies", "He was played in a film.", ("Argo",)),
        ('Ferry "A Disgrace", Mayor Says', "“It is a disgrace,” she said.", ()),
        ("", "“No,” she said.", ()),
    ],
)
def test_words_without_support_are_told(headline, story, missing):
    assert unsupported(article(headline, story), []) == missing


def test_a_statement_supports_the_words_even_without_marks(made):
    found = article("Mayor calls ferry ‘a disgrace’", "The mayor said the ferry was a disgrace.")
    place = found.text.index("the ferry was")
    row = made("the ferry was a disgrace", kind="indirect")
    below = row.statement.__class__(
        kind=row.statement.kind,
        content=(Span(place, place + len(row.quote)),),
        attribution=row.statement.attribution,
    )
    from dataclasses import replace

    assert unsupported(found, [replace(row, statement=below)]) == ()
    assert unsupported(found, [row]) == ("a disgrace",)


def test_apostrophes_are_no_marks():
    assert quoted_in("Smith’s dogs’ ‘new home’ isn't Brown's") == ("new home",)
