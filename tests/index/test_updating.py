"""A library of an older version learns, when it is opened, what was not said in it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.library import lock
from index.model import Order, Polarity
from index.progress import Cancelled
from index.workspace import Reader, Workspace, open_reader
from tests.index.texts import BRIDGE

FERRY = """Ferry to close

The harbour ministry did not say when the ferry would close. Critics might argue that the ferry came too late.

“The ferry was a good ship,” Captain Jo Li said on Friday.
"""


WITHOUT_VERSIONS = (
    *(f"DROP VIEW {name}" for name in ("resting", "older_version")),
    "DROP INDEX article_url",
    *(
        f"DROP TABLE {name}"
        for name in ("known", "version", "carried", "joint", "run", "sampled", "repetition", "repeated")
    ),
)
"""Takes from a library what tells versions and repeated texts."""

WITHOUT_RECORDS = (
    "ALTER TABLE article DROP COLUMN dated_by",
    *(f"DROP TABLE {name}" for name in ("article_cover", "paragraph_cover", "saved_search", "split")),
)
"""Takes from a library what the user says of articles, saved searches, and how files are split."""

WITHOUT_PEOPLE = (
    *WITHOUT_VERSIONS,
    *WITHOUT_RECORDS,
    "DROP INDEX statement_voice",
    "DROP INDEX statement_listed",
    "DROP INDEX statement_not_shown",
    *(f"ALTER TABLE statement DROP COLUMN {column}" for column in ("voice_id", "origin", "shown")),
    *(
        f"DROP TABLE {name}"
        for name in ("touched", "change", "cover", "apart", "alias", "voice", "person", "unindexed")
    ),
    "ALTER TABLE library DROP COLUMN revision",
    "CREATE INDEX statement_listed ON statement (article_id, listed)",
    "CREATE INDEX statement_speaker ON statement (speaker_id, listed, article_id)",
)
"""Takes a library of the third version back to the second."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(lock, "_PATIENCE_S", 0.0)


def in_sqlite(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def old(folder: Path, write: Callable[..., Path]) -> Path:
    """The folder of a library with two articles, as the first version of the program left it, with its index."""
    with Workspace.open(folder) as library:
        library.import_paths([write("bridge.txt", BRIDGE), write("ferry.txt", FERRY)])
    in_sqlite(
        folder,
        *WITHOUT_PEOPLE,
        "UPDATE statement SET polarity = 'plain', listed = 1 WHERE polarity <> 'plain'",
        "DROP INDEX statement_without_polarity",
        "ALTER TABLE statement DROP COLUMN polarity",
        "PRAGMA user_version = 1",
    )
    return folder


def quotes(folder: Path, query: str) -> list[str]:
    with closing(open_reader(folder)) as reader:
        return [row.quote for row in reader.rows(reader.search(query, order=Order.POSITION).ids)]


def test_what_was_not_said_is_found_when_an_old_library_is_opened(old):
    Workspace.open(old).close()
    assert quotes(old, "is:negated") == ["when the ferry would close"]
    assert quotes(old, "is:hypothetical") == ["that the ferry came too late"]


def test_what_was_not_said_leaves_the_default_view_of_an_old_library(old):
    Workspace.open(old).close()
    assert quotes(old, "came OR when OR ship ") == ["“The ferry was a good ship,”"]
    with closing(Reader(old)) as reader:
        listed = [row.statement for row in reader.statements_of(2) if row.statement.listed]
        assert {statement.polarity for statement in listed} == {Polarity.PLAIN}
        assert reader.article(2).statement_count == len(listed)


def test_a_reader_alone_brings_an_old_library_up_to_date(old):
    assert quotes(old, "is:negated") == ["when the ferry would close"]


def test_an_update_that_was_broken_off_goes_on_when_the_library_is_opened_next(old):
    def give_up(done: int, total: int, what: str) -> None:
        if (done, what) == (1, "updating"):
            raise Cancelled

    with pytest.raises(Cancelled):
        Workspace.open(old, progress=give_up)
    Workspace.open(old).close()
    assert quotes(old, "is:negated") == ["when the ferry would close"]


def test_a_library_that_is_up_to_date_is_opened_as_it_is(old):
    Workspace.open(old).close()
    said = []
    Workspace.open(old, progress=lambda done, total, what: said.append(what)).close()
    assert said == []


def test_articles_that_were_removed_are_completed_too(old):
    in_sqlite(old, "UPDATE article SET removed_at = '2024-01-01T00:00:00Z' WHERE id = 2")
    with Workspace.open(old) as library:
        library.restore_articles([2])
    assert quotes(old, "is:negated") == ["when the ferry would close"]
