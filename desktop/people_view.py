"""The people of the library: a filter box, the question whether two are one, and the list."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.filter_row import FilterRow
from desktop.hit_delegate import draw_ground, draw_line
from desktop.hit_model import Index
from desktop.people_model import PeopleModel, PersonRole
from desktop.row_state import RowList, select_only
from desktop.suggestion_band import SuggestionBand
from desktop.theme import Theme
from desktop.wording import count_words
from index.model import Person, SpeakerKind


class PersonDelegate(QStyledItemDelegate):
    """Paints a person in one line: the name, further names, and on the right how much they say."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has one height."""
        small = QFontMetricsF(self._theme.small).height()
        return QSize(0, round(small + 2 * self._theme.space(2)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the whole row by itself."""
        person = index.data(PersonRole.PERSON)
        painter.save()
        draw_ground(painter, option, index, self._theme)
        if isinstance(person, Person):
            self._draw(painter, QRectF(option.rect), person, str(index.data(PersonRole.WHERE)))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, person: Person, where: str) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.space(4), 0, -theme.space(4), 0)
        count = count_words(person.statement_count, self.tr("{n} statement"), self.tr("{n} statements"))
        if person.article_count > 1:
            count += " · " + count_words(person.article_count, "", self.tr("{n} articles"))
        draw_line(painter, inner, count, theme.small, theme.colour("second"), right=True)
        font = QFont(theme.small)
        font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(person.kind is SpeakerKind.UNNAMED)
        room = inner.width() - QFontMetricsF(theme.small).horizontalAdvance(count) - theme.space(4)
        name = inner.adjusted(0, 0, room - inner.width(), 0)
        draw_line(painter, name, person.name, font, theme.colour("text"))
        names = dict.fromkeys(each for each in (*person.aliases, *person.names) if each != person.name)
        place = [self.tr("in “{headline}”").format(headline=where)] if where else []
        others = ", ".join([*place, *names])
        taken = QFontMetricsF(font).horizontalAdvance(person.name) + theme.space(3)
        if others and taken < room:
            draw_line(painter, name.adjusted(taken, 0, 0, 0), others, theme.small, theme.colour("second"))


class PeopleList(RowList):
    """Shows people; the selection is remembered by number."""

    person_selected = Signal(object)
    """The `Person` of the current row, None if there is none."""

    def __init__(self, model: PeopleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self._current_id: int | None = None
        self.setModel(model)
        self.setItemDelegate(PersonDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("People"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self.keep_or_select_first)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def selected(self) -> tuple[Person, ...]:
        """The selected people, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(person for row in rows if (person := self._people.person(row)) is not None)

    def current(self) -> Person | None:
        """The person of the current row."""
        return self._people.person(self.currentIndex().row())

    def select_person(self, person_id: int) -> None:
        """Makes a person the current one, now or when they are in the list."""
        self._current_id = person_id
        self.keep_or_select_first()

    @Slot()
    def keep_or_select_first(self) -> None:
        """After a new list: makes the same person the current one again, else the first."""
        row = self._people.row_of(self._current_id) or 0
        if self._people.rowCount():
            select_only(self, self._people.index(row))
        else:
            self.person_selected.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        person = self._people.person(current.row()) if current.isValid() else None
        if person is not None:
            self._current_id = person.id
            self.person_selected.emit(person)


class PeopleView(QWidget):
    """The page of the middle pane that lists people."""

    def __init__(self, model: PeopleModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._people = model
        filter_people = self.tr("Filter people")
        self._head = FilterRow(theme, self, hint=filter_people, name=filter_people)
        self.box = self._head.box
        self.box.textChanged.connect(model.set_filter)
        self.band = SuggestionBand(theme)
        self.list = PeopleList(model, theme, self)
        self._head.above(self.band, self.list, page=self)
        model.modelReset.connect(self._on_model_reset)

    @Slot()
    def _on_model_reset(self) -> None:
        shown, count = self._people.rowCount(), self._people.count
        words = count_words(count, self.tr("{n} person"), self.tr("{n} people"))
        self._head.say(words if shown == count else self.tr("{shown} of {people}").format(shown=shown, people=words))
