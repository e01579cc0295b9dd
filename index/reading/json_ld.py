"""What a page says of its article in JSON-LD, the machine-readable block that news sites write for search engines."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLE = re.compile(r"Article$|Posting$|^Report$|^Review$|^NewsItem$")
_ENTITY = re.compile(r"&#?\w{1,30};")
_MAX_NODES = 2_000
_MAX_BYTES = 2_000_000

Node = dict[str, Any]


def article_node(blocks: list[str]) -> Node | None:
    """The node that describes the page's article, references to other nodes followed; None if there is none."""
    nodes = list(_nodes(blocks))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found = [node for node in nodes if any(_ARTICLE.search(kind) for kind in types(node))]
    best = next((node for node in found if text(node.get("headline")) or text(node.get("name"))), None)
    best = best or (found[0] if found else None)
    if best is None:
        return None
    return {key: _followed(value, by_id) for key, value in best.items()}


def types(node: Node) -> list[str]:
    """The types of a node, as plain names."""
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [name.rpartition("/")[2] for name in names if isinstance(name, str)]


def text(value: object) -> str | None:
    """A value as a text: itself, or its first item's; its name or id where it is a node."""
    if isinstance(value, str):
        return unescaped(value).strip() or None
    if isinstance(value, list):
        return next((found for item in value if (found := text(item))), None)
    if isinstance(value, dict):
        return text(value.get("name")) or text(value.get("@value"))
    return None


def unescaped(value: str) -> str:
    """A value with the entities resolved that some sites write where there should be none."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)


def texts(value: object) -> list[str]:
    """All the texts of a value that may be one or a list."""
    items = value if isinstance(value, list) else [value]
    return [found for item in items if (found := text(item))]


def address(value: object) -> str | None:
    """The address in a value: itself, or a node's id or url."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip() else None


def _nodes(blocks: list[str]) -> Iterator[Node]:
    """All nodes of all blocks that can be parsed, in order, graphs and lists opened."""
    pending: list[object] = []
    for block in blocks:
        if len(block) <= _MAX_BYTES:
            try:
                pending.append(json.loads(block.strip().removesuffix(";"), strict=False))
            except (ValueError, RecursionError):
                continue
    pending.reverse()
    for _ in range(_MAX_NODES):
        if not pending:
            return
        value = pending.pop()
        if isinstance(value, list):
            pending += reversed(value)
        elif isinstance(value, dict):
            yield value
            pending += [value[key] for key in ("mainEntity", "@graph") if isinstance(value.get(key), dict | list)]


def _followed(value: object, by_id: dict[str, Node]) -> object:
    """A value with references replaced by what they refer to, one step deep."""
    if isinstance(value, list):
        return [_followed(item, by_id) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value
