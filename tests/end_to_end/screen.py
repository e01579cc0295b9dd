"""A screen of its own for a test: X server, window manager, real keys, other programs' view of the clipboard."""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager

TOOLS = ("Xvfb", "openbox", "xdotool", "xclip", "gio")
PROGRAM = "on-the-record"
PATIENCE_S = 60
_POLL_S = 0.05
_ASK_S = 10
_KEY_DELAY_MS = "12"


def missing_tools():
    """The programs that a test with a real window needs and that are not installed."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def wait_for(what, look, *, patience_s=PATIENCE_S):
    """The first true value that `look` gives; fails and says what it waited for. Other processes send no signals."""
    deadline = time.monotonic() + patience_s
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {patience_s} s for {what}"
        time.sleep(_POLL_S)
    return found


def stop(process):
    """Ends a process that the test started, gently first."""
    process.terminate()
    try:
        process.wait(_ASK_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(_ASK_S)


class Screen:
    """One X display, seen through the tools that any user or program could run."""

    def __init__(self, display, home):
        self.display = display
        self.home = home
        # What a program gets that is started without a session: no path, no language, nobody's settings.
        self.environment = {"DISPLAY": display, "HOME": str(home)}

    def ask(self, *command):
        """What a command prints; None if it fails or does not answer."""
        try:
            done = subprocess.run(
                command,
                env=self._tools_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_ASK_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None

    def window(self):
        """The program's window, once it is shown, with the keyboard focus."""
        look = ("xdotool", "search", "--onlyvisible", "--class", f"^{PROGRAM}$")
        found = wait_for("the window", lambda: self.ask(*look)).split()[-1]
        wait_for("the window's focus", lambda: self.ask("xdotool", "windowactivate", "--sync", found) is not None)
        return found

    def process_id(self, window):
        """The process that a window belongs to."""
        return int(self.ask("xdotool", "getwindowpid", window))

    def press(self, *keys):
        """Presses keys one after the other, named like `ctrl+c`."""
        assert self.ask("xdotool", "key", "--clearmodifiers", "--delay", _KEY_DELAY_MS, *keys) is not None

    def write(self, text):
        """Types a text key by key."""
        assert self.ask("xdotool", "type", "--clearmodifiers", "--delay", _KEY_DELAY_MS, "--", text) is not None

    def pasted(self, target="UTF8_STRING"):
        """What another process gets from the clipboard in this flavour; empty if there is none."""
        return self.ask("xclip", "-selection", "clipboard", "-out", "-target", target) or ""

    def fill_clipboard(self, text):
        """Puts another process's text on the clipboard."""
        command = ["xclip", "-selection", "clipboard", "-in"]
        subprocess.run(
            command, input=text.encode(), env=self._tools_environment(), stdout=subprocess.DEVNULL, check=True
        )
        # It ends before it owns the clipboard, and could take it away from who copies next.
        wait_for("the clipboard to be filled", lambda: self.pasted() == text)

    def _tools_environment(self):
        return {**os.environ, "DISPLAY": self.display, "HOME": str(self.home)}


@contextmanager
def new_screen(home):
    """A display that no other test sees, with a window manager on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "the X server did not start"
        screen = Screen(f":{number}", home)
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=screen.environment | {"PATH": os.defpath},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield screen
        finally:
            stop(manager)
    finally:
        stop(server)
