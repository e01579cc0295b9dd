"""What else an article is called: each name with a button that takes it as the headline."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.theme import Theme


class AlsoCalled(QWidget):
    """A line for each name; nothing while there is none."""

    chosen = Signal(str)
    """The user takes this one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offers names, below those that are there."""
        for name in names:
            self._column.addWidget(_Name(name, self._theme, self))
        self.setVisible(bool(names))


class _Name(QWidget):
    """One name and its button."""

    def __init__(self, name: str, theme: Theme, parent: AlsoCalled) -> None:
        super().__init__(parent)
        self._name, self._chosen = name, parent.chosen
        label = QLabel(self.tr("The page also says: {name}").format(name=name), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(theme.small)
        palette = label.palette()
        palette.setColor(label.foregroundRole(), theme.colour("second"))
        label.setPalette(palette)
        use = QToolButton(self)
        use.setText(self.tr("Use"))
        use.setAccessibleName(self.tr("Use as the headline: {name}").format(name=name))
        use.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        use.clicked.connect(self._on_use)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _on_use(self) -> None:
        self._chosen.emit(self._name)
