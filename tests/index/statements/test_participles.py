"""A participle that reports has the subject of its sentence for a speaker."""

import pytest

from index.statements.page import page_of
from index.statements.participles import with_subjects
from index.text import paragraph_spans
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def mentions(marked):
    """The mention of each draft."""
    text, drafts = drafts_of(marked)
    page = page_of(text, paragraph_spans(text), quotes_of(text))
    return [words_of(text, draft.mention) for draft in with_subjects(page, drafts)]


@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("Lind shook her head, [c:saying], [q:“It is safe.”]", "Lind"),
        ("Mayor Ada Lind was as angry when she had to pay for the dam, [c:saying,] [q:“It leaks.”]", "Mayor Ada Lind"),
        ("He opened the gate before [c:telling] the crews [q:that the dam would hold].", "He"),
        ("Bo Tarn, the miller, walked past the town hall while [c:chanting] [q:“Water for all!”]", "Bo Tarn"),
        (
            "The young engineer Eva Moor quickly left, [c:warning] [q:that the wall would fall].",
            "The young engineer Eva Moor",
        ),
    ],
)
def test_the_subject_that_opens_the_sentence_is_the_speaker(marked, subject):
    assert mentions(marked) == [[subject]]


@pytest.mark.parametrize(
    "marked",
    [
        "Rain fell on Elm; somebody laughed, [c:saying] [q:“So it goes.”]",
        "In May the crews left Elm, [c:saying] [q:“So it goes.”]",
        "Lind left Elm. In the hall, [c:saying] [q:“So it goes,”] they waited.",
        "Lind, [c:saying] [q:“So it goes,”] left.",
        "Lind left the hall, [c:humming] [q:“So it goes.”]",
        "Lind was heard [c:saying] [q:“So it goes.”]",
        "Lind shook her head, [c:said] [q:“So it goes.”]",
    ],
)
def test_where_the_subject_is_not_certain_nobody_is_named(marked):
    assert mentions(marked) == [[]]


def test_another_speaker_in_between_leaves_it_open():
    marked = "Lind heard that [m2:Tarn] [c2:wanted] [q2:to leave], [c:saying] [q:“So it goes.”]"
    assert mentions(marked)[0] == []


def test_a_speaker_who_was_found_stays():
    assert mentions("Lind watched [m:Tarn] leave, [c:saying] [q:“So it goes.”]") == [["Tarn"]]
