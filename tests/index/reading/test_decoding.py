import codecs
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceNotText
from index.reading.decoding import decode

SENTENCE = "“We don’t want that,” the naïve Señor said – twice, in a café near the river."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        SENTENCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        codecs.BOM_UTF32_BE + SENTENCE.encode("utf-32-be"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 le", "utf-16 be", "utf-32 le", "utf-32 be", "windows"],
)
def test_the_usual_encodings_give_the_same_text(data):
    assert decode(data, source="a.txt") == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_without_a_byte_order_mark(encoding):
    assert decode(SENTENCE.encode(encoding), source="a.txt") == SENTENCE


def test_a_file_cut_inside_a_character_is_still_utf_8():
    data = (SENTENCE * 3).encode() + "é".encode()[:1]
    assert decode(data, source="a.txt") == SENTENCE * 3 + "\ufffd"


def test_cyrillic_in_a_single_byte_encoding_does_not_become_accented_letters():
    text = "Министр иностранных дел заявил журналистам, что переговоры продолжатся на следующей неделе. " * 5
    assert decode(text.encode("cp1251"), source="a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"text with a \0 in it",
        bytes(range(256)) * 20,
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04 a zip file",
        b"{\\rtf1\\ansi Hello}",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"\xff\xfea",
    ],
    ids=["nul", "all bytes", "pdf", "zip", "rtf", "png", "odd utf-16"],
)
def test_what_is_not_text_is_refused_by_name(data):
    with pytest.raises(SourceNotText) as caught:
        decode(data, source="picture.txt")
    assert caught.value.source == "picture.txt"


@settings(deadline=None)  # some bytes load charset-normalizer
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_clear_refusal(data):
    with contextlib.suppress(SourceNotText):
        assert "\0" not in decode(data, source="x")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_comes_back_unchanged(text):
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"GIF8")):
        assert decode(data, source="x") == text
