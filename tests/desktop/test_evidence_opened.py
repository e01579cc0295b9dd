"""An evidence pack made with the keyboard, and what a browser makes of it: on a screen and on paper."""

import numpy as np
import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.desktop.driving import search, settled
from tests.desktop.exporting import export, said
from tests.end_to_end.chromium import CHROMIUM, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
GROUND = (0xFF, 0xF3, 0xC4)


@pytest.fixture
def browser(tmp_path):
    folder = tmp_path / "browser"
    folder.mkdir()
    return Browser(folder)


@pytest.fixture
def made(qtbot: QtBot, window, tmp_path, monkeypatch):
    """Exports all that was found; gives the file and the rows in it."""

    def make(ending):
        settled(qtbot, window)
        search(qtbot, window, "")
        path = tmp_path / f"found{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        export(qtbot, window, ending)
        said(qtbot, window, f"to {path.name}.")
        return path, window.library.rows(window.hits.ids)

    return make


def points(picture):
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB888)
    found = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return found[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def rows_with(colour, picture):
    """How many lines of points have a good deal of a colour."""
    return int(((points(picture) == colour).all(axis=2).sum(axis=1) > 20).sum())


def printed(browser, path):
    """The words on the pages of the PDF, blanks aside, and how many pages there are."""
    document = pypdfium2.PdfDocument(browser.print(path))
    try:
        return squeezed("".join(page.get_textpage().get_text_bounded() for page in document)), len(document)
    finally:
        document.close()


def squeezed(words):
    # So a hyphen at the end of a line is given.
    return "".join(words.replace("\x02", "-").split())


def test_a_pack_shows_its_statements_marked_and_asks_for_nothing(made, browser):
    path, _ = made(".evidence.html")
    assert rows_with(GROUND, browser.picture(path)) > 20
    assert (browser.asked, browser.said) == ([], "")
    page = path.read_text(encoding="utf-8")
    path.write_text(page.replace("<mark>", "").replace("</mark>", ""), encoding="utf-8")
    assert rows_with(GROUND, browser.picture(path)) == 0


@pytest.mark.parametrize("width", [420, 1600])
def test_nothing_of_a_pack_is_cut_off_in_narrow_and_wide_windows(made, browser, width):
    path, _ = made(".evidence.html")
    shown = points(browser.picture(path, width=width, height=3_000))
    ground = shown[0, 0]
    edge = (shown[:, -4:] != ground).any() or (shown[:, :4] != ground).any()
    assert not edge


def test_a_pack_prints_all_its_statements(made, browser):
    path, rows = made(".evidence.html")
    words, pages = printed(browser, path)
    assert pages > 1
    assert f"Evidencefor{len(rows)}statements" in words
    assert [row.quote for row in rows if squeezed(row.quote) not in words] == []
    assert all(squeezed(row.statement.attribution.speaker.name) in words for row in rows if row.person_id)
    assert (browser.asked, browser.said) == ([], "")


def test_a_fact_check_sheet_is_shown_and_printed_whole(made, browser):
    path, rows = made(".factcheck.html")
    assert len(np.unique(points(browser.picture(path)).reshape(-1, 3), axis=0)) > 10
    assert (browser.asked, browser.said) == ([], "")
    words, _ = printed(browser, path)
    assert [row.quote for row in rows if squeezed(row.quote) not in words] == []
    assert f"{len(rows)}statements:0checked,{len(rows)}notchecked." in words


def test_what_a_page_asks_for_and_complains_of_would_be_seen(browser, tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<img src="https://example.org/a.png"><script>console.error("a complaint")</script>')
    browser.picture(page)
    assert browser.asked == ["https://example.org/a.png"]
    assert "a complaint" in browser.said
