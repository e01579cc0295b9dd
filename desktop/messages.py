"""What happened, what is safe and what to do: errors and notices in the user's words."""

from dataclasses import dataclass
from functools import singledispatch

from PySide6.QtCore import QCoreApplication

from desktop.web_words import not_fetched
from index import errors, exchange_errors
from index.hints import Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One thing to say. `lasting` ones stay until they are closed, the others leave by themselves."""

    text: str
    lasting: bool = False


def tr(text: str) -> str:
    """Translates a text of this module."""
    return QCoreApplication.translate("messages", text)


def explain(error: BaseException) -> Message:
    """An error as a message: what happened, what is safe, what to do."""
    return Message(text=_words(error), lasting=not isinstance(error, errors.NothingToChange))


def repaired(repair: Repair) -> Message:
    """What was wrong with the search index, and that it is mended."""
    what = {
        Repair.MISSING: tr("The search index was missing and has been made again from your library."),
        Repair.DAMAGED: tr("The search index was damaged and has been made again from your library."),
        Repair.OTHER_VERSION: tr("The search index was that of another version and has been made again for this one."),
        Repair.OUT_OF_STEP: tr("The search index did not hold all that your library holds, and has been mended."),
    }
    return Message(text=f"{what[repair]} {tr('All your articles and changes are there.')}")


@singledispatch
def _words(_: BaseException) -> str:
    return tr("Something went wrong inside the program. Your library is safe. Help ▸ Copy Report has the details.")


@_words.register
def _unreadable(error: errors.SourceUnreadable) -> str:
    text = tr("“{name}” cannot be opened ({reason}). Nothing was changed. Check that it still exists and may be read.")
    return text.format(name=_name(error), reason=error.reason)


@_words.register
def _not_text(error: errors.SourceNotText) -> str:
    text = tr(
        "“{name}” is no text and no document that can be read, so it was not imported. Paste the article instead."
    )
    return text.format(name=_name(error))


@_words.register
def _misnamed(error: errors.SourceMisnamed) -> str:
    text = tr("“{name}” is not {claimed}, although named so. Nothing was imported. Download or save it again.")
    return text.format(name=_name(error), claimed=error.claimed)


@_words.register
def _unsupported(error: errors.SourceUnsupported) -> str:
    text = tr(
        "“{name}” is {found}, which cannot be read here. Nothing was imported. Save it as {instead} and try again."
    )
    return text.format(name=_name(error), found=error.found, instead=error.instead)


@_words.register
def _malformed(error: errors.SourceMalformed) -> str:
    text = tr("“{name}” could not be imported ({reason}). Nothing was changed. Download or save it again.")
    return text.format(name=_name(error), reason=error.reason)


@_words.register
def _locked(error: errors.SourceLocked) -> str:
    text = tr("“{name}” is password-protected. Nothing was imported. Save a copy without a password and try again.")
    return text.format(name=_name(error))


@_words.register
def _scanned(error: errors.SourceScanned) -> str:
    text = tr("No text was found in “{name}”: it is probably a scan. Nothing was imported. Run text recognition on it.")
    return text.format(name=_name(error))


@_words.register
def _needs_script(error: errors.SourceNeedsScript) -> str:
    text = tr(
        "“{name}” is a web page without text: a browser makes it when it runs the page. "
        "Nothing was imported. Open the page in a browser and save it from there, or copy its text."
    )
    return text.format(name=_name(error))


@_words.register
def _too_slow(error: errors.SourceTooSlow) -> str:
    text = tr("Reading “{name}” took more than {limit} seconds and was given up. Nothing was imported. Split it.")
    return text.format(name=_name(error), limit=round(error.limit_s))


@_words.register
def _crashed(error: errors.SourceCrashed) -> str:
    text = tr(
        "Reading “{name}” broke the reader, which works apart from the program ({reason}). Nothing else was changed. "
        "Download or save it again, or save it in another format."
    )
    return text.format(name=_name(error), reason=error.reason)


@_words.register
def _empty(error: errors.SourceEmpty) -> str:
    return tr("There is no text in “{name}”. Nothing was imported.").format(name=_name(error))


@_words.register
def _too_large(error: errors.SourceTooLarge) -> str:
    text = tr(
        "“{name}” is too large ({size} MB; the limit is {limit} MB). Nothing was imported. Split it and try again."
    )
    return text.format(
        name=_name(error), size=round(error.size_bytes / 1_000_000), limit=round(error.limit_bytes / 1_000_000)
    )


@_words.register
def _not_fetched(error: errors.PageNotFetched) -> str:
    return not_fetched(error)


@_words.register
def _source(error: errors.SourceError) -> str:
    return tr("“{name}” could not be imported. Nothing was changed.").format(name=_name(error))


@_words.register
def _model(_: errors.ModelError) -> str:
    return tr(
        "A part of the program that finds statements is missing or damaged. "
        "Your library is safe, and you can search it. Install the program again to import articles."
    )


@_words.register
def _too_new(error: errors.LibraryTooNew) -> str:
    text = tr("A newer version of On the Record made the library {path}. It was left untouched. Update the program.")
    return text.format(path=error.path)


@_words.register
def _damaged(error: errors.LibraryDamaged) -> str:
    text = tr(
        "The library {path} cannot be read. It was left untouched. Restore it from a backup, or open another one."
    )
    return text.format(path=error.path)


@_words.register
def _unavailable(error: errors.LibraryUnavailable) -> str:
    text = tr(
        "The library {path} cannot be used ({reason}). Nothing was changed. "
        "Check the folder and the room on the disk, then try again."
    )
    return text.format(path=error.path, reason=error.reason)


@_words.register
def _in_use(error: errors.LibraryInUse) -> str:
    text = tr(
        "Another window has the library {path} open, or a command is writing to it. Nothing was changed. "
        "Close that one and try again; to search in the library, it can also be opened for reading only."
    )
    return text.format(path=error.path)


@_words.register
def _disk_full(error: errors.DiskFull) -> str:
    text = tr(
        "The disk is full on which the library {path} lies. All that was stored before is safe, and nothing was stored "
        "by halves. Make room there, then try again: what came in already is not imported twice."
    )
    return text.format(path=error.path)


@_words.register
def _read_only(_: errors.LibraryReadOnly) -> str:
    return tr(
        "The library is open for reading only, so nothing was changed. "
        "Close the other window or command that writes to it and start again to change something."
    )


@_words.register
def _copy_failed(error: errors.CopyFailed) -> str:
    text = tr("The copy {path} was not written ({reason}). Your library is safe. Choose another place or make room.")
    return text.format(path=error.path, reason=error.reason)


@_words.register
def _no_backup(error: errors.BackupNotFound) -> str:
    return tr("There is no backup “{name}”. Nothing was changed. Choose another one.").format(name=error.name)


@_words.register
def _exchange_format(error: exchange_errors.ExchangeFormatUnknown) -> str:
    text = tr(
        "The name “{name}” does not tell in which format to write the library. Let it end with .sqlite or .jsonl."
    )
    return text.format(name=error.path.name)


@_words.register
def _export_format(error: exchange_errors.ExportFormatUnknown) -> str:
    text = tr("The name “{name}” does not tell in which format to write the statements. Let it end with one of {all}.")
    return text.format(name=error.path.name, all=", ".join(error.endings))


@_words.register
def _exchange_unreadable(error: exchange_errors.ExchangeUnreadable) -> str:
    text = tr(
        "“{name}” is no library that can be read ({reason}). Nothing was changed. Export it again and copy it anew."
    )
    return text.format(name=error.path.name, reason=error.reason)


@_words.register
def _exchange_too_new(error: exchange_errors.ExchangeTooNew) -> str:
    text = tr("A newer version of On the Record wrote “{name}”. Nothing was changed. Update the program.")
    return text.format(name=error.path.name)


@_words.register
def _gone(_: errors.ArticleNotFound | errors.StatementNotFound | errors.ParagraphNotFound) -> str:
    return tr("This is no longer in the library. Nothing was changed. Search again to see what is there.")


@_words.register
def _nothing_to_change(_: errors.NothingToChange) -> str:
    return tr("Nothing was changed: it is so already.")


@_words.register
def _superseded(_: errors.ChangeSuperseded | errors.ChangeNotFound) -> str:
    return tr(
        "This step cannot be taken back or repeated: something else was changed there since. Nothing was changed. "
        "The change log shows what, and can take that back first."
    )


@_words.register
def _no_person(_: errors.PersonNotFound | errors.NameNotFound) -> str:
    return tr("This person is not in the library any more. Nothing was changed. Look at the list of people again.")


@_words.register
def _several_names(error: errors.NameAmbiguous) -> str:
    text = tr("Several people have the name {name}. Nothing was changed. Choose one of them in the list of names.")
    return text.format(name=error.name)


@_words.register
def _no_name(_: errors.NameMissing) -> str:
    return tr("A name needs at least one letter. Nothing was changed.")


@_words.register
def _long_name(error: errors.NameTooLong) -> str:
    text = tr("A name or tag has at most {limit} characters; this one has {count}. Nothing was changed. Shorten it.")
    return text.format(limit=error.limit_chars, count=f"{len(error.name):,}")


@_words.register
def _no_search(error: errors.SearchNotFound) -> str:
    return tr("There is no saved search “{name}” any more. Nothing was changed.").format(name=error.name)


@_words.register
def _no_place(_: errors.PlaceInvalid) -> str:
    return tr("There can be no statement at this place. Nothing was changed. Select some words of the article.")


@_words.register
def _query(_: errors.QueryError) -> str:
    return tr("This search could not be answered. Your library is safe. Try fewer or simpler words.")


@_words.register
def _citation(_: errors.CitationError) -> str:
    return tr("This citation could not be made. Nothing was copied. Choose another style.")


@_words.register
def _other(error: errors.RecordError) -> str:
    return tr("This did not work: {error}. Your library is safe.").format(error=error)


def _name(error: errors.SourceError) -> str:
    """The last part of a path: the rest seldom helps and makes the message hard to read."""
    return error.source.replace("\\", "/").rstrip("/").rpartition("/")[2] or error.source
