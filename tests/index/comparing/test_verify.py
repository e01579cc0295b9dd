"""A quote and the statements that may be its source."""

import pytest

from index.comparing.findings import Difference, Verdict
from index.comparing.verify import verify, verify_asking
from index.comparing.wording import verdict_words

SAID = "“There is a low level of trust between our two countries, and that is not good.”"


def asked(quote, *rows, **other):
    return verify(quote, rows, article_count=6, **other)


def differences(finding):
    return [
        (str(piece.difference), piece.statement, piece.quote)
        for piece in finding.pieces
        if piece.difference is not Difference.SAME
    ]


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        (SAID, Verdict.EXACT),
        ("There is a low level of trust between our two countries, and that is not good", Verdict.EXACT),
        ('"There is a low level of trust between our two countries, and that is not good,"', Verdict.EXACT),
        ("There is  a low level of trust\nbetween our two countries, and that is not good.", Verdict.EXACT),
        ("There is a low level of trust between our two countries – and that is not good.", Verdict.PUNCTUATION),
        ("there is a low level of trust between our two countries. And that is not good!", Verdict.PUNCTUATION),
        ("a low level of trust between our two countries", Verdict.PART),
        ("There is a low level of trust … and that is not good.", Verdict.PART),
        ("There is a low level of trust [...] and that is not good.", Verdict.PART),
        ("There is a low level of trust between our two countries, and that is good.", Verdict.ALTERED),
        ("There is a low level of trust between our two countries, and that is … good.", Verdict.ALTERED),
        ("There is a low level of trust … good.", Verdict.PART),
        ("There is a high level of trust between our two countries, and that is not good.", Verdict.ALTERED),
        ("There is a low level of trust and that is not good.", Verdict.ALTERED),
        ("There is a low levle of trust between our two countries, and that is not good.", Verdict.ALTERED),
        ("There is a low level of trust between [Russia and us], and that is not good.", Verdict.ALTERED),
        ("The bridge will be closed until the end of the winter.", Verdict.NOT_FOUND),
        ("There is a level of noise in our streets, and we are not used to that.", Verdict.NOT_FOUND),
        ("is a of", Verdict.NOT_FOUND),
        ("…", Verdict.NOT_FOUND),
        ("", Verdict.NOT_FOUND),
    ],
)
def test_a_quote_is_told_apart_from_what_was_said(made, quote, verdict):
    answer = asked(quote, made(SAID))
    assert answer.verdict is verdict
    assert answer.article_count == 6
    assert bool(answer.findings) is (verdict is not Verdict.NOT_FOUND)


@pytest.mark.parametrize(
    ("quote", "wanted"),
    [
        (
            "There is a low level of trust between our two countries, and that is good.",
            [("left out", "not", "")],
        ),
        (
            "There is a very low level of trust between two countries, and that is not good.",
            [("added", "", "very"), ("left out", "our", "")],
        ),
        (
            "There is a high level of trust between our two countries, and that is not bad.",
            [("replaced", "low", "high"), ("replaced", "good", "bad")],
        ),
        (
            "There is a low levle of trust between our two countries, and that is not good.",
            [("replaced", "level", "levle")],
        ),
        (
            "There is a low level of trust … and that is good.",
            [("left out", "between our two countries", ""), ("left out", "not", "")],
        ),
    ],
)
def test_every_difference_is_shown(made, quote, wanted):
    (finding,) = asked(quote, made(SAID)).findings
    assert finding.verdict is Verdict.ALTERED
    assert differences(finding) == wanted


def test_what_an_ellipsis_or_brackets_mark_is_told_from_what_nothing_marks(made):
    (finding,) = asked("There [was] a low level of trust … and that is good.", made(SAID)).findings
    marked = {piece.statement: piece.is_marked for piece in finding.pieces if piece.difference is not Difference.SAME}
    assert marked == {"is": True, "between our two countries": True, "not": False}
    assert finding.changed_words == 1


def test_a_part_comes_with_what_was_cut_before_and_behind_it(made):
    (finding,) = asked("a low level of trust", made(SAID)).findings
    assert (finding.cut_before, finding.cut_behind) == ("There is", "between our two countries, and that is not good")


def test_the_better_source_comes_first(made):
    rows = made("“There is a low level of everything between our two countries.”"), made(SAID, number=2)
    answer = asked("There is a low level of trust between our two countries", *rows)
    assert [finding.row.id for finding in answer.findings] == [2, 1]
    assert [finding.verdict for finding in answer.findings] == [Verdict.PART, Verdict.ALTERED]


