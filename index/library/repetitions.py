"""Articles that share much of their text, such as one agency story in two outlets: found when the later one comes in.

Each text is known by a sample of its runs of three words, those whose checksum is a multiple of four (Manber 1994,
"Finding similar files in a large file system"). How much of the shorter sample the longer one has tells how much of
the shorter text the longer one has. Texts whose days are known and far apart share no story but a form: greetings,
the minutes of weekly meetings. Nothing is merged; what is found is told.
"""

import json
import zlib
from collections.abc import Sequence
from datetime import date

from index.comparison import Repetition, words_of
from index.library import articles
from index.library.database import Database
from index.model import Article, ParagraphRole

_RUN_WORDS = 3
_ONE_IN = 4
_LEAST_RUNS = 12
"""Fewer may be a formula: that makes about fifty words that both texts have."""
LEAST_SHARE = 0.5
_MOST_DAYS = 5
_MOST_WORDS = 4
_CURRENT = "article.removed_at IS NULL AND article.id NOT IN (SELECT article_id FROM older_version)"
_STORY = {ParagraphRole.HEADLINE, ParagraphRole.STORY, ParagraphRole.ASIDE}


def with_words(db: Database, words: Sequence[str], *, limit: int) -> tuple[int, ...]:
    """The articles that may have these words in a row in their texts, the likeliest first; not the removed ones.

    They are known by the sample of their runs; words of which none is in any sample are looked for in the texts.
    """
    runs = _sample(words)
    if not runs:
        return _containing(db, words, limit=limit)
    rows = db.select(
        f"""SELECT run.article_id FROM run JOIN article ON article.id = run.article_id
           WHERE checksum IN (SELECT value FROM json_each(?)) AND {_CURRENT}
           GROUP BY run.article_id HAVING COUNT(*) = ? ORDER BY run.article_id LIMIT ?""",
        (json.dumps(sorted(runs)), len(runs), limit),
    )
    return tuple(article_id for (article_id,) in rows)


def _containing(db: Database, words: Sequence[str], *, limit: int) -> tuple[int, ...]:
    """The articles that have all of some words somewhere in their texts; the longest are asked for first."""
    sought = sorted(set(words), key=lambda word: (-len(word), word))[:_MOST_WORDS]
    has_all = " AND ".join(["text LIKE ?"] * len(sought))
    rows = db.select(
        f"SELECT id FROM article WHERE {_CURRENT} AND {has_all} ORDER BY id LIMIT ?",
        (*(f"%{word}%" for word in sought), limit),
    )
    return tuple(article_id for (article_id,) in rows)


def runs_of(article: Article) -> set[int]:
    """The sample of an article's text: checksums of runs of three words."""
    pieces = (article.text[one.span.start : one.span.end] for one in article.paragraphs if one.role in _STORY)
    return _sample(words_of(" ".join(pieces)))


def _sample(words: Sequence[str]) -> set[int]:
    sums = (
        zlib.crc32(" ".join(words[at : at + _RUN_WORDS]).encode()) for at in range(max(0, len(words) - _RUN_WORDS + 1))
    )
    return {one for one in sums if one % _ONE_IN == 0}


def note(db: Database, article_id: int) -> None:
    """Finds the articles that share much of the text of this new one. Call it inside a transaction."""
    article = articles.article(db, article_id).article
    runs = runs_of(article)
    before = _before(db, article_id, article, runs)
    db.execute("INSERT INTO sampled (article_id, runs) VALUES (?, ?)", (article_id, len(runs)))
    db.execute_many("INSERT INTO run (checksum, article_id) VALUES (?, ?)", [(one, article_id) for one in runs])
    db.execute_many(
        "INSERT INTO repetition (later_id, earlier_id, share) VALUES (?, ?, ?)",
        [(article_id, earlier_id, share) for earlier_id, share in before],
    )
    for earlier_id, _ in before:
        _note_statements(db, article_id, earlier_id)


def repetitions(db: Database, article_id: int) -> tuple[Repetition, ...]:
    """The articles that share much of the text of this one, most first; not the removed ones, nor older versions."""
    rows = db.select(
        """SELECT article.id, article.headline, article.outlet, article.published, shared.share
           FROM (SELECT earlier_id AS other_id, share FROM repetition WHERE later_id = ?1
                 UNION ALL SELECT later_id, share FROM repetition WHERE earlier_id = ?1) AS shared
           JOIN article ON article.id = shared.other_id
           WHERE article.removed_at IS NULL AND article.id NOT IN (SELECT article_id FROM older_version)
               AND NOT EXISTS (SELECT 1 FROM version AS mine JOIN version AS other ON other.first_id = mine.first_id
                   WHERE mine.article_id = ?1 AND other.article_id = article.id)
           ORDER BY shared.share DESC, article.id""",
        (article_id,),
    )
    return tuple(
        Repetition(article_id=one, headline=headline, outlet=outlet, published=published, share=share)
        for one, headline, outlet, published, share in rows
    )


def not_sampled(db: Database) -> Sequence[int]:
    """The articles that an older version of the program stored, which were not looked at yet."""
    rows = db.select("SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM sampled) ORDER BY id")
    return [article_id for (article_id,) in rows]


def _before(db: Database, article_id: int, article: Article, runs: set[int]) -> list[tuple[int, float]]:
    """The articles that share enough, each with how much."""
    rows = db.select(
        """SELECT found.article_id, found.shared, sampled.runs, article.published
           FROM (SELECT article_id, COUNT(*) AS shared FROM run
                 WHERE checksum IN (SELECT value FROM json_each(?)) GROUP BY article_id HAVING shared >= ?) AS found
           JOIN sampled ON sampled.article_id = found.article_id JOIN article ON article.id = found.article_id
           WHERE found.article_id <> ? ORDER BY found.article_id""",
        (json.dumps(sorted(runs)), _LEAST_RUNS, article_id),
    )
    shares = [
        (other, shared / min(len(runs), size))
        for other, shared, size, published in rows
        if not _are_far_apart(article.record.published, published)
    ]
    return [(other, share) for other, share in shares if share >= LEAST_SHARE]


def _are_far_apart(one: str | None, other: str | None) -> bool:
    try:
        days = abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return False
    return days > _MOST_DAYS


def _note_statements(db: Database, later_id: int, earlier_id: int) -> None:
    """Notes which statements of the later article the earlier one has in the same words."""
    quotes = db.select("SELECT id, article_id, quote FROM statement WHERE article_id IN (?, ?)", (later_id, earlier_id))
    known = {words_of(quote) for _, article_id, quote in quotes if article_id == earlier_id}
    db.execute_many(
        "INSERT INTO repeated (statement_id, earlier_id) VALUES (?, ?)",
        [
            (statement_id, earlier_id)
            for statement_id, article_id, quote in quotes
            if article_id == later_id and words_of(quote) in known
        ],
    )
