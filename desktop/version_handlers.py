"""What the window does with versions of an article, and with articles that share its text."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.messages import Message

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.comparison import Compared
    from index.model import StoredStatement
    from index.workspace import Reader


class VersionHandlers(QObject):
    """Opens the window of versions, and other articles."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.versions.triggered.connect(self._on_versions)
        window.context.versions_wanted.connect(self._on_versions)
        window.context.article_chosen.connect(self._on_article_chosen)

    @Slot()
    def _on_versions(self) -> None:
        window, versions, shown_id = self._window, self._window.context.versions, self._window.context.article_id
        if not versions or shown_id is None:
            text = self.tr(
                "This article has one version so far. The next comes in when its address brings another text."
            )
            window.messages.say(Message(text=text))
            return
        from desktop.dialogs.versions import VersionsDialog  # not at the start: each dialog costs time

        dialog = VersionsDialog(window.theme, versions, shown_id, window)
        dialog.comparison_wanted.connect(self._on_comparison_wanted)
        dialog.statement_wanted.connect(self._on_statement_wanted)
        self._dialog = dialog
        dialog.show()
        dialog.ask()

    @Slot(object, object)
    def _on_comparison_wanted(self, before_id: int, after_id: int) -> None:
        job = self._window.library.read(partial(_compare, before_id=before_id, after_id=after_id))
        job.done.connect(self._dialog.show_comparison)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_statement_wanted(self, row: "StoredStatement") -> None:
        self._window.actions_.show_quotes.trigger()
        self._window.browsing.show_statement(row.id, row.article_id)

    @Slot(object)
    def _on_article_chosen(self, article_id: int) -> None:
        self._window.browsing.show_article(article_id)


def _compare(reader: "Reader", *, before_id: int, after_id: int) -> "tuple[Compared, ...]":
    return reader.compare(before_id, after_id)
