"""Random searches of a library with marks find, count and order what SQLite holds."""

from contextlib import closing

from index.workspace import Workspace
from tests.index.search.oracle import check_queries


def test_every_answer_is_what_the_rows_of_the_library_say(folder):
    with Workspace.open(folder) as library, closing(library.reader()) as reader:
        library.import_sample()
        ids = reader.search("is:any").ids
        library.set_starred(ids[::3], True)
        library.set_checked(ids[::4], on=True)
        library.add_tags(ids[::5], ["budget", "to check"])
        library.set_note(ids[0], "ask about the tide")
        assert check_queries(reader, folder, 60, seed=11) > 20
