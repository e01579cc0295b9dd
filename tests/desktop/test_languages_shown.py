"""Articles in other languages: the window says in words why they have no statements."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import empty_states
from desktop.article_model import ArticleModel
from desktop.context_panel import ContextPanel
from desktop.importing import Importing
from desktop.jobs import Job
from desktop.library import LoadedArticle
from desktop.loaded import Census
from desktop.searching import Searching
from index.model import Order
from index.workspace import ImportReport
from tests.desktop.samples import RECORD, a_row, a_stored_article, an_article, some_results

WHY = "statements are found in English articles only."


def in_language(tag: str | None, article_id: int = 1):
    article = an_article(record=replace(RECORD, language=tag))
    return a_stored_article(article_id, article=article, statement_count=3 if tag in {None, "en"} else 0)


class IdleLibrary(QObject):
    """Imports when it is told to, and finds nothing."""

    def import_sample(self) -> Job:
        self.job = Job(self, threading.Event())
        return self.job


# The context


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


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("de", "This article is in German. Statements are found in English articles only;"),
        ("pt-BR", "This article is in Portuguese. Statements"),
        ("mis", "This article is not in English. Statements"),
    ],
)
def test_the_context_says_why_an_article_in_another_language_has_no_statements(panel, tag, sentence):
    panel.show_article(LoadedArticle(stored=in_language(tag), statements=()), None)
    assert sentence in words(panel)
    assert "no statements" in words(panel)
    assert panel.text.toPlainText().startswith("Bridge will open in May")


@pytest.mark.parametrize("tag", [None, "en"])
def test_the_context_says_nothing_about_the_language_of_an_english_article(panel, tag):
    panel.show_article(LoadedArticle(stored=in_language("de", 2), statements=()), None)
    panel.show_article(LoadedArticle(stored=in_language(tag), statements=(a_row(1),)), 1)
    assert "English" not in words(panel)


def test_the_whole_sentence_is_seen_in_a_narrow_panel(qtbot: QtBot, panel):
    panel.resize(240, 600)
    panel.show_article(LoadedArticle(stored=in_language("de"), statements=()), None)
    (note,) = [label for label in panel.findChildren(QLabel) if label.text().startswith("This article is")]
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()) > 2 * note.fontMetrics().height())


# The list of articles


def test_the_list_names_the_language_instead_of_counting_statements(qtmodeltester):
    model = ArticleModel()
    model.show((in_language("en"), in_language("fr", 2), in_language("mis", 3)))
    qtmodeltester.check(model)
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.rpartition(", ")[2] for text in spoken] == ["3 statements", "in French", "not in English"]


# The report of an import


@pytest.mark.parametrize(
    ("imported", "foreign", "expected"),
    [
        (1, (), "Imported 1 article."),
        (1, ("de",), f"Imported 1 article. It is in German: {WHY}"),
        (1, ("mis",), f"Imported 1 article. It is not in English: {WHY}"),
        (3, ("de",), f"Imported 3 articles. 1 of them is in German: {WHY}"),
        (3, ("de", "de"), f"Imported 3 articles. 2 of them are in German: {WHY}"),
        (3, ("de", "fr"), f"Imported 3 articles. 2 of them are not in English: {WHY}"),
    ],
)
def test_an_import_tells_which_articles_are_not_in_english(qtbot: QtBot, imported, foreign, expected):
    library = IdleLibrary()
    importing = Importing(library)
    importing.import_sample()
    with qtbot.waitSignal(importing.said) as caught:
        library.job.done.emit(ImportReport(imported=tuple(range(imported)), foreign=foreign))
    (message,) = caught.args
    assert (message.text, message.lasting) == (expected, False)


# Why the list is empty


def census(tags):
    return Census(articles=tuple(map(in_language, tags)))


@pytest.fixture
def no_hits(qtbot: QtBot):
    """Says why a query finds nothing in articles in these languages."""
    searching = Searching(IdleLibrary(), Order.NEWEST)
    results = some_results((), query="bridge", understood="")
    return lambda *tags: empty_states.no_hits(results, searching, census(tags)).text


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (("en", None), "Not found in your 2 articles."),
        (("en", "de"), f"Not found in your English article. 1 more is in German: {WHY}"),
        (("en", "en", "de", "fr"), f"Not found in your 2 English articles. 2 more are not in English: {WHY}"),
        (("de",), f"Your article is in German: {WHY}"),
        (("ru", "ru"), f"Your 2 articles are in Russian: {WHY}"),
    ],
)
def test_a_search_without_hits_claims_nothing_about_articles_that_were_not_read(no_hits, tags, expected):
    assert no_hits(*tags) == expected


@pytest.mark.parametrize(
    ("tags", "begins"),
    [
        (("en",), "Nobody is quoted or reported as saying something in these articles. View"),
        (("de",), f"Your article is in German: {WHY} View"),
        (
            ("en", "de"),
            f"Nobody is quoted or reported as saying something in these articles. 1 more is in German: {WHY}",
        ),
    ],
)
def test_a_library_without_statements_says_whether_languages_are_the_reason(tags, begins):
    emptiness = empty_states.no_statements(census(tags))
    assert emptiness.text.startswith(begins)
    assert emptiness.text.endswith("shows their text.")
