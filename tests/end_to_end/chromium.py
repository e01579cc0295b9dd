"""Chromium without a window and without a network: what it shows of a page that lies on this machine."""

import json
import shutil
import subprocess
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ENOUGH_S = 120
_NOBODY = "not an origin"


class Browser:
    """Opens pages with a profile of its own; nothing that they ask of the network gets anywhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.asked: list[str] = []
        """The addresses that the last page asked for, itself aside."""
        self.said = ""
        """What the last page wrote to the console."""

    def picture(self, page: Path, *, width: int = 1000, height: int = 1400) -> Path:
        """What the page looks like in a window of this size."""
        made = self._folder / "picture.png"
        self._open(page, made, f"--window-size={width},{height}", f"--screenshot={made}")
        return made

    def print(self, page: Path) -> Path:
        """The page as a PDF."""
        made = self._folder / "printed.pdf"
        self._open(page, made, "--no-pdf-header-footer", f"--print-to-pdf={made}")
        return made

    def _open(self, page: Path, made: Path, *options: str) -> None:
        made.unlink(missing_ok=True)
        log = self._folder / "net-log.json"
        log.unlink(missing_ok=True)
        command = [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr", f"--log-net-log={log}", f"--user-data-dir={self._folder / 'profile'}",
            *options, page.as_uri(),
        ]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, timeout=_ENOUGH_S)
        self.said = "\n".join(line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line)
        self.asked = _requests(log)
        assert made.exists(), done.stderr.decode(errors="replace")


def _requests(log: Path) -> list[str]:
    """The addresses that were asked for by the page: what Chromium itself wants is not among them."""
    values = json.loads(log.read_text(encoding="utf-8"))
    begun = values["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    asked = [event.get("params", {}) for event in values["events"] if event["type"] == begun]
    return [one["url"] for one in asked if "url" in one and one.get("initiator", _NOBODY) != _NOBODY]
