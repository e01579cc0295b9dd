import os
import signal
import subprocess
import sys

import pytest

from desktop.__main__ import is_for_window, main


@pytest.mark.parametrize(
    "arguments", [[], ["--library", "x"], ["--library=x"], ["--self-test"], ["--self-test", "--library", "search"]]
)
def test_the_window_opens_without_a_command(arguments):
    assert is_for_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["search", "x"], ["--help"], ["--version"], ["--library", "x", "articles"], ["--library"], ["-h"], ["file.txt"]],
)
def test_everything_else_is_for_the_command_line(arguments):
    assert not is_for_window(arguments)


def test_a_command_returns_its_exit_code(tmp_path, capsys):
    assert main(["--library", str(tmp_path), "articles"]) == 1


def test_the_command_line_never_loads_qt():
    code = (
        "import sys; from desktop.__main__ import main\n"
        "try: main(['--version'])\n"
        "except SystemExit: print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"


_INTERRUPTED = """
import os, runpy, signal, sys

class Interrupts:
    "Presses Ctrl+C when a module begins to load."

    def find_spec(self, name, path, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupts())
sys.argv[1:] = ["articles"]
runpy.run_module("{program}", run_name="__main__")
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise")
@pytest.mark.parametrize("program", ["desktop", "index"])
@pytest.mark.parametrize("module", ["index.workspace", "index.cli_changes", "platformdirs"])
def test_ctrl_c_while_the_program_loads_ends_it_without_a_word(program, module):
    code = _INTERRUPTED.format(module=module, program=program)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")
    assert done.returncode in {130, -signal.SIGINT}
