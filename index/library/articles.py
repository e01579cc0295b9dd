"""Queries about articles and the sources they came from."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.errors import ArticleNotFound, StatementNotFound
from index.library.database import Database, Row
from index.model import (
    Article,
    DateOrigin,
    Joint,
    Original,
    Paragraph,
    ParagraphRole,
    SourceRecord,
    Span,
    StoredArticle,
)

_FIELDS = ("headline", "authors", "outlet", "published", "url", "accessed", "language", "section")
RECORD_COLUMNS = f"""{", ".join(f"article.{field}" for field in _FIELDS)}, article.dated_by,
    (SELECT json_object({", ".join(f"'{field}', json({field})" for field in _FIELDS)})
        FROM article_cover WHERE article_cover.article_id = article.id)"""
"""What `record_from` reads, for queries of this package that join the table `article`."""
HEADLINE, OUTLET, PUBLISHED = (
    f"""CASE WHEN article.id IN (SELECT article_id FROM article_cover WHERE {field} IS NOT NULL)
        THEN (SELECT json_extract({field}, '$[0]') FROM article_cover WHERE article_id = article.id)
        ELSE article.{field} END"""
    for field in ("headline", "outlet", "published")
)
"""What the user says of these, or else what was found, for queries that join the table `article`."""
RECORD_WIDTH = len(_FIELDS) + 2
"""How many columns these are."""

_FACT_COLUMNS = f"""article.id, source.name, source.sha256, source.imported_at,
    (SELECT COUNT(*) FROM statement WHERE statement.article_id = article.id AND statement.listed = 1
        AND statement.shown = 1),
    {RECORD_COLUMNS}"""
_TEXT_COLUMNS = """
    (SELECT json_group_array(json_array(start_offset, end_offset, role, paragraph.section)) FROM
        (SELECT * FROM paragraph WHERE paragraph.article_id = article.id ORDER BY position) AS paragraph),
    (SELECT json_group_array(json_array(at_offset, taken)) FROM
        (SELECT * FROM joint WHERE joint.article_id = article.id ORDER BY at_offset)),
    (SELECT json_group_object(position, role) FROM paragraph_cover
        WHERE paragraph_cover.article_id = article.id AND role IS NOT NULL HAVING COUNT(*) > 0),
    article.text"""
_BEGINNING_COLUMNS = "'[]', '[]', NULL, substr(article.text, 1, 400)"
"""In place of `_TEXT_COLUMNS`: enough to know an article by, which is a hundredth of it."""


def insert_source(db: Database, *, name: str, sha256: str, imported_at: str, content: bytes) -> int:
    """Keeps the bytes of a source as they were handed to us; returns its number. Call it inside a transaction."""
    return db.execute(
        "INSERT INTO source (name, sha256, imported_at, content) VALUES (?, ?, ?, ?)",
        (name, sha256, imported_at, content),
    )


def insert_article(db: Database, article: Article, *, source_id: int) -> int:
    """Stores an article of a source, without statements; returns its number. Call it inside a transaction."""
    record = article.record
    article_id = db.execute(
        """INSERT INTO article
               (source_id, headline, authors, outlet, published, dated_by, url, accessed, language, section, text)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            source_id,
            record.headline,
            json.dumps(record.authors, ensure_ascii=False),
            record.outlet,
            record.published,
            record.dated_by and record.dated_by.value,
            record.url,
            record.accessed,
            record.language,
            record.section,
            article.text,
        ),
    )
    db.execute_many(
        """INSERT INTO paragraph (article_id, position, start_offset, end_offset, role, section)
           VALUES (?, ?, ?, ?, ?, ?)""",
        [
            (article_id, position, paragraph.span.start, paragraph.span.end, paragraph.role.value, paragraph.section)
            for position, paragraph in enumerate(article.paragraphs)
        ],
    )
    db.execute_many(
        "INSERT INTO joint (article_id, at_offset, taken) VALUES (?, ?, ?)",
        [(article_id, joint.at, joint.taken) for joint in article.joints],
    )
    return article_id


def articles_of_source(db: Database, sha256: str) -> tuple[tuple[int, bool], ...]:
    """The articles that came from these bytes, each with whether it is removed; empty if they are new."""
    rows = db.select(
        """SELECT article.id, article.removed_at IS NOT NULL FROM article
           WHERE source_id = (SELECT id FROM source WHERE sha256 = ?1)
               OR id IN (SELECT article_id FROM known WHERE known.source_id = (SELECT id FROM source WHERE sha256 = ?1))
           ORDER BY article.id""",
        (sha256,),
    )
    return tuple((article_id, bool(is_removed)) for article_id, is_removed in rows)


