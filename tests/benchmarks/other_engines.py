"""The engines that ours is measured beside: SQLite's FTS5 and, where it can be imported, tantivy.

Both get the same statements and answer what they can of the same queries. FTS5 answers as ours does, with every
statement in order, newest first (its rows are stored in that order), and with marks around the hits in the first 50; it
counts no facets. tantivy answers with its
newest 50 and the exact count.
"""

import importlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from index.search.fields import SearchDocument, day

_TOP = 50
_SHOWN = "as you type, 50 shown"
"""With the first 50 read and their hits marked."""


class Fts5:
    """SQLite FTS5 as its documentation says to tune it: prefix indexes, stems, no accents, the text kept once."""

    name = "FTS5"

    def __init__(self, folder: Path, documents: Sequence[SearchDocument]) -> None:
        self._db = sqlite3.connect(folder / "fts5.sqlite")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute(
            "CREATE TABLE said (number INTEGER PRIMARY KEY, content TEXT, speaker TEXT, mention TEXT, cue TEXT)"
        )
        self._db.execute("CREATE TABLE quote (id INTEGER PRIMARY KEY, content TEXT)")
        self._db.executemany("INSERT INTO quote VALUES (?, ?)", ((one.id, one.content) for one in documents))
        self._db.execute(
            """CREATE VIRTUAL TABLE statement USING fts5 (content, speaker, mention, cue, content='said',
               content_rowid='number', prefix='1 2 3',
               tokenize='porter unicode61 remove_diacritics 2')"""
        )
        newest = sorted(documents, key=lambda one: -day(one.published))
        self._db.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?)",
            ((n, one.content, one.speaker or "", one.mention, one.cue) for n, one in enumerate(newest, 1)),
        )
        self._db.execute("INSERT INTO statement (statement) VALUES ('rebuild')")
        self._db.execute("INSERT INTO statement (statement) VALUES ('optimize')")
        self._db.commit()

    def quotes(self, ids: Sequence[int]) -> list[str]:
        """What was said in some statements, read by their numbers as a program reads the rows that it shows."""
        wanted = ",".join(map(str, ids))
        found = dict(self._db.execute(f"SELECT id, content FROM quote WHERE id IN ({wanted})"))
        return [found[each] for each in ids]

    def ask(self, kind: str, words: Sequence[str]) -> int | None:
        """How many it finds; None for a kind of query that it has not."""
        quoted = [f'"{word}"' for word in words]
        if kind == _SHOWN:
            text = " ".join([*quoted[:-1], f"{quoted[-1]} *"])
            shown = self._db.execute(
                """SELECT highlight(statement, 0, '[', ']') FROM statement WHERE statement MATCH ?
                   ORDER BY rowid LIMIT ?""",
                (text, _TOP),
            )
            shown.fetchall()
            return self.ask("as you type", words)
        order = "rowid"
        match kind:
            case "as you type" | "prefix":
                text = " ".join([*quoted[:-1], f"{quoted[-1]} *"])
            case "rare word" | "common word" | "AND":
                text = " ".join(quoted)
            case "OR":
                text = " OR ".join(quoted)
            case "NOT":
                text = " NOT ".join(quoted)
            case "phrase" | "phrase of common words":
                text = f'"{" ".join(words)}"'
            case "near":
                text = f"NEAR({' '.join(quoted)}, 5)"
            case "speaker and word":
                text = f"{{speaker}} : {quoted[0]} AND {quoted[1]}"
            case "by relevance":
                text, order = " ".join(quoted), "rank"
            case _:
                return None
        found = self._db.execute(f"SELECT rowid FROM statement WHERE statement MATCH ? ORDER BY {order}", (text,))
        return len(found.fetchall())


class Tantivy:
    """tantivy through its Python package, with English stems."""

    name = "tantivy"

    def __init__(self, folder: Path, documents: Sequence[SearchDocument]) -> None:
        self._tantivy = tantivy = importlib.import_module("tantivy")
        builder = tantivy.SchemaBuilder()
        for field in ("content", "speaker"):
            builder.add_text_field(field, tokenizer_name="en_stem")
        builder.add_text_field("exact", tokenizer_name="default")
        builder.add_integer_field("day", fast=True)
        self._schema = builder.build()
        (folder / "tantivy").mkdir()
        index = tantivy.Index(self._schema, path=str(folder / "tantivy"))
        writer = index.writer(num_threads=1)
        for one in documents:
            words = " ".join((one.content, one.speaker or "", one.mention, one.cue))
            writer.add_document(
                tantivy.Document(content=[words], exact=[words], speaker=[one.speaker or ""], day=[day(one.published)])
            )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._index = index
        self._searcher = index.searcher()

    def ask(self, kind: str, words: Sequence[str]) -> int | None:
        """How many it finds; None for a kind of query that it has not, or that its Python package has not."""
        query = self._tantivy.Query
        plain = " ".join(words)
        order: str | None = "day"
        match kind:
            case "as you type" | "prefix":
                *whole, last = words
                begun = query.regex_query(self._schema, "exact", f"{last}.*")
                rest = [self._index.parse_query(word, ["content"]) for word in whole]
                asked = query.boolean_query([(self._tantivy.Occur.Must, one) for one in [*rest, begun]])
            case "rare word" | "common word" | "AND":
                asked = self._index.parse_query(" AND ".join(words), ["content"])
            case "by relevance":
                asked, order = self._index.parse_query(" AND ".join(words), ["content"]), None
            case "OR":
                asked = self._index.parse_query(" OR ".join(words), ["content"])
            case "NOT":
                asked = self._index.parse_query(" AND NOT ".join(words), ["content"])
            case "phrase" | "phrase of common words":
                asked = self._index.parse_query(f'"{plain}"', ["content"])
            case "near":
                asked = self._index.parse_query(f'"{plain}"~5', ["content"])
            case "fuzzy":
                asked = query.fuzzy_term_query(self._schema, "exact", plain, distance=1)
            case "speaker and word":
                asked = self._index.parse_query(f"speaker:{words[0]} AND content:{words[1]}", ["content"])
            case _:
                return None
        return int(self._searcher.search(asked, limit=_TOP, count=True, order_by_field=order).count)


def engines(folder: Path, documents: Sequence[SearchDocument]) -> list[Fts5 | Tantivy]:
    """The engines there are, filled with the statements."""
    made: list[Fts5 | Tantivy] = [Fts5(folder, documents)]
    try:
        made.append(Tantivy(folder, documents))
    except ImportError:
        print("tantivy cannot be imported; it is left out")
    return made
