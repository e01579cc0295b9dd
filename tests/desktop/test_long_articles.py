"""Articles that are too long to be laid out at once: they open at the place that is wanted, and nothing is missing."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.article_text import ArticleText
from desktop.library import LoadedArticle
from desktop.typesetting import typeset
from desktop.unrolling import LONG_FROM
from index.model import ParagraphRole, Span, Statement
from tests.desktop.samples import a_row, a_stored_article, an_article

PARAGRAPH = "Ann Field said that the bridge 🌉 would open in May, and that it was a good bridge. "
COUNT = LONG_FROM // len(PARAGRAPH) * 2
STEP = len(PARAGRAPH) + 2


@pytest.fixture
def loaded() -> LoadedArticle:
    """A statement and a hit in every paragraph; every hundredth is not part of the story."""
    article = an_article("\n\n".join([PARAGRAPH] * COUNT))
    paragraphs = tuple(
        replace(each, role=ParagraphRole.LEFT_OUT) if number % 100 == 99 else each
        for number, each in enumerate(article.paragraphs)
    )
    statements = tuple(
        replace(
            a_row(number + 1),
            position=number,
            statement=Statement(kind=a_row().statement.kind, content=(Span(number * STEP + 20, number * STEP + 60),)),
        )
        for number in range(COUNT)
    )
    return LoadedArticle(
        stored=a_stored_article(article=replace(article, paragraphs=paragraphs)), statements=statements, hits=hits()
    )


def hits(every: int = 1) -> tuple[Span, ...]:
    return tuple(Span(number * STEP + 24, number * STEP + 30) for number in range(0, COUNT, every))


@pytest.fixture
def text(qtbot: QtBot, theme, loaded) -> ArticleText:
    made = ArticleText(theme)
    qtbot.addWidget(made)
    made.resize(500, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(loaded, loaded.hits)
    return made


def is_whole(text: ArticleText) -> bool:
    document = text.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    return document.blockCount() == 2 * COUNT - 1 and all(block.isVisible() for block in blocks)


def seen(text: ArticleText, row) -> bool:
    """Whether the statement's first line is in view."""
    if text.document().isEmpty():
        return False
    cursor = QTextCursor(text.document())
    cursor.setPosition(row.position * (STEP + 1))
    return (
        cursor.block().isVisible()
        and cursor.block().text() == PARAGRAPH
        and 0 <= text.cursorRect(cursor).top() < text.viewport().height()
    )


def weights(document) -> list[tuple[int, int]]:
    """Where letters are heavier, in the document's own counting."""
    found = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().fontWeight() == QFont.Weight.DemiBold:
                found.append((piece.position(), piece.length()))
            at += 1
        block = block.next()
    return found


def test_in_the_end_it_is_set_as_if_at_once(qtbot: QtBot, theme, text, loaded):
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
    from PySide6.QtGui import QTextDocument

    from desktop.offsets import Offsets

    article = loaded.stored.article
    at_once = QTextDocument()
    typeset(at_once, article, loaded.hits, Offsets(article.text), theme)
    assert text.document().toPlainText() == at_once.toPlainText()
    assert weights(text.document()) == weights(at_once)
    margins = [
        [document.findBlockByNumber(number).blockFormat().leftMargin() for number in range(document.blockCount())]
        for document in (text.document(), at_once)
    ]
    assert margins[0] == margins[1]
    assert any(margins[0])


@pytest.mark.parametrize("place", [0, COUNT // 2, COUNT - 1])
def test_it_opens_where_the_statement_is_and_stays_there(qtbot: QtBot, text, loaded, place):
    text.set_current(loaded.statements[place])
    qtbot.waitUntil(lambda: seen(text, loaded.statements[place]), timeout=20_000)
    assert place == 0 or not is_whole(text)
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
    assert seen(text, loaded.statements[place])


def test_one_can_go_elsewhere_before_all_of_it_is_laid_out(qtbot: QtBot, text, loaded):
    text.set_current(loaded.statements[COUNT // 2])
    qtbot.waitUntil(lambda: seen(text, loaded.statements[COUNT // 2]), timeout=20_000)
    text.set_current(loaded.statements[5])
    assert seen(text, loaded.statements[5])
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
    assert seen(text, loaded.statements[5])


def test_all_of_it_can_be_selected_before_all_of_it_is_laid_out(qtbot: QtBot, text, loaded):
    text.set_current(loaded.statements[COUNT // 2])
    qtbot.waitUntil(lambda: seen(text, loaded.statements[COUNT // 2]), timeout=20_000)
    text.selectAll()
    assert text.selected_text() == loaded.stored.article.text


def test_other_hits_and_another_width_keep_the_statement_in_view(qtbot: QtBot, text, loaded):
    text.set_current(loaded.statements[COUNT // 2])
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
    text.set_hits(hits(every=7))
    text.resize(400, 600)
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
    assert seen(text, loaded.statements[COUNT // 2])
    assert len(weights(text.document())) == len(hits(every=7))


def test_a_short_article_follows_a_long_one_and_nothing_follows_that(qtbot: QtBot, text, loaded):
    short = LoadedArticle(stored=a_stored_article(2), statements=(a_row(1),))
    text.show_article(short, ())
    assert text.document().toPlainText() == short.stored.article.text.replace("\u00a0", " ")
    text.show_article(loaded, ())
    text.show_article(None, ())
    assert text.document().toPlainText() == ""
    text.show_article(loaded, loaded.hits)
    qtbot.waitUntil(lambda: is_whole(text), timeout=20_000)
