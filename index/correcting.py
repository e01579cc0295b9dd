"""What the user changes in a library: statements, marks, people; each is one line of a log and can be taken back.

Part of the door. A change is written at once, apart from what extraction found, and searches see it at their next
call. Only where words change does the search index follow.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from index import backing_up
from index.errors import NothingToChange
from index.indexing import IndexKeeper
from index.library import articles, changes, corrections, joining, statements
from index.library.database import Database, now, transaction
from index.model import Article, Change, QuotationKind, Spans
from index.recording import Recorder, read_again

log = logging.getLogger(__name__)

Place = Sequence[tuple[int, int]]
"""Half-open spans of an article's text, in order."""


class Corrector(Recorder):
    """The part of a workspace that the user's changes go through.

    Each method returns the line of the log when the change is durable and can be found by searching. Besides what it
    says itself, each raises `StatementNotFound` for a number that no statement has, `NothingToChange` if everything is
    already as it was asked to be, and `LibraryUnavailable` if the library or its index cannot be written.
    """

    _db: Database
    _index: IndexKeeper

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is half written, so that a change can be made although longer work goes on."""
        return not self._db.is_in_transaction

    def set_speaker(self, ids: Sequence[int], who: int | str | None) -> Change:
        """Credits statements to a person: by number, by name, or None for nobody.

        A name means the person of that name, if the library has one, and a new person otherwise. Somebody who is
        known by one word in other articles only is not meant by it.

        Raises:
            PersonNotFound: there is none with this number.
            NameAmbiguous: several people have the name.
            NameMissing: the name is empty.
            NameTooLong: the name is too long.
        """
        return self._made(lambda: corrections.set_speaker(self._db, ids, who))

    def set_content(self, statement_id: int, spans: Place) -> Change:
        """Lets a statement have another content; whether it is quoted follows from the marks around it.

        Raises:
            PlaceInvalid: no statement can stand there.
        """
        (row,) = statements.rows(self._db, [statement_id])
        article = articles.article(self._db, row.article_id).article
        place = corrections.checked_spans(row.article_id, article.text, spans)
        kind = _kind(article, place)
        return self._made(lambda: corrections.set_content(self._db, statement_id, article.text, place, kind))

    def reject(self, ids: Sequence[int]) -> Change:
        """Says of statements that they are none: they are in no list, count or search any more but `is:rejected`."""
        return self._made(lambda: corrections.reject(self._db, ids))

    def accept(self, ids: Sequence[int]) -> Change:
        """Takes back that these are no statements, whenever that was said; what was changed in them meanwhile stays."""
        return self._made(lambda: corrections.accept(self._db, ids))

    def add_statement(self, article_id: int, spans: Place, who: int | str | None) -> Change:
        """Adds a statement that was not found; the first of the change's `statement_ids` is its number.

        Raises:
            ArticleNotFound: there never was one with this number.
            PlaceInvalid: no statement can stand there.
            PersonNotFound: there is none with the number of `who`.
            NameAmbiguous: several people have the name.
            NameMissing: the name is empty.
            NameTooLong: the name is too long.
        """
        article = articles.article(self._db, article_id).article
        place = corrections.checked_spans(article_id, article.text, spans)
        kind = _kind(article, place)
        return self._made(lambda: corrections.add_statement(self._db, article_id, article.text, place, kind, who))

    def set_starred(self, ids: Sequence[int], on: bool) -> Change:
        """Puts a star on statements, or takes it off."""
        return self._made(lambda: corrections.set_starred(self._db, ids, on=on))

    def set_checked(self, ids: Sequence[int], on: bool) -> Change:
        """Notes that the reader has checked statements, or has not."""
        return self._made(lambda: corrections.set_checked(self._db, ids, at=now() if on else None))

    def set_note(self, statement_id: int, text: str) -> Change:
        """Gives a statement the reader's note; an empty one takes it off."""
        return self._made(lambda: corrections.set_note(self._db, statement_id, text))

    def add_tags(self, ids: Sequence[int], tags: Sequence[str]) -> Change:
        """Gives statements tags, beside those they have.

        Raises:
            NameMissing: a tag is empty.
            NameTooLong: a tag is too long.
        """
        return self._made(lambda: corrections.set_tags(self._db, ids, tags, on=True))

    def remove_tags(self, ids: Sequence[int], tags: Sequence[str]) -> Change:
        """Takes tags off statements.

        Raises:
            NameMissing: a tag is empty.
            NameTooLong: a tag is too long.
        """
        return self._made(lambda: corrections.set_tags(self._db, ids, tags, on=False))

    def change_tags(self, ids: Sequence[int], *, add: Sequence[str], remove: Sequence[str]) -> tuple[Change, ...]:
        """Gives statements tags and takes others off: both or nothing, in two lines of the log where both change any.

        Raises:
            NameMissing: a tag is empty.
            NameTooLong: a tag is too long.
        """
        wishes = [(tags, on) for tags, on in ((add, True), (remove, False)) if tags]
        return self._made_together([partial(corrections.set_tags, self._db, ids, tags, on=on) for tags, on in wishes])

    def rename_person(self, person_id: int, name: str) -> Change:
        """Shows a person under another name.

        Raises:
            PersonNotFound: there is none with this number.
            NameMissing: the name is empty.
            NameTooLong: the name is too long.
        """
        return self._made(lambda: joining.rename(self._db, person_id, name))

    def set_aliases(self, person_id: int, aliases: Sequence[str]) -> Change:
        """Sets the further names of a person: a new article's speaker of such a name is this person.

        Raises:
            PersonNotFound: there is none with this number.
            NameMissing: one is empty.
            NameTooLong: one is too long.
        """
        return self._made(lambda: joining.set_aliases(self._db, person_id, aliases))

    def merge_people(self, ids: Sequence[int], into: int) -> Change:
        """Makes people one; their names become aliases of `into`.

        Raises:
            PersonNotFound: there is none with one of the numbers.
        """
        if len(ids) >= backing_up.MANY_PEOPLE:
            backing_up.before_large_change(self._db)
        return self._made(lambda: joining.merge(self._db, ids, into))

    def split_person(self, person_id: int, names: Sequence[str]) -> Change:
        """Takes names out of a person into a new one, with all statements that articles have under them.

        If the name that is shown goes, the best one that is left is shown.

        Raises:
            PersonNotFound: there is none with this number.
            NameNotFound: the person does not speak under one of the names.
        """
        return self._made(lambda: joining.split(self._db, person_id, names))

    def keep_apart(self, first_id: int, second_id: int) -> Change:
        """Says that two people are not one, so that it is not suggested again.

        Raises:
            PersonNotFound: there is none with one of the numbers.
        """
        return self._made(lambda: joining.keep_apart(self._db, first_id, second_id))

    def undo(self, change_id: int) -> Change:
        """Takes a change back; that is a line of the log, too.

        Raises:
            ChangeNotFound: there is no such change, or it is taken back already.
            ChangeSuperseded: a later change of the same thing stands.
        """
        return self._made(lambda: changes.undo(self._db, change_id))

    def redo(self, change_id: int) -> Change:
        """Puts a change that was taken back in place again; the number is that of the change itself.

        Raises:
            ChangeNotFound: there is no such change, or it stands.
            ChangeSuperseded: what it changed has been changed otherwise since.
        """
        return self._made(lambda: changes.redo(self._db, change_id))

    def undo_all(self, change_ids: Sequence[int]) -> tuple[Change, ...]:
        """Takes changes back, the last one first: all of them, or none if one cannot be.

        Raises:
            ChangeNotFound: one is not there, or it is taken back already.
            ChangeSuperseded: a later change of the same thing stands.
        """
        return self._made_together([partial(changes.undo, self._db, each) for each in reversed(change_ids)])

    def redo_all(self, change_ids: Sequence[int]) -> tuple[Change, ...]:
        """Puts changes that were taken back in place again: all of them, or none if one cannot be.

        Raises:
            ChangeNotFound: one is not there, or it stands.
            ChangeSuperseded: what one changed has been changed otherwise since.
        """
        return self._made_together([partial(changes.redo, self._db, each) for each in change_ids])

    def _made(self, make: Callable[[], Change]) -> Change:
        (change,) = self._made_together([make])
        return change

    def _made_together(self, makes: Sequence[Callable[[], Change]]) -> tuple[Change, ...]:
        """Makes changes in one transaction; those that change nothing are left out, unless it is all of them."""
        made: list[Change] = []
        with transaction(self._db):
            for make in makes:
                with suppress(NothingToChange):
                    made.append(make())
                    read_again(self._db, made[-1])
            if not made:
                raise NothingToChange
        for change in made:
            log.info("change %s: %s", change.id, change.title)
        self._index.catch_up()
        return tuple(made)


def _kind(article: Article, place: Spans) -> QuotationKind:
    """How a content at that place is reported."""
    # Not before it is needed: the stage loads its network's libraries.
    from index.statements.extract import kind_of
    from index.statements.quotes import quote_map

    return kind_of(article.text, quote_map(article.text, [paragraph.span for paragraph in article.paragraphs]), place)
