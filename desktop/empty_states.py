"""Why the list is empty, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from desktop.actions import Actions
from desktop.empty_page import Emptiness
from desktop.loaded import Census
from desktop.searching import Searching
from desktop.wording import count_words, foreign_sentence
from index.hints import Alternative
from index.model import Results


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("empty_states", text)


def reading_first() -> Emptiness:
    """The very first start, while the built-in article is being read."""
    return Emptiness(heading=tr("One moment"), text=tr("The built-in article is being read for the first time."))


def opening() -> Emptiness:
    """Before the library is open."""
    return Emptiness(heading="", text="")


def unavailable(text: str, actions: tuple[QAction, ...] = ()) -> Emptiness:
    """The library cannot be opened; the text says why and what to do."""
    return Emptiness(heading=tr("The library cannot be opened"), text=text, actions=actions)


def no_articles(actions: Actions) -> Emptiness:
    """The library is empty."""
    return Emptiness(
        heading=tr("No articles yet"),
        text=tr(
            "Drop files here, paste an article, or start with the built-in one. "
            "The sample library has two hundred articles of Wikinews."
        ),
        actions=(
            actions.import_files,
            actions.import_clipboard,
            actions.import_text,
            actions.restore_sample,
            actions.add_sample_library,
        ),
    )


def no_statements(census: Census) -> Emptiness:
    """There are articles, but nobody says anything in them, or not in English."""
    nobody = tr("Nobody is quoted or reported as saying something in these articles.")
    parts = [nobody] if len(census.foreign) < len(census.articles) else []
    parts += [*_about_foreign(census), tr("View ▸ Articles shows their text.")]
    return Emptiness(heading=tr("No statements found"), text=" ".join(parts))


def no_hits(
    results: Results,
    searching: Searching,
    census: Census,
    alternatives: Sequence[Alternative] = (),
) -> Emptiness:
    """Nothing matches: says how the query was understood, what may be meant, and what is found with less of it."""
    text = " ".join([*_where(census), *_about_foreign(census)])
    if results.understood:
        text += " " + tr("The search was understood as: {query}").format(query=results.understood)
    queries = []
    if results.hidden:
        words = count_words(results.hidden, tr("Show {n} hidden match"), tr("Show {n} hidden matches"))
        queries.append((words, searching.chosen("is", "any", "add", None)))
    queries.extend((_offer(one), one.query) for one in alternatives if one.count)
    queries.append((tr("Clear the Search"), ""))
    return Emptiness(heading=tr("No statement matches"), text=text, queries=tuple(queries))


def _offer(alternative: Alternative) -> str:
    """What a button for another query says."""
    count = count_words(alternative.count, tr("{n} statement"), tr("{n} statements"))
    if alternative.left_out:
        return tr("Without {part}: {count}").format(part=alternative.left_out, count=count)
    return tr("Did you mean {query}? {count}").format(query=alternative.query, count=count)


def _where(census: Census) -> list[str]:
    """In which articles nothing was found; nothing if none could be searched."""
    english = len(census.articles) - len(census.foreign)
    if not census.foreign:
        where = count_words(english, tr("your article"), tr("your {n} articles"))
    else:
        where = count_words(english, tr("your English article"), tr("your {n} English articles"))
    return [tr("Not found in {where}.").format(where=where)] if english else []


def _about_foreign(census: Census) -> list[str]:
    """What to say of articles in which nothing can be found because of their language; nothing without such."""
    if not (foreign := census.foreign):
        return []
    if len(foreign) < len(census.articles):
        subject = count_words(len(foreign), tr("{n} more is"), tr("{n} more are"))
    else:
        subject = count_words(len(foreign), tr("Your article is"), tr("Your {n} articles are"))
    return [foreign_sentence(subject, [stored.article.record.language for stored in foreign])]
