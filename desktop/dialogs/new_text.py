"""A window to write or paste an article into, with what is known of where it came from."""

import re
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme
from index.model import SourceRecord

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class NewTextDialog(QDialog):
    """Not modal: the article can be looked up in other windows while it is open."""

    written = Signal(object, object)
    """The text, and its `SourceRecord`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New from Text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = QPlainTextEdit(self)
        self._text.setFont(theme.serif)
        self._text.setPlaceholderText(self.tr("Paste or write the article here."))
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the article"))
        self._form = QFormLayout()
        self._headline = self._field(self.tr("&Headline"), self.tr("first line of the text"))
        self._outlet = self._field(self.tr("&Outlet"), self.tr("newspaper, agency or site"))
        self._authors = self._field(self.tr("&By"), self.tr("names, with commas between them"))
        self._date = self._field(self.tr("&Date"), self.tr("2017, 2017-04 or 2017-04-12"))
        self._url = self._field(self.tr("&Address"), "https://…")
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._add = self._buttons.addButton(self.tr("Add to the Library"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._add.setDefault(True)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._text.textChanged.connect(self._check)
        self._date.textChanged.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addWidget(self._text, 1)
        column.addLayout(self._form)
        column.addWidget(self._hint)
        column.addWidget(self._buttons)
        self.resize(round(42 * theme.em), round(38 * theme.em))
        self._check()

    def _field(self, label: str, placeholder: str) -> QLineEdit:
        """A field of the record, with its label as its name."""
        field = QLineEdit(self)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(label.replace("&", ""))
        self._form.addRow(label, field)
        return field

    @Slot()
    def _check(self) -> None:
        """Says what keeps the text from being added."""
        dated = _is_date(self._date.text().strip())
        self._hint.setText("" if dated else self.tr("Write the date as 2017, 2017-04 or 2017-04-12."))
        self._hint.setVisible(not dated)
        self._add.setEnabled(dated and not self._text.document().isEmpty())

    @Slot()
    def _on_accepted(self) -> None:
        record = SourceRecord(
            headline=self._headline.text().strip() or None,
            authors=tuple(name.strip() for name in self._authors.text().split(",") if name.strip()),
            outlet=self._outlet.text().strip() or None,
            published=self._date.text().strip() or None,
            url=self._url.text().strip() or None,
            accessed=date.today().isoformat() if self._url.text().strip() else None,  # noqa: DTZ011  # the user's day
        )
        self.written.emit(self._text.document().toRawText().replace("\u2029", "\n"), record)
        self.close()


def _is_date(text: str) -> bool:
    """Whether it is an ISO 8601 date that exists, or nothing."""
    if not text:
        return True
    if not _DATE.fullmatch(text):
        return False
    parts = [int(part) for part in text.split("-")]
    return QDate(parts[0], *(parts[1:2] or [1]), *(parts[2:3] or [1])).isValid()
