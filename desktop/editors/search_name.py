"""The name under which a search is saved, or that it gets instead."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.editors.editor import Editor
from desktop.folding import folded
from desktop.theme import Theme
from index.hints import SavedSearch


class SearchNameEditor(Editor):
    """One line for a name below the search that it is for; says when another search has the name."""

    applied = Signal(object)
    """The name."""

    def __init__(self, theme: Theme, search: SavedSearch, others: Sequence[SavedSearch], *, is_new: bool) -> None:
        """Begins with the name of `search`; `others` are saved already."""
        title = self.tr("Save this search") if is_new else self.tr("Rename the saved search")
        super().__init__(theme, title, self.tr("Enter keeps the name, Esc leaves."))
        self._others = {folded(" ".join(other.name.split())): other.name for other in others}
        query = QLabel(search.query or self.tr("All statements"), self)
        query.setTextFormat(Qt.TextFormat.PlainText)
        query.setFont(theme.serif)
        query.setWordWrap(True)
        self._field = QLineEdit(search.name, self)
        self._field.setAccessibleName(self.tr("Name of the search"))
        self._field.textChanged.connect(self._on_typed)
        self._taken = QLabel(self)
        self._taken.setWordWrap(True)
        for widget in (query, self._field, self._taken):
            self.body.addWidget(widget)
        self._on_typed(search.name)

    def begin(self) -> None:
        """Takes the keyboard, ready for another name in place of the one there."""
        self._field.setFocus()
        self._field.selectAll()

    def enter(self) -> None:
        """Keeps the name, if there is one."""
        if name := self._name():
            self.applied.emit(name)
            self.left.emit()

    def _name(self) -> str:
        return " ".join(self._field.text().split())

    @Slot(str)
    def _on_typed(self, _: str) -> None:
        taken = self._others.get(folded(self._name()), "")
        self._taken.setText(self.tr("This replaces the saved search “{name}”.").format(name=taken) if taken else "")
        self._taken.setVisible(bool(taken))
