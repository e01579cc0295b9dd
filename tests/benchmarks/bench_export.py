"""Times the export of all statements of a large library in every format, and the memory that it takes.

Run by hand: `python -m tests.benchmarks.bench_export [STATEMENTS]` (100,000 if not said). The library is that of
`bench_corrections`. Wanted is that memory stays flat; the formats for reference managers are made in one piece.
"""

import sys
import tempfile
import time
import tracemalloc
from contextlib import closing
from pathlib import Path

from index.exporting.export import ENDINGS, export
from index.workspace import Workspace
from tests.benchmarks.bench_corrections import fill


def main() -> None:
    """Make a library, export it, print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "library", count, count // 20)
        with Workspace.open(folder / "library") as library, closing(library.reader()) as reader:
            ids = reader.search("").ids
            print(f"{len(ids):,} statements\n{'':18} {'CPU s':>8} {'MB file':>8} {'MB peak':>8}")
            for ending in ENDINGS:
                target = folder / f"all{ending}"
                started = time.process_time()
                export(reader, ids, target)
                taken_s = time.process_time() - started
                tracemalloc.start()
                export(reader, ids[: len(ids) // 10], folder / f"tenth{ending}")
                _, peak_bytes = tracemalloc.get_traced_memory()
                tracemalloc.stop()
                size_mb = target.stat().st_size / 1e6
                print(f"{ending:18} {taken_s:8.1f} {size_mb:8.1f} {peak_bytes / 1e6:8.1f}", flush=True)
                target.unlink()


if __name__ == "__main__":
    main()