def test_words_that_stand_in_no_marks_are_only_reported_indirectly(made):
    answer = asked(
        "the bridge is not safe for lorries", made("that the bridge is not safe for lorries", kind="indirect")
    )
    assert answer.verdict is Verdict.INDIRECT
    assert answer.findings[0].match is Verdict.PART


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [("a shame for the whole harbour", Verdict.PART), ("the bridge was too old to be mended", Verdict.INDIRECT)],
)
def test_of_a_mixed_statement_only_the_words_in_marks_are_the_speaker_s(made, quote, verdict):
    row = made("that the bridge was too old to be mended and “a shame for the whole harbour”", kind="mixed")
    assert asked(quote, row).verdict is verdict


def test_another_speaker_than_the_one_named_is_told(made):
    rows = (made(SAID, person=1),)
    assert asked(SAID, *rows, speaker="Moreau", said_by={1}).verdict is Verdict.EXACT
    answer = asked(SAID, *rows, speaker="Otto Brandt", said_by={7})
    assert answer.verdict is Verdict.OTHER_SPEAKER
    assert answer.findings[0].match is Verdict.EXACT


def test_the_speaker_named_comes_before_others_who_said_the_same(made):
    rows = made(SAID, number=1, person=1), made(SAID, number=2, person=2)
    answer = asked(SAID, *rows, speaker="Brandt", said_by={2})
    assert answer.verdict is Verdict.EXACT
    assert [finding.row.id for finding in answer.findings] == [2, 1]


def test_a_statement_whose_speaker_is_not_named_contradicts_no_name(made):
    assert asked(SAID, made(SAID, person=None), speaker="Brandt", said_by={2}).verdict is Verdict.EXACT


def test_pieces_of_several_statements_are_told_apart_in_their_order(made):
    rows = (
        made("“The ferry will sail again in the spring, if the ice allows it.”", number=1),
        made("“Nobody has asked the fishermen of the old harbour what they want.”", number=2),
    )
    answer = asked("Nobody has asked the fishermen of the old harbour. The ferry will sail again in the spring", *rows)
    assert answer.verdict is Verdict.JOINED
    assert [finding.row.id for finding in answer.findings] == [2, 1]
    assert [finding.match for finding in answer.findings] == [Verdict.PART, Verdict.PART]


def test_pieces_of_others_than_the_one_named_say_so(made):
    rows = (
        made("“The ferry will sail again in the spring, if the ice allows it.”", number=1, person=1),
        made("“Nobody has asked the fishermen of the old harbour what they want.”", number=2, person=2),
    )
    quote = "Nobody has asked the fishermen of the old harbour. The ferry will sail again in the spring"
    answer = asked(quote, *rows, speaker="Moreau", said_by={1})
    assert [finding.verdict for finding in answer.findings] == [Verdict.OTHER_SPEAKER, Verdict.PART]


def test_spellings_of_one_word_cost_less_than_other_words(made):
    rows = (
        made("“The color of the harbor is what I like”", number=1),
        made("“The smell of the ships is what I like”", number=2),
    )
    answer = asked("The colour of the harbour is what I like", *rows)
    assert answer.findings[0].row.id == 1
    assert differences(answer.findings[0]) == [("replaced", "color", "colour"), ("replaced", "harbor", "harbour")]


def test_the_rest_of_a_quote_is_asked_for_where_no_statement_has_most_of_it(made):
    first = made(SAID)
    second = made("The bridge will be closed until the end of the winter, as everybody in town knows.", number=2)
    asked_for = []

    def ask(text):
        asked_for.append(text)
        return [second] if "bridge" in text and "trust" not in text else [first]

    quote = (
        "There is a low level of trust between our two countries, the bridge will be closed until the end of winter."
    )
    answer = verify_asking(quote, ask, article_count=2)
    assert answer.verdict is Verdict.JOINED
    assert [finding.row.id for finding in answer.findings] == [1, 2]
    assert asked_for[0] == quote


def test_nothing_more_is_asked_for_where_a_statement_has_the_quote(made):
    asked_for = []

    def ask(text):
        asked_for.append(text)
        return [made(SAID)]

    assert verify_asking(SAID.replace("not ", ""), ask, article_count=2).verdict is Verdict.ALTERED
    assert len(asked_for) == 1


def test_an_ellipsis_hides_no_dropped_not(made):
    answer = asked("There is a low level of trust between our two countries, and that is … good.", made(SAID))
    assert verdict_words(answer) == "altered: 1 word differs"
    assert differences(answer.findings[0]) == [("left out", "not", "")]
