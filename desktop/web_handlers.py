"""Imports from the web: what is dropped or pasted as an address, and the form to type one into."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication

from index.addresses import is_address

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def addresses_in(data: QMimeData) -> tuple[str, ...]:
    """The addresses of web pages, if a drop or the clipboard holds nothing else."""
    links = [url.toString(url.ComponentFormattingOption.FullyEncoded) for url in data.urls() if not url.isLocalFile()]
    words = data.text().split() if data.hasText() else []
    return tuple(dict.fromkeys(words if words and all(map(is_address, words)) else filter(is_address, links)))


class WebHandlers(QObject):
    """Opens the form for an address."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.actions_.import_address.triggered.connect(self._on_import_address)

    @Slot()
    def _on_import_address(self) -> None:
        """Opens the form, with the address that is on the clipboard."""
        from desktop.dialogs.web_address import WebAddressDialog  # not at the start: each dialog costs time

        # An empty clipboard may give None, whatever its type says.
        found = addresses_in(QGuiApplication.clipboard().mimeData() or QMimeData())
        dialog = WebAddressDialog(self._window.theme, found[0] if found else "", self._window)
        dialog.wanted.connect(self._on_wanted)
        dialog.show()

    @Slot(object)
    def _on_wanted(self, address: str) -> None:
        self._window.importing.import_addresses([address])
