"""A name for a copy of a source: harmless on every system, with the ending of what is in it.

Whoever opens such a copy hands it to the program for its ending, so the ending is never taken on trust.
"""

import re
from pathlib import PurePosixPath

from index.reading import pages, registry

_ENDINGS = {
    "PDF": (".pdf",),
    "Word document": (".docx",),
    "Excel workbook": (".xlsx",),
    "OpenDocument text": (".odt",),
    "EPUB": (".epub",),
    "ZIP archive": (".zip",),
    "gzipped file": (".gz",),
    "old Office file": (".doc",),
    "other Office file": (".pptx",),
    "RTF document": (".rtf",),
    "feed": (".xml", ".rss", ".atom", ".json"),
    "JSON table": (".json", ".jsonl"),
    "CSV table": (".csv", ".tsv"),
    "e-mail or MHTML": (".eml", ".mhtml", ".mht"),
    "web page": (".html", ".htm"),
    "Markdown": (".md", ".txt"),
}
"""By the name of the format; the first one is for names without a fitting ending."""
_PAGE = (".html", ".htm")
_XML = (".xml",)
_TEXT = (".txt", ".text")
_ODD = re.compile(r"[^\w .,()+-]+")
_MAX_STEM_CHARS = 80
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(name: str, content: bytes) -> str:
    """A file name for the bytes of a source that is called `name`, which may be the name of a file or not."""
    path = PurePosixPath(name.replace("\\", "/").rstrip("/"))
    endings = _endings(content)
    has_ending = path.suffix.lower() in endings
    stem = _ODD.sub("_", path.stem if has_ending or _is_ending(path.suffix) else path.name)
    stem = stem[:_MAX_STEM_CHARS].strip(" .") or "original"
    ending = path.suffix.lower() if has_ending else endings[0]
    return f"{'_' if _RESERVED.fullmatch(stem) else ''}{stem}{ending}"


def _is_ending(suffix: str) -> bool:
    """Whether it looks like the ending of a file and not like the end of a sentence or an address."""
    return bool(re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{0,7}", suffix))


def _endings(content: bytes) -> tuple[str, ...]:
    """The endings that fit some bytes, the usual one first."""
    kind = registry.recognised(content).name
    if kind in _ENDINGS:
        return _ENDINGS[kind]
    # Exports of databases come as pages, as XML and as text.
    if pages.looks_like_page(content):
        return _PAGE
    return _XML if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else _TEXT
