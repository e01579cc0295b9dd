"""How marks and corrections look and sound: in a row, in the filters, in the context."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from desktop.context_panel import ContextPanel
from desktop.facet_model import FacetKind, FacetModel
from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from desktop.library import LoadedArticle
from desktop.reasons import Part, evidence_of
from desktop.wording import credit_line, spoken_row
from index.model import Change, Corrected, FacetValue, Marks
from tests.desktop.samples import a_row, a_stored_article, an_article, bridges, some_results, unattributed

MARKED = Marks(starred=True, checked="2021-05-04T12:00:00Z", tags=("bridge", "to call"), note="Ask again.")
YOURS = replace(a_row(1), corrected=frozenset({Corrected.SPEAKER}), found=a_row(2, position=2).statement.attribution)
CHANGE = Change(
    id=4,
    made_at="2021-05-04T12:00:00Z",
    title="Change of speaker",
    subject="the bridge would open in May",
    before="a driver",
    after="Ann Field",
    statement_ids=(1,),
    corrects=Corrected.SPEAKER,
)


def test_a_screen_reader_hears_every_mark():
    words = spoken_row(a_row(1, marks=MARKED))
    for part in ("starred", "checked by you on 4 May 2021", "tags: bridge, to call", "note: Ask again."):
        assert part in words


def test_a_speaker_set_by_the_user_is_not_called_clear():
    assert credit_line(YOURS) == "Ann Field – set by you"
    assert "attribution set by you" in spoken_row(YOURS)


def test_the_reason_tells_who_set_it_when_and_what_was_found():
    lines = {line.part: line.plain for line in evidence_of(an_article(), YOURS, (CHANGE,))}
    assert lines[Part.YOURS] == "Ann Field – set by you"
    assert lines[Part.CORRECTION].startswith("4 May 2021, ")
    assert lines[Part.CORRECTION].endswith("from a driver to Ann Field")
    assert lines[Part.FOUND] == "the program had found a driver who was waiting – clear"
    assert Part.CHAIN not in lines


def test_nobody_set_by_the_user_is_told_from_nobody_found():
    row = replace(unattributed(a_row(1)), corrected=frozenset({Corrected.SPEAKER}))
    assert next(line.plain for line in evidence_of(an_article(), row)) == "Speaker not named – set by you"


def test_only_the_last_correction_of_a_kind_that_stands_is_told():
    older = replace(CHANGE, id=3, before="x", after="a driver")
    undone = replace(CHANGE, id=5, undone=True)
    star = replace(CHANGE, id=6, corrects=None)
    loaded = LoadedArticle(stored=a_stored_article(), statements=(YOURS,), changes=(star, undone, CHANGE, older))
    assert loaded.corrections(1) == (CHANGE,)
    assert loaded.corrections(2) == ()


# Rows


@pytest.fixture
def shown(qtbot: QtBot, theme):
    """A list with one marked and corrected statement, and one without."""
    row = replace(a_row(1, marks=MARKED), corrected=frozenset(Corrected))
    model = HitModel(lambda ids: tuple(row if each == 1 else a_row(each) for each in ids))
    view = HitView(model, theme)
    qtbot.addWidget(view)
    view.resize(900, 300)
    with qtbot.waitExposed(view):
        view.show()
    model.show((1, 2), (), bridges)
    return view


@pytest.mark.parametrize("width", [260, 900])
def test_marks_are_painted_at_every_width(shown, width):
    shown.resize(width, 300)
    first, second = (shown.visualRect(shown.model().index(row)) for row in (0, 1))
    picture = shown.viewport().grab()
    assert picture.copy(first).toImage() != picture.copy(second).toImage()


def test_the_tooltip_says_what_the_signs_mean(qtbot: QtBot, shown):
    place = shown.visualRect(shown.model().index(0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, shown.viewport().mapToGlobal(place))
    QApplication.sendEvent(shown.viewport(), event)
    words = QToolTip.text()
    assert "starred" in words
    assert "you set where it begins and ends" in words
    QToolTip.hideText()


def test_a_list_of_the_same_statements_keeps_its_place_and_selection(qtbot: QtBot, shown):
    shown.model().show(tuple(range(1, 80)), (), bridges)
    shown.select_row(40)
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    place = shown.verticalScrollBar().value()
    with qtbot.assertNotEmitted(shown.model().modelReset):
        shown.model().show(tuple(range(1, 80)), (), bridges)
    assert shown.verticalScrollBar().value() == place
    assert shown.current_id() == 41


def test_the_neighbours_of_a_row_are_those_below_and_then_those_above(shown):
    shown.model().show((1, 2, 3, 4), (), bridges)
    assert list(shown.model().neighbours(2)) == [3, 4, 1]
    assert list(shown.model().neighbours(9)) == []


# Filters


def test_marks_and_tags_have_filters_of_their_own(qapp):
    model = FacetModel()
    values = (
        FacetValue(value="checked", count=1),
        FacetValue(value="clear", count=2),
        FacetValue(value="starred", count=1),
    )
    model.show(some_results(facets={"is": values, "tag": (FacetValue(value="to call", count=1),)}))
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    assert [row.label for row in rows if row.kind is FacetKind.HEADING] == ["Certainty", "Your marks", "Your tags"]
    assert [row.label for row in rows if row.group == "marks"] == ["Your marks", "starred", "checked"]
    assert [(row.field, row.value) for row in rows if row.label == "starred"] == [("is", "starred")]


def test_the_box_looks_in_tags_too(qapp):
    model = FacetModel()
    tags = (FacetValue(value="bridge", count=1), FacetValue(value="Brücke", count=1))
    model.show(some_results(facets={"tag": tags}))
    model.set_name_filter("bruc")
    assert [model.index(n).data() for n in range(model.rowCount())] == ["Your tags", "Brücke"]


# The context


@pytest.fixture
def panel(qtbot: QtBot, theme):
    made = ContextPanel(theme)
    qtbot.addWidget(made)
    made.resize(460, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(LoadedArticle(stored=a_stored_article(), statements=(a_row(1, marks=MARKED), a_row(2))), 1)
    return made


def test_marks_stand_above_the_reason_and_only_where_there_are_any(panel):
    words = [label.text() for label in panel.marks.findChildren(QLabel) if label.isVisible()]
    assert words[0].startswith("Starred · Checked by you on 4 May 2021 · ")
    assert words[1] == "Ask again."
    panel.show_statement(2)
    assert not panel.marks.isVisible()


def test_a_tag_is_a_link(qtbot: QtBot, panel):
    label = panel.marks.findChildren(QLabel)[0]
    with qtbot.waitSignal(panel.tag_chosen) as caught:
        label.linkActivated.emit("to call")
    assert caught.args == ["to call"]


def test_the_headline_gives_way_to_a_form_only_in_a_low_window(qtbot: QtBot, panel):
    panel.set_editing(True)
    assert panel._headline.isVisible()
    panel.resize(460, 200)
    qtbot.waitUntil(lambda: not panel._headline.isVisible())
    panel.set_editing(False)
    assert panel._headline.isVisible()


def test_hovering_the_article_tells_who_was_credited_by_the_user(qtbot: QtBot, panel):
    loaded = LoadedArticle(stored=a_stored_article(), statements=(YOURS,))
    panel.show_article(loaded, 1)
    cursor = panel.text.document().find("bridge would open")
    place = panel.text.cursorRect(cursor).center() - QPoint(10, 0)
    QApplication.sendEvent(
        panel.text.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, panel.text.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == "Ann Field – set by you"
    QToolTip.hideText()
