"""The page of the middle pane that lists articles: a field for words anywhere in them, how many there are, the list."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.article_model import ArticleModel
from desktop.article_view import ArticleView
from desktop.filter_row import FilterRow
from desktop.theme import Theme
from desktop.wording import count_words

ASKED_AFTER_MS = 150
"""How long typing must pause before articles are looked for: their texts are read for it."""


class ArticlesPage(QWidget):
    """Lists the articles that have the words typed above them, in whatever language they are."""

    words_changed = Signal(str)
    """The words in the field, once typing has paused."""

    def __init__(self, model: ArticleModel, view: ArticleView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._articles = model
        self._head = FilterRow(
            theme,
            self,
            hint=self.tr("Words anywhere in an article"),
            name=self.tr("Find articles by their words"),
        )
        self._head.above(view, page=self)
        self.box = self._head.box
        self._pause = QTimer(self, singleShot=True, interval=ASKED_AFTER_MS)
        self._pause.timeout.connect(lambda: self.words_changed.emit(self.box.text()))
        self.box.textChanged.connect(self._pause.start)
        model.modelReset.connect(self._on_model_reset)

    def list_all(self) -> None:
        """Empties the field and lists all articles at once."""
        self.box.clear()
        self._pause.stop()
        self._articles.keep(None)

    def ask_again(self) -> None:
        """Looks for the words in the field anew: other articles may have them now."""
        if self.box.text().strip():
            self.words_changed.emit(self.box.text())

    @Slot()
    def _on_model_reset(self) -> None:
        shown, count = self._articles.rowCount(), self._articles.count
        words = count_words(count, self.tr("{n} article"), self.tr("{n} articles"))
        self._head.say(
            words if shown == count else self.tr("{shown} of {articles}").format(shown=shown, articles=words)
        )
