"""What may stand in the tree, and what may stand in its files."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from index.version import VERSION

ROOT = Path(__file__).parents[2]
TOP_LEVEL = {
    "pyproject.toml", "build.spec", "desktop", "index", "resources", "tests",
    "README.md", "CHANGELOG.md", "LICENSE", ".gitignore", ".ci",
}  # fmt: skip
SOURCES = [path for name in ("index", "desktop") for path in sorted((ROOT / name).rglob("*.py"))]
MAX_LINES = 350
"""The aim is 300; beyond this a file has more than one idea."""
MAX_FUNCTION_LINES = 40
MAX_BYTES = 30_000_000


def ignored_names():
    """Names at the top that .gitignore lists, and git's own."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return {line.strip("/") for line in lines} | {".git"}


def files():
    """Every file of the project, made ones left aside."""
    for name in sorted(TOP_LEVEL):
        top = ROOT / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def texts():
    for path in files():
        try:
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def relative(path):
    return str(path.relative_to(ROOT))


def code_lines(function):
    """How long a function is below its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_the_top_level_has_only_the_entries_that_belong_there():
    ignored = ignored_names()
    entries = {path.name for path in ROOT.iterdir() if not any(path.match(name) for name in ignored)}
    assert entries <= TOP_LEVEL


def test_no_file_names_a_place_on_somebodys_machine():
    home = re.compile(r"(?:/(?:home|Users)/\w|/root/|[A-Z]:\\Users\\\w)")
    checkout = str(ROOT.parent) + "/" if len(ROOT.parts) > 2 else None
    here = Path(__file__).relative_to(ROOT)
    found = [
        str(path) for path, text in texts() if path != here and (home.search(text) or (checkout and checkout in text))
    ]
    assert found == []


def test_lock_files_name_no_hosts():
    locks = [path for path in files() if path.suffix == ".lock" or path.name.startswith("requirements")]
    assert [relative(path) for path in locks if "://" in path.read_text(encoding="utf-8")] == []


def test_no_file_is_too_large_for_the_repository():
    assert [relative(path) for path in files() if path.stat().st_size > MAX_BYTES] == []


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == VERSION
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == VERSION


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_a_source_file_stays_readable(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MAX_LINES
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if code_lines(node) > MAX_FUNCTION_LINES] == []


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name == "__init__.py"], ids=relative)
def test_an_init_file_only_documents(path):
    (only,) = ast.parse(path.read_text(encoding="utf-8")).body
    assert isinstance(only, ast.Expr)


def test_every_folder_of_resources_says_where_it_comes_from():
    folders = [path for path in (ROOT / "resources").iterdir() if path.is_dir() and path.name != "linux"]
    notes = {path.parent for path in (ROOT / "resources").glob("*/*") if re.match("README|LICENSE", path.name)}
    assert [folder.name for folder in folders if folder not in notes] == []
