"""The versions of an article: a window of its own that tells what became of each statement from one to another."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme
from desktop.version_model import Column, VersionModel
from desktop.version_words import difference_word, version_facts
from index.comparison import ArticleVersion, Compared, Difference

_TOLD = (Difference.NEW, Difference.GONE, Difference.CHANGED)


class VersionsDialog(QDialog):
    """Not modal: the article stays at hand behind it."""

    comparison_wanted = Signal(object, object)
    """The numbers of two articles, the older version first."""
    statement_wanted = Signal(object)
    """A `StoredStatement` is to be shown in its article."""

    def __init__(
        self, theme: Theme, versions: tuple[ArticleVersion, ...], shown_id: int, parent: QWidget | None = None
    ) -> None:
        """Compares the version that is shown with the one before it; the first with the second."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions of the Article"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions = versions
        self._compared: tuple[Compared, ...] = ()
        self._before, self._after = (self._choice(name) for name in (self.tr("From version"), self.tr("to version")))
        self._same = QCheckBox(self.tr("Show what is the &same, too"), self)
        self._count = QLabel(self)
        self._model = VersionModel(theme, self)
        self._view = QTableView(self)
        self._make_view(theme)
        place = max(1, next((number for number, one in enumerate(versions) if one.article_id == shown_id), 1))
        self._before.setCurrentIndex(place - 1)
        self._after.setCurrentIndex(place)
        self._before.currentIndexChanged.connect(self.ask)
        self._after.currentIndexChanged.connect(self.ask)
        self._same.toggled.connect(self._show)
        self._lay_out(theme)

    @Slot()
    def ask(self) -> None:
        """Asks for the comparison of the two that are chosen."""
        self.comparison_wanted.emit(self._before.currentData(), self._after.currentData())

    @Slot(object)
    def show_comparison(self, compared: tuple[Compared, ...]) -> None:
        """Shows what became of each statement."""
        self._compared = tuple(one for one in compared if _is_listed(one))
        self._show()

    @Slot()
    def _show(self) -> None:
        rows = [one for one in self._compared if self._same.isChecked() or one.difference is not Difference.SAME]
        self._model.show(tuple(rows))
        self._view.resizeRowsToContents()
        counts = {kind: sum(one.difference is kind for one in self._compared) for kind in _TOLD}
        parts = [f"{count} {difference_word(kind)}" for kind, count in counts.items() if count]
        self._count.setText(
            " · ".join(parts) or self.tr("All statements are the same; other words of the text differ.")
        )

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for one in self._versions:
            box.addItem(version_facts(one), one.article_id)
        return box

    def _make_view(self, theme: Theme) -> None:
        view = self._view
        view.setModel(self._model)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setWordWrap(True)
        view.setShowGrid(False)
        view.setAccessibleName(self.tr("What became of each statement"))
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.DIFFERENCE, QHeaderView.ResizeMode.Interactive)
        view.setColumnWidth(Column.DIFFERENCE, round(7 * theme.em))
        header.geometriesChanged.connect(view.resizeRowsToContents)
        view.activated.connect(self._on_activated)

    def _lay_out(self, theme: Theme) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for box in (self._before, self._after):
            top.addWidget(QLabel(box.accessibleName(), self))
            top.addWidget(box)
        top.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        bottom.addWidget(self._same)
        bottom.addStretch(1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(top)
        column.addWidget(self._count)
        column.addWidget(self._view, 1)
        column.addLayout(bottom)
        room = self.screen().availableSize()
        self.resize(
            min(round(70 * theme.em), room.width() * 9 // 10), min(round(34 * theme.em), room.height() * 8 // 10)
        )

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        """Enter, or a double click: shows the statement in its version."""
        one = self._model.compared(index.row())
        if one is not None:
            is_before = index.column() == Column.BEFORE and one.before is not None
            self.statement_wanted.emit(one.before if is_before or one.after is None else one.after)


def _is_listed(one: Compared) -> bool:
    """Whether the first view shows, or showed, the statement."""
    return any(row is not None and row.statement.listed for row in (one.before, one.after))
