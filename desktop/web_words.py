"""What is said of pages that were, or could not be, fetched from the web."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from index.addresses import WhyNotFetched, host_of
from index.errors import PageNotFetched

if TYPE_CHECKING:
    from index.workspace import ImportReport

_MAX_CHARS = 80


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("web_words", text)


def not_fetched(error: PageNotFetched) -> str:
    """Why an address gave no article, that nothing was changed, and what to do."""
    why, instead = _words()[WhyNotFetched(error.why)]
    words = why.format(
        site=host_of(error.source), page=short(error.source), detail=error.detail or tr("no reason given")
    )
    return tr("{why} Nothing was imported. {instead}").format(why=words, instead=instead)


def led_sentences(report: "ImportReport") -> list[str]:
    """Where addresses led, if not to themselves."""
    words = tr("{asked} led to {found}.")
    return [words.format(asked=short(asked), found=short(found)) for asked, found in getattr(report, "led", ())]


def short(address: str) -> str:
    """An address that a message can hold."""
    return address if len(address) <= _MAX_CHARS else f"{address[: _MAX_CHARS - 1]}…"


def _words() -> dict[WhyNotFetched, tuple[str, str]]:
    """For each reason what happened and what to do."""
    by_hand = tr("Open the page in a browser, and paste its text or save it and import the file.")
    again = tr("Try again later.")
    check = tr("Check the address.")
    why = WhyNotFetched
    return {
        why.NO_ADDRESS: (tr("“{page}” is not the address of a web page."), check),
        why.NO_CONNECTION: (tr("There is no connection to {site}."), tr("Check that you are online, and try again.")),
        why.UNKNOWN_HOST: (tr("No site {site} can be found."), tr("Check that you are online, and the address.")),
        why.NOT_FOUND: (tr("{site} has no such page ({detail})."), check),
        why.FORBIDDEN: (
            tr("{site} does not let this program read the page ({detail}); it may be for subscribers only."),
            by_hand,
        ),
        why.BUSY: (tr("{site} does not want to be asked now ({detail})."), again),
        why.ANSWER: (tr("{site} answers that something is wrong ({detail})."), again),
        why.BROKEN: (tr("{site} did not send a whole page ({detail})."), by_hand),
        why.CERTIFICATE: (tr("{site} cannot prove that it is this site ({detail}), so it was not read."), by_hand),
        why.ASTRAY: (tr("{site} leads in circles, or away from the web."), by_hand),
        why.INSIDE: (tr("{site} leads into a private network ({detail}), where no page of the web belongs."), check),
        why.FRONT_PAGE: (tr("{site} leads to its front page: the article is probably gone."), check),
        why.NO_TEXT: (tr("At “{page}” is no article ({detail})."), check),
        why.TOO_LARGE: (tr("“{page}” is too large ({detail})."), by_hand),
        why.TOO_SLOW: (tr("{site} takes too long to answer."), again),
    }
