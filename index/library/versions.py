"""Versions of an article: the texts that one address had, each an article of its own.

Two articles are versions of one if their addresses mean the same page and their texts have a headline or enough words
in common; a page that shows something else every day is none. Articles of one source are never versions of each other.
An article that a later version follows is in no first view of a search; nothing else is different about it.
"""

import json
from collections.abc import Sequence

from index.addresses import page_key, page_starts
from index.comparison import ArticleVersion, words_of
from index.library import articles
from index.library.carrying import carry_over
from index.library.database import Database
from index.model import Article, ParagraphRole, StoredArticle

_SHINGLE_WORDS = 3
_LEAST_SHARED = 0.2
"""So many of the runs of three words of the shorter text are in the longer one."""
_STORY = {ParagraphRole.HEADLINE, ParagraphRole.STORY, ParagraphRole.ASIDE}


def same_again(db: Database, article: Article) -> tuple[int, bool] | None:
    """The newest article with the address and the text of this one, and whether it is removed; None if there is none.

    What is left out of the story does not count: it has a new look every day.
    """
    older = _at_same_page(db, article)
    if older and _story(older[-1].article) == _story(article):
        found = older[-1].id
        return found, bool(db.select("SELECT removed_at IS NOT NULL FROM article WHERE id = ?", (found,))[0][0])
    return None


def join(db: Database, article_id: int) -> int | None:
    """Makes a new article the next version of an older one at the same address, if there is one; returns the older one.

    What the user did with statements that the new version has as well is carried over, as one line of the log. Call it
    inside the transaction that stores the article with its statements.
    """
    new = articles.article(db, article_id)
    (source_id,) = db.select("SELECT source_id FROM article WHERE id = ?", (article_id,))[0]
    older = [one for one in _at_same_page(db, new.article, but_source=source_id) if one.id != article_id]
    alike = [one for one in older if _is_alike(one.article, new.article)]
    if not alike:
        return None
    last = alike[-1]
    _append(db, last.id, article_id)
    carry_over(db, last, new)
    return last.id


def versions(db: Database, article_id: int) -> tuple[ArticleVersion, ...]:
    """All versions of an article that are not removed, in their order; empty if it is the only one."""
    rows = db.select(
        """SELECT article.id, other.number, article.headline, article.accessed, source.imported_at
           FROM version JOIN version AS other ON other.first_id = version.first_id
           JOIN article ON article.id = other.article_id JOIN source ON source.id = article.source_id
           WHERE version.article_id = ? AND (article.removed_at IS NULL OR article.id = ?) ORDER BY other.number""",
        (article_id, article_id),
    )
    found = tuple(
        ArticleVersion(article_id=one, number=number, headline=headline, accessed=accessed, imported=imported)
        for one, number, headline, accessed, imported in rows
    )
    return found if len(found) > 1 else ()


def family(db: Database, article_id: int) -> int:
    """The number that all versions of an article share: that of the first; its own if it is the only one."""
    rows = db.select("SELECT first_id FROM version WHERE article_id = ?", (article_id,))
    return int(rows[0][0]) if rows else article_id


def newer(db: Database, article_ids: Sequence[int]) -> tuple[int, ...]:
    """Those of some articles that are later versions of others."""
    rows = db.select(
        "SELECT article_id FROM version WHERE number > 1 AND article_id IN (SELECT value FROM json_each(?))",
        (json.dumps(article_ids),),
    )
    return tuple(article_id for (article_id,) in rows)


def _at_same_page(db: Database, article: Article, *, but_source: int | None = None) -> list[StoredArticle]:
    """The articles whose address means the same page, removed ones too, the oldest first."""
    key = page_key(article.record.url or "")
    if key is None or article.record.url is None:
        return []
    found: dict[int, None] = {}
    for start in page_starts(article.record.url):
        # All that begins so, by the index; the key tells which of them mean the page.
        for one, url in db.select(
            "SELECT id, url FROM article WHERE url >= ? AND url < ? AND source_id IS NOT ?",
            (start, f"{start}\U0010ffff", but_source),
        ):
            if page_key(url) == key:
                found[one] = None
    return [articles.article(db, one) for one in sorted(found)]


def _is_alike(one: Article, other: Article) -> bool:
    """Whether two texts are plainly of one story."""
    first, second = (words_of(article.record.headline or "") for article in (one, other))
    if first and first == second:
        return True
    sets = [_shingles(article) for article in (one, other)]
    return len(sets[0] & sets[1]) >= max(1, _LEAST_SHARED * min(map(len, sets)))


def _story(article: Article) -> tuple[str, ...]:
    """The words of the story with their marks, its line breaks aside."""
    pieces = (article.text[one.span.start : one.span.end] for one in article.paragraphs if one.role in _STORY)
    return tuple(word for piece in pieces for word in piece.split())


def _shingles(article: Article) -> set[tuple[str, ...]]:
    words = words_of(" ".join(_story(article)))
    return {words[at : at + _SHINGLE_WORDS] for at in range(max(1, len(words) - _SHINGLE_WORDS + 1))}


def _append(db: Database, older_id: int, article_id: int) -> None:
    """Puts an article at the end of the versions of an older one."""
    db.execute("INSERT INTO version (article_id, first_id, number) VALUES (?, ?, 1) ON CONFLICT DO NOTHING",
               (older_id, older_id))  # fmt: skip
    db.execute(
        """INSERT INTO version (article_id, first_id, number)
           SELECT ?, first_id, MAX(number) + 1 FROM version
           WHERE first_id = (SELECT first_id FROM version WHERE article_id = ?)""",
        (article_id, older_id),
    )
    db.execute("UPDATE library SET revision = revision + 1")
