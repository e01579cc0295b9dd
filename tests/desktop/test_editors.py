"""The forms below the article: what keys do in them, what they offer, what they apply."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QRadioButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.editors.choices import Choice, ChoiceModel
from desktop.editors.merge import MergeEditor
from desktop.editors.names import fitting, known_as
from desktop.editors.note import NoteEditor
from desktop.editors.speaker import SpeakerEditor
from desktop.editors.tags import TagEditor
from index.model import LONGEST_NAME_CHARS, Person, SpeakerKind

ANN = Person(id=1, name="Ann Field", kind=SpeakerKind.PERSON, names=("Ann Field", "Ms. Field"), statement_count=9)
ZOE = Person(id=2, name="Zoë Fielding", kind=SpeakerKind.PERSON, aliases=("the mayor",), statement_count=5)
BODY = Person(id=3, name="Harbour Board", kind=SpeakerKind.BODY, statement_count=2, article_count=2)
PEOPLE = (ANN, ZOE, BODY)
KNOWN = (("bridge", 4), ("Brücke", 1), ("budget", 2))


@pytest.fixture
def show(qtbot: QtBot):
    """Shows an editor and gives it the keyboard."""

    def show_(editor):
        qtbot.addWidget(editor)
        editor.resize(400, 320)
        with qtbot.waitActive(editor):
            editor.show()
        editor.begin()
        return editor

    return show_


def field(editor) -> QLineEdit:
    return editor.findChild(QLineEdit)


def offered(editor) -> list[str]:
    model = editor.findChild(QListView).model()
    return [model.index(row).data() for row in range(model.rowCount())]


def chosen(editor) -> str | None:
    return editor.findChild(QListView).currentIndex().data()


# Names


def test_a_part_of_a_name_fits_whatever_case_and_accents():
    assert fitting(PEOPLE, "ZOE") == (ZOE,)


def test_names_that_begin_so_come_before_names_with_such_a_word():
    later = replace(BODY, id=4, name="Old Field Society")
    assert fitting((later, ANN, replace(BODY, id=5, name="Fieldwork")), "field")[0].name == "Fieldwork"


def test_aliases_and_the_names_in_articles_find_a_person_too():
    assert fitting(PEOPLE, "mayor") == (ZOE,)
    assert fitting(PEOPLE, "ms. f") == (ANN,)


def test_without_a_text_all_people_fit_in_their_order():
    assert fitting(PEOPLE, "") == PEOPLE


def test_a_whole_name_is_known_however_it_is_written():
    assert known_as(PEOPLE, "zoe fielding") == (ZOE,)
    assert known_as(PEOPLE, "zoe") == ()


# The speaker


@pytest.fixture
def speaker(show, theme) -> SpeakerEditor:
    editor = show(SpeakerEditor(theme, "Who said this?", ("Harbour Board", "Bo Lake")))
    editor.show_meant((PEOPLE, (("Harbour Board", BODY), ("Bo Lake", None))))
    return editor


def test_candidates_come_first_then_nobody_then_people(speaker):
    assert offered(speaker) == ["Harbour Board", "Bo Lake", "Not named", "Ann Field", "Zoë Fielding"]


def test_a_candidate_of_somebody_else_s_name_stays_a_name(qtbot: QtBot, show, theme):
    editor = show(SpeakerEditor(theme, "Who said this?", ("Ann Field",)))
    editor.show_meant((PEOPLE, (("Ann Field", None),)))
    qtbot.keyClick(field(editor), Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.applied) as caught:
        qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert caught.args == ["Ann Field", False]


def test_people_of_one_name_are_told_apart_by_their_articles(show, theme):
    other = replace(ZOE, id=7, name="Ann Field", aliases=(), article="Ferry goes on")
    editor = show(SpeakerEditor(theme, "Who said this?", ("Ann Field",)))
    editor.show_meant(((other, ZOE), (("Ann Field", replace(ANN, article="Bridge is late")),)))
    model = editor.findChild(QListView).model()
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 2, 3)]
    assert said == [
        "Ann Field, considered; 9 statements · in “Bridge is late”",
        "Ann Field, 5 statements · in “Ferry goes on”",
        "Zoë Fielding, 5 statements · also the mayor",
    ]


def test_nobody_is_chosen_before_a_key_was_pressed(qtbot: QtBot, speaker):
    assert chosen(speaker) is None
    with qtbot.assertNotEmitted(speaker.applied):
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)


def test_typing_filters_and_chooses_the_best_name(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "fiel")
    assert offered(speaker) == ["Ann Field", "Zoë Fielding", "New: “fiel”", "Not named"]
    assert chosen(speaker) == "Ann Field"


def test_enter_applies_the_person_and_leaves(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "zo")
    with qtbot.waitSignal(speaker.left), qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)
    assert caught.args == [ZOE.id, False]


def test_a_new_name_is_offered_as_such(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "Cy Hill")
    assert chosen(speaker) == "New: “Cy Hill”"
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)
    assert caught.args == ["Cy Hill", False]


def test_a_name_typed_before_the_people_are_read_is_looked_for_among_them(qtbot: QtBot, show, theme):
    editor = show(SpeakerEditor(theme, "Who said this?"))
    qtbot.keyClicks(field(editor), "zoe")
    with qtbot.assertNotEmitted(editor.applied):
        qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    with qtbot.waitSignal(editor.applied) as caught:
        editor.show_people(PEOPLE)
    assert caught.args == [ZOE.id, False]


def test_a_name_that_somebody_has_is_not_offered_as_new(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "ann field")
    assert offered(speaker) == ["Ann Field", "Not named"]


def test_no_more_is_taken_than_a_name_may_have(qtbot: QtBot, speaker):
    field(speaker).insert("x" * 300)
    assert len(field(speaker).text()) == LONGEST_NAME_CHARS


def test_who_is_typed_as_not_named_is_nobody_and_no_new_name(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "not named ")
    assert offered(speaker) == ["Not named"]
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)
    assert caught.args == [None, False]


def test_not_named_stands_before_names_that_it_is_a_part_of(qtbot: QtBot, speaker):
    speaker.show_people((replace(ANN, name="Not Named Society"), *PEOPLE))
    qtbot.keyClicks(field(speaker), "NOT NAMED")
    assert offered(speaker) == ["Not named", "Not Named Society"]


def test_up_from_the_first_row_goes_to_the_last_which_is_nobody(qtbot: QtBot, speaker):
    qtbot.keyClicks(field(speaker), "field")
    qtbot.keyClick(field(speaker), Qt.Key.Key_Up)
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)
    assert caught.args == [None, False]


def test_a_candidate_the_library_does_not_know_is_applied_as_a_name(qtbot: QtBot, speaker):
    qtbot.keyClick(field(speaker), Qt.Key.Key_Down)
    qtbot.keyClick(field(speaker), Qt.Key.Key_Down)
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(field(speaker), Qt.Key.Key_Return)
    assert caught.args == ["Bo Lake", False]


def test_all_by_the_same_words_can_be_meant(qtbot: QtBot, speaker):
    speaker.show_scope("she", 4)
    buttons = [button for button in speaker.findChildren(QRadioButton) if button.isVisible()]
    assert [button.text().replace("&", "") for button in buttons] == [
        "This statement",
        "All 4 by “she” in this article",
    ]
    qtbot.keyClicks(field(speaker), "zo")
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.keyClick(buttons[1], Qt.Key.Key_Return)
    assert caught.args == [ZOE.id, True]


def test_there_is_no_choice_of_how_many_where_there_is_only_one(speaker):
    speaker.show_scope("she", 1)
    assert not any(button.isVisible() for button in speaker.findChildren(QRadioButton))


def test_a_click_takes_a_name(qtbot: QtBot, speaker):
    view = speaker.findChild(QListView)
    place = view.visualRect(view.model().index(3)).center()
    with qtbot.waitSignal(speaker.applied) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [ANN.id, False]


def test_a_new_statement_begins_with_nobody_chosen(qtbot: QtBot, show, theme):
    editor = show(SpeakerEditor(theme, "Who said this?", is_new=True))
    editor.show_people(PEOPLE)
    with qtbot.waitSignal(editor.applied) as caught:
        qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert caught.args == [None, False]


def test_the_choices_keep_qt_s_rules(qtmodeltester: ModelTester, qapp):
    model = ChoiceModel()
    model.show([Choice(label="Ann Field", value=1, detail="9 statements"), Choice(label="Not named", value=None)])
    qtmodeltester.check(model)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ann Field, 9 statements"


# Merging


def test_people_of_one_name_are_merged_by_their_articles(show, theme):
    one, other = replace(ANN, article="Bridge is late"), replace(ANN, id=9, article="Ferry goes on")
    editor = show(MergeEditor(theme, (one, other, ZOE)))
    texts = [button.text().partition("  –  ")[2] for button in editor.findChildren(QRadioButton)]
    assert texts == [
        "9 statements · in “Bridge is late”",
        "9 statements · in “Ferry goes on”",
        "5 statements · also the mayor",
    ]


def test_the_fullest_name_is_proposed_and_enter_merges(qtbot: QtBot, show, theme):
    short = replace(ANN, id=9, name="Field", statement_count=80)
    editor = show(MergeEditor(theme, (short, ANN)))
    with qtbot.waitSignal(editor.left), qtbot.waitSignal(editor.applied) as caught:
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [(short, ANN), ANN]


def test_the_arrows_choose_another_name(qtbot: QtBot, show, theme):
    editor = show(MergeEditor(theme, (ANN, ZOE)))
    qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(editor.applied) as caught:
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == [(ANN, ZOE), ZOE]


# Tags and notes


@pytest.fixture
def tags(show, theme) -> TagEditor:
    editor = show(TagEditor(theme, ("later",), 1))
    editor.show_known(KNOWN)
    return editor


def test_known_tags_are_offered_for_the_word_that_is_being_written(qtbot: QtBot, tags):
    assert offered(tags) == ["bridge", "Brücke", "budget"]
    qtbot.keyClicks(field(tags), "bru")
    assert offered(tags) == ["Brücke"]


def test_enter_completes_the_chosen_tag_and_the_next_one_applies(qtbot: QtBot, tags):
    qtbot.keyClicks(field(tags), "b")
    qtbot.keyClick(field(tags), Qt.Key.Key_Down)
    qtbot.keyClick(field(tags), Qt.Key.Key_Return)
    assert field(tags).text() == "later, bridge, "
    assert "bridge" not in offered(tags)
    with qtbot.waitSignal(tags.left), qtbot.waitSignal(tags.applied) as caught:
        qtbot.keyClick(field(tags), Qt.Key.Key_Return)
    assert caught.args == [("bridge",), ()]


def test_a_tag_that_is_deleted_is_taken_off(qtbot: QtBot, tags):
    field(tags).selectAll()
    qtbot.keyClicks(field(tags), "#new,  two  words ,NEW")
    with qtbot.waitSignal(tags.applied) as caught:
        qtbot.keyClick(field(tags), Qt.Key.Key_Return)
    assert caught.args == [("new", "two words"), ("later",)]


def test_enter_keeps_a_note_and_shift_enter_begins_a_line(qtbot: QtBot, show, theme):
    editor = show(NoteEditor(theme, "Ask"))
    note = editor.findChild(QPlainTextEdit)
    qtbot.keyClicks(note, " Ann.")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(note, "Soon. ")
    with qtbot.waitSignal(editor.left), qtbot.waitSignal(editor.applied) as caught:
        qtbot.keyClick(note, Qt.Key.Key_Return)
    assert caught.args == ["Ask Ann.\nSoon."]


def test_a_note_is_also_kept_when_something_else_takes_its_place(qtbot: QtBot, show, theme):
    editor = show(NoteEditor(theme, ""))
    qtbot.keyClicks(editor.findChild(QPlainTextEdit), "Ask")
    with qtbot.waitSignal(editor.applied):
        editor.leave()


def test_a_note_that_was_not_changed_changes_nothing(qtbot: QtBot, show, theme):
    editor = show(NoteEditor(theme, "Ask"))
    with qtbot.assertNotEmitted(editor.applied):
        qtbot.keyClick(editor.findChild(QPlainTextEdit), Qt.Key.Key_Return)
