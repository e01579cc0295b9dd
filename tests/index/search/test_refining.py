"""Filters are written into the text of the query and taken out again."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.search.analysis import plain_name
from index.search.query import filters, parse, refine, understood, without
from tests.index.search.test_query import QUERIES

HOW = ("replace", "add", "widen", "exclude")
NAMES = st.sampled_from(["Ada Moreau", "Bo", "O’Rourke", 'Bo "Bull" Ray', "A (B) - OR", "Lloyd’s of London"])
CHOICES = (
    st.tuples(st.sampled_from(["speaker", "outlet", "said", "cue", "tag", "note"]), NAMES)
    | st.tuples(st.sampled_from(["author", "article", "search"]), NAMES)
    | st.tuples(st.just("date"), st.sampled_from(["2017", "2017-04/2018", "/2016-02-29"]))
    | st.tuples(st.just("tag"), st.sampled_from(["★", "to check!", "#budget"]))
    | st.tuples(st.just("kind"), st.sampled_from(["direct", "thought"]))
    | st.tuples(st.just("manner"), st.sampled_from(["said", "thought", "event"]))
    | st.tuples(st.just("is"), st.sampled_from(["clear", "unsure", "any", "negated", "starred", "checked"]))
)


@pytest.mark.parametrize(
    ("query", "how", "expected"),
    [
        ("", "replace", 'speaker:"Bo Ray"'),
        ("tide", "replace", 'speaker:"Bo Ray" tide'),
        ("tide ", "replace", 'speaker:"Bo Ray" tide '),
        ('speaker:"Ada Moreau" tide', "replace", 'speaker:"Bo Ray" tide'),
        ('tide speaker:ada -speaker:"Bo Ray"', "replace", 'speaker:"Bo Ray" tide'),
        ("ferry OR tide", "replace", 'speaker:"Bo Ray" (ferry OR tide)'),
        ("ferry OR tide ", "replace", 'speaker:"Bo Ray" (ferry OR tide) '),
        ('ferry OR "low ti', "replace", 'speaker:"Bo Ray" (ferry OR "low ti'),
        ('“ferry" OR “low ', "replace", 'speaker:"Bo Ray" (“ferry" OR “low '),
        ("(ferry OR tide", "replace", 'speaker:"Bo Ray" (ferry OR tide'),
        ("ferry) OR (tide", "replace", 'speaker:"Bo Ray" (ferry OR (tide))'),
        ('"low ti', "replace", 'speaker:"Bo Ray" "low ti'),
        ('speaker:"Ada Moreau"', "add", 'speaker:"Bo Ray" speaker:"Ada Moreau"'),
        ('speaker:"bo  ray" tide', "add", 'speaker:"bo  ray" tide'),
        ('-speaker:"Bo Ray" tide', "add", 'speaker:"Bo Ray" tide'),
        ("tide", "widen", 'speaker:"Bo Ray" tide'),
        ('speaker:"Ada Moreau" tide', "widen", '(speaker:"Ada Moreau" OR speaker:"Bo Ray") tide'),
        (
            '(speaker:"Ada Moreau" OR speaker:"Jo Li") tide',
            "widen",
            '(speaker:"Ada Moreau" OR speaker:"Jo Li" OR speaker:"Bo Ray") tide',
        ),
        ('“low" speaker:ada', "widen", '“low" (speaker:ada OR speaker:"Bo Ray")'),
        ('(speaker:"Ada Moreau" tide)', "widen", '((speaker:"Ada Moreau" OR speaker:"Bo Ray") tide)'),
        ("tide", "exclude", '-speaker:"Bo Ray" tide'),
        ('speaker:"Bo Ray" tide', "exclude", '-speaker:"Bo Ray" tide'),
        ('NOT speaker:"Bo Ray" tide', "exclude", '-speaker:"Bo Ray" tide'),
    ],
)
def test_a_speaker_is_written_into_a_query(query: str, how: str, expected: str) -> None:
    assert refine(query, field="speaker", value="Bo Ray", how=how) == expected


def test_a_tier_replaces_another_tier_and_nothing_else() -> None:
    assert refine("is:any is:clear is:secondhand", field="is", value="unsure", how="replace") == (
        "is:unsure is:any is:secondhand"
    )


def test_a_polarity_replaces_the_other_one_and_nothing_else() -> None:
    refined = refine("is:negated is:clear manner:thought", field="is", value="hypothetical", how="replace")
    assert refined == "is:hypothetical is:clear manner:thought"


def test_a_manner_replaces_another_manner() -> None:
    assert refine("manner:thought tide", field="manner", value="event", how="replace") == "manner:event tide"
    assert refine("manner:thought", field="manner", value="event", how="widen") == "(manner:thought OR manner:event)"


def test_marks_replace_nothing_but_themselves() -> None:
    refined = refine("-is:checked is:starred is:clear", field="is", value="checked", how="replace")
    assert refined == "is:checked is:starred is:clear"
    assert refine("is:clear is:tagged", field="is", value="starred", how="add") == "is:starred is:clear is:tagged"


@pytest.mark.parametrize(
    ("query", "how", "expected"),
    [
        ("tide", "replace", 'tag:"budget" tide'),
        ("tag:talk tide", "replace", 'tag:"budget" tide'),
        ('tag:"low tide" tide', "add", 'tag:"budget" tag:"low tide" tide'),
        ('tag:"low tide" tide', "widen", '(tag:"low tide" OR tag:"budget") tide'),
        ('tag:"Budget" tide', "exclude", '-tag:"budget" tide'),
    ],
)
def test_a_tag_is_written_into_a_query_as_a_whole(query: str, how: str, expected: str) -> None:
    assert refine(query, field="tag", value="budget", how=how) == expected


def test_a_tag_may_be_a_sign_and_a_note_stays_plain() -> None:
    assert refine("tide", field="tag", value="★", how="add") == 'tag:"★" tide'
    assert refine("tide", field="tag", value="“”", how="add") == "tide"
    assert refine("tide", field="note", value="★", how="add") == "tide"
    assert refine("tide", field="note", value="ask", how="add") == "note:ask tide"
    assert without('tag:"★" tide', filters('tag:"★" tide')[0]) == "tide"


def test_a_period_replaces_another_and_stays_plain() -> None:
    assert refine("date:2016 tide", field="date", value="2017-04/2018", how="replace") == "date:2017-04/2018 tide"
    assert refine("tide", field="date", value="soon", how="replace") == "tide"


def test_quotation_marks_in_a_name_are_dropped() -> None:
    assert refine("", field="speaker", value='Bo "Bull" Ray', how="replace") == 'speaker:"Bo Bull Ray"'


def test_a_value_that_the_field_cannot_have_changes_nothing() -> None:
    assert refine("tide", field="kind", value="odd", how="replace") == "tide"


def test_an_unknown_field_changes_nothing() -> None:
    assert refine("tide", field="mood", value="calm", how="replace") == "tide"


def test_an_unknown_way_to_refine_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="not a way"):
        refine("tide", field="kind", value="direct", how="invert")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:direct", ""),
        ("kind:direct tide", "tide"),
        ("tide kind:direct", "tide"),
        ("tide kind:direct ", "tide "),
        ("-kind:direct tide", "tide"),
        ("NOT kind:direct tide", "tide"),
        ("tide OR kind:direct", "tide"),
        ("kind:direct OR tide", "tide"),
        ("ferry OR kind:direct OR tide", "ferry OR tide"),
        ("ferry AND kind:direct AND tide", "ferry AND tide"),
        ("(kind:direct) tide", "tide"),
        ("-(kind:direct) tide", "tide"),
        ("(kind:direct", ""),
        ("((tide) OR kind:direct)", "((tide))"),
        ("(kind:direct OR kind:mixed) tide", "kind:mixed tide"),
        ("(kind:mixed OR kind:direct) tide", "kind:mixed tide"),
        ("kind:(direct OR mixed) tide", "kind:(mixed) tide"),
        ("kind:(direct) tide", "tide"),
        ("speaker: kind:direct tide", "tide"),
        ('kind:direct"low tide"', '"low tide"'),
        ('"a  b" kind:direct c', '"a  b" c'),
    ],
)
def test_a_filter_is_taken_out_with_what_it_leaves_empty(query: str, expected: str) -> None:
    (part,) = [part for part in filters(query) if part.value == "direct"]
    assert without(query, part) == expected


def test_of_two_equal_filters_the_one_that_was_meant_goes() -> None:
    query = "kind:direct tide kind:direct"
    first, second = filters(query)
    assert without(query, first) == "tide kind:direct"
    assert without(query, second) == "kind:direct tide"


def test_a_filter_is_still_found_after_the_query_has_grown() -> None:
    (part,) = filters("kind:direct tide")
    assert without("low kind:direct tide", part) == "low tide"


def test_a_filter_that_is_gone_changes_nothing() -> None:
    (part,) = filters("kind:direct")
    assert without("tide", part) == "tide"


@given(QUERIES, CHOICES, st.sampled_from(HOW))
def test_a_refined_query_has_the_filter(query: str, choice: tuple[str, str], how: str) -> None:
    field, value = choice
    found = filters(refine(query, field=field, value=value, how=how))
    assert (field, plain_name(value).casefold(), how == "exclude") in {
        (part.field, part.value.casefold(), part.excluded) for part in found
    }


@given(QUERIES, CHOICES)
def test_a_new_filter_holds_for_the_whole_query(query: str, choice: tuple[str, str]) -> None:
    field, value = choice
    assume(not filters(query))
    refined = parse(refine(query, field=field, value=value, how="add"))
    alone = parse(refine("", field=field, value=value, how="add")).tree
    children = getattr(refined.tree, "children", (refined.tree,))
    assert children[0] == alone


@given(QUERIES, CHOICES, st.sampled_from(["replace", "add", "exclude"]))
def test_taking_a_new_filter_out_again_restores_the_meaning(query: str, choice: tuple[str, str], how: str) -> None:
    field, value = choice
    assume(not filters(query))
    refined = refine(query, field=field, value=value, how=how)
    restored = without(refined, filters(refined)[0])
    assert filters(restored) == ()
    # What was not yet finished may have been finished on the way.
    assert understood(parse(restored).tree).replace("…", "") == understood(parse(query).tree).replace("…", "")


@given(QUERIES)
def test_taking_out_every_filter_leaves_none(query: str) -> None:
    for _ in range(len(filters(query))):
        before = filters(query)
        query = without(query, before[0])
        assert len(filters(query)) == len(before) - 1
