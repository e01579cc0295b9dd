"""What the user changes in an article itself: its record, and what of its text is the story. Part of the door."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from index import importing
from index.library import articles, records, renewal
from index.library.database import Database
from index.model import Change
from index.record_fields import RecordField, Value, parsed, value_of


class Recorder:
    """The part of a workspace that changes of articles go through; `Corrector` says what all changes have in common."""

    _db: Database

    def set_record(self, article_id: int, lines: Mapping[RecordField, str]) -> Change:
        """Gives an article other details, each as a line of text; an empty one says that the detail is unknown.

        Where the text says "I" of its author, a change of the byline finds its statements anew.

        Raises:
            ArticleNotFound: there never was one with this number.
            DetailInvalid: a line cannot be the detail that it is for; nothing was changed.
            ModelError: the statement model cannot be used.
        """
        values: dict[RecordField, Value] = {field: parsed(field, line) for field, line in lines.items()}
        return self._made(lambda: records.set_record(self._db, article_id, values))

    def restore_record(self, article_id: int, fields: Iterable[RecordField] = tuple(RecordField)) -> Change:
        """Gives an article back the details that were found in what it was read from.

        Raises:
            ArticleNotFound: there never was one with this number.
        """
        stored = articles.article(self._db, article_id)
        found = (stored.found or stored.article).record
        values = {field: value_of(found, field) for field in fields}
        return self._made(lambda: records.set_record(self._db, article_id, values))

    def leave_out(self, article_id: int, paragraphs: Sequence[int]) -> Change:
        """Leaves paragraphs, counted from 1, out of the story; statements in them are not found any more.

        What the user did with such a statement keeps it.

        Raises:
            ArticleNotFound: there never was one with this number.
            ParagraphNotFound: the article has none with one of the numbers.
            ModelError: the statement model cannot be used.
        """
        return self._made(lambda: records.set_left_out(self._db, article_id, paragraphs, on=True))

    def take_in(self, article_id: int, paragraphs: Sequence[int]) -> Change:
        """Takes paragraphs that were left out back into the story, and finds the statements in them.

        Raises:
            ArticleNotFound: there never was one with this number.
            ParagraphNotFound: the article has none with one of the numbers.
            ModelError: the statement model cannot be used.
        """
        return self._made(lambda: records.set_left_out(self._db, article_id, paragraphs, on=False))

    def _made(self, make: Callable[[], Change]) -> Change:
        raise NotImplementedError


def read_again(db: Database, change: Change) -> None:
    """Finds the statements of articles anew of which a change altered what is read. Call it inside a transaction.

    Raises:
        ModelError: the statement model cannot be used.
    """
    for article_id in records.to_be_read_again(db, change.id):
        article = articles.article(db, article_id).article
        renewal.renew(db, article_id, article.text, importing.extract_article(article))
