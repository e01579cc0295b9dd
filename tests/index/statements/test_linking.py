"""Sources, cues and contents that point at each other make one statement."""

import numpy as np
import pytest

from index.model import Span
from index.statements.decode import Role, RoleSpan
from index.statements.linking import link

WINDOW = 40


def pointing(targets):
    """Logarithms of probabilities over the positions of the window."""
    row = np.full(WINDOW, -20.0, np.float32)
    for position, probability in targets.items():
        row[position] = np.log(probability)
    return row


def role(kind, begin, end, *, to=None, source=None, passage=0, probability=0.9):
    """A span over the positions `begin` to `end`, its place in the text ten times as far."""
    return RoleSpan(
        role=kind,
        span=Span(10 * begin, 10 * end),
        passage=passage,
        begin=begin,
        end=end,
        probability=probability,
        begin_probability=probability,
        link=pointing(to or {}),
        source=pointing(source or {0: 0.9}),
    )


def test_content_cue_and_source_make_a_statement():
    content = role(Role.CONTENT, 6, 9, to={4: 0.9})
    (draft,) = link([role(Role.SOURCE, 1, 3), role(Role.CUE, 4, 5, source={1: 0.8, 0: 0.1}), content])
    assert (draft.mention, draft.cue, draft.content) == ((Span(10, 30),), (Span(40, 50),), (Span(60, 90),))


def test_a_content_goes_to_the_cue_that_it_points_at():
    first, second = role(Role.CUE, 1, 2), role(Role.CUE, 10, 11)
    drafts = link([first, role(Role.CONTENT, 4, 8, to={1: 0.2, 10: 0.7}), second])
    assert [len(draft.content) for draft in drafts] == [0, 1]


def test_a_content_that_points_nowhere_is_dropped():
    (draft,) = link([role(Role.CUE, 1, 2), role(Role.CONTENT, 4, 8, to={0: 0.99, 1: 0.001})])
    assert draft.content == ()


def test_a_content_without_any_cue_is_no_statement():
    assert link([role(Role.CONTENT, 4, 8)]) == []


def test_pieces_on_both_sides_of_a_cue_are_one_statement_in_order():
    after, before = role(Role.CONTENT, 8, 9, to={5: 0.9}), role(Role.CONTENT, 1, 3, to={5: 0.9})
    (draft,) = link([after, role(Role.CUE, 5, 6), before])
    assert draft.content == (Span(10, 30), Span(80, 90))
    assert len(draft.content_links) == 2


def test_a_cue_that_points_at_another_is_part_of_it():
    (draft,) = link([role(Role.CUE, 1, 2), role(Role.CUE, 8, 9, to={1: 0.9}), role(Role.CONTENT, 3, 5, to={1: 0.9})])
    assert draft.cue == (Span(10, 20), Span(80, 90))


def test_cues_of_two_paragraphs_stay_apart():
    drafts = link([role(Role.CUE, 1, 2), role(Role.CUE, 8, 9, to={1: 0.9}, passage=1)])
    assert len(drafts) == 2


def test_two_cues_may_share_a_source():
    first = role(Role.CUE, 4, 5, source={1: 0.9})
    second = role(Role.CUE, 12, 13, source={1: 0.9})
    drafts = link([role(Role.SOURCE, 1, 3), first, second])
    assert [draft.mention for draft in drafts] == [(Span(10, 30),)] * 2


def test_a_cue_without_a_source_has_no_mention():
    (draft,) = link([role(Role.SOURCE, 1, 3), role(Role.CUE, 4, 5, source={0: 0.9, 1: 0.05})])
    assert draft.mention == ()


def test_a_source_two_paragraphs_away_is_not_taken():
    (draft,) = link([role(Role.SOURCE, 1, 3), role(Role.CUE, 30, 31, source={1: 0.99, 0: 0.01}, passage=2)])
    assert draft.mention == ()


def test_a_source_is_taken_by_the_sum_of_its_words():
    cue = role(Role.CUE, 20, 21, source={1: 0.3, 2: 0.3, 8: 0.35})
    (draft,) = link([role(Role.SOURCE, 1, 4), role(Role.SOURCE, 8, 9), cue])
    assert draft.mention == (Span(10, 40),)


def test_a_statement_is_as_sure_as_its_least_sure_part():
    contents = [role(Role.CONTENT, 6 * n, 6 * n + 2, to={1: 0.9}, probability=p) for n, p in ((1, 0.9), (2, 0.5))]
    (draft,) = link([role(Role.CUE, 1, 2), *contents])
    assert draft.signals.content == pytest.approx(0.5)


def test_cues_that_follow_each_other_are_one():
    spans = [role(Role.CUE, 4, 6), role(Role.CUE, 6, 7), role(Role.CONTENT, 7, 9, to={6: 0.6, 4: 0.1})]
    (draft,) = link(spans)
    assert (draft.cue, draft.content) == ((Span(40, 70),), (Span(70, 90),))


def test_cues_with_something_between_them_are_two():
    spans = [role(Role.CUE, 4, 6), role(Role.CUE, 7, 8), role(Role.CONTENT, 8, 9, to={7: 0.9})]
    assert [draft.cue for draft in link(spans)] == [(Span(40, 60),), (Span(70, 80),)]


def test_cues_that_point_at_different_sources_are_two():
    spans = [
        role(Role.SOURCE, 2, 3),
        role(Role.CUE, 1, 2, source={2: 0.9}),
        role(Role.SOURCE, 8, 9),
        role(Role.CUE, 9, 10, to={1: 0.9}, source={8: 0.9}),
    ]
    assert [(draft.cue, draft.mention) for draft in link(spans)] == [
        ((Span(10, 20),), (Span(20, 30),)),
        ((Span(90, 100),), (Span(80, 90),)),
    ]


def test_a_source_in_another_paragraph_is_not_taken():
    (draft,) = link([role(Role.SOURCE, 1, 3), role(Role.CUE, 4, 5, source={1: 0.8, 0: 0.1}, passage=1)])
    assert draft.mention == ()
