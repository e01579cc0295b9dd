"""XML from bytes to a tree: no entities, no document types from elsewhere, nothing fetched, no great depth."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.errors import SourceMalformed
from index.reading.limits import MAX_NESTING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ENTITY = re.compile(rb"<!ENTITY|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def parse(data: bytes, *, source: str, forgiving: bool = False) -> "Element":
    """The root of an XML document; a forgiving parser takes what it can of a broken one.

    Raises:
        SourceMalformed: it is broken, declares entities of its own, or nests too deeply.
    """
    from lxml import etree

    if _ENTITY.search(data):
        raise SourceMalformed(source, "its XML declares entities, which this program does not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        recover=forgiving, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError, AssertionError) as error:
        raise SourceMalformed(source, f"its XML is broken ({error})") from error
    if root is None:
        raise SourceMalformed(source, "its XML is broken")
    if depth(root) > MAX_NESTING:
        raise SourceMalformed(source, "its elements are nested too deeply")
    return root


def depth(root: "Element") -> int:
    """How many elements lie within each other at most."""
    from lxml import etree

    deepest = here = 0
    for step, _ in etree.iterwalk(root, events=("start", "end")):
        here += 1 if step == "start" else -1
        deepest = max(deepest, here)
    return deepest


def name(element: "Element") -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def named(root: "Element", *wanted: str) -> Iterator["Element"]:
    """The elements of these names below a root, in document order, whatever their namespaces."""
    return (element for element in root.iter() if name(element) in wanted)


def first_text(root: "Element", *wanted: str) -> str | None:
    """The text of the first element below a root that has one of these names and any text, on one line."""
    texts = (" ".join("".join(element.itertext()).split()) for element in named(root, *wanted))
    return next((text for text in texts if text), None)
