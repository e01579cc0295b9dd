"""What the user changed: a window of its own with the log, to be read, taken back from, and kept as a file."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.change_model import ChangeModel
from desktop.column_list import ColumnList
from desktop.theme import Theme
from desktop.wording import count_words
from index.model import Change

_WIDTHS_EM = (10, 17, 17, 11, 11)


class ChangeLogDialog(QDialog):
    """Not modal: it follows what is changed in the window behind it."""

    scope_changed = Signal()
    """Another part of the log is wanted; see `is_of_article`."""
    taking_back_wanted = Signal(object)
    """A `Change`."""
    statement_wanted = Signal(object)
    """The first statement of the `Change` is to be shown."""
    export_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, has_article: bool) -> None:
        """`has_article` tells whether an article is shown, whose part of the log can be asked for."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = ChangeModel(theme, self)
        self._view = ColumnList(self._model, self.tr("Changes, newest first"), self)
        self._view.set_widths(_WIDTHS_EM, theme)
        self._empty = QLabel(self.tr("You have not changed anything yet."), self)
        self._count = QLabel(self)
        self._only = QCheckBox(self.tr("Only the &article that is shown"), self)
        self._only.setEnabled(has_article)
        self._back = QPushButton(self.tr("&Take Back"), self)
        self._export = QPushButton(self.tr("&Export…"), self)
        close = QPushButton(self.tr("Close"), self)
        self._only.toggled.connect(self.scope_changed)
        self._view.activated.connect(self._on_activated)
        self._back.clicked.connect(self._on_back_clicked)
        self._export.clicked.connect(self.export_wanted)
        close.clicked.connect(self.close)
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        for button in (self._back, self._export, close):
            button.setAutoDefault(False)
        self._lay_out(theme, close)
        self.show_changes(())

    @property
    def is_of_article(self) -> bool:
        """Whether only the changes to the shown article's statements are wanted."""
        return self._only.isChecked()

    @Slot(object)
    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Shows the log, newest first; the selected line stays selected."""
        chosen = self._model.change(self._view.currentIndex().row())
        self._model.show(changes)
        row = self._model.row_of(chosen.id) if chosen is not None else None
        if changes:
            self._view.setCurrentIndex(self._model.index(row or 0, 0))
        self._view.setVisible(bool(changes))
        self._empty.setVisible(not changes)
        self._export.setEnabled(bool(changes))
        self._count.setText(count_words(len(changes), self.tr("{n} change"), self.tr("{n} changes")) if changes else "")
        self._show_back()

    def _show_back(self) -> None:
        """What stands can be taken back; a line that only takes back or puts back cannot."""
        change = self._model.change(self._view.currentIndex().row())
        self._back.setEnabled(change is not None and not change.undone and change.undoes is None)

    def _lay_out(self, theme: Theme, close: QPushButton) -> None:
        top = QHBoxLayout()
        top.addWidget(self._only, 1)
        top.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._export)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(top)
        column.addWidget(self._view, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        column.addLayout(buttons)
        room = self.screen().availableSize()
        self.resize(
            min(round(70 * theme.em), room.width() * 9 // 10), min(round(32 * theme.em), room.height() * 8 // 10)
        )

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_back()

    @Slot()
    def _on_back_clicked(self) -> None:
        index: QModelIndex = self._view.currentIndex()
        if (change := self._model.change(index.row())) is not None:
            self.taking_back_wanted.emit(change)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Enter, or a double click: shows what was changed."""
        change = self._model.change(index.row())
        if change is not None and change.statement_ids:
            self.statement_wanted.emit(change)
