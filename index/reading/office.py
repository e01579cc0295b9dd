"""Files of office programs that cannot be read here: recognised, so that the user is told what to do instead.

Left alone, the parts of one that is a ZIP archive would come in as articles.
"""

from index.errors import SourceLocked, SourceUnsupported
from index.reading import zip_kinds
from index.reading.outcome import Reading

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage"
_DOCUMENT, _TABLE, _SLIDES = "DOCX or PDF", "XLSX or CSV", "PDF"
_OLD = (
    ("WordDocument", "an old Word document", _DOCUMENT),
    ("Workbook", "an old Excel workbook", _TABLE),
    ("PowerPoint Document", "an old PowerPoint presentation", _SLIDES),
    ("__substg1.0_", "a message of Outlook", "EML or text"),
)
"""By the name of a part: what a compound file is, and what to save it as."""
_NEW = (
    ("ppt/presentation.xml", "a PowerPoint presentation", _SLIDES),
    ("xl/workbook.bin", "a binary Excel workbook", _TABLE),
    ("Index/Document.iwa", "a document of Pages, Numbers or Keynote", f"{_DOCUMENT}, or a table as CSV"),
)
"""The same of ZIP archives."""
_OPEN = (("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet", _TABLE),)
_HEAD_BYTES = 200


def looks_like_old(data: bytes) -> bool:
    """Whether bytes are a compound file of Microsoft's: an old document, or a new one with a password."""
    return data.startswith(_OLE_MARK)


def looks_like_new(data: bytes) -> bool:
    """Whether bytes are an archive of a kind that cannot be read."""
    return bool(_kinds(data))


def refuse(data: bytes, *, source: str) -> Reading:
    """Never returns: says what the file is.

    Raises:
        SourceLocked: a new document with a password.
        SourceUnsupported: anything else.
    """
    if looks_like_old(data):
        held = [kind for kind in _OLD if kind[0].encode("utf-16-le") in data]
        if _ENCRYPTED.encode("utf-16-le") in data:
            raise SourceLocked(source)
    else:
        held = _kinds(data)
    _, found, instead = held[0] if held else ("", "an old Office file", _DOCUMENT)
    raise SourceUnsupported(source, found=found, instead=instead)


def _kinds(data: bytes) -> list[tuple[str, str, str]]:
    """What an archive may be of all that cannot be read."""
    if not zip_kinds.is_zip(data):
        return []
    # An OpenDocument file says what it is in its first part, which is not packed.
    named = [kind for kind in _OPEN if kind[0].encode() in data[:_HEAD_BYTES]]
    if named:
        return named
    held = zip_kinds.names(data)
    return [kind for kind in _NEW if kind[0] in held]
