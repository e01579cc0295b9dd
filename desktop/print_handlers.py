"""Prints the chosen statements, or the shown article, on paper or into a PDF."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog

from desktop.messages import Message
from index.model import StoredStatement

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from desktop.main_window import MainWindow

MOST = 2_000
"""Statements that are printed at once: some hundred pages."""
_POINTS = 10.5


class PrintHandlers(QObject):
    """Makes the pages, and asks the system's own dialog where they go."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._document: QTextDocument | None = None
        self._printer: QPrinter | None = None
        self._dialog: QPrintDialog | None = None
        window.actions_.print_statements.triggered.connect(self._on_statements)
        window.actions_.print_article.triggered.connect(self._on_article)

    @Slot()
    def _on_statements(self) -> None:
        from desktop.printed_page import too_many  # printing is rare: not at the start

        ids = self._window.browsing.chosen_ids()
        if not ids:
            self._say(self.tr("Nothing is selected, so nothing was printed."))
        elif len(ids) > MOST:
            self._say(too_many(MOST))
        else:
            job = self._window.library.read(lambda reader: reader.rows(ids))
            job.done.connect(self._on_rows)
            job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_rows(self, rows: tuple[StoredStatement, ...]) -> None:
        from desktop.printed_page import statements_html

        self._ask(statements_html(rows, serif=self._window.theme.serif.family()))

    @Slot()
    def _on_article(self) -> None:
        from desktop.printed_page import article_html

        loaded = self._window.context.loaded
        if loaded is None:
            self._say(self.tr("No article is shown, so nothing was printed."))
        else:
            serif = self._window.theme.serif.family()
            self._ask(article_html(loaded.stored, loaded.statements, serif=serif))

    def _ask(self, html: str) -> None:
        """Opens the dialog for a document."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._document = QTextDocument(self)
        font = self._document.defaultFont()
        font.setPointSizeF(_POINTS)
        self._document.setDefaultFont(font)
        self._document.setHtml(html)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # kept here: the dialog does not
        self._printer.setDocName("On the Record")
        self._dialog = QPrintDialog(self._printer, self._window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._on_finished)
        QDialog.open(self._dialog)  # its own `open` wants a slot's name

    @Slot(int)
    def _on_finished(self, answer: int) -> None:
        """Prints, if that was the answer."""
        document, printer = self._document, self._printer
        self._document = self._printer = self._dialog = None
        if document is None or printer is None:
            return
        if answer == QDialog.DialogCode.Accepted:
            from desktop.paging import keep_whole  # printing is rare, as above

            keep_whole(document, printer)
            document.print_(printer)
            if printer.printerState() is type(printer).PrinterState.Error:
                self._say(self.tr("Nothing was printed: the printer or the file could not be written."))
            else:
                self._say(self.tr("Printed."))
        document.deleteLater()

    def _say(self, text: str) -> None:
        self._window.messages.say(Message(text=text))
