"""The search field with its chips, and in words how the query was understood."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.clearable import ClearableField
from desktop.flow_layout import ElidedLabel, FlowLayout
from desktop.theme import Theme
from desktop.wording import count_words, value_label
from index.model import QueryFilter, Results

_MOVES = {
    Qt.Key.Key_Down: ("row", 1),
    Qt.Key.Key_Up: ("row", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_PageUp: ("page", -1),
}
_MARKING_KEYS = frozenset({Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_H})


class SearchField(ClearableField):
    """The query; keys that make no sense in one line move in the list."""

    entered = Signal()
    """Enter: run now and go to the list."""
    moved = Signal(object, object)
    """Arrow or page keys: "row" or "page", and 1 for down or -1 for up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("query")
        self.setPlaceholderText(self.tr("Search statements: a name, a word, a “phrase”, speaker:…"))
        self.setAccessibleName(self.tr("Search"))
        self.is_taken = False
        """Whether the user has gone to it or typed in it: the first start then leaves it alone."""
        self.textEdited.connect(self._on_edited)

    def take(self) -> None:
        """Gives it the keyboard, ready for another query in place of the one there."""
        self.is_taken = True
        self.setFocus()
        self.selectAll()

    @Slot()
    def _on_edited(self) -> None:
        self.is_taken = True

    def event(self, event: QEvent) -> bool:
        """Leaves keys to the window that edit in a field on some systems and mark statements here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in _MARKING_KEYS
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps typing keys, passes on those that move in the list."""
        key = Qt.Key(event.key())
        if key in _MOVES and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            self.moved.emit(*_MOVES[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Chip(QPushButton):
    """One `field:value` part of the query; a click takes it out."""

    removed = Signal(object)
    """The `QueryFilter`."""

    def __init__(self, part: QueryFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.part = part
        label = value_label(part.field, part.value)
        name = self.tr("not {field}: {value}") if part.excluded else self.tr("{field}: {value}")
        self.setText(name.format(field=part.field, value=label).replace("&", "&&") + "  ✕")
        self.setAccessibleName(self.tr("Remove {filter}").format(filter=name.format(field=part.field, value=label)))
        self.setToolTip(self.tr("Take this out of the search"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.removed.emit(self.part)


class ChipRow(QWidget):
    """Chips, how the query was understood, and, at the first start, searches to try."""

    filter_removed = Signal(object)
    example_chosen = Signal(object)
    hidden_wanted = Signal()
    """Matches that the default view hides are wanted, too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._chips: list[Chip] = []
        self._understood = ElidedLabel(self)
        self._understood.setAccessibleName(self.tr("How the search was understood"))
        self._flow.addWidget(self._understood)
        self._hidden = QPushButton(self)
        self._hidden.setObjectName("example")
        self._hidden.setToolTip(self.tr("Show thoughts, events, what was not said and doubtful finds, too"))
        self._hidden.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hidden.clicked.connect(self.hidden_wanted)
        self._hidden.hide()
        self._flow.addWidget(self._hidden)
        self._examples: list[QWidget] = []
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_results(self, results: Results) -> None:
        """Shows the chips and the reading of an answered query."""
        if tuple(chip.part for chip in self._chips) != results.filters:
            self._replace_chips(results.filters)
        text = results.understood
        self._understood.setText(
            self.tr("Understood as: {query}").format(query=text) if text else self.tr("All statements")
        )
        count = count_words(results.hidden, self.tr("Show {n} hidden match"), self.tr("Show {n} hidden matches"))
        self._hidden.setText(count)
        self._hidden.setVisible(bool(results.hidden))

    def show_examples(self, queries: tuple[str, ...]) -> None:
        """Offers searches to try; none takes the offer away."""
        for widget in self._examples:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._examples = []
        if queries:
            label = QLabel(self.tr("Try"), self)
            label.setPalette(self._understood.palette())
            label.setContentsMargins(self._theme.space(3), 0, 0, 0)
            self._flow.addWidget(label)
            self._examples.append(label)
        for query in queries:
            button = QPushButton(query, self)
            button.setObjectName("example")
            button.setAccessibleName(self.tr("Try the search {query}").format(query=query))
            button.setToolTip(self.tr("Try this search"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(self._on_example_clicked)
            self._flow.addWidget(button)
            self._examples.append(button)
        for widget in self._examples:
            widget.show()
        self.updateGeometry()

    def _replace_chips(self, parts: tuple[QueryFilter, ...]) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(part, self) for part in parts]
        following = [self._understood, self._hidden, *self._examples]
        for widget in following:
            self._flow.removeWidget(widget)
        for widget in (*self._chips, *following):
            self._flow.addWidget(widget)
        for chip in self._chips:
            chip.removed.connect(self.filter_removed)
            chip.show()
        self.updateGeometry()

    @Slot()
    def _on_example_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._flow.setSpacing(self._theme.space(2))
        self.setMinimumHeight(round(1.7 * self._theme.em))  # with and without chips, so that nothing jumps
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour("second"))
        for label in (self._understood, *self._examples[:1]):
            label.setPalette(palette)


class SearchBar(QWidget):
    """The one row on top: back and forward, the field as its widest thing, the views, and import."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = SearchField(theme, self)
        self.chips = ChipRow(theme, self)
        self._magnifier = QAction(self)
        self._in_field: list[tuple[QAction, str]] = []
        self.field.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.chips)
        self._buttons: list[tuple[QToolButton, str]] = []
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_in_field(self, action: QAction, icon_name: str) -> None:
        """Puts an action into the field, at its end."""
        self._in_field.append((action, icon_name))
        self.field.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_icons()

    def add_button(self, action: QAction, icon_name: str = "", *, before_field: bool = False) -> QToolButton:
        """Adds a button for an action; without an icon it shows the action's text."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        button.setObjectName("switch" if action.isCheckable() else "button")
        if not icon_name:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._row.insertWidget(self._row.indexOf(self.field) if before_field else self._row.count(), button)
        self._buttons.append((button, icon_name))
        self._draw_icons()
        return button

    def add_space(self) -> None:
        """Leaves a gap before the next button."""
        self._row.addSpacing(self._theme.space(2))

    @Slot()
    def _on_theme_changed(self) -> None:
        """Fits sizes, distances and the colour of the icons to the theme."""
        theme = self._theme
        self._column.setContentsMargins(theme.space(4), theme.space(2), theme.space(4), theme.space(3))
        self._column.setSpacing(theme.space(2))
        self._row.setSpacing(theme.space(1))
        font = QFont(theme.body)
        self.field.setFont(font)
        self._draw_icons()

    def _draw_icons(self) -> None:
        """Draws what is in the row by now; a theme draws each icon once."""
        theme = self._theme
        size = round(theme.em * 1.2)
        self._magnifier.setIcon(theme.icon("search", "second", size=size))
        for action, name in self._in_field:
            action.setIcon(theme.icon(name, "second", size=size))
        for button, name in self._buttons:
            if name:
                button.defaultAction().setIcon(theme.icon(name, "text", size=size))
                button.setIconSize(QSize(size, size))
