"""What the actions of the menu Article do; each change is one step to undo."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTemporaryDir, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from desktop.left_out import touched
from desktop.messages import Message
from desktop.originals import Named, Written, name_of, save_copy, write_copy
from desktop.wording import count_words

if TYPE_CHECKING:
    from desktop.dialogs.article_details import ArticleDetailsDialog
    from desktop.main_window import MainWindow
    from index.model import Change
    from index.record_fields import RecordField
    from index.workspace import Reader, Workspace


class ArticleHandlers(QObject):
    """Connects what is done with the article that is shown, or selected in the list of articles."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._dialog: ArticleDetailsDialog | None = None
        self._folder: QTemporaryDir | None = None
        """Where copies of originals are; it goes with the program."""
        actions = window.actions_.article
        actions.details.triggered.connect(self._on_details)
        actions.take_in.triggered.connect(self._on_take_in)
        actions.leave_out.triggered.connect(self._on_leave_out)
        actions.show_original.triggered.connect(self._on_show_original)
        actions.save_original.triggered.connect(self._on_save_original)
        window.context.take_in_wanted.connect(self._take_in)
        window.article_page.words_changed.connect(self._on_words_changed)

    @Slot(str)
    def _on_words_changed(self, words: str) -> None:
        """Lists the articles that have the words."""
        if not words.strip():
            self._on_found(None)
            return
        job = self._window.library.articles_with(words)
        job.done.connect(self._on_found)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_found(self, article_ids: frozenset[int] | None) -> None:
        """Lists these articles; what is read stays the current one if it is among them."""
        window = self._window
        window.articles.keep(article_ids)
        if window.articles.rowCount() and window.article_view.isVisible():
            window.article_view.select_article(window.browsing.article_id)

    @Slot()
    def _on_details(self) -> None:
        """Opens the window with the article's details, or brings it to the front."""
        from desktop.dialogs.article_details import ArticleDetailsDialog  # not at the start: each dialog costs time

        stored = self._window.context.article
        if stored is None:
            self._say(self.tr("No article is shown."))
            return
        if self._dialog is not None and shiboken6.isValid(self._dialog):
            if self._dialog.article_id == stored.id:
                self._dialog.raise_()
                self._dialog.activateWindow()
                return
            self._dialog.close()
        self._dialog = ArticleDetailsDialog(stored, self._window.theme, self._window)
        self._dialog.saved.connect(self._on_details_saved)
        job = self._window.library.read(partial(_other_headlines, article_id=stored.id))
        job.done.connect(self._dialog.offer_headlines)
        job.failed.connect(self._window.flow.report)
        self._dialog.show()

    @Slot(object, object)
    def _on_details_saved(self, article_id: int, lines: "Mapping[RecordField, str]") -> None:
        work = partial(_set_record, article_id=article_id, lines=lines)
        words = self.tr("Changed the article’s details.")
        self._window.changes.make(work, self.tr("change of article details"), words=words)

    @Slot()
    def _on_take_in(self) -> None:
        """Takes the paragraphs back in that are selected, or in which the keyboard is."""
        if numbers := self._numbers(left_out=True):
            self._take_in(numbers)

    @Slot(object)
    def _take_in(self, numbers: tuple[int, ...]) -> None:
        article_id = self._window.context.article_id
        if article_id is not None:
            words = count_words(
                len(numbers), self.tr("Took {n} paragraph back in."), self.tr("Took {n} paragraphs back in.")
            )
            work = partial(_take_in, article_id=article_id, numbers=numbers)
            # The first time, what finds statements has to be loaded, which takes a moment.
            self._say(self.tr("Looking for statements in it…"))
            self._window.changes.make(work, self.tr("taking text back in"), words=words)

    @Slot()
    def _on_leave_out(self) -> None:
        """Leaves the paragraphs out that are selected, or in which the keyboard is."""
        article_id = self._window.context.article_id
        numbers = self._numbers(left_out=False)
        if article_id is not None and numbers:
            words = count_words(len(numbers), self.tr("Left {n} paragraph out."), self.tr("Left {n} paragraphs out."))
            work = partial(_leave_out, article_id=article_id, numbers=numbers)
            self._window.changes.make(work, self.tr("leaving text out"), words=words)

    def _numbers(self, *, left_out: bool) -> tuple[int, ...]:
        """Which paragraphs are meant; says what to do if none are."""
        context = self._window.context
        stored = context.article
        place = context.text.place() if stored is not None and context.is_in_text() else None
        if stored is None or place is None:
            self._say(
                self.tr("First go to the paragraph in the article, with the mouse or with F6 and the arrow keys.")
            )
            return ()
        numbers = touched(stored.article.paragraphs, place, left_out=left_out)
        if not numbers:
            none = self.tr("Nothing is left out here.") if left_out else self.tr("This is left out already.")
            self._say(none)
        return numbers

    @Slot()
    def _on_show_original(self) -> None:
        """Lets the system open a copy of what the article was read from."""
        article_id = self._window.context.article_id
        if article_id is None:
            self._say(self.tr("No article is shown."))
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
        folder = Path(self._folder.path())
        job = self._window.library.read(partial(write_copy, article_id=article_id, folder=folder))
        job.done.connect(self._on_copy_written)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_copy_written(self, written: Written) -> None:
        if written.reason:
            text = self.tr(
                "The original could not be written to a temporary file ({reason}). It is safe in the library."
            )
            self._say(text.format(reason=written.reason), lasting=True)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path))):
            text = self.tr("No program opens “{name}”. Article ▸ Save Original As… writes it where you want it.")
            self._say(text.format(name=written.path.name), lasting=True)

    @Slot()
    def _on_save_original(self) -> None:
        article_id = self._window.context.article_id
        if article_id is None:
            self._say(self.tr("No article is shown."))
            return
        job = self._window.library.read(partial(name_of, article_id=article_id))
        job.done.connect(self._on_name_found)
        job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_name_found(self, found: Named) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the Original"), found.name)
        if chosen:
            job = self._window.library.read(partial(save_copy, article_id=found.article_id, path=Path(chosen)))
            job.done.connect(self._on_copy_saved)
            job.failed.connect(self._window.flow.report)

    @Slot(object)
    def _on_copy_saved(self, written: Written) -> None:
        if written.reason:
            text = self.tr("The original could not be saved ({reason}). Choose another place.")
            self._say(text.format(reason=written.reason), lasting=True)
        else:
            self._say(self.tr("Saved the original as “{name}”.").format(name=written.path.name))

    def _say(self, text: str, *, lasting: bool = False) -> None:
        self._window.messages.say(Message(text=text, lasting=lasting))


def _other_headlines(reader: "Reader", *, article_id: int) -> tuple[str, ...]:
    from index.headlines import other_headlines  # in the thread: it brings what reads pages

    return other_headlines(reader, article_id)


def _set_record(workspace: "Workspace", *, article_id: int, lines: "Mapping[RecordField, str]") -> "Change":
    return workspace.set_record(article_id, lines)


def _take_in(workspace: "Workspace", *, article_id: int, numbers: tuple[int, ...]) -> "Change":
    return workspace.take_in(article_id, numbers)


def _leave_out(workspace: "Workspace", *, article_id: int, numbers: tuple[int, ...]) -> "Change":
    return workspace.leave_out(article_id, numbers)
