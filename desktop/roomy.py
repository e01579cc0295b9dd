"""Widgets that are only shown where there is room for them: what they do is in the menus as well."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme

ROOM_EM = 46
"""About 640 px at the usual text size, and wider when text is larger."""


class ShownWhereRoomy(QObject):
    """Hides widgets while their window is narrower than so many letters are high."""

    def __init__(self, window: QWidget, theme: Theme, widgets: tuple[QWidget, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._widgets = widgets
        window.installEventFilter(self)
        theme.changed.connect(self._arrange)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at the room again when the window has another size."""
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return False

    @Slot()
    def _arrange(self) -> None:
        is_roomy = self._window.width() >= ROOM_EM * self._theme.em
        for widget in self._widgets:
            widget.setVisible(is_roomy)
