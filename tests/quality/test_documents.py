"""What the documents promise exists."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def command_line_help(*command):
    done = subprocess.run(
        [sys.executable, "-m", "index", *command, "--help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def section(heading):
    return re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)[1]


@pytest.mark.parametrize("heading", ["Start it", "Test it", "Package it"])
def test_each_way_in_is_one_command_on_one_line(heading):
    (command,) = CODE.findall(section(heading))
    assert command.count("\n") == 1


def test_the_first_command_ends_in_the_running_program():
    (command,) = CODE.findall(section("Start it"))
    assert command.strip().endswith("&& .venv/bin/on-the-record")


def test_the_continuous_check_takes_its_commands_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert set(re.findall(r"command_of '([^']+)'", script)) == {"Start it", "Test it", "Package it"}


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", *(str(path.relative_to(ROOT)) for path in ROOT.glob("resources/*/README.md"))]
)
def test_the_files_that_a_page_names_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^):#]+)\)|`((?:resources|index|desktop|tests)/[\w./-]+)`", text)
    assert [name for pair in named for name in pair if name and not (ROOT / name).exists()] == []


def test_the_commands_of_the_readme_exist():
    shown = re.findall(r"^on-the-record ([a-z-]+)(.*)$", README, re.MULTILINE)
    assert shown
    overview = command_line_help()
    for command, rest in shown:
        assert re.search(rf"^ +{command}\b", overview, re.MULTILINE)
        options = command_line_help(command)
        assert [option for option in re.findall(r"--[a-z]+", rest) if option not in options] == []


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils is not installed")
def test_the_desktop_entry_is_valid():
    entry = ROOT / "resources" / "linux" / "on-the-record.desktop"
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no POSIX shell")
@pytest.mark.parametrize("script", [".ci/run", "resources/linux/install-desktop-entry.sh"])
def test_a_script_is_executable_and_parses(script):
    shell = "bash" if "bash" in (ROOT / script).read_text(encoding="utf-8").split("\n")[0] else "sh"
    subprocess.run([shell, "-n", ROOT / script], check=True)
    assert (ROOT / script).stat().st_mode & 0o111
