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
    │   └── PageNotFetched        a page could not be had from the web
    ├── ModelError                the statement model cannot be used
    │   ├── ModelMissing          a file of it is not there
    │   └── ModelDamaged          its bytes are not the ones we shipped, or it does not load
    ├── LibraryError              the library cannot be used
    │   ├── LibraryTooNew         made by a newer version of the program; left untouched
    │   ├── LibraryDamaged        SQLite cannot read it; left untouched
    │   ├── LibraryUnavailable    the folder cannot be created, read or written
    │   ├── CopyFailed            a copy of the library (backup, export) cannot be written
    │   ├── BackupNotFound        there is no backup of that name
    │   ├── ArticleNotFound       no article has that number
    │   ├── StatementNotFound     no statement has that number
    │   ├── PersonNotFound        no person has that number
    │   ├── NameNotFound          a person does not speak under that name
    │   ├── NameMissing           a name has nothing in it
    │   ├── PlaceInvalid          no statement can stand at that place of an article
    │   ├── NothingToChange       everything is already as it was asked to be
    │   ├── ChangeNotFound        no change has that number
    │   └── ChangeSuperseded      a change cannot be taken back: another one follows on it
    ├── QueryError                a search could not be answered
    └── CitationError             a citation could not be made
        └── UnknownStyle          no style or format has that name

Each leaf is one situation and carries its fields; `str()` gives a plain sentence for logs and the command line.
`index.progress.Cancelled` is not an error and stands outside this tree.
"""

from collections.abc import Sequence
from pathlib import Path


class RecordError(Exception):
    """Anything that can be explained to the user."""


class SourceError(RecordError):
    """A source could not be read; the library is unchanged."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source


class SourceUnreadable(SourceError):
    """The source cannot be opened."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, f"{source}: cannot be opened ({reason})")
        self.reason = reason


class SourceNotText(SourceError):
    """The bytes are not text in any encoding we know."""

    def __init__(self, source: str) -> None:
        super().__init__(source, f"{source}: this is not a text file")


class SourceMisnamed(SourceError):
    """The name claims a format that the bytes are not of, and they are no text either."""

    def __init__(self, source: str, *, claimed: str) -> None:
        super().__init__(source, f"{source}: not {claimed}, although named so")
        self.claimed = claimed
        """The format with its article: "a PDF", "an EPUB"."""


class SourceUnsupported(SourceError):
    """The source is of a format that we know but do not read."""

    def __init__(self, source: str, *, found: str, instead: str) -> None:
        super().__init__(source, f"{source}: {found} cannot be read; save it as {instead}")
        self.found = found
        """The format with its article: "an old Word document"."""
        self.instead = instead
        """A format to save it as: "DOCX"."""


class SourceMalformed(SourceError):
    """The source, or a part of it, is not of the format that it claims to be."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, f"{source}: {reason}")
        self.reason = reason


class SourceLocked(SourceError):
    """The source is password-protected."""

    def __init__(self, source: str) -> None:
        super().__init__(source, f"{source}: password-protected")


class SourceEmpty(SourceError):
    """The source holds no text."""

    def __init__(self, source: str) -> None:
        super().__init__(source, f"{source}: there is no text in it")


class SourceScanned(SourceError):
    """The pages of the source are pictures without text."""

    def __init__(self, source: str, *, pages: int) -> None:
        super().__init__(
            source, f"{source}: no text found in {pages} {'page' if pages == 1 else 'pages'}: probably a scan"
        )
        self.pages = pages


class SourceNeedsScript(SourceError):
    """The source is a web page that holds no text until a browser has run its scripts."""

    def __init__(self, source: str) -> None:
        super().__init__(
            source, f"{source}: a web page without text; a browser makes it when it runs the page's scripts"
        )


class SourceTooLarge(SourceError):
    """The source, or what is packed in it, is larger than the reader accepts."""

    def __init__(self, source: str, *, size_bytes: int, limit_bytes: int) -> None:
        super().__init__(source, f"{source}: {size_bytes:,} bytes is more than the limit of {limit_bytes:,}")
        self.size_bytes = size_bytes
        self.limit_bytes = limit_bytes


class SourceTooSlow(SourceError):
    """Reading the source took longer than the reader accepts."""

    def __init__(self, source: str, *, limit_s: float) -> None:
        super().__init__(source, f"{source}: given up after {limit_s:g} seconds")
        self.limit_s = limit_s


class PageNotFetched(SourceError):
    """A page, or another file, could not be had from the web."""

    def __init__(self, source: str, why: str, detail: str = "") -> None:
        super().__init__(source, f"{source}: {why}{f' ({detail})' if detail else ''}")
        self.why = why
        """A value of `index.addresses.WhyNotFetched`."""
        self.detail = detail
        """What the site said, or where it led; may be empty."""


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


class CopyFailed(LibraryError):
    """A copy of the library cannot be written; the library is unchanged, and no half copy was left."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: the copy of the library was not written ({reason})")
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


class NameMissing(LibraryError):
    """A name has nothing in it."""

    def __init__(self) -> None:
        super().__init__("a name must have at least one letter")


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
