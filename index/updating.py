"""Completes a library that an older version of the program made: what it did not find, as far as the text tells it.

Part of the door. The tables themselves are brought up to date by `library.schema`; this joins the library with the
stage that knows.
"""

import logging

from index.library import articles, repetitions, statements
from index.library.database import Database, transaction
from index.progress import Progress, silent

log = logging.getLogger(__name__)


def complete(db: Database, progress: Progress = silent) -> bool:
    """Finds the polarity of statements that were stored without one, whether there were any; and repeated texts.

    An article is one transaction: broken off, it goes on with the next one when it is called again.

    Raises:
        Cancelled: `progress` gave up.
        LibraryError: the library cannot be written.
    """
    _find_repetitions(db, progress)
    waiting = statements.articles_without_polarity(db)
    if waiting:
        log.info("finding the polarity of statements in %s articles", len(waiting))
    for done, article_id in enumerate(waiting):
        progress(done, len(waiting), "updating")
        _complete_article(db, article_id)
    return bool(waiting)


def _find_repetitions(db: Database, progress: Progress) -> None:
    """Looks which articles share their text, among those that were stored before this was looked for."""
    waiting = repetitions.not_sampled(db)
    for done, article_id in enumerate(waiting):
        progress(done, len(waiting), "updating")
        with transaction(db):
            repetitions.note(db, article_id)


def _complete_article(db: Database, article_id: int) -> None:
    from index.statements.polarity import with_polarity  # not needed for a library that is up to date

    stored = statements.as_indexed(db, article_id)
    text = articles.article(db, article_id).article.text
    found = with_polarity(text, [row.statement for row in stored])
    with transaction(db):
        statements.set_polarities(
            db, ((row.id, statement.polarity) for row, statement in zip(stored, found, strict=True))
        )
