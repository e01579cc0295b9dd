"""A window of its own that holds a quotation against the same one in other articles, word by word."""

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.variant_words import count_line, variants_html
from index.comparing.variants import Variants


class VariantsDialog(QDialog):
    """Not modal: it stays beside the window, and follows the statement that is shown there."""

    statement_wanted = Signal(object)
    """The number of a statement that is to be shown in its article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The Same Quote Elsewhere"))
        self._theme = theme
        self._variants: Variants | None = None
        self.count = QLabel(self)
        self.count.setWordWrap(True)
        self.count.setAccessibleName(self.tr("Answer"))
        self.found = QTextBrowser(self)
        self.found.setOpenLinks(False)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setAccessibleName(self.tr("The quote as other articles have it"))
        self.found.anchorClicked.connect(self._on_link)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addWidget(self.count)
        column.addWidget(self.found, 1)
        room = self.screen().availableSize()
        self.resize(
            min(round(46 * theme.em), room.width() * 9 // 10), min(round(34 * theme.em), room.height() * 8 // 10)
        )
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.found.setFocus()

    @Slot(object)
    def show_variants(self, found: Variants | None) -> None:
        """Shows where else a quotation stands; that there is none, if no statement is shown or no other one found."""
        self._variants = found
        if found is None or not found.others:
            self.count.setText(self.tr("No other article has this quote."))
            self.found.clear()
            return
        self.count.setText(count_line(found))
        self.found.setHtml(variants_html(found, self._theme))

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        self.statement_wanted.emit(int(link.toString()))

    @Slot()
    def _on_theme_changed(self) -> None:
        """Colours and sizes stand in the HTML, too."""
        font = self.font()
        font.setBold(True)
        self.count.setFont(font)
        self.show_variants(self._variants)
