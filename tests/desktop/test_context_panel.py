"""The context: the article, the place in it, and the reason for the speaker."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.context_panel import ContextPanel
from desktop.library import LoadedArticle
from desktop.reasons import Part, evidence_of
from desktop.settings import Appearance
from desktop.theme import DARK, LIGHT
from index.model import Joined, Manner, SourceRecord, Speaker, SpeakerKind
from tests.desktop.samples import TEXT, a_row, a_stored_article, an_article, bridges, span_of, unattributed

ROWS = (a_row(1), a_row(2, position=1), a_row(3, position=2))
LOADED = LoadedArticle(stored=a_stored_article(), statements=ROWS)


@pytest.fixture
def panel(qtbot: QtBot, theme):
    made = ContextPanel(theme)
    qtbot.addWidget(made)
    made.add_buttons(QAction("&Previous", made), QAction("&Next", made), QAction("&Open", made))
    made.resize(460, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def words(panel: ContextPanel) -> str:
    return " | ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_it_shows_where_the_article_is_from_and_which_statement_this_is(panel):
    panel.show_article(LOADED, 2)
    assert "The Courier · 3 May 2021" in words(panel)
    assert "2 of 3" in words(panel)


def test_the_next_statement_is_reached_without_the_list(qtbot: QtBot, panel):
    panel.show_article(LOADED, 1)
    with qtbot.waitSignal(panel.statement_shown) as caught:
        panel.step(1)
    assert caught.args == [2]
    assert panel.current_id == 2


def test_the_steps_end_at_the_first_and_last_statement(panel):
    panel.show_article(LOADED, 1)
    panel.step(-1)
    assert panel.current_id == 1
    for _ in range(5):
        panel.step(1)
    assert panel.current_id == 3


def test_hidden_statements_are_stepped_over(panel):
    hidden = replace(ROWS[1], statement=replace(ROWS[1].statement, listed=False))
    panel.show_article(LoadedArticle(stored=a_stored_article(), statements=(ROWS[0], hidden, ROWS[2])), 1)
    panel.step(1)
    assert panel.current_id == 3
    panel.show_statement(2)
    panel.step(-1)
    assert panel.current_id == 1


def test_an_article_without_statements_says_so(panel):
    panel.show_article(LoadedArticle(stored=a_stored_article(), statements=()), None)
    panel.step(1)
    assert "no statements" in words(panel)
    assert not panel.reason.isVisible()


def test_nothing_known_is_said_once_and_never_as_none(panel):
    article = replace(an_article(), record=SourceRecord())
    panel.show_article(LoadedArticle(stored=a_stored_article(article=article), statements=ROWS), 1)
    assert "Outlet, date and author unknown" in words(panel)
    assert "None" not in words(panel)


def test_it_can_be_emptied(panel):
    panel.show_article(LOADED, 1)
    panel.show_article(None, None)
    assert (panel.article_id, panel.current_id, panel.url) == (None, None, "")


def test_hits_of_a_new_query_are_shown_in_the_same_article(panel):
    panel.show_article(LOADED, 1)
    panel.set_hits(bridges(TEXT))
    assert panel.text._hits == bridges(TEXT)


def evidence(row):
    return {line.part: line for line in evidence_of(an_article(), row)}


def test_the_reason_names_speaker_cue_and_mention():
    lines = evidence(ROWS[0])
    assert lines[Part.SPEAKER].plain == "Ann Field – clear"
    assert lines[Part.CUE].plain == "“said”"
    assert lines[Part.MENTION].plain == "“Ann Field, the mayor”"
    assert lines[Part.CHAIN].plain == "named beside the cue"


def test_the_reason_tells_what_led_to_another_name_than_was_found():
    row = replace(ROWS[0], joined=Joined(name="Field & Sons", reason="an alias that you confirmed"))
    line = evidence(row)[Part.JOINED]
    assert (line.label, line.plain) == (
        "In this library",
        "“Field & Sons” is Ann Field: an alias that you confirmed",
    )
    assert "&amp;" in line.html
    assert Part.JOINED not in evidence(ROWS[0])


def test_the_chain_is_told_step_by_step_with_links_to_the_places():
    line = evidence(ROWS[1])[Part.CHAIN]
    assert line.plain == "“she” (the last person named) → “Ann Field” (the full name <in paragraph 1>)"
    start, end = span_of("Ann Field")
    assert f'href="span:{start}-{end}"' in line.html


def test_article_text_and_names_are_escaped():
    lines = evidence(ROWS[1])
    assert "&lt;in paragraph 1&gt;" in lines[Part.CHAIN].html
    assert lines[Part.CANDIDATES].html == "Bob &amp; Sons"


def test_a_name_from_right_to_left_does_not_turn_the_line(panel):
    speaker = Speaker(name="\u05d3\u05d5\u05d3 Lev", kind=SpeakerKind.PERSON)
    attribution = replace(ROWS[0].statement.attribution, speaker=speaker)
    row = replace(ROWS[0], statement=replace(ROWS[0].statement, attribution=attribution))
    panel.show_article(LoadedArticle(stored=a_stored_article(), statements=(row,)), 1)
    (line,) = [label.text() for label in panel.reason.findChildren(QLabel) if speaker.name in label.text()]
    shown = QTextDocument()
    shown.setHtml(line)
    assert shown.firstBlock().textDirection() is Qt.LayoutDirection.LeftToRight


def test_an_unnamed_source_is_a_description():
    assert "description" in evidence(ROWS[2])[Part.SPEAKER].plain


def test_nobody_is_said_in_words():
    lines = evidence(unattributed(ROWS[0]))
    assert lines[Part.SPEAKER].plain == "Speaker not named – the text does not say who"
    assert Part.MENTION not in lines


def test_second_hand_links_to_the_statement_that_reports_it():
    line = evidence(replace(ROWS[0], within_id=7))[Part.SECOND_HAND]
    assert 'href="statement:7"' in line.html


def test_thoughts_are_called_thoughts():
    row = replace(ROWS[0], statement=replace(ROWS[0].statement, manner=Manner.THOUGHT))
    assert "thought" in evidence(row)[Part.MANNER].plain


def test_no_percentage_is_shown():
    assert not any("%" in line.plain or "0." in line.plain for row in ROWS for line in evidence_of(an_article(), row))


def test_a_link_in_the_reason_goes_to_its_place(qtbot: QtBot, panel):
    panel.show_article(LOADED, 2)
    with qtbot.waitSignal(panel.reason.place_chosen) as caught:
        panel.reason._on_link_activated("span:3-9")
    assert caught.args == [(3, 9)]
    with qtbot.waitSignal(panel.reason.statement_chosen) as caught:
        panel.reason._on_link_activated("statement:3")
    assert panel.current_id == 3


def test_the_reason_never_takes_most_of_the_height(panel):
    panel.resize(300, 400)
    panel.show_article(LOADED, 2)
    assert panel.reason.height() < 200
    assert panel.text.height() > 120


def test_links_take_the_colours_of_the_dark(qtbot: QtBot, panel, theme):
    panel.show_article(LOADED, 1)
    lights, darks = LIGHT.accent, DARK.accent
    assert (lights in colours_of(panel.reason), darks in colours_of(panel.reason)) == (True, False)
    theme.set_appearance(Appearance.DARK)
    qtbot.waitUntil(lambda: darks in colours_of(panel.reason))
    assert lights not in colours_of(panel.reason)


def colours_of(widget: QWidget) -> set[str]:
    """The colours of the links of a widget's labels."""
    found = set()
    for label in widget.findChildren(QLabel):
        if label.isVisible() and "<a href" in label.text():
            image = label.grab().toImage()
            found |= {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return {name.upper() for name in found}
