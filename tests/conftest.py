"""What tests of more than one package share; keep it small."""

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test's library goes; not made yet."""
    return tmp_path / "library"
