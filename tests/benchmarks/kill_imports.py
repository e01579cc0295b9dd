"""Kills an import of many files at random moments, and looks each time at what is left.

Run by hand: `python -m tests.benchmarks.kill_imports [FILES [TIMES]]` (300 and 30 if not said). The moments are spread
evenly over an import that nobody kills, from the start of its process to its end; the files are short, so that it ends.
Every second import commits to the index all the time, so that there are more moments at which something can be torn.

After each kill the library is opened as the program does it. Every article that was told as stored must be there and
whole, the index must answer like one made anew, and the same import again must complete the library. Ends with 1 if it
does not.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from index.workspace import Workspace
from tests.index.test_crash_recovery import answers, contents, start_import, write_files

_SELDOM_S = 3.0
"""As often as the program does it."""


def killed(folder: Path, files: Path, moment_s: float, commit_every_s: float) -> int:
    """Starts an import and kills it; returns how many articles it had told of as stored."""
    started = time.monotonic()
    process = start_import(folder, files, commit_every_s)
    time.sleep(max(0.0, started + moment_s - time.monotonic()))
    process.kill()
    told = [int(word) for word in process.communicate()[0].split() if word.isdecimal()]
    return max(told, default=0)


def faults(folder: Path, files: Path, expected: dict[str, list[object]], told: int) -> tuple[int, list[str]]:
    """Opens what a kill left; how many articles are in it, and what is wrong with it, in words."""
    wrong = []
    with Workspace.open(folder) as library:
        found = contents(folder)
        if len(found) < told:
            wrong.append(f"{told - len(found)} article(s) lost")
        if found != {source: expected.get(source) for source in found}:
            wrong.append("an article is torn")
        repaired = answers(folder)
        library.rebuild()
        if repaired != answers(folder):
            wrong.append("the index answers other than one made anew")
        library.import_paths([files])
    if contents(folder) != expected:
        wrong.append("the same import did not complete it")
    return len(found), wrong


def main() -> int:
    """Kills, and prints what was left."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", type=int, nargs="?", default=300)
    parser.add_argument("times", type=int, nargs="?", default=30)
    options = parser.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        files = top / "files"
        files.mkdir()
        write_files(files, options.files)
        durations_s = []
        for commit_every_s in (_SELDOM_S, 0.0):
            started = time.monotonic()
            start_import(top / f"whole-{commit_every_s}", files, commit_every_s).communicate()
            durations_s.append(time.monotonic() - started)
        expected = contents(top / f"whole-{_SELDOM_S}")
        print(
            f"{len(expected)} files; an import that nobody kills takes {' or '.join(f'{s:.1f}' for s in durations_s)} s"
        )
        for attempt in range(options.times):
            folder, commits_always = top / f"killed-{attempt}", attempt % 2
            moment_s = random.uniform(0, durations_s[commits_always])
            told = killed(folder, files, moment_s, 0.0 if commits_always else _SELDOM_S)
            stored, wrong = faults(folder, files, expected, told)
            bad += bool(wrong)
            print(
                f"{attempt + 1}: killed after {moment_s:.2f} s; told {told}, in the library {stored}: "
                f"{', '.join(wrong) or 'whole, repaired, completed'}",
                flush=True,
            )
    print(f"killed {options.times} times, {bad} of them with a loss or damage")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
