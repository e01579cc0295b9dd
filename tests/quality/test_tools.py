"""The tools that read the source: style, types, and which part may import which."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def beside_python(name):
    """A console script of the environment that runs the tests."""
    return str(Path(sys.executable).with_name(name))


@pytest.mark.parametrize(
    "command",
    [
        [beside_python("ruff"), "check", "--quiet"],
        [beside_python("ruff"), "format", "--check", "--quiet"],
        [sys.executable, "-m", "mypy"],
        [beside_python("lint-imports"), "--no-cache"],
    ],
    ids=["style", "format", "types", "imports"],
)
def test_the_source_passes(command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
