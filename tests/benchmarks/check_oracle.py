"""Asks 500 random queries of a library of real news; every answer must be what a reckoning over SQLite says.

Run by hand: `python -m tests.benchmarks.check_oracle [QUERIES [SEED]]`. The library has the built-in article and the
shipped articles of Wikinews, with marks on some statements; the statements are found by the model, which takes minutes.
"""

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from index.workspace import Workspace
from tests.index.search.oracle import check_queries, rows_of


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:3]]
    count, seed = (*given, *(500, 1)[len(given) :])
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder)) as library:
        library.import_sample()
        library.import_sample_library()
        with closing(library.reader()) as reader:
            ids = reader.search("is:any").ids
            library.set_starred(ids[::7], True)
            library.set_checked(ids[::11], on=True)
            library.add_tags(ids[::13], ["budget", "to check"])
            library.set_note(ids[0], "ask about the tide")
            found = check_queries(reader, Path(folder), count, seed)
            print(f"{count} queries over {len(rows_of(reader)):,} statements: all as reckoned, {found} found something")


if __name__ == "__main__":
    main()
