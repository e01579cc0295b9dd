"""The article: copied exactly, marked in the right places, scrolled to the statement."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.article_text import ArticleText
from desktop.library import LoadedArticle
from desktop.marks import Role, marks_of
from desktop.offsets import Offsets
from index.model import Article, Span
from index.text import paragraph_spans
from tests.desktop.samples import TEXT, a_row, a_stored_article, bridges, span_of, unattributed

ROWS = (a_row(1), a_row(2, position=1), a_row(3, position=2))
LOADED = LoadedArticle(stored=a_stored_article(), statements=ROWS)


@pytest.fixture
def shown(qtbot: QtBot, theme):
    made = ArticleText(theme)
    qtbot.addWidget(made)
    made.resize(420, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(LOADED, bridges(TEXT))
    return made


def select(text: ArticleText, span: Span) -> None:
    units = Offsets(TEXT).span_to_units(span)
    cursor = text.textCursor()
    cursor.setPosition(units.start)
    cursor.setPosition(units.end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.mark.parametrize("words", ["in May 🌉\n\nShare", "It is a\u00a0good bridge 🌉”, she", "A", TEXT.strip()])
def test_exactly_the_selected_text_is_copied(shown, words):
    select(shown, span_of(words))
    data = shown.createMimeDataFromSelection()
    assert data.text() == words
    assert data.formats() == ["text/plain"]


def test_without_a_selection_there_is_nothing_to_copy(shown):
    assert shown.selected_text() == ""
    shown.show_article(None, ())
    assert shown.selected_text() == ""


def test_the_text_is_not_changed_by_typing(qtbot: QtBot, shown):
    before = shown.document().toRawText()
    shown.setFocus()
    qtbot.keyClicks(shown, "abc")
    assert shown.document().toRawText() == before


def test_hits_are_bold_where_they_stand(shown):
    cursor = QTextCursor(shown.document())
    units = Offsets(TEXT).span_to_units(span_of("bridge 🌉"))
    cursor.setPosition(units.start + 1)
    assert cursor.charFormat().fontWeight() > 400
    cursor.setPosition(units.start - 1)
    assert cursor.charFormat().fontWeight() <= 400


def test_hits_of_an_old_query_are_bold_no_longer_and_the_headline_stays_heavy(shown):
    shown.set_hits(())
    cursor = QTextCursor(shown.document())
    cursor.setPosition(Offsets(TEXT).to_units(span_of("bridge 🌉").start) + 1)
    assert cursor.charFormat().fontWeight() <= 400
    cursor.setPosition(3)
    assert cursor.charFormat().fontWeight() > 400


def test_only_the_current_statement_has_cue_mention_and_chain():
    marks = marks_of(ROWS, 2)
    assert {mark.role for mark in marks if mark.statement_id == 2} == {
        Role.CONTENT,
        Role.CUE,
        Role.MENTION,
        Role.CHAIN,
    }
    assert {mark.role for mark in marks if mark.statement_id != 2} == {Role.OTHER}
    assert [mark.span for mark in marks if mark.role is Role.CHAIN] == [span_of("Ann Field")]


def test_a_mention_is_not_marked_twice_when_the_chain_begins_with_it():
    assert not any(mark.role is Role.CHAIN for mark in marks_of(ROWS, 1))


def test_hidden_statements_are_marked_only_while_they_are_current():
    from dataclasses import replace

    hidden = replace(ROWS[0], statement=replace(ROWS[0].statement, listed=False))
    assert marks_of((hidden,), None) == ()
    assert marks_of((hidden,), 1)


def test_the_current_statement_has_its_own_ground_and_a_bar(shown, theme):
    shown.set_current(ROWS[1])
    image = shown.viewport().grab().toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(0, image.height(), 2)}
    for name in ("content", "content_other", "accent"):
        assert QColor(getattr(theme.colours, name)).rgb() in colours


def test_nobody_s_statement_can_be_current(shown):
    shown.set_current(unattributed(ROWS[2]))
    assert not shown.grab().isNull()


def long_article(qtbot: QtBot, theme) -> tuple[ArticleText, Span]:
    text = "word " * 3000 + "\n\n" + TEXT
    article = Article(text=text, paragraphs=())
    loaded = LoadedArticle(stored=a_stored_article(article=article), statements=())
    made = ArticleText(theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(loaded, ())
    return made, span_of("Too late", text)


def test_a_place_far_down_is_scrolled_into_view(qtbot: QtBot, theme):
    made, span = long_article(qtbot, theme)
    assert made.verticalScrollBar().value() == 0
    made.reveal_span(span)
    (piece, *_) = made._pieces(span)
    assert 0 <= piece.rect.top() < made.viewport().height()


def test_a_place_in_view_is_not_moved(qtbot: QtBot, theme):
    made, span = long_article(qtbot, theme)
    made.reveal_span(span)
    before = made.verticalScrollBar().value()
    made.reveal_span(span)
    assert made.verticalScrollBar().value() == before


def test_a_click_on_a_statement_chooses_it(qtbot: QtBot, shown):
    shown.set_current(ROWS[0])
    shown.reveal_span(span_of("Too late"))
    (piece, *_) = shown._pieces(span_of("Too late"))
    with qtbot.waitSignal(shown.statement_clicked) as caught:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=piece.rect.center().toPoint())
    assert caught.args == [3]


def test_lines_are_no_longer_than_the_measure(shown, theme):
    shown.resize(2000, 400)
    assert shown.viewport().width() < 1000


def test_a_text_of_one_long_line_can_be_shown(qtbot: QtBot, theme):
    text = "x" * 5000
    article = Article(text=text, paragraphs=())
    made = ArticleText(theme)
    qtbot.addWidget(made)
    made.show_article(LoadedArticle(stored=a_stored_article(article=article), statements=()), ())
    assert paragraph_spans(text)
    assert not made.grab().isNull()
