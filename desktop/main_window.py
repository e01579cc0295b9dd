"""The window: places the parts and connects them; decides nothing."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMoveEvent,
    QResizeEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.article_handlers import ArticleHandlers
from desktop.article_model import ArticleModel
from desktop.article_view import ArticleView
from desktop.articles_page import ArticlesPage
from desktop.browsing import Browsing
from desktop.commands import Changes
from desktop.compare_handlers import CompareHandlers
from desktop.completing import Completing
from desktop.content_handlers import ContentHandlers
from desktop.context_pane import ContextPane
from desktop.copying import Copying
from desktop.drop_hint import DropHint
from desktop.empty_page import EmptyPage
from desktop.exchange_handlers import ExchangeHandlers
from desktop.export_handlers import ExportHandlers
from desktop.facet_model import FacetModel
from desktop.facet_view import FacetPane
from desktop.failure_handlers import FailureHandlers
from desktop.flow import Flow
from desktop.garbage import Collecting
from desktop.handlers import Handlers
from desktop.hit_model import HitModel
from desktop.hit_view import HitView
from desktop.importing import Importing
from desktop.kin_handlers import KinHandlers
from desktop.library import Library
from desktop.log_handlers import LogHandlers
from desktop.looking import Looking
from desktop.mark_handlers import MarkHandlers
from desktop.message_bar import MessageBar
from desktop.panes import Panes
from desktop.people_handlers import PeopleHandlers
from desktop.preview_handlers import PreviewHandlers
from desktop.print_handlers import PrintHandlers
from desktop.read_only_handlers import ReadOnlyHandlers
from desktop.roomy import ShownWhereRoomy
from desktop.saved_handlers import SavedHandlers
from desktop.search_bar import SearchBar
from desktop.settings import Settings
from desktop.settings_handlers import SettingsHandlers
from desktop.snapshot import keep
from desktop.speaker_handlers import SpeakerHandlers
from desktop.status_line import StatusLine
from desktop.theme import Theme
from desktop.tidy_handlers import TidyHandlers
from desktop.undo_keys import UndoKeys
from desktop.variant_handlers import VariantHandlers
from desktop.verify_handlers import VerifyHandlers
from desktop.version_handlers import VersionHandlers
from desktop.view_handlers import ViewHandlers
from desktop.web_handlers import WebHandlers

SAVE_AFTER_MS = 500

_HANDLERS = (
    ViewHandlers,
    ContentHandlers,
    ArticleHandlers,
    LogHandlers,
    VersionHandlers,
    VerifyHandlers,
    VariantHandlers,
    KinHandlers,
    CompareHandlers,
    PrintHandlers,
    SavedHandlers,
    TidyHandlers,
)
"""Those that only listen to actions; others are asked by name."""


class MainWindow(QMainWindow):
    """All parts of the window, by name; the handlers say what the actions do with them."""

    closed = Signal()

    def __init__(self, library: Library, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("On the Record"))
        self.setAcceptDrops(True)
        self._drop_hint = DropHint(self)
        self.library = library
        self.settings = settings
        self.theme = theme
        self.snapshot_path: Path | None = None
        """Where the last results are kept when the window closes; nowhere if None."""
        self.undo_stack = QUndoStack(self)
        self.actions_ = Actions(self, self.undo_stack)
        self._make_parts()
        self._lay_out()
        self.people = PeopleHandlers(self)
        self.looking = Looking(self)
        self.flow = Flow(self)
        self.handlers = Handlers(self)
        self.settings_handlers = SettingsHandlers(self)
        self.web_handlers = WebHandlers(self)
        self.mark_handlers = MarkHandlers(self)
        self.speaker_handlers = SpeakerHandlers(self)
        self.exchange_handlers = ExchangeHandlers(self)
        self.export_handlers = ExportHandlers(self, self.exchange_handlers.exchanging)
        self.preview_handlers = PreviewHandlers(self)
        self.read_only_handlers = ReadOnlyHandlers(self)
        self.failure_handlers = FailureHandlers(self)
        for make in _HANDLERS:
            make(self)  # a child of the window, which keeps it
        self.completing = Completing(self.bar.field, library, theme, self)
        for field in (self.bar.field, self.filters.box, self.article_page.box):
            UndoKeys(field, self)
        self.actions_.fill(self.menuBar())
        self._make_save_timer()
        self._garbage = Collecting(self)
        self.bar.field.textChanged.connect(self._garbage.wait)
        self._restore_state()

    def _make_save_timer(self) -> None:
        """What is moved or typed is stored a moment after it came to rest."""
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_state)
        self.panes.moved.connect(self._save_timer.start)
        self.bar.field.textChanged.connect(self._save_soon)

    def _make_parts(self) -> None:
        """Makes the widgets, their models, and the objects that work for them."""
        theme, library = self.theme, self.library
        self.bar = SearchBar(theme, self)
        self.hits = HitModel(library.rows, self)
        self.view = HitView(self.hits, theme, self)
        self.facets = FacetModel(self)
        self.filters = FacetPane(self.facets, theme, self)
        actions = self.actions_
        buttons = (actions.previous_statement, actions.next_statement, actions.open_page)
        in_text = (
            *(actions.mark_statement, actions.set_content, actions.adjust, actions.change_speaker),
            *(actions.article.take_in, actions.article.leave_out),
        )
        self.context = ContextPane(theme, buttons, actions.change_speaker, in_text, self)
        self.articles = ArticleModel(self)
        self.article_view = ArticleView(self.articles, theme, self)
        self.article_page = ArticlesPage(self.articles, self.article_view, theme, self)
        self.empty = EmptyPage(theme, self)
        self.messages = MessageBar(theme, self)
        self.status = StatusLine(theme, self)
        self.importing = Importing(library, self)
        self.copying = Copying(library, self.settings, self)
        self.changes = Changes(library, self.undo_stack, self)
        self.browsing = Browsing(
            library,
            self.settings,
            bar=self.bar,
            hits=self.hits,
            view=self.view,
            facets=self.facets,
            context=self.context,
            parent=self,
        )

    def _lay_out(self) -> None:
        """One row with the field, the panes, the message bar, the status line."""
        self.middle = QStackedWidget(self)
        for widget in (self.empty, self.view, self.article_page):
            self.middle.addWidget(widget)
        self.panes = Panes(self.theme, self.filters, self.middle, self.context)
        rule = QWidget(self)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        central = QWidget(self)
        self._column = column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(rule)
        column.addWidget(self.panes, 1)
        column.addWidget(self.messages)
        self.setCentralWidget(central)
        self.setStatusBar(self.status)
        actions = self.actions_
        self.bar.add_in_field(actions.recent, "recent")
        self.bar.add_in_field(actions.save_search, "save")
        self.bar.add_button(actions.back, "back", before_field=True)
        self.bar.add_button(actions.forward, "forward", before_field=True)
        self.bar.add_space()
        self.bar.add_button(actions.show_quotes)
        self.bar.add_button(actions.show_articles)
        self.bar.add_space()
        switch = tuple(self.bar.add_button(action) for action in actions.looks.buttons())
        ShownWhereRoomy(self, self.theme, switch)
        self.bar.add_space()
        self.bar.add_button(actions.import_files)

    def add_band(self, band: QWidget) -> None:
        """Puts something under the panes, above the message bar."""
        self._column.insertWidget(self._column.indexOf(self.messages), band)

    def _restore_state(self) -> None:
        """The window as it was left; in a fitting size the first time."""
        geometry: QByteArray = self.settings.window_state("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            wanted = self.theme.em * 90, self.theme.em * 56
            self.resize(min(round(wanted[0]), room.width() * 9 // 10), min(round(wanted[1]), room.height() * 9 // 10))
        self.panes.restore(self.settings)

    @Slot()
    def _save_soon(self) -> None:
        """Remembers how the window is left, once it is seen and at rest."""
        if self.isVisible():
            self._save_timer.start()

    @Slot()
    def save_state(self) -> None:
        """Stores geometry and splitters."""
        self.settings.set_window_state("geometry", self.saveGeometry())
        self.panes.save(self.settings)
        self.settings.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remembers the new size, soon."""
        super().resizeEvent(event)
        self._save_soon()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Remembers the new place, soon."""
        super().moveEvent(event)
        self._save_soon()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files, links, HTML and texts; not what is dragged out of this window."""
        if event.source() is not None:
            return
        if event.mimeData().hasUrls() or event.mimeData().hasHtml() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._drop_hint.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will be dropped."""
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Imports what was dropped."""
        self._drop_hint.hide()
        self.handlers.import_data(event.mimeData(), self.tr("dropped text"))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stores the state, cancels what runs, waits for it; what was typed into a note is kept."""
        self._save_timer.stop()
        self.context.leave_editor()
        self.changes.finish()
        self.save_state()
        self.importing.cancel()
        last = self.browsing.snapshot()
        self.library.close()
        self._garbage.stop()  # no other thread works any more
        if self.snapshot_path is not None and last is not None:
            keep(self.snapshot_path, last)
        self.settings.save()
        super().closeEvent(event)
        self.closed.emit()
