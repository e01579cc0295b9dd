"""Journeys through the packaged program, as a user has it: another working folder, no environment, a double click."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.reading import sample
from tests.end_to_end import journey
from tests.end_to_end.screen import wait_for

ROOT = Path(__file__).parents[2]
PACKAGE = Path(os.environ.get("ON_THE_RECORD_PACKAGE", ROOT / "dist" / "on-the-record"))
SUFFIX = ".exe" if sys.platform == "win32" else ""
MADE_FROM = ("index", "desktop", "resources", "build.spec", "pyproject.toml")


def newest_source():
    """When a file that goes into the package last changed."""
    files = (path for name in MADE_FROM for path in [ROOT / name, *(ROOT / name).rglob("*")])
    return max(path.stat().st_mtime for path in files if path.is_file() and path.suffix != ".pyc")


@pytest.fixture(scope="module", autouse=True)
def package():
    """The folder of the packaged program, made from the source as it is now."""
    program = PACKAGE / f"on-the-record{SUFFIX}"
    problem = None
    if not program.exists():
        problem = "there is no packaged program: python -m PyInstaller --noconfirm build.spec"
    elif program.stat().st_mtime < newest_source():
        problem = "the packaged program is older than the source: build it again"
    if problem:
        # On the machine that decides, a journey that did not happen is a failure.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(problem)
    return PACKAGE


def run(program, *arguments, **environment):
    """Runs a program of the package without a display, an environment or its folder; gives what it did."""
    return subprocess.run(
        [program, *arguments],
        cwd="/",
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_every_bundled_part_works(package, tmp_path):
    home = str(tmp_path)
    done = run(package / "on-the-record", "--self-test", HOME=home, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_console_program_imports_searches_and_cites(package, tmp_path):
    program = package / "on-the-record-cli"
    article = tmp_path / "article.txt"
    shutil.copy(sample.path(), article)
    library = ("--library", str(tmp_path / "library"))
    environment = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    assert run(program, *library, "import", str(article), **environment).returncode == 0
    found = run(program, *library, "search", '"low level of trust" kind:direct', **environment)
    assert journey.QUOTE in found.stdout
    cited = run(program, *library, "cite", found.stdout.split()[0], **environment)
    assert journey.HEADLINE in cited.stdout


def test_what_is_not_needed_stays_out(package):
    names = {path.name for path in package.rglob("*")}
    assert not [name for name in names if name.endswith((".qm", "_train.py")) or "Qml" in name or "Quick" in name]


def test_the_licences_of_its_parts_come_with_it(package):
    texts = [path.relative_to(package) for path in package.rglob("licences/**/*") if path.is_file()]
    named = " ".join(str(path) for path in texts)
    for part in ("LICENSE", "LGPL-3.0.txt", "Whoosh.txt", "numpy", "onnxruntime", "platformdirs", "py3langid"):
        assert part in named


@pytest.mark.display
def test_a_double_click_opens_it_and_a_citation_can_be_pasted(package, screen, tmp_path):
    elsewhere = tmp_path / 'a "folder" with 100% $odd signs'
    shutil.copytree(package, elsewhere, symlinks=True)
    install = [elsewhere / "install-desktop-entry.sh"]
    subprocess.run(install, env={"HOME": str(screen.home), "PATH": os.defpath}, check=True, capture_output=True)
    entry = screen.home / ".local" / "share" / "applications" / "on-the-record.desktop"
    subprocess.run(
        [shutil.which("gio"), "launch", entry],
        cwd="/",
        env=screen.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    process_id = screen.process_id(screen.window())
    try:
        journey.check_citation_in_every_flavour(screen)
        journey.check_quote_alone(screen)
        journey.check_article_beside_it(screen, sample.article().text)
        screen.press("ctrl+q")
        wait_for("the program's end", lambda: not Path(f"/proc/{process_id}").exists())
    finally:
        if Path(f"/proc/{process_id}").exists():
            os.kill(process_id, signal.SIGKILL)


def test_the_desktop_entry_can_be_removed_again(package, tmp_path):
    install = package / "install-desktop-entry.sh"
    environment = {"HOME": str(tmp_path), "PATH": os.defpath}
    subprocess.run([install], env=environment, check=True, capture_output=True)
    subprocess.run([install, "--remove"], env=environment, check=True, capture_output=True)
    assert [path.name for path in tmp_path.rglob("on-the-record*")] == []
