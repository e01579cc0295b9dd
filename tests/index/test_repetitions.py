"""One story in two outlets: both stay, each tells of the other, and what is repeated can be left out of a search."""

import shutil
from pathlib import Path

import pytest

from index.model import SourceRecord
from index.workspace import Workspace

STORY = """Ferry line gets a second boat

The council of Harbour Town bought a second boat for the ferry line to the islands on Monday, after two years of debate.

“The boat is a long overdue step for everybody on the islands,” Mayor Ida Holm said after the vote in the town hall.

Lee Tan, who runs the line, warned that the new boat would not sail before May, since the quay is too short.

The islands have had one boat since 1987. In summer people wait for three hours, and the doctor comes once a week.

“We have asked for this since my children went to school,” said Una Berg, a teacher on the largest of the islands.
"""
OTHER = (
    STORY.replace("Ferry line gets a second boat", "Islands to get new ferry")
    .replace("on Monday, ", "")
    .replace(
        "In summer people wait for three hours, and the doctor comes once a week.",
        "Otto Brandt was not amused.",
    )
)
UNLIKE = """Farmers expect a poor harvest

“It has not rained since May,” said Otto Brandt, a farmer. Brandt added that the river was dry and that the cattle of
the whole valley had been sold, since there was no more hay to be had in the country for less than twice the price.
"""


@pytest.fixture
def put(library):
    """Imports a text of an outlet; gives the number of its article."""

    def put_(text, outlet, published="2021-05-04"):
        (article_id,) = library.import_text(text, record=SourceRecord(outlet=outlet, published=published)).imported
        return article_id

    return put_


def test_both_articles_tell_of_the_other_one(put, reader):
    first, unlike, second = put(STORY, "Post"), put(UNLIKE, "Post"), put(OTHER, "Echo")
    (there,), (back,) = reader.repetitions(first), reader.repetitions(second)
    assert (there.article_id, there.outlet, there.headline) == (second, "Echo", "Islands to get new ferry")
    assert (back.article_id, back.outlet, back.published) == (first, "Post", "2021-05-04")
    assert 0.7 < there.share == back.share < 1
    assert reader.repetitions(unlike) == ()


def test_a_text_that_was_cut_is_found_in_the_longer_one(put, reader):
    first = put("\n\n".join(STORY.split("\n\n")[:3]), "Echo")
    assert [one.article_id for one in reader.repetitions(put(STORY, "Post"))] == [first]


def test_what_is_repeated_can_be_left_out_of_a_search(put, reader):
    put(STORY, "Post")
    put(OTHER, "Echo")
    everything, repeated = reader.search("").ids, reader.search("is:repeated").ids
    assert {row.record.outlet for row in reader.rows(repeated)} == {"Echo"}
    assert set(reader.search("-is:repeated").ids) == set(everything) - set(repeated)
    assert len(reader.search("-is:repeated overdue").ids) == 1


def test_nothing_is_repeated_any_more_when_the_first_article_is_removed(put, library, reader):
    first = put(STORY, "Post")
    second = put(OTHER, "Echo")
    library.remove_articles([first])
    assert reader.repetitions(second) == ()
    assert reader.search("is:repeated").ids == ()
    library.restore_articles([first])
    assert reader.search("is:repeated").ids


def test_texts_of_days_that_are_far_apart_share_only_their_form(put, reader):
    put(STORY, "Post", "2021-05-04")
    assert reader.repetitions(put(OTHER, "Echo", "2021-05-11")) == ()
    assert reader.repetitions(put(f"{OTHER}\n", "Echo", "2021-05-09"))


def test_articles_without_a_date_are_compared_all_the_same(put, reader):
    put(STORY, "Post", "2021-05")
    assert reader.repetitions(put(OTHER, "Echo", None))


def test_versions_of_an_article_do_not_count_as_repetitions(library, reader):
    record = SourceRecord(url="https://harbour.example/ferry")
    (first,) = library.import_text(STORY, record=record).imported
    (second,) = library.import_text(OTHER, record=record).imported
    assert reader.repetitions(first) == reader.repetitions(second) == ()
    assert reader.search("is:repeated").ids == ()
    assert reader.search("overdue").ids


def test_statements_can_be_found_anew_in_repeated_articles_and_versions(put, library, reader):
    put(STORY, "Post")
    put(OTHER, "Echo")
    repeated = reader.search("is:repeated").ids
    library.extract_again()
    assert reader.search("is:repeated").ids == repeated


def test_short_texts_are_left_alone(put, reader):
    put("Condolences\n\nThe mayor sent her condolences, said Ida Holm.", "Post")
    assert reader.repetitions(put("Condolences\n\nThe mayor sent her condolences, said Ida Holm!", "Echo")) == ()


def test_articles_of_a_library_of_an_older_program_are_compared_when_it_is_opened(tmp_path):
    stored = Path(__file__).parent / "library" / "files" / "library-v3.sqlite"
    (tmp_path / "library").mkdir()
    shutil.copy(stored, tmp_path / "library" / "library.sqlite")
    with Workspace.open(tmp_path / "library") as library:
        assert library._db.select("SELECT COUNT(*) FROM sampled") == [(1,)]
