"""Articles by words anywhere in them, in any language: also those in which no statements were looked for.

The words are looked for by SQLite's GLOB in the stored texts, one class of characters for each letter of a word, so
that case and accents do not matter. It reads all texts each time: a list of articles can afford that.
"""

import unicodedata
from functools import cache

from index.library import articles
from index.library.articles import HEADLINE, OUTLET
from index.library.database import Database
from index.model import StoredArticle

MOST_WORDS = 8
"""Words behind the eighth are not looked for."""

_LAST_LATIN = 0x24F
_APOSTROPHES = "'’‘ʼ"


def articles_with(db: Database, words: str, *, older: bool, brief: bool) -> tuple[StoredArticle, ...]:
    """Those of `articles.all_articles` that have all of these words."""
    found = articles.all_articles(db, older=older, brief=brief)
    kept = article_ids_with(db, words) if words.strip() else None
    return found if kept is None else tuple(each for each in found if each.id in kept)


def article_ids_with(db: Database, words: str) -> frozenset[int]:
    """The articles that are not removed and have all of these words, or words they are part of.

    They may stand in the headline, the outlet, the authors or the text. Without a word all articles have them.
    """
    patterns = [_pattern(word) for word in words.split()[:MOST_WORDS]]
    conditions = "".join(" AND words GLOB ?" for _ in patterns)
    rows = db.select(
        f"""SELECT id FROM
                (SELECT article.id, coalesce({HEADLINE}, '') || ' ' || coalesce({OUTLET}, '') || ' '
                     || article.authors || ' ' || article.text AS words
                 FROM article WHERE article.removed_at IS NULL)
            WHERE 1{conditions}""",
        patterns,
    )
    return frozenset(article_id for (article_id,) in rows)


def _pattern(word: str) -> str:
    return f"*{''.join(map(_class_of, word))}*"


def _class_of(character: str) -> str:
    """A part of a pattern that a character fits in either case, with and without accents."""
    if character in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    forms = {character, character.lower(), character.upper(), *_variants().get(_plain(character), ())}
    if not character.isalnum():
        # As the only one in its class a sign stands for itself, a bracket and a star, too.
        return f"[{character}]"
    return f"[{''.join(sorted(form for form in forms if len(form) == 1))}]"


def _plain(character: str) -> str:
    """A letter without accents, in lower case."""
    return unicodedata.normalize("NFKD", character)[:1].lower()


@cache
def _variants() -> dict[str, set[str]]:
    """For each plain Latin letter, all that are it with an accent, in both cases."""
    found: dict[str, set[str]] = {}
    for code in range(ord("A"), _LAST_LATIN + 1):
        if chr(code).isalpha() and _plain(chr(code)).isascii():
            found.setdefault(_plain(chr(code)), set()).add(chr(code))
    return found
