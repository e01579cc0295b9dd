"""The tags of some statements, written with commas between them; known ones are offered as one types."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from desktop.editors.choices import Choice, FieldWithChoices
from desktop.editors.editor import Editor
from desktop.folding import folded
from desktop.theme import Theme
from desktop.wording import count_words


class TagEditor(Editor):
    """One line of tags over the list of those that begin like the last word."""

    applied = Signal(object, object)
    """The tags to add and those to remove, as tuples."""

    def __init__(self, theme: Theme, tags: tuple[str, ...], count: int) -> None:
        """Begins with `tags`, which all of `count` statements have; other tags of some of them stay."""
        title = count_words(count, self.tr("Tags of this statement"), self.tr("Tags for all {n} statements"))
        super().__init__(theme, title, self.tr("Commas between tags. Enter applies, Esc leaves."))
        self._tags = tags
        self._known: tuple[tuple[str, int], ...] = ()
        self._choices = FieldWithChoices(theme, title, self)
        self._choices.field.setText("".join(f"{tag}, " for tag in tags))
        self._choices.field.setPlaceholderText(self.tr("for example: budget, to call back"))
        self._choices.typed.connect(self._on_typed)
        self._choices.accepted.connect(self._on_accepted)
        self.body.addWidget(self._choices)

    def begin(self) -> None:
        """Takes the keyboard, behind the tags that are there."""
        self._choices.field.setFocus()
        self._choices.field.end(False)

    @Slot(object)
    def show_known(self, known: tuple[tuple[str, int], ...]) -> None:
        """Offers these tags, each with the number of statements that have it."""
        self._known = known
        self._on_typed()

    def tags(self) -> tuple[str, ...]:
        """What is written, each tag once."""
        found: dict[str, str] = {}
        for tag in self._choices.field.text().split(","):
            if words := " ".join(tag.split()).lstrip("#"):
                found.setdefault(folded(words), words)
        return tuple(found.values())

    @Slot()
    def _on_typed(self) -> None:
        """Offers the known tags that begin like what stands behind the last comma and are not there yet."""
        begun = folded(self._choices.field.text().rpartition(",")[2])
        there = {folded(tag) for tag in self.tags()} - {begun}
        fitting = [
            Choice(label=tag, value=tag, detail=count_words(count, self.tr("{n} statement"), self.tr("{n} statements")))
            for tag, count in self._known
            if folded(tag).startswith(begun) and folded(tag) not in there
        ]
        self._choices.show_choices(fitting, choose_first=False)

    def enter(self) -> None:
        """Takes the choice in the list, as Enter in the field does."""
        self._choices.enter()

    @Slot(object)
    def _on_accepted(self, choice: Choice | None) -> None:
        """Enter completes the chosen tag; without one it applies."""
        if choice is not None:
            before, comma, _ = self._choices.field.text().rpartition(",")
            self._choices.field.setText(f"{before}{comma}{' ' if comma else ''}{choice.value}, ")
            self._on_typed()
            return
        tags = self.tags()
        self.applied.emit(_missing(tags, self._tags), _missing(self._tags, tags))
        self.left.emit()


def _missing(tags: Sequence[str], elsewhere: Sequence[str]) -> tuple[str, ...]:
    """The tags that are not among the others."""
    known = {folded(tag) for tag in elsewhere}
    return tuple(tag for tag in tags if folded(tag) not in known)
