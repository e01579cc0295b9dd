"""A window with what is known of an article: each detail can be put right, and what was found stays to be seen."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.also_called import AlsoCalled
from desktop.record_words import field_hint, field_name, problem, record_tip
from desktop.theme import Theme
from index.errors import DetailInvalid
from index.model import StoredArticle
from index.record_fields import RecordField, parsed, value_of, written

_ORDER = (
    RecordField.HEADLINE, RecordField.AUTHORS, RecordField.OUTLET, RecordField.PUBLISHED, RecordField.URL,
    RecordField.SECTION, RecordField.LANGUAGE, RecordField.ACCESSED,
)  # fmt: skip


class _Detail(QWidget):
    """One detail: its line, and below it what was found where the line says otherwise, or what is wrong with it."""

    changed = Signal()

    def __init__(self, field: RecordField, now: str, found: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._now, self._found = now, found
        self._theme = theme
        name = field_name(field).replace("&", "")
        self.line = QLineEdit(now, self)
        self.line.setPlaceholderText(field_hint(field))
        self.line.setAccessibleName(name)
        self.line.setCursorPosition(0)
        self._below = QLabel(self)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        self._below.setWordWrap(True)
        self._below.setFont(theme.small)
        self._restore = QToolButton(self)
        self._restore.setText(self.tr("Restore"))
        self._restore.setAccessibleName(self.tr("Restore what was found: {name}").format(name=name))
        self._restore.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._restore.clicked.connect(self._on_restore)
        self.line.textChanged.connect(self._on_text_changed)
        row = QHBoxLayout()
        row.addWidget(self._below, 1)
        row.addWidget(self._restore)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(1))
        self._column.addWidget(self.line)
        self._column.addLayout(row)
        self._show_below()

    @property
    def problem(self) -> str:
        """What is wrong with the line; empty if nothing is, or if it stands as it did."""
        if not self.is_changed:
            return ""
        try:
            parsed(self.field, self.line.text())
        except DetailInvalid as error:
            return problem(error)
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether the line says something else than before."""
        return self.line.text().strip() != self._now

    def put_below(self, widget: QWidget) -> None:
        """Shows something else below the line, last."""
        self._column.addWidget(widget)

    def _show_below(self) -> None:
        is_found = self.line.text().strip() == self._found
        found = self.tr("Found: {value}").format(value=self._found or self.tr("nothing"))
        problem_words = self.problem
        self._below.setText(problem_words or ("" if is_found else found))
        palette = self._below.palette()
        palette.setColor(self._below.foregroundRole(), self._theme.colour("text" if problem_words else "second"))
        self._below.setPalette(palette)
        self._below.setVisible(bool(self._below.text()))
        self._restore.setVisible(not is_found)
        self.line.setAccessibleDescription(self._below.text())

    @Slot()
    def _on_restore(self) -> None:
        self.line.setText(self._found)
        self.line.setFocus()

    @Slot(str)
    def _on_text_changed(self, _: str) -> None:
        self._show_below()
        self.changed.emit()


class ArticleDetailsDialog(QDialog):
    """Not modal: the article can be read while it is open. Saving is one step that can be undone."""

    saved = Signal(object, object)
    """The number of the article, and the lines of the details that were changed, by `RecordField`."""

    def __init__(self, stored: StoredArticle, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Article Details"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._article_id = stored.id
        now, found = stored.article.record, (stored.found or stored.article).record
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(theme.space(2))
        self._details = [
            _Detail(field, written(value_of(now, field)), written(value_of(found, field)), theme, self)
            for field in _ORDER
        ]
        for detail in self._details:
            label = QLabel(field_name(detail.field), self)
            label.setBuddy(detail.line)
            self._form.addRow(label, detail)
            detail.changed.connect(self._check)
        self._also = AlsoCalled(theme, self)
        self._also.chosen.connect(self._on_headline_chosen)
        self._details[0].put_below(self._also)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self._save.setDefault(True)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._lay_out(stored, theme)
        self._check()
        self._details[0].line.setFocus()

    @property
    def article_id(self) -> int:
        """The number of the article that it is about."""
        return self._article_id

    def line(self, field: RecordField) -> QLineEdit:
        """The line of a detail."""
        return next(detail.line for detail in self._details if detail.field is field)

    @Slot(object)
    def offer_headlines(self, headlines: tuple[str, ...]) -> None:
        """Shows what else the article is called where it was read from."""
        self._also.show_names(headlines)

    def _lay_out(self, stored: StoredArticle, theme: Theme) -> None:
        inside = QWidget(self)
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, theme.space(2), 0)
        rows.setSpacing(theme.space(3))
        rows.addLayout(self._form)
        rows.addWidget(self._fact(record_tip(stored), theme))
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addWidget(area, 1)
        column.addWidget(self._buttons)
        room = self.screen().availableSize()
        self.resize(
            min(round(46 * theme.em), room.width() * 9 // 10), min(round(40 * theme.em), room.height() * 9 // 10)
        )

    def _fact(self, words: str, theme: Theme) -> QLabel:
        """A line that can be selected and copied, also with the keyboard."""
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(theme.small)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(words)
        return label

    @Slot(str)
    def _on_headline_chosen(self, headline: str) -> None:
        line = self.line(RecordField.HEADLINE)
        line.setText(headline)
        line.setCursorPosition(0)
        line.setFocus()

    @Slot()
    def _check(self) -> None:
        """Only what is right, and something else than before, can be saved."""
        changed = any(detail.is_changed for detail in self._details)
        self._save.setEnabled(changed and not any(detail.problem for detail in self._details))

    @Slot()
    def _on_accepted(self) -> None:
        lines = {detail.field: detail.line.text() for detail in self._details if detail.is_changed}
        self.saved.emit(self._article_id, lines)
        self.close()
