"""How the user wants sources to be split into articles; kept by their bytes, and so there before they come in."""

from collections.abc import Sequence

from index import splitting
from index.library import articles
from index.library.database import Database
from index.model import Article
from index.splitting import Plan


def kept(db: Database, sha256: str) -> Plan | None:
    """The plan for a source; None if it is split as it is read."""
    found = db.select("SELECT plan FROM split WHERE sha256 = ?", (sha256,))
    return splitting.from_text(found[0][0]) if found else None


def keep(db: Database, sha256: str, plan: Plan) -> None:
    """Keeps the plan for a source, in place of an older one. Call it inside a transaction."""
    db.execute(
        "INSERT INTO split (sha256, plan) VALUES (?, ?) ON CONFLICT (sha256) DO UPDATE SET plan = excluded.plan",
        (sha256, splitting.to_text(plan)),
    )


def planned(db: Database, sha256: str, found: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of a source the way the user wants them; as they were read if there is no such wish."""
    plan = kept(db, sha256)
    return tuple(found) if plan is None else splitting.articles_of(found, plan)


def stored(db: Database, sha256: str) -> int:
    """How many parts of the plan for a source are in the library: always the first ones."""
    return articles.source_of(db, sha256)[1]
