"""The three panes beside each other; where there is no room, the context goes under the list."""

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from desktop.settings import Settings
from desktop.theme import Theme

NARROW_BELOW_EM = 64
"""About 900 px at the usual text size, and wider when text is larger."""
FILTERS_FROM_EM = 44
"""Below this width the filters leave, whatever the user chose for wider windows."""
_WIDE_SHARES = (54, 46)
_NARROW_SHARES = (48, 52)


class Panes(QWidget):
    """Filters, middle and context between two hair lines that can be moved."""

    moved = Signal()
    """The user moved a line."""

    def __init__(self, theme: Theme, filters: QWidget, middle: QWidget, context: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._filters = filters
        self._context = context
        self._filters_wanted = True
        self._outer = QSplitter(Qt.Orientation.Horizontal, self)
        self._inner = QSplitter(Qt.Orientation.Horizontal, self)
        for splitter in (self._outer, self._inner):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(self._on_moved)
        self._inner.addWidget(middle)
        self._inner.addWidget(context)
        self._outer.addWidget(filters)
        self._outer.addWidget(self._inner)
        self._outer.setStretchFactor(1, 1)
        self._sizes: dict[str, QByteArray] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._outer)
        self._is_placed = False
        theme.changed.connect(self._arrange)

    @property
    def is_narrow(self) -> bool:
        """Whether the context is under the list."""
        return self._inner.orientation() is Qt.Orientation.Vertical

    def set_filters_visible(self, visible: bool) -> None:
        """Shows or hides the filters."""
        self._filters_wanted = visible
        self._arrange()

    def set_context_visible(self, visible: bool) -> None:
        """Shows or hides the context."""
        self._context.setVisible(visible)

    def restore(self, settings: Settings) -> None:
        """Puts the lines where they were."""
        self._sizes = {name: settings.window_state(name) for name in ("outer", "wide", "narrow")}

    def save(self, settings: Settings) -> None:
        """Stores where the lines are."""
        if self._is_placed:
            self._remember()
            for name, state in self._sizes.items():
                settings.set_window_state(name, state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chooses the arrangement for the new width."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Puts the panes beside each other or one under the other, and gives them their sizes the first time."""
        em, width = self._theme.em, self.width()
        narrow = width < NARROW_BELOW_EM * em
        filters = self._filters_wanted and width >= FILTERS_FROM_EM * em
        if self._filters.isHidden() == filters:
            self._filters.setVisible(filters)
        if self._is_placed and narrow == self.is_narrow:
            return
        if self._is_placed:
            self._remember()
        self._inner.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        if not self._outer.restoreState(self._sizes.get("outer", QByteArray())):
            self._outer.setSizes([round(13.5 * em), max(1, width - round(13.5 * em))])
        name, shares = ("narrow", _NARROW_SHARES) if narrow else ("wide", _WIDE_SHARES)
        if self._sizes.get(name, QByteArray()).isEmpty():
            room = self.height() if narrow else width
            self._inner.setSizes([room * share // 100 for share in shares])
        else:
            self._inner.restoreState(self._sizes[name])
        self._is_placed = True

    def _remember(self) -> None:
        """Keeps the sizes of the present arrangement."""
        self._sizes["outer"] = self._outer.saveState()
        self._sizes["narrow" if self.is_narrow else "wide"] = self._inner.saveState()

    @Slot()
    def _on_moved(self) -> None:
        self.moved.emit()
