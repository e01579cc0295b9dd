"""Times the export of all statements of a large library in every format, and the memory that it takes.

Run by hand: `python -m tests.benchmarks.bench_export [STATEMENTS]` (100,000 if not said). The library is that of
`bench_corrections`. Wanted is that memory stays flat: of ten times as many statements it is the same.
"""

import sys
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.exporting.export import ENDINGS, export
from index.workspace import Reader, Workspace
from tests.benchmarks.bench_corrections import fill


def main() -> None:
    """Make a library, export it, print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "library", count, count // 20)
        with Workspace.open(folder / "library") as library, closing(library.reader()) as reader:
            ids = reader.search("").ids
            print(
                f"{len(ids):,} statements\n{'':18} {'CPU s':>8} {'MB file':>8} {'MB peak of 1/100':>18} {'of 1/10':>8}"
            )
            for ending in ENDINGS:
                target = folder / f"all{ending}"
                started = time.process_time()
                export(reader, ids, target)
                taken_s = time.process_time() - started
                size_mb = target.stat().st_size / 1e6
                few, many = (peak_mb(reader, ids[: len(ids) // part], target) for part in (100, 10))
                print(f"{ending:18} {taken_s:8.1f} {size_mb:8.1f} {few:18.1f} {many:8.1f}", flush=True)
                target.unlink()


def peak_mb(reader: Reader, ids: Sequence[int], target: Path) -> float:
    """The memory that an export takes at most."""
    tracemalloc.start()
    export(reader, ids, target, replacing=True)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak_bytes / 1e6


if __name__ == "__main__":
    main()
