"""The ways to look at results: joins the views that show them otherwise than as a list, and what they remember."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class Looking(QObject):
    """Makes views when they are first wanted and keeps them in step with the list."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.facets.set_collapsed(window.settings.folded)
        window.facets.collapsed_changed.connect(self._on_folded)

    @Slot(object)
    def _on_folded(self, groups: frozenset[str]) -> None:
        self._window.settings.folded = groups
