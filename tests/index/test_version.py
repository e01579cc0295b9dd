import tomllib
from pathlib import Path

from index.version import VERSION

ROOT = Path(__file__).parents[2]


def test_the_program_and_its_package_have_the_same_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
