"""One person of the library: the name shown, further names, and the names that articles give, with the reasons."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.flow_layout import ElidedLabel, FlowLayout
from desktop.headline import Headline
from desktop.theme import Theme
from desktop.wording import person_facts, speaker_kind_word
from index.model import LONGEST_NAME_CHARS, Person


class PersonPanel(QWidget):
    """Enter in a field applies it; names that are ticked can be split off."""

    rename_wanted = Signal(object, object)
    """The `Person` and the new name."""
    aliases_wanted = Signal(object, object)
    """The `Person` and all further names, as a tuple."""
    split_wanted = Signal(object, object)
    """The `Person` and the names to take out, as a tuple."""
    statements_wanted = Signal(object)
    """What the `Person` said is to be listed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("context")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._person: Person | None = None
        self._headline = Headline(theme, self)
        self._facts = ElidedLabel(self)
        self.name = self._field(self.tr("Name"))
        self.name.setMaxLength(LONGEST_NAME_CHARS)
        self.aliases = self._field(self.tr("Also known as"))
        self.aliases.setPlaceholderText(self.tr("further names, with commas between them"))
        self._names_title = QLabel(self.tr("Names in your articles"), self)
        self._inside = QWidget(self)
        self._inside.setObjectName("context")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._boxes: list[tuple[QCheckBox, QLabel]] = []
        self._only = QLabel(self)
        self._only.setWordWrap(True)
        self.split = QPushButton(self.tr("S&plit Off"), self)
        self.split.setToolTip(self.tr("Makes the ticked names another person; this can be undone"))
        self.show_statements = QPushButton(self.tr("Sho&w Statements"), self)
        self._lay_out()
        self.name.returnPressed.connect(self._on_name_entered)
        self.aliases.returnPressed.connect(self._on_aliases_entered)
        self.split.clicked.connect(self._on_split_clicked)
        self.show_statements.clicked.connect(self._on_statements_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.show_person(None)

    def show_person(self, person: Person | None) -> None:
        """Shows a person, or nothing; what was typed for another one is gone, for the same one it stays."""
        if person == self._person and person is not None:
            return
        self._person = person
        self._area.setVisible(person is not None)
        self._headline.set_text(person.name if person else "")
        self._facts.setText(f"{speaker_kind_word(person.kind)} · {person_facts(person)}" if person else "")
        self.name.setText(person.name if person else "")
        self.aliases.setText(", ".join(person.aliases) if person else "")
        self._show_names(person)

    def _show_names(self, person: Person | None) -> None:
        for box, reason in self._boxes:
            for widget in (box, reason):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._boxes = []
        several = person is not None and len(person.joined) > 1
        only = person.joined[0] if person is not None and len(person.joined) == 1 else None
        self._only.setText(f"{only.name} – {only.reason}" if only else "")
        self._only.setVisible(only is not None)
        self.split.setVisible(several)
        for row, joined in enumerate(person.joined if person is not None and several else ()):
            box = QCheckBox(joined.name.replace("&", "&&"), self._inside)
            reason = QLabel(joined.reason, self._inside)
            reason.setWordWrap(True)
            box.toggled.connect(self._on_ticked)
            box.setAccessibleDescription(joined.reason)
            middle = Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(box, row, 0, middle)
            self._grid.addWidget(reason, row, 1, middle)
            self._boxes.append((box, reason))
            for widget in (box, reason):
                widget.show()
        self._on_ticked()
        self._paint_second()

    def _ticked(self) -> tuple[str, ...]:
        joined = self._person.joined if self._person else ()
        return tuple(each.name for each, (box, _) in zip(joined, self._boxes, strict=False) if box.isChecked())

    def _field(self, label: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(label)
        field.setAcceptDrops(False)
        return field

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("context")
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self._headline)
        self._column.addWidget(self._facts)
        self._labels = []
        for text, field in ((self.tr("&Name"), self.name), (self.tr("&Also known as"), self.aliases)):
            label = QLabel(text, self)
            label.setBuddy(field)
            self._labels.append(label)
            pair = QVBoxLayout()
            pair.setSpacing(self._theme.space(1))
            pair.addWidget(label)
            pair.addWidget(field)
            self._column.addLayout(pair)
        self._column.addWidget(self._names_title)
        self._column.addWidget(self._only)
        self._column.addWidget(self._inside)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self.show_statements)
        self._buttons.addWidget(self.split)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _paint_second(self) -> None:
        """Facts, labels and reasons in the colour of second text."""
        for label in (self._facts, self._names_title, *self._labels, *(reason for _, reason in self._boxes)):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), self._theme.colour("second"))
            label.setPalette(palette)

    @Slot()
    def _on_name_entered(self) -> None:
        name = " ".join(self.name.text().split())
        if self._person is not None and name and name != self._person.name:
            self.rename_wanted.emit(self._person, name)

    @Slot()
    def _on_aliases_entered(self) -> None:
        names = (" ".join(name.split()) for name in self.aliases.text().split(","))
        aliases = tuple(dict.fromkeys(name for name in names if name))
        if self._person is not None and aliases != self._person.aliases:
            self.aliases_wanted.emit(self._person, aliases)

    @Slot()
    def _on_ticked(self) -> None:
        """Some names may go, not all."""
        self.split.setEnabled(0 < len(self._ticked()) < len(self._boxes))

    @Slot()
    def _on_split_clicked(self) -> None:
        if self._person is not None:
            self.split_wanted.emit(self._person, self._ticked())

    @Slot()
    def _on_statements_clicked(self) -> None:
        if self._person is not None:
            self.statements_wanted.emit(self._person)

    @Slot()
    def _on_theme_changed(self) -> None:
        space = self._theme.space
        self._column.setContentsMargins(space(4), space(3), space(4), space(4))
        self._column.setSpacing(space(3))
        self._buttons.setSpacing(space(2))
        self._grid.setHorizontalSpacing(space(4))
        self._grid.setVerticalSpacing(space(1))
        self._paint_second()
