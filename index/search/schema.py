"""The Whoosh schema and its column types.

Whoosh pickles fields and columns by module and name into every index, so what this module calls things is part of
the file format: renaming one needs a new `SCHEMA_VERSION`.
"""

from array import array

from index.search.fields import NAME_COLUMNS, NUMBER_COLUMNS, Row
from index.search.whoosh_names import (
    COLUMN,
    Column,
    ColumnReader,
    ColumnWriter,
    Existence,
    FieldType,
    FileObject,
    Schema,
    VarBytesColumn,
)


class Bag(FieldType):  # type: ignore[misc]
    """A field of ready terms, which reach the index through a `PostingPool`."""

    indexed = True
    stored = scorable = unique = False
    vector = analyzer = column_type = None

    def __init__(self) -> None:
        self.format = Existence()


class Numbers(Column):  # type: ignore[misc]
    """A column of signed 64-bit numbers that is loaded in one piece."""

    _default = 0

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Collects the numbers and writes them at the end."""

        def __init__(self, dbfile: FileObject) -> None:
            super().__init__(dbfile)
            self._numbers = array("q")

        def add(self, docnum: int, value: int) -> None:
            """Set the number of one document; documents come in order."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.append(value)

        def finish(self, doccount: int) -> None:
            """Write the column."""
            self._numbers.extend([0] * (doccount - len(self._numbers)))
            self._dbfile.write_array(self._numbers)

    class Reader(ColumnReader):  # type: ignore[misc]
        """Reads a whole column, or one number of it."""

        def load(self) -> "array[int]":
            """All numbers in order of documents."""
            loaded: array[int] = self._dbfile.get_array(self._basepos, "q", self._doccount)
            return loaded

        def __getitem__(self, docnum: int) -> int:
            return int(self._dbfile.get_long(self._basepos + 8 * docnum))


class Names(Column):  # type: ignore[misc]
    """A column of few different byte strings: each written once, and a number into them for every document.

    Whoosh's own `RefBytesColumn` drops every value after the 65,535th.
    """

    _default = b""

    class Writer(ColumnWriter):  # type: ignore[misc]
        """Collects the names and writes them at the end."""

        def __init__(self, dbfile: FileObject) -> None:
            super().__init__(dbfile)
            self._ordinals = array("I")
            self._names = {b"": 0}

        def add(self, docnum: int, value: bytes) -> None:
            """Set the name of one document; documents come in order."""
            self._ordinals.extend([0] * (docnum - len(self._ordinals)))
            self._ordinals.append(self._names.setdefault(value, len(self._names)))

        def finish(self, doccount: int) -> None:
            """Write the column."""
            self._ordinals.extend([0] * (doccount - len(self._ordinals)))
            self._dbfile.write_array(self._ordinals)
            self._dbfile.write(b"\n".join(self._names))

    class Reader(ColumnReader):  # type: ignore[misc]
        """Reads a whole column, or one name of it."""

        def load(self) -> "tuple[array[int], tuple[bytes, ...]]":
            """The number of each document's name, and the names by number; number 0 is no name."""
            size = 4 * self._doccount
            ordinals = self._dbfile.get_array(self._basepos, "I", self._doccount)
            names = bytes(self._dbfile.get(self._basepos + size, self._length - size))
            return ordinals, tuple(names.split(b"\n"))

        def __getitem__(self, docnum: int) -> bytes:
            if not hasattr(self, "_loaded"):
                self._loaded = self.load()
            ordinals, names = self._loaded
            return names[ordinals[docnum]]


class Texts(VarBytesColumn):  # type: ignore[misc]
    """A column of different byte strings, one after the other."""

    class Reader(VarBytesColumn.Reader):  # type: ignore[misc]
        """Reads all of it in one piece, or one string of it."""

        def load(self) -> "tuple[bytes, array[int]]":
            """All strings together, and where each begins."""
            size = self._offsets[-1] + self._lengths[-1] if self._doccount else 0
            return bytes(self._dbfile.get(self._basepos, size)), self._offsets


SCHEMA = Schema(
    text=Bag(),
    exact=Bag(),
    head=Bag(),
    fact=Bag(),
    words=COLUMN(Texts()),
    **{name: COLUMN(Numbers()) for name in NUMBER_COLUMNS},
    **{name: COLUMN(Names()) for name in NAME_COLUMNS},
)

COLUMN_NAMES = ("words", *NUMBER_COLUMNS, *NAME_COLUMNS)


def columns_of(row: Row) -> dict[str, int | bytes]:
    """The arguments of Whoosh's `add_document`, which stores the columns only."""
    numbers = zip(NUMBER_COLUMNS, row.numbers, strict=True)
    names = zip(NAME_COLUMNS, row.names, strict=True)
    return {"words": row.words, **dict(numbers), **dict(names)}
