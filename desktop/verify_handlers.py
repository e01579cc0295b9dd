"""The window that looks for a quote: opened with what is on the clipboard, answered from the library."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from desktop.messages import Message
from desktop.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.dialogs.verify import VerifyDialog
    from desktop.main_window import MainWindow
    from index.comparing.findings import Verdict, Verification
    from index.workspace import Reader


class VerifyHandlers(QObject):
    """Opens it, and answers what is asked there; the newest question wins."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: VerifyDialog | None = None
        self._asked = ("", "")
        window.actions_.verify.triggered.connect(self._on_verify)
        window.actions_.verify_table.triggered.connect(self._on_verify_table)
        window.exchange_handlers.exchanging.table_verified.connect(self._on_table_verified)
        window.changes.changed.connect(self._refresh)
        window.importing.finished.connect(self._refresh)

    @Slot()
    def _on_verify(self) -> None:
        """Opens it, or brings it to the front, with the selected or the copied text."""
        from desktop.dialogs.verify import LONGEST, VerifyDialog  # not at the start: each dialog costs time

        context = self._window.context
        selected = context.text.selected_text() if context.has_text_focus() else ""
        selected = selected or QGuiApplication.clipboard().text()
        if self._dialog is None or not self._is_open():
            self._dialog = VerifyDialog(self._window.theme, self._window)
            self._dialog.asked.connect(self._on_asked)
            self._dialog.statement_wanted.connect(self._window.flow.go_to_statement)
            self._dialog.article_wanted.connect(self._on_article_wanted)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.ask(selected if len(selected) <= LONGEST else "")

    @Slot()
    def _on_verify_table(self) -> None:
        """Asks for a table with a column of quotes, and where the answers are to be written."""
        from PySide6.QtWidgets import QFileDialog  # not at the start: each dialog costs time

        kind, title = self.tr("Table with a column “quote” (*.csv)"), self.tr("Verify the Quotes of a Table")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", kind)
        if not name:
            return
        source = Path(name)
        wanted = str(source.with_name(f"{source.stem}-verified.csv"))
        answers, _ = QFileDialog.getSaveFileName(self._window, self.tr("Write the Answers"), wanted, "CSV (*.csv)")
        if answers:
            target = Path(answers)
            is_named = bool(target.suffix)  # the dialog has asked about a file of that name then
            target = target if is_named else target.with_name(f"{target.name}.csv")
            self._window.exchange_handlers.exchanging.verify_table(source, target, replacing=is_named)

    @Slot(object)
    def _on_table_verified(self, verified: "tuple[Path, Mapping[Verdict, int]]") -> None:
        path, counts = verified
        quotes = count_words(sum(counts.values()), self.tr("{n} quote"), self.tr("{n} quotes"))
        each = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
        words = self.tr("Looked for {quotes} ({each}). The answers are in {name}.")
        text = words.format(quotes=quotes, each=each or self.tr("none"), name=path.name)
        self._window.messages.say(Message(text=text))

    @Slot(object, object)
    def _on_asked(self, quote: str, speaker: str) -> None:
        self._asked = (quote, speaker)
        if not quote:
            if self._dialog is not None:
                self._dialog.show_answer(None)
            return
        job = self._window.library.read(partial(_verified, quote=quote, speaker=speaker))
        job.done.connect(self._on_answered)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_answered(self, answer: "Verification") -> None:
        if self._dialog is not None and self._is_open() and (answer.quote, answer.speaker) == self._asked:
            self._dialog.show_answer(answer)

    @Slot(object)
    def _on_article_wanted(self, article_id: int) -> None:
        self._window.actions_.show_quotes.trigger()
        self._window.browsing.show_article(article_id)

    @Slot()
    def _refresh(self) -> None:
        """Asks again: the library was changed."""
        if self._is_open() and self._asked[0]:
            self._on_asked(*self._asked)

    def _is_open(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)


def _verified(reader: "Reader", *, quote: str, speaker: str) -> "Verification":
    return reader.verify(quote, speaker=speaker)
