"""A varied article says the same: its marked words stay marked, whatever happens around them."""

import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Span
from index.text import paragraph_spans
from index.training.corpus import Labelled, LabelledArticle
from index.training.variation import Names, varied
from tests.index.training.labelled import labelled, news

NAMES = Names(given=("Xola", "Xiu"), family=("Xhaka", "Xu"), places=("Xiva",))
NOBODY = Names(given=(), family=(), places=())
OURS = frozenset("ada quill lee tan".split())
THEIRS = frozenset(name.lower() for name in NAMES.given + NAMES.family)
ADDED = frozenset("xiva reuters ap afp xinhua upi dpa".split())
SEEDS = range(200)


def plain(text):
    """The words of a text, names of people all alike, what an agency puts before it left out."""
    words = re.findall(r"\w+", text.lower())
    return ["someone" if word in OURS | THEIRS else word for word in words if word not in ADDED]


def marked(article):
    """The words of every span that an article marks."""
    spans = [span for one in article.annotations for entry in one for role in roles(entry) for span in role]
    return [plain(article.text[span.start : span.end]) for span in (*spans, *article.persons)]


def roles(entry):
    return entry.content, entry.cue, entry.source


def variants(article, names=NAMES):
    return [varied(article, names, random.Random(seed)) for seed in SEEDS]


WORDS = st.sampled_from("Ada Quill Lee Tan Mr. said the bridge fell. “Yes,” no o’clock May straße İzmir ﬁne 12".split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6).map("\n\n".join)


@st.composite
def some_articles(draw):
    """Articles whose spans begin and end with words, in any way."""
    text = draw(TEXTS)
    words = [Span(*match.span()) for match in re.finditer(r"\w+", text)]

    def span():
        first, last = sorted(draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
        return (Span(words[first].start, words[last].end),)

    statements = [Labelled(content=span(), cue=span(), source=span()) for _ in range(draw(st.integers(0, 3)))]
    persons = tuple(Span(*match.span()) for match in re.finditer(r"Ada Quill|Lee Tan|Quill|Tan|Mr\. Lee", text))
    return LabelledArticle(id="a", text=text, annotations=(tuple(statements),), persons=persons)


@settings(deadline=None)
@given(article=some_articles(), seed=st.integers(0, 10_000))
def test_marked_words_stay_marked_whatever_is_edited(article, seed):
    assert marked(varied(article, NAMES, random.Random(seed))) == marked(article)


@settings(deadline=None)
@given(article=some_articles(), seed=st.integers(0, 10_000))
def test_no_word_is_lost_but_names(article, seed):
    assert plain(varied(article, NAMES, random.Random(seed)).text) == plain(article.text)


@settings(deadline=None)
@given(article=some_articles(), cut=st.integers(0, 5), seed=st.integers(0, 10_000))
def test_a_span_that_ends_within_a_word_is_never_emptied(article, cut, seed):
    cut = min(cut, len(article.text) - 1)
    entry = Labelled(content=(Span(cut, cut + 1),), cue=(), source=())
    other = varied(replace(article, annotations=((entry,),)), NAMES, random.Random(seed))
    (span,) = other.annotations[0][0].content
    assert 0 <= span.start < span.end <= len(other.text)


def test_a_name_marked_in_part_is_marked_whole_when_it_changes():
    article = replace(labelled("Headline\n\n[c:Qui]ll [q:spoke]."), persons=(Span(10, 15),))
    cues = {other.text[slice(*other.annotations[0][0].cue[0])] for other in variants(article)}
    assert cues == {"Qui", "Xhaka", "Xu"}


def test_the_same_state_gives_the_same_variant():
    assert varied(news(), NAMES, random.Random(5)) == varied(news(), NAMES, random.Random(5))


def test_most_things_happen_to_some_and_nothing_to_others():
    texts = {other.text for other in variants(news())}
    assert news().text in texts
    assert len(texts) > len(SEEDS) / 10


def test_a_name_is_replaced_by_the_same_one_everywhere():
    article = replace(labelled("Quill speaks\n\nAda Quill spoke. Later Quill left."), persons=(Span(14, 23),))
    for other in variants(article):
        assert len(set(re.findall(r"quill|xhaka|xu", other.text.lower()))) == 1


def test_given_names_become_given_names():
    article = replace(labelled("Headline\n\nAda Quill spoke."), persons=(Span(10, 19),))
    spoke = {" ".join(other.text.split()[-3:-1]) for other in variants(article)}
    assert {" ".join((given, family)) for given in NAMES.given for family in NAMES.family} | {"Ada Quill"} == spoke


@pytest.mark.parametrize("kept", ["President", "Mr", "de"])
def test_titles_and_small_words_are_no_names(kept):
    article = replace(labelled(f"Headline\n\n{kept} Quill spoke."), persons=(Span(10, 16 + len(kept)),))
    assert all(f"{kept} " in other.text for other in variants(article))


def test_nobody_is_renamed_without_names():
    assert all(plain(other.text) == plain(news().text) for other in variants(news(), NOBODY))
    assert all("Quill" in other.text for other in variants(news(), NOBODY))


def test_only_paragraphs_below_the_headline_are_joined():
    headlines = {other.text.split("\n")[0].lower() for other in variants(news(), NOBODY)}
    assert headlines == {"bridge reopens after long repairs"}


def test_paragraphs_are_joined_and_split():
    counts = {len(paragraph_spans(other.text)) for other in variants(news(), NOBODY)}
    assert {2, 3, 4} <= counts


def test_no_statement_is_cut_in_two():
    article = labelled("Headline\n\nFirst. [m:Ada] [c:said] [q:one. Two. Three]. Last.")
    for other in variants(article, NOBODY):
        assert "\n" not in other.text[slice(*other.annotations[0][0].span)]


def test_a_headline_changes_its_case_letter_by_letter():
    headlines = {other.text.split("\n")[0] for other in variants(labelled("Bridge open\n\nSo it is."), NOBODY)}
    assert headlines == {"Bridge open", "BRIDGE OPEN", "bridge open", "Bridge Open"}


def test_a_headline_that_would_grow_stays_as_it_is():
    headlines = {other.text.split("\n")[0] for other in variants(labelled("Große Straße\n\nSo it is."), NOBODY)}
    assert headlines == {"Große Straße", "große straße"}


def test_an_agency_stands_before_the_first_paragraph_and_nothing_else():
    dated = [other for other in variants(labelled("Headline\n\nso it is.\n\nand so on.")) if "(" in other.text]
    assert dated
    for other in dated:
        assert re.fullmatch(r"(?i)headline\n\nxiva \(\w+\) [-–—] so it is\.\s+and so on\.", other.text)


def test_spans_keep_their_order():
    for other in variants(news()):
        starts = [entry.span.start for entry in other.annotations[0]]
        assert all(before < after for before, after in pairwise(starts))
