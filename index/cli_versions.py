"""The command that tells the versions of an article apart, and which articles share its text."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise

from index import workspace
from index.cli_commands import ARTICLE, Arguments, Commands
from index.cli_numbers import number
from index.comparison import Compared, Difference
from index.model import StoredStatement
from index.progress import Progress


def add_commands(add: Commands, run: Callable[[Arguments], int]) -> None:
    """Adds the command; `run` prints what it leaves in `Arguments.lines`, called with a `Progress`."""
    command = add("versions", run, "list the versions of an article, what changed, and articles that share its text")
    command.add_argument("article", type=number, metavar="ARTICLE", help=ARTICLE)
    command.set_defaults(lines=_versions)


def _versions(given: Arguments, _: Progress) -> Iterator[str]:
    with closing(workspace.open_reader(given.library)) as reader:
        article = reader.article(given.article)
        versions = reader.versions(given.article)
        if not versions:
            yield f"there is one version of article {article.id}"
        for one in versions:
            had = one.accessed or one.imported
            yield f"version {one.number}: article {one.article_id}, {had}, {one.headline or ''}"
        for before, after in pairwise(versions):
            yield f"from version {before.number} to version {after.number}:"
            compared = reader.compare(before.article_id, after.article_id)
            yield from (f"  {line}" for one in compared for line in _lines(one))
        for other in reader.repetitions(given.article):
            place = ", ".join(part for part in (other.outlet, other.published) if part)
            yield (
                f"shares {other.share:.0%} of its text with article {other.article_id}: "
                f"{other.headline or ''}{f' ({place})' if place else ''}"
            )


def _lines(one: Compared) -> Iterator[str]:
    """What became of a statement; nothing of one that is the same, or that no first view has."""
    listed = any(row is not None and row.statement.listed for row in (one.before, one.after))
    if one.difference is Difference.SAME or not listed:
        return
    words = [_words(row) for row in (one.before, one.after) if row is not None]
    yield f"{one.difference}: {' → '.join(words)}"


def _words(row: StoredStatement) -> str:
    speaker = row.statement.attribution.speaker
    return f"{speaker.name if speaker else 'not named'}: {row.quote}"
