"""The network has only learnt English: articles in other languages are left without statements."""

from dataclasses import replace

import pytest

from index.model import SourceRecord
from tests.index.statements.marked import article_of


def test_an_article_in_another_language_has_no_statements(extractor):
    article = article_of("Bürgermeisterin Ada Quill said: „Wir haben zwei Jahre auf diesen Tag gewartet.“")
    assert extractor.extract(article)
    assert extractor.extract(replace(article, record=SourceRecord(language="de-AT"))) == ()


@pytest.mark.parametrize("language", [None, "en", "en-GB"])
def test_an_article_whose_language_is_english_or_unknown_is_read(extractor, language):
    article = article_of("Mayor Ada Quill said the bridge was safe again.")
    assert extractor.extract(replace(article, record=SourceRecord(language=language)))
