"""What is said of where two libraries disagree."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.wording import count_words

if TYPE_CHECKING:
    from index.workspace import ImportReport, LibraryReport

_TOLD = 3
"""So many disagreements are told in words; all of them stand in the change log or are as they were."""


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("exchange_words", text)


def disagreement_sentences(report: "ImportReport | LibraryReport") -> list[str]:
    """Where a library that was taken in says otherwise than the one here, and which of both holds."""
    parts = []
    for one in report.disagreements[:_TOLD]:
        words = (
            tr("Both notes of “{subject}” are kept.")
            if one.both_kept
            else tr("The {what} of “{subject}” stays “{ours}”; there it is “{theirs}”.")
        )
        parts.append(words.format(what=one.what, subject=one.subject, ours=one.ours, theirs=one.theirs))
    if more := len(report.disagreements[_TOLD:]):
        words = count_words(more, tr("{n} more differs"), tr("{n} more differ"))
        parts.append(tr("{count}; yours stay.").format(count=words))
    return parts
