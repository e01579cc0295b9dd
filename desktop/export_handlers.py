"""File ▸ Export Statements: asks which and where to, has them written, and says how many were."""

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
    """Asks what to export, and in which format."""

    def __init__(self, window: "MainWindow", exchanging: Exchanging) -> None:
        super().__init__(window)
        self._window = window
        self._exchanging = exchanging
        self._selected: tuple[int, ...] = ()
        self._found: tuple[int, ...] = ()
        window.actions_.export_statements.triggered.connect(self._on_export)
        exchanging.statements_exported.connect(self._on_exported)

    @Slot()
    def _on_export(self) -> None:
        from desktop.dialogs.export import ExportDialog  # not at the start: each dialog costs time
        from desktop.export_kinds import kinds

        browsing, window = self._window.browsing, self._window
        self._found = tuple(browsing.searching.results.ids)
        self._selected = browsing.shown.selected_ids() if browsing.shown.isVisible() else ()
        if not self._found:
            self._say(self.tr("Nothing was found, so there is nothing to export."))
            return
        dialog = ExportDialog(
            window.theme,
            kinds(),
            window,
            selected=len(self._selected),
            found=len(self._found),
            ending=window.settings.export_format,
            name=window.settings.export_name,
        )
        dialog.wanted.connect(self._on_wanted)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot(bool, str, str)
    def _on_wanted(self, only_selected: bool, ending: str, by: str) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        from desktop.export_kinds import kinds

        self._window.settings.export_format, self._window.settings.export_name = ending, by
        ids = self._selected if only_selected else self._found
        words = next(kind.words for kind in kinds() if kind.ending == ending)
        title = self.tr("Export {count}").format(count=self._counted(len(ids)))
        name, _ = QFileDialog.getSaveFileName(self._window, title, f"statements{ending}", f"{words} (*{ending})")
        if not name:
            return
        path = Path(name)
        is_named = bool(path.suffix)  # the dialog has asked about a file of that name then
        if not is_named:
            path = path.with_name(f"{path.name}{ending}")
        elif ending.count(".") == 2 and _is_half(path, ending):
            # "story.html" where an evidence pack is wanted: the kind that was chosen holds.
            path, is_named = path.with_name(f"{path.stem}{ending}"), False
        self._exchanging.export_statements(path, ids, by=by, replacing=is_named)

    @Slot(object)
    def _on_exported(self, exported: tuple[Path, int]) -> None:
        path, count = exported
        self._say(self.tr("Exported {count} to {name}.").format(count=self._counted(count), name=path.name))

    def _counted(self, count: int) -> str:
        return count_words(count, self.tr("{n} statement"), self.tr("{n} statements"))

    def _say(self, words: str) -> None:
        self._window.messages.say(Message(text=words))
