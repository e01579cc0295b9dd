"""Language tags: what may be read, and what languages are called."""

import pytest

from index.languages import UNNAMED, language_name, may_be_english


@pytest.mark.parametrize("tag", [None, "en", "en-GB", "EN_us", "eng", "und", "mul"])
def test_english_and_unknown_languages_are_read(tag):
    assert may_be_english(tag)


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh_Hant", "ENM", UNNAMED])
def test_other_languages_are_not_read(tag):
    assert not may_be_english(tag)


@pytest.mark.parametrize(("tag", "name"), [("de", "German"), ("pt-BR", "Portuguese"), ("HT", "Haitian Creole")])
def test_a_language_is_called_by_its_english_name(tag, name):
    assert language_name(tag) == name


@pytest.mark.parametrize("tag", [None, "", UNNAMED, "qqq"])
def test_a_language_that_is_not_in_the_list_has_no_name(tag):
    assert language_name(tag) is None
