"""A form for what to export, and in which format."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme

_ENDING = Qt.ItemDataRole.UserRole
_HINT = Qt.ItemDataRole.UserRole + 1
TELLING = (".factcheck.", ".evidence.")
"""How formats begin that tell who checked a statement."""


class Kind(NamedTuple):
    """A format."""

    words: str
    ending: str
    hint: str
    """What is in such a file, in a sentence or two."""


class ExportDialog(QDialog):
    """Tells plainly which statements are exported; the formats are chosen with Up and Down, Enter goes on."""

    wanted = Signal(bool, str, str)
    """Whether only the selected statements, the ending of the format, and the user's name."""

    def __init__(
        self,
        theme: Theme,
        kinds: Sequence[Kind],
        parent: QWidget | None = None,
        *,
        selected: int,
        found: int,
        ending: str,
        name: str = "",
    ) -> None:
        """`selected` and `found` tell how many statements there are of each.

        `ending` is the format to begin with, `name` the user's, which only some formats ask for.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export Statements"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._selected = QRadioButton(self.tr("&Selected statements ({n})").format(n=f"{selected:,}"), self)
        self._found = QRadioButton(self.tr("&All results ({n})").format(n=f"{found:,}"), self)
        self._selected.setEnabled(selected > 0)
        # One row is selected whenever something is looked at: that alone is no wish.
        (self._selected if selected > 1 else self._found).setChecked(True)
        self._label = QLabel(self.tr("&Format"), self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Format"))
        self._label.setBuddy(self._list)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._name_label = QLabel(self.tr("Chec&ked by"), self)
        self.name = QLineEdit(name, self)
        self.name.setPlaceholderText(self.tr("your name; without it the file says “you”"))
        self._name_label.setBuddy(self.name)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._go_on = self._buttons.addButton(self.tr("&Choose File…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go_on.setDefault(True)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._list.currentItemChanged.connect(self._on_format)
        self._lay_out(theme)
        self._fill(kinds, ending)
        self._list.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(2))
        column.addWidget(self._selected)
        column.addWidget(self._found)
        column.addSpacing(theme.space(2))
        column.addWidget(self._label)
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self._name_label)
        row.addWidget(self.name, 1)
        column.addLayout(row)
        column.addSpacing(theme.space(2))
        column.addWidget(self._buttons)
        # Room for the longest hint, so that nothing moves while one looks through them.
        self._hint.setMinimumHeight(3 * self._hint.fontMetrics().lineSpacing())
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.resize(round(34 * theme.em), round(41 * theme.em))

    def _fill(self, kinds: Sequence[Kind], ending: str) -> None:
        for kind in kinds:
            item = QListWidgetItem(
                self.tr("{words} ({ending})").format(words=kind.words, ending=kind.ending), self._list
            )
            item.setData(_ENDING, kind.ending)
            item.setData(_HINT, kind.hint)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind.hint)
        endings = [kind.ending for kind in kinds]
        self._list.setCurrentRow(endings.index(ending) if ending in endings else 0)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_format(self, item: QListWidgetItem, _before: QListWidgetItem | None) -> None:
        self._hint.setText(str(item.data(_HINT)))
        tells = str(item.data(_ENDING)).startswith(TELLING)
        for widget in (self._name_label, self.name):
            widget.setEnabled(tells)

    @Slot()
    def _on_accepted(self) -> None:
        item = self._list.currentItem()
        # A button whose key was pressed is held down for a moment before it is checked; Enter may be faster.
        only_selected = self._selected.isDown() or (self._selected.isChecked() and not self._found.isDown())
        self.close()
        self.wanted.emit(only_selected, str(item.data(_ENDING)), self.name.text().strip())
