"""Settings come back with their type."""

import pytest

from desktop.settings import RECENT_LIMIT, Appearance, Settings, View
from index.citation.options import Options, Punctuation
from index.model import Order


def reopened(settings: Settings, tmp_path) -> Settings:
    settings.save()
    return Settings(tmp_path / "settings.ini")


def test_everything_has_a_default(settings: Settings):
    assert settings.query is None
    assert settings.order is Order.NEWEST
    assert settings.recent == ()
    assert settings.style == "mla"
    assert settings.citation_options == Options()
    assert not settings.plain_only
    assert settings.zoom_percent == 100
    assert settings.appearance is Appearance.SYSTEM
    assert settings.view is View.QUOTES
    assert settings.filters_visible
    assert settings.context_visible
    assert settings.examples_shown
    assert settings.window_state("geometry").isEmpty()


def test_false_is_false_after_a_restart(settings: Settings, tmp_path):
    settings.filters_visible = settings.context_visible = settings.examples_shown = False
    again = reopened(settings, tmp_path)
    assert (again.filters_visible, again.context_visible, again.examples_shown) == (False, False, False)


@pytest.mark.parametrize(
    "template", ["", "{speaker}, “{headline},” *{outlet}*, {date}. {link}", "a, b", "%20 {year} \\n"]
)
def test_choices_about_citations_come_back(settings: Settings, tmp_path, template):
    settings.punctuation, settings.template = Punctuation.BRITISH, template
    settings.passage_links, settings.plain_only = False, True
    again = reopened(settings, tmp_path)
    chosen = Options(punctuation=Punctuation.BRITISH, passage_links=False, template=template)
    assert again.citation_options == chosen
    assert again.plain_only


def test_choices_and_numbers_come_back(settings: Settings, tmp_path):
    settings.order, settings.appearance, settings.view = Order.RELEVANCE, Appearance.DARK, View.ARTICLES
    settings.zoom_percent, settings.style = 150, "apa"
    again = reopened(settings, tmp_path)
    assert (again.order, again.appearance, again.view) == (Order.RELEVANCE, Appearance.DARK, View.ARTICLES)
    assert (again.zoom_percent, again.style) == (150, "apa")


@pytest.mark.parametrize("query", ["", "a, b", 'speaker:"Ann Field" 🌉', "\\n %20 ; = [x]", "@Invalid()"])
def test_a_query_comes_back_as_it_was(settings: Settings, tmp_path, query):
    settings.query = query
    assert reopened(settings, tmp_path).query == query


def test_a_query_is_written_down_only_when_settings_are_saved(settings: Settings, tmp_path):
    settings.query = "harbour"
    assert settings.query == "harbour"
    assert Settings(tmp_path / "settings.ini").query is None
    settings.save()
    assert Settings(tmp_path / "settings.ini").query == "harbour"


@pytest.mark.parametrize("recent", [(), ("one",), ("one, two", "three")])
def test_recent_searches_come_back_in_order(settings: Settings, tmp_path, recent):
    settings.recent = recent
    assert reopened(settings, tmp_path).recent == recent


def test_only_the_newest_searches_are_kept(settings: Settings):
    settings.recent = tuple(map(str, range(50)))
    assert settings.recent == tuple(map(str, range(RECENT_LIMIT)))


def test_values_that_make_no_sense_count_as_not_set(tmp_path):
    (tmp_path / "settings.ini").write_text(
        "[view]\nzoom=huge\nappearance=pink\nmiddle=\n[search]\norder=random\n[window]\ngeometry=3\n"
    )
    settings = Settings(tmp_path / "settings.ini")
    assert settings.zoom_percent == 100
    assert settings.appearance is Appearance.SYSTEM
    assert settings.view is View.QUOTES
    assert settings.order is Order.NEWEST
    assert settings.window_state("geometry").isEmpty()


def test_text_is_never_too_small_or_too_large_to_undo(settings: Settings):
    settings.zoom_percent = 9000
    assert settings.zoom_percent == 300
