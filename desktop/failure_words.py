"""Why a file could not be imported, in a few words for a list; `messages` has the sentences."""

from functools import singledispatch

from PySide6.QtCore import QCoreApplication

from index import errors


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("failure_words", text)


@singledispatch
def reason_words(error: errors.SourceError) -> str:
    """The reason, without the name of the file and without a full stop."""
    return str(error).removeprefix(f"{error.source}: ")


@reason_words.register
def _unreadable(error: errors.SourceUnreadable) -> str:
    return tr("cannot be opened: {reason}").format(reason=error.reason)


@reason_words.register
def _not_text(_: errors.SourceNotText) -> str:
    return tr("no text and no document that can be read")


@reason_words.register
def _misnamed(error: errors.SourceMisnamed) -> str:
    return tr("not {claimed}, although named so").format(claimed=error.claimed)


@reason_words.register
def _unsupported(error: errors.SourceUnsupported) -> str:
    return tr("{found} cannot be read; save it as {instead}").format(found=error.found, instead=error.instead)


@reason_words.register
def _locked(_: errors.SourceLocked) -> str:
    return tr("password-protected")


@reason_words.register
def _empty(_: errors.SourceEmpty) -> str:
    return tr("no text in it")


@reason_words.register
def _scanned(_: errors.SourceScanned) -> str:
    return tr("no text found: probably a scan")


@reason_words.register
def _needs_script(_: errors.SourceNeedsScript) -> str:
    return tr("a page without text until a browser runs it")


@reason_words.register
def _too_large(error: errors.SourceTooLarge) -> str:
    sizes = round(error.size_bytes / 1_000_000), round(error.limit_bytes / 1_000_000)
    return tr("too large: {size} MB, the limit is {limit} MB").format(size=sizes[0], limit=sizes[1])


@reason_words.register
def _too_slow(error: errors.SourceTooSlow) -> str:
    return tr("given up after {limit} seconds").format(limit=round(error.limit_s))


@reason_words.register
def _crashed(error: errors.SourceCrashed) -> str:
    return tr("broke its reader: {reason}").format(reason=error.reason)
