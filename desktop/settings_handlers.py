"""The window with settings: shows the current statement cited as chosen, and keeps menus and settings in step."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

from desktop.settings import Appearance

if TYPE_CHECKING:
    from desktop.dialogs.settings import SettingsDialog
    from desktop.main_window import MainWindow
    from index.workspace import Flavours, Reader

_PAUSE_MS = 100
"""Who types a form, or goes through statements, waits for none of the previews between."""


class SettingsHandlers(QObject):
    """Opens it, and shows in it what the last choice does to the current statement."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._number = 0
        """Of the newest preview that was asked for."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        window.actions_.settings.triggered.connect(self._on_settings)
        window.actions_.styles.triggered.connect(self._on_chosen_elsewhere)
        window.actions_.appearances.triggered.connect(self._on_chosen_elsewhere)
        window.context.current_changed.connect(self._pause.start)
        window.changes.changed.connect(self._pause.start)

    @Slot()
    def _on_settings(self) -> None:
        """Opens it, or brings it to the front."""
        from desktop.dialogs.settings import SettingsDialog  # not at the start: each dialog costs time

        window = self._window
        if self._dialog is None or not self._is_open():
            self._dialog = SettingsDialog(window.settings, window.theme, window)
            self._dialog.changed.connect(self._on_changed)
            self._dialog.appearance_chosen.connect(self._on_appearance_chosen)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.style_box.setFocus()
        self._ask()

    @Slot()
    def _on_changed(self) -> None:
        for action in self._window.actions_.styles.actions():
            action.setChecked(action.data() == self._window.settings.style)
        self._pause.start()

    @Slot(object)
    def _on_appearance_chosen(self, appearance: Appearance) -> None:
        self._window.theme.set_appearance(appearance)
        for action in self._window.actions_.appearances.actions():
            action.setChecked(action.data() == appearance.value)

    @Slot()
    def _on_chosen_elsewhere(self) -> None:
        if self._dialog is not None and self._is_open():
            self._dialog.follow()
            self._ask()

    @Slot()
    def _ask(self) -> None:
        """Asks for the current statement as it would be copied; the newest question wins."""
        if self._dialog is None or not self._is_open():
            return
        self._number += 1
        number, current, settings = self._number, self._window.context.current_id, self._window.settings
        if current is None:
            self._dialog.show_preview(None)
            return
        style, options = settings.style, settings.citation_options

        def work(reader: "Reader") -> object:
            return number, reader.cite([current], style=style, options=options)

        job = self._window.library.read(work)
        job.done.connect(self._on_made)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_made(self, made: "tuple[int, Flavours]") -> None:
        number, flavours = made
        if number == self._number and self._dialog is not None and self._is_open():
            self._dialog.show_preview(flavours)

    def _is_open(self) -> bool:
        return self._dialog is not None and shiboken6.isValid(self._dialog)
