"""The backups of the library: a window of its own to look at them, make one, and put one in place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.backup_model import BackupModel
from desktop.column_list import ColumnList
from desktop.theme import Theme

if TYPE_CHECKING:
    from index.workspace import Backup

_WIDTHS_EM = (13, 24)


class _List(ColumnList):
    """Enter asks about a backup; the question must not take the same key for its answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps Enter from going on to the default button."""
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


class BackupsDialog(QDialog):
    """Not modal. Restoring is asked about once more, in the window itself: Enter restores, Esc leaves all as it is."""

    making_wanted = Signal()
    restoring_wanted = Signal(object)
    """The path of a backup, or of a file that was chosen, as text."""
    file_wanted = Signal()
    """Another file than a backup is to be chosen; see `ask_about`."""
    folder_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._asked = ""
        self._model = BackupModel(theme, self)
        self._view = _List(self._model, self.tr("Backups, newest first"), self)
        self._view.set_widths(_WIDTHS_EM, theme)
        self._empty = QLabel(self.tr("There is no backup yet. One is made each day in which something changes."), self)
        self._make = self._button(self.tr("&Back Up Now"), self.making_wanted.emit)
        self._restore = self._button(self.tr("&Restore…"), self._on_restore_clicked)
        self._file = self._button(self.tr("Restore from a &File…"), self.file_wanted.emit)
        self._folder = self._button(self.tr("Show in &Folder"), self.folder_wanted.emit)
        self._close = self._button(self.tr("Close"), self.close)
        self._question = self._made_question()
        self._view.activated.connect(self._on_activated)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._lay_out()
        self.show_backups(())

    @Slot(object)
    def show_backups(self, backups: "Sequence[Backup]") -> None:
        """Shows the backups; the selected one stays selected."""
        chosen = self._model.backup(self._view.currentIndex().row())
        self._model.show(backups)
        row = self._model.row_of(chosen.path.name) if chosen is not None else None
        if backups:
            self._view.setCurrentIndex(self._model.index(row or 0, 0))
        self._view.setVisible(bool(backups))
        self._empty.setVisible(not backups)
        self._restore.setEnabled(bool(backups))
        self._folder.setEnabled(bool(backups))

    def ask_about(self, path: str, words: str) -> None:
        """Asks whether what is at a path is to take the place of the library."""
        self._asked = path
        text = self.tr("Put {what} in place of the library? What is there now is backed up first.")
        self._words.setText(text.format(what=words))
        self._question.setVisible(True)
        self._yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question away first."""
        if event.key() == Qt.Key.Key_Escape and self._question.isVisible():
            self._drop_question()
            return
        super().keyPressEvent(event)

    def _made_question(self) -> QWidget:
        question = QWidget(self)
        self._words = QLabel(question)
        self._words.setWordWrap(True)
        self._yes = QPushButton(self.tr("Restore &It"), question)
        self._no = QPushButton(self.tr("&Keep What Is There"), question)
        self._yes.clicked.connect(self._on_yes)
        self._no.clicked.connect(self._drop_question)
        row = QHBoxLayout(question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space(2))
        row.addWidget(self._words, 1)
        row.addWidget(self._yes)
        row.addWidget(self._no)
        question.setVisible(False)
        return question

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        for button in (self._make, self._restore, self._file, self._folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space(4)] * 4)
        column.setSpacing(space(3))
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._question)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        width, height = round(52 * self._theme.em), round(26 * self._theme.em)
        self.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 8 // 10))

    @Slot()
    def _drop_question(self) -> None:
        self._question.setVisible(False)
        self._view.setFocus()

    @Slot()
    def _on_yes(self) -> None:
        self._drop_question()
        self.restoring_wanted.emit(self._asked)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self._on_activated(self._view.currentIndex())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Enter, or a double click: asks whether this backup is to be restored."""
        if (backup := self._model.backup(index.row())) is not None:
            words = self.tr("the backup of {when}").format(when=self._model.when(backup))
            self.ask_about(str(backup.path), words)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._question.setVisible(False)
