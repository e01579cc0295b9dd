"""The table of counts: has results counted, copies rows, and writes a chosen row into the search."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.counts_model import CountBy, CountRow, CountsModel
from desktop.counts_view import CountsPage
from desktop.messages import Message
from desktop.settings import Look
from desktop.wording import count_words
from index.model import Results
from index.progress import Progress
from index.survey import Tally

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.workspace import Reader


class CountsLook(QObject):
    """Keeps the counts in step with the results."""

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._tallies: tuple[Tally, ...] = ()
        self._model = CountsModel(self)
        choices = window.actions_.looks.counts
        self.page = CountsPage(self._model, choices, window.theme, window)
        self.shown = self.page.table
        choices.triggered.connect(self._on_choice)
        self.shown.chosen.connect(self._on_row_chosen)

    def refresh(self, results: Results) -> None:
        """Counts other results."""
        ids = results.ids

        def work(reader: "Reader", _: Progress) -> object:
            return reader.tallies(ids)

        job = self._window.library.survey(work)
        job.done.connect(self._on_counted)
        job.failed.connect(self._window.flow.report)

    def copy(self) -> bool:
        """Copies the selected rows as a table, if the keyboard is in it."""
        rows = self.shown.selected_rows()
        if QApplication.focusWidget() is not self.shown or not rows:
            return False
        data = QMimeData()
        data.setText(self._model.as_tsv(rows))
        data.setHtml(self._model.as_html(rows))
        QGuiApplication.clipboard().setMimeData(data)
        words = count_words(len(rows), self.tr("Copied {n} row."), self.tr("Copied {n} rows."))
        self._window.messages.say(Message(text=words))
        return True

    @property
    def _by(self) -> CountBy:
        checked = self._window.actions_.looks.counts.checkedAction()
        return CountBy(checked.data())

    @Slot(object)
    def _on_counted(self, tallies: object) -> None:
        self._tallies = cast("tuple[Tally, ...]", tallies)
        self._model.show(self._tallies, self._by)

    @Slot(QAction)
    def _on_choice(self, _action: QAction) -> None:
        self._model.show(self._tallies, self._by)

    @Slot(object)
    def _on_row_chosen(self, row: CountRow) -> None:
        """The statements that were counted: the row goes into the search, and the list shows what it finds."""
        window = self._window
        for field, value in row.names:
            if value:
                window.browsing.searching.refine(field, value)
            elif field == "speaker":
                window.browsing.searching.refine("is", "unattributed")
        window.browsing.ask(window.browsing.searching.query)
        window.actions_.looks.look(Look.LIST).trigger()
