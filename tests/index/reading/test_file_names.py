"""Names for copies of sources: harmless, and with the ending of what is in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.file_names import file_name

PAGE = b"<!DOCTYPE html><html><body><p>Mayor Ada Quill said the bridge was safe again.</p></body></html>"
TEXT = b"Mayor Ada Quill said the bridge was safe again."


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("bridge.html", PAGE, "bridge.html"),
        ("bridge.HTM", PAGE, "bridge.htm"),
        ("bridge.pdf", PAGE, "bridge.html"),
        ("bridge.sh", TEXT, "bridge.txt"),
        ("bridge.desktop", PAGE, "bridge.html"),
        ("run.exe", b"%PDF-1.4 nothing", "run.pdf"),
        ("../../etc/passwd", TEXT, "passwd.txt"),
        ("C:\\Users\\Public\\autoexec.bat", TEXT, "autoexec.txt"),
        ("con", TEXT, "_con.txt"),
        (".bashrc", TEXT, "bashrc.txt"),
        ("pasted text", TEXT, "pasted text.txt"),
        ("Mr. Tan resigns: why?", TEXT, "Mr. Tan resigns_ why_.txt"),
        ("https://harbour.example/news/", PAGE, "news.html"),
        ("a\nb\x00.txt", TEXT, "a_b_.txt"),
        ("", TEXT, "original.txt"),
        ("…", TEXT, "_.txt"),
        ("x" * 300 + ".txt", TEXT, "x" * 80 + ".txt"),
    ],
)
def test_a_copy_has_a_harmless_name_with_the_ending_of_its_content(name, content, expected):
    assert file_name(name, content) == expected


@given(name=st.text(), content=st.binary(max_size=40))
def test_any_name_and_any_bytes_make_a_name_without_a_place(name, content):
    found = file_name(name, content)
    assert not set(found) & set('/\\:*?"<>|\n\x00')
    assert found == found.strip()
    assert not found.startswith(".")
    assert 4 < len(found) < 100
