"""How queries are understood; that no string is an error."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.model import QueryFilter, Span
from index.search.query import filters, parse, understood
from index.search.tree import (
    FACTS,
    And,
    Fact,
    Fuzzy,
    Named,
    Near,
    Not,
    Or,
    Pattern,
    Period,
    Phrase,
    Saved,
    Scope,
    Term,
)

ALPHABET = st.sampled_from(
    (
        *('"', "“", "”", "«", "»", "(", ")", "-", ":", "*", "?", "~", "'", "’", ".", ",", " ", "  "),
        *("OR", "AND", "NOT", "speaker:", "said:", "kind:", "cue:", "outlet:", "is:", "IS:", "date:", "tag:", "note:"),
        *("author:", "article:", "search:", "manner:", "~", "~2", "2017", "2017-04", "/", "2016-02-30"),
        *("direct", "hidden", "un", "a", "bay", "1,2", "starred", "★"),
        *("\x00", "\ud800", "\u0301", "é", "北", "🙂"),
    )
)
QUERIES = st.lists(ALPHABET, max_size=25).map("".join) | st.text(max_size=60)


def a(word: str, scope: Scope = Scope.ANY, *, typed: bool = False) -> Term:
    return Term(word, scope, typed)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", None),
        ("  —  !", None),
        ("ferry ", a("ferry")),
        ("ferry", a("ferry", typed=True)),
        ("new ferry", And((a("new"), a("ferry", typed=True)))),
        ("new AND ferry ", And((a("new"), a("ferry")))),
        ("ferry OR bridge ", Or((a("ferry"), a("bridge")))),
        ("a OR b c ", Or((a("a"), And((a("b"), a("c")))))),
        ("(a OR b) c ", And((Or((a("a"), a("b"))), a("c")))),
        ("a or b ", And((a("a"), a("or"), a("b")))),
        ("-ferry ", Not(a("ferry"))),
        ("NOT ferry ", Not(a("ferry"))),
        ("NOT -ferry ", a("ferry")),
        ("-(a b) ", Not(And((a("a"), a("b"))))),
        ("well-known ", a("well-known")),
        ("a - b ", And((a("a"), a("b")))),
        ('"low tide" ', Phrase(("low", "tide"), Scope.ANY)),
        ("“low tide” ", Phrase(("low", "tide"), Scope.ANY)),
        ('“low tide" ', Phrase(("low", "tide"), Scope.ANY)),
        ('"she said “low tide” twice" ', Phrase(("she", "said", "low", "tide", "twice"), Scope.ANY)),
        ("„low tide“ ", Phrase(("low", "tide"), Scope.ANY)),
        ("«low tide» ", Phrase(("low", "tide"), Scope.ANY)),
        ('"Karim al-Haddad" ', Phrase(("karim", "al", "haddad"), Scope.ANY)),
        ("fer* ", Pattern("fer*", Scope.ANY)),
        ("f?rry ", Pattern("f?rry", Scope.ANY)),
        ("Ébr** ", Pattern("ebr*", Scope.ANY)),
        ("why? ", a("why")),
        ("* ", None),
        ("1,200 ", a("1200")),
        ("and/or ", And((a("and"), a("or")))),
        ("http://x.org/a ", And((a("http"), a("x.org"), a("a")))),
        ("said:tide ", a("tide", Scope.SAID)),
        ('said:"low tide"', Phrase(("low", "tide"), Scope.SAID)),
        ("said: tide ", a("tide", Scope.SAID)),
        ("cue:told ", a("told", Scope.CUE)),
        ("speaker:moreau ", a("moreau", Scope.SPEAKER)),
        ("Speaker:Moreau ", a("moreau", Scope.SPEAKER)),
        ("speaker:mor* ", Pattern("mor*", Scope.SPEAKER)),
        ('speaker:"Ada Moreau"', Named("Ada Moreau", Scope.SPEAKER, ("ada", "moreau"))),
        ("outlet:post ", a("post", Scope.OUTLET)),
        ("outlet:“Harbour Post”", Named("Harbour Post", Scope.OUTLET, ("harbour", "post"))),
        ("kind:direct", Fact("kind", ("direct",))),
        ("KIND:Direct ", Fact("kind", ("direct",))),
        ("is:unsure ", Fact("is", ("unsure",))),
        ("kind:(direct OR mixed) ", Or((Fact("kind", ("direct",)), Fact("kind", ("mixed",))))),
        ("speaker:(ray OR bo) ", Or((a("ray", Scope.SPEAKER), a("bo", Scope.SPEAKER)))),
        ("-speaker:ray ", Not(a("ray", Scope.SPEAKER))),
        ("tag:budget ", a("budget", Scope.TAG)),
        ("tag:bud* ", Pattern("bud*", Scope.TAG)),
        ('tag:"low tide"', Named("low tide", Scope.TAG, ("low", "tide"))),
        ('tag:"★"', Named("★", Scope.TAG, ())),
        ("tag:“”", None),
        ("tag:★ ", Named("★", Scope.TAG, ())),
        ("speaker:😀", Named("😀", Scope.SPEAKER, ())),
        ('speaker:"😀', Named("😀", Scope.SPEAKER, ())),
        ("-outlet:“☂ ☂” ", Not(Named("☂ ☂", Scope.OUTLET, ()))),
        ("said:... tide ", And((Named("...", Scope.SAID, ()), a("tide")))),
        ("note:(🙂 OR tide) ", Or((Named("🙂", Scope.NOTE, ()), a("tide", Scope.NOTE)))),
        ("speaker:* ", None),
        ("😀 tide ", a("tide")),
        ("tag:(a OR b) ", Or((a("a", Scope.TAG), a("b", Scope.TAG)))),
        ("Note:tide ", a("tide", Scope.NOTE)),
        ('note:"low tide"', Phrase(("low", "tide"), Scope.NOTE)),
        ("is:Starred ", Fact("is", ("starred",))),
        ("NOT is:checked ", Not(Fact("is", ("checked",)))),
        ('"low tide"~3', Near(("low", "tide"), Scope.ANY, 3)),
        ('"low tide"~ ', Near(("low", "tide"), Scope.ANY, 5)),
        ('said:"low al-tide low"~0 x ', And((Near(("low", "al", "tide"), Scope.SAID, 0), a("x")))),
        ('"low"~3', Phrase(("low",), Scope.ANY)),
        ('"low tide"~x ', And((Phrase(("low", "tide"), Scope.ANY), a("x")))),
        ('"low tide" ~3 ', And((Phrase(("low", "tide"), Scope.ANY), a("3")))),
        ('("low tide"~2) ', Near(("low", "tide"), Scope.ANY, 2)),
        ('speaker:"Ada Moreau"~2', Near(("ada", "moreau"), Scope.SPEAKER, 2)),
        ("fer~", Fuzzy("fer", Scope.ANY, 1)),
        ("ferries~ ", Fuzzy("ferries", Scope.ANY, 2)),
        ("ferries~1 ", Fuzzy("ferries", Scope.ANY, 1)),
        ("ferries~9 ", Fuzzy("ferries", Scope.ANY, 2)),
        ("ferries~0 ", a("ferries")),
        ("of~ ", a("of")),
        ("speaker:Tilerson~1 ", Fuzzy("tilerson", Scope.SPEAKER, 1)),
        ("-ferry~ ", Not(Fuzzy("ferry", Scope.ANY, 1))),
        ("fer*~ ", Pattern("fer*", Scope.ANY)),
        ("~ ~~ ", None),
        ("author:doe ", a("doe", Scope.AUTHOR)),
        ('author:"Jane Doe"', Named("Jane Doe", Scope.AUTHOR, ("jane", "doe"))),
        ("article:bridge ", a("bridge", Scope.ARTICLE)),
        ('article:"The bridge"', Named("The bridge", Scope.ARTICLE, ("the", "bridge"))),
        ("date:2017-04", Period("2017-04", "2017-04")),
        ("date:2017-04-01/2017-04-12 ", Period("2017-04-01", "2017-04-12")),
        ("Date:/2016 ", Period("", "2016")),
        ('date:"2016/"', Period("2016", "")),
        ("date:(2016 OR 2018-02) ", Or((Period("2016", "2016"), Period("2018-02", "2018-02")))),
        ("-date:2016", Not(Period("2016", "2016"))),
        ('search:"my boats"', Saved("my boats")),
        ("search:boats ", Saved("boats")),
        ("search:(boats OR ships) ", Or((Saved("boats"), Saved("ships")))),
        ("search:★ ", Saved("★")),
        ("speaker:kind:direct ", And((a("kind", Scope.SPEAKER), a("direct", Scope.SPEAKER)))),
    ],
)
def test_a_query_means(query: str, tree: object) -> None:
    assert parse(query).tree == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ('"low ti', Phrase(("low", "ti"), Scope.ANY, unfinished=True)),
        ('"low tide ', Phrase(("low", "tide"), Scope.ANY)),
        ('"', None),
        ("(ferry", a("ferry", typed=True)),
        ("ferry)", a("ferry", typed=True)),
        ("(a OR fer)", Or((a("a"), a("fer", typed=True)))),
        ("(ferry ", a("ferry")),
        (")(", None),
        ("ferry OR", a("ferry")),
        ("ferry OR ", a("ferry")),
        ("OR AND ferry ", a("ferry")),
        ("ferry -", a("ferry")),
        ("ferry NOT", a("ferry")),
        ("ferry speaker:", a("ferry")),
        ("speaker:", None),
        ('speaker:"Ada Mo', Phrase(("ada", "mo"), Scope.SPEAKER, unfinished=True)),
        ("speaker:mor", a("mor", Scope.SPEAKER, typed=True)),
        ("kind:in", Fact("kind", ("indirect",))),
        ("manner:th", Fact("manner", ("thought",))),
        ("is:un", Fact("is", ("unsure", "unattributed", "unnamed"))),
        ("is:c", Fact("is", ("clear", "checked", "corrected"))),
        ("tag:bud", a("bud", Scope.TAG, typed=True)),
        ('tag:"low ti', Phrase(("low", "ti"), Scope.TAG, unfinished=True)),
        ("tag:", None),
        ("speaker:'", None),
        ("speaker:-", None),
        ("ferry,", a("ferry")),
        ("date:", None),
        ("date:20", None),
        ("date:2017-0", Period("2017", "2017")),
        ("date:2017-04/2", Period("2017-04", "")),
        ("search:bo", Saved("bo", begun=True)),
        ('search:"my bo', Saved("my bo", begun=True)),
        ('search:"', None),
        ('"low tide"~', Near(("low", "tide"), Scope.ANY, 5)),
        ('author:"Jane D', Phrase(("jane", "d"), Scope.AUTHOR, unfinished=True)),
    ],
)
def test_a_half_typed_query_means_what_is_there_so_far(query: str, tree: object) -> None:
    assert parse(query).tree == tree


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ('speaker:"Ada Moreau" "low tide"', "speaker = Ada Moreau AND “low tide”"),
        ("ferry", "ferry…"),
        ("ferry OR bridge tide ", "ferry OR (bridge AND tide)"),
        ("(ferry OR bridge) tide ", "(ferry OR bridge) AND tide"),
        ("-(ferry tide) ", "NOT (ferry AND tide)"),
        ("-ferry ", "NOT ferry"),
        ('"low ti', "“low ti…”"),
        ("fer* f?rry ", "fer* AND f?rry"),
        ("said:tide ", "content has tide"),
        ("speaker:ray cue:told outlet:post ", "speaker has ray AND cue has told AND outlet has post"),
        ("kind:direct is:unsure ", "kind = direct AND is unsure"),
        ("manner:thought -is:negated ", "manner = thought AND NOT is negated"),
        ("is:un", "is unsure or unattributed or unnamed"),
        ("tag:tide note:low is:starred ", "tag has tide AND note has low AND is starred"),
        ('-tag:"low tide"', "NOT tag = low tide"),
        ("is:dejected ", "is AND dejected (“is” cannot be “dejected”)"),
        ("mood:calm ", "mood AND calm (there is no field “mood”)"),
        ('mood:"calm sea"', "mood AND “calm sea” (there is no field “mood”)"),
        ("kind:odd ", "kind AND odd (“kind” cannot be “odd”)"),
        ("10:30 ", "10 AND 30"),
        ('"low tide"~3', "“low tide” with at most 3 words between"),
        ('said:"low tide"~1', "content has “low tide” with at most 1 word between"),
        ("ferry~ ", "ferry or like it (1 letter otherwise)"),
        ("speaker:tilerson~ ", "speaker has tilerson or like it (2 letters otherwise)"),
        ('author:doe article:"The Bridge"', "author has doe AND headline = The Bridge"),
        ("article:bridge ", "headline has bridge"),
        ("date:2017-04 -date:2017-04-03", "date = 2017-04 AND NOT date = 2017-04-03"),
        ("date:2016/2017-04", "date from 2016 until 2017-04"),
        ("date:/2016", "date until 2016"),
        ("date:2016/ ", "date from 2016"),
        ("date:2017/2016 ", "date from 2017 until 2016 (the period 2017/2016 ends before it begins)"),
        ("date:2017-02-30 ", "date AND 2017 AND 02 AND 30 (“date” cannot be “2017-02-30”)"),
        ('search:"boats"', "saved search “boats”"),
    ],
)
def test_a_query_is_told_back_in_words(query: str, words: str) -> None:
    parsed = parse(query)
    assert understood(parsed.tree, parsed.notes) == words


def test_filters_are_the_parts_with_a_field_and_know_their_places() -> None:
    query = 'tide -speaker:"Ada Moreau" kind:direct said:low'
    found = filters(query)
    assert [(part.field, part.value, part.excluded) for part in found] == [
        ("speaker", "Ada Moreau", True),
        ("kind", "direct", False),
        ("said", "low", False),
    ]
    assert [query[slice(*part.span)] for part in found] == ['speaker:"Ada Moreau"', "kind:direct", "said:low"]


def test_each_value_of_a_group_is_a_filter() -> None:
    assert filters("speaker:(ray OR bo)") == (
        QueryFilter(field="speaker", value="ray", excluded=False, span=Span(9, 12)),
        QueryFilter(field="speaker", value="bo", excluded=False, span=Span(16, 18)),
    )


def test_a_filter_inside_an_excluded_bracket_is_excluded() -> None:
    assert [part.excluded for part in filters("-(kind:direct -kind:mixed)")] == [True, False]


def test_brackets_may_be_deeper_than_anybody_means() -> None:
    assert parse("(" * 5000 + "ferry " + ")" * 5000).tree == a("ferry")


def test_of_a_very_long_query_the_beginning_is_used() -> None:
    parsed = parse("ferry " * 1000)
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.children) == 200
    assert parsed.notes == ("only the first 200 words are used",)


def test_of_one_very_long_word_with_signs_the_beginning_is_used() -> None:
    parsed = parse("ferry/" * 1000)
    assert isinstance(parsed.tree, And)
    assert len(parsed.tree.children) <= 201


@given(QUERIES)
@example("-" * 3000)
@example("NOT " * 3000)
@example('"' * 3001)
def test_no_string_is_an_error(text: str) -> None:
    parsed = parse(text)
    understood(parsed.tree, parsed.notes)
    for part in parsed.filters:
        assert 0 <= part.span.start < part.span.end <= len(text)
        assert part.value


@given(QUERIES)
def test_a_query_without_words_means_everything(text: str) -> None:
    parsed = parse(text)
    assert bool(understood(parsed.tree)) == (parsed.tree is not None)


@pytest.mark.parametrize("field", FACTS)
def test_every_fixed_value_is_known(field: str) -> None:
    for value in FACTS[field]:
        assert parse(f"{field}:{value} ").tree == Fact(field, (value,))
