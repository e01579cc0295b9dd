"""The ways to look at results: joins the views that show them otherwise than as a list, and what they remember."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.row_menu import RowMenu
from desktop.row_state import LongRowList
from desktop.settings import Look, View
from desktop.statement_rows import StatementRowList
from desktop.statements_shown import StatementsShown

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from index.model import Results


class OneLook(Protocol):
    """One way to look at results."""

    @property
    def page(self) -> QWidget:
        """Its page in the middle pane."""

    @property
    def shown(self) -> StatementsShown:
        """The list on that page."""

    def refresh(self, results: "Results") -> None:
        """Shows other results."""

    def copy(self) -> bool:
        """Copies what is selected in it, if that is no statements; False if it is."""


@runtime_checkable
class ChoosesColumns(Protocol):
    """A way to look that has columns."""

    def choose_columns(self) -> None:
        """Asks which, and in which order."""


class Looking(QObject):
    """Makes views when they are first wanted and keeps them in step with the list, which knows what is selected."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._looks: dict[Look, OneLook] = {}
        self._surveyed: tuple[Look, Results] | None = None
        """What the page shows, and how."""
        actions = window.actions_.looks
        actions.look(window.settings.look).setChecked(True)
        actions.looks.triggered.connect(self._on_look_chosen)
        for action in actions.kwic_orders.actions():
            action.setChecked(action.data() == window.settings.kwic_order)
        window.facets.set_collapsed(window.settings.folded)
        window.facets.collapsed_changed.connect(self._on_folded)
        actions.find_in_article.triggered.connect(self._on_find_in_article)
        actions.facts.toggled.connect(self._on_facts_toggled)
        actions.facts.setChecked(window.settings.facts_visible)
        actions.columns.triggered.connect(self._on_columns)
        window.browsing.answered.connect(self._on_answered)
        window.view.statement_selected.connect(self._on_statement_selected)
        window.view.drag_wanted.connect(self._on_drag_wanted)
        window.browsing.shown = self.shown

    @property
    def page(self) -> QWidget:
        """The page of the middle pane that shows statements now."""
        look = self.current
        return look.page if look else self._window.view

    @property
    def shown(self) -> StatementsShown:
        """The list on that page."""
        look = self.current
        return look.shown if look else self._window.view

    @property
    def list(self) -> QWidget:
        """What takes the keyboard on that page."""
        shown = self.shown
        return shown if isinstance(shown, QWidget) else self.page

    @property
    def current(self) -> OneLook | None:
        """The way to look that is chosen; None for the list."""
        look = self._window.settings.look
        return None if look is Look.LIST else self.look(look)

    def look(self, look: Look) -> OneLook:
        """One of the ways to look, made now if it was not."""
        if look not in self._looks:
            made = self._looks[look] = self._made(look)
            self._window.middle.addWidget(made.page)
            if isinstance(made.shown, StatementRowList):
                made.shown.statement_selected.connect(self._on_row_selected)
                made.shown.addActions(self._window.view.actions())
                RowMenu(made.shown, self._window.actions_)
                made.shown.drag_wanted.connect(self._on_drag_wanted)
        return self._looks[look]

    def _made(self, look: Look) -> OneLook:
        if look is Look.TIMELINE:
            from desktop.timeline_look import TimelineLook  # each is loaded when it is wanted

            return TimelineLook(self._window, self)
        if look is Look.COUNTS:
            from desktop.counts_look import CountsLook

            return CountsLook(self._window, self)
        if look is Look.TABLE:
            from desktop.table_look import TableLook

            return TableLook(self._window, self)
        from desktop.kwic_look import KwicLook

        return KwicLook(self._window, self)

    def refresh(self) -> None:
        """Makes what the page shows anew, if it shows something else than the results."""
        window = self._window
        results, look = window.browsing.searching.results, window.settings.look
        if window.settings.view is not View.QUOTES or self.current is None or not results.ids:
            return
        if self._surveyed is None or self._surveyed[0] is not look or self._surveyed[1] is not results:
            self._surveyed = (look, results)
            self.current.refresh(results)

    def copy(self) -> bool:
        """Copies what is selected in the view that is shown, if that is no statements; False if it is."""
        return self.current is not None and self.page.isVisible() and self.current.copy()

    @Slot()
    def _on_answered(self) -> None:
        self.refresh()

    @Slot(object)
    def _on_statement_selected(self, statement_id: int) -> None:
        """The list has another current statement: the other views follow."""
        if isinstance(shown := self.shown, StatementRowList) and shown.isVisible():
            shown.select_statement(statement_id)

    @Slot(object)
    def _on_row_selected(self, statement_id: int) -> None:
        """Another view has another current statement: the list follows, and with it the context."""
        if self._window.view.current_id() != statement_id:
            self._window.view.select_statement(statement_id)

    @Slot(QAction)
    def _on_look_chosen(self, action: QAction) -> None:
        window = self._window
        window.settings.look = Look(action.data())
        window.browsing.shown = self.shown
        if window.settings.view is not View.QUOTES:
            window.actions_.show_quotes.trigger()
        else:
            window.flow.show_view(View.QUOTES)
        self.shown.setFocus()

    @Slot()
    def _on_drag_wanted(self) -> None:
        if isinstance(shown := self.shown, LongRowList):
            self._window.copying.drag(self._window.browsing.chosen_ids(), shown)

    @Slot()
    def _on_columns(self) -> None:
        """Goes to the table, and asks which columns it has."""
        self._window.actions_.looks.look(Look.TABLE).trigger()
        if isinstance(look := self.look(Look.TABLE), ChoosesColumns):
            look.choose_columns()

    @Slot()
    def _on_find_in_article(self) -> None:
        self._window.actions_.context.setChecked(True)
        self._window.context.open_find()

    @Slot(bool)
    def _on_facts_toggled(self, shown: bool) -> None:
        self._window.settings.facts_visible = shown
        self._window.context.show_facts(shown)

    @Slot(object)
    def _on_folded(self, groups: frozenset[str]) -> None:
        self._window.settings.folded = groups
