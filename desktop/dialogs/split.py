"""How a file with several articles was split: to be looked at, changed and imported, or not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.column_list import ColumnList
from desktop.row_state import select_only
from desktop.split_model import SplitColumn, SplitModel
from desktop.theme import Theme
from desktop.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.workspace import Preview

_WIDTHS_EM = (22, 10, 9, 5)
"""Of all columns but the last, which takes the rest."""
_LONGEST_LINE_CHARS = 300


class _Rows(ColumnList):
    """Space leaves the selected articles out, or takes them in; Backspace joins one with the one before."""

    toggled = Signal()
    joined = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handles the two keys; all others as in any table."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.joined.emit()
        else:
            super().keyPressEvent(event)


class _Lines(QListView):
    """Space splits before a paragraph."""

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handles the one key; all others as in any list."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class SplitDialog(QDialog):
    """Not modal. Enter imports what is ticked, Esc leaves all as it is."""

    import_wanted = Signal(object, object)
    """The `Preview`, and the plan."""
    asking_unwanted = Signal()
    """Files like this are to be imported without a question from now on."""

    def __init__(self, theme: Theme, preview: "Preview", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import {name}").format(name=preview.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._preview = preview
        self._model = SplitModel(preview, theme, self)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self._rows = self._made_rows()
        self._lines = _Lines(self)
        self._text = QStringListModel(self)
        self._lines.setModel(self._text)
        self._lines.setFont(theme.serif)
        self._lines.setUniformItemSizes(True)
        self._lines.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._lines.setAccessibleName(self.tr("Paragraphs of the article"))
        self._toggle = self._button(self.tr("&Leave Out or Take In"), self._on_toggled)
        self._join = self._button(self.tr("&Join with the One Before"), self._on_joined)
        self._split = self._button(self.tr("&Split before This Paragraph"), self._on_split)
        self._reset = self._button(self.tr("As It &Was"), self._model.reset)
        self._never = QCheckBox(self.tr("&Don't ask again for files with several articles"), self)
        self._import = QPushButton(self.tr("&Import"), self)
        self._import.setDefault(True)
        self._import.clicked.connect(self._on_import)
        self._cancel = self._button(self.tr("Cancel"), self.close)
        self._lines.chosen.connect(self._on_split)
        self._lines.selectionModel().selectionChanged.connect(self._on_line_changed)
        self._model.changed.connect(self._show_counts)
        self._model.modelReset.connect(self._show_lines)
        self._lay_out()
        select_only(self._rows, self._model.index(0, 0))
        self._rows.setFocus()
        self._show_counts()

    def _made_rows(self) -> _Rows:
        rows = _Rows(self._model, self.tr("Articles of the file"), self)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows.set_widths(_WIDTHS_EM, self._theme)
        rows.toggled.connect(self._on_toggled)
        rows.joined.connect(self._on_joined)
        rows.selectionModel().currentRowChanged.connect(self._on_row_changed)
        return rows

    def _button(self, text: str, slot: "Callable[[], object]") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        space = self._theme.space
        panes = QSplitter(Qt.Orientation.Vertical, self)
        panes.addWidget(self._rows)
        panes.addWidget(self._lines)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(0, 3)
        panes.setStretchFactor(1, 2)
        edits = QHBoxLayout()
        edits.setSpacing(space(2))
        for button in (self._toggle, self._join, self._split, self._reset):
            edits.addWidget(button)
        edits.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(space(2))
        ends.addWidget(self._never, 1)
        ends.addWidget(self._import)
        ends.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[space(4)] * 4)
        column.setSpacing(space(3))
        column.addWidget(self._summary)
        column.addWidget(panes, 1)
        column.addLayout(edits)
        column.addLayout(ends)
        room = self.screen().availableSize()
        width, height = round(76 * self._theme.em), round(44 * self._theme.em)
        self.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 8 // 10))

    def _row(self) -> int:
        return self._rows.currentIndex().row()

    @Slot()
    def _show_counts(self) -> None:
        """Says what the file is, how many articles come in, and what does not."""
        preview, count = self._preview, len(self._model.plan)
        words = count_words(count, self.tr("{n} article"), self.tr("{n} articles"))
        parts = [self.tr("{format}: {count} to import.").format(format=preview.format, count=words)]
        if preview.stored:
            known = count_words(len(preview.stored), self.tr("{n} is"), self.tr("{n} are"))
            parts.append(self.tr("{count} in the library already.").format(count=known))
        if preview.failures:
            failed = count_words(len(preview.failures), self.tr("{n} part"), self.tr("{n} parts"))
            parts.append(self.tr("{count} could not be read.").format(count=failed))
        self._summary.setText(" ".join(parts))
        self._import.setEnabled(count > 0)
        self._show_edits()

    def _show_edits(self) -> None:
        row = self._row()
        can_change = self._model.can_change(row)
        self._toggle.setEnabled(can_change)
        self._join.setEnabled(can_change and row > 0)
        self._split.setEnabled(can_change and self._lines.currentIndex().row() > 0)

    @Slot()
    def _show_lines(self) -> None:
        """The paragraphs of the current article."""
        article = self._model.article(self._row())
        lines = [] if article is None else [article.text[one.span.start : one.span.end] for one in article.paragraphs]
        self._text.setStringList([line[:_LONGEST_LINE_CHARS] for line in lines])
        self._show_edits()

    def _go_to(self, row: int) -> None:
        select_only(self._rows, self._model.index(row, SplitColumn.HEADLINE))

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_lines()

    @Slot(QItemSelection, QItemSelection)
    def _on_line_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_edits()

    @Slot()
    def _on_toggled(self) -> None:
        self._model.toggle([index.row() for index in self._rows.selectionModel().selectedRows()])

    @Slot()
    def _on_joined(self) -> None:
        self._go_to(self._model.join(self._row()))

    @Slot()
    def _on_split(self) -> None:
        """Goes to the second of the two: that is where the next split is looked for."""
        row, line = self._row(), self._lines.currentIndex().row()
        if self._model.can_change(row) and line > 0:
            self._model.split(row, line)
            self._go_to(row + 1)
            self._rows.setFocus()

    @Slot()
    def _on_import(self) -> None:
        if self._never.isChecked():
            self.asking_unwanted.emit()
        self.import_wanted.emit(self._preview, self._model.plan)
        self.close()
