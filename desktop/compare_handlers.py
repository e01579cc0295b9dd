"""The window that compares: opened with what is on the screen, answered from the library."""

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from desktop.dialogs.compare import CompareDialog
    from desktop.main_window import MainWindow
    from index.comparing.coverage import Covered, Sides
    from index.workspace import Reader

_MOST_OFFERED = 30


class CompareHandlers(QObject):
    """Opens it, and answers what is asked there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: CompareDialog | None = None
        window.actions_.compare.triggered.connect(self._on_compare)

    @Slot()
    def _on_compare(self) -> None:
        """Opens it, or brings it to the front, with the speakers and outlets of the results."""
        window = self._window
        if self._dialog is None:
            from desktop.dialogs.compare import CompareDialog  # not at the start: each dialog costs time

            self._dialog = CompareDialog(window.theme, window)
            self._dialog.sides_wanted.connect(self._on_sides_wanted)
            self._dialog.coverage_wanted.connect(self._on_coverage_wanted)
            self._dialog.statement_wanted.connect(window.flow.go_to_statement)
        results = window.browsing.searching.results
        facets = results.facets if results is not None else {}
        speakers, outlets = (
            tuple(one.value for one in facets.get(field, ()) if one.value)[:_MOST_OFFERED]
            for field in ("speaker", "outlet")
        )
        self._dialog.suggest(speakers, outlets, window.bar.field.text())
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.what.setFocus()

    @Slot(object, object, object)
    def _on_sides_wanted(self, query: str, field: Literal["speaker", "outlet"], names: tuple[str, str]) -> None:
        if self._dialog is None:
            return
        job = self._window.library.look(partial(_sides, query=query, field=field, names=names))
        job.done.connect(self._dialog.show_sides)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_coverage(self, found: "_Coverage") -> None:
        if self._dialog is not None:
            self._dialog.show_coverage(found.rows, found.headline)

    @Slot()
    def _on_coverage_wanted(self) -> None:
        article_id = self._window.context.article_id
        if article_id is None or self._dialog is None:
            return
        job = self._window.library.read(partial(_coverage, article_id=article_id))
        job.done.connect(self._on_coverage)
        job.failed.connect(self._window.flow.report)


class _Coverage(NamedTuple):
    """What others made of an article, and its headline."""

    rows: "tuple[Covered, ...]"
    headline: str


def _sides(reader: "Reader", *, query: str, field: Literal["speaker", "outlet"], names: tuple[str, str]) -> "Sides":
    return reader.side_by_side(query, field, names)


def _coverage(reader: "Reader", *, article_id: int) -> _Coverage:
    record = reader.article(article_id).article.record
    return _Coverage(reader.coverage(article_id), record.headline or record.outlet or "")
