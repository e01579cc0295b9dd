"""Two quiet windows: what the program is, and its keys and search language."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.icons import application_icon
from desktop.theme import Theme
from index.version import VERSION

_SEARCHES = (
    ("trust level", "both words"),
    ("trust OR readiness", "either word"),
    ("trust -level", "the first word without the second"),
    ("“low level”", "exactly these words, in this order"),
    ("“trust russia”~5", "these words near each other, with at most 5 words between"),
    ("pre*", "words that begin so; ? stands for one letter"),
    ("tilerson~", "words that are spelled nearly so"),
    ("speaker:lavrov", "what one speaker said"),
    ("speaker:“Nikki Haley”", "a name of several words"),
    ("said:russia", "only in the words of the statement"),
    ("cue:insisted", "how it was said"),
    ("outlet:post author:jones", "where it was printed and who wrote it"),
    ("article:summit", "words of the headline"),
    ("date:2017-04", "a year, a month or a day; also date:2017-04-01/2017-04-12, date:/2016"),
    ("search:“my search”", "what is saved under this name"),
    ("kind:direct", "direct, mixed or indirect"),
    ("is:unsure", "clear, likely, unsure or unattributed"),
    ("manner:thought", "said, thought (also wished or planned) or event"),
    ("is:negated", "what the article says was not said"),
    ("is:hypothetical", "what could, would or will be said"),
    ("is:starred", "what you starred; also is:checked, is:tagged, is:noted"),
    ("-is:checked", "what you have not checked yet"),
    ("is:corrected", "what you corrected"),
    ("is:rejected", "what you said is no statement; Shift+Del brings it back"),
    ("tag:budget", "what you gave this tag"),
    ("note:call", "words of your notes"),
    ("like:4", "what shares most rare words with this statement (Ctrl+G), or with words: like:“a new bridge”"),
    ("is:any", "everything, also doubtful finds"),
)


def about_dialog(theme: Theme, parent: QWidget) -> QDialog:
    """What the program is and under which licences; not modal."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(dialog.tr("About On the Record"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    size = round(4 * theme.em)
    picture = QLabel(dialog)
    picture.setPixmap(application_icon().pixmap(QSize(size, size)))
    words = QLabel(dialog)
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.RichText)
    name = dialog.tr("On the Record {version}").format(version=VERSION)
    lines = [
        f"<b>{escape(name)}</b>",
        escape(dialog.tr("Who said what in the news, how we know, and a citation to paste.")),
        escape(dialog.tr("Everything happens on this computer: nothing is sent anywhere.")),
        escape(
            dialog.tr("Licensed under the Apache License 2.0. The typeface is Source Serif 4 (SIL Open Font License).")
        ),
    ]
    words.setText("".join(f"<p>{line}</p>" for line in lines))
    row = QHBoxLayout()
    row.setSpacing(theme.space(4))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    column = _column(dialog, theme)
    column.addLayout(row)
    column.addWidget(_closing(dialog))
    dialog.resize(round(30 * theme.em), dialog.sizeHint().height())
    return dialog


def help_dialog(actions: list[QAction], theme: Theme, parent: QWidget) -> QDialog:
    """The search language and all keys, read from the actions themselves; not modal."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(dialog.tr("Keys and Searches"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    browser = QTextBrowser(dialog)
    browser.setAccessibleName(dialog.tr("Help"))
    browser.document().setDefaultFont(theme.small)
    searches = [(query, dialog.tr(meaning)) for query, meaning in _SEARCHES]
    keys = [
        (", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()), _plain(action))
        for action in actions
        if action.shortcuts()
    ]
    clicks = [
        (dialog.tr("Click"), dialog.tr("search for this filter alone")),
        (dialog.tr("Ctrl+Click"), dialog.tr("add it as a condition")),
        (dialog.tr("Shift+Click"), dialog.tr("add it as an alternative")),
        (dialog.tr("Alt+Click"), dialog.tr("exclude it")),
    ]
    note = dialog.tr(
        "On Linux the clipboard may empty when the program ends, unless your desktop keeps it. Paste before you quit."
    )
    browser.setHtml(
        _table(dialog.tr("Searches"), searches)
        + _table(dialog.tr("Filters"), clicks)
        + _table(dialog.tr("Keys"), keys)
        + f"<p>{escape(note)}</p>"
    )
    column = _column(dialog, theme)
    column.addWidget(browser)
    column.addWidget(_closing(dialog))
    dialog.resize(round(36 * theme.em), round(40 * theme.em))
    return dialog


def _column(dialog: QDialog, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.space(5)] * 4)
    column.setSpacing(theme.space(4))
    return column


def _closing(dialog: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.close)
    return buttons


def _plain(action: QAction) -> str:
    """An action's words without the mark of its menu key."""
    return action.text().replace("&", "")


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding-right: 24px'><b>{escape(left)}</b></td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<h3>{escape(title)}</h3><table cellspacing='4'>{cells}</table>"
