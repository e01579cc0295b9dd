"""Roles end where a reader would end them."""

from dataclasses import replace

import pytest

from index.model import Span
from index.statements.boundaries import joined_content, mend, without_appendage, without_circumstance
from tests.index.statements.marked import drafts_of, quotes_of, words_of


def mended(marked):
    """Mention, cue and content of the one statement."""
    text, drafts = drafts_of(marked)
    (draft,) = mend(text, quotes_of(text), drafts)
    return tuple(" … ".join(words_of(text, spans)) for spans in (draft.mention, draft.cue, joined_content(text, draft)))


def office_of(text, mention):
    """A mention up to its first comma, as the network often finds it."""
    comma = text.find(",", mention.start, mention.end)
    return Span(mention.start, comma if comma >= 0 else mention.end)


def test_a_name_in_apposition_is_part_of_the_mention():
    assert mended("[m:The mayor], Ada Lind, [c:said] [q:it was safe].")[0] == "The mayor, Ada Lind"


@pytest.mark.parametrize(
    "marked",
    [
        "[m:The mayor], smiling, [c:said] [q:it was safe].",
        "[m:The mayor] of Elm [c:said] [q:it was safe].",
        "[c:said] [m:the mayor], Ada Lind, [q:it was safe].",
    ],
)
def test_other_words_beside_a_mention_stay_outside(marked):
    assert mended(marked)[0].lower() == "the mayor"


def test_a_name_in_apposition_may_follow_a_comma_of_the_mention():
    assert mended("[m:The mayor,] Ada Lind, [c:said] [q:it was safe].")[0] == "The mayor, Ada Lind"


def test_a_name_in_apposition_may_stand_behind_according_to():
    assert mended("[c:According to] [m:the mayor], Ada Lind, [q:it was safe].")[0] == "the mayor, Ada Lind"


@pytest.mark.parametrize(
    "marked",
    [
        "[m:The mayor], Ada Lind, [c:called on] [q:Elm to pay] and [c2:said] [q2:it was safe].",
        "[m:Its envoy to the lake, Bo Tarn,] [c:blamed] [q:the rain] and [c2:said] [q2:it would stop].",
        "[m:Her deputy], Eva Moor, [c:praised] [q:the crews] but [c2:warned] [q2:that the dam leaked].",
    ],
)
def test_one_subject_of_two_verbs_has_its_name_beside_both(marked):
    text, (first, second) = drafts_of(marked)
    first, second = mend(text, quotes_of(text), [first, replace(second, mention=(office_of(text, first.mention[0]),))])
    assert second.mention == first.mention
    assert text[first.mention[0].start : first.mention[0].end].rstrip(",").endswith(("Lind", "Tarn", "Moor"))


def test_different_subjects_keep_their_own_words():
    text, drafts = drafts_of("[m:The mayor], Ada Lind, [c:sang] [q:of rain]; [m2:the mayor] of Tarn [c2:said] [q2:no].")
    first, second = mend(text, quotes_of(text), drafts)
    assert words_of(text, first.mention) == ["The mayor, Ada Lind"]
    assert words_of(text, second.mention) == ["the mayor"]


def test_a_content_ends_with_a_quotation_that_is_never_closed():
    found = mended("[m:Lind] [c:said] [q:the “hill has begun to walk. Her village lies below it].")
    assert found[2] == "the “hill has begun to walk."


def test_a_quotation_that_is_never_closed_may_be_followed_by_its_speaker():
    assert mended("[q:“We stay,] [m:Lind] [c:said]. [q:“It is ours.”]")[2] == "“We stay, … “It is ours.”"


def test_a_relative_clause_ends_before_the_verb_of_its_sentence_in_a_piece_of_its_own():
    assert mended("Lind, [m:who] [c:insisted] [q:that it fell], [q:was fined].")[2] == "that it fell"


@pytest.mark.parametrize("rest", ["has left", "was fined", "lives in Elm"])
def test_a_relative_clause_ends_before_the_verb_of_its_sentence(rest):
    assert mended(f"Lind, [m:who] [c:insisted] [q:that it fell, {rest}].")[2] == "that it fell"


@pytest.mark.parametrize(
    "marked",
    [
        "Lind, [m:who] [c:insisted] [q:that it fell, sadly].",
        "[m:Lind] [c:insisted] [q:that it fell, was rebuilt and fell].",
        "Lind, [m:who] [c:insisted] [q:that the bridge, a ruin, was safe].",
        "Lind, [m:who] [c:insisted] [q:that it “fell, was rebuilt and fell”].",
    ],
)
def test_other_commas_end_no_content(marked):
    assert mended(marked)[2] == marked.partition("[q:")[2].rstrip(".]")


