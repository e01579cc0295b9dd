"""Back, forward, recent."""

from desktop.history import History, Position, with_recent


def visited(*queries: str) -> History:
    history = History()
    for query in queries:
        history.visit(query)
    return history


def test_back_and_forward_step_through_what_was_visited():
    history = visited("a", "b", "c")
    assert [history.back(), history.back(), history.back()] == ["b", "a", None]
    assert [history.forward(), history.forward(), history.forward()] == ["b", "c", None]


def test_visiting_something_new_forgets_what_lay_ahead():
    history = visited("a", "b")
    history.back()
    history.visit("c")
    assert not history.can_go_forward
    assert history.back() == "a"


def test_visiting_the_same_again_is_no_step():
    assert not visited("a", "a").can_go_back


def test_an_empty_history_goes_nowhere():
    assert History().back() is None
    assert History().forward() is None


def test_a_recent_query_moves_to_the_front_and_stands_there_once():
    assert with_recent(("a", "b"), " b ", limit=5) == ("b", "a")
    assert with_recent(("a", "b"), "c", limit=2) == ("c", "a")
    assert with_recent(("a",), "  ", limit=2) == ("a",)


def test_where_one_was_in_the_results_is_kept_with_its_query():
    history = visited("a", "b")
    history.leave("b", Position(current=2, selected=(1, 2), scrolled=30))
    history.leave("typed but never visited", Position(current=9))
    history.back()
    assert history.position == Position()
    history.forward()
    assert history.position == Position(2, (1, 2), 30)


def test_a_way_that_was_forgotten_takes_its_positions_along():
    history = visited("a", "b")
    history.leave("b", Position(current=2))
    history.back()
    history.visit("b")
    assert (history.present, history.position) == ("b", Position())


def test_an_empty_history_is_nowhere():
    history = History()
    history.leave("", Position(current=1))
    assert (history.present, history.position) == (None, Position())
