"""Filters: counts, names, and what a click means."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.facet_model import SHORT_LIST, FacetKind, FacetModel
from desktop.facet_view import FacetPane
from index.model import FacetValue, QueryFilter, Span
from tests.desktop.samples import some_results

MANY = tuple(FacetValue(value=f"Speaker {n}", count=100 - n) for n in range(40))


@pytest.fixture
def model(qapp):
    return FacetModel()


def labels(model: FacetModel, kind=FacetKind.VALUE):
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    return [row.label for row in rows if row.kind is kind]


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, model):
    model.show(some_results())
    qtmodeltester.check(model)


def test_every_field_has_a_heading_and_its_values(model):
    model.show(some_results())
    assert labels(model, FacetKind.HEADING) == ["Speakers", "Kind", "Certainty"]
    assert labels(model) == ["Ann Field", "a driver", "direct", "indirect", "clear", "likely"]


def test_the_box_shows_only_names_with_these_letters_whatever_case_or_accents(model):
    model.show(
        some_results(facets={"speaker": (FacetValue(value="Zoë Ünal", count=1), FacetValue(value="Bo", count=2))})
    )
    model.set_name_filter("ZOE ")
    assert labels(model) == ["Zoë Ünal"]


def test_the_box_leaves_fields_without_names_alone(model):
    model.show(some_results())
    model.set_name_filter("zzz")
    assert labels(model) == ["direct", "indirect", "clear", "likely"]


def test_a_long_list_of_names_is_cut_until_asked_for(model):
    model.show(some_results(facets={"speaker": MANY}))
    assert len(labels(model)) == SHORT_LIST
    assert labels(model, FacetKind.MORE) == ["Show all 40"]
    model.toggle_field("speaker")
    assert len(labels(model)) == 40
    assert labels(model, FacetKind.MORE) == ["Show fewer"]


def test_a_chosen_name_is_shown_although_the_list_is_cut(model):
    part = QueryFilter(field="speaker", value="speaker 39", excluded=False, span=Span(0, 18))
    model.show(some_results(facets={"speaker": MANY}, filters=(part,)))
    assert labels(model)[-1] == "Speaker 39"


def test_a_part_of_a_name_in_the_query_marks_the_names_it_means(model):
    part = QueryFilter(field="speaker", value="field", excluded=False, span=Span(0, 13))
    model.show(some_results(filters=(part,)))
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [row.label for row in rows if row.filter] == ["Ann Field"]
    assert "field" not in labels(model)


def test_a_filter_without_results_can_still_be_removed(model):
    part = QueryFilter(field="kind", value="mixed", excluded=True, span=Span(0, 11))
    model.show(some_results(ids=(), facets={}, filters=(part,)))
    assert model.row(model.index(1)).filter == part
    assert model.row(model.index(1)).count == 0


def test_other_values_stay_to_be_added_once_one_is_chosen(model):
    model.show(some_results())
    part = QueryFilter(field="kind", value="direct", excluded=False, span=Span(0, 11))
    model.show(some_results(facets={"kind": (FacetValue(value="direct", count=2),)}, filters=(part,)))
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [(row.label, row.count) for row in rows if row.field == "kind"][1:] == [("direct", 2), ("indirect", None)]


def test_kinds_and_tiers_have_an_order_of_their_own(model):
    values = tuple(FacetValue(value=value, count=9 - n) for n, value in enumerate(("indirect", "direct")))
    model.show(some_results(facets={"kind": values}))
    assert labels(model) == ["direct", "indirect"]


def test_a_screen_reader_hears_whether_a_filter_is_chosen(model):
    part = QueryFilter(field="kind", value="direct", excluded=False, span=Span(0, 11))
    model.show(some_results(filters=(part,)))
    words = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert "Kind: direct, 2 statements, chosen" in words


@pytest.fixture
def pane(qtbot: QtBot, model, theme):
    model.show(some_results())
    made = FacetPane(model, theme)
    qtbot.addWidget(made)
    made.resize(220, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "how"),
    [
        (Qt.KeyboardModifier.NoModifier, "replace"),
        (Qt.KeyboardModifier.ControlModifier, "add"),
        (Qt.KeyboardModifier.ShiftModifier, "widen"),
        (Qt.KeyboardModifier.AltModifier, "exclude"),
    ],
)
def test_a_click_says_how_by_the_keys_held(qtbot: QtBot, model, pane, keys, how):
    place = pane.list.visualRect(model.index(1)).center()
    with qtbot.waitSignal(pane.chosen) as caught:
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, keys, place)
    row, found = caught.args
    assert (row.field, row.value, found) == ("speaker", "Ann Field", how)


def test_enter_chooses_the_current_value(qtbot: QtBot, model, pane):
    pane.list.setCurrentIndex(model.index(1))
    with qtbot.waitSignal(pane.chosen):
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)


def test_a_click_on_a_heading_does_nothing(qtbot: QtBot, model, pane):
    place = pane.list.visualRect(model.index(0)).center() + QPoint(0, 4)
    with qtbot.assertNotEmitted(pane.chosen):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_pane_can_be_painted_in_every_state(model, pane):
    part = QueryFilter(field="kind", value="direct", excluded=True, span=Span(0, 11))
    model.show(some_results(filters=(part,)))
    assert not pane.grab().isNull()
