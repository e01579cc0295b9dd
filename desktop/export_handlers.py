"""File ▸ Export Statements: asks where to, has them written, and says how many were."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.exchanging import Exchanging
from desktop.messages import Message
from desktop.wording import count_words

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def _is_half(path: Path, ending: str) -> bool:
    """Whether a name ends in the second part of an ending alone: `.html`, or `.htm`, of `.evidence.html`."""
    first, second = ending.split(".")[1:]
    name = path.name.lower()
    return any(name.endswith(f".{last}") and not name.endswith(f".{first}.{last}") for last in (second, second[:3]))


class ExportHandlers(QObject):
    """Exports the selected statements if there are several, else all that was found."""

    def __init__(self, window: "MainWindow", exchanging: Exchanging) -> None:
        super().__init__(window)
        self._window = window
        self._exchanging = exchanging
        window.actions_.export_statements.triggered.connect(self._on_export)
        exchanging.statements_exported.connect(self._on_exported)

    @Slot()
    def _on_export(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start: each dialog costs time

        ids = self._ids()
        if not ids:
            self._say(self.tr("Nothing was found, so there is nothing to export."))
            return
        kinds = {f"{words} (*{ending})": ending for words, ending in self._kinds()}
        title = self.tr("Export {count}").format(count=self._counted(len(ids)))
        name, kind = QFileDialog.getSaveFileName(self._window, title, "statements", ";;".join(kinds))
        if not name:
            return
        path = Path(name)
        ending = kinds.get(kind, ".csv")
        is_named = bool(path.suffix)  # the dialog has asked about a file of that name then
        if not is_named:
            path = path.with_name(f"{path.name}{ending}")
        elif ending.count(".") == 2 and _is_half(path, ending):
            # "story.html" where an evidence pack is wanted: the kind that was chosen holds.
            path, is_named = path.with_name(f"{path.stem}{ending}"), False
        self._exchanging.export_statements(path, ids, replacing=is_named)

    def _ids(self) -> tuple[int, ...]:
        browsing = self._window.browsing
        selected = browsing.shown.selected_ids() if browsing.shown.isVisible() else ()
        return selected if len(selected) > 1 else tuple(browsing.searching.results.ids)

    def _kinds(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Table, for spreadsheets"), ".csv"),
            (self.tr("Excel workbook"), ".xlsx"),
            (self.tr("Web page"), ".html"),
            (self.tr("Evidence for the speakers, to print"), ".evidence.html"),
            (self.tr("Evidence with the originals"), ".evidence.zip"),
            (self.tr("Fact-check sheet: what is checked, and what is not"), ".factcheck.html"),
            (self.tr("Fact-check sheet as a table"), ".factcheck.csv"),
            (self.tr("Markdown"), ".md"),
            (self.tr("JSON Lines, for programs"), ".jsonl"),
            (self.tr("BibTeX"), ".bib"),
            (self.tr("RIS"), ".ris"),
            (self.tr("CSL-JSON"), ".json"),
        )

    @Slot(object)
    def _on_exported(self, exported: tuple[Path, int]) -> None:
        path, count = exported
        self._say(self.tr("Exported {count} to {name}.").format(count=self._counted(count), name=path.name))

    def _counted(self, count: int) -> str:
        return count_words(count, self.tr("{n} statement"), self.tr("{n} statements"))

    def _say(self, words: str) -> None:
        self._window.messages.say(Message(text=words))
