"""Pictures and recordings are told as what they are."""

import pytest

from index.errors import SourceUnsupported
from index.reading import media, registry


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"GIF89a", "a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypheic", "a picture"),
        (b"\x00\x00\x00\x20ftypisom", "a recording"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "a recording"),
        (b"ID3\x03\x00", "a recording"),
        (b"OggS\x00", "a recording"),
    ],
)
def test_they_are_refused_with_what_would_make_a_text_of_them(start, found):
    with pytest.raises(SourceUnsupported) as refused:
        registry.read_bytes(start + bytes(range(256)), source="it.txt")
    assert refused.value.found == found


@pytest.mark.parametrize(
    "text", ["BM said no.", "ID3 is a tag, she said.", "GIF files are old.", "FORMAT: AIFF, he said."]
)
def test_texts_that_begin_alike_are_none(text):
    assert not media.looks_like(text.encode())
    assert not media.looks_like(text.encode("utf-16"))
