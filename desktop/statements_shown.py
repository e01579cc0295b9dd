"""What every list of statements can do, in whatever way it shows them."""

from typing import Protocol


class StatementsShown(Protocol):
    """A list of statements, in whatever way it shows them."""

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of the selected statements."""

    def move_by(self, rows: int) -> None:
        """Moves the current row."""

    def page(self) -> int:
        """How many rows are seen at once."""

    def isVisible(self) -> bool:
        """Whether the user sees it."""

    def setFocus(self) -> None:
        """Gives it the keyboard."""

    def selectAll(self) -> None:
        """Selects all rows."""
