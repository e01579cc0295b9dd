"""The list of results reads rows when asked and finds them by id."""

from dataclasses import replace

import pytest
from pytestqt.modeltest import ModelTester

from desktop.hit_model import BLOCK, CACHE_SIZE, HitModel, HitRole
from index.errors import StatementNotFound
from index.model import Marks
from tests.desktop.samples import a_row, bridges


class Store:
    """Rows by number; counts how often it was asked."""

    def __init__(self, gone=frozenset()):
        self.asked, self.gone = [], gone

    def __call__(self, ids):
        self.asked.append(tuple(ids))
        for each in ids:
            if each in self.gone:
                raise StatementNotFound(each)
        return tuple(a_row(each) for each in ids)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester):
    model = HitModel(Store())
    model.show((1, 2, 3), (), bridges)
    qtmodeltester.check(model)
    model.show((), (), bridges)
    qtmodeltester.check(model)


def test_rows_that_came_with_the_answer_are_not_read_again(qapp):
    store = Store()
    model = HitModel(store)
    model.show((1, 2), (a_row(1), a_row(2)), bridges)
    assert model.statement(1).id == 2
    assert store.asked == []


def test_a_row_is_read_with_its_neighbours_and_then_remembered(qapp):
    store = Store()
    model = HitModel(store)
    model.show(tuple(range(100, 1100)), (), bridges)
    assert model.rowCount() == 1000
    assert model.statement(500).id == 600
    assert model.statement(501).id == 601
    assert len(store.asked) == 1
    assert len(store.asked[0]) == BLOCK


def test_only_a_few_hundred_rows_are_kept(qapp):
    store = Store()
    model = HitModel(store)
    model.show(tuple(range(1, 5000)), (), bridges)
    for row in range(0, 4999, BLOCK):
        model.statement(row)
    assert len(model._cache) <= CACHE_SIZE


def test_a_row_that_is_gone_from_the_library_stays_empty_and_hides_no_other(qapp):
    model = HitModel(Store(gone={2}))
    model.show((1, 2, 3), (), bridges)
    assert model.index(1).data(HitRole.STATEMENT) is None
    assert model.index(2).data(HitRole.STATEMENT).id == 3


def test_hits_are_counted_in_the_quote(qapp):
    model = HitModel(Store())
    model.show((1,), (), bridges)
    assert model.index(0).data(HitRole.HITS) == bridges(model.index(0).data())


def test_a_row_is_found_by_its_id(qapp):
    model = HitModel(Store())
    model.show((7, 5), (), bridges)
    assert (model.row_of(5), model.row_of(7), model.row_of(9)) == (1, 0, None)


@pytest.mark.parametrize("row", [-1, 3])
def test_beyond_the_list_there_is_nothing(qapp, row):
    model = HitModel(Store())
    model.show((1, 2, 3), (), bridges)
    assert model.statement(row) is None


def test_a_screen_reader_hears_speaker_certainty_kind_and_place(qapp):
    from PySide6.QtCore import Qt

    model = HitModel(Store())
    model.show((1,), (), bridges)
    words = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == ("Ann Field, attribution clear, indirect: the bridge would open in May The Courier · 3 May 2021")


def test_the_same_rows_with_the_same_hits_are_not_painted_again(qapp):
    model, told = HitModel(Store()), []
    model.dataChanged.connect(lambda *_: told.append("changed"))
    rows = (a_row(1), a_row(2))
    model.show((1, 2), rows, bridges)
    model.index(0).data(HitRole.HITS)
    model.show((1, 2), rows, bridges)
    assert told == []
    model.show((1, 2), rows, lambda _: ())
    assert told == ["changed"]
    assert model.index(0).data(HitRole.HITS) == ()
    model.show((1, 2), (rows[0], replace(rows[1], marks=Marks(starred=True))), lambda _: ())
    assert told == ["changed"] * 2


def test_rows_read_besides_those_of_an_answer_are_read_again(qapp):
    store, told = Store(), []
    model = HitModel(store)
    model.dataChanged.connect(lambda *_: told.append("changed"))
    model.show((1, 2), (a_row(1),), bridges)
    model.statement(1)
    model.show((1, 2), (a_row(1),), bridges)
    assert told == ["changed"]
    assert model.statement(1).id == 2
    assert len(store.asked) == 2
