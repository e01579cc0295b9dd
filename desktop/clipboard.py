"""Puts words on the clipboard in every flavour at once, so that each program takes the best it knows.

Word processors take RTF or HTML, mail and web editors HTML, note programs Markdown or plain text, terminals plain text.
"""

import atexit
import sys
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from index.citation.record import Flavours

HTML_HEAD = '<meta charset="utf-8">'
"""Says the charset to readers on X11, which would otherwise guess; browsers put the same in front."""
_RTF = ("text/rtf", "application/rtf")
"""LibreOffice and macOS know the first, AbiWord and Calligra the second."""
_RTF_ON_WINDOWS = 'application/x-qt-windows-mime;value="Rich Text Format"'
"""Qt hands this on under the name that Word looks for; a MIME type would be a name that no program knows."""

_KEPT_TOO_LONG = frozenset(("offscreen", "minimal"))


def mime_data(flavours: Flavours, *, plain_only: bool = False) -> QMimeData:
    """The flavours, or the plain one alone, as Qt hands them to other programs; the caller owns it."""
    data = QMimeData()
    data.setText(flavours.plain)
    if plain_only:
        return data
    data.setHtml(HTML_HEAD + flavours.html)
    data.setData("text/markdown", flavours.markdown.encode())
    rtf = flavours.rtf.encode("ascii")
    for name in (*_RTF, _RTF_ON_WINDOWS) if sys.platform == "win32" else _RTF:
        data.setData(name, rtf)
    return data


def copy(flavours: Flavours, *, plain_only: bool = False) -> bool:
    """Replaces what is on the clipboard; nothing to copy leaves it as it is, and the answer is False.

    Call it from the GUI thread. On X11 the words are gone when the program ends, unless a clipboard manager keeps them.
    """
    if not flavours.plain:
        return False
    QGuiApplication.clipboard().setMimeData(mime_data(flavours, plain_only=plain_only))
    if QGuiApplication.platformName() in _KEPT_TOO_LONG:
        _clear_at_exit()
    return True


def clear() -> None:
    """Empties the clipboard; tests do so when they are done."""
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@cache
def _clear_at_exit() -> None:
    """Registers `clear` once.

    WORKAROUND: these platforms free what is on the clipboard after the interpreter has ended, and data made in Python
    then crashes it. Real displays free it with the application, and other programs still want the words until then.
    """
    atexit.register(clear)
