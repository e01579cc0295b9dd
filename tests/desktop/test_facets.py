"""Filters: counts, names, and what a click means."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.date_chart import DateChart
from desktop.facet_model import SHORT_LIST, FacetKind, FacetModel
from desktop.facet_view import FacetPane
from desktop.folding import folded, folded_all
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


def test_a_click_on_a_heading_chooses_nothing(qtbot: QtBot, model, pane):
    place = pane.list.visualRect(model.index(0)).center() + QPoint(0, 4)
    with qtbot.assertNotEmitted(pane.chosen):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_pane_can_be_painted_in_every_state(model, pane):
    part = QueryFilter(field="kind", value="direct", excluded=True, span=Span(0, 11))
    model.show(some_results(filters=(part,)))
    assert not pane.grab().isNull()


DATES = (FacetValue(value="2021-03", count=4), FacetValue(value="2021-01", count=2), FacetValue(value="2020", count=1))
FULL = {
    "speaker": MANY,
    "cue": (FacetValue(value="said", count=5), FacetValue(value="told", count=1)),
    "source": (FacetValue(value="unnamed", count=4), FacetValue(value="named", count=3)),
    "date": DATES,
}


@pytest.fixture
def full_pane(qtbot: QtBot, model, pane):
    model.show(some_results(facets=FULL))
    # Qt lays a list out when it is idle.
    qtbot.waitUntil(lambda: pane.list.chart is not None and pane.list.chart.isVisible())
    return pane


def dragged(qtbot: QtBot, chart, start: int, end: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    width = chart.width() / len(chart.dates)
    places = [
        QPoint(next(x for x in range(chart.width()) if chart.bar_at(x) == bar) + int(width / 3), chart.height() // 2)
        for bar in (start, end)
    ]
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, keys, places[0])
    qtbot.mouseMove(chart, places[1])
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, keys, places[1])


def test_reporting_words_and_sources_have_headings_and_values_of_their_own(model):
    model.show(some_results(facets=FULL))
    assert labels(model, FacetKind.HEADING) == ["Speakers", "Date", "Source", "Reporting words"]
    assert labels(model)[-4:] == ["named", "described, not named", "said", "told"]


def test_a_source_is_asked_for_with_is(model):
    model.show(some_results(facets=FULL))
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert {row.field for row in rows if row.group == "source" and row.kind is FacetKind.VALUE} == {"is"}


def test_a_folded_group_shows_nothing_but_what_the_query_has_of_it(model):
    part = QueryFilter(field="cue", value="told", excluded=False, span=Span(0, 8))
    model.show(some_results(facets=FULL, filters=(part,)))
    model.toggle_group("cue")
    model.toggle_group("speaker")
    assert [label for label in labels(model) if label in {"said", "told"}] == ["told"]
    assert "Speaker 0" not in labels(model)
    model.toggle_group("speaker")
    assert "Speaker 0" in labels(model)


def test_a_heading_folds_with_a_click_and_with_the_keyboard_which_stays_there(qtbot: QtBot, model, full_pane):
    heading = model.heading("cue")
    with qtbot.waitSignal(model.collapsed_changed):
        qtbot.mouseClick(
            full_pane.list.viewport(), Qt.MouseButton.LeftButton, pos=full_pane.list.visualRect(heading).center()
        )
    assert "said" not in labels(model)
    assert full_pane.list.currentIndex() == model.heading("cue")
    with qtbot.waitSignal(model.collapsed_changed):
        qtbot.keyClick(full_pane.list, Qt.Key.Key_Return)
    assert "said" in labels(model)


def test_a_long_list_that_is_opened_has_a_box_to_look_in_it(qtbot: QtBot, model, full_pane):
    model.toggle_field("speaker")
    qtbot.waitUntil(lambda: full_pane.list.overlay("speaker") is not None)
    box = full_pane.list.overlay("speaker")
    qtbot.keyClicks(box, "speaker 3")
    assert [label for label in labels(model) if label.startswith("Speaker")] == [
        f"Speaker {n}" for n in (3, *range(30, 40))
    ]
    assert "said" in labels(model)
    model.toggle_field("speaker")
    assert box.text() == ""
    qtbot.waitUntil(lambda: not box.isVisible())


def test_the_chart_has_a_bar_for_every_month_and_none_for_what_is_known_less_precisely(full_pane):
    assert full_pane.list.chart.dates == ("2021-01", "2021-02", "2021-03")


@pytest.mark.parametrize(
    ("keys", "how"), [(Qt.KeyboardModifier.NoModifier, "replace"), (Qt.KeyboardModifier.AltModifier, "exclude")]
)
def test_dragging_over_the_chart_chooses_a_period(qtbot: QtBot, full_pane, keys, how):
    with qtbot.waitSignal(full_pane.chosen) as caught:
        dragged(qtbot, full_pane.list.chart, 2, 1, keys)
    row, found = caught.args
    assert (row.field, row.value, row.filter, found) == ("date", "2021-02/2021-03", None, how)


def test_one_bar_is_one_date(qtbot: QtBot, full_pane):
    with qtbot.waitSignal(full_pane.chosen) as caught:
        dragged(qtbot, full_pane.list.chart, 1, 1)
    assert caught.args[0].value == "2021-02"


def test_a_period_can_be_chosen_with_the_keyboard_alone(qtbot: QtBot, model, full_pane):
    full_pane.list.setFocus()
    full_pane.list.setCurrentIndex(model.heading("date"))
    qtbot.keyClick(full_pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(full_pane.list, Qt.Key.Key_Return)
    chart = full_pane.list.chart
    assert chart.hasFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(full_pane.chosen) as caught:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert caught.args[0].value == "2021-02/2021-03"
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert full_pane.list.hasFocus()
    assert model.row(full_pane.list.currentIndex()).label == "Source"


def test_delete_takes_the_period_out_again(qtbot: QtBot, model, full_pane):
    part = QueryFilter(field="date", value="2021", excluded=False, span=Span(0, 9))
    model.show(some_results(facets=FULL, filters=(part,)))
    with qtbot.waitSignal(full_pane.chosen) as caught:
        qtbot.keyClick(full_pane.list.chart, Qt.Key.Key_Delete)
    assert (caught.args[0].filter, caught.args[1]) == (part, "replace")


@pytest.mark.parametrize(
    ("dates", "bars"),
    [
        (("2019", "2021"), ("2019", "2020", "2021")),
        (("2020-12", "2021-01"), ("2020-12", "2021-01")),
        (("2020-02-28", "2020-03-01"), ("2020-02-28", "2020-02-29", "2020-03-01")),
        (("2021-02-31", "2021-02-03"), ("2021-02-03", "2021-02-31")),
        ((), ()),
    ],
)
def test_bars_have_no_gaps(qtbot: QtBot, theme, dates, bars):
    chart = DateChart(theme)
    qtbot.addWidget(chart)
    chart.resize(200, 60)
    chart.show_counts(dict.fromkeys(dates, 1))
    assert chart.dates == bars
    assert not chart.grab().isNull()


def test_an_answer_with_the_same_values_leaves_the_list_as_it_is(qtbot: QtBot, model):
    model.show(some_results())
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(some_results())
    with qtbot.waitSignal(model.modelReset):
        model.show(some_results(facets={"speaker": MANY[:2]}))


def test_of_many_known_names_those_with_the_words_of_the_query_stay_in_sight(model):
    names = tuple(FacetValue(value=name, count=9) for name in ("Ann Lee", "Lee Anders", "Zoë Ünal", "Joan Lee"))
    model.show(some_results(facets={"speaker": (*MANY, *names)}))
    part = QueryFilter(field="speaker", value="lee", excluded=False, span=Span(0, 11))
    model.show(some_results(facets={}, filters=(part,)))
    assert labels(model)[-3:] == ["Ann Lee", "Lee Anders", "Joan Lee"]


@pytest.mark.parametrize("names", [["Ann ", "bo"], ["Zoë", " Ünal"], ["a\nb", "c"], [], [""]])
def test_names_are_folded_together_as_one_by_one(names):
    assert folded_all(names) == [folded(each) for each in names]
