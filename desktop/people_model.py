"""The people of the library, most statements first, as far as they fit the filter box."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from desktop.editors.names import fitting
from desktop.hit_model import Index
from desktop.wording import namesakes, person_facts
from index.model import Person


class PersonRole(IntEnum):
    """What a row can be asked for, beside text."""

    PERSON = Qt.ItemDataRole.UserRole + 1
    """The `Person`."""
    WHERE = Qt.ItemDataRole.UserRole + 2
    """What tells them from others of the same name: where they speak, or empty."""


class PeopleModel(QAbstractListModel):
    """A list of people; found again by their number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Person, ...] = ()
        self._shown: tuple[Person, ...] = ()
        self._shared: frozenset[str] = frozenset()
        self._filter = ""

    def show(self, people: tuple[Person, ...]) -> None:
        """Replaces all people in one step; the filter stays."""
        self._all = people
        self._shared = namesakes(people)
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Shows only people with this in a name or alias; case and accents do not matter."""
        self._filter = text
        self._rebuild()

    @property
    def count(self) -> int:
        """How many people there are, shown or not."""
        return len(self._all)

    def person(self, row: int) -> Person | None:
        """The person of a row; None beyond the list."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, person_id: int | None) -> int | None:
        """The row of a person; None if they are not in the list."""
        return next((row for row, each in enumerate(self._shown) if each.id == person_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Number of people shown; a list has no children."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The person, or words for them."""
        person = self.person(index.row()) if index.isValid() else None
        if person is None:
            return None
        if role == PersonRole.PERSON:
            return person
        if role == PersonRole.WHERE:
            return person.article if person.name in self._shared else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{person.name}, {person_facts(person, self._shared)}"
        return None

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = fitting(self._all, self._filter)
        self.endResetModel()
