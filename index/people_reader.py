"""What a reader of a library tells of people: who they are, whom a name means, and who may be one.

Part of the door.
"""

from collections.abc import Sequence

from index.library import meant, people, suggestions
from index.library.database import Database
from index.model import Person, Suggestion


class PeopleReader:
    """The part of a reader that tells of people."""

    _db: Database

    def people(self, text: str = "") -> tuple[Person, ...]:
        """Who speaks in articles that are not removed, most statements first.

        With a text only those who have a name or alias with all its words somewhere in it.
        """
        return people.people(self._db, text)

    def person(self, person_id: int) -> Person:
        """One person, also one who speaks nowhere now.

        Raises:
            PersonNotFound: there is none with this number.
        """
        return people.person(self._db, person_id)

    def meant(self, statement_id: int, names: Sequence[str]) -> dict[str, Person]:
        """The people whom names mean in a statement; a name that means nobody who is known is not in it.

        The name that was found means the person who was found, also one who speaks nowhere now.

        Raises:
            StatementNotFound: there is none with this number.
        """
        return meant.meant(self._db, statement_id, names)

    def suggestions(self, limit: int = 50) -> tuple[Suggestion, ...]:
        """Pairs of people who may be one, the likeliest first, without those that the user keeps apart."""
        return suggestions.suggestions(self._db, limit=limit)
