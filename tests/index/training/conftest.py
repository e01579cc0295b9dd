"""A network so small that it is fitted in a moment, and what it is fitted from."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import resources
from index.training.sizes import Sizes

TINY = Sizes(width=16, layers=1, heads=2, inner=32, pointer=8)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Small networks are computed on one thread: on a busy machine more wait for each other most of the time."""
    torch = sys.modules.get("torch")
    if torch is None:
        yield
        return
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def vocabulary() -> tuple[str, ...]:
    """The shipped word pieces."""
    return tuple(resources.text("model", "vocab.txt").splitlines())


@pytest.fixture
def write_base() -> Callable[..., dict[str, Any]]:
    """Writes random weights of an encoder as a base model's file and returns them, by the names they have there."""
    torch = pytest.importorskip("torch")
    safetensors = pytest.importorskip("safetensors.torch")

    def written(path: Path, sizes: Sizes = TINY) -> dict[str, Any]:
        torch.manual_seed(11)
        weights = {name: torch.randn(shape) / 10 for name, shape in shapes(sizes).items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        safetensors.save_file(weights, str(path))
        return weights

    return written


def shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """The parts of a base model that are read, and how large they are; it has others."""
    width, inner = sizes.width, sizes.inner
    found: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (sizes.vocabulary, width),
        "embeddings.position_embeddings.weight": (sizes.positions, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        "embeddings.LayerNorm.weight": (width,),
        "embeddings.LayerNorm.bias": (width,),
        "pooler.dense.weight": (width, width),
    }
    for number in range(sizes.layers):
        layer = f"encoder.layer.{number}"
        for name, out, into in (
            ("attention.self.query", width, width),
            ("attention.self.key", width, width),
            ("attention.self.value", width, width),
            ("attention.output.dense", width, width),
            ("intermediate.dense", inner, width),
            ("output.dense", width, inner),
        ):
            found |= {f"{layer}.{name}.weight": (out, into), f"{layer}.{name}.bias": (out,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            found |= {f"{layer}.{name}.weight": (width,), f"{layer}.{name}.bias": (width,)}
    return found
