"""A field over a list of what it may become: keys move in the list while the focus stays in the field."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.hit_delegate import draw_ground, draw_line
from desktop.hit_model import Index
from desktop.message_bar import announce
from desktop.row_state import RowList
from desktop.theme import Theme

ROWS_SHOWN = 6
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS_SHOWN,
    Qt.Key.Key_PageUp: -ROWS_SHOWN,
}


class ChoiceRole(IntEnum):
    """What a row can be asked for, beside text."""

    CHOICE = Qt.ItemDataRole.UserRole + 1
    """The `Choice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose; `value` is for whoever asked."""

    label: str
    value: object
    detail: str = ""
    """In small second text on the right."""
    italic: bool = False
    """For what is no name."""


class ChoiceModel(QAbstractListModel):
    """The choices that fit what is typed, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Replaces the whole list in one step."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """The choice of a row; None beyond the list."""
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of choices; a list has no children."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The choice, or words for it."""
        choice = self.choice(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role == ChoiceRole.CHOICE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.label, choice.detail) if part)
        return None


class _ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice in one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of small text with room around it."""
        return QSize(0, round(QFontMetricsF(self._theme.small).height() + self._theme.space(2)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Label on the left, detail on the right."""
        choice = index.data(ChoiceRole.CHOICE)
        if not isinstance(choice, Choice):
            return
        painter.save()
        theme = self._theme
        draw_ground(painter, option, index, theme)
        rect = QRectF(option.rect).adjusted(theme.space(3), 0, -theme.space(2), 0)
        width = min(QFontMetricsF(theme.small).horizontalAdvance(choice.detail), rect.width() * 0.6)
        right = rect.adjusted(rect.width() - width - 1, 0, 0, 0)
        draw_line(painter, right, choice.detail, theme.small, theme.colour("second"), right=True)
        font = QFont(theme.small)
        font.setItalic(choice.italic)
        draw_line(painter, rect.adjusted(0, 0, -width - theme.space(3), 0), choice.label, font, theme.colour("text"))
        painter.restore()


class _Field(QLineEdit):
    """A field whose up and down keys and whose Enter are somebody else's."""

    moved = Signal(object)
    """By how many rows."""
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps typing keys, passes on those that move in the list or take from it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        if event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier} and (
            step := STEPS.get(Qt.Key(event.key()))
        ):
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class ChoiceList(RowList):
    """The choices; a click takes one, the keyboard stays elsewhere."""

    picked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(_ChoiceDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)

    @property
    def current(self) -> Choice | None:
        """The choice that has been moved to; None if none is chosen."""
        index = self.currentIndex()
        return self.choices.choice(index.row()) if index.isValid() else None

    def move_by(self, rows: int) -> None:
        """Moves the current row; one step beyond an end goes round to the other."""
        count, index = self.choices.rowCount(), self.currentIndex()
        if not count:
            return
        if not index.isValid():
            row = 0 if rows > 0 else count - 1
        elif abs(rows) == 1:
            row = (index.row() + rows) % count
        else:
            row = min(count - 1, max(0, index.row() + rows))
        self.setCurrentIndex(self.choices.index(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes the choice under the mouse."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.picked.emit()


class FieldWithChoices(QWidget):
    """A field and the list below it; the list is filled by whoever owns it."""

    typed = Signal()
    """The text is another one."""
    accepted = Signal(object)
    """Enter in the field, or a click in the list: the current `Choice`, None if none is chosen."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = _Field(self)
        self.field.setAccessibleName(name)
        self.list = ChoiceList(theme, name, self)
        self.model = self.list.choices
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self.typed)
        self.field.entered.connect(self.enter)
        self.field.moved.connect(self.move_by)
        self.list.picked.connect(self.enter)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def text(self) -> str:
        """What is typed, without spaces around it."""
        return self.field.text().strip()

    @property
    def current(self) -> Choice | None:
        """The choice that Enter takes; None if none is chosen."""
        return self.list.current

    def show_choices(self, choices: Sequence[Choice], *, choose_first: bool) -> None:
        """Replaces the list; nothing is chosen in it, or its first row. An empty list is not seen."""
        self.model.show(choices)
        self.list.setVisible(bool(choices))
        if choose_first and choices:
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(object)
    def move_by(self, rows: int) -> None:
        """Moves the current row; one step beyond an end goes round to the other."""
        self.list.move_by(rows)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Tells a screen reader, which listens to the field, what Enter would take now."""
        if current.isValid() and self.field.hasFocus():
            announce(self.field, str(current.data(Qt.ItemDataRole.AccessibleTextRole)))

    @Slot()
    def enter(self) -> None:
        """Takes the current choice."""
        self.accepted.emit(self.current)

    @Slot()
    def _on_theme_changed(self) -> None:
        row = QFontMetricsF(self._theme.small).height() + self._theme.space(2)
        self.list.setMinimumHeight(round(2 * row))
        self.list.setMaximumHeight(round(ROWS_SHOWN * row))
        self.list.scheduleDelayedItemsLayout()
