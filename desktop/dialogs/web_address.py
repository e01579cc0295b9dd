"""A form for the address of a web page to import."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.theme import Theme
from index.addresses import cleaned, host_of


class WebAddressDialog(QDialog):
    """Not modal: the page can be looked up in other windows while it is open."""

    wanted = Signal(object)
    """The address, as it is asked for."""

    def __init__(self, theme: Theme, address: str, parent: QWidget | None = None) -> None:
        """`address` stands in the field at first; it may be empty."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import from Web Address"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(self.tr("&Address of the article"), self)
        self._field = QLineEdit(address, self)
        self._field.setPlaceholderText("https://…")
        self._field.setAccessibleName(self.tr("Address of the article"))
        self._field.selectAll()
        label.setBuddy(self._field)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._fetch = self._buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._fetch.setDefault(True)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.close)
        self._field.textChanged.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        for widget in (label, self._field, self._hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons)
        self.resize(round(42 * theme.em), self.sizeHint().height())
        self._check()

    @Slot()
    def _check(self) -> None:
        """Says what will be asked of whom, or what keeps it from being asked."""
        typed = self._field.text().strip()
        address = cleaned(typed)
        if address is not None:
            hint = self.tr("Only this page is asked for, from {site}: no cookies, no scripts, no pictures.")
            hint = hint.format(site=host_of(address))
        elif typed:
            hint = self.tr("This is not the address of a web page. It begins with https:// or http://.")
        else:
            hint = self.tr("This is the only time that the program goes online: to fetch the page that you name here.")
        self._hint.setText(hint)
        self._fetch.setEnabled(address is not None)

    @Slot()
    def _on_accepted(self) -> None:
        address = cleaned(self._field.text())
        if address is not None:
            self.wanted.emit(address)
            self.close()