def note_known(db: Database, *, source_id: int, article_id: int) -> None:
    """Notes that the next article of a source is not stored, since it is there already. Call it in a transaction."""
    db.execute("INSERT INTO known (source_id, article_id) VALUES (?, ?)", (source_id, article_id))


def source_of(db: Database, sha256: str) -> tuple[int | None, int]:
    """The number of the source that these bytes are, None if they are new, and how many of its articles are there."""
    rows = db.select(
        """SELECT id, (SELECT COUNT(*) FROM article WHERE article.source_id = source.id)
               + (SELECT COUNT(*) FROM known WHERE known.source_id = source.id)
           FROM source WHERE sha256 = ?""",
        (sha256,),
    )
    return rows[0] if rows else (None, 0)


def article(db: Database, article_id: int) -> StoredArticle:
    """One article; a removed one too, so that what still shows it can go on.

    Raises:
        ArticleNotFound: there never was one with this number.
    """
    found = _stored(db, "article.id = ?", (article_id,))
    if not found:
        raise ArticleNotFound(article_id)
    return found[0]


def all_articles(db: Database, *, older: bool = True, brief: bool = False) -> tuple[StoredArticle, ...]:
    """Every article that is not removed, in the order of import; if not `older`, only the newest version of each.

    If `brief`, each has only the beginning of its text and no paragraphs.
    """
    newest = "" if older else " AND article.id NOT IN (SELECT article_id FROM older_version)"
    text = _BEGINNING_COLUMNS if brief else _TEXT_COLUMNS
    return _stored(db, f"article.removed_at IS NULL{newest}", (), text=text)


def languages(db: Database, article_ids: Sequence[int]) -> tuple[str | None, ...]:
    """The language of each of these articles, in their order; None where it is not known."""
    rows = db.select(
        f"SELECT id, {RECORD_COLUMNS} FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(article_ids),),
    )
    known = {article_id: record_from(tuple(columns)).language for article_id, *columns in rows}
    return tuple(known[article_id] for article_id in article_ids)


def of_statements(db: Database, statement_ids: Sequence[int]) -> tuple[int, ...]:
    """The articles that these statements stand in, one for each, in the order asked.

    Raises:
        StatementNotFound: there is none with one of the numbers.
    """
    found: dict[int, int] = dict(
        db.select(
            "SELECT id, article_id FROM statement WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statement_ids)),),
        )
    )
    if missing := [one for one in statement_ids if one not in found]:
        raise StatementNotFound(missing[0])
    return tuple(found[one] for one in statement_ids)


def original(db: Database, article_id: int) -> Original:
    """What an article was read from; other articles may have been read from it, too.

    Raises:
        ArticleNotFound: there never was one with this number.
    """
    rows = db.select(
        """SELECT source.name, source.sha256, source.content
           FROM article JOIN source ON source.id = article.source_id WHERE article.id = ?""",
        (article_id,),
    )
    if not rows:
        raise ArticleNotFound(article_id)
    name, sha256, content = rows[0]
    return Original(name=name, sha256=sha256, content=content)


def has_ever_had_one(db: Database) -> bool:
    """Whether any article was ever imported, removed ones included."""
    return bool(db.select("SELECT EXISTS (SELECT 1 FROM article)")[0][0])


def statement_counts(db: Database) -> dict[int, int]:
    """The number of statements, listed or not, of each article that is not removed."""
    rows = db.select(
        """SELECT article.id, COUNT(statement.id)
           FROM article LEFT JOIN statement ON statement.article_id = article.id
           WHERE article.removed_at IS NULL GROUP BY article.id"""
    )
    return dict(rows)


def unindexed(db: Database) -> dict[int, bool]:
    """The articles whose words the search index does not have as they are now, with whether they are not removed."""
    rows = db.select(
        """SELECT article.id, article.removed_at IS NULL
           FROM unindexed JOIN article ON article.id = unindexed.article_id"""
    )
    return {article_id: bool(is_there) for article_id, is_there in rows}


