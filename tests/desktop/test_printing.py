"""Printing into a PDF, read back: the chosen statements, or the article with its statements."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from desktop.paging import keep_whole
from desktop.print_handlers import MOST
from desktop.printed_page import article_html, statements_html
from desktop.wording import speaker_name
from index.model import SourceRecord
from tests.desktop.driving import search
from tests.desktop.samples import a_row


def words_of(path) -> str:
    """The text of a PDF, on one line."""
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def printed(qtbot: QtBot, window, path) -> str:
    """Answers the dialog so that a PDF is written, and gives its words."""
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None)
    dialog = window.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(path))
    dialog.done(QPrintDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: window.messages.text == "Printed.")
    return words_of(path)


def test_chosen_statements_are_printed_with_their_speakers(qtbot: QtBot, window, tmp_path):
    search(qtbot, window, "the")
    window.view.selectAll()
    window.actions_.print_statements.trigger()
    words = printed(qtbot, window, tmp_path / "statements.pdf")
    for row in window.library.rows(window.hits.ids):
        assert row.quote.split()[0] in words
        assert row.statement.attribution.speaker is None or row.statement.attribution.speaker.name in words


def test_no_statement_is_torn_from_its_speaker(qtbot: QtBot, tmp_path, qapp):
    long = " ".join(["It takes a while until the ferry is there."] * 400)
    quotes = [" ".join(["We will build it."] * (3 + 7 * number % 40)) for number in range(60)]
    quotes.insert(30, long)
    rows = [replace(a_row(), id=number, quote=quote) for number, quote in enumerate(quotes)]
    document = QTextDocument()
    document.setHtml(statements_html(rows, serif="serif"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "statements.pdf"))
    keep_whole(document, printer)
    document.print_(printer)
    name = speaker_name(rows[0])
    with pypdfium2.PdfDocument(tmp_path / "statements.pdf") as made:
        pages = [page.get_textpage().get_text_range().strip() for page in made]
    assert len(pages) > 8
    assert sum(not page.startswith(name) for page in pages) <= 3  # the pages that the long one goes over
    assert not any(page.removesuffix(str(number)).rstrip().endswith(name) for number, page in enumerate(pages, start=1))
    assert sum(page.count(name) for page in pages) == len(rows)


def test_the_article_is_printed_with_a_number_for_each_statement(qtbot: QtBot, window, tmp_path):
    search(qtbot, window, "the")
    qtbot.waitUntil(lambda: window.context.loaded is not None)
    loaded = window.context.loaded
    window.actions_.print_article.trigger()
    words = printed(qtbot, window, tmp_path / "article.pdf")
    listed = [row for row in loaded.statements if row.statement.listed]
    assert loaded.stored.article.record.headline in words
    assert f"{len(listed)} " in words
    assert all(row.statement.attribution.speaker.name in words for row in listed if row.statement.attribution.speaker)


def test_leaving_the_dialog_prints_nothing(qtbot: QtBot, window):
    search(qtbot, window, "the")
    window.actions_.print_article.trigger()
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is not None)
    window.findChild(QPrintDialog).reject()
    qtbot.waitUntil(lambda: window.findChild(QPrintDialog) is None)
    assert window.messages.text != "Printed."


def test_too_many_statements_are_refused_with_what_to_do(qtbot: QtBot, window, monkeypatch):
    monkeypatch.setattr(window.browsing, "chosen_ids", lambda: tuple(range(MOST + 1)))
    window.actions_.print_statements.trigger()
    assert "export" in window.messages.text
    assert window.findChild(QPrintDialog) is None


@pytest.mark.parametrize("text", ["<b>bold</b>", "a & b", "“<script>alert(1)</script>”"])
def test_what_articles_say_is_never_taken_for_markup(text):
    row = a_row(1, record=SourceRecord(headline=text, outlet=text))
    html = statements_html([row], serif="Serif")
    assert text not in html
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in html


def test_each_statement_has_its_number_once_in_the_text(qtbot: QtBot, window):
    search(qtbot, window, "the")
    qtbot.waitUntil(lambda: window.context.loaded is not None)
    loaded = window.context.loaded
    html = article_html(loaded.stored, loaded.statements, serif="Serif")
    numbers = [int(number) for some in re.findall("<sup>(.*?)</sup>", html) for number in some.split(", ")]
    assert sorted(numbers) == list(range(1, 1 + sum(row.statement.listed for row in loaded.statements)))
