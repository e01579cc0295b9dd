"""What the network is to answer: roles begin where spans begin, and pointers lead to cues and sources."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.statements.features import WINDOW_PIECES
from index.training.targets import IGNORED, batch, examples
from tests.index.training.labelled import NEWS, labelled, news, pieces_of

OUTSIDE = 0
SOURCE, CUE, CONTENT = 1, 3, 5
"""The tags with which roles begin; the next number is that of their inside."""


def read(*marked, seed=1):
    """The windows of an article, and for each the word at every position."""
    article = labelled(*marked)
    pieces = pieces_of(article.text)
    windows = examples(article, pieces, random.Random(seed))
    return windows, [list(map(word_of(pieces), window.ids)) for window in windows]


def word_of(pieces):
    words = {number: word for word, number in pieces._numbers.items()}
    return words.__getitem__


def one(*marked):
    """The only window of an article, by word: its tag, and the words that its pointers lead to."""
    (window,), (words,) = read(*marked)

    def led_to(place):
        return None if place == IGNORED else words[place]

    rows = zip(window.tags.tolist(), map(led_to, window.link), map(led_to, window.source), strict=True)
    return dict(zip(words, rows, strict=True))


def test_a_role_begins_with_its_span_and_goes_on_inside():
    found = one("[m:Ada Quill] [c:said] [q:it was safe] yesterday")
    tags = [found[word][0] for word in "ada quill said it was safe yesterday".split()]
    assert tags == [SOURCE, SOURCE + 1, CUE, CONTENT, CONTENT + 1, CONTENT + 1, OUTSIDE]


def test_source_cue_and_content_lead_to_the_cue():
    found = one("[m:Ada Quill] [c:had said] [q:it was safe] yesterday")
    assert {found[word][1] for word in "ada quill had said it safe".split()} == {"had"}


def test_what_has_no_role_leads_nowhere():
    found = one("[m:Ada] [c:said] [q:so] yesterday")
    assert found["yesterday"][1:] == found["[SEP]"][1:] == (None, None)


def test_only_a_cue_leads_to_its_source():
    found = one("[m:Ada Quill] [c:had said] [q:it was safe]")
    assert [found[word][2] for word in "ada had said it".split()] == [None, "ada", "ada", None]


def test_a_cue_without_a_source_leads_to_the_beginning():
    assert one("It was [c:said] [q:so]")["said"][2] == "[CLS]"


def test_a_content_without_a_cue_leads_to_the_beginning():
    assert one("[m:Ada]: [q:not so]")["not"][1] == "[CLS]"


def test_a_shared_source_is_led_to_from_both_cues():
    # The second statement has the same words as its source, which the first one has already taken.
    article = labelled("[m:Ada] [c:said] [q:it was safe], [c2:adding] [q2:nobody fell]")
    first, second = article.annotations[0]
    pieces = pieces_of(article.text)
    shared = labelled_with(article, (first, type(second)(content=second.content, cue=second.cue, source=first.source)))
    (window,) = examples(shared, pieces, random.Random(1))
    words = list(map(word_of(pieces), window.ids))
    cues = [place for place, tag in enumerate(window.tags) if tag == CUE]
    assert [words[window.source[place]] for place in cues] == ["ada", "ada"]
    assert words[window.link[words.index("ada")]] == "said"


def labelled_with(article, statements):
    return type(article)(id=article.id, text=article.text, annotations=(tuple(statements),))


def test_an_interrupted_content_begins_again_and_leads_to_the_same_cue():
    found = one("“[q:It was safe],” [c:said] [m:Ada], “[q:I think].”")
    assert [found[word][0] for word in "it was i think".split()] == [CONTENT, CONTENT + 1, CONTENT, CONTENT + 1]
    assert found["it"][1] == found["think"][1] == "said"


def test_contents_side_by_side_begin_each():
    found = one("[c:said] [q:so] [q2:not so]")
    assert found["not"][0] == CONTENT


def test_where_two_statements_overlap_the_first_keeps_its_words():
    article = labelled("[c:said] [q:she hoped that] [c2:hoped]")
    outer, inner = article.annotations[0]
    inside = type(inner)(content=outer.content, cue=inner.cue, source=())
    pieces = pieces_of(article.text)
    (window,) = examples(labelled_with(article, (outer, inside)), pieces, random.Random(1))
    words = list(map(word_of(pieces), window.ids))
    assert words[window.link[words.index("she")]] == "said"


def test_each_paragraph_is_a_window():
    _, words = read("Ada said so.\n\nNobody fell.")
    assert [shown[1] for shown in words] == ["ada", "nobody"]


def test_a_paragraph_that_another_finishes_is_shown_with_it():
    _, words = read("Ada said:\n\nNobody fell.")
    assert len(words) == 1


def test_a_content_over_two_paragraphs_begins_again_in_the_second():
    (_, window), (_, words) = read("[c:said] [q:it was safe.\n\nNobody fell]")
    assert window.tags[words.index("nobody")] == CONTENT


def filler(count):
    return " ".join(["so"] * count)


def test_a_cue_in_another_window_is_not_led_to():
    windows, words = read(f"{filler(250)} [c:said]\n\n[q:it was safe] {filler(250)}")
    (place,) = [place for place, shown in enumerate(words) if "safe" in shown]
    assert "said" not in words[place]
    assert windows[place].link[words[place].index("safe")] == 0


def test_a_source_in_another_window_counts_for_nothing():
    windows, words = read(f"{filler(250)} [m:Ada]\n\n[c:said] [q:it was safe] {filler(250)}")
    (place,) = [place for place, shown in enumerate(words) if "said" in shown]
    assert windows[place].source[words[place].index("said")] == IGNORED


def test_a_very_long_paragraph_is_read_in_parts_and_its_content_begins_in_each():
    windows, words = read(f"[c:said] [q:{filler(700)}]")
    assert [window.tags[shown.index("so")] for window, shown in zip(windows, words, strict=True)] == [CONTENT] * 3


PARAGRAPHS = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@settings(deadline=None, max_examples=50)
@given(lengths=PARAGRAPHS, seed=st.integers())
def test_windows_show_every_piece_once_whatever_the_cut(lengths, seed):
    text = "\n".join(filler(length) for length in lengths)
    windows, words = read(text, seed=seed)
    assert sum(shown.count("so") for shown in words) == sum(lengths)
    assert all(shown[0] == "[CLS]" and shown[-1] == "[SEP]" for shown in words)
    # A single part of a paragraph may be a little longer than a window is meant to be.
    assert max(map(len, windows)) <= max(WINDOW_PIECES, 302)


def test_one_annotator_is_chosen_at_random():
    ways = ("[m:Ada] [c:said] so", "Ada [c:said] [q:so]")
    assert len({tuple(read(*ways, seed=seed)[0][0].tags) for seed in range(20)}) == len(ways)


def test_the_network_is_shown_marks_and_capitals():
    article = news()
    pieces = pieces_of(article.text)
    _, window, _ = examples(article, pieces, random.Random(1))
    words = list(map(word_of(pieces), window.ids))
    assert window.quote[words.index("years")] != window.quote[words.index("bridge")]
    assert window.case[words.index("quill")] != window.case[words.index("bridge")]


def test_windows_side_by_side_are_filled_with_what_counts_for_nothing():
    (short,), _ = read("[c:said] [q:so]")
    _, long, _ = read(NEWS)[0]
    both = batch([short, long])
    assert both["ids"].shape == (2, len(long))
    assert both["mask"].sum(1).tolist() == [len(short), len(long)]
    assert set(both["tags"][0, len(short) :]) == {IGNORED}


def test_a_batch_tells_of_which_corpus_each_window_is():
    article = news()
    windows = [examples(article, pieces_of(article.text), random.Random(1), corpus)[0] for corpus in (2, 0)]
    assert batch(windows)["corpus"].tolist() == [2, 0]


@pytest.mark.parametrize("name", ["ids", "quote", "case", "tags", "link", "source"])
def test_a_window_in_a_batch_is_as_it_was(name):
    _, long, _ = read(NEWS)[0]
    (short,), _ = read("[c:said] [q:so]")
    assert np.array_equal(batch([long, short])[name][1, : len(short)], getattr(short, name))
