"""What can go wrong with a source; `index.errors` draws the whole tree, and has these with the rest."""


class RecordError(Exception):
    """Anything that can be explained to the user; it can be passed from one process to another."""

    def __reduce__(self) -> tuple[object, ...]:
        """An error is made again from its fields, not by its `__init__`."""
        return _made_again, (type(self), self.args), self.__dict__


def _made_again(kind: type[RecordError], args: tuple[object, ...]) -> RecordError:
    return kind.__new__(kind, *args)


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


class SourceCrashed(SourceError):
    """Reading the source broke the reader: it ended, failed, or ran out of memory; nothing else was harmed."""

    def __init__(self, source: str, *, reason: str) -> None:
        super().__init__(source, f"{source}: {reason}")
        self.reason = reason


class PageNotFetched(SourceError):
    """A page, or another file, could not be had from the web."""

    def __init__(self, source: str, why: str, detail: str = "") -> None:
        super().__init__(source, f"{source}: {why}{f' ({detail})' if detail else ''}")
        self.why = why
        """A value of `index.addresses.WhyNotFetched`."""
        self.detail = detail
        """What the site said, or where it led; may be empty."""
