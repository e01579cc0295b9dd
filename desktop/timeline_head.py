"""The row above a timeline: whose statements are shown, and the button that saves it as a picture."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.theme import Theme
from desktop.wording import count_words
from index.model import FacetValue

MOST_CHOICES = 25
_LONGEST_NAME_EM = 14


class TimelineHead(QWidget):
    """A button for each side, with a menu of those who say most in the results."""

    speaker_chosen = Signal(object, object)
    """The side, 0 or 1, and a name; an empty one for nobody."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, ...] = ()
        self.sides = (self._side(self.tr("First speaker"), 0), self._side(self.tr("Second speaker"), 1))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sides[0])
        self._row.addStretch(1)
        self._row.addWidget(self.sides[1])
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_button(self, action: QAction) -> None:
        """Offers an action on the right."""
        button = QToolButton(self)
        button.setObjectName("switch")
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)

    def show_speakers(self, shown: tuple[str, ...], choices: Sequence[FacetValue]) -> None:
        """Shows who is on which side, and who else could be."""
        self._shown = shown
        for number, button in enumerate(self.sides):
            menu = button.menu()
            menu.clear()
            if number == 1 and shown:
                self._offer(menu, number, "", self.tr("Nobody"))
                menu.addSeparator()
            for each in choices[:MOST_CHOICES]:
                count = count_words(each.count, self.tr("{n} statement"), self.tr("{n} statements"))
                self._offer(menu, number, each.value, f"{each.value}\t{count}")
        self._show_names()

    def _side(self, name: str, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("switch")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(button)
        menu.triggered.connect(self._on_chosen)
        button.setMenu(menu)
        return button

    def _offer(self, menu: QMenu, side: int, name: str, text: str) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setData((side, name))
        action.setCheckable(True)
        shown = self._shown[side] if side < len(self._shown) else ""
        action.setChecked(shown == name)

    def _show_names(self) -> None:
        for number, button in enumerate(self.sides):
            name = self._shown[number] if number < len(self._shown) else ""
            text = name or (self.tr("Nobody") if number == 0 else self.tr("Beside somebody"))
            shown = button.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, round(_LONGEST_NAME_EM * self._theme.em)
            )
            button.setText(f"{shown} ▾".replace("&", "&&"))
            button.setAccessibleDescription(text)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.speaker_chosen.emit(*action.data())

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._row.setContentsMargins(space(2), space(2), space(2), space(2))
        font = QFont(self._theme.small)
        font.setWeight(QFont.Weight.DemiBold)
        for button in self.sides:
            button.setFont(font)
        self._show_names()
