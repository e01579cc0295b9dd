"""The people of a library in the window: the list, one person, and the question whether two are one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.people_model import PeopleModel, PersonRole
from desktop.person_panel import PersonPanel
from desktop.settings import View
from desktop.suggestion_band import SuggestionBand, fuller
from index.model import LONGEST_NAME_CHARS, Joined, Person, SpeakerKind, Suggestion
from index.workspace import Workspace
from tests.desktop.driving import control_held, search, settled

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ANN = Person(
    id=1,
    name="Ann Field",
    kind=SpeakerKind.PERSON,
    aliases=("Field",),
    names=("Ann Field", "Field"),
    joined=(Joined(name="Ann Field", reason="the same full name"), Joined(name="Field", reason="merged by you")),
    statement_count=2,
)
FIELD = Person(id=2, name="Field", kind=SpeakerKind.PERSON, statement_count=9)
TOLD = (
    "Bridge will open in May\n\nThe bridge would open in May, Ann Field said on Monday. "
    "“It is a good bridge”, Field added.",
    "Bridge is late\n\n“The bridge will open in June”, Field said on Tuesday. “We are sorry”, Field said.",
    "Ferry goes on\n\n“The ferry goes on”, Bo Lake said on Tuesday.",
)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester, qapp):
    model = PeopleModel()
    model.show((ANN, FIELD))
    qtmodeltester.check(model)


def test_people_of_one_name_are_told_apart_by_their_articles():
    model = PeopleModel()
    one, other = replace(FIELD, article="Bridge is late"), replace(FIELD, id=3, article="Ferry goes on")
    model.show((ANN, replace(one, name="Bo Lake")))
    assert model.index(1).data(PersonRole.WHERE) == ""
    model.show((ANN, one, other))
    assert [model.index(row).data(PersonRole.WHERE) for row in range(3)] == ["", "Bridge is late", "Ferry goes on"]
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Field, 9 statements · in “Ferry goes on”"


def test_the_fuller_name_stays_though_the_other_says_more():
    assert fuller(Suggestion(first=FIELD, second=ANN, reason="a surname")) is ANN


@pytest.fixture
def band(qtbot: QtBot, theme):
    made = SuggestionBand(theme)
    qtbot.addWidget(made)
    return made


def test_the_band_is_not_there_without_a_question(band):
    band.show_suggestions(())
    assert band.isHidden()


def test_the_question_about_people_of_one_name_tells_their_articles(band):
    one, other = replace(FIELD, article="Bridge is late"), replace(FIELD, id=3, article="Ferry goes on")
    band.show_suggestions((Suggestion(first=one, second=other, reason="the same name"),))
    words = " ".join(label.text() for label in band.findChildren(QLabel))
    assert "Bridge is late" in words
    assert "Ferry goes on" in words


def test_a_question_can_be_put_off_and_comes_again(qtbot: QtBot, band):
    other = replace(ANN, id=3, name="Bo Lake")
    band.show_suggestions(
        (Suggestion(first=FIELD, second=ANN, reason="a surname"), Suggestion(first=FIELD, second=other, reason="x"))
    )
    first = band.suggestion
    qtbot.mouseClick(band.later, Qt.MouseButton.LeftButton)
    assert band.suggestion != first
    qtbot.mouseClick(band.later, Qt.MouseButton.LeftButton)
    assert band.suggestion == first


def test_the_question_names_both_and_the_reason(band):
    band.show_suggestions((Suggestion(first=FIELD, second=replace(ANN, name="<Ann> Field"), reason="a surname"),))
    words = " ".join(label.text() for label in band.findChildren(QLabel))
    assert "&lt;Ann&gt; Field" in words
    assert "a surname" in words


@pytest.fixture
def panel(qtbot: QtBot, theme):
    made = PersonPanel(theme)
    qtbot.addWidget(made)
    made.show_person(ANN)
    made.resize(400, 500)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_enter_in_the_name_renames(qtbot: QtBot, panel):
    panel.name.selectAll()
    qtbot.keyClicks(panel.name, "Ann  M. Field ")
    with qtbot.waitSignal(panel.rename_wanted) as caught:
        qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    assert caught.args == [ANN, "Ann M. Field"]


def test_no_more_is_taken_than_a_name_may_have(panel):
    panel.name.selectAll()
    panel.name.insert("x" * 300)
    assert len(panel.name.text()) == LONGEST_NAME_CHARS


def test_enter_in_the_further_names_sets_them(qtbot: QtBot, panel):
    qtbot.keyClicks(panel.aliases, ", the mayor,, Field")
    with qtbot.waitSignal(panel.aliases_wanted) as caught:
        qtbot.keyClick(panel.aliases, Qt.Key.Key_Return)
    assert caught.args == [ANN, ("Field", "the mayor")]


def test_ticked_names_can_be_split_off_but_not_all_of_them(qtbot: QtBot, panel):
    first, second = panel.findChildren(QCheckBox)
    assert not panel.split.isEnabled()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.split_wanted) as caught:
        qtbot.mouseClick(panel.split, Qt.MouseButton.LeftButton)
    assert caught.args == [ANN, ("Field",)]
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert not panel.split.isEnabled()


def test_every_name_has_its_reason_beside_it(panel):
    words = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert {"the same full name", "merged by you"} <= set(words)


# The whole window


@pytest.fixture
def people(qtbot: QtBot, open_window, tmp_path) -> MainWindow:
    """A window over three articles, with its people listed."""
    with Workspace.open(tmp_path / "library") as workspace:
        for number, text in enumerate(TOLD):
            workspace.import_text(text, source=f"{number}")
    window = open_window(tmp_path / "library")
    settled(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    qtbot.waitUntil(lambda: window.people.is_shown and window.people.view.list.model().rowCount() > 0)
    return window


def names(window: MainWindow) -> list[str]:
    model = window.people.view.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def done(qtbot: QtBot, window: MainWindow, do) -> None:
    """Does something that changes the library and waits until the list of people is read again."""
    model = window.people.view.list.model()
    with qtbot.waitSignal(window.changes.changed), qtbot.waitSignal(model.modelReset):
        do()


def choose(window: MainWindow, name: str) -> None:
    view = window.people.view.list
    view.setFocus()
    view.setCurrentIndex(view.model().index(names(window).index(name)))


def test_the_list_has_everybody_and_the_box_filters_it(qtbot: QtBot, people):
    assert sorted(names(people)) == ["Ann Field", "Bo Lake", "Field"]
    qtbot.keyClicks(people.people.view.box, "LAK")
    assert names(people) == ["Bo Lake"]


def test_ctrl_that_is_still_held_selects_no_second_person(qtbot: QtBot, people):
    choose(people, "Ann Field")
    view = people.people.view.list
    (other,) = [person.id for person in people.library.people((1, 2, 3)) if person.name == "Bo Lake"]
    with control_held(qtbot, view):
        view.select_person(other)
    assert [person.name for person in view.selected()] == ["Bo Lake"]


def test_a_person_is_shown_beside_the_list(qtbot: QtBot, people):
    choose(people, "Bo Lake")
    assert people.context.person.isVisible()
    assert people.context.person.name.text() == "Bo Lake"


def test_f2_renames_and_the_row_stays_current(qtbot: QtBot, people):
    choose(people, "Bo Lake")
    qtbot.keyClick(people.people.view.list, Qt.Key.Key_F2)
    field = people.context.person.name
    assert field.hasFocus()
    qtbot.keyClicks(field, "Beau Lake")
    done(qtbot, people, lambda: qtbot.keyClick(field, Qt.Key.Key_Return))
    assert "Beau Lake" in names(people)
    assert people.people.view.list.current().name == "Beau Lake"
    done(qtbot, people, lambda: qtbot.keyClick(people, Qt.Key.Key_Z, CONTROL))
    assert "Bo Lake" in names(people)


def test_enter_lists_what_somebody_said(qtbot: QtBot, people):
    choose(people, "Bo Lake")
    with qtbot.waitSignal(people.browsing.answered):
        qtbot.keyClick(people.people.view.list, Qt.Key.Key_Return)
    assert people.settings.view is View.QUOTES
    assert people.bar.field.text() == 'speaker:"Bo Lake"'
    assert len(people.hits.ids) == 1
    assert people.view.isVisible()


def test_a_suggestion_is_merged_and_undone(qtbot: QtBot, people):
    band = people.people.view.band
    qtbot.waitUntil(lambda: band.suggestion is not None)
    assert {band.suggestion.first.name, band.suggestion.second.name} == {"Ann Field", "Field"}
    done(qtbot, people, lambda: qtbot.mouseClick(band.merge, Qt.MouseButton.LeftButton))
    assert sorted(names(people)) == ["Ann Field", "Bo Lake"]
    qtbot.waitUntil(band.isHidden)
    done(qtbot, people, lambda: qtbot.keyClick(people, Qt.Key.Key_Z, CONTROL))
    assert sorted(names(people)) == ["Ann Field", "Bo Lake", "Field"]


def test_two_who_are_not_the_same_are_not_asked_about_again(qtbot: QtBot, people, open_window):
    band = people.people.view.band
    qtbot.waitUntil(lambda: band.suggestion is not None)
    done(qtbot, people, lambda: qtbot.mouseClick(band.apart, Qt.MouseButton.LeftButton))
    qtbot.waitUntil(band.isHidden)
    folder = people.library.folder
    people.close()
    again = open_window(folder)
    qtbot.waitUntil(lambda: again.people.is_shown and again.people.view.list.model().rowCount() == 3)
    assert again.people.view.band.isHidden()


def test_selected_people_are_merged_with_ctrl_m_and_split_again(qtbot: QtBot, people):
    choose(people, "Ann Field")
    view = people.people.view.list
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(view, Qt.Key.Key_M, CONTROL)
    editor = people.context.editor
    qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Down)
    done(qtbot, people, lambda: qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Return))
    assert len(names(people)) == 1
    (person,) = people.people.view.list.selected()
    panel = people.context.person
    boxes = [box for box in panel.findChildren(QCheckBox) if box.isVisible()]
    assert len(boxes) == len(person.joined) == 3
    qtbot.keyClick(next(box for box in boxes if box.text() == "Bo Lake"), Qt.Key.Key_Space)
    done(qtbot, people, lambda: qtbot.mouseClick(panel.split, Qt.MouseButton.LeftButton))
    assert len(names(people)) == 2
    assert "Bo Lake" in names(people)


def test_quotes_are_listed_again_with_their_article(qtbot: QtBot, people):
    qtbot.keyClick(people, Qt.Key.Key_1, CONTROL)
    settled(qtbot, people)
    assert people.context.panel.isVisible()
    assert not people.context.person.isVisible()
    search(qtbot, people, "speaker:field")
    assert len(people.hits.ids) == 4


def test_no_two_letters_underlined_in_view_are_the_same(qtbot: QtBot, people):
    qtbot.waitUntil(people.people.view.band.isVisible)
    choose(people, "Ann Field")
    widgets = [*people.people.view.findChildren(QAbstractButton), *people.context.person.findChildren(QAbstractButton)]
    texts = [each.text() for each in widgets if each.isVisible()]
    texts += [each.text() for each in people.context.person.findChildren(QLabel) if each.buddy() is not None]
    texts += [action.text() for action in people.menuBar().actions()]
    letters = [key for text in texts if (key := QKeySequence.mnemonic(text).toString())]
    assert sorted(letters) == sorted(set(letters))
