"""A window of its own that compares: two speakers, two outlets, or the article shown with what others made of it."""

from enum import Enum

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.compare_words import coverage_html, coverage_line, sides_html, sides_line
from desktop.theme import Theme
from index.comparing.coverage import Covered, Show, Sides, wanted


class What(Enum):
    """What is compared."""

    SPEAKERS = "speaker"
    OUTLETS = "outlet"
    ARTICLE = "article"


class CompareDialog(QDialog):
    """Not modal: it stays beside the window."""

    sides_wanted = Signal(object, object, object)
    """A query, the field (`speaker` or `outlet`), and the two names, as a tuple."""
    coverage_wanted = Signal()
    """The article that the window shows is to be compared with all others."""
    statement_wanted = Signal(object)
    """The number of a statement that is to be shown in its article."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare"))
        self._theme = theme
        self._suggested: dict[What, tuple[str, ...]] = {}
        self._sides: Sides | None = None
        self._rows: tuple[Covered, ...] | None = None
        self._headline = ""
        self._has_chosen = False
        self._fill_choices()
        self.left, self.right = (self._names(name) for name in (self.tr("First name"), self.tr("Second name")))
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(self.tr("only statements that this finds; empty for all"))
        self.run = QPushButton(self.tr("&Compare"), self)
        self.run.setDefault(True)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setAccessibleName(self.tr("Answer"))
        self.found = QTextBrowser(self)
        self.found.setOpenLinks(False)
        self.found.setFrameShape(QFrame.Shape.NoFrame)
        self.found.setAccessibleName(self.tr("What was compared"))
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.run.clicked.connect(self.ask)
        self.shown.currentIndexChanged.connect(self._show)
        self.shown.activated.connect(self._on_shown_activated)
        self.found.anchorClicked.connect(self._on_link)
        theme.changed.connect(self._on_theme_changed)
        self._lay_out(theme)
        self._on_theme_changed()
        self._on_what_changed()

    def _fill_choices(self) -> None:
        """What can be compared, and what of an article is shown."""
        self.what, self.shown = QComboBox(self), QComboBox(self)
        for what, words in (
            (What.SPEAKERS, self.tr("Two speakers")),
            (What.OUTLETS, self.tr("Two outlets")),
            (What.ARTICLE, self.tr("This article with all others")),
        ):
            self.what.addItem(words, what)
        for show, words in (
            (Show.ALL, self.tr("Everything")),
            (Show.USED, self.tr("What others used")),
            (Show.NOT_QUOTED, self.tr("What nobody quoted")),
        ):
            self.shown.addItem(words, show)

    @property
    def show_what(self) -> Show:
        """What of an article is shown; the box hands back a bare word."""
        return Show(self.shown.currentData())

    def suggest(self, speakers: tuple[str, ...], outlets: tuple[str, ...], query: str) -> None:
        """Offers names, the likeliest first, and a query; what the user has typed stays."""
        self._suggested = {What.SPEAKERS: speakers, What.OUTLETS: outlets}
        if not self.query.isModified():
            self.query.setText(query)
        self._fill()

    @Slot()
    def ask(self) -> None:
        """Asks for the comparison as it is set."""
        what = self.what.currentData()
        if what is What.ARTICLE:
            self.coverage_wanted.emit()
            return
        names = self.left.currentText().strip(), self.right.currentText().strip()
        if all(names):
            self.sides_wanted.emit(self.query.text().strip(), what.value, names)
        else:
            self.summary.setText(self.tr("Two names are needed."))

    @Slot(object)
    def show_sides(self, sides: Sides) -> None:
        """Shows two sides."""
        self._sides, self._rows = sides, None
        self._show()

    def show_coverage(self, rows: tuple[Covered, ...], headline: str) -> None:
        """Shows what others made of the statements of an article: first what they used, if there is any."""
        self._sides, self._rows, self._headline = None, rows, headline
        if not self._has_chosen:
            self.shown.setCurrentIndex(self.shown.findData(Show.USED if wanted(rows, Show.USED) else Show.ALL))
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._rows is not None:
            self.summary.setText(coverage_line(self._rows, self._headline))
            self.found.setHtml(coverage_html(wanted(self._rows, self.show_what), self._theme))
        elif self._sides is not None:
            self.summary.setText(sides_line(self._sides))
            self.found.setHtml(sides_html(self._sides, self._theme))

    def _names(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(name)
        return box

    def _fill(self) -> None:
        """The names to choose from; the two sides begin with two of them."""
        names = self._suggested.get(self.what.currentData(), ())
        for number, box in enumerate((self.left, self.right)):
            box.clear()
            box.addItems(list(names))
            box.setCurrentIndex(number if number < len(names) else -1)

    def _lay_out(self, theme: Theme) -> None:
        names = QHBoxLayout()
        for box in (self.left, self.right):
            names.addWidget(box, 1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.run)
        self._form = QFormLayout()
        self._form.addRow(self.tr("&What"), self.what)
        label = QLabel(self.tr("N&ames"), self)
        label.setBuddy(self.left)
        self._form.addRow(label, names)
        self._form.addRow(self.tr("&Query"), self.query)
        self._form.addRow(self.tr("&Show"), self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(self._form)
        column.addLayout(below)
        column.addWidget(self.summary)
        column.addWidget(self.found, 1)
        room = self.screen().availableSize()
        self.resize(
            min(round(66 * theme.em), room.width() * 9 // 10), min(round(42 * theme.em), room.height() * 8 // 10)
        )

    @Slot()
    def _on_shown_activated(self) -> None:
        """What the user has chosen stays."""
        self._has_chosen = True

    @Slot()
    def _on_what_changed(self) -> None:
        is_article = self.what.currentData() is What.ARTICLE
        for row in (1, 2):
            self._form.setRowVisible(row, not is_article)
        self._form.setRowVisible(3, is_article)
        self._fill()

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        self.statement_wanted.emit(int(link.toString()))

    @Slot()
    def _on_theme_changed(self) -> None:
        """Colours and sizes stand in the HTML, too."""
        font = self.font()
        font.setBold(True)
        self.summary.setFont(font)
        self._show()
