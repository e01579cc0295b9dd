"""What the actions of the menus File, Edit and Search do: each handler passes the wish on to who can grant it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from desktop.copying import copy_selected_text
from desktop.messages import Message
from desktop.web_handlers import addresses_in
from index.model import Order, SourceRecord

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

_ENDINGS = (
    "*.txt *.text *.md *.html *.htm *.mhtml *.mht *.pdf *.docx *.xlsx *.odt *.rtf *.epub *.eml *.xml *.rss *.atom "
    "*.json *.jsonl *.ndjson *.csv *.tsv *.zip *.gz *.sqlite"
)


class Handlers(QObject):
    """Connects what imports, copies and searches."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._connect()
        self._show_settings()

    def _connect(self) -> None:
        """Every action to its handler."""
        window, actions = self._window, self._window.actions_
        pairs: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (actions.import_files, self._on_import_files),
            (actions.import_folder, self._on_import_folder),
            (actions.import_text, self._on_import_text),
            (actions.import_clipboard, self._on_import_clipboard),
            (actions.restore_sample, window.importing.import_sample),
            (actions.add_sample_library, window.importing.import_sample_library),
            (actions.extract_again, self._on_extract_again),
            (actions.remove_article, self._on_remove_article),
            (actions.quit, window.close),
            (actions.undo, window.changes.undo),
            (actions.redo, window.changes.redo),
            (actions.copy, self._on_copy),
            (actions.copy_quote, self._on_copy_quote),
            (actions.copy_as, self._on_copy_as),
            (actions.bibliography, self._on_bibliography),
            (actions.select_all, self._on_select_all),
            (actions.focus_search, self._on_focus_search),
            (actions.escape, self._on_escape),
            (actions.run_search, window.browsing.searching.run_now),
            (actions.back, self._on_back),
            (actions.forward, self._on_forward),
            (actions.recent, self._on_recent),
        )
        for action, handler in pairs:
            action.triggered.connect(handler)
        actions.orders.triggered.connect(self._on_order_chosen)
        actions.styles.triggered.connect(self._on_style_chosen)
        actions.copy_styles.triggered.connect(self._on_copy_as_chosen)
        actions.copy_exports.triggered.connect(self._on_copy_as_chosen)
        window.article_view.addAction(actions.remove_article)
        window.filters.chosen.connect(window.browsing.choose_facet)
        window.status.cancelled.connect(window.importing.cancel)
        window.copying.said.connect(window.messages.say)
        window.browsing.history_changed.connect(self._on_history_changed)

    def _show_settings(self) -> None:
        """Choices as the settings say."""
        actions, settings = self._window.actions_, self._window.settings
        for group, value in ((actions.orders, settings.order), (actions.styles, settings.style)):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self._on_history_changed()

    def import_data(self, data: QMimeData, source: str) -> None:
        """Imports files, web addresses, HTML with the text beside it, or text alone, of a drop or of the clipboard."""
        window = self._window
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            window.preview_handlers.import_paths(paths)
        elif addresses := addresses_in(data):
            window.importing.import_addresses(addresses)
        elif data.hasHtml() and data.html().strip():
            window.importing.import_page(data.html(), data.text(), source)
        elif data.hasText() and data.text().strip():
            window.importing.import_text(data.text(), SourceRecord(), source)
        else:
            window.messages.say(Message(text=self.tr("There is no text and no file to import.")))

    @Slot()
    def _on_import_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import Files"),
            "",
            # What a file is, is told by its content: the endings only spare the user the others.
            ";;".join(
                (self.tr("Articles and archives ({endings})").format(endings=_ENDINGS), self.tr("All files (*)"))
            ),
        )
        self._window.preview_handlers.import_paths([Path(name) for name in names])

    @Slot()
    def _on_import_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # not at the start, as above

        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Import a Folder")):
            self._window.importing.import_paths([Path(name)])

    @Slot()
    def _on_import_text(self) -> None:
        from desktop.dialogs.new_text import NewTextDialog  # not at the start: each dialog costs time

        dialog = NewTextDialog(self._window.theme, self._window)
        dialog.written.connect(self._on_text_written)
        dialog.show()

    @Slot(object, object)
    def _on_text_written(self, text: str, record: SourceRecord) -> None:
        self._window.importing.import_text(text, record, self.tr("pasted text"))

    @Slot()
    def _on_import_clipboard(self) -> None:
        # An empty clipboard may give None, whatever its type says.
        self.import_data(QGuiApplication.clipboard().mimeData() or QMimeData(), self.tr("pasted text"))

    @Slot()
    def _on_remove_article(self) -> None:
        """In the list of articles the selected ones, elsewhere (by the menu) the one that is shown."""
        self._window.changes.remove_articles(self._chosen_articles())

    @Slot()
    def _on_extract_again(self) -> None:
        self._window.importing.extract_again(self._chosen_articles())

    def _chosen_articles(self) -> tuple[int, ...]:
        """In the list of articles the selected ones, elsewhere the one that is shown."""
        window = self._window
        if window.article_view.isVisible() and window.article_view.selected_ids():
            return window.article_view.selected_ids()
        return (window.context.article_id,) if window.context.article_id is not None else ()

    @Slot()
    def _on_copy(self) -> None:
        if self._window.failure_handlers.has_focus:
            self._window.failure_handlers.panel.copy_lines()
        elif copy_selected_text():
            self._window.messages.say(Message(text=self.tr("Copied the selected text.")))
        elif not self._window.looking.copy():
            self._window.copying.cite(self._window.browsing.chosen_ids())

    @Slot()
    def _on_copy_quote(self) -> None:
        self._window.copying.quote(self._window.browsing.chosen_ids())

    @Slot()
    def _on_copy_as(self) -> None:
        """Opens the menu of styles and formats beside the list, for the keyboard."""
        page, context = self._window.looking.page, self._window.context
        view = page if page.isVisible() else context
        self._window.actions_.copy_menu.popup(view.mapToGlobal(view.rect().center()))

    @Slot()
    def _on_bibliography(self) -> None:
        self._window.copying.bibliography(self._window.browsing.chosen_ids())

    @Slot(QAction)
    def _on_copy_as_chosen(self, action: QAction) -> None:
        kind, _, name = str(action.data()).partition(":")
        ids, copying = self._window.browsing.chosen_ids(), self._window.copying
        if kind == "style":
            copying.cite(ids, style=name)
        elif kind == "export":
            copying.export(ids, name)
        else:
            copying.markdown(ids)

    @Slot()
    def _on_select_all(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
            widget.selectAll()
        elif self._window.failure_handlers.has_focus:
            self._window.failure_handlers.panel.list.selectAll()
        elif self._window.people.is_shown:
            self._window.people.view.list.selectAll()
        elif self._window.article_view.isVisible():
            self._window.article_view.selectAll()
        else:
            self._window.looking.shown.selectAll()

    @Slot()
    def _on_focus_search(self) -> None:
        self._window.bar.field.take()

    @Slot()
    def _on_escape(self) -> None:
        """Away with an open form, the find bar, the message, the list of failures; to the field; then clear it."""
        window = self._window
        if window.context.close_editor() or window.context.close_find():
            return
        if window.messages.isVisible():
            window.messages.dismiss()
        elif window.failure_handlers.is_shown:
            window.failure_handlers.close()
        elif not window.bar.field.hasFocus():
            self._on_focus_search()
        else:
            window.bar.field.clear()

    @Slot()
    def _on_back(self) -> None:
        self._window.browsing.step_history(back=True)

    @Slot()
    def _on_forward(self) -> None:
        self._window.browsing.step_history(back=False)

    @Slot()
    def _on_history_changed(self) -> None:
        actions, window = self._window.actions_, self._window
        actions.back.setEnabled(window.browsing.history.can_go_back)
        actions.forward.setEnabled(window.browsing.history.can_go_forward)
        actions.recent.setEnabled(bool(window.settings.recent))

    @Slot()
    def _on_recent(self) -> None:
        """Shows recent searches under the field."""
        field = self._window.bar.field
        menu = QMenu(field)
        for query in self._window.settings.recent:
            menu.addAction(query.replace("&", "&&")).setData(query)
        menu.triggered.connect(self._on_recent_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(field.mapToGlobal(field.rect().bottomLeft()))

    @Slot(QAction)
    def _on_recent_chosen(self, action: QAction) -> None:
        self._window.browsing.ask(str(action.data()))

    @Slot(QAction)
    def _on_order_chosen(self, action: QAction) -> None:
        self._window.browsing.set_order(Order(action.data()))

    @Slot(QAction)
    def _on_style_chosen(self, action: QAction) -> None:
        self._window.settings.style = str(action.data())
