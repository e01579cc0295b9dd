"""The exceptions that callers of `index` may meet.

    RecordError                   anything this program can explain to its user
    ├── SourceError               a source could not be read
    │   ├── SourceUnreadable      the file cannot be opened (missing, locked, no permission)
    │   ├── SourceNotText         the bytes are not text in any encoding we know
    │   ├── SourceMisnamed        its name claims a format that its bytes are not of, and they are no text either
    │   ├── SourceUnsupported     of a format that we know but do not read
    │   ├── SourceMalformed       it is not of the format that it claims to be
    │   ├── SourceLocked          a password is needed
    │   ├── SourceEmpty           there is no text in it
    │   ├── SourceScanned         its pages are pictures without text
    │   ├── SourceNeedsScript     a web page that holds no text until a browser has run it
    │   ├── SourceTooLarge        larger than the reader accepts, packed or unpacked
    │   ├── SourceTooSlow         reading it took longer than the reader accepts
    │   ├── SourceCrashed         reading it broke the reader, which ran in a process of its own
    │   └── PageNotFetched        a page could not be had from the web
    ├── ModelError                the statement model cannot be used
    │   ├── ModelMissing          a file of it is not there
    │   └── ModelDamaged          its bytes are not the ones we shipped, or it does not load
    ├── LibraryError              the library cannot be used
    │   ├── LibraryTooNew         made by a newer version of the program; left untouched
    │   ├── LibraryDamaged        SQLite cannot read it; left untouched
    │   ├── LibraryUnavailable    the folder cannot be created, read or written
    │   │   ├── LibraryInUse      another window or command is writing to it
    │   │   └── DiskFull          there is no room on its disk
    │   ├── LibraryReadOnly       it was opened for reading only, so nothing in it can be changed
    │   ├── CopyFailed            a copy of the library (backup, export) cannot be written
    │   ├── BackupNotFound        there is no backup of that name
    │   ├── ExchangeFormatUnknown the name of a library's file does not tell its format
    │   ├── ExchangeUnreadable    a file is no library that was exported, or a damaged one
    │   ├── ExchangeTooNew        a newer version of the program exported a library
    │   ├── ArticleNotFound       no article has that number
    │   ├── StatementNotFound     no statement has that number
    │   ├── PersonNotFound        no person has that number
    │   ├── NameNotFound          a person does not speak under that name
    │   ├── NameAmbiguous         several people have that name
    │   ├── NameMissing           a name has nothing in it
    │   ├── NameTooLong           a name or tag is longer than any is
    │   ├── DetailInvalid         a detail of an article (date, address, language) cannot be that
    │   ├── ParagraphNotFound     an article has no paragraph of that number
    │   ├── SearchNotFound        no search is saved under that name
    │   ├── PlaceInvalid          no statement can stand at that place of an article
    │   ├── NothingToChange       everything is already as it was asked to be
    │   ├── ChangeNotFound        no change has that number
    │   └── ChangeSuperseded      a change cannot be taken back: another one follows on it
    ├── QueryError                a search could not be answered
    └── CitationError             a citation could not be made
        ├── UnknownStyle          no style or format has that name
        ├── FieldUnknown          a template names a field that there is not
        └── TemplateMalformed     a template has a brace without its partner, or no field

Each leaf is one situation and carries its fields; `str()` gives a plain sentence for logs and the command line.
What can go wrong with a source has a file of its own, and can be had here with the rest.
`index.progress.Cancelled` is not an error and stands outside this tree.
"""

import errno
from collections.abc import Sequence
from pathlib import Path

from index.source_errors import PageNotFetched as PageNotFetched
from index.source_errors import RecordError as RecordError
from index.source_errors import SourceCrashed as SourceCrashed
from index.source_errors import SourceEmpty as SourceEmpty
from index.source_errors import SourceError as SourceError
from index.source_errors import SourceLocked as SourceLocked
from index.source_errors import SourceMalformed as SourceMalformed
from index.source_errors import SourceMisnamed as SourceMisnamed
from index.source_errors import SourceNeedsScript as SourceNeedsScript
from index.source_errors import SourceNotText as SourceNotText
from index.source_errors import SourceScanned as SourceScanned
from index.source_errors import SourceTooLarge as SourceTooLarge
from index.source_errors import SourceTooSlow as SourceTooSlow
from index.source_errors import SourceUnreadable as SourceUnreadable
from index.source_errors import SourceUnsupported as SourceUnsupported


def is_for_want_of_room(error: OSError) -> bool:
    """Whether something could not be written because a disk, or the user's share of it, is full."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


class ModelError(RecordError):
    """The statement model cannot be used; articles cannot be read, the library is unchanged."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class ModelMissing(ModelError):
    """A file of the statement model is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"the statement model is incomplete: {path.name} is missing")


class ModelDamaged(ModelError):
    """A file of the statement model is not the one we shipped, or does not load."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"the statement model is damaged: {path.name} cannot be used")


class LibraryError(RecordError):
    """The library cannot be used."""


class LibraryTooNew(LibraryError):
    """A newer version of the program made this library; it was left untouched."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        super().__init__(f"{path}: made by a newer version (format {found}; this program knows up to {known})")
        self.path = path
        self.found = found
        self.known = known


class LibraryDamaged(LibraryError):
    """SQLite cannot read the library; it was left untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the library cannot be read ({reason})")
        self.path = path
        self.reason = reason


class LibraryUnavailable(LibraryError):
    """The library's folder cannot be created, read or written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the library cannot be opened ({reason})")
        self.path = path
        self.reason = reason


class LibraryInUse(LibraryUnavailable):
    """Another window or command is writing to the library; it can be read meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "another window or command is writing to it")


