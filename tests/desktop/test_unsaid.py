"""What was not said can be asked for, and never looks like something that was said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from desktop.article_text import ArticleText
from desktop.backstage import Backstage
from desktop.facet_model import FacetKind, FacetModel
from desktop.hit_delegate import HitDelegate
from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from desktop.library import Library, LoadedArticle
from desktop.main_window import MainWindow
from desktop.marks import Role, marks_of
from desktop.reasons import Part, evidence_of
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.wording import credit_line, spoken_row, standing_word
from index.model import FacetValue, Manner, Polarity, QueryFilter, Span, StoredStatement
from index.workspace import Workspace
from tests.desktop.samples import a_row, a_stored_article, an_article, bridges, some_results

SILENT = """Bridge closes

Mayor Ada Quill did not say whether the bridge was safe. Critics might argue that the bridge came too late.

Captain Jo Li believes that the ferry will sail again. “It is late,” said Otto Brandt, a farmer.
"""
UNSAID = (Polarity.NEGATED, Polarity.HYPOTHETICAL)


def a_row_that_is(polarity: Polarity, manner: Manner = Manner.SAID) -> StoredStatement:
    row = a_row(1)
    return replace(row, statement=replace(row.statement, polarity=polarity, manner=manner, listed=False))


@pytest.mark.parametrize(
    ("manner", "polarity", "word"),
    [
        (Manner.SAID, Polarity.PLAIN, ""),
        (Manner.SAID, Polarity.NEGATED, "not said"),
        (Manner.SAID, Polarity.HYPOTHETICAL, "hypothetical"),
        (Manner.THOUGHT, Polarity.PLAIN, "thought or planned"),
        (Manner.THOUGHT, Polarity.NEGATED, "not thought"),
        (Manner.EVENT, Polarity.PLAIN, "event"),
        (Manner.EVENT, Polarity.NEGATED, "not so"),
    ],
)
def test_a_word_says_what_keeps_it_from_being_something_said(qapp, manner, polarity, word):
    assert standing_word(a_row_that_is(polarity, manner).statement) == word


def test_a_screen_reader_hears_that_it_was_not_said(qapp):
    assert "attribution clear, indirect, not said: the bridge" in spoken_row(a_row_that_is(Polarity.NEGATED))


def test_the_name_stands_beside_the_word(qapp):
    assert credit_line(a_row_that_is(Polarity.HYPOTHETICAL)) == "Ann Field – clear – hypothetical"
    assert credit_line(a_row(1)) == "Ann Field – clear"


@pytest.mark.parametrize("polarity", UNSAID)
def test_the_reason_tells_it_right_below_the_speaker(qapp, polarity):
    lines = evidence_of(an_article(), a_row_that_is(polarity))
    assert [line.part for line in lines[:2]] == [Part.SPEAKER, Part.POLARITY]
    assert "said or thought" in lines[1].plain


def test_the_reason_says_nothing_of_the_kind_where_it_was_said(qapp):
    assert Part.POLARITY not in {line.part for line in evidence_of(an_article(), a_row(1))}


@pytest.mark.parametrize("polarity", UNSAID)
def test_its_content_has_a_mark_of_its_own_in_the_article(polarity):
    roles = {mark.role for mark in marks_of((a_row_that_is(polarity),), 1)}
    assert Role.UNSAID in roles
    assert Role.CONTENT not in roles


def colours_of(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_its_content_has_no_ground_in_the_article(qtbot: QtBot, theme):
    row = a_row_that_is(Polarity.NEGATED)
    text = ArticleText(theme)
    qtbot.addWidget(text)
    text.resize(600, 400)
    with qtbot.waitExposed(text):
        text.show()
    ground = QColor(theme.colours.content).rgb()
    for current, has_ground in ((a_row(1), True), (row, False)):
        text.show_article(LoadedArticle(stored=a_stored_article(), statements=(current,)), ())
        text.set_current(current)
        assert (ground in colours_of(text.viewport().grab().toImage())) is has_ground


@pytest.fixture
def view(qtbot: QtBot, theme) -> HitView:
    """A list with one row that was said and one that was not, with the same words."""
    rows = {1: a_row(1), 2: replace(a_row_that_is(Polarity.NEGATED), id=2)}
    model = HitModel(lambda ids: tuple(rows[each] for each in ids))
    model.show((1, 2), (), bridges)
    made = HitView(model, theme)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.select_nothing()
    return made


def row_image(view: HitView, number: int) -> QImage:
    rect = view.visualRect(view.model().index(number, 0))
    return view.viewport().grab(rect).toImage()


def test_its_row_looks_different(view):
    assert row_image(view, 0) != row_image(view, 1)


def test_its_tooltip_says_it(view, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _point, text, _widget: shown.append(text))
    delegate = view.itemDelegate()
    assert isinstance(delegate, HitDelegate)
    for number in (0, 1):
        event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(), QPoint())
        delegate.helpEvent(event, view, QStyleOptionViewItem(), view.model().index(number, 0))
    assert "said or thought" not in shown[0]
    assert "Ann Field – clear – not said\nthe article says that this was not said or thought" in shown[1]


MANNERS = {
    "manner": (FacetValue(value="said", count=9), FacetValue(value="thought", count=4)),
    "is": (
        FacetValue(value="clear", count=9),
        FacetValue(value="hypothetical", count=3),
        FacetValue(value="negated", count=2),
    ),
}


def rows_of(model: FacetModel) -> list[tuple[str, str, str]]:
    rows = [model.row(model.index(number)) for number in range(model.rowCount())]
    return [(row.group, row.field, row.label) for row in rows if row and row.kind is FacetKind.VALUE]


def test_what_was_not_said_stands_below_what_was(qapp):
    model = FacetModel()
    model.show(some_results(facets=MANNERS))
    assert rows_of(model) == [
        ("manner", "manner", "said"),
        ("manner", "manner", "thought or planned"),
        ("manner", "is", "negated"),
        ("manner", "is", "hypothetical"),
        ("is", "is", "clear"),
    ]


def test_a_chosen_polarity_is_marked_and_the_other_can_still_be_chosen(qapp):
    model = FacetModel()
    model.show(some_results(facets=MANNERS))
    part = QueryFilter(field="is", value="negated", excluded=False, span=Span(0, 10))
    only = {"is": (FacetValue(value="clear", count=1), FacetValue(value="negated", count=2))}
    model.show(some_results(facets=only, filters=(part,)))
    rows = [model.row(model.index(number)) for number in range(model.rowCount())]
    found = {row.value: (row.count, row.filter) for row in rows if row.group == "manner"}
    assert found["negated"] == (2, part)
    assert found["hypothetical"] == (None, None)
    assert [row.label for row in rows if row.group == "is"] == ["Certainty", "clear"]


def test_a_filter_says_what_it_means(qapp):
    model = FacetModel()
    model.show(some_results(facets=MANNERS))
    words = [model.index(number).data(Qt.ItemDataRole.ToolTipRole) for number in range(model.rowCount())]
    assert "the article says that this was not said or thought" in words
    assert "a thought, wish or plan, not something said" in words
    spoken = [model.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(model.rowCount())]
    assert "Manner: negated, 2 statements" in spoken


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, settings: Settings) -> Iterator[MainWindow]:
    """A window over a library with an article in which something was not said."""
    with Workspace.open(tmp_path / "library") as workspace:
        workspace.import_text(SILENT)
    theme = Theme(settings)
    theme.apply()
    window = MainWindow(Library(Backstage(tmp_path / "library"), "", settings.order), settings, theme)
    window.flow.start()
    window.resize(1200, 760)
    with qtbot.waitActive(window):
        window.show()
    qtbot.waitUntil(lambda: bool(window.hits.ids) and window.context.current_id is not None, timeout=20_000)
    yield window
    window.close()
    shiboken6.delete(window)
    QApplication.instance().setStyleSheet("")


def shown(window: MainWindow) -> list[str]:
    rows = [window.hits.statement(number) for number in range(window.hits.rowCount())]
    return [row.quote for row in rows if row]


def choose(qtbot: QtBot, window: MainWindow, value: str) -> None:
    model, pane = window.facets, window.filters.list
    indexes = [model.index(number) for number in range(model.rowCount())]
    (place,) = [each for each in indexes if (row := model.row(each)) and row.value == value]
    pane.scrollTo(place)
    with qtbot.waitSignal(window.browsing.answered, timeout=10_000):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.visualRect(place).center())


def test_the_first_view_has_only_what_was_said(window):
    assert shown(window) == ["“It is late,”"]


@pytest.mark.parametrize(
    ("value", "query", "quotes"),
    [
        ("negated", "is:negated", ["whether the bridge was safe"]),
        ("hypothetical", "is:hypothetical", ["that the bridge came too late"]),
        ("thought", "manner:thought", ["that the ferry will sail again"]),
    ],
)
def test_a_click_shows_what_was_not_said_or_only_thought(qtbot: QtBot, window, value, query, quotes):
    choose(qtbot, window, value)
    assert window.bar.field.text() == query
    assert shown(window) == quotes
    choose(qtbot, window, value)
    assert window.bar.field.text() == ""


def test_a_copied_citation_says_that_it_was_not_said(qtbot: QtBot, window):
    choose(qtbot, window, "negated")
    qtbot.waitUntil(lambda: bool(window.view.selected_ids()))
    window.view.setFocus()
    for key, modifiers in (
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        QGuiApplication.clipboard().clear()
        qtbot.keyClick(window, key, modifiers)
        qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("[not said] whether the bridge was safe"))
