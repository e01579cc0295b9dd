"""The actions of the menu Article: what is known of it, what is left out of it, what it was read from."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


class ArticleActions(QObject):
    """All actions about the article that is shown, made once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.details = self._action(self.tr("Article &Details…"), "Ctrl+Shift+D")
        self.take_in = self._action(self.tr("&Take Left-Out Text Back In"), "Ctrl+Shift+T")
        self.leave_out = self._action(self.tr("&Leave Paragraph Out"), "Ctrl+Shift+X")
        self.show_original = self._action(self.tr("Show &Original"), "Ctrl+Shift+Return")
        self.save_original = self._action(self.tr("&Save Original As…"))

    def groups(self) -> tuple[Sequence[QAction], ...]:
        """The menu, group by group."""
        return (
            (self.details,),
            (self.take_in, self.leave_out),
            (self.show_original, self.save_original),
        )

    def _action(self, text: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setIconVisibleInMenu(False)
        return action
