"""The SQL of the library's tables, as numbered migrations.

A migration that has been released is never edited, only followed by another one.
"""

from index.library.source_tables import SOURCES

APPLICATION_ID = 0x4F545251
"""Marks the file as ours ("OTRQ"), so that no other program's database is taken for a library."""

_FIRST = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    # Tells the copies that are made from this library (the search index) from those of any other one.
    """
    CREATE TABLE library (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        identity TEXT NOT NULL CHECK (length(identity) = 32)
    ) STRICT
    """,
    # The bytes as they were handed to us. One source may hold several articles.
    """
    CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
        imported_at TEXT NOT NULL,
        content BLOB NOT NULL
    ) STRICT
    """,
    # The long text comes last: SQLite reads a row only as far as the columns that were asked for.
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES source (id),
        headline TEXT,
        authors TEXT NOT NULL CHECK (json_type(authors) = 'array'),
        outlet TEXT,
        published TEXT,
        url TEXT,
        accessed TEXT,
        language TEXT,
        section TEXT,
        removed_at TEXT,
        text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX article_source ON article (source_id)",
    """
    CREATE TABLE paragraph (
        article_id INTEGER NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        start_offset INTEGER NOT NULL CHECK (start_offset >= 0),
        end_offset INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('headline', 'story', 'aside', 'left_out')),
        section INTEGER NOT NULL CHECK (section >= 0),
        PRIMARY KEY (article_id, position),
        CHECK (start_offset < end_offset)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE speaker (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'group', 'unnamed')),
        UNIQUE (name, kind)
    ) STRICT
    """,
    # Spans are JSON arrays of [start, end]; they are only ever read as a whole. The three texts are what a list row
    # shows, so that no row has to read its article.
    """
    CREATE TABLE statement (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
        manner TEXT NOT NULL CHECK (manner IN ('said', 'thought', 'event')),
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
        speaker_id INTEGER REFERENCES speaker (id),
        tier TEXT NOT NULL CHECK (tier IN ('clear', 'likely', 'unsure', 'unattributed')),
        within_position INTEGER CHECK (within_position <> position),
        content_spans TEXT NOT NULL CHECK (json_array_length(content_spans) > 0),
        cue_spans TEXT NOT NULL CHECK (json_type(cue_spans) = 'array'),
        mention_spans TEXT NOT NULL CHECK (json_type(mention_spans) = 'array'),
        chain TEXT NOT NULL CHECK (json_type(chain) = 'array'),
        candidates TEXT NOT NULL CHECK (json_type(candidates) = 'array'),
        quote TEXT NOT NULL,
        cue TEXT NOT NULL,
        mention TEXT NOT NULL,
        UNIQUE (article_id, position),
        CHECK ((speaker_id IS NULL) = (tier = 'unattributed')),
        FOREIGN KEY (article_id, within_position) REFERENCES statement (article_id, position)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX statement_listed ON statement (article_id, listed)",
    "CREATE INDEX statement_speaker ON statement (speaker_id, listed, article_id)",
)

_SECOND = (
    # NULL in statements that were stored before: unknown until their article's text is looked at again.
    """
    ALTER TABLE statement ADD COLUMN polarity TEXT
        CHECK (polarity IN ('plain', 'negated', 'hypothetical') AND (polarity = 'plain' OR listed = 0))
    """,
    "CREATE INDEX statement_without_polarity ON statement (article_id) WHERE polarity IS NULL",
)

_THIRD = (
    # Counts the changes to what searches read beside the index, so that readers know when to look again.
    "ALTER TABLE library ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    # Whom the library shows; `renamed` is the user's.
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'group', 'unnamed')),
        name TEXT NOT NULL CHECK (name <> ''),
        renamed TEXT CHECK (renamed <> '')
    ) STRICT
    """,
    # Who speaks under one name: in all articles, or in the one whose number is given. `born_as` is the person that
    # extraction makes of it, `moved_to` the user's, `person_id` what follows from both and from aliases. Aliases
    # count only for voices that came up after them: `since` is the last change before; NULL if none ever counts.
    """
    CREATE TABLE voice (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL CHECK (key <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'body', 'group', 'unnamed')),
        article_id INTEGER REFERENCES article (id),
        born_as INTEGER NOT NULL UNIQUE REFERENCES person (id),
        moved_to INTEGER REFERENCES person (id),
        person_id INTEGER NOT NULL REFERENCES person (id),
        since INTEGER,
        CHECK (moved_to IS NULL OR moved_to = person_id)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX voice_name ON voice (key, kind, COALESCE(article_id, 0))",
    "CREATE INDEX voice_person ON voice (person_id)",
    """
    CREATE TABLE alias (
        person_id INTEGER NOT NULL REFERENCES person (id),
        key TEXT NOT NULL CHECK (key <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        since INTEGER NOT NULL,
        PRIMARY KEY (person_id, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alias_key ON alias (key)",
    # Two people that the user holds apart.
    """
    CREATE TABLE apart (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        first_id INTEGER NOT NULL REFERENCES person (id),
        second_id INTEGER NOT NULL REFERENCES person (id),
        is_apart INTEGER NOT NULL DEFAULT 0 CHECK (is_apart IN (0, 1)),
        UNIQUE (first_id, second_id),
        CHECK (first_id < second_id)
    ) STRICT
    """,
    # `kept`: found once and not any more, but the user had done something with it. `shown` follows from `origin` and
    # the cover.
    "ALTER TABLE statement ADD COLUMN voice_id INTEGER REFERENCES voice (id)",
    """
    ALTER TABLE statement ADD COLUMN origin TEXT NOT NULL DEFAULT 'found'
        CHECK (origin IN ('found', 'kept', 'added'))
    """,
    "ALTER TABLE statement ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1))",
    "DROP INDEX statement_listed",
    "DROP INDEX statement_speaker",
    "CREATE INDEX statement_listed ON statement (article_id, listed, shown)",
    "CREATE INDEX statement_voice ON statement (voice_id, speaker_id, article_id, listed, shown)",
    "CREATE INDEX statement_not_shown ON statement (article_id) WHERE shown = 0",
    # What the user says of a statement; it lies over what was found and is never mixed with it.
    """
    CREATE TABLE cover (
        statement_id INTEGER PRIMARY KEY REFERENCES statement (id),
        standing TEXT CHECK (standing IN ('added', 'rejected')),
        speaker TEXT CHECK (speaker IN ('person', 'nobody')),
        person_id INTEGER REFERENCES person (id),
        kind TEXT CHECK (kind IN ('direct', 'mixed', 'indirect')),
        content_spans TEXT CHECK (json_array_length(content_spans) > 0),
        quote TEXT,
        starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
        checked_at TEXT CHECK (checked_at <> ''),
        tags TEXT NOT NULL DEFAULT '[]' CHECK (json_type(tags) = 'array'),
        note TEXT NOT NULL DEFAULT '',
        CHECK ((speaker IS 'person') = (person_id IS NOT NULL)),
        CHECK ((content_spans IS NULL) = (quote IS NULL) AND (content_spans IS NULL) = (kind IS NULL))
    ) STRICT
    """,
    "CREATE INDEX cover_person ON cover (person_id) WHERE person_id IS NOT NULL",
    # The log of all changes. A line is never altered: taking a change back is one more line.
    """
    CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
        action TEXT NOT NULL CHECK (action <> ''),
        subject TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        statement_ids TEXT NOT NULL CHECK (json_type(statement_ids) = 'array'),
        undoes INTEGER REFERENCES change (id),
        CHECK (undoes < id)
    ) STRICT
    """,
    "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
    # What each change did to what it touched: its value before and after, as JSON.
    """
    CREATE TABLE touched (
        change_id INTEGER NOT NULL REFERENCES change (id),
        aspect TEXT NOT NULL CHECK (aspect IN ('standing', 'speaker', 'content', 'starred', 'checked', 'tags', 'note',
            'name', 'voice', 'aliases', 'apart')),
        target INTEGER NOT NULL,
        before TEXT NOT NULL CHECK (json_type(before) = 'array'),
        after TEXT NOT NULL CHECK (json_type(after) = 'array'),
        PRIMARY KEY (change_id, aspect, target),
        CHECK (before <> after)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX touched_target ON touched (aspect, target)",
    *(
        f"""
        CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN
            SELECT RAISE(ABORT, 'the log of changes is never altered');
        END
        """
        for table in ("change", "touched")
        for verb in ("UPDATE", "DELETE")
    ),
    # Articles whose statements the search index does not have as they are now.
    "CREATE TABLE unindexed (article_id INTEGER PRIMARY KEY REFERENCES article (id)) STRICT",
)

_SPLITS = (
    # How the user wants a source with several articles to be split, as `splitting.to_text` writes it; by its bytes,
    # since it is known before the first article comes in. No row: as the source is read.
    """
    CREATE TABLE split (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        plan TEXT NOT NULL CHECK (json_type(plan) = 'array')
    ) STRICT, WITHOUT ROWID
    """,
)

_RECORDS = (
    # NULL in articles that were stored before: it was not noted.
    """
    ALTER TABLE article ADD COLUMN dated_by TEXT
        CHECK (dated_by IS NULL OR dated_by IN ('fields', 'text', 'address', 'given') AND published IS NOT NULL)
    """,
    # What the user says of an article: a JSON array with the one value, NULL where it stays as it was found.
    """
    CREATE TABLE article_cover (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        headline TEXT CHECK (json_array_length(headline) = 1),
        authors TEXT CHECK (json_array_length(authors) = 1),
        outlet TEXT CHECK (json_array_length(outlet) = 1),
        published TEXT CHECK (json_array_length(published) = 1),
        url TEXT CHECK (json_array_length(url) = 1),
        accessed TEXT CHECK (json_array_length(accessed) = 1),
        language TEXT CHECK (json_array_length(language) = 1),
        section TEXT CHECK (json_array_length(section) = 1)
    ) STRICT
    """,
    # What the user says that a paragraph is: part of the story, or left out; NULL as it was found.
    """
    CREATE TABLE paragraph_cover (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        role TEXT CHECK (role IN ('story', 'left_out')),
        UNIQUE (article_id, position),
        FOREIGN KEY (article_id, position) REFERENCES paragraph (article_id, position)
    ) STRICT
    """,
    # The log takes what is changed in articles, too: a check cannot be altered, so the table is made again.
    """
    CREATE TABLE touched_anew (
        change_id INTEGER NOT NULL REFERENCES change (id),
        aspect TEXT NOT NULL CHECK (aspect IN ('standing', 'speaker', 'content', 'starred', 'checked', 'tags', 'note',
            'name', 'voice', 'aliases', 'apart', 'headline', 'authors', 'outlet', 'published', 'url', 'accessed',
            'language', 'section', 'role')),
        target INTEGER NOT NULL,
        before TEXT NOT NULL CHECK (json_type(before) = 'array'),
        after TEXT NOT NULL CHECK (json_type(after) = 'array'),
        PRIMARY KEY (change_id, aspect, target),
        CHECK (before <> after)
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO touched_anew (change_id, aspect, target, before, after)
    SELECT change_id, aspect, target, before, after FROM touched
    """,
    "DROP TABLE touched",
    "ALTER TABLE touched_anew RENAME TO touched",
    "CREATE INDEX touched_target ON touched (aspect, target)",
    *(
        f"""
        CREATE TRIGGER touched_{verb.lower()} BEFORE {verb} ON touched BEGIN
            SELECT RAISE(ABORT, 'the log of changes is never altered');
        END
        """
        for verb in ("UPDATE", "DELETE")
    ),
)

_SAVED_SEARCHES = (
    # `key` is what the spellings of one name share.
    """
    CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE CHECK (key <> ''),
        name TEXT NOT NULL CHECK (name <> ''),
        query TEXT NOT NULL
    ) STRICT
    """,
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    *(_FIRST, _SECOND, _THIRD, _SPLITS, _RECORDS),
    *(_SAVED_SEARCHES, SOURCES),
)
"""The SQL statements that lead from each version to the next; the first ones make an empty file version 1."""

PEOPLE = 3
"""The version in which speakers became people."""
