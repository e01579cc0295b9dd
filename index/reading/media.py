"""Pictures and recordings: recognised, so that the user is told what would make a text of them."""

import re

from index.errors import SourceUnsupported
from index.reading.outcome import Reading

_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|BM.{4}\0{4}|.{4}ftyp(?:heic|heix|mif1|msf1|avif)",
    re.DOTALL,
)
_RECORDING = re.compile(
    rb".{4}ftyp|RIFF.{4}(?:WAVE|AVI )|ID3[\x02-\x04]|\xff[\xfb\xf3\xf2]|OggS|fLaC|\x1a\x45\xdf\xa3"
    rb"|FORM.{4}AIF[FC](?:COMM|FVER)",
    re.DOTALL,
)


def looks_like(data: bytes) -> bool:
    """Whether bytes begin as a picture, a sound or a video does."""
    return bool(_PICTURE.match(data) or _RECORDING.match(data))


def refuse(data: bytes, *, source: str) -> Reading:
    """Never returns: says what the file is.

    Raises:
        SourceUnsupported: always.
    """
    if _PICTURE.match(data):
        raise SourceUnsupported(source, found="a picture", instead="a PDF with its text recognised")
    raise SourceUnsupported(source, found="a recording", instead="a transcript")
