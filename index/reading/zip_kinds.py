"""Which format a ZIP archive is: many formats are archives and differ by the files in them."""

import zipfile
from io import BytesIO

ZIP_MARK = b"PK\x03\x04"
_EMPTY_MARK = b"PK\x05\x06"


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a ZIP archive does."""
    return data.startswith((ZIP_MARK, _EMPTY_MARK))


def is_workbook(data: bytes) -> bool:
    """Whether an archive is an Excel workbook."""
    return "xl/workbook.xml" in names(data)


def is_word(data: bytes) -> bool:
    """Whether an archive is a Word document."""
    return "word/document.xml" in names(data)


def is_open_document(data: bytes) -> bool:
    """Whether an archive is an OpenDocument text."""
    return {"content.xml", "META-INF/manifest.xml"} <= names(data)


def is_epub(data: bytes) -> bool:
    """Whether an archive is an EPUB."""
    return "META-INF/container.xml" in names(data)


def names(data: bytes) -> frozenset[str]:
    """The names of the files in an archive; none if it is no sound one."""
    if not is_zip(data):
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, MemoryError):
        return frozenset()
