"""A window with what can be chosen: how citations are written, with one of them shown, and the colours."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import STYLES
from desktop.settings import Appearance, Settings
from desktop.theme import Theme
from index.citation.options import Punctuation
from index.citation.record import Flavours
from index.citation.styles.own import PROPOSED
from index.citation.styles.registry import REGISTRY
from index.citation.template import FIELDS, parsed
from index.errors import CitationError, FieldUnknown

_OWN = "own"


class SettingsDialog(QDialog):
    """Not modal; each choice holds at once and is kept. A form that cannot be read is not kept."""

    changed = Signal()
    """Something about citations was chosen; it is in the settings by now."""
    appearance_chosen = Signal(object)
    """An `Appearance`."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._theme = theme
        self._shown: Flavours | None = None
        self._make_choices(settings)
        self.preview = QTextBrowser(self)
        self.preview.setOpenLinks(False)
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(self.tr("How the chosen statement is cited"))
        self._form = QFormLayout()
        self._lay_out(theme)
        self._connect()
        self._show_notes()

    def show_preview(self, made: Flavours | None) -> None:
        """Shows how a statement is cited, as it will be copied; without one, what to do."""
        self._shown = made
        if made is None or not made.plain:
            words = self.tr("Choose a statement in the window: it is shown here as it will be copied.")
            self.preview.setPlainText(words)
        elif self._settings.plain_only:
            self.preview.setPlainText(made.plain)
        else:
            self.preview.setHtml(made.html)

    def follow(self) -> None:
        """Shows choices that were made elsewhere, for example in a menu."""
        for box, value in ((self.style_box, self._settings.style), (self.colours, self._settings.appearance.value)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._show_notes()

    def _make_choices(self, settings: Settings) -> None:
        """The controls, showing what is chosen."""
        self.style_box = self._choice(self.tr("Citation style"), STYLES, settings.style)
        self.template = QLineEdit(settings.template or PROPOSED, self)
        self.template.setAccessibleName(self.tr("Your own form of a citation"))
        self.template.setCursorPosition(0)
        self.fields = self._small_label()
        self.marks = self._choice(
            self.tr("Quotation marks"),
            (
                (Punctuation.AMERICAN.value, self.tr("American: “double, ‘single’ inside”")),
                (Punctuation.BRITISH.value, self.tr("British: ‘single, “double” inside’")),
            ),
            settings.punctuation.value,
        )
        self.marks_note = self._small_label()
        self.passage = QCheckBox(self.tr("&Links open the page at the quote"), self)
        self.passage.setChecked(settings.passage_links)
        self.plain = QCheckBox(self.tr("Copy &plain text only, without italics and links"), self)
        self.plain.setChecked(settings.plain_only)
        self.colours = self._choice(
            self.tr("Colours"),
            (
                (Appearance.SYSTEM.value, self.tr("Of the system")),
                (Appearance.LIGHT.value, self.tr("Light")),
                (Appearance.DARK.value, self.tr("Dark")),
            ),
            settings.appearance.value,
        )

    def _choice(self, name: str, choices: "tuple[tuple[str, str], ...]", chosen: str) -> QComboBox:
        box = QComboBox(self)
        for key, words in choices:
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setAccessibleName(name)
        return box

    def _small_label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        # A narrow label would ask for the height of many lines.
        label.setMinimumWidth(round(26 * self._theme.em))
        return label

    def _lay_out(self, theme: Theme) -> None:
        form = self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(theme.space(3))
        form.setVerticalSpacing(theme.space(2))
        form.addRow(self.tr("Citation &style"), self.style_box)
        form.addRow(self.tr("Your own &form"), self.template)
        form.addRow("", self.fields)
        form.addRow(self.tr("&Quotation marks"), self.marks)
        form.addRow("", self.marks_note)
        form.addRow("", self.passage)
        form.addRow("", self.plain)
        form.addRow(self.tr("C&olours"), self.colours)
        self._title = QLabel(self.tr("Pre&view"), self)
        self._title.setBuddy(self.preview)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.space(4)] * 4)
        column.setSpacing(theme.space(3))
        column.addLayout(form)
        column.addWidget(self._title)
        column.addWidget(self.preview, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        self.resize(
            min(round(44 * theme.em), room.width() * 9 // 10), min(round(36 * theme.em), room.height() * 9 // 10)
        )
        self._on_theme_changed()

    def _connect(self) -> None:
        self.style_box.activated.connect(self._on_chosen)
        self.marks.activated.connect(self._on_chosen)
        self.colours.activated.connect(self._on_colours)
        self.template.textChanged.connect(self._on_template)
        self.passage.toggled.connect(self._on_chosen)
        self.plain.toggled.connect(self._on_chosen)
        self._theme.changed.connect(self._on_theme_changed)

    def _show_notes(self) -> None:
        """What the form can name, or what is wrong with it; and whether the style leaves the marks open."""
        style = self._settings.style
        is_own = style == _OWN
        self._form.setRowVisible(self.template, is_own)
        self._form.setRowVisible(self.fields, is_own)
        problem = self._problem()
        self.fields.setText(problem or self._hint())
        self._colour(self.fields, "text" if problem else "second")
        self.template.setAccessibleDescription(self.fields.text())
        is_open = style in REGISTRY and REGISTRY[style].is_open
        note = self.tr("This style has American marks; your choice holds for quotes that are copied alone.")
        self.marks_note.setText("" if is_open else note)
        self._form.setRowVisible(self.marks_note, not is_open)
        self.marks.setAccessibleDescription(self.marks_note.text())

    def _hint(self) -> str:
        names = " ".join(f"{{{name}}}" for name in FIELDS)
        return self.tr("Fields: {names}. What is not known vanishes with its punctuation.").format(names=names)

    def _problem(self) -> str:
        """What is wrong with the form; empty if nothing is."""
        try:
            parsed(self.template.text() or PROPOSED)
        except FieldUnknown as error:
            names = " ".join(f"{{{name}}}" for name in error.known)
            return self.tr("There is no field {{{name}}}; there are {names}. The last readable form holds.").format(
                name=error.name, names=names
            )
        except CitationError:
            return self.tr(
                "A brace lacks its partner, or there is no field such as {speaker}. The last readable form holds."
            )
        return ""

    def _colour(self, label: QLabel, name: str) -> None:
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.colour(name))
        label.setPalette(palette)

    @Slot()
    def _on_chosen(self) -> None:
        settings = self._settings
        settings.style = str(self.style_box.currentData())
        settings.punctuation = Punctuation(self.marks.currentData())
        settings.passage_links = self.passage.isChecked()
        settings.plain_only = self.plain.isChecked()
        self._show_notes()
        self.changed.emit()

    @Slot(str)
    def _on_template(self, text: str) -> None:
        if not self._problem():
            self._settings.template = "" if text.strip() == PROPOSED else text.strip()
            self.changed.emit()
        self._show_notes()

    @Slot()
    def _on_colours(self) -> None:
        self.appearance_chosen.emit(Appearance(self.colours.currentData()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.preview.setFont(self._theme.serif)
        for label in (self.fields, self.marks_note):
            label.setFont(self._theme.small)
            self._colour(label, "text" if label is self.fields and self._problem() else "second")
        # Links keep the colour that they were read with.
        self.show_preview(self._shown)
