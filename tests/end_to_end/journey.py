"""The way of a newcomer: type, choose, read, copy, paste elsewhere; for the source and the packaged program alike."""

import re

from tests.end_to_end.screen import wait_for

HEADLINE = "Trump forgets Cold War"
QUOTE = "There is a low level of trust between our two countries"
_CREDIT = re.compile(r"\(([^()]+?), (?:qtd\.|paraphrased) in ")
_STYLING = re.compile(r"font|color|size|style=", re.IGNORECASE)


def search(screen, query):
    """Types a query over the one that is there and goes to the results."""
    screen.press("ctrl+f")
    screen.write(query)
    screen.press("Return")


def copy(screen, *keys, expected):
    """Presses the keys until another process can paste the expected words, and gives what it pasted."""

    def pasted():
        screen.press(*keys)
        text = screen.pasted()
        return text if expected in text else None

    return wait_for(f"{expected!r} on the clipboard", pasted)


def change_speaker(screen, name):
    """Opens the form for the speaker, writes a name, and applies it."""
    screen.press("F2")
    screen.write(name)
    screen.press("Return")


def wait_for_credits(screen, names):
    """Copies all results until exactly these speakers are credited in them."""

    def credited():
        screen.press("ctrl+a", "ctrl+c")
        return set(_CREDIT.findall(screen.pasted())) == names

    wait_for(f"credits to {sorted(names)}", credited)


def check_citation_in_every_flavour(screen):
    """Searches with the keyboard, copies the statement with its citation and pastes each flavour in another process."""
    screen.fill_clipboard("something else")
    search(screen, '"low level of trust" kind:direct')
    plain = copy(screen, "ctrl+c", expected=QUOTE)
    assert "Tillerson" in plain
    assert HEADLINE in plain
    assert "None" not in plain
    assert screen.pasted("text/plain") == plain
    html = screen.pasted("text/html")
    assert QUOTE in html
    assert not _STYLING.search(html)
    assert QUOTE in screen.pasted("text/markdown")
    rtf = screen.pasted("text/rtf")
    assert rtf.startswith("{\\rtf1")
    assert "low level of trust" in rtf


def check_quote_alone(screen):
    """The other copy holds the quote, without the citation."""
    screen.fill_clipboard("something else")
    alone = copy(screen, "ctrl+shift+c", expected=QUOTE)
    assert HEADLINE not in alone


def check_article_beside_it(screen, article):
    """The panel beside the list holds the whole article, as it was shipped."""
    screen.press("Return", "ctrl+a")
    shown = copy(screen, "ctrl+c", expected=article[:40])
    assert shown == article
