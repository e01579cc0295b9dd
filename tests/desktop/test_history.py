"""Back, forward, recent."""

from desktop.history import History, with_recent


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
