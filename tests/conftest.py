"""What tests of more than one package share; keep it small."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no failure.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


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
