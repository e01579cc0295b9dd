"""A window of its own to look for a quote: did anyone say this, and exactly so?"""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme
from desktop.verified import ARTICLE_LINK, answer_html
from index.comparing.findings import Verification
from index.comparing.wording import verdict_words

LONGEST = 5_000
"""More letters are no quote."""
_PAUSE_MS = 200
_LINES = 4


class VerifyDialog(QDialog):
    """Not modal: it answers while the quote is typed, and stays beside the window."""

    asked = Signal(object, object)
    """The quote and the name beside it, as they stand after a pause; both may be empty."""
    statement_wanted = Signal(object)
    """The number of a statement that is to be shown in its article."""
    article_wanted = Signal(object)
    """The number of an article whose text has the quote."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Verify a Quote"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._answer: Verification | None = None
        self.quote = QPlainTextEdit(self)
        self.quote.setFont(theme.serif)
        self.quote.setPlaceholderText(self.tr("Paste or type what somebody is said to have said."))
        self.quote.setTabChangesFocus(True)
        self.quote.setAccessibleName(self.tr("Quote"))
        self.speaker = QLineEdit(self)
        self.speaker.setPlaceholderText(self.tr("the name beside it, if there is one"))
        self.speaker.setAccessibleName(self.tr("Said by"))
        self.verdict = QLabel(self)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setWordWrap(True)
        self.verdict.setAccessibleName(self.tr("Answer"))
        self.found = QTextBrowser(self)
        self.found.setOpenLinks(False)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setAccessibleName(self.tr("Statements found, best first"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.quote.textChanged.connect(self._pause.start)
        self.speaker.textChanged.connect(self._pause.start)
        self.found.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._on_theme_changed)
        self._lay_out(theme)
        self._on_theme_changed()
        self.show_answer(None)

    def ask(self, quote: str) -> None:
        """Puts a quote in place of the one there, and asks at once."""
        self.quote.setPlainText(quote[:LONGEST].strip())
        self.quote.selectAll()
        self.quote.setFocus()
        self._on_pause()

    @Slot(object)
    def show_answer(self, answer: Verification | None) -> None:
        """Shows what was found; nothing while there is no quote."""
        self._answer = answer if answer and answer.quote else None
        self.verdict.setText(self._verdict())
        self.found.setHtml(answer_html(self._answer, self._theme) if self._answer else "")

    def _verdict(self) -> str:
        if self._answer is None:
            return self.tr("The quote is looked for in the statements and texts of your articles.")
        words = verdict_words(self._answer)
        return words[:1].upper() + words[1:]

    def _lay_out(self, theme: Theme) -> None:
        self.quote.setFixedHeight(round(_LINES * 1.6 * self.quote.fontMetrics().height()))
        form = QFormLayout()
        form.addRow(self.tr("&Quote"), self.quote)
        form.addRow(self.tr("&Said by"), self.speaker)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(form)
        column.addWidget(self.verdict)
        column.addWidget(self.found, 1)
        room = self.screen().availableSize()
        self.resize(
            min(round(48 * theme.em), room.width() * 9 // 10), min(round(40 * theme.em), room.height() * 8 // 10)
        )

    @Slot()
    def _on_pause(self) -> None:
        self._pause.stop()
        self.asked.emit(self.quote.toPlainText()[:LONGEST].strip(), self.speaker.text().strip())

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(ARTICLE_LINK):
            self.article_wanted.emit(int(target.removeprefix(ARTICLE_LINK)))
        else:
            self.statement_wanted.emit(int(target))

    @Slot()
    def _on_theme_changed(self) -> None:
        """Colours and sizes stand in the HTML, too."""
        font = self.font()
        font.setBold(True)
        self.verdict.setFont(font)
        self.show_answer(self._answer)
