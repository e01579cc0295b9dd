"""A form for the columns of the table of statements: which, and in which order."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import table_columns
from desktop.table_columns import Column, Shown
from desktop.theme import Theme

_COLUMN = Qt.ItemDataRole.UserRole
_TICKED, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsDialog(QDialog):
    """Space ticks a column, Alt+Up and Alt+Down move it; Enter shows those that are ticked."""

    chosen = Signal(object)
    """`Shown`s, in their order; at least one."""

    def __init__(self, shown: tuple[Shown, ...], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns of the Table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Columns, from left to right"))
        self._up = self._button(self.tr("Move &Up"), self._on_up, "Alt+Up")
        self._down = self._button(self.tr("Move &Down"), self._on_down, "Alt+Down")
        self._usual = self._button(self.tr("As at &First"), self._on_usual)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self._list.itemChanged.connect(self._on_item_changed)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._lay_out(theme)
        self._fill(shown)

    def _button(self, text: str, then: Callable[[], object], key: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(then)
        if key:
            # Not the button's own key: that presses it for a moment first, too slowly for a key that is held.
            QShortcut(QKeySequence(key), self).activated.connect(then)
            button.setToolTip(key)
        return button

    def _lay_out(self, theme: Theme) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(theme.space(2))
        for button in (self._up, self._down, self._usual):
            beside.addWidget(button)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self._list, 1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(row)
        column.addWidget(self._buttons)
        self.resize(round(26 * theme.em), round(28 * theme.em))

    def _fill(self, shown: tuple[Shown, ...]) -> None:
        """The shown columns in their order, then the others."""
        ticked = {each.column: each for each in shown}
        self._list.clear()
        for each in (*shown, *table_columns.usual(column for column in Column if column not in ticked)):
            item = QListWidgetItem(table_columns.title(each.column), self._list)
            item.setData(_COLUMN, table_columns.written([each])[0])
            item.setCheckState(_TICKED if each.column in ticked else _EMPTY)
        self._list.setCurrentRow(0)

    def _shown(self) -> tuple[Shown, ...]:
        items = (self._list.item(row) for row in range(self._list.count()))
        texts = [str(item.data(_COLUMN)) for item in items if item.checkState() is _TICKED]
        return table_columns.read(texts) if texts else ()

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(row + by, item)
            self._list.setCurrentRow(row + by)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    @Slot()
    def _on_usual(self) -> None:
        self._fill(table_columns.usual())

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._shown()))

    @Slot()
    def _on_accepted(self) -> None:
        self.chosen.emit(self._shown())
        self.close()
