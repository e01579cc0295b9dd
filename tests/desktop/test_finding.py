"""Find in the article, and the facts of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.facts_box import FactsBox
from desktop.finding import places, plain_letters
from index.model import SourceRecord, Span
from tests.desktop.driving import search
from tests.desktop.samples import a_row, a_stored_article, an_article

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("Zoë’s bridge, ZOE'S Bridge", "zoe's bridge", [(0, 12), (14, 26)]),
        ("a good\n\nbridge", "good  bridge", [(2, 14)]),
        ("Straße ﬁnd İ", "find", []),
        ("“It is”, she said", '"it is"', [(0, 7)]),
        ("a.b axb", "a.b", [(0, 3)]),
        ("abc", "  ", []),
        ("🌉 bridge", "bridge", [(2, 8)]),
    ],
)
def test_words_are_found_as_a_reader_means_them(text, sought, found):
    assert places(plain_letters(text), sought) == tuple(Span(*each) for each in found)


def test_plain_letters_keep_every_place():
    text = "Straße İstanbul ﬁnd ½ Å 🌉 ǆ"
    assert len(plain_letters(text)) == len(text)


def find(qtbot: QtBot, window):
    """Opens the bar by its keys."""
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    bar = window.context.panel.find_bar
    assert bar.field.hasFocus()
    return bar


def test_the_bar_counts_and_steps_with_enter_round_the_article(qtbot: QtBot, window):
    bar = find(qtbot, window)
    qtbot.keyClicks(bar.field, "tillerson")
    count = window.context.article.article.text.lower().count("tillerson")
    numbers = [int(bar.count.text().split()[0])]
    assert bar.count.text() == f"{numbers[0]} of {count}"
    for keys in (Qt.KeyboardModifier.NoModifier, SHIFT, SHIFT):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return, keys)
        numbers.append(int(bar.count.text().split()[0]))
    first = numbers[0] - 1
    assert [number - 1 for number in numbers] == [first, (first + 1) % count, first, (first - 1) % count]


def test_the_place_is_brought_into_view_and_framed(qtbot: QtBot, window):
    bar = find(qtbot, window)
    scroll = window.context.text.verticalScrollBar()
    scroll.setValue(0)
    plain = window.context.text.viewport().grab().toImage()
    last = window.context.article.article.text.split()[-1].strip('.”"')
    qtbot.keyClicks(bar.field, last)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert window.context.text.viewport().grab().toImage() != plain


def test_what_is_not_there_is_said(qtbot: QtBot, window):
    bar = find(qtbot, window)
    qtbot.keyClicks(bar.field, "zzzz")
    assert bar.count.text() == "not found"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    bar.field.clear()
    assert bar.count.text() == ""


def test_esc_closes_the_bar_before_anything_else_and_leaves_the_search_alone(qtbot: QtBot, window):
    search(qtbot, window, "lavrov")
    bar = find(qtbot, window)
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.context.text.hasFocus()
    assert window.bar.field.text() == "lavrov"


def test_the_bar_opens_the_context_if_it_is_closed(qtbot: QtBot, window):
    window.actions_.context.setChecked(False)
    bar = find(qtbot, window)
    assert bar.isVisible()


def test_the_facts_say_where_the_article_came_from(qtbot: QtBot, window, settings):
    qtbot.keyClick(window, Qt.Key.Key_I, CONTROL | SHIFT)
    box = window.context.panel.facts_box
    assert box.isVisible()
    assert settings.facts_visible
    stored, facts = window.context.article, dict(box.facts())
    assert facts["SHA-256"] == stored.sha256
    assert stored.source in facts["Imported"]
    row = window.context.row(window.context.current_id)
    assert facts["Statement"].startswith(f"characters {row.statement.span.start:,} to")


def test_the_facts_follow_the_statement_and_leave_out_what_is_not_known(qtbot: QtBot, window):
    window.actions_.looks.facts.setChecked(True)
    box = window.context.panel.facts_box
    before = dict(box.facts())["Statement"]
    window.actions_.next_statement.trigger()
    assert dict(box.facts())["Statement"] != before
    assert all(value for _, value in box.facts())
    window.actions_.looks.facts.setChecked(False)
    assert not box.isVisible()


def test_the_page_is_a_link_and_no_fact_is_taken_for_markup(qtbot: QtBot, theme):
    box = FactsBox(theme)
    qtbot.addWidget(box)
    record = SourceRecord(url="https://news.example/a?b=1&c=<2>", outlet="The <b>Courier</b>")
    box.show_facts(a_stored_article(article=an_article(record=record)), None)
    labels = {label.text(): label.textFormat() for label in box.findChildren(QLabel)}
    assert labels["The <b>Courier</b>"] is Qt.TextFormat.PlainText
    (link,) = [text for text in labels if "https:" in text]
    assert 'href="https://news.example/a?b=1&amp;c=&lt;2&gt;"' in link


def test_a_link_opens_the_page_at_the_statement(qtbot: QtBot, theme):
    box = FactsBox(theme)
    qtbot.addWidget(box)
    record = SourceRecord(url="https://news.example/a")
    box.show_facts(a_stored_article(article=an_article(record=record)), replace(a_row(1), record=record))
    assert dict(box.facts())["Passage"].startswith("https://news.example/a#:~:text=")
    (link,) = [label for label in box.findChildren(QLabel) if ":~:" in label.text()]
    assert ">the page at this statement<" in link.text()
    box.show_facts(a_stored_article(), a_row(1))
    assert "Passage" not in dict(box.facts())


def test_the_checksum_is_copied_whole_by_its_link(qtbot: QtBot, theme):
    box = FactsBox(theme)
    qtbot.addWidget(box)
    box.show_facts(a_stored_article(), None)
    (link,) = [label for label in box.findChildren(QLabel) if "copy:" in label.text()]
    link.linkActivated.emit(f"copy:{'0' * 64}")
    assert QGuiApplication.clipboard().text() == "0" * 64
    assert "0" * 33 not in link.text().partition(">")[2]
