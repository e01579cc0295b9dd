"""The migration that brings versions of articles, repeated texts, and words that were made whole; see `tables`."""

SOURCES = (
    # Articles at one address are looked for by it.
    "CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL",
    # Articles of a source that were not stored again, since their address had the same text already.
    """
    CREATE TABLE known (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES source (id),
        article_id INTEGER NOT NULL REFERENCES article (id)
    ) STRICT
    """,
    "CREATE INDEX known_source ON known (source_id)",
    # The texts that one address had, in the order of import; only of articles that have more than one.
    """
    CREATE TABLE version (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        first_id INTEGER NOT NULL REFERENCES article (id),
        number INTEGER NOT NULL CHECK (number > 0),
        UNIQUE (first_id, number),
        CHECK ((number = 1) = (article_id = first_id))
    ) STRICT
    """,
    # Those that a later version follows which is not removed.
    """
    CREATE VIEW older_version (article_id) AS
    SELECT version.article_id FROM version WHERE EXISTS (
        SELECT 1 FROM version AS later JOIN article ON article.id = later.article_id
        WHERE later.first_id = version.first_id AND later.number > version.number AND article.removed_at IS NULL)
    """,
    # The user's statements whose marks and corrections the next version has as well.
    """
    CREATE TABLE carried (
        old_id INTEGER PRIMARY KEY REFERENCES statement (id) ON DELETE CASCADE,
        new_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE
    ) STRICT
    """,
    # Those of them that stand in an older version now: what the user put on them is found in the newer one.
    """
    CREATE VIEW resting (statement_id) AS
    SELECT carried.old_id FROM carried JOIN statement ON statement.id = carried.old_id
    WHERE statement.article_id IN (SELECT article_id FROM older_version)
    """,
    "CREATE INDEX carried_new ON carried (new_id)",
    # Where the source breaks a word at the end of a line, and what stood there; the text has the word whole.
    """
    CREATE TABLE joint (
        article_id INTEGER NOT NULL REFERENCES article (id),
        at_offset INTEGER NOT NULL CHECK (at_offset > 0),
        taken TEXT NOT NULL CHECK (taken <> ''),
        PRIMARY KEY (article_id, at_offset)
    ) STRICT, WITHOUT ROWID
    """,
    # A sample of the runs of words of each article, to find those that share their text; see `repetitions`.
    """
    CREATE TABLE run (
        checksum INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (checksum, article_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sampled (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        runs INTEGER NOT NULL CHECK (runs >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE repetition (
        later_id INTEGER NOT NULL REFERENCES article (id),
        earlier_id INTEGER NOT NULL REFERENCES article (id),
        share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
        PRIMARY KEY (later_id, earlier_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX repetition_earlier ON repetition (earlier_id)",
    # The statements that such an earlier article has in the same words.
    """
    CREATE TABLE repeated (
        statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
        earlier_id INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (statement_id, earlier_id)
    ) STRICT, WITHOUT ROWID
    """,
)
