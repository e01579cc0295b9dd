"""Where a library cannot be opened: trying again and reading it are offered.

Open for reading, everything can be searched and nothing changed.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from desktop import empty_states
from desktop.messages import Message, explain
from index.errors import DiskFull, LibraryUnavailable

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class ReadOnlyHandlers(QObject):
    """Says why the library cannot be opened, and opens it for reading if that is wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._offer(again=False, reading=False)
        window.actions_.open_again.triggered.connect(self._on_open_again)
        window.actions_.open_read_only.triggered.connect(self._on_open_read_only)

    def show_unavailable(self, error: BaseException) -> None:
        """Without a library there is nothing to do but to say why, and to offer what can be done."""
        window = self._window
        # Reading needs a little room, too.
        is_there = isinstance(error, LibraryUnavailable) and not isinstance(error, DiskFull)
        actions = self._offer(again=True, reading=is_there)
        window.empty.show_emptiness(empty_states.unavailable(explain(error).text, actions))
        window.middle.setCurrentWidget(window.empty)

    def _offer(self, *, again: bool, reading: bool) -> tuple[QAction, ...]:
        """Enables what can be done; returns it."""
        actions = self._window.actions_
        actions.open_again.setEnabled(again)
        actions.open_read_only.setEnabled(reading)
        return tuple(each for each in (actions.open_again, actions.open_read_only) if each.isEnabled())

    @Slot()
    def _on_open_again(self) -> None:
        window = self._window
        self._offer(again=False, reading=False)
        opening = window.library.open_again()
        window.flow.follow_opening(opening)
        opening.done.connect(self._on_opened_again)

    @Slot(object)
    def _on_opened_again(self, _is_new: object) -> None:
        window = self._window
        window.messages.say(Message(text=self.tr("The library is open.")))
        window.browsing.searching.run_now()

    @Slot()
    def _on_open_read_only(self) -> None:
        window = self._window
        self._offer(again=False, reading=False)
        opening = window.library.open_read_only()
        window.flow.follow_opening(opening)
        opening.done.connect(self._on_opened)

    @Slot(object)
    def _on_opened(self, _is_new: object) -> None:
        window = self._window
        words = self.tr("This library is open for reading only. Nothing in it can be changed.")
        folder = window.library.folder
        window.status.show_library(folder.name if folder is not None else "", is_read_only=True)
        window.messages.say(Message(text=words))
        window.browsing.searching.run_now()