def test_names_that_begin_the_content_are_no_apposition():
    assert mended("[c:According to] [m:the council], [q:Elm, Oak and Ash are safe].")[0] == "the council"


@pytest.mark.parametrize(
    "dateline",
    ["ELM — ", "ELM, Oakland (AP) – ", "Nairobi – ", "São Paulo (Agência) - ", "Kyiv, 3 March -- ", "PARIS, Aug. 4 — "],
)
def test_a_dateline_is_no_part_of_the_content(dateline):
    assert mended(f"[q:{dateline}The bridge is safe], [m:Lind] [c:said].")[2] == "The bridge is safe"


def test_a_name_before_a_dash_is_no_dateline():
    text, drafts = drafts_of("Elm\n\nRain\n\nA\n[q:Ada Lind – Mayor of Elm – is safe], [m:he] [c:said].")
    (draft,) = mend(text, quotes_of(text), drafts)
    assert words_of(text, draft.content) == ["Ada Lind – Mayor of Elm – is safe"]


def test_a_dateline_in_a_piece_of_its_own_is_no_content():
    assert mended("[q:ELM –] [q:“The bridge is safe],” [m:Lind] [c:said].")[2] == "“The bridge is safe"


@pytest.mark.parametrize("content", ["The bridge – a ruin – is safe", "Bridges – who needs them", "ELM – "])
def test_a_dash_in_a_content_is_no_dateline(content):
    assert mended(f"[q:{content}], [m:Lind] [c:said].")[2] == content


def test_whoever_is_quoted_as_saying_something_is_its_speaker():
    found = mended("[m:The Courier] [c:quoted] [q:a doctor as saying that the water was clean].")
    assert found == ("a doctor", "quoted … as saying", "that the water was clean")


def test_whoever_is_quoted_as_saying_it_may_be_named_behind_it():
    found = mended("[q:“The water is clean,”] [m:the Courier] [c:quoted] [q:a doctor as saying].")
    assert found == ("a doctor", "quoted … as saying", "“The water is clean,”")


@pytest.mark.parametrize("loose", [", which", ", who", ", and", ", as"])
def test_a_word_that_begins_another_clause_is_no_content(loose):
    assert mended(f"[m:Lind] [c:says] [q:it fell{loose}] Moe denies.")[-1] == "it fell"


def test_as_saying_after_another_cue_is_left_alone():
    found = mended("[m:Lind] [c:mocked] [q:him as saying little].")
    assert found == ("Lind", "mocked", "him as saying little")


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[q:The chairman], Per Voss, [q:never agreed], [m:Lind] [c:said].", "The chairman, Per Voss, never agreed"),
        ("[m:Lind] [c:said] [q:that], [q:in May], [q:it fell].", "that, in May, it fell"),
    ],
)
def test_pieces_with_a_comma_or_a_name_between_them_are_one(marked, content):
    assert mended(marked)[2] == content


@pytest.mark.parametrize(
    "marked",
    [
        "[q:It fell], [m:Lind] [c:said], [q:in May].",
        "[m:Lind] [c:said] [q:it fell]. [q:It was May].",
        "[m:Lind] [c:said] [q:“it fell.”] [q:“It was May.”]",
        "[m:Lind] [c:said] [q:it fell] and was angry that [q:it did].",
    ],
)
def test_other_pieces_stay_apart(marked):
    assert " … " in mended(marked)[2]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ada Lind today", "Ada Lind"),
        ("Ada Lind on Monday", "Ada Lind"),
        ("USA Today", "USA Today"),
        ("OURS TODAY", "OURS TODAY"),
    ],
)
def test_the_day_is_no_part_of_a_mention_unless_it_ends_a_name(mention, name):
    assert without_appendage(mention, Span(0, len(mention))) == Span(0, len(name))


@pytest.mark.parametrize(
    ("marked", "cue"),
    [
        ("[m:Lind] [c:Wednesday insisted] [q:it was safe].", ["insisted"]),
        ("[m:Lind] [c:on Friday said standing next to] a pump [q:it was safe].", ["said"]),
        ("[m:Lind] [c:said Friday] [q:it was safe].", ["said Friday"]),
        ("[m:Lind] [c:told] a crowd [c:Wednesday] [q:it was safe].", ["told", "Wednesday"]),
        ("[q:It was safe], [m:Lind] thinks.", []),
    ],
)
def test_a_cue_is_neither_a_day_nor_what_the_speaker_did_meanwhile(marked, cue):
    text, (draft,) = drafts_of(marked)
    assert words_of(text, without_circumstance(text, draft.cue)) == cue
