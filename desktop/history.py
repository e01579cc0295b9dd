"""Back and forward through queries and where one was in their results, and the list of recent queries."""

from typing import NamedTuple


class Position(NamedTuple):
    """Where one was in a list of results."""

    current: int | None = None
    selected: tuple[int, ...] = ()
    scrolled: int = 0


class History:
    """A line of queries with a place in it, as in a browser."""

    def __init__(self) -> None:
        self._queries: list[str] = []
        self._positions: list[Position] = []
        self._place = -1

    @property
    def present(self) -> str | None:
        """The query of the place; None if there is none yet."""
        return self._queries[self._place] if self._place >= 0 else None

    @property
    def position(self) -> Position:
        """Where one was in the results of that query when it was left."""
        return self._positions[self._place] if self._place >= 0 else Position()

    def leave(self, query: str, position: Position) -> None:
        """Keeps where one was in the results of the present query; another query has no place to keep it."""
        if self.present == query:
            self._positions[self._place] = position

    def visit(self, query: str) -> None:
        """Goes to a query: what lay ahead is forgotten; visiting the present one again changes nothing."""
        if self._place >= 0 and self._queries[self._place] == query:
            return
        del self._queries[self._place + 1 :]
        del self._positions[self._place + 1 :]
        self._queries.append(query)
        self._positions.append(Position())
        self._place += 1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier query."""
        return self._place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later query."""
        return self._place + 1 < len(self._queries)

    def back(self) -> str | None:
        """Steps to the earlier query; None, and no step, if there is none."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> str | None:
        """Steps to the later query; None, and no step, if there is none."""
        return self._step(1) if self.can_go_forward else None

    def _step(self, by: int) -> str:
        self._place += by
        return self._queries[self._place]


def with_recent(recent: tuple[str, ...], query: str, *, limit: int) -> tuple[str, ...]:
    """The recent queries with this one in front; blank ones are not kept."""
    if not (query := query.strip()):
        return recent
    return (query, *(each for each in recent if each != query))[:limit]
