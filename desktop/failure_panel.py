"""The list of what could not be imported, under the panes: to be read, copied, and tried again."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.column_list import ColumnList
from desktop.failure_model import Failure, FailureModel
from desktop.failure_words import reason_words
from desktop.messages import explain
from desktop.theme import Theme
from desktop.wording import count_words

_FILE_EM = 24
_ROWS = (2, 7)
"""So many lines are seen at least and at most; the others by scrolling."""


class FailurePanel(QFrame):
    """Acts on the selected lines, or on all if none is selected."""

    retry_wanted = Signal(object)
    """The files to be imported again, as a tuple of paths."""
    copy_wanted = Signal(object)
    """A text: one line for each failure."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("band")
        self._theme = theme
        self.model = FailureModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._title = QLabel(self)
        self.retry = QPushButton(self)
        self.copy = QPushButton(self.tr("Cop&y"), self)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Close the list"))
        self._close.setToolTip(self._close.accessibleName())
        self.list = self._made_list()
        self._advice = QLabel(self)
        self._advice.setTextFormat(Qt.TextFormat.PlainText)
        self._advice.setWordWrap(True)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.retry.clicked.connect(self._on_retry_clicked)
        self.copy.clicked.connect(self.copy_lines)
        self._close.clicked.connect(self.closed)
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)
        self.list.selectionModel().currentChanged.connect(self._show_advice)
        self.model.modelReset.connect(self._on_model_reset)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_model_reset()

    def chosen(self) -> tuple[Failure, ...]:
        """The selected failures, or all, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        shown = [self._sorted.mapToSource(self._sorted.index(row, 0)) for row in range(self._sorted.rowCount())]
        return tuple(self.model.failures[shown[row].row()] for row in rows or range(len(shown)))

    @Slot()
    def copy_lines(self) -> None:
        """Hands out the chosen failures as text."""
        lines = [f"{failure.error.source}: {reason_words(failure.error)}" for failure in self.chosen()]
        self.copy_wanted.emit("\n".join(lines))

    def _made_list(self) -> ColumnList:
        view = ColumnList(self._sorted, self.tr("What could not be imported"), self)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.header().setStretchLastSection(True)
        view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        return view

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._title, 1)
        for widget in (self.retry, self.copy, self._close):
            self._row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        self._inside = QHBoxLayout()
        self._inside.addWidget(self.list)
        column.addLayout(self._inside, 1)
        self._below = QHBoxLayout()
        self._below.addWidget(self._advice)
        column.addLayout(self._below)

    @Slot()
    def _on_model_reset(self) -> None:
        count = self.model.rowCount()
        words = count_words(count, self.tr("{n} file was not imported"), self.tr("{n} files were not imported"))
        self._title.setText(words)
        self._fit()
        self._show_buttons()
        self._show_advice()

    @Slot()
    def _show_advice(self) -> None:
        """What happened to the file with the keyboard on it, what is safe, and what to do."""
        index = self._sorted.mapToSource(self.list.currentIndex())
        if index.isValid():
            self._advice.setText(explain(self.model.failures[index.row()].error).text)
        else:
            self._advice.setText(self.tr("Your library is safe. Choose a line to read what to do about it."))

    @Slot()
    def _show_buttons(self) -> None:
        """What the buttons act on; what was no file cannot be tried again."""
        is_part = bool(self.list.selectionModel().selectedRows())
        self.retry.setText(self.tr("Try Selected &Again") if is_part else self.tr("Try All &Again"))
        self.retry.setEnabled(any(failure.path is not None for failure in self.chosen()))
        self.copy.setEnabled(bool(self.model.rowCount()))

    @Slot()
    def _on_retry_clicked(self) -> None:
        paths = dict.fromkeys(failure.path for failure in self.chosen() if failure.path is not None)
        self.retry_wanted.emit(tuple(paths))

    @Slot()
    def _on_theme_changed(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.space(4), theme.space(2), theme.space(2), theme.space(2))
        self._row.setSpacing(theme.space(2))
        self._close.setIcon(theme.icon("close", "text", size=round(theme.em)))
        self._inside.setContentsMargins(theme.space(3), 0, theme.space(2), 0)
        self._below.setContentsMargins(theme.space(4), theme.space(2), theme.space(2), theme.space(2))
        self._advice.setFont(theme.small)
        self._advice.setMinimumHeight(2 * self._advice.fontMetrics().lineSpacing())
        palette = self._advice.palette()
        palette.setColor(self._advice.foregroundRole(), theme.colour("second"))
        self._advice.setPalette(palette)
        self.list.setColumnWidth(0, round(_FILE_EM * theme.em))
        self._fit()

    def _fit(self) -> None:
        """The list is as high as its lines, within limits."""
        few, many = _ROWS
        row = self.list.fontMetrics().height() + 2 * self._theme.space(1)
        self.list.setFixedHeight(row * (1 + min(many, max(few, self.model.rowCount()))))