class DiskFull(LibraryUnavailable):
    """There is no room on the library's disk. What was stored before is whole; what did not fit is not there at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the disk is full")

    def __str__(self) -> str:
        return (
            f"{self.path}: the disk is full. All that was stored before is safe. Make room on this disk, then try again"
        )


class LibraryReadOnly(LibraryError):
    """The library was opened for reading only."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: the library is open for reading only")
        self.path = path


class CopyFailed(LibraryError):
    """A copy of the library, or of an original in it, cannot be written; the library is unchanged."""

    def __init__(self, path: Path, reason: str, *, of: str = "the library") -> None:
        super().__init__(f"{path}: the copy of {of} was not written ({reason})")
        self.path = path
        self.reason = reason


class BackupNotFound(LibraryError):
    """No backup has that name, and no file either."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no backup {name}")
        self.name = name


class ArticleNotFound(LibraryError):
    """No article has that number."""

    def __init__(self, article_id: int) -> None:
        super().__init__(f"there is no article {article_id}")
        self.article_id = article_id


class StatementNotFound(LibraryError):
    """No statement has that number."""

    def __init__(self, statement_id: int) -> None:
        super().__init__(f"there is no statement {statement_id}")
        self.statement_id = statement_id


class PersonNotFound(LibraryError):
    """No person has that number."""

    def __init__(self, person_id: int) -> None:
        super().__init__(f"there is no person {person_id}")
        self.person_id = person_id


class NameNotFound(LibraryError):
    """A person does not speak under that name in any article."""

    def __init__(self, person: str, name: str) -> None:
        super().__init__(f"{person} does not speak under the name {name!r}")
        self.person = person
        self.name = name


class NameAmbiguous(LibraryError):
    """Several people have that name, and nothing tells which of them is meant."""

    def __init__(self, name: str, person_ids: Sequence[int]) -> None:
        numbers = ", ".join(map(str, person_ids))
        super().__init__(f"several people have the name {name!r} ({numbers}): say which by the number, with --person")
        self.name = name
        self.person_ids = tuple(person_ids)


class NameMissing(LibraryError):
    """A name has nothing in it."""

    def __init__(self) -> None:
        super().__init__("a name must have at least one letter")


class NameTooLong(LibraryError):
    """A name or tag has more characters than are kept: it is probably a text that was pasted by mistake."""

    def __init__(self, name: str, *, limit_chars: int) -> None:
        super().__init__(f"a name of {len(name):,} characters is too long; at most {limit_chars} are kept")
        self.name = name
        self.limit_chars = limit_chars


class DetailInvalid(LibraryError):
    """A detail of an article's record cannot be that: no such date, no address, no language that is known."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{value!r} cannot be the {_DETAILS[field]}")
        self.field = field
        """A field of `SourceRecord`."""
        self.value = value


_DETAILS = {
    "published": "date of an article: write 2017, 2017-04 or 2017-04-12",
    "accessed": "day on which a page was read: write 2017, 2017-04 or 2017-04-12",
    "url": "address of a page: it begins with https:// or http:// and has no blanks",
    "language": "language of an article: write a code such as en or pt-BR, or an English name such as German",
}


class ParagraphNotFound(LibraryError):
    """An article has no paragraph of that number."""

    def __init__(self, article_id: int, number: int) -> None:
        super().__init__(f"article {article_id} has no paragraph {number}")
        self.article_id = article_id
        self.number = number
        """Counted from 1."""


class SearchNotFound(LibraryError):
    """No search is saved under that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no saved search “{name}”")
        self.name = name


class PlaceInvalid(LibraryError):
    """No statement can stand at that place of an article: it is empty, out of order or outside of the text."""

    def __init__(self, article_id: int, spans: Sequence[tuple[int, int]]) -> None:
        super().__init__(f"no statement can stand at {list(map(tuple, spans))} in article {article_id}")
        self.article_id = article_id
        self.spans = tuple(spans)


class NothingToChange(LibraryError):
    """Everything is already as it was asked to be."""

    def __init__(self) -> None:
        super().__init__("nothing was changed: it is so already")


class ChangeNotFound(LibraryError):
    """No change has that number, or it has been taken back, or put back, already."""

    def __init__(self, change_id: int | None) -> None:
        what = "nothing" if change_id is None else f"no change {change_id}"
        super().__init__(f"there is {what} to take back or to put back")
        self.change_id = change_id
        """None where no change would do."""


class ChangeSuperseded(LibraryError):
    """A change cannot be taken back, or put back, while another one that was made on it stands."""

    def __init__(self, change_id: int, *, by: int | None) -> None:
        what = f"change {by}" if by is not None else "another change"
        super().__init__(f"change {change_id} cannot be taken back or put back: {what} has to go first")
        self.change_id = change_id
        self.by = by
        """The other change, where it is one that can be taken back."""


class QueryError(RecordError):
    """A search could not be answered."""


class CitationError(RecordError):
    """A citation could not be made."""


class UnknownStyle(CitationError):
    """No citation style or format has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"unknown style or format {name!r}; known are: {', '.join(known)}")
        self.name = name
        self.known = known


class FieldUnknown(CitationError):
    """A template for citations names a field that there is not."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there is no field {{{name}}}; known are: {', '.join(known)}")
        self.name = name
        self.known = known


class TemplateMalformed(CitationError):
    """A template for citations cannot be read."""

    def __init__(self, template: str) -> None:
        super().__init__("the template has a brace without its partner, or no field such as {speaker}")
        self.template = template
