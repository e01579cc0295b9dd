"""From the start of the process to the first painted results, beside an empty PySide6 window.

    python tests/benchmarks/bench_start.py [--program dist/on-the-record/on-the-record] [--runs 11]

Runs both by turns, so that both meet the same machine; prints medians, their ratio, and resident memory at that moment.
Needs a display (for example `xvfb-run`).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    told = False
    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.told:
            self.told = True
            QTimer.singleShot(0, lambda: print(f"painted {time.time():.6f}", flush=True))

application = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def one_run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds to the first paint, and resident megabytes then."""
    started = time.time()
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            if line.startswith("painted "):
                return (float(line.split()[1]) - started) * 1000, resident_mb(process.pid)
        raise SystemExit(f"{command[0]} ended without painting anything")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def resident_mb(pid: int) -> float:
    """Resident memory of a process; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def prepare(home: Path, environment: dict[str, str]) -> None:
    """A user who has the built-in article, settings and last results as the first start leaves them."""
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    environment.update(folders)
    os.environ.update(folders)
    sys.path.insert(0, str(ROOT))
    from desktop.app import settings_path, snapshot_path
    from desktop.backstage import Answer
    from desktop.flow import FIRST_QUERY
    from desktop.settings import Settings
    from desktop.snapshot import Snapshot, keep
    from index.workspace import Workspace, default_folder

    with Workspace.open(default_folder()) as workspace:
        workspace.import_sample()
        reader = workspace.reader()
        results = reader.search(FIRST_QUERY)
        answer = Answer(results=results, rows=reader.rows(results.ids), elapsed_ms=1.0)
        reader.close()
    settings = Settings(settings_path(None))
    settings.query = FIRST_QUERY
    settings.save()
    keep(snapshot_path(None), Snapshot(folder=default_folder(), order=settings.order, answer=answer))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=Path, help="a packaged program, instead of the sources")
    parser.add_argument("--runs", type=int, default=11)
    options = parser.parse_args()
    environment = {**os.environ, "ON_THE_RECORD_TRACE_START": "1"}
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name), environment)
        program = [str(options.program.resolve())] if options.program else [sys.executable, "-m", "desktop"]
        commands = {"empty": [sys.executable, "-c", EMPTY], "program": program}
        times: dict[str, list[float]] = {key: [] for key in commands}
        memory: dict[str, list[float]] = {key: [] for key in commands}
        for run in range(options.runs + 1):
            for key, command in commands.items():
                elapsed_ms, used_mb = one_run(command, environment)
                if run:  # the first run of each warms the disk
                    times[key].append(elapsed_ms)
                    memory[key].append(used_mb)
    for key in commands:
        low, middle = min(times[key]), statistics.median(times[key])
        print(f"{key:8} first paint {middle:6.0f} ms (best {low:.0f}), {statistics.median(memory[key]):5.0f} MB")
    ratios = [program / empty for program, empty in zip(times["program"], times["empty"], strict=True)]
    print(f"ratio    {statistics.median(ratios):.2f} (median of {len(ratios)} pairs)")


if __name__ == "__main__":
    main()
