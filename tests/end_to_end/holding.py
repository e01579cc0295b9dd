"""Holds a citation on the clipboard of a screen as the program does, all its flavours or some: run as a module."""

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.clipboard import mime_data
from index.citation.cite import cite
from tests.end_to_end.pasted import RECORD


def main() -> None:
    """Hold the flavours that are named, or all, until somebody ends this process."""
    application = QGuiApplication(sys.argv[:1])
    every = mime_data(cite([RECORD], style="mla"))
    held = QMimeData()
    for name in sys.argv[1:] or every.formats():
        held.setData(name, every.data(name))
    QGuiApplication.clipboard().setMimeData(held)
    print("held", flush=True)
    application.exec()


if __name__ == "__main__":
    main()
