"""What tests of more than one package share; keep it small."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--late",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="delays every second background task of the window by up to so much: finds tests that wait for too little",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test's library goes; not made yet."""
    return tmp_path / "library"