def set_indexed(db: Database, article_ids: Sequence[int]) -> None:
    """Notes that the search index has these articles as they are now. Call it inside a transaction."""
    db.execute("DELETE FROM unindexed WHERE article_id IN (SELECT value FROM json_each(?))", (json.dumps(article_ids),))


def all_ids(db: Database) -> tuple[int, ...]:
    """The numbers of all articles, removed ones too, in the order of import."""
    return tuple(article_id for (article_id,) in db.select("SELECT id FROM article ORDER BY id"))


def count(db: Database) -> int:
    """How many articles there are that are not removed."""
    return int(db.select("SELECT COUNT(*) FROM article WHERE removed_at IS NULL")[0][0])


def set_removed(db: Database, article_ids: Iterable[int], removed_at: str | None) -> None:
    """Removes articles softly, or brings them back with None. Call it inside a transaction.

    Raises:
        ArticleNotFound: one of them never was there.
    """
    for article_id in article_ids:
        if not db.select("SELECT 1 FROM article WHERE id = ?", (article_id,)):
            raise ArticleNotFound(article_id)
        db.execute("UPDATE article SET removed_at = ? WHERE id = ?", (removed_at, article_id))
    # An older version may be the newest now, or not any more.
    db.execute("UPDATE library SET revision = revision + 1")


def record_from(columns: Row) -> SourceRecord:
    """The record in the values of `RECORD_COLUMNS`, as it stands after the user's changes."""
    return _covered(_found_record(columns), columns[-1])


def _found_record(columns: Row) -> SourceRecord:
    """The record as it was read."""
    headline, authors, outlet, published, url, accessed, language, section, dated_by, _ = columns
    return SourceRecord(
        headline=headline,
        authors=tuple(json.loads(authors)),
        outlet=outlet,
        published=published,
        dated_by=DateOrigin(dated_by) if dated_by else None,
        url=url,
        accessed=accessed,
        language=language,
        section=section,
    )


def _covered(found: SourceRecord, cover: str | None) -> SourceRecord:
    """A record with what the user says in place of what was found; a date of the user is the user's."""
    if cover is None:
        return found
    values = {field: given[0] for field, given in json.loads(cover).items() if given is not None}
    if "authors" in values:
        values["authors"] = tuple(values["authors"])
    if "published" in values:
        values["dated_by"] = DateOrigin.GIVEN if values["published"] else None
    return replace(found, **values)


def _stored(
    db: Database, condition: str, parameters: Sequence[object], *, text: str = _TEXT_COLUMNS
) -> tuple[StoredArticle, ...]:
    """The articles that meet a condition written in this module, in the order of import."""
    rows = db.select(
        f"""SELECT {_FACT_COLUMNS}, {text} FROM article JOIN source ON source.id = article.source_id
            WHERE {condition} ORDER BY article.id""",
        parameters,
    )
    return tuple(map(_stored_article, rows))


def _stored_article(row: Row) -> StoredArticle:
    article_id, source, sha256, imported_at, statement_count, *columns, paragraphs, joints, roles, text = row
    found = Article(
        text=text,
        paragraphs=_paragraphs(paragraphs),
        record=_found_record(tuple(columns)),
        joints=tuple(Joint(at=at, taken=taken) for at, taken in json.loads(joints)),
    )
    stands = replace(
        found,
        paragraphs=_roles_given(found.paragraphs, roles) if roles else found.paragraphs,
        record=_covered(found.record, columns[-1]),
    )
    return StoredArticle(
        id=article_id,
        article=stands,
        source=source,
        sha256=sha256,
        imported=imported_at,
        statement_count=statement_count,
        found=found if found != stands else None,
    )


def _paragraphs(listed: str) -> tuple[Paragraph, ...]:
    rows: list[tuple[int, int, str, int]] = json.loads(listed)
    return tuple(
        Paragraph(span=Span(start, end), role=ParagraphRole(role), section=section)
        for start, end, role, section in rows
    )


def _roles_given(paragraphs: Sequence[Paragraph], roles: str) -> tuple[Paragraph, ...]:
    """The paragraphs in the roles that the user gave them; what is taken in is told with the story it stands in."""
    stands = list(paragraphs)
    for position, role in json.loads(roles).items():
        found = stands[int(position)]
        section = 0 if role == ParagraphRole.STORY else found.section
        stands[int(position)] = replace(found, role=ParagraphRole(role), section=section)
    return tuple(stands)
