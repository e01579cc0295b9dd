"""Searches that the user saves: kept, used in others, renamed, forgotten, and all of it taken back."""

import pytest

from index.errors import NameMissing, SearchNotFound
from index.hints import SavedSearch


def there(reader) -> dict[str, str]:
    return {search.name: search.query for search in reader.saved_searches()}


def test_a_saved_search_is_there_and_usable_at_once(library, reader, write):
    library.import_paths([write("bridge.txt")])
    library.save_search("The Ferry", "ferry OR boat ")
    assert reader.saved_searches() == (SavedSearch(name="The Ferry", query="ferry OR boat"),)
    found = reader.search('search:"the ferry"')
    assert len(found.ids) == 1
    assert found.understood == "saved search “The Ferry” (ferry OR boat)"
    assert [(value.value, value.count) for value in reader.search("").facets["search"]] == [("The Ferry", 1)]
    assert [(value.value, value.count) for value in reader.search("years").facets["search"]] == [("The Ferry", 0)]


def test_a_name_is_the_same_however_it_is_spelled(library, reader):
    library.save_search("Élan", "a")
    undo = library.save_search("elan", "b")
    assert there(reader) == {"elan": "b"}
    library.put_searches(undo)
    assert there(reader) == {"Élan": "a"}


def test_saving_a_new_one_is_taken_back_and_put_back(library, reader):
    undo = library.save_search("boats", "ferry")
    redo = library.put_searches(undo)
    assert there(reader) == {}
    library.put_searches(redo)
    assert there(reader) == {"boats": "ferry"}


def test_another_name_goes_into_the_searches_that_use_it(library, reader):
    library.save_search("boats", "ferry OR ship")
    library.save_search("boats abroad", 'search:"Boats" -search:(boats OR tide) "search:boats"')
    before = there(reader)
    undo = library.rename_search("BOATS", "Ships")
    assert there(reader) == {
        "Ships": "ferry OR ship",
        "boats abroad": 'search:"Ships" -search:("Ships" OR tide) "search:boats"',
    }
    library.put_searches(undo)
    assert there(reader) == before


def test_another_name_may_be_another_spelling(library, reader):
    library.save_search("boats", "ferry")
    undo = library.rename_search("boats", "Boats")
    assert there(reader) == {"Boats": "ferry"}
    library.put_searches(undo)
    assert there(reader) == {"boats": "ferry"}


def test_another_name_may_be_taken_and_comes_back(library, reader):
    library.save_search("boats", "ferry")
    library.save_search("ships", "ship")
    undo = library.rename_search("boats", "ships")
    assert there(reader) == {"ships": "ferry"}
    library.put_searches(undo)
    assert there(reader) == {"boats": "ferry", "ships": "ship"}


def test_a_forgotten_one_is_told_in_words_and_comes_back(library, reader):
    library.save_search("boats", "ferry")
    undo = library.forget_search("boats")
    assert there(reader) == {}
    assert "there is no saved search “boats”" in reader.search('search:"boats"').understood
    library.put_searches(undo)
    assert there(reader) == {"boats": "ferry"}


@pytest.mark.parametrize("name", ["", "  ", "“”"])
def test_a_name_has_something_in_it(library, reader, name):
    library.save_search("boats", "ferry")
    for change in (lambda: library.save_search(name, "x"), lambda: library.rename_search("boats", name)):
        with pytest.raises(NameMissing):
            change()
    assert there(reader) == {"boats": "ferry"}


def test_what_is_not_there_cannot_be_renamed_or_forgotten(library):
    with pytest.raises(SearchNotFound):
        library.rename_search("boats", "ships")
    with pytest.raises(SearchNotFound):
        library.forget_search("boats")


def test_the_command_line_saves_lists_renames_and_forgets(run, filled):
    assert run("save-search", "boats", "ferry OR ship")[1] == "saved: boats: ferry OR ship\n"
    assert run("save-search", "Boats", "ferry")[1] == "before: boats: ferry OR ship\nsaved: Boats: ferry\n"
    assert run("search", 'search:"boats"')[0] == 0
    assert run("rename-search", "boats", "ships")[1] == "boats is now ships\n"
    assert run("searches")[:2] == (0, "ships: ferry\n")
    assert run("forget-search", "ships")[1] == "forgotten: ships: ferry\n"
    code, output, errors = run("forget-search", "ships")
    assert (code, output) == (1, "")
    assert "there is no saved search “ships”" in errors
