"""Every error has words: what happened, what is safe, what to do."""

from pathlib import Path

import pytest

from desktop.messages import explain, repaired
from index import errors
from index.hints import Repair

PATH = Path("folder") / "name"
EVERY = [
    errors.RecordError("plain"),
    errors.SourceError("a.txt", "x"),
    errors.SourceUnreadable("folder/a.txt", "no permission"),
    errors.SourceNotText("folder/a.txt"),
    errors.SourceMisnamed("folder/a.pdf", claimed="a PDF"),
    errors.SourceUnsupported("folder/a.doc", found="an old Word document", instead="DOCX"),
    errors.SourceMalformed("folder/a.zip", "cannot be unpacked"),
    errors.SourceLocked("folder/a.pdf"),
    errors.SourceEmpty("folder/a.txt"),
    errors.SourceScanned("folder/a.pdf", pages=3),
    errors.SourceNeedsScript("folder/a.html"),
    errors.SourceTooSlow("folder/a.pdf", limit_s=120.0),
    errors.SourceCrashed("folder/a.pdf", reason="its reader crashed (SIGSEGV)"),
    errors.SourceTooLarge("folder/a.txt", size_bytes=90_000_000, limit_bytes=20_000_000),
    errors.ModelError(PATH, "x"),
    errors.ModelMissing(PATH),
    errors.ModelDamaged(PATH),
    errors.LibraryError("x"),
    errors.LibraryTooNew(PATH, found=9, known=1),
    errors.LibraryDamaged(PATH, "not a database"),
    errors.LibraryUnavailable(PATH, "read-only"),
    errors.LibraryInUse(PATH),
    errors.DiskFull(PATH),
    errors.LibraryReadOnly(PATH),
    errors.CopyFailed(PATH, "disk full"),
    errors.BackupNotFound("library-x"),
    errors.ArticleNotFound(1),
    errors.StatementNotFound(1),
    errors.PersonNotFound(1),
    errors.NameNotFound("Ann Field", "Field"),
    errors.NameAmbiguous("Field", (1, 2)),
    errors.NameMissing(),
    errors.NameTooLong("x" * 201, limit_chars=200),
    errors.DetailInvalid("url", "x"),
    errors.ParagraphNotFound(1, 9),
    errors.PlaceInvalid(1, [(3, 3)]),
    errors.ChangeNotFound(1),
    errors.ChangeSuperseded(1, by=2),
    errors.QueryError("x"),
    errors.CitationError("x"),
    errors.UnknownStyle("x", ("mla",)),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_error_is_explained_in_sentences(error):
    message = explain(error)
    assert message.lasting
    assert message.text.endswith(".")
    assert "None" not in message.text
    assert "{" not in message.text
    assert any(word in message.text for word in ("safe", "changed", "untouched", "imported", "copied"))


def test_that_nothing_had_to_be_changed_goes_away_by_itself():
    assert not explain(errors.NothingToChange()).lasting


def test_a_path_is_shortened_to_its_name():
    assert "folder" not in explain(errors.SourceNotText("folder/a.txt")).text
    assert "“a.txt”" in explain(errors.SourceNotText("C:\\folder\\a.txt")).text


def test_anything_else_is_our_own_bug_and_says_where_the_details_are():
    assert "Copy Report" in explain(ZeroDivisionError()).text


@pytest.mark.parametrize("repair", Repair)
def test_a_mended_index_is_told_with_what_is_safe(repair):
    text = repaired(repair).text
    assert "search index" in text
    assert "All your articles and changes are there." in text
