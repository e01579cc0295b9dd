"""Everything we use of Whoosh, imported in one place and without the network modules it drags in.

WORKAROUND: `whoosh.compat` (Whoosh 2.7.4) imports `urlretrieve` from `urllib.request`, which nothing in Whoosh
calls; with it come http, ssl and email, nearly half of the time that importing Whoosh takes, and 5 MB. A stand-in
takes that module's place for the moment of the import. It can go when Whoosh does.

The names that end in `Object` say in annotations what an object of Whoosh is; Whoosh itself has no types.
"""

import importlib
import sys
from types import ModuleType
from typing import Any

_NETWORK = "urllib.request"


class _StandIn(ModuleType):
    """In place of `urllib.request`; should another thread catch it, it fetches the real module."""

    urlretrieve = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            # The import system itself asks for `__path__`.
            raise AttributeError(name)
        if sys.modules.get(_NETWORK) is self:
            del sys.modules[_NETWORK]
        return getattr(importlib.import_module(_NETWORK), name)


def _import_compat() -> None:
    if _NETWORK in sys.modules or "whoosh.compat" in sys.modules:
        return
    stand_in = _StandIn(_NETWORK)
    sys.modules[_NETWORK] = stand_in
    try:
        importlib.import_module("whoosh.compat")
    finally:
        if sys.modules.get(_NETWORK) is stand_in:
            del sys.modules[_NETWORK]


_import_compat()

# ruff: noqa: E402 - all of it after the stand-in
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter, W3PostingsWriter, W3TermsReader
from whoosh.columns import Column, ColumnReader, ColumnWriter, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.formats import Existence
from whoosh.index import TOC, FileIndex
from whoosh.lang.porter2 import stem as porter2
from whoosh.reading import TermNotFound
from whoosh.util.filelock import try_for

ColumnObject = Any
FieldObject = Any
FileObject = Any
ListObject = Any
LockObject = Any
MapObject = Any
SchemaObject = Any
SegmentObject = Any
StorageObject = Any
TermInfoObject = Any
WriterObject = Any

__all__ = (
    "COLUMN",
    "TOC",
    "WHOOSH3_HEADER_MAGIC",
    "Column",
    "ColumnObject",
    "ColumnReader",
    "ColumnWriter",
    "CompoundStorage",
    "Existence",
    "FieldObject",
    "FieldType",
    "FileIndex",
    "FileObject",
    "FileStorage",
    "ListObject",
    "LockObject",
    "MapObject",
    "Schema",
    "SchemaObject",
    "SegmentObject",
    "StorageObject",
    "StructFile",
    "TermInfoObject",
    "TermNotFound",
    "VarBytesColumn",
    "W3Codec",
    "W3FieldWriter",
    "W3PostingsWriter",
    "W3TermsReader",
    "WriterObject",
    "porter2",
    "try_for",
)
