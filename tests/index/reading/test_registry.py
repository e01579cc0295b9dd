import os

import pytest

from index.errors import SourceEmpty, SourceNotText, SourceTooLarge, SourceUnreadable
from index.reading import registry


def test_a_text_file_is_read(tmp_path):
    path = tmp_path / "quay.txt"
    path.write_text("The board voted to close the quay.", encoding="utf-8")
    assert registry.read(path).articles[0].text == "The board voted to close the quay."


def test_the_name_does_not_matter(tmp_path):
    path = tmp_path / "no-ending"
    path.write_bytes("“Close it,” she said.".encode("cp1252"))
    assert registry.read(path).articles[0].text == "“Close it,” she said."


def test_a_missing_file_cannot_be_opened(tmp_path):
    with pytest.raises(SourceUnreadable, match="no such file"):
        registry.read(tmp_path / "absent.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceUnreadable, match="folder"):
        registry.read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceUnreadable, match="not a file"):
        registry.read(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_cannot_be_opened(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("secret", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(SourceUnreadable, match="permission"):
        registry.read(path)


def test_a_name_that_no_system_takes_cannot_be_opened(tmp_path):
    with pytest.raises(SourceUnreadable):
        registry.read(tmp_path / "a\0b.txt")


def test_a_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(SourceTooLarge) as caught:
        registry.read(path)
    assert (caught.value.size_bytes, caught.value.limit_bytes) == (100_000_000, registry.MAX_BYTES)


def test_an_empty_file_says_so(tmp_path):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(SourceEmpty):
        registry.read(tmp_path / "empty.txt")


def test_bytes_without_a_text_say_so(tmp_path):
    (tmp_path / "numbers.txt").write_bytes(b"\x01\x02\xfe" + bytes(100))
    with pytest.raises(SourceNotText, match="not a text file"):
        registry.read(tmp_path / "numbers.txt")
