"""Bytes to text: finds the encoding, or says that the bytes are no text."""

import codecs
import re

from index.errors import SourceNotText

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_FORMATS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"{\\rtf",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE_CHARS = 1_000_000
_MAX_CONTROL_SHARE = 0.002
_MAX_FOREIGN_SHARE = 0.3
_VALID_PER_BROKEN = 10


def decode(data: bytes, *, source: str) -> str:
    """The text of a file, in the first encoding that fits.

    The order is: byte order mark, UTF-16 or UTF-32 without one, strict UTF-8, UTF-8 with a few broken bytes
    (replaced by U+FFFD), Windows-1252, and last what charset-normalizer finds. A byte order mark is dropped.

    Raises:
        SourceNotText: the bytes are another format's, hold NUL or many control characters, or fit no encoding.
    """
    if data.startswith(_OTHER_FORMATS):
        raise SourceNotText(source)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding) if encoding != "utf-8" else _utf8(data[len(mark) :])
            break
    else:
        text = _wide(data) if b"\0" in data else _utf8(data) or _windows(data) or _guessed(data)
    if text is None or _looks_binary(text):
        raise SourceNotText(source)
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    """The text in this encoding, or None where a byte does not fit it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> str | None:
    """UTF-8; a few broken bytes among many good characters, as in a file cut short, do not count against it."""
    if (text := _strict(data, "utf-8")) is not None:
        return text
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    valid = sum(not character.isascii() for character in text) - broken
    return text if valid >= _VALID_PER_BROKEN * broken else None


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the NUL bytes of Latin letters stand."""
    sample = data[:4096]
    quarter = max(1, len(sample) // 4)
    zeros = [sample[place::4].count(0) / quarter for place in range(4)]
    for encoding, expected in (
        ("utf-32-le", (False, True, True, True)),
        ("utf-32-be", (True, True, True, False)),
        ("utf-16-le", (False, True, False, True)),
        ("utf-16-be", (True, False, True, False)),
    ):
        if all((share > 0.5) == many for share, many in zip(zeros, expected, strict=True)):
            return _strict(data, encoding)
    return None


def _windows(data: bytes) -> str | None:
    """Windows-1252, which nearly any bytes fit: accepted only where most letters are plain Latin ones."""
    text = _strict(data, "cp1252")
    if text is None:
        return None
    letters = [character for character in text[:_SAMPLE_CHARS] if character.isalpha()]
    foreign = sum(not character.isascii() for character in letters)
    return text if foreign <= _MAX_FOREIGN_SHARE * len(letters) else None


def _guessed(data: bytes) -> str | None:
    """What charset-normalizer makes of the bytes."""
    # Rarely needed and slow to import.
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def _looks_binary(text: str) -> bool:
    """Whether there are more control characters, or any NUL, than a text has."""
    sample = text[:_SAMPLE_CHARS]
    return "\0" in text or len(_CONTROLS.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)
