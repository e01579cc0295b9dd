"""Breaks files of every format in thousands of ways and reads them.

    python -m tests.benchmarks.fuzz_readers [INPUTS]

The default is 5,000 inputs. Real pages and exports of the reference data are broken too, where they are there. Each
input must give articles or a `SourceError`; anything else is printed with the number that makes it again, and the
slowest inputs are named.
"""

import gzip
import sys
import time
import traceback
from pathlib import Path

from index.reading import registry
from tests.index.reading.mutations import SEEDS, mutated
from tests.index.reading.test_fuzz import check

DATA = Path(__file__).parents[3] / "shared" / "data"
_SLOW_S = 10.0


def seeds() -> dict[str, bytes]:
    """Invented files and real ones, by name."""
    real = [*(DATA / "exports").glob("*"), *(DATA / "feeds").glob("*")]
    found = {**SEEDS, **{path.name: path.read_bytes() for path in real}}
    for path in sorted((DATA / "html-pages" / "pages").glob("*.gz"))[::8]:
        found[path.name] = gzip.decompress(path.read_bytes())
    return found


def main() -> int:
    """Reads all inputs; 1 if one of them gave anything but articles or a `SourceError`."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    files = list(seeds().items())
    failed, slowest = 0, (0.0, "")
    for number in range(wanted):
        name, seed = files[number % len(files)]
        data = mutated(seed, number)
        start = time.process_time()
        try:
            check(data)
        except Exception:  # noqa: BLE001  # whatever it is, it is a finding
            failed += 1
            print(f"FAILED {name}, number {number}, read as {registry.recognised(data).name}")
            traceback.print_exc()
        slowest = max(slowest, (time.process_time() - start, f"{name}, number {number}"))
    print(f"{wanted} inputs from {len(files)} files, {failed} failed; slowest: {slowest[0]:.1f} s ({slowest[1]})")
    return 1 if failed or slowest[0] > _SLOW_S else 0


if __name__ == "__main__":
    sys.exit(main())
