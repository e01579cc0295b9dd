"""What Ctrl+C copies: citations of the chosen statements, or exactly the text that is selected."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from desktop.library import Library
from desktop.messages import Message, explain
from desktop.settings import Settings
from desktop.wording import count_words

if TYPE_CHECKING:
    from desktop.row_state import LongRowList
    from index.workspace import Flavours, Reader


def copy_selected_text() -> bool:
    """Copies the text selected in the widget that has the focus; False if there is none.

    WORKAROUND: a copy action of the window takes Ctrl+C away from the text widgets, so it hands it back here.
    """
    widget = QApplication.focusWidget()
    if isinstance(widget, QLabel | QLineEdit) and widget.hasSelectedText():
        QGuiApplication.clipboard().setText(widget.selectedText())
        return True
    if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.textCursor().hasSelection():
        widget.copy()
        return True
    return False


class Copying(QObject):
    """Makes citations in a lane and puts them on the clipboard, or into the hand that drags."""

    said = Signal(object)
    """A `Message`: what was copied, or why not."""

    def __init__(self, library: Library, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings

    def cite(self, ids: tuple[int, ...], *, style: str = "") -> None:
        """Copies quotes with citations; in the user's style if none is named."""
        chosen, options = style or self._settings.style, self._settings.citation_options

        def work(reader: "Reader") -> object:
            return len(ids), reader.cite(ids, style=chosen, options=options)

        self._start(ids, work)

    def quote(self, ids: tuple[int, ...]) -> None:
        """Copies the quotes alone."""
        options = self._settings.citation_options

        def work(reader: "Reader") -> object:
            return len(ids), reader.quote_only(ids, options)

        self._start(ids, work)

    def bibliography(self, ids: tuple[int, ...]) -> None:
        """Copies the articles of the statements, each once, as the user's style lists them."""
        style = self._settings.style

        def work(reader: "Reader") -> object:
            return len(ids), reader.cite(ids, style=style, listed=True)

        self._start(ids, work)

    def markdown(self, ids: tuple[int, ...]) -> None:
        """Copies quotes with citations as Markdown, as plain text."""
        style, options = self._settings.style, self._settings.citation_options

        def work(reader: "Reader") -> object:
            return len(ids), reader.cite(ids, style=style, options=options).markdown

        self._start(ids, work)

    def export(self, ids: tuple[int, ...], name: str) -> None:
        """Copies records for a reference manager, as plain text."""

        def work(reader: "Reader") -> object:
            return len(ids), reader.export(ids, format=name)

        self._start(ids, work)

    def drag(self, ids: tuple[int, ...], source: "LongRowList") -> None:
        """Hands quotes with citations to the mouse, once they are made and if it still holds them."""
        style, options = self._settings.style, self._settings.citation_options
        job = self._library.read(lambda reader: reader.cite(ids, style=style, options=options))
        job.done.connect(partial(self._on_drag_ready, source))
        job.failed.connect(self._on_failed)

    def _on_drag_ready(self, source: "LongRowList", flavours: "Flavours") -> None:
        from desktop.clipboard import mime_data

        if source.is_held:
            drag = QDrag(source)
            drag.setMimeData(mime_data(flavours, plain_only=self._settings.plain_only))
            drag.exec(Qt.DropAction.CopyAction)
            source.is_held = False

    def _start(self, ids: tuple[int, ...], work: "Callable[[Reader], object]") -> None:
        if not ids:
            self.said.emit(Message(text=self.tr("Nothing is selected, so nothing was copied.")))
            return
        job = self._library.read(work)
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_done(self, made: object) -> None:
        from desktop.clipboard import copy  # with it come the citations: not before something is copied

        count, copied = cast("tuple[int, Flavours | str]", made)
        if isinstance(copied, str):
            QGuiApplication.clipboard().setText(copied)
        else:
            copy(copied, plain_only=self._settings.plain_only)
        words = count_words(count, self.tr("{n} statement"), self.tr("{n} statements"))
        self.said.emit(Message(text=self.tr("Copied {count}.").format(count=words)))

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        self.said.emit(explain(error))
