"""Exporting statements as users do, with the keyboard alone: what several tests share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from desktop.dialogs.export import ExportDialog

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def open_dialog(qtbot, window):
    """The form, opened by its key."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.findChild(QListWidget).hasFocus)
    return dialog


def export(qtbot, window, kind="", which=None):
    """Answers the form by keys: Down to a format, a letter for which statements, Enter."""
    dialog = open_dialog(qtbot, window)
    formats = dialog.findChild(QListWidget)
    qtbot.keyClick(formats, Qt.Key.Key_Home)
    while kind and f"({kind})" not in formats.currentItem().text():
        qtbot.keyClick(formats, Qt.Key.Key_Down)
    if which:
        qtbot.keyClick(dialog, which, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(dialog.wanted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def said(qtbot, window, words):
    """Waits until the message bar has these words."""
    qtbot.waitUntil(lambda: words in window.messages.text, timeout=20_000)
