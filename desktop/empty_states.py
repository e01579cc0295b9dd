"""Why the list is empty, and what to do about it."""

from PySide6.QtCore import QCoreApplication

from desktop.actions import Actions
from desktop.empty_page import Emptiness
from desktop.searching import Searching
from desktop.wording import count_words, value_label
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


def unavailable(text: str) -> Emptiness:
    """The library cannot be opened; the text says why and what to do."""
    return Emptiness(heading=tr("The library cannot be opened"), text=text)


def no_articles(actions: Actions) -> Emptiness:
    """The library is empty."""
    return Emptiness(
        heading=tr("No articles yet"),
        text=tr("Drop text files here, paste an article, or start with the built-in one."),
        actions=(actions.import_files, actions.import_clipboard, actions.import_text, actions.restore_sample),
    )


def no_statements() -> Emptiness:
    """There are articles, but nobody says anything in them."""
    return Emptiness(
        heading=tr("No statements found"),
        text=tr(
            "Nobody is quoted or reported as saying something in these articles. View ▸ Articles shows their text."
        ),
    )


def no_hits(results: Results, searching: Searching, *, articles: int) -> Emptiness:
    """Nothing matches: says how the query was understood and what can be taken out of it."""
    where = count_words(articles, tr("your article"), tr("your {n} articles"))
    text = tr("Not found in {where}.").format(where=where)
    if results.understood:
        text += " " + tr("The search was understood as: {query}").format(query=results.understood)
    queries = []
    if results.hidden:
        words = count_words(results.hidden, tr("Show {n} hidden match"), tr("Show {n} hidden matches"))
        queries.append((words, searching.chosen("is", "any", "add", None)))
    for part in results.filters[:3]:
        label = f"{part.field}: {value_label(part.field, part.value)}"
        queries.append((tr("Without {filter}").format(filter=label), searching.without(part)))
    queries.append((tr("Clear the Search"), ""))
    return Emptiness(heading=tr("No statement matches"), text=text, queries=tuple(queries))
